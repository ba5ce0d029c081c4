"""Which row of a table is which one of its version before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from models.exchange.imported import TableRow

_LIKE_ENOUGH: Final = 0.5
"""The share of a row's cells that must be as they were for it to be the same row with other words."""
_COMMON: Final = 50
"""Words that so many rows hold tell nothing of one of them."""


def matched(new: Sequence[TableRow], old: Sequence[TableRow]) -> list[tuple[TableRow, TableRow]]:
    """Return each row with the one that it was: by its id, else the same cells, else most of the same cells.

    A row that could be several is none.
    """
    pairs: list[tuple[TableRow, TableRow]] = []
    rest_new, rest_old = list(new), list(old)
    for key in (lambda row: row.key, _all_cells):
        found = _by_key(rest_new, rest_old, key)
        pairs += found
        taken = {id(row) for pair in found for row in pair}
        rest_new = [row for row in rest_new if id(row) not in taken]
        rest_old = [row for row in rest_old if id(row) not in taken]
    return pairs + _alike(rest_new, rest_old)


def _by_key(
    new: Iterable[TableRow], old: Iterable[TableRow], key: Callable[[TableRow], str]
) -> list[tuple[TableRow, TableRow]]:
    """Pair rows of one key in their order; where a key stands twice, first goes with first."""
    waiting: defaultdict[str, list[TableRow]] = defaultdict(list)
    for row in old:
        if told := key(row):
            waiting[told].append(row)
    return [(row, waiting[told].pop(0)) for row in new if (told := key(row)) and waiting.get(told)]


def _all_cells(row: TableRow) -> str:
    return "\x1f".join(f"{name}\x1e{text}" for name, text in sorted(row.cells.items()))


def _alike(new: Sequence[TableRow], old: Sequence[TableRow]) -> list[tuple[TableRow, TableRow]]:
    """Pair what is left by likeness, the most alike first; of equals the nearest in the table."""
    by_cell: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(old):
        for cell in row.cells.items():
            by_cell[cell].append(at)
    scored = []
    for here, row in enumerate(new):
        shared: set[int] = set()
        for cell in row.cells.items():
            held = by_cell.get(cell, ())
            shared.update(held if len(held) <= _COMMON else ())
        for at in shared:
            if row.key and old[at].key and row.key != old[at].key:
                continue  # both have an id: they are two rows
            share = _share(row, old[at])
            if share >= _LIKE_ENOUGH:
                scored.append((-share, abs(row.number - old[at].number), here, at))
    pairs, used_new, used_old = [], set[int](), set[int]()
    for _, _, here, at in sorted(scored):
        if here not in used_new and at not in used_old:
            used_new.add(here)
            used_old.add(at)
            pairs.append((new[here], old[at]))
    return pairs


def _share(new: TableRow, old: TableRow) -> float:
    """Tell which share of the columns that either row fills hold the same words."""
    names = new.cells.keys() | old.cells.keys()
    return sum(new.cells.get(name) == old.cells.get(name) for name in names) / len(names) if names else 0.0
