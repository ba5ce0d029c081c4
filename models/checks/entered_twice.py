"""Events that may be one event, entered twice."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from models.checks.alike import Alike, likeness_of
from models.checks.finding import Finding, Remedy, Weight, about_event, dated
from models.checks.matter import Matter
from models.checks.sums import day_of, is_before
from models.records.dossier import Dossier
from models.records.story import Event, EventId
from models.translation import language, tr, tr_later
from models.values.when import short_words

NAME = tr_later("entered twice")
REASON = tr_later("An event that stands in the case twice is drawn, counted and checked twice.")
MANY = tr_later("events may stand in the case twice")
REMEDY = Remedy.SAME_EVENT
RANK = 200

ALIKE: Final = 0.6  # the share of words that two titles have in common
NEXT = 40  # events in the order of dates that one is compared with
SHORT = 31  # days: within more, two events told in other words are hardly ever one


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event with another of its time that has nearly its title, or tells the same in other words."""
    likeness = likeness_of(matter)
    pairs = _of_one_title(matter, likeness) | _in_other_words(matter, likeness)
    for one, other in sorted(pairs):
        first, second = matter.by_event[one], matter.by_event[other]
        if not (likeness.are_linked(first, second) or likeness.differ(first, second)):
            yield _finding(first, second)


def _finding(first: Dossier, second: Dossier) -> Finding:
    sentence = tr(
        "{first} and {second} may be one event, entered twice: compare them, and merge them if they are.",
        first=_dated(first),
        second=_dated(second),
    )
    return about_event(NAME, Weight.LOOK, first.event, sentence)


def _dated(dossier: Dossier) -> str:
    when = dossier.event.when
    return dated(dossier.event.title, short_words(when, language()) if when else "")


def _of_one_title(matter: Matter, likeness: Alike) -> set[tuple[EventId, EventId]]:
    """Return the pairs of one kind that share an actor or place and most of their titles."""
    groups: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for dossier in matter.dossiers:
        for key in _keys(dossier):
            groups[dossier.event.kind_id, key].append(dossier.event)
    titles = {dossier.event.id: likeness.title_words(dossier) for dossier in matter.dossiers}
    return {
        pair
        for events in groups.values()
        for pair in _pairs(events, lambda a, b: _are_alike(titles[a.id], titles[b.id]))
    }


def _in_other_words(matter: Matter, likeness: Alike) -> set[tuple[EventId, EventId]]:
    """Return the pairs that share who, where or how much, and of which the titles say the same in other words."""
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for dossier in matter.dossiers:
        when = dossier.event.when
        if when and (when.days or 999) <= SHORT and not dossier.event.relation:
            for mark in likeness.marks(dossier):
                groups[mark].append(dossier.event)
    by_event = matter.by_event
    return {
        pair
        for events in groups.values()
        for pair in _pairs(events, lambda a, b: likeness.are_alike(by_event[a.id], by_event[b.id]))
    }


def _keys(dossier: Dossier) -> set[str]:
    """Tell what an event can share with its double: actors, places, or the whole title; a relation, both its ends."""
    if dossier.event.relation:
        ends = sorted((one.claim.role, one.actor.id) for one in dossier.stated if one.actor)
        return {f"relation {dossier.event.relation} {ends}"}
    actors = {f"actor {each.actor.id}" for each in dossier.stated if each.actor}
    places = {f"place {each.place.id}" for each in dossier.stated if each.place}
    return actors | places | {f"title {dossier.event.title.casefold()}"}


def _pairs(
    events: list[Event], are_alike: Callable[[Event, Event], bool]
) -> Iterator[tuple[EventId, EventId]]:
    """Return the ids of events that are alike, the first in the order of the case first."""
    for place, event in enumerate(events):
        for other in events[place + 1 : place + 1 + NEXT]:
            if is_before(event, other):
                break  # and so are all that follow
            if _can_be_one_time(event, other) and are_alike(event, other):
                yield event.id, other.id


def _can_be_one_time(a: Event, b: Event) -> bool:
    """Tell whether two events share a day and are dated to a year at least, or are both undated."""
    if a.when is None or b.when is None:
        return a.when is b.when
    if any((each.when.days or 999) > 366 for each in (a, b) if each.when):
        return day_of(a) == day_of(b) and a.when.edtf == b.when.edtf
    starts = [each.when.earliest for each in (a, b) if each.when and each.when.earliest]
    ends = [each.when.latest for each in (a, b) if each.when and each.when.latest]
    return max(starts) <= min(ends)


def _are_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= ALIKE * len(a | b) if a | b else False
