"""Which records a name means: those of this very name, or else those whose name holds the words."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from models.gazetteer.finding import areas_named, holds
from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace
from models.gazetteer.spelling import fold as fold_place
from models.gazetteer.spelling import without_ending
from models.records.aliases import names_of
from models.records.story import Place
from models.texts.search_text import fold, is_chinese, runs
from models.values.where.points import distance_km

_BESIDE = re.compile(r"[(（][^)）]*[)）]")
_NEAR = 60.0  # km within which a place of the case is the place of its name in the gazetteer


Names = Mapping[str, Iterable[str]]
"""The names of records by their ids."""


def _nothing_said() -> Names:
    return {}


def named(words: str, names: Names, said: Callable[[], Names] = _nothing_said) -> frozenset[str]:
    """Return those that bear this very name; if none does, those whose name holds the words, or has the initials.

    What sources print where they say otherwise (`said`) counts only if no name does: it may be a misspelling of
    one record, and the right name of another.
    """
    exact, sought = fold(words), runs(words)

    def bearing(some: Names) -> frozenset[str]:
        is_so = {id for id, own in some.items() if any(fold(name) == exact for name in own)}
        if not is_so:
            is_so = {id for id, own in some.items() if any(has_words(name, sought) for name in own)}
        return frozenset(
            is_so or {id for id, own in some.items() if any(exact in initials(name) for name in own)}
        )

    return bearing(names) or bearing(said())


def initials(name: str) -> tuple[str, ...]:
    """Return the letters by which a name of three words or more is called: PBOC and PBC for People's Bank of China."""
    words = re.findall(r"[^\W\d_]+", name.replace("'s", "").replace("’s", ""))
    all_of, capitals = (
        "".join(word[0] for word in some) for some in (words, [w for w in words if w[0].isupper()])
    )
    return tuple(fold(letters) for letters in (all_of, capitals) if len(letters) > 2)


def has_words(text: str, sought: tuple[str, ...]) -> bool:
    """Tell whether a text holds every one of some runs: words by their beginning, Chinese anywhere."""
    held = runs(text)
    return bool(sought) and all(
        any(run in each if is_chinese(run) else each.startswith(run) for each in held) for run in sought
    )


def places_in(
    words: str, places: Iterable[Place], said: Callable[[], Names] = _nothing_said
) -> frozenset[str]:
    """Return the places that have a name, and all that lie in one: its province, its country, its city.

    Where there are none, those count whose name holds the words, and then those that sources spell so.
    """
    some = tuple(places)
    keys = _keys(words)
    meant = areas_named(words) if words.strip() else ()
    inside = frozenset(
        place.id for place in some if keys & _parts(place) or any(_lies_in(place, one) for one in meant)
    )
    return inside or named(words, {one.id: names_of(one) for one in some}, said)


def _keys(name: str) -> frozenset[str]:
    return frozenset({fold_place(name), fold_place(without_ending(name)), fold_place(fold(name))} - {""})


def _parts(place: Place) -> frozenset[str]:
    """Return the folded names that stand in a place's own name and in what it lies in: Hampstead, London."""
    texts = (place.name, place.local_name, *place.aliases, place.admin)
    parts = (part for text in texts for part in re.split(r"[,，]", _BESIDE.sub(" ", text)))
    return frozenset(key for part in parts for key in _keys(part.strip()))


def _lies_in(place: Place, area: GazetteerPlace) -> bool:
    if place.country and (area.kind == "country" or place.country != area.country):
        return place.country == area.country
    if area.kind == "province" and _keys(area.name) & _parts(place):
        return True
    point = (place.point.lat, place.point.lon) if place.point else None
    own = _in_gazetteer(place.name, place.country, point)
    return own is not None and (own.number == area.number or holds(area, own))


@cache
def _in_gazetteer(name: str, country: str, point: tuple[float, float] | None) -> GazetteerPlace | None:
    """Return the place of this name in the gazetteer, if it lies where the place of the case does."""
    for match in Gazetteer.load().named(_BESIDE.sub(" ", name).split(",")[0].strip()):
        one = match.place
        if country and one.country != country:
            continue
        if point is None or (abs(one.lat - point[0]) < 1 and _km(one, point) < _NEAR):
            return one
    return None


def _km(place: GazetteerPlace, point: tuple[float, float]) -> float:
    return distance_km(place.point, type(place.point)(*point))
