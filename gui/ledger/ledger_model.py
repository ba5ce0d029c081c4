"""An account as the rows of a table: groups with their sub-totals and lines, the total, and what is not added."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.ledger.choices import told
from gui.parts.columns import Heading
from gui.parts.plain_text import one_line, plain_tooltip
from gui.parts.row_table import COPIED
from models.ledger.account import Account
from models.ledger.line import COUNTED, DIMENSIONS, Line
from models.ledger.phrases import counted
from models.ledger.totals import Total
from models.ledger.words import (
    added_words,
    basis_words,
    beside_words,
    group_words,
    line_words,
    note_words,
    sold_words,
    sum_words,
    when_words,
)
from models.translation import language, tr, tr_later
from models.values.listing import set_apart

Index = QModelIndex | QPersistentModelIndex
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
READ = Qt.ItemDataRole.AccessibleTextRole

HEADINGS: Final = (
    Heading("event", tr_later("Event"), 22),
    Heading("sum", tr_later("Sum"), 28),
    Heading("sold", tr_later("Sold"), 18),
    Heading("when", tr_later("When"), 26),
    Heading("seller", tr_later("Seller"), 30),
    Heading("agent", tr_later("Agent"), 22),
    Heading("market", tr_later("Market"), 18),
    Heading("payee", tr_later("Paid to"), 18, is_shown=False),
    Heading("place", tr_later("Place"), 18, is_shown=False),
    Heading("province", tr_later("Province"), 14, is_shown=False),
    Heading("year", tr_later("Year"), 12, is_shown=False),
    Heading("asset", tr_later("Asset"), 10, is_shown=False),
    Heading("standing", tr_later("Standing"), 14),
    Heading("rests", tr_later("Rests on"), 26),
    Heading("stages", tr_later("Stages"), 26, is_shown=False),
    Heading("otherwise", tr_later("Told otherwise"), 30, is_shown=False),
    Heading("notes", tr_later("Notes"), 30, is_shown=False),
)
KEYS: Final = tuple(heading.key for heading in HEADINGS)
BESIDE_WORDS: Final = tr_later("Possible or only claimed, and not added")


class Kind(IntEnum):
    """What a row is."""

    GROUP = 0  # a sub-total; its number is that of the group
    LINE = 1  # its number is that of the line
    TOTAL = 2
    HEADING = 3  # of the lines that are not added
    BESIDE = 4  # one of these; its number is that of the line


Row = tuple[Kind, int]
"""What a row is, and the number of the group or line in it: no more, for there may be 100,000."""


class LedgerModel(QAbstractTableModel):
    """The rows of an account."""

    def __init__(self) -> None:
        """Begin without an account."""
        super().__init__()
        self.account: Account | None = None
        self.rows: list[Row] = []
        self.folded: set[tuple[str, ...]] = set()
        self._added: tuple[tuple[Line, ...], list[bool]] = ((), [])
        self._ranks: tuple[tuple[Line, ...], int, list[int]] | None = None
        self._sorted = -1, Qt.SortOrder.AscendingOrder

    # what it shows

    def show_account(self, account: Account | None) -> None:
        """Show an account; None: nothing."""
        self.beginResetModel()
        self.account = account
        self._lay_out()
        self.endResetModel()

    def fold(self, row: int, is_wanted: bool) -> None:
        """Hide the lines of a group, or show them."""
        total = self.total_at(row)
        if total is None or self.rows[row][0] is not Kind.GROUP:
            return
        if is_wanted != (total.group in self.folded):
            self.folded ^= {total.group}
            self.show_account(self.account)

    def _lay_out(self) -> None:
        self.rows = []
        account = self.account
        if account is None:
            return
        if account.lines is not self._added[0]:
            self._added = account.lines, [line.weight == COUNTED for line in account.lines]
        is_added = self._added[1]
        for number, total in enumerate(account.rows):
            self.rows.append((Kind.GROUP, number))
            if total.group not in self.folded:
                self.rows += [(Kind.LINE, n) for n in self._in_order(total) if is_added[n]]
        if not account.rows:
            self.rows += [(Kind.LINE, n) for n in self._in_order(account.total) if is_added[n]]
        self.rows.append((Kind.TOTAL, 0))
        beside = [(Kind.BESIDE, n) for n in self._in_order(account.total) if not is_added[n]]
        self.rows += [(Kind.HEADING, 0), *beside] if beside else []

    def _in_order(self, total: Total) -> Sequence[int]:
        """Return the numbers of the lines of a total as they are sorted."""
        column, order = self._sorted
        if column < 0 or self.account is None:
            return total.members
        lines = self.account.lines
        if self._ranks is None or self._ranks[0] is not lines or self._ranks[1] != column:
            by_key = sorted(range(len(lines)), key=lambda number: _sort_key(lines[number], KEYS[column]))
            ranks = [0] * len(lines)
            for rank, number in enumerate(by_key):
                ranks[number] = rank
            self._ranks = lines, column, ranks
        is_down = order == Qt.SortOrder.DescendingOrder
        return sorted(total.members, key=self._ranks[2].__getitem__, reverse=is_down)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the lines within their groups; -1 brings the order of the ledger back."""
        if (column, order) != self._sorted:
            self._sorted = column, order
            self.show_account(self.account)

    # what stands where

    def line_at(self, row: int) -> Line | None:
        """Return the line in a row; None where a total is."""
        if self.account is None or not 0 <= row < len(self.rows):
            return None
        kind, number = self.rows[row]
        return self.account.lines[number] if kind in (Kind.LINE, Kind.BESIDE) else None

    def total_at(self, row: int) -> Total | None:
        """Return the total in a row; None where a line is."""
        if self.account is None or not 0 <= row < len(self.rows):
            return None
        kind, number = self.rows[row]
        if kind is Kind.GROUP:
            return self.account.rows[number]
        return self.account.total if kind is Kind.TOTAL else None

    def key_at(self, row: int) -> tuple[Any, ...]:
        """Return what tells a row from others in whatever account."""
        line, total = self.line_at(row), self.total_at(row)
        if line is not None:
            return Kind.LINE, line.claim_id, line.groups["year"]
        return (Kind.GROUP, *total.group) if total is not None else ()

    def events_at(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Return the events of some rows: of a group those of its lines, of the total none."""
        found: dict[str, None] = {}
        for row in rows:
            line, total = self.line_at(row), self.total_at(row)
            if line is not None:
                found[line.event_id] = None
            elif total is not None and self.account and self.rows[row][0] is Kind.GROUP:
                found |= dict.fromkeys(self.account.lines[number].event_id for number in total.members)
        return tuple(found)

    def rows_of(self, events: Sequence[str]) -> list[int]:
        """Return the rows of the lines of some events, from top to bottom."""
        if self.account is None or not events:
            return []
        lines, wanted = self.account.lines, set(events)
        return [
            place
            for place, (kind, number) in enumerate(self.rows)
            if kind in (Kind.LINE, Kind.BESIDE) and lines[number].event_id in wanted
        ]

    def row_of(self, key: tuple[Any, ...]) -> int:
        """Return the row that such a key tells; -1 where there is none."""
        claim = key[1] if key and key[0] is Kind.LINE else None
        for row, (kind, number) in enumerate(self.rows):
            is_line = kind in (Kind.LINE, Kind.BESIDE)
            if self.account is not None and is_line and self.account.lines[number].claim_id != claim:
                continue
            if self.key_at(row) == key:
                return row
        return -1

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(KEYS[section])
        is_name = role == TEXT and orientation == Qt.Orientation.Horizontal
        return tr(HEADINGS[section].words) if is_name else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell; totals stand in bold, sums at the right."""
        if role in (TEXT, TOOLTIP, READ, COPIED):
            text = self.words(index.row(), KEYS[index.column()])
            if role == TOOLTIP:
                return plain_tooltip(text)
            return text if role == COPIED else one_line(text, 300)
        if role == Qt.ItemDataRole.FontRole and self.line_at(index.row()) is None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return _aligned(KEYS[index.column()]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def words(self, row: int, key: str) -> str:
        """Return the whole words of a cell."""
        if (line := self.line_at(row)) is not None:
            return line_cell(line, key)
        if (total := self.total_at(row)) is not None and self.account is not None:
            return self._total_cell(total, key, self.rows[row][0])
        return tr(BESIDE_WORDS) if key == "event" else ""

    def _total_cell(self, total: Total, key: str, kind: Kind) -> str:
        account = self.account
        if account is None:
            return ""
        if key == "event":
            mark = "▸ " if total.group in self.folded else "▾ "
            return mark + group_label(account, total) if kind is Kind.GROUP else tr("Total")
        if key == "sum":
            return short_words(total, account.asked.meaning)
        return basis_words(total, language()) if key == "rests" else ""


def _aligned(key: str) -> int:
    """Return where the words of a column stand: sums at the right."""
    side = Qt.AlignmentFlag.AlignRight if key == "sum" else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def short_words(total: Total, meaning: str) -> str:
    """Return what a total comes to, as a cell has room for it; where nothing is added, what stands beside it."""
    beside = beside_words(total, meaning, language())
    if beside and not (total.lines or total.unknown):
        return f"({beside})"
    if total.is_known and total.unknown:
        return tr("{sum} + {n:,} unknown", sum=sum_words(total, language()), n=total.unknown)
    return added_words(total, meaning, language())


def group_label(account: Account, total: Total) -> str:
    """Return the words of a group."""
    first = account.lines[total.members[0]] if total.members else None
    pairs = zip(total.group, account.asked.by, strict=False)
    return " · ".join(group_words(label, name, first, language()) for label, name in pairs)


def line_cell(line: Line, key: str) -> str:
    """Return the words of a line in a column."""
    if key in DIMENSIONS:
        return group_words(line.groups.get(key, ""), key, line, language())
    made = {
        "event": lambda: line.title,
        "sum": lambda: line_words(line, language()),
        "sold": lambda: sold_words(line, language()),
        "when": lambda: when_words(line, language()),
        "payee": lambda: group_words(line.payee, "payee", language=language()),
        "rests": lambda: _rests_words(line),
        "stages": lambda: " → ".join(dict.fromkeys(told(stage.name) for stage in line.stages)),
        "otherwise": lambda: set_apart(line.otherwise),
        "notes": lambda: note_words(line, language()),
    }
    return made[key]()


def _rests_words(line: Line) -> str:
    origins = counted(language(), "origin", len(line.origins))
    return tr("{origins}, checked", origins=origins) if line.is_checked else origins


def _sort_key(line: Line, key: str) -> tuple[bool, Any]:
    """Return by what a line is sorted in a column: numbers and days as such, words by their letters."""
    if key == "sum":
        return line.given is None, line.given.value if line.given else 0
    if key == "when":
        day = (line.when.earliest or line.when.latest) if line.when else None
        return day is None, day.toordinal() if day else 0
    if key == "rests":
        return False, len(line.origins)
    return False, line_cell(line, key).casefold()
