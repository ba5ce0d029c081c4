"""The fields of the import page: choices in words, and a field with the reason for its value under it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel, one_line

MOST_SEEN = 24  # entries of an open list, if the screen has room
LETTERS = 14  # that a closed list has room for at least


class Choice(QComboBox):
    """One of several values, each shown in words; `chosen` says that a person took another one."""

    chosen = Signal(str)

    def __init__(self, name: str, *, is_typed: bool = False) -> None:
        """Begin empty; where it may be typed, other words than those of the list count as well."""
        super().__init__()
        self.setAccessibleName(name)
        self.setEditable(is_typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(MOST_SEEN)
        self._shown = ""
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_typed)
            completer = self.completer()
            if completer is not None:
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.activated.connect(lambda _: self._take(self.value))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (words, value) pairs, and keep the value that is shown."""
        with QSignalBlocker(self):
            self.clear()
            for words, value in choices:
                self.addItem(one_line(words, 120), value)
        self.show_value(self._shown)

    @property
    def value(self) -> str:
        """Return what is chosen, or what was typed."""
        if self.isEditable():
            at = self.findText(self.currentText().strip())
            return str(self.itemData(at)) if at >= 0 else self.currentText().strip()
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value without telling anybody; one that is not offered is shown as it is."""
        self._shown = value
        with QSignalBlocker(self):
            at = self.findData(value)
            if at >= 0:
                self.setCurrentIndex(at)
            elif self.isEditable():
                self.setEditText(value)
            elif value:
                self.addItem(one_line(value, 60), value)
                self.setCurrentIndex(self.count() - 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters: the list is as wide as its words when it opens."""
        return QSize(self.fontMetrics().horizontalAdvance("n") * LETTERS, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        """Open the list as wide as its longest words."""
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + 40, 560))
        super().showPopup()

    def _on_typed(self) -> None:
        if self.value != self._shown:
            self._take(self.value)

    def _take(self, value: str) -> None:
        if value != self._shown:
            self._shown = value
            self.chosen.emit(value)


class Reasoned(QWidget):
    """A field under its words, and under it a sentence: why it holds what it holds, or what is wrong."""

    def __init__(self, words: str, field: QWidget) -> None:
        """Put the words above the field and the reason below."""
        super().__init__()
        self.field = field
        self.words = PlainLabel(words, role="note", is_wrapped=True)
        self.reason = PlainLabel(role="note", is_wrapped=True)
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.words, field, self.reason):
            column.addWidget(part)

    def say(self, reason: str, *, is_wrong: bool = False) -> None:
        """Say why the field holds what it holds."""
        self.reason.set_role("warning" if is_wrong else "note")
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))


def column_in(owner: QWidget) -> QVBoxLayout:
    """Return a layout of fields one under the other."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(2, 10, 8, 8)
    column.setSpacing(12)
    return column
