"""Quantities of one kind are converted and added, those of two kinds never."""

from decimal import Decimal

import pytest

from models.values.money import Amount, Bound, Interval, Quantity, read_quantity
from models.values.money.units import base_of, in_base


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("2,750 tonnes", "kg", "2750000"),
        ("5 t", "tonnes", "5"),
        ("500 lb", "kg", "226.796185"),
        ("3 miles", "km", "4.828032"),
        ("10 ft", "m", "3.048"),
        ("100 ha", "km²", "1"),
        ("15 亩", "ha", "1"),
        ("12 km2", "hectares", "1200"),
        ("2 m³", "litres", "2000"),
        ("1000 barrels", "m³", "158.987294928"),
        ("30人", "persons", "30"),
    ],
)
def test_a_quantity_is_as_much_in_another_unit_of_its_kind(typed, unit, value):
    (base, told), (other, wanted) = in_base(read_quantity(typed)), in_base(Quantity(Decimal(value), unit))
    assert base == other
    assert told.low.quantize(Decimal("1e-9")) == wanted.low.quantize(Decimal("1e-9"))


@pytest.mark.parametrize(("one", "other"), [("t", "km"), ("ha", "m"), ("BTC", "ETH"), ("people", "kg")])
def test_what_is_of_two_kinds_has_no_base_in_common(one, other):
    assert base_of(one)[0] != base_of(other)[0]


def test_sums_of_one_kind_have_one_base_and_their_intervals_add():
    tonnes, kilos = in_base(read_quantity("2–3 tonnes")), in_base(read_quantity("at least 500 kg"))
    assert tonnes[0] == kilos[0] == "kg"
    assert tonnes[1] + kilos[1] == Interval(Decimal(2500), None)
    assert in_base(Amount(Decimal(5), "USD", Bound.AT_MOST)) == ("USD", Interval(None, Decimal(5)))


def test_a_thing_that_is_no_known_unit_is_a_kind_of_its_own():
    assert base_of("mining rigs") == ("mining rigs", Decimal(1))
