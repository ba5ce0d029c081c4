"""The options of a map on the command line: its extent, what its symbols count, and what stands on it."""

import argparse
from typing import Any

from models.case import Case
from models.errors import WrongUse
from models.figure.basemap import load_basemap
from models.figure.regions import region_of
from models.gazetteer.spelling import fold
from models.publication.choices import LOCATORS
from models.publication.map_sums import COUNT, PLAIN, measures_in
from models.records.story import Claim, Field, Kind
from models.translation import tr
from models.values.listing import in_a_row
from models.values.money.currencies import ISO_4217


def map_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the choices of a map."""
    told = parser.add_argument_group(tr("of a map"))
    told.add_argument(
        "--extent", metavar="WHERE", help=tr("fit, world, Pacific, a country, a province, or W,S,E,N")
    )
    told.add_argument("--symbols", metavar="WHAT", help=tr("plain, count, or a sum: “CNY proceeds”"))
    told.add_argument(
        "--shaded", action="append", metavar="PROVINCE", help=tr("tint a province; none: no more")
    )
    told.add_argument("--kinds", metavar="KIND,KIND", help=tr("show events of these kinds only"))
    for name, words in (
        ("values", tr("sums at the symbols")),
        ("routes", tr("arrows from place to place")),
        ("area-names", tr("names of countries and seas")),
        ("towns", tr("names of towns around, on a close map")),
    ):
        told.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=None, help=words)
    told.add_argument(
        "--locator",
        nargs="?",
        const="always",
        choices=LOCATORS,
        help=tr("a small map of the lands around: auto on a close map, always, never"),
    )
    told.add_argument(
        "--no-locator", dest="locator", action="store_const", const="never", help=argparse.SUPPRESS
    )


def map_choices(case: Case, chosen: argparse.Namespace) -> dict[str, Any]:
    """Return the choices of a map that the command makes; WrongUse for what the case or the Earth does not know."""
    if chosen.extent:
        region_of(chosen.extent)
    return {
        "region": chosen.extent,
        "extent": () if chosen.extent else None,
        "symbols": _symbols(case, chosen.symbols) if chosen.symbols else None,
        "shaded": _provinces(chosen.shaded) if chosen.shaded else None,
        "kinds": _kinds(case, chosen.kinds) if chosen.kinds else None,
        "has_values": chosen.values,
        "has_routes": chosen.routes,
        "has_area_names": chosen.area_names,
        "has_towns": chosen.towns,
        "locator": chosen.locator,
    }


def _symbols(case: Case, words: str) -> str:
    """Return what symbols count, as the case writes it; a currency may be one into which the case has rates."""
    sums = [
        claim for field in (Field.AMOUNT, Field.QUANTITY) for claim in case.reader.where(Claim, field=field)
    ]
    known = (PLAIN, COUNT, *measures_in(sums))
    unit, _, meaning = " ".join(words.split()).partition(" ")
    meanings = {measure.partition(" ")[2] for measure in known}
    if unit.upper() in ISO_4217 and meaning.casefold() in meanings:
        return f"{unit.upper()} {meaning.casefold()}"
    found = next((one for one in known if fold(one) == fold(words)), None)
    if found is None:
        raise WrongUse(
            tr(
                "“{words}” is nothing that a map of this case can count: write one of {known}.",
                words=words,
                known=in_a_row(known),
            )
        )
    return found


def _provinces(words: list[str]) -> tuple[str, ...]:
    """Return the provinces by the names of the base map."""
    if [fold(one) for one in words] == ["none"]:
        return ()
    provinces = load_basemap().provinces
    names = {fold(name): one.name for one in provinces for name in (one.local_name, one.name) if name}
    for one in words:
        if fold(one) not in names:
            raise WrongUse(
                tr(
                    "“{name}” is no province that the map knows: write its English or Chinese name, such as "
                    "Jiangsu.",
                    name=one,
                )
            )
    return tuple(names[fold(one)] for one in words)


def _kinds(case: Case, words: str) -> tuple[str, ...]:
    """Return the ids of kinds that are told by id or name, with commas between them."""
    kinds = case.reader.all(Kind)
    known = {fold(key): kind.id for kind in kinds for key in (kind.name, kind.id)}
    wanted = [one.strip() for one in words.split(",") if one.strip()]
    for one in wanted:
        if fold(one) not in known:
            names = ", ".join(kind.id for kind in kinds)
            raise WrongUse(
                tr("“{name}” is no kind of this case: write one of {names}.", name=one, names=names)
            )
    return tuple(dict.fromkeys(known[fold(one)] for one in wanted))
