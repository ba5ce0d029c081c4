"""Gives the places of an import their points: what is sure or likely is taken, what is not is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.case import Case
from models.exchange.imported import shown
from models.gazetteer.finding import find_place
from models.gazetteer.found import Found, Verdict
from models.gazetteer.gazetteer import GazetteerPlace
from models.records.desk import Record
from models.records.story import Event, Place, PlaceId
from models.texts.placed import placed

_LISTED = 40  # places of one verdict in a report
_HEADINGS = {
    Verdict.LIKELY: "Places that are likely, and taken: look them over.",
    Verdict.ASKED: "Places that can be several: they have no point until you choose.",
    Verdict.UNKNOWN: "Places that are not known: give them a point in the form of the place.",
    Verdict.NO_PLACE: "Not a single place, and without a point.",
}


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A new place, and what its name was found to mean."""

    place: Place  # as the file has it
    found: Found


def countries_of(case: Case, new: Iterable[Record]) -> frozenset[str]:
    """Return the countries that a case, with what is added, is about: their places go before others of the name."""
    told = {place.country for place in case.reader.all(Place)}
    told |= {event.jurisdiction for event in (*case.reader.all(Event), *new) if isinstance(event, Event)}
    return frozenset(told - {""})


def with_points(
    records: Sequence[Record], countries: frozenset[str]
) -> tuple[list[Record], tuple[FoundPlace, ...]]:
    """Return the records with points for the places that have none, and what was found for each of these."""
    kept: list[Record] = []
    told: list[FoundPlace] = []
    for record in records:
        if isinstance(record, Place) and record.point is None:
            found = find_place(record.name, countries)
            told.append(FoundPlace(record, found))
            kept.append(placed(record, found.place) if found.place else record)
        else:
            kept.append(record)
    return kept, tuple(told)


def with_choices(
    records: Iterable[Record], found: Iterable[FoundPlace], choices: Mapping[PlaceId, GazetteerPlace | None]
) -> tuple[Record, ...]:
    """Return the records with the places that a person chose for some names, or with none."""
    bare = {one.place.id: one.place for one in found if one.place.id in choices}

    def chosen(record: Record) -> Record:
        if not isinstance(record, Place) or record.id not in bare:
            return record
        choice = choices[record.id]
        return placed(bare[record.id], choice) if choice else bare[record.id]

    return tuple(map(chosen, records))


def told_of_places(found: Iterable[FoundPlace]) -> Iterator[str]:
    """Return the lines that list what is likely, asked, unknown and no place, each kind under its heading."""
    told = tuple(found)
    for verdict, heading in _HEADINGS.items():
        those = [one.found for one in told if one.found.verdict is verdict]
        if those:
            yield f"{heading} {len(those):,}:"
            yield from (f"  {shown(one.sentence)}" for one in those[:_LISTED])
            if len(those) > _LISTED:
                yield f"  and {len(those) - _LISTED:,} more."
