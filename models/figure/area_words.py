"""What countries and seas are called on a map, in the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from models.errors import CaseError
from models.gazetteer.naming import country_name
from models.machine.paths import resource
from models.translation import tr
from models.values.where.points import Point

CONTESTED: Final = frozenset(("", "TW", "XK", "EH"))
"""Land on whose standing states do not agree is drawn and not named: naming it would take a side."""
CITIES: Final = frozenset(("HK", "MO", "SG", "MC", "VA"))
"""What is a city already has the name of its place."""


@dataclass(frozen=True, slots=True)
class Sea:
    """A sea: its names by language, where they may stand, and how wide it is there, in degrees."""

    names: Mapping[str, str]
    points: tuple[Point, ...]
    width: float


def word_of_country(code: str, language: str) -> str:
    """Return the name of a country in capitals, as atlases set it; nothing where none is written."""
    if len(code) != 2 or code in CONTESTED | CITIES:
        return ""
    return country_name(code, _known(language)).upper()


def word_of_sea(sea: Sea, language: str) -> str:
    """Return the name of a sea."""
    return sea.names[_known(language)]


def _known(language: str) -> str:
    if language.startswith("zh"):
        return "zh-Hant" if language == "zh-Hant" else "zh-Hans"
    return language if language in ("en", "de", "fr") else "en"


@cache
def seas() -> tuple[Sea, ...]:
    """Return the oceans and seas, the widest first."""
    try:
        lines = resource("place_names", "seas.tsv").read_text("utf-8").splitlines()
    except OSError as error:
        raise CaseError(tr("The names of seas are missing: install Dateline again.")) from error
    keys = lines[0].split("\t")
    found = []
    for line in lines[1:]:
        row = dict(zip(keys, line.split("\t"), strict=True))
        at = [point.split() for point in row["points"].split(";")]
        points = tuple(Point(float(lat), float(lon)) for lon, lat in at)
        found.append(Sea(row, points, float(row["width"])))
    return tuple(sorted(found, key=lambda sea: -sea.width))
