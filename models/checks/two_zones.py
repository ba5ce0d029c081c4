"""One moment that two events tell by the clocks of two zones."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from models.checks.alike import Alike, likeness_of
from models.checks.finding import Finding, Remedy, Weight, about_event, dated
from models.checks.matter import Matter
from models.records.dossier import Dossier
from models.translation import language, tr, tr_later
from models.values.when import words
from models.values.when.zones import longitude_of_city, longitude_of_country, longitude_of_words

NAME = tr_later("one moment, two zones")
REASON = tr_later(
    "The evening of 12 May in New York is the morning of 13 May in Beijing: two reports, one event."
)
MANY = tr_later("events may be one, told by the clocks of two zones")
REMEDY = Remedy.SAME_EVENT
RANK = 205

_APART: Final = 60.0  # degrees of longitude, four hours: within less, few days differ
_CROWD: Final = 40  # events of one day and one likeness that are compared


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event with one of the day before, farther west, that may be the same."""
    likeness = likeness_of(matter)
    by_day: defaultdict[tuple[date, str], list[Dossier]] = defaultdict(list)
    for dossier in matter.dossiers:
        for key in _keys(dossier, likeness):
            by_day[key].append(dossier)
    seen: set[tuple[str, str]] = set()
    for (day, mark), later in by_day.items():
        for earlier in by_day.get((date.fromordinal(day.toordinal() - 1), mark), ())[:_CROWD]:
            for one in later[:_CROWD]:
                pair = (earlier.event.id, one.event.id)
                if pair not in seen and _may_be_one(likeness, earlier, one):
                    seen.add(pair)
                    yield _finding(earlier, one)


def _keys(dossier: Dossier, likeness: Alike) -> Iterator[tuple[date, str]]:
    when = dossier.event.when
    if (
        when
        and when.earliest
        and when.earliest == when.latest
        and not dossier.event.relation
        and when.earliest != date.min
    ):
        yield from ((when.earliest, mark) for mark in likeness.marks(dossier))


def _may_be_one(likeness: Alike, earlier: Dossier, later: Dossier) -> bool:
    west, east = _longitude(earlier), _longitude(later)
    first, second = earlier.event.when, later.event.when
    if first is None or second is None or likeness.are_linked(earlier, later):
        return False
    if first.is_timed and second.is_timed:
        return first.on_clock("UTC").edtf == second.on_clock("UTC").edtf and first.edtf != second.edtf
    if west is None or east is None or east - west < _APART:
        return False
    return likeness.are_alike(earlier, later, least=2)  # their places are two by the nature of the thing


def _longitude(dossier: Dossier) -> float | None:
    """Return where on Earth the clock of an event stands: by the words of its date, its place or its country."""
    when = dossier.event.when
    if when and when.wording and (told := longitude_of_words(when.wording)) is not None:
        return told
    points = [one.place.point for one in dossier.stated if one.place and one.place.point]
    if points:
        return points[0].lon
    country = next((one.place.country for one in dossier.stated if one.place and one.place.country), "")
    named = longitude_of_city(dossier.event.title)
    return named if named is not None else longitude_of_country(country or dossier.event.jurisdiction)


def _finding(earlier: Dossier, later: Dossier) -> Finding:
    sentence = tr(
        "{first} and {second} may be one moment by the clocks of two zones: keep one, with its time and zone.",
        first=_dated(earlier),
        second=_dated(later),
    )
    return about_event(NAME, Weight.LOOK, later.event, sentence, target=later.event.id)


def _dated(dossier: Dossier) -> str:
    when = dossier.event.when
    return dated(dossier.event.title, words(when, language()) if when else "")
