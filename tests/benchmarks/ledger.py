"""What grouping the lines of a ledger anew costs, in processor time."""

import random
import time
from collections.abc import Callable
from decimal import Decimal

import numpy as np

from gui.ledger.ledger_model import LedgerModel
from models.ledger.account import Asked, Book
from models.ledger.exchange_rates import Rates
from models.ledger.line import DIMENSIONS, Ledger, Line
from models.ledger.totals import Columns
from models.values.money import Amount, Bound, Interval
from tests.benchmarks.result import Result, percentile, spread

WAYS = (("seller",), ("year",), ("province", "standing"), ("agent", "asset"), ("place",))


def regroup(count: int) -> Result:
    """Group all lines by one and by two of their parties."""
    columns = Columns(list(_lines(count)), "CNY")
    taken = [_cpu(lambda names=names: columns.by(*names)) for names in WAYS * 4]
    codes = np.random.default_rng(1).integers(0, 500, count)
    floor = percentile([_cpu(lambda: np.argsort(codes, kind="stable")) for _ in range(9)], 0.5)
    told = {**spread(taken), "lines": count, "floor": "numpy sorts as many numbers"}
    return Result(percentile(taken, 0.95), "ms", floor, "p95 of CPU ≤ 100 ms", 100.0, detail=told)


def regroup_page(count: int) -> Result:
    """Another choice on the page of the ledger, until its table has the rows; half of the rounds with a filter."""
    book = Book(Ledger("proceeds", tuple(_lines(count)), ()), Rates(()))
    book.prepare(Asked())
    model, half = LedgerModel(), frozenset(str(number) for number in range(0, count, 2))
    taken = []
    for events in (None, half):
        book.account(Asked(), events)
        for names in WAYS * 3:
            asked = Asked(by=names)
            taken.append(_cpu(lambda asked=asked, of=events: model.show_account(book.account(asked, of))))
    rows = list(range(count))
    floor = percentile([_cpu(lambda: [(1, row) for row in rows]) for _ in range(9)], 0.5)
    told = {**spread(taken), "lines": count, "floor": "as many rows as pairs"}
    return Result(percentile(taken, 0.95), "ms", floor, "p95 of CPU ≤ 100 ms", 100.0, detail=told)


def _cpu(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def _lines(count: int):
    chance = random.Random(1)
    many = {"seller": 400, "place": 300, "province": 31, "agent": 60, "market": 12, "year": 12, "asset": 9}
    words = {name: [f"{name} {n}" for n in range(many.get(name, 3))] for name in DIMENSIONS}
    for number in range(count):
        amount = Amount(Decimal(chance.randrange(10**4, 10**12)) / 100, "CNY", chance.choice(tuple(Bound)))
        given = amount if chance.random() < 0.8 else None
        yield Line(
            str(number), str(number), "Sale", None, given, Interval.of(amount) if given else None,
            {name: chance.choice(held) for name, held in words.items()}, standing="reported",
            origins=frozenset((f"o{chance.randrange(300)}",)),
        )  # fmt: skip
