"""Records of every kind with values of every kind, for laws that must hold of all of them."""

from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NewType, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from models.records.desk import RECORD_TYPES, Record
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import Point

EDTFS = (
    "2021", "2021-09", "2021-09-24", "2021-09-24T14", "2021-09-24T14:05:09+08:00", "2021~", "2021-09?", "199X", "19XX",
    "2021-22", "2021-34", "2018/2020", "2018/..", "../2018", "/2018", "2018/", "[2018..2020]", "[..2018]", "[2018..]",
    "[2018,2020-05]", "{2018,2020}", "2018-03-01~/2018-03-10~", "2018-XX-XX", "1950S2", "0001", "9999-12-31",
)  # fmt: skip
"""A date of each shape that a case can hold."""
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
whens = st.builds(When.from_edtf, st.sampled_from(EDTFS), texts)
numbers = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=None)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@st.composite
def sums(draw: st.DrawFn, kind: type[Amount] | type[Quantity], units: st.SearchStrategy[str]) -> Any:
    """Draw a sum: with a bound, or as a range."""
    value, unit, wording = draw(numbers), draw(units), draw(texts)
    more = draw(st.none() | st.decimals(0, 1000, allow_nan=False, places=2))
    bound = draw(st.sampled_from(tuple(Bound) if more is None else (Bound.EXACT, Bound.ABOUT)))
    upper = None if more is None else Decimal(value) + more
    return kind(value, unit, bound, wording, upper if upper is None or upper >= value else value)


amounts = sums(Amount, st.sampled_from(("CNY", "USD", "EUR")))
quantities = sums(Quantity, st.sampled_from(("BTC", "USDT", "kg")))
_VALUES: dict[Any, st.SearchStrategy[Any]] = {
    When: whens, Amount: amounts, Quantity: quantities, Point: points,
    str: texts, int: st.integers(-(2**63) + 1, 2**63 - 1), bool: st.booleans(),
}  # fmt: skip


def any_record() -> st.SearchStrategy[Record]:
    """Draw a record of any kind."""
    return st.sampled_from(RECORD_TYPES).flatmap(records_of)


@cache
def records_of(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Draw a record of one kind, every field of it at random."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{one.name: _values_of(hints[one.name]) for one in fields(kind)})


def _values_of(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        return st.lists(texts, max_size=3).map(tuple)
    if type(None) in get_args(hint):
        return st.none() | _values_of(next(one for one in get_args(hint) if one is not type(None)))
    if isinstance(hint, NewType):
        return texts
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(tuple(hint))
    return _VALUES[hint]
