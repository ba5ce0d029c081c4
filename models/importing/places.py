"""Gives the places of an import their points: what is sure or likely is taken, what is not is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from models.case import Case
from models.errors import UnreadableValue
from models.exchange.doubts import LEAVE, Doubt, DoubtKind, Reading
from models.exchange.imported import shown
from models.gazetteer.chosen import choice_of, chosen_place
from models.gazetteer.company import Company
from models.gazetteer.found import Found, Verdict, told
from models.records.desk import Record
from models.records.story import Event, Place
from models.texts.placed import placed
from models.translation import tr, tr_later

_LISTED = 40  # places of one verdict in a report
_DOUBTED: Final = (Verdict.LIKELY, Verdict.ASKED, Verdict.UNKNOWN)
GIVEN: Final = tr_later("given when it was imported")
"""Where the point of a place comes from that somebody wrote for its name in a table."""
_HEADINGS = {
    Verdict.LIKELY: tr_later("Places that are likely, and taken: look them over."),
    Verdict.ASKED: tr_later("Places that can be several: they have no point until you choose."),
    Verdict.UNKNOWN: tr_later("Places that are not known: give them a point in the form of the place."),
    Verdict.NO_PLACE: tr_later("Not a single place, and without a point."),
}


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A new place, what its name was found to mean, and what somebody chose for it."""

    place: Place  # as the file has it
    found: Found
    choice: str = ""
    problem: str = ""  # with what was chosen


def countries_of(case: Case, new: Iterable[Record]) -> frozenset[str]:
    """Return the countries that a case, with what is added, is about: their places go before others of the name."""
    told = {place.country for place in case.reader.all(Place)}
    told |= {event.jurisdiction for event in (*case.reader.all(Event), *new) if isinstance(event, Event)}
    return frozenset(told - {""})


def with_points(
    records: Sequence[Record],
    countries: frozenset[str],
    choices: Mapping[str, str] = MappingProxyType({}),
    sought: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[list[Record], tuple[FoundPlace, ...]]:
    """Return the records with points for the places that have none, and what was found for each of these.

    What somebody chose for a name goes before what it is found to mean; a choice that means nothing leaves it bare.
    A name in doubt is taken for a place of the countries in which the others lie. `sought` are the words under which
    a place is looked for instead of its name, the fullest first: its city, with province and country.
    """
    bare = (_words(one, sought)[0] for one in records if isinstance(one, Place) and one.point is None)
    told = (one.country for one in records if isinstance(one, Place) and one.point)
    company = Company.of(bare, countries, told)
    kept: list[Record] = []
    listed: list[FoundPlace] = []
    for record in records:
        if isinstance(record, Place) and record.point is None:
            place, found = _found(record, company, choices, _words(record, sought))
            listed.append(found)
            kept.append(place)
        else:
            kept.append(record)
    return kept, tuple(listed)


def _words(place: Place, sought: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return sought.get(place.id) or (place.name,)


def _found(
    place: Place, company: Company, choices: Mapping[str, str], words: tuple[str, ...]
) -> tuple[Place, FoundPlace]:
    """Return a place with its point, if it gets one, and what was found for it."""
    found = company.first(words)
    choice = next((choices[one] for one in (place.name, *words) if one in choices), "")
    if choice == LEAVE:
        return place, FoundPlace(place, found, choice)
    if not choice:
        return placed(place, found.place) if found.place else place, FoundPlace(place, found)
    try:
        chosen = chosen_place(found.words, choice, company.home)
    except UnreadableValue as error:
        return place, FoundPlace(place, found, choice, str(error))
    if chosen.place:
        return placed(place, chosen.place), FoundPlace(place, found, choice)
    return replace(place, point=chosen.point, origin=GIVEN), FoundPlace(place, found, choice)


def doubts_of_places(found: Iterable[FoundPlace], rows: Mapping[str, Sequence[int]]) -> Iterator[Doubt]:
    """Yield the places that are in doubt, or that somebody chose, each once with all rows that name it."""
    alike: dict[str, list[FoundPlace]] = {}
    for one in found:
        if one.found.verdict in _DOUBTED or one.choice:
            alike.setdefault(one.found.words, []).append(one)
    for words, places in alike.items():
        one = places[0]
        readings = tuple(Reading(told(place), choice_of(place)) for place in one.found.places)
        taken = told(one.found.place) if one.found.place else ""
        sentence = one.problem or one.found.sentence
        choice = "" if one.problem else one.choice
        numbers = sorted({number for each in places for number in rows.get(each.place.id, ())})
        yield Doubt(DoubtKind.PLACE, words, sentence, readings, tuple(numbers), choice, taken)


def told_of_places(found: Iterable[FoundPlace]) -> Iterator[str]:
    """Return the lines that list what is likely, asked, unknown and no place, each kind under its heading."""
    listed = tuple(found)
    yield from (f"“{shown(one.place.name, 60)}”: {shown(one.problem)}" for one in listed if one.problem)
    for verdict, heading in _HEADINGS.items():
        those = [one.found for one in listed if one.found.verdict is verdict and not one.choice]
        if those:
            yield tr("{heading} {n:,}:", heading=tr(heading), n=len(those))
            yield from (f"  {shown(one.sentence)}" for one in those[:_LISTED])
            if len(those) > _LISTED:
                yield f"  {tr('and {n:,} more.', n=len(those) - _LISTED)}"
