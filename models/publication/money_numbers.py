"""The numbers of a table of money: one scale for a column, each split at the decimal with what its bound says."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from models.figure.money.table_scene import Cell, Number
from models.figure.money.words import Sum
from models.ledger.account import Account
from models.ledger.line import Line
from models.publication.money import lines_of
from models.values.money import Amount, Bound, Interval, Quantity, words
from models.values.money.value import shifted
from models.values.money.words import MoneyNames, money_names

PLACES: Final = 2  # decimals of a number in the scale of its column …
LEAST_DIGITS: Final = 2  # … and as many digits of one that is far smaller


@dataclass(frozen=True, slots=True)
class Numbers:
    """The scale in which a table tells the sums of an account, in the language of its page."""

    names: MoneyNames
    language: str
    power: int
    unit: str  # “¥m”

    @classmethod
    def of(cls, account: Account, language: str) -> "Numbers":
        """Return the scale in which at least half of the sums of an account are one or more."""
        names = money_names(language)
        sums = sorted(abs(line.given.value) for line in lines_of(account) if line.given and line.given.value)
        middle = sums[(len(sums) - 1) // 2] if sums else Decimal(0)
        power, name = next(((p, n) for p, n in names.scales if middle >= Decimal(10) ** p), (0, ""))
        given = next(
            (line.given for line in lines_of(account) if line.given and line.unit == account.unit), None
        )
        return cls(names, language, power, _unit(given, name, names))

    def line(self, line: Line) -> Cell:
        """Return the sum of a line: as it was told, or from where to where its sources put it."""
        given, ends = line.given, line.ends
        if given is None or ends is None:
            return Cell()
        if line.is_open and ends != Interval.of(given):
            return Cell(numbers=(self._range(ends.low, ends.high),))
        if given.upper is not None:
            return Cell(numbers=(self._range(given.value, given.upper, self._bound(given)),))
        rounding = ROUND_FLOOR if given.bound is Bound.AT_LEAST else ROUND_HALF_EVEN
        return Cell(numbers=(self._number(self._bound(given), given.value, rounding),))

    def sum(self, told: Sum) -> Cell:
        """Return what lines come to."""
        names = self.names
        if told.high is None:
            return Cell(numbers=(self._number(names.at_least, told.low, ROUND_FLOOR),))
        if told.low == told.high:
            return Cell(numbers=(self._number("", told.told),))
        if told.is_about:
            return Cell(numbers=(self._number(names.about, told.told),))
        return Cell(numbers=(self._range(told.low, told.high),))

    def quantity(self, given: Quantity) -> Number:
        """Return a quantity with all its digits and its asset."""
        bound = self._bound(given)
        told = words(given, self.language).removeprefix(bound)
        number, gap, asset = told.partition(" ") if self.names.is_latin else (told, "", "")
        whole, point, rest = number.partition(self.names.point)
        return Number(bound, whole, f"{point}{rest}{gap}{asset}")

    def _bound(self, given: Amount | Quantity) -> str:
        """Return the words before a sum that say what its bound is."""
        bare = words(replace(given, bound=Bound.EXACT), self.language)
        return words(given, self.language).removesuffix(bare)

    def _range(self, low: Decimal | None, high: Decimal | None, before: str = "") -> Number:
        if high is None:
            return self._number(self.names.at_least, low or Decimal(0), ROUND_FLOOR)
        if not low or low < 0:
            return self._number(self.names.at_most, high, ROUND_CEILING)
        ends = (self._digits(low, ROUND_FLOOR), self._digits(high, ROUND_CEILING))
        return Number(before, "–".join(ends))

    def _number(self, before: str, value: Decimal, rounding: str = ROUND_HALF_EVEN) -> Number:
        whole, point, rest = self._digits(value, rounding).partition(self.names.point)
        return Number(before, whole, point + rest)

    def _digits(self, value: Decimal, rounding: str) -> str:
        """Return a number in the scale of the column, with no more decimals than it can use."""
        scaled = shifted(value, -self.power)
        places = PLACES
        if scaled and abs(scaled) < 1:
            places = max(PLACES, LEAST_DIGITS - 1 - scaled.adjusted())
        rounded = scaled.quantize(Decimal(1).scaleb(-places), rounding) if self.power else scaled
        whole, _, decimals = f"{rounded:f}".partition(".")
        decimals = decimals.rstrip("0")
        told = f"{int(whole):,}".replace(",", self.names.group)
        sign = "-" if rounded < 0 and not told.startswith("-") else ""
        return sign + told + (self.names.point + decimals if decimals else "")


def _unit(given: Amount | Quantity | None, scale: str, names: MoneyNames) -> str:
    """Return the unit of a column with its scale, as the language writes both."""
    if given is None:
        return ""
    if isinstance(given, Quantity):
        return f"{scale.strip()} {given.asset}".strip()
    sign = names.signs.get(given.currency, f"{given.currency} ")
    if names.is_sign_first:
        return f"{sign}{scale}".strip()
    return f"{scale.strip()} {sign.strip()}".strip() if names.is_latin else scale + sign.strip()
