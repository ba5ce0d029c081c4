"""Sums that are not what their own wording says."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.sums import powers_apart
from models.checks.told import Sum, unit_of
from models.errors import UnreadableValue
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.money import Amount, Bound, Quantity, read_amount, read_quantity, words

NAME = tr_later("wording and value")
REASON = tr_later("The number that is added up must be the one that the source prints.")
MANY = tr_later("sums differ from their own wording")
REMEDY = Remedy.VALUE
RANK = 130
IS_LOCAL = True


_BOUNDS: Final = {
    Bound.ABOUT: tr_later("about"),
    Bound.AT_LEAST: tr_later("at least"),
    Bound.AT_MOST: tr_later("at most"),
}


def find(matter: Matter) -> Iterator[Finding]:
    """Return each sum whose wording, read again, gives another number, another unit or a firmer bound."""
    for each in matter.sums:
        printed = _read_again(each.given) if each.given.wording.strip() else None
        advice = _advice(each, printed) if printed else ""
        if printed and advice:
            sentence = tr(
                "{claim} is worded {wording}, which reads as {sum}: {advice}.",
                claim=each.told.name,
                wording=quoted(each.given.wording),
                sum=words(printed, language()),
                advice=advice,
            )
            is_bound = _ends(printed) == _ends(each.given) and unit_of(printed) == each.unit
            yield each.told.finding(NAME, Weight.LOOK if is_bound else Weight.MEND, sentence)


def _advice(each: Sum, printed: Amount | Quantity) -> str:
    """Tell what is to be done about a sum that its wording does not bear out; empty if it does."""
    if unit_of(printed) != each.unit:
        return tr("mend the unit or the wording")
    if _ends(printed) != _ends(each.given):
        is_slip = powers_apart(printed.value, each.value) > 0
        return tr("a factor of ten was lost") if is_slip else tr("mend the value or the wording")
    if printed.bound is not Bound.EXACT and each.given.bound is Bound.EXACT:
        return tr("it is kept as exact, mark it as {bound}", bound=tr(_BOUNDS[printed.bound]))
    return ""


def _ends(given: Amount | Quantity) -> tuple[Decimal, Decimal | None]:
    return given.value, given.upper


def _read_again(given: Amount | Quantity) -> Amount | Quantity | None:
    """Tell what the wording says in the unit that was kept, None if it says no such sum."""
    try:
        if isinstance(given, Quantity):
            return read_quantity(given.wording, given.asset)
        return read_amount(given.wording, given.currency)
    except UnreadableValue:
        return None
