"""Sums that imply a price per coin far from that of the events around them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.sums import day_of
from models.checks.told import Sum
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.money import Amount, words
from models.values.when import words as date_in_words

NAME = tr_later("odd price")
REASON = tr_later("What was paid for one coin must fit what others paid for it at the time.")
MANY = tr_later("sums imply an odd price")
REMEDY = Remedy.VALUE
RANK = 240

FAR = Decimal(3)  # times as much, or as little
NEAR = 731  # days: prices farther apart say nothing about each other


@dataclass(frozen=True, slots=True)
class _Price:
    amount: Sum
    quantity: Sum
    day: date

    @property
    def value(self) -> Decimal:
        return self.amount.value / self.quantity.value

    @property
    def words(self) -> str:
        """Return the price in words."""
        exact = Decimal(f"{self.value:.3g}").quantize(Decimal(1)) if self.value >= 100 else self.value
        price = exact if self.value >= 100 else Decimal(f"{self.value:.3g}")
        return tr(
            "{price} for 1 {unit}",
            price=words(Amount(price, self.amount.unit), language()),
            unit=self.quantity.unit,
        )


def find(matter: Matter) -> Iterator[Finding]:
    """Return each price per unit that is three times as high or low as that of its four neighbours in time."""
    groups: defaultdict[tuple[str, str], list[_Price]] = defaultdict(list)
    for price in _prices(matter):
        groups[price.quantity.unit, price.amount.unit].append(price)
    for prices in groups.values():
        prices.sort(key=lambda price: price.day)
        told_of: set[str] = set()
        for place, price in enumerate(prices):
            around = [*prices[max(0, place - 2) : place], *prices[place + 1 : place + 3]]
            near = [other for other in around if abs((other.day - price.day).days) <= NEAR]
            if near and not 1 / FAR <= price.value / median(other.value for other in near) <= FAR:
                # Of two prices that are alone with each other one finding is enough.
                if not {other.amount.told.claim.id for other in near} <= told_of:
                    yield _finding(price, min(near, key=lambda other: abs(other.day - price.day)))
                told_of.add(price.amount.told.claim.id)


def _finding(price: _Price, other: _Price) -> Finding:
    event = other.amount.told.event
    sentence = tr(
        "{claim} for {quantity} implies {price}, against {other_price} in {other} ({when}): "
        "look at both sums and their dates.",
        claim=price.amount.told.name,
        quantity=price.quantity.words,
        price=price.words,
        other_price=other.words,
        other=quoted(event.title),
        when=date_in_words(event.when, language()) if event.when else "",
    )
    return price.amount.told.finding(NAME, Weight.LOOK, sentence)


def _prices(matter: Matter) -> Iterator[_Price]:
    """Return the prices of events that state one quantity, and one amount in a currency."""
    by_event: defaultdict[str, list[Sum]] = defaultdict(list)
    for each in matter.sums:
        if each.told.claim.restates is None and each.told.claim.part_of is None and each.value > 0:
            by_event[each.told.event.id].append(each)
    for sums in by_event.values():
        quantities = [each for each in sums if not each.is_money]
        amounts = [each for each in sums if each.is_money]
        day = day_of(sums[0].told.event)
        if day and len(quantities) == 1 and len({each.unit for each in amounts}) == len(amounts):
            yield from (_Price(amount, quantities[0], day) for amount in amounts)
