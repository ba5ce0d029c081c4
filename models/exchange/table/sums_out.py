"""The cells of a table that tell the sums of an event, in words that its reader reads as they were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.errors import UnreadableValue
from models.exchange.imported import ImportOptions
from models.exchange.table import values
from models.records.story import Claim, Field
from models.values.money import Amount, Bound, Quantity, is_undisclosed

_OPTIONS = ImportOptions()


@dataclass(frozen=True, slots=True)
class SumCell:
    """A cell with a sum, or with one that is told again in others; `text` is empty where no words can say it."""

    field: str  # amount or quantity
    text: str
    unit: str  # where the words alone do not say it
    wording: str
    meaning: str
    claims: tuple[Claim, ...]


def sum_cells(claims: Sequence[Claim]) -> Iterator[SumCell]:
    """Yield the cells for the sums of one event; those that restate one of them stand with it."""
    sums = [one for one in claims if one.field in (Field.AMOUNT, Field.QUANTITY)]
    own = {one.id for one in sums}
    left = {one.id: one for one in sums}
    for claim in sums:
        if claim.id not in left or claim.restates in own - {claim.id}:
            continue
        del left[claim.id]
        again = [one for one in left.values() if one.restates == claim.id and _value(one)]
        cell = _together(claim, again) if again and _value(claim) else None
        if cell is not None:
            for one in again:
                del left[one.id]
        yield cell or _alone(claim)
    yield from map(_alone, left.values())


def _value(claim: Claim) -> Amount | Quantity | None:
    return claim.amount or claim.quantity


def _together(claim: Claim, again: Sequence[Claim]) -> SumCell | None:
    """Return a sum with what it is told again as; None where a reader would not take the words so."""
    told = [value for value in map(_value, (claim, *again)) if value]
    text = " = ".join(map(_words, told))
    try:
        read = values.read_phrase(text, "", "", _OPTIONS, ".")
    except UnreadableValue:
        return None
    same = [_bare(one.value) for one in read] == [_bare(one) for one in told]
    if not same or [one.restates for one in read] != [None, *(0 for _ in again)]:
        return None
    return SumCell(str(claim.field), text, "", "", claim.meaning, (claim, *again))


def _alone(claim: Claim) -> SumCell:
    value, name = _value(claim), str(claim.field)
    said = claim.wording or claim.text
    if value is None:
        text = said if is_undisclosed(said) else "undisclosed"
        return SumCell(name, text, "", "" if text == said else said, claim.meaning, (claim,))
    wording = value.wording
    for text, unit in ((_words(value), ""), (_words(value, with_unit=False), _unit(value))):
        if _read_alone(value, text, unit) == _bare(value):
            return SumCell(name, text, unit, "" if wording == text else wording, claim.meaning, (claim,))
    return SumCell(name, "", "", _words(value), claim.meaning, (claim,))


def _read_alone(value: Amount | Quantity, text: str, unit: str) -> Amount | Quantity | None:
    read = values.read_sum if isinstance(value, Amount) else values.read_units
    try:
        return _bare(read(text, "", unit, _OPTIONS, "."))
    except UnreadableValue:
        return None


def _bare(value: Amount | Quantity) -> Amount | Quantity:
    """Return a sum as it is compared: without its wording, and with no zeros behind its decimals."""
    upper = None if value.upper is None else value.upper.normalize()
    return replace(value, value=value.value.normalize(), upper=upper, wording="")


def _unit(value: Amount | Quantity) -> str:
    return value.currency if isinstance(value, Amount) else value.asset


def _words(value: Amount | Quantity, *, with_unit: bool = True) -> str:
    bound = "" if value.bound is Bound.EXACT else f"{value.bound} "
    upper = "" if value.upper is None else f" to {_digits(value.upper)}"
    return f"{bound}{_digits(value.value)}{upper}{f' {_unit(value)}' if with_unit else ''}"


def _digits(number: Decimal) -> str:
    """Return a number in plain digits; three decimals get a fourth, or they would read like thousands."""
    text = f"{number:f}"
    return text + "0" if len(text.partition(".")[2]) == 3 else text
