"""Sums that stand in several events and may be one and the same."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, listed
from models.checks.matter import Matter
from models.checks.sums import are_linked, day_of, days_overlap, digits_of
from models.checks.told import LARGEST_POWER, Sum, Told, unit_of
from models.records.story import Event, Field
from models.texts.proposals import sums_in
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("counted twice")
REASON = tr_later(
    "One sum that is told of two events is added twice unless the second is marked as a restatement."
)
MANY = tr_later("sums may be one sum, told again")
REMEDY = Remedy.RESTATES
RANK = 210

CROWD = 12  # events with one sum: a fee or a threshold rather than one sum told again
YEAR = 366  # days within which events of one kind may tell one sum


def find(matter: Matter) -> Iterator[Finding]:
    """Return each sum that other events state too, or rounded, and that nothing ties to them.

    The fewer digits a sum has, the more else must agree: 194,775 is hardly met twice by chance, 100,000 is.
    """
    linked = _linked_events(matter)
    told_of: set[str] = set()
    for sums in _alike((*matter.sums, *_in_words(matter))):
        for first in sums:
            if first.told.claim.id in told_of:
                continue
            others = [each for each in sums if _may_be_one(matter, linked, first, each)]
            told_of |= {each.told.claim.id for each in others}
            if others:
                yield _finding(first, others)


def _finding(first: Sum, others: list[Sum]) -> Finding:
    named = listed(
        tr("{sum} of {title}", sum=_worded(each), title=quoted(each.told.event.title)) for each in others
    )
    own = (
        tr("{sum} in {claim}", sum=_worded(first), claim=first.told.name)
        if _is_in_words(first)
        else first.told.name
    )
    sentence = tr(
        "{sum} may be the same as {others}: mark one as restating the other, or it counts twice.",
        sum=own,
        others=named,
    )
    return first.told.finding(NAME, Weight.LOOK, sentence)


def _worded(each: Sum) -> str:
    """Return a sum with the words that its source has for it, where they are others."""
    printed = each.given.wording.strip()
    return f"{each.words} ({quoted(printed)})" if printed and not printed.isascii() else each.words


def _is_in_words(each: Sum) -> bool:
    return each.told.claim.field in (Field.WHAT, Field.STATEMENT)


def _in_words(matter: Matter) -> Iterator[Sum]:
    """Return the sums that titles and statements name, of events that keep no sum of that unit."""
    held = {(each.told.event.id, each.unit) for each in matter.sums}
    for told in matter.told:
        is_title = told.claim.field is Field.WHAT
        words = (
            told.event.title if is_title else told.claim.text if told.claim.field is Field.STATEMENT else ""
        )
        for given in sums_in(words) if words else ():
            if (told.event.id, unit_of(given)) not in held and abs(given.value.adjusted()) <= LARGEST_POWER:
                yield Sum(told, given)


def _alike(told: tuple[Sum, ...]) -> Iterator[list[Sum]]:
    """Return groups of sums of one unit that begin with the same three digits and are equally large."""
    groups: defaultdict[tuple[bool, str, int, str], list[Sum]] = defaultdict(list)
    for each in told:
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
    if (
        one.id == other.id
        or (_is_in_words(a) and _is_in_words(b))
        or not _agree(a, b)
        or (one.id, other.id) in linked
    ):
        return False
    return not (are_linked(matter, (a.told, b.told)) or _is_part(a.told, b.told) or _is_part(b.told, a.told))


def _agree(a: Sum, b: Sum) -> bool:
    """Tell whether enough of two sums and their events is alike for one sum, told twice."""
    if a.value != b.value:  # the one is the other without its last digits
        return not a.is_money and 3 in (len(digits_of(a.value)), len(digits_of(b.value)))
    digits = len(digits_of(a.value))
    is_one_day, is_near = _on_one_day(a.told.event, b.told.event), _is_one_kind_and_year(a.told, b.told)
    if digits > 3 or (digits == 3 and not a.is_money):
        return True
    if digits == 3:
        return is_one_day or _is_within_year(a.told, b.told) or _share(a.told, b.told)
    is_rare = digits == 2 and not a.is_money
    return _share(a.told, b.told, is_rare or is_near) and (digits == 2 or is_one_day or is_near)


def _is_one_kind_and_year(a: Told, b: Told) -> bool:
    return a.event.kind_id == b.event.kind_id and _is_within_year(a, b)


def _is_within_year(a: Told, b: Told) -> bool:
    days = day_of(a.event), day_of(b.event)
    return bool(days[0] and days[1] and abs((days[0] - days[1]).days) <= YEAR)


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
