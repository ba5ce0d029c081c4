"""Conversions at a rate that no rate of the case supports."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from statistics import median
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.sums import day_of, read_day, root
from models.checks.told import Told
from models.records.desk import Rate
from models.translation import language, tr, tr_later
from models.values.money import Amount, words
from models.values.money.said import read_said

NAME = tr_later("odd rate")
REASON = tr_later("A conversion that implies a rate nobody saw hides an error in one of its two sums.")
MANY = tr_later("conversions imply an odd rate")
REMEDY = Remedy.RATE
RANK = 230

FROM_RATE, FROM_OTHERS = Decimal("0.10"), Decimal("0.20")
"""How far a rate may lie from a cited rate, and from what the other conversions of the case imply."""
AGAINST_CITED: Final = tr_later(
    "{claim}: {sum} and {other_sum} imply {rate} {other} for 1 {one}, but the rate that the case cites is {usual}: "
    "look which sum is wrong."
)
AGAINST_OTHERS: Final = tr_later(
    "{claim}: {sum} and {other_sum} imply {rate} {other} for 1 {one}, but its other conversions imply about {usual}: "
    "look which sum is wrong."
)
LEAST = 3  # other conversions that make a comparison


@dataclass(frozen=True, slots=True)
class _Conversion:
    told: Told
    told_by: str
    one: Amount  # of the currency that comes first by its letters
    other: Amount

    @property
    def pair(self) -> tuple[str, str]:
        return self.one.currency, self.other.currency

    @property
    def rate(self) -> Decimal:
        """Tell how many of the other currency one of the first is worth."""
        return self.other.value / self.one.value


def find(matter: Matter) -> Iterator[Finding]:
    """Return each conversion whose rate is far from the case's cited rates, or else from its other conversions."""
    by_pair: defaultdict[tuple[str, str], list[_Conversion]] = defaultdict(list)
    for conversion in _conversions(matter):
        by_pair[conversion.pair].append(conversion)
    rates = _rates(matter)
    for pair, conversions in by_pair.items():
        middle = median(each.rate for each in conversions)
        for each in conversions:
            if cited := rates.get(pair):
                usual, sentence = _nearest(cited, each.told), AGAINST_CITED
            elif len(conversions) > LEAST:
                usual, sentence = middle, AGAINST_OTHERS
            else:
                continue
            tolerance = FROM_RATE if cited else FROM_OTHERS
            if abs(each.rate / usual - 1) > tolerance:
                yield _finding(each, sentence, usual)


def _finding(each: _Conversion, sentence: str, usual: Decimal) -> Finding:
    told = tr(
        sentence,
        claim=each.told.name,
        sum=words(each.one, language()),
        other_sum=f"{words(each.other, language())}{each.told_by}",
        rate=_short(each.rate),
        other=each.other.currency,
        one=each.one.currency,
        usual=_short(usual),
    )
    return each.told.finding(NAME, Weight.LOOK, told)


def _conversions(matter: Matter) -> Iterator[_Conversion]:
    for each in matter.sums:
        original = matter.by_claim.get(root(matter, each.told.claim.id))
        whole = original.claim.amount if original else None
        if isinstance(each.given, Amount) and whole:
            yield from _conversion(each.told, "", each.given, whole)
        for cited in each.told.stated.cited:
            said = read_said(cited.citation.said)
            if isinstance(said, Amount) and isinstance(each.given, Amount):
                yield from _conversion(each.told, f" ({name_of_source(cited.source)})", said, each.given)


def _conversion(told: Told, told_by: str, a: Amount, b: Amount) -> Iterator[_Conversion]:
    one, other = sorted((a, b), key=lambda amount: amount.currency)
    if one.currency != other.currency and one.value > 0 and other.value > 0:
        yield _Conversion(told, told_by, one, other)


def _rates(matter: Matter) -> dict[tuple[str, str], list[tuple[Rate, Decimal]]]:
    """Return the cited rates of each pair of currencies, turned so that the pair is in order."""
    found: defaultdict[tuple[str, str], list[tuple[Rate, Decimal]]] = defaultdict(list)
    for rate in matter.rates:
        try:
            value = Decimal(rate.value.replace(",", ""))
        except InvalidOperation:
            continue
        if value.is_finite() and value > 0:
            one, other = sorted((rate.base, rate.other))
            found[one, other].append((rate, value if one == rate.base else 1 / value))
    return found


def _nearest(rates: list[tuple[Rate, Decimal]], told: Told) -> Decimal:
    """Return the rate of the day that is nearest to an event's."""
    day = day_of(told.event)

    def distance(row: tuple[Rate, Decimal]) -> int:
        when = read_day(row[0].day) if row[0].day else None
        other = when and (when.earliest or when.latest)
        return abs((other - day).days) if day and other else 10**6

    return min(rates, key=distance)[1]


def _short(value: Decimal) -> str:
    return f"{value:.4g}"
