"""What the words of a place field mean: a place of the case, one that the gazetteer knows, or none yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from gui.forms.event_draft import same_place
from models.gazetteer.finding import find_place
from models.gazetteer.found import Found, Verdict
from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace
from models.records.aliases import names_of
from models.records.story import Place
from models.translation import tr, tr_later
from models.values.listing import in_a_row

KNOWN_ONLY: Final = {
    "city": tr_later("Only {place} is known: the point stands for the city."),
    "district": tr_later("Only {place} is known: the point stands for the district."),
    "province": tr_later("Only {place} is known: the point stands for the province."),
    "country": tr_later("Only {place} is known: the point stands for the country."),
    "region": tr_later("Only {place} is known: the point stands for the region."),
}


@dataclass(frozen=True, slots=True)
class Meant:
    """What is understood, in a sentence, and what would stand in the case; `is_open` where that has no point yet."""

    sentence: str = ""
    is_open: bool = False
    is_likely: bool = False  # a guess that Enter takes
    place: Place | None = None
    found: GazetteerPlace | None = None


ReadPlace = Callable[[str], Meant]


def place_reader(known: Iterable[Place], jurisdictions: Iterable[str] = ()) -> ReadPlace:
    """Return the function that tells what typed words mean as a place of a case with these places and jurisdictions."""
    places = tuple(known)
    countries = home_of(places, jurisdictions)

    def read(words: str) -> Meant:
        if not words:
            return Meant()
        wanted = words.casefold()
        own = [one for one in places if wanted in (name.casefold() for name in names_of(one))]
        if len(own) > 1:
            return Meant(
                tr("{count} places of this case are called so: choose one from the list.", count=len(own)),
                is_open=True,
            )
        return meant_by(own[0]) if own else _found(find_place(words, countries), places)

    return read


def home_of(places: Iterable[Place], jurisdictions: Iterable[str]) -> frozenset[str]:
    """Return the countries of a case, whose places are likelier meant: those of its places and of its events."""
    return frozenset(code for code in (*(place.country for place in places), *jurisdictions) if code)


def meant_by(place: Place) -> Meant:
    """Return that a place of the case is meant."""
    if place.point is None:
        return Meant(
            tr("{place}: in this case, but on no map yet.", place=place_words(place)),
            is_open=True,
            place=place,
        )
    return Meant(tr("{place}: in this case.", place=place_words(place)), place=place)


def _found(found: Found, places: tuple[Place, ...]) -> Meant:
    first = found.place
    own = same_place(first, places) if first and not found.rest else None
    if own is not None:
        return meant_by(own)
    if first is None:
        return Meant(found.sentence, is_open=found.verdict is not Verdict.NO_PLACE)
    if found.rest:
        return Meant(tr(KNOWN_ONLY[first.kind], place=full_words(first)), found=first)
    if found.verdict is Verdict.SURE:
        return Meant(tr("{place}.", place=full_words(first)), found=first)
    likely = (
        tr(
            "{place} – likely, not {other}; Enter takes it.",
            place=full_words(first),
            other=full_words(found.others[0]),
        )
        if found.others
        else tr("{place} – likely; Enter takes it.", place=full_words(first))
    )
    return Meant(likely, is_likely=True, found=first)


def full_words(place: GazetteerPlace) -> str:
    """Return a place of the gazetteer with its region and country: Batumi, Ajaria, Georgia."""
    name = " ".join(part for part in (place.name, place.local_name) if part)
    return _in_area(name, place.admin, place.country)


def place_words(place: Place) -> str:
    """Return a place of the case with its region and country."""
    name = " ".join(part for part in (place.name, place.local_name) if part)
    area = place.admin.removesuffix(place.country).rstrip(" ,") if place.country else place.admin
    return _in_area(name, area, place.country)


def _in_area(name: str, area: str, country: str) -> str:
    held = Gazetteer.load().country(country) if country else None
    whole = held.name if held else country
    return in_a_row(dict.fromkeys(part for part in (name, area, whole) if part))
