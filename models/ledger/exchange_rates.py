"""Converts lines at rates of the case: only at that of the very day, or the last one before a day without trade."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from typing import Final

from models.errors import UnreadableValue
from models.ledger.line import COUNTED, Ledger, LeftOut, Line, Why
from models.ledger.phrases import phrase
from models.records.desk import Rate
from models.values.money import Amount, convert, words
from models.values.when import When

CLOSED_DAYS: Final = 4  # a long week-end: no market tells a rate on these days
_PRECISION: Final = Context(prec=30)


class Rates:
    """The rates of a case by their currencies, each on its day."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        """Take the rates of one day that have a source; others convert nothing."""
        self._days: dict[tuple[str, str], dict[date, Decimal]] = {}
        for rate in rates:
            day, value = _day(rate.day), _number(rate.value)
            if day and value and rate.source_id:
                self._days.setdefault((rate.base, rate.other), {})[day] = value
                self._days.setdefault((rate.other, rate.base), {}).setdefault(
                    day, _PRECISION.divide(1, value)
                )

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return which currencies can be converted into which on some day."""
        return frozenset(self._days)

    def on(self, base: str, other: str, day: date) -> tuple[date, Decimal] | None:
        """Return the rate of a day, or of the last day before it within a long week-end."""
        known = self._days.get((base, other), {})
        for back in range(CLOSED_DAYS + 1):
            if (value := known.get(day - timedelta(days=back))) is not None:
                return day - timedelta(days=back), value
        return None


@dataclass(frozen=True, slots=True)
class Implied:
    """The rate that a source's two figures of one sum imply, beside that of the day where the case has one."""

    event_id: str
    title: str
    one: str  # the figures in words
    other: str
    implied: str
    of_the_day: str


def in_currency(ledger: Ledger, currency: str, rates: Rates, language: str = "en") -> Ledger:
    """Return the ledger with every line that can be in one currency; what cannot is left out, with the reason."""
    kept, gone = list[Line](), list[LeftOut]()
    for line in ledger.lines:
        converted, reason = _converted(line, currency, rates, language)
        if converted:
            kept.append(converted)
        elif line.weight == COUNTED and reason:
            gone.append(line.left_out(ledger.meaning, reason))
    return replace(ledger, lines=tuple(kept), left_out=(*ledger.left_out, *gone))


def _converted(line: Line, currency: str, rates: Rates, language: str) -> tuple[Line | None, Why | None]:
    given, when = line.given, line.when
    if given is None or line.unit == currency:
        return line, None
    if not isinstance(given, Amount):
        return None, Why.NO_MONEY
    if when is None or when.earliest is None or when.earliest != when.latest:
        return None, Why.SPAN
    found = rates.on(given.currency, currency, when.earliest)
    if found is None:
        return None, Why.NO_RATE
    day, value = found
    ends = line.ends.times(value) if line.ends else None
    told = f"1 {given.currency} = {value.normalize():f} {currency}"
    rate = phrase(language, "rate_on", x=told, y=day.isoformat())
    return replace(line, given=convert(given, value, currency), ends=ends, rate=rate), None


def implied_rates(lines: Iterable[Line], rates: Rates, language: str = "en") -> Iterator[Implied]:
    """Yield the rate that each conversion of a line implies."""
    for line, other in ((one, other) for one in lines for other in one.again):
        given = line.given
        if not isinstance(given, Amount) or given.currency == other.currency or not given.value * other.value:
            continue
        implied = _PRECISION.divide(given.value, other.value)
        day = line.when.earliest if line.when and line.when.earliest == line.when.latest else None
        known = rates.on(other.currency, given.currency, day) if day else None
        of_the_day = (
            phrase(language, "rate_on", x=f"{known[1]:.4g}", y=known[0])
            if known
            else phrase(language, "no_rate_of_day")
        )
        yield Implied(
            line.event_id,
            line.title,
            words(given, language),
            words(other, language),
            phrase(language, "rate_for", x=f"{implied:.4g} {given.currency}", y=f"1 {other.currency}"),
            of_the_day,
        )


def _day(text: str) -> date | None:
    try:
        when = When.from_edtf(text) if text else None
    except UnreadableValue:
        return None
    return when.earliest if when and when.earliest == when.latest else None


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None
