"""Events that may be one event, entered twice."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, about_event, quoted
from models.checks.matter import Matter
from models.checks.sums import day_of, is_before
from models.records.dossier import Dossier
from models.records.story import Event, EventId
from models.texts.search_text import words_of

NAME = "entered twice"
REASON = "An event that stands in the case twice is drawn, counted and checked twice."
MANY = "events may stand in the case twice"
REMEDY = Remedy.SAME_EVENT
RANK = 200

ALIKE: Final = 0.6  # the share of words that two titles have in common
NEXT = 40  # events in the order of dates that one is compared with

Group = tuple[str, str]  # the kind, and an actor, a place or the title


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event with another of its kind and time that shares an actor or place and most of its title."""
    groups: defaultdict[Group, list[Event]] = defaultdict(list)
    for dossier in matter.dossiers:
        for key in _keys(dossier):
            groups[dossier.event.kind_id, key].append(dossier.event)
    linked = {(told.event.id, told.stated.other.id) for told in matter.told if told.stated.other}
    titles = {
        dossier.event.id: frozenset(words_of(dossier.event.title).split()) for dossier in matter.dossiers
    }
    pairs = {pair for events in groups.values() for pair in _pairs(events, titles)}
    for one, other in sorted(pairs - linked - {pair[::-1] for pair in linked}):
        first, second = matter.by_event[one].event, matter.by_event[other].event
        sentence = (
            f"{quoted(first.title)} and {quoted(second.title)} have one kind and time and nearly one title: "
        )
        yield about_event(NAME, Weight.LOOK, first, sentence + "if they are one event, merge them.")


def _keys(dossier: Dossier) -> set[str]:
    """Tell what an event can share with its double: actors, places, or the whole title; a relation, both its ends."""
    if dossier.event.relation:
        ends = sorted((one.claim.role, one.actor.id) for one in dossier.stated if one.actor)
        return {f"relation {dossier.event.relation} {ends}"}
    actors = {f"actor {each.actor.id}" for each in dossier.stated if each.actor}
    places = {f"place {each.place.id}" for each in dossier.stated if each.place}
    return actors | places | {f"title {dossier.event.title.casefold()}"}


def _pairs(events: list[Event], titles: dict[EventId, frozenset[str]]) -> Iterator[tuple[EventId, EventId]]:
    """Return the ids of events that are alike, the first in the order of the case first."""
    for place, event in enumerate(events):
        for other in events[place + 1 : place + 1 + NEXT]:
            if is_before(event, other):
                break  # and so are all that follow
            if _can_be_one_time(event, other) and _are_alike(titles[event.id], titles[other.id]):
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
