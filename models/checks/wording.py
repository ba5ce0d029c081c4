"""Sums that are not what their own wording says."""

from collections.abc import Iterator
from decimal import Decimal

from models.checks.finding import Finding, Remedy, Weight, quoted
from models.checks.matter import Matter
from models.checks.sums import powers_apart
from models.checks.told import Sum, unit_of
from models.errors import UnreadableValue
from models.values.money import Amount, Bound, Quantity, read_amount, read_quantity, words

NAME = "wording and value"
REASON = "The number that is added up must be the one that the source prints."
MANY = "sums differ from their own wording"
REMEDY = Remedy.VALUE
RANK = 130
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each sum whose wording, read again, gives another number, another unit or a firmer bound."""
    for each in matter.sums:
        printed = _read_again(each.given) if each.given.wording.strip() else None
        advice = _advice(each, printed) if printed else ""
        if printed and advice:
            start = (
                f"{each.told.name} is worded {quoted(each.given.wording)}, which reads as {words(printed)}"
            )
            is_bound = _ends(printed) == _ends(each.given) and unit_of(printed) == each.unit
            yield each.told.finding(NAME, Weight.LOOK if is_bound else Weight.MEND, f"{start}: {advice}.")


def _advice(each: Sum, printed: Amount | Quantity) -> str:
    """Tell what is to be done about a sum that its wording does not bear out; empty if it does."""
    if unit_of(printed) != each.unit:
        return "mend the unit or the wording"
    if _ends(printed) != _ends(each.given):
        is_slip = powers_apart(printed.value, each.value) > 0
        return "a factor of ten was lost" if is_slip else "mend the value or the wording"
    if printed.bound is not Bound.EXACT and each.given.bound is Bound.EXACT:
        return f"it is kept as exact, mark it as {printed.bound}"
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
