"""Sums that differ by a power of ten, and sums whose currency was taken for another."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, listed, name_of_source
from models.checks.matter import Matter
from models.checks.sums import digits_of, powers_apart, root
from models.checks.told import Sum, Told, unit_of
from models.records.dossier import Cited
from models.translation import language, tr, tr_later
from models.values.money import Amount, Interval, Quantity, words
from models.values.money.said import read_said

NAME = tr_later("factor of ten")
REASON = tr_later(
    "Sums slip by powers of ten when they are translated: 万 is not a thousand, and 亿 no billion."
)
MANY = tr_later("sums differ by a factor of ten or by their currency")
REMEDY = Remedy.VALUE
RANK = 150

Row = tuple[Cited, Amount | Quantity]


def find(matter: Matter) -> Iterator[Finding]:
    """Return each sum that a source, or another sum of its event, gives ten to ten thousand times as large."""
    for told in matter.told:
        rows = [(each, given) for each in told.stated.cited if (given := read_said(each.citation.said))]
        yield from _in_claim(told, rows)
    yield from _in_event(matter)


def _in_claim(told: Told, rows: list[Row]) -> Iterator[Finding]:
    """Tell what the sources of one claim say that is the same sum with another number of zeros or another sign."""
    own = told.claim.amount or told.claim.quantity
    held = [own] if own else [given for _, given in rows[:1]]
    slips = [row for row in rows if any(_is_slip(row[1], given) for given in held)]
    misread = [row for row in rows if any(_is_misread(row[1], given) for given in held)]
    if slips:
        sentence = tr(
            "{claim} is {sums}: a factor of ten was lost in one of them, look which.",
            claim=told.name,
            sums=_said(slips),
        )
        yield told.finding(NAME, Weight.LOOK, sentence)
    if misread:
        sentence = tr(
            "{claim} is {sums}: the same digits in another currency, one was taken for the other.",
            claim=told.name,
            sums=_said(misread),
        )
        yield told.finding(NAME, Weight.LOOK, sentence)


def _said(rows: list[Row]) -> str:
    return listed(
        tr("{sum} in {source}", sum=words(given, language()), source=name_of_source(cited.source))
        for cited, given in rows
    )


def _is_slip(a: Amount | Quantity, b: Amount | Quantity) -> bool:
    is_apart = Interval.of(a).is_apart_from(Interval.of(b)) or not (a.upper or b.upper)
    return unit_of(a) == unit_of(b) and powers_apart(a.value, b.value) > 0 and is_apart


def _is_misread(a: Amount | Quantity, b: Amount | Quantity) -> bool:
    is_money = isinstance(a, Amount) and isinstance(b, Amount)
    digits = digits_of(a.value)
    return is_money and unit_of(a) != unit_of(b) and len(digits) > 2 and digits == digits_of(b.value)


def _in_event(matter: Matter) -> Iterator[Finding]:
    """Return sums of one event with the same digits and other sizes, one of which may be a slip of the other."""
    groups: defaultdict[tuple[str, str, str], list[Sum]] = defaultdict(list)
    for each in matter.sums:
        seen = groups[each.told.event.id, each.unit, digits_of(each.value)]
        for other in seen:
            if powers_apart(each.value, other.value) and _may_be_one(matter, each, other):
                sentence = tr(
                    "{claim} has the digits of {sum}, told of the same event: "
                    "look whether a factor of ten was lost.",
                    claim=each.told.name,
                    sum=other.words,
                )
                yield each.told.finding(NAME, Weight.LOOK, sentence)
                break
        seen.append(each)


def _may_be_one(matter: Matter, a: Sum, b: Sum) -> bool:
    """Tell whether two sums of one event are said to be one, or have too many digits in common for chance."""
    is_one = root(matter, a.told.claim.id) == root(matter, b.told.claim.id)
    return is_one or len(digits_of(a.value)) > 2
