"""The two tables of the history: every change, a page at a time, and what changed in all."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from gui.parts.plain_text import one_line, plain_tooltip
from models.history import Clock, Group, Subject, Summary
from models.store.labels import told_label
from models.store.past import Action, Page
from models.translation import tr, tr_later
from models.values.listing import in_a_row

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP, FONT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.FontRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class ActionModel(QAbstractTableModel):
    """Actions as rows, the latest first; more are asked for when the end of the table comes into sight."""

    COLUMNS = (tr_later("When"), tr_later("Who"), tr_later("Change"), tr_later("About"), tr_later("Records"))

    def __init__(
        self, ask_for_more: Callable[[int], None], clock: Clock, parent: QWidget | None = None
    ) -> None:
        """Begin empty; `ask_for_more` is given the number before which the next page begins."""
        super().__init__(parent)
        self._clock = clock
        self._ask_for_more = ask_for_more
        self._is_asking = False
        self.actions: list[Action] = []
        self.subjects: dict[int, Subject] = {}
        self.next = 0

    def show_page(self, page: Page, subjects: Mapping[int, Subject], *, is_first: bool) -> None:
        """Show a page: the first one in the place of all, others below."""
        self._is_asking = False
        self.next = page.next
        if is_first:
            self.beginResetModel()
            self.actions, self.subjects = list(page.actions), dict(subjects)
            self.endResetModel()
        elif page.actions:
            start = len(self.actions)
            self.beginInsertRows(INVALID, start, start + len(page.actions) - 1)
            self.actions += page.actions
            self.subjects |= subjects
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are older actions that nobody asked for yet."""
        return not parent.isValid() and self.next > 0 and not self._is_asking

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._is_asking = True
            self._ask_for_more(self.next)

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of actions that are known."""
        return 0 if parent.isValid() else len(self.actions)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column; that of the time names the zone."""
        if role != TEXT or orientation != Qt.Orientation.Horizontal:
            return None
        name = tr(self.COLUMNS[section])
        return tr("{name} ({zone})", name=name, zone=self._clock.name()) if section == 0 else name

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell."""
        if not index.isValid() or role not in (TEXT, TOOLTIP, SPOKEN):
            return None
        one = self.actions[index.row()]
        about = self.subjects.get(one.number)
        words = (
            self._clock.words(one.at),
            one.who or "–",
            told_label(one.label),
            about.words if about else "",
            f"{one.count:,}",
        )[index.column()]
        return plain_tooltip(words) if role == TOOLTIP else one_line(words)


class SummaryModel(QAbstractTableModel):
    """What changed in all: each line a row, the title of its group beside the first of them."""

    COLUMNS = (tr_later("Event or record"), tr_later("What changed"), tr_later("By"))

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.summary: Summary | None = None
        self._rows: list[tuple[int, int]] = []  # group, line

    def show_summary(self, summary: Summary | None) -> None:
        """Show another summary, or none."""
        self.beginResetModel()
        self.summary = summary
        groups = summary.groups if summary else ()
        self._rows = [
            (number, line) for number, group in enumerate(groups) for line in range(len(group.lines))
        ]
        self.endResetModel()

    def group_at(self, row: int) -> Group | None:
        """Return the group that a row belongs to, None if there is no such row."""
        if self.summary is None or not 0 <= row < len(self._rows):
            return None
        return self.summary.groups[self._rows[row][0]]

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return (
            tr(self.COLUMNS[section]) if role == TEXT and orientation == Qt.Orientation.Horizontal else None
        )

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell; a screen reader hears the title with every line."""
        group = self.group_at(index.row())
        if group is None or role not in (TEXT, TOOLTIP, SPOKEN, FONT):
            return None
        line = self._rows[index.row()][1]
        if role == FONT:
            return _bold() if index.column() == 0 else None
        is_told = line == 0 or role != TEXT
        is_gone = group.event_id is not None and group.act == "deleted"
        title = tr("{title} (deleted)", title=group.title) if is_gone else group.title
        words = (
            title if is_told else "",
            group.lines[line],
            in_a_row(group.people) if is_told else "",
        )[index.column()]
        return plain_tooltip(words) if role == TOOLTIP else one_line(words, 400)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
