"""Sums that stand in several events and may be one and the same."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, listed, quoted
from models.checks.matter import Matter
from models.checks.sums import are_linked, days_overlap, digits_of
from models.checks.told import Sum, Told
from models.records.story import Event

NAME = "counted twice"
REASON = "One sum that is told of two events is added twice unless the second is marked as a restatement."
MANY = "sums may be one sum, told again"
REMEDY = Remedy.RESTATES
RANK = 210

CROWD = 12  # events with one sum: a fee or a threshold rather than one sum told again


def find(matter: Matter) -> Iterator[Finding]:
    """Return each sum that other events state too, or rounded, and that nothing ties to them.

    The fewer digits a sum has, the more else must agree: 194,775 is hardly met twice by chance, 100,000 is.
    """
    linked = _linked_events(matter)
    told_of: set[str] = set()
    for sums in _alike(matter):
        for first in sums:
            if first.told.claim.id in told_of:
                continue
            others = [each for each in sums if _may_be_one(matter, linked, first, each)]
            told_of |= {each.told.claim.id for each in others}
            if others:
                yield _finding(first, others)


def _finding(first: Sum, others: list[Sum]) -> Finding:
    named = listed(f"{each.words} of {quoted(each.told.event.title)}" for each in others)
    sentence = (
        f"{first.told.name} may be the same as {named}: mark one as restating the other, or it counts twice."
    )
    return first.told.finding(NAME, Weight.LOOK, sentence)


def _alike(matter: Matter) -> Iterator[list[Sum]]:
    """Return groups of sums of one unit that begin with the same three digits and are equally large."""
    groups: defaultdict[tuple[bool, str, int, str], list[Sum]] = defaultdict(list)
    for each in matter.sums:
        if each.value > 0:
            key = each.is_money, each.unit, each.value.adjusted(), digits_of(each.value)[:3]
            groups[key].append(each)
    for sums in groups.values():
        if len(sums) == 1:
            continue
        by_value: defaultdict[str, list[Sum]] = defaultdict(list)
        for each in sums:
            by_value[digits_of(each.value)].append(each)
        is_few = len(sums) <= CROWD
        yield from [sums] if is_few else [few for few in by_value.values() if len(few) <= CROWD]


def _may_be_one(matter: Matter, linked: set[tuple[str, str]], a: Sum, b: Sum) -> bool:
    one, other = a.told.event, b.told.event
    if one.id == other.id or not _agree(a, b) or (one.id, other.id) in linked:
        return False
    return not (are_linked(matter, (a.told, b.told)) or _is_part(a.told, b.told) or _is_part(b.told, a.told))


def _agree(a: Sum, b: Sum) -> bool:
    """Tell whether enough of two sums and their events is alike for one sum, told twice."""
    if a.value != b.value:  # the one is the other without its last digits
        return not a.is_money and 3 in (len(digits_of(a.value)), len(digits_of(b.value)))
    digits = len(digits_of(a.value))
    if digits > 3 or (digits == 3 and not a.is_money):
        return True
    if digits == 3:
        return _share(a.told, b.told) or _on_one_day(a.told.event, b.told.event)
    is_rare = digits == 2 and not a.is_money
    return _share(a.told, b.told, is_rare) and (digits == 2 or _on_one_day(a.told.event, b.told.event))


def _is_part(part: Told, whole: Told) -> bool:
    return part.claim.part_of == whole.claim.id


def _share(a: Told, b: Told, also_places: bool = False) -> bool:
    """Tell whether the events of two claims have an actor, or also a place, in common."""
    one, other = (
        {each.actor.id for each in told.dossier.stated if each.actor}
        | {each.place.id for each in told.dossier.stated if each.place and also_places}
        for told in (a, b)
    )
    return bool(one & other)


def _on_one_day(a: Event, b: Event) -> bool:
    is_dated = all(event.when and (event.when.days or 999) <= 366 for event in (a, b))
    return is_dated and days_overlap(a, b)


def _linked_events(matter: Matter) -> set[tuple[str, str]]:
    """Return the pairs of events between which the case states a relation, in either order."""
    found: set[tuple[str, str]] = set()
    for told in matter.told:
        if told.stated.other:
            pair = (told.event.id, told.stated.other.id)
            found |= {pair, pair[::-1]}
    return found
