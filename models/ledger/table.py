"""The ledger as rows of cells: numbers as numbers, with bounds, counts and notes in columns of their own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from models.ledger.account import Account, listed
from models.ledger.line import Line
from models.ledger.totals import Total
from models.ledger.words import basis_words, line_words, total_words
from models.values.money import words
from models.values.when import words as words_of_when

Cell = str | int | Decimal | None

_LINE: Final = (
    "event", "when", "seller", "place", "province", "agent", "market", "payee", "sold", "low", "high", "as printed",
    "unit", "bound", "standing", "stages", "origins", "checked", "added", "told otherwise", "notes",
)  # fmt: skip
_TOTAL: Final = (
    "low", "high", "as printed", "unit", "lines", "unknown", "possible", "claimed", "origins", "checked", "in words",
)  # fmt: skip


def rows_of(account: Account) -> Iterator[tuple[Cell, ...]]:
    """Yield the whole table: its groups or lines, the total, what is left out and why."""
    by = account.asked.by
    if by:
        yield (*by, *_TOTAL)
        yield from ((*total.group, *_total_cells(total)) for total in account.rows)
        yield ("total", *("",) * (len(by) - 1), *_total_cells(account.total))
    else:
        yield _LINE
        yield from map(_line_cells, listed(account))
        yield ()
        yield ("total", *_TOTAL)
        yield ("", *_total_cells(account.total))
        yield from ((f"sold: {asset}", *_total_cells(total)) for asset, total in account.sold.items())
    yield from (("in another unit", *_total_cells(total)) for total in account.others)
    yield from ((remark,) for remark in account.remarks)
    yield ()
    yield ("left out", "sum", "meaning", "reason")
    yield from ((one.title, one.what, one.meaning, one.reason) for one in account.left_out)


def _line_cells(line: Line) -> tuple[Cell, ...]:
    ends, groups = line.ends, line.groups
    return (
        line.title,
        words_of_when(line.when) if line.when else "not known",
        *(groups.get(name, "") for name in ("seller", "place", "province", "agent", "market")),
        line.payee,
        " + ".join(map(words, line.sold)),
        ends.low if ends else None,
        ends.high if ends else None,
        line.given.value if line.given else None,
        line.unit,
        str(line.given.bound) if line.given else "unknown",
        groups.get("standing", ""),
        " → ".join(dict.fromkeys(stage.name for stage in line.stages)),
        len(line.origins),
        "yes" if line.is_checked else "no",
        "yes" if line.weight == "counted" else "no",
        "; ".join(line.otherwise),
        note_words(line),
    )


def note_words(line: Line) -> str:
    """Return what is to be known of a line beside its figures."""
    told = ["sources contradict each other: a range until somebody decides"] if line.is_open else []
    told += [f"decided: {line.decision}"] if line.decision else []
    told += [f"converted at {line.rate}"] if line.rate else []
    return "; ".join(told)


def _total_cells(total: Total) -> tuple[Cell, ...]:
    is_known = total.is_known
    return (
        total.low if is_known else None,
        total.high if is_known else None,
        total.told if is_known else None,
        total.unit,
        total.lines,
        total.unknown,
        total.possible,
        total.claimed,
        total.origins,
        total.checked,
        total_words(total),
    )


def plain_table(account: Account) -> Iterator[str]:
    """Yield the table as a terminal shows it."""
    for total in account.rows:
        yield f"{' · '.join(total.group)}: {total_words(total)} [{basis_words(total)}]"
    if not account.asked.by:
        for number, line in enumerate(listed(account), start=1):
            yield f"{number}. {_line_words(line)}"
    yield f"Total: {total_words(account.total)} [{basis_words(account.total)}]"
    yield from (f"Sold: {total_words(total)}" for total in account.sold.values())
    yield from (f"In another unit: {total_words(total)}" for total in account.others)
    yield from account.remarks
    for one in account.implied:
        yield f"Implied rate: {one.title}: {one.one} and {one.other} imply {one.implied}; {one.of_the_day}."
    reasons: dict[str, int] = {}
    for left in account.left_out:
        reasons[left.reason] = reasons.get(left.reason, 0) + 1
    yield from (f"Left out: {count} × {reason}" for reason, count in sorted(reasons.items()))


def _line_words(line: Line) -> str:
    when = words_of_when(line.when) if line.when else "not known"
    sold = f", sold: {' + '.join(map(words, line.sold))}" if line.sold else ""
    return (
        f"{line.groups['seller']} → {line.groups['agent']} → {line.groups['market']}: {line_words(line)}{sold} "
        f"({when}; {line.groups['standing']}; {len(line.origins)} origins) {line.title}"
    )
