"""The ledger as rows of cells: numbers as numbers, with bounds, counts and notes in columns of their own."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from models.ledger.account import Account, by_reason, listed
from models.ledger.line import Line, reason_words
from models.ledger.phrases import counted
from models.ledger.totals import Total
from models.ledger.words import (
    basis_words,
    group_words,
    line_words,
    note_words,
    sold_words,
    total_words,
    when_words,
)
from models.translation import tr
from models.values.money import words

Cell = str | int | Decimal | None

_LINE: Final = (
    "event", "when", "seller", "place", "province", "agent", "market", "payee", "sold", "low", "high", "as printed",
    "unit", "bound", "standing", "stages", "origins", "checked", "added", "told otherwise", "notes",
)  # fmt: skip
_TOTAL: Final = (
    "low", "high", "as printed", "unit", "lines", "unknown", "possible", "claimed", "origins", "checked", "in words",
)  # fmt: skip


def rows_of(account: Account) -> Iterator[tuple[Cell, ...]]:
    """Yield the whole table in English, for other programs: groups or lines, the total, what is left out and why."""
    by = account.asked.by
    cells = partial(_total_cells, meaning=account.asked.meaning)
    if by:
        yield (*by, *_TOTAL)
        yield from ((*total.group, *cells(total)) for total in account.rows)
        yield ("total", *("",) * (len(by) - 1), *cells(account.total))
    else:
        yield _LINE
        yield from map(_line_cells, listed(account))
        yield ()
        yield ("total", *_TOTAL)
        yield ("", *cells(account.total))
        yield from ((f"sold: {asset}", *cells(total)) for asset, total in account.sold.items())
    yield from (("in another unit", *cells(total)) for total in account.others)
    yield from ((remark,) for remark in account.remarks)
    yield ()
    yield ("left out", "sum", "meaning", "reason")
    yield from (
        (one.title, words(one.given, "en") if one.given else "", one.meaning, reason_words(one, "en"))
        for one in account.left_out
    )


def _line_cells(line: Line) -> tuple[Cell, ...]:
    ends, groups = line.ends, line.groups
    return (
        line.title,
        when_words(line, "en"),
        *(groups.get(name, "") for name in ("seller", "place", "province", "agent", "market")),
        line.payee,
        sold_words(line, "en"),
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
        note_words(line, "en"),
    )


def _total_cells(total: Total, meaning: str) -> tuple[Cell, ...]:
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
        total_words(total, meaning, "en"),
    )


def plain_table(account: Account) -> Iterator[str]:
    """Yield the table as a terminal shows it."""
    told = partial(total_words, meaning=account.asked.meaning)
    for total in account.rows:
        groups = " · ".join(map(group_words, total.group, account.asked.by))
        yield tr("{group}: {total} [{basis}]", group=groups, total=told(total), basis=basis_words(total))
    if not account.asked.by:
        for number, line in enumerate(listed(account), start=1):
            yield f"{number}. {_line_words(line)}"
    yield tr("Total: {total} [{basis}]", total=told(account.total), basis=basis_words(account.total))
    yield from (tr("Sold: {total}", total=told(total)) for total in account.sold.values())
    yield from (tr("In another unit: {total}", total=told(total)) for total in account.others)
    yield from account.remarks
    for one in account.implied:
        yield tr(
            "Implied rate: {event}: {one} and {other} imply {rate}; {of_the_day}.",
            event=one.title,
            one=one.one,
            other=one.other,
            rate=one.implied,
            of_the_day=one.of_the_day,
        )
    for reason, held in by_reason(account.left_out).items():
        yield tr("Left out: {n} × {reason}", n=len(held), reason=reason)


def _line_words(line: Line) -> str:
    told = line_words(line)
    parties = (group_words(line.groups[name], name) for name in ("seller", "agent", "market"))
    return tr(
        "{parties}: {sum} ({when}; {standing}; {origins}) {event}",
        parties=" → ".join(parties),
        sum=tr("{sum}, sold: {sold}", sum=told, sold=sold_words(line)) if line.sold else told,
        when=when_words(line),
        standing=group_words(line.groups["standing"], "standing"),
        origins=counted("", "origin", len(line.origins)),
        event=line.title,
    )
