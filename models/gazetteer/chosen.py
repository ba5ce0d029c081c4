"""Which place somebody chose for a name: written down in words that a person can read, and found again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from models.errors import UnreadableValue
from models.gazetteer.finding import find_place
from models.gazetteer.gazetteer import GazetteerPlace
from models.gazetteer.pointed import read_pasted
from models.translation import tr
from models.values.where.coordinates import words
from models.values.where.points import Point, distance_km

_SAME_KM: Final = 1.0  # within which a place of the gazetteer is the one that was chosen
_AT: Final = " @ "


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a choice means: a place of the gazetteer, or a point alone."""

    place: GazetteerPlace | None = None
    point: Point | None = None


def choice_of(place: GazetteerPlace) -> str:
    """Return a place as a choice: Taizhou, Zhejiang, CN @ 28.6627, 121.4331."""
    name = ", ".join(part for part in (place.name, place.area) if part)
    return f"{name}{_AT}{words(place.point)}"


def chosen_place(name: str, choice: str, countries: Iterable[str] = ()) -> Chosen:
    """Return what was chosen for a name: “town, country”, a point, or both; UnreadableValue if it means nothing."""
    told, at, where = choice.rpartition(_AT)
    if at:
        point = read_pasted(where).point
        known = (*find_place(name, countries).places, *find_place(told, countries).places)
        near = [one for one in known if distance_km(one.point, point) <= _SAME_KM]
        near.sort(key=lambda one: distance_km(one.point, point))
        return Chosen(near[0] if near else None, point)
    found = find_place(choice, countries)
    if found.place is not None:
        return Chosen(found.place, found.place.point)
    try:
        return Chosen(None, read_pasted(choice).point)
    except UnreadableValue:
        if found.places:
            raise UnreadableValue(found.sentence) from None
        raise UnreadableValue(
            tr(
                "“{choice}” is no place that is known: write town and country, or latitude and longitude.",
                choice=choice,
            )
        ) from None
