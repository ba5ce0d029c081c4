"""The fields of the studio: choices in words, several words in a line, lanes in an order."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
)

from gui.parts.plain_text import one_line
from models.translation import tr
from models.values.listing import in_a_row

MOST_SEEN = 20  # entries of an open list, if the screen has room
_COMMAS, _SEMICOLONS = re.compile("[,，]"), re.compile("[;；]")  # of both ways of typing


class Choice(QComboBox):
    """One of several values, each shown in words."""

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        """Offer the words of the program; `words` goes from what is shown, in English, to the value."""
        super().__init__()
        self._values = tuple(words.values())
        self.addItems([tr(shown) for shown in words])
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(MOST_SEEN)

    @property
    def value(self) -> str:
        """Return the value that is chosen."""
        return self._values[self.currentIndex()]

    def show_value(self, value: str) -> None:
        """Choose a value without telling anybody; one that is not offered is shown as it is, and kept."""
        with QSignalBlocker(self):
            if value and value not in self._values:
                self._values = (*self._values, value)
                self.addItem(one_line(value, 40))
            self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class Records(QComboBox):
    """One of the records of a case by its name; first, the one that is proposed."""

    def __init__(self, name: str) -> None:
        """Offer none yet."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(MOST_SEEN)
        self.offer((), "")

    def offer(self, records: Sequence[tuple[str, str]], proposal: str) -> None:
        """Offer records as (id, name), and keep the one that is chosen."""
        chosen = self.value
        with QSignalBlocker(self):
            self.clear()
            self.addItem(proposal, "")
            for id, name in records:
                self.addItem(one_line(name, 60), id)
        self.show_value(chosen)

    @property
    def value(self) -> str:
        """Return the id of the chosen record; empty for the one that is proposed."""
        return str(self.currentData() or "")

    def show_value(self, id: str) -> None:
        """Choose a record without telling anybody; the proposed one if it is not offered."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(id)))


class Line(QLineEdit):
    """A line of text."""

    def __init__(self, name: str, hint: str = "") -> None:
        """Show the hint where nothing is written."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    @property
    def value(self) -> str:
        """Tell what is written."""
        return self.text().strip()

    def show_value(self, text: str) -> None:
        """Write a text without telling anybody."""
        if text.strip() != self.value:
            with QSignalBlocker(self):
                self.setText(text)
                self.setCursorPosition(0)


class Words(QLineEdit):
    """Several words with commas between them."""

    def __init__(self, name: str, hint: str = "") -> None:
        """Show the hint where nothing is written."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    @property
    def value(self) -> tuple[str, ...]:
        """Return the words."""
        return tuple(dict.fromkeys(word.strip() for word in _COMMAS.split(self.text()) if word.strip()))

    def show_value(self, words: Sequence[str]) -> None:
        """Write the words without telling anybody."""
        if tuple(words) != self.value:
            with QSignalBlocker(self):
                self.setText(", ".join(words))
                self.setCursorPosition(0)


class Phrases(Words):
    """Several phrases with semicolons between them, as commas stand within them."""

    @property
    def value(self) -> tuple[str, ...]:
        """Return the phrases."""
        return tuple(dict.fromkeys(one.strip() for one in _SEMICOLONS.split(self.text()) if one.strip()))

    def show_value(self, words: Sequence[str]) -> None:
        """Write the phrases without telling anybody."""
        if tuple(words) != self.value:
            with QSignalBlocker(self):
                self.setText("; ".join(words))
                self.setCursorPosition(0)


class Named(Words):
    """Several records of a case by their names, with commas between them; their values are ids."""

    def __init__(self, name: str, hint: str = "") -> None:
        """Know no record yet."""
        super().__init__(name, hint)
        self._names: Mapping[str, str] = {}

    def offer(self, records: Sequence[tuple[str, str]]) -> None:
        """Know the records told as (id, name)."""
        self._names = dict(records)
        self.setToolTip(in_a_row(self._names.values()))

    @property
    def value(self) -> tuple[str, ...]:
        """Return the ids; a word that names no record stands for itself."""
        ids = {name.casefold(): id for id, name in self._names.items()}
        return tuple(dict.fromkeys(ids.get(word.casefold(), word) for word in super().value))

    def show_value(self, words: Sequence[str]) -> None:
        """Write the names of records without telling anybody."""
        if tuple(words) != self.value:
            super().show_value([self._names.get(id, id) for id in words])


class Tick(QCheckBox):
    """A choice that holds or not."""

    @property
    def value(self) -> bool:
        """Tell whether it holds."""
        return self.isChecked()

    def show_value(self, holds: bool) -> None:
        """Show whether it holds without telling anybody."""
        with QSignalBlocker(self):
            self.setChecked(holds)


class Paragraph(QPlainTextEdit):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 4) -> None:
        """Begin empty, so many lines high."""
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 12)

    @property
    def value(self) -> str:
        """Tell what is written, on one line."""
        return " ".join(self.toPlainText().split())

    def show_value(self, text: str) -> None:
        """Write a text without telling anybody."""
        if text != self.value:
            with QSignalBlocker(self):
                self.setPlainText(text)


class Order(QListWidget):
    """What stands in an order of one's own: it is dragged, or moved with Alt and an arrow."""

    ordered = Signal()

    def __init__(self, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "boxed")
        self.model().rowsMoved.connect(lambda *_: self.take_order())

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of what stands there, in its order."""
        return tuple(str(self.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.count()))

    def take_order(self) -> None:
        """Tell that somebody changed the order."""
        self.ordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move what is current with Alt and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if 0 <= row + step < self.count() and row >= 0:
            with QSignalBlocker(self), QSignalBlocker(self.model()):
                item = self.takeItem(row)
                self.insertItem(row + step, item)
                self.setCurrentRow(row + step)
            self.take_order()

    def put(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show rows told as (id, words), without telling anybody."""
        with QSignalBlocker(self), QSignalBlocker(self.model()):
            self.clear()
            for id, words in rows:
                item = QListWidgetItem(one_line(words))
                item.setData(Qt.ItemDataRole.UserRole, id)
                self.addItem(item)
        shown = min(max(len(rows), 2), 7)
        self.setFixedHeight(shown * max(self.sizeHintForRow(0), 20) + 6)


class Ticked(Order):
    """Some of several things, ticked and in an order of one's own."""

    def __init__(self, name: str, words: Mapping[str, str], usual: Sequence[str]) -> None:
        """Offer words of the program by their ids; `usual` are chosen where nobody chose."""
        super().__init__(name)
        self._words, self._usual = dict(words), tuple(usual)
        self.itemChanged.connect(lambda *_: self.take_order())
        self.show_value(())

    @property
    def value(self) -> tuple[str, ...]:
        """Return what is ticked, in its order; nothing where it is what is usual."""
        return () if self.ticked == self._usual else self.ticked

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return what is ticked, in its order."""
        rows = zip(self.ids, range(self.count()), strict=True)
        return tuple(id for id, row in rows if self.item(row).checkState() is Qt.CheckState.Checked)

    def show_value(self, chosen: Sequence[str]) -> None:
        """Tick what is chosen and put it first, without telling anybody."""
        known = tuple(id for id in chosen if id in self._words) or self._usual
        if known == self.ticked:
            return
        rest = (id for id in self._words if id not in known)
        self.put([(id, tr(self._words[id])) for id in (*known, *rest)])
        with QSignalBlocker(self):
            for row, id in enumerate(self.ids):
                state = Qt.CheckState.Checked if id in known else Qt.CheckState.Unchecked
                self.item(row).setCheckState(state)


class LaneOrder(Order):
    """The lanes of the figure in their order."""

    def __init__(self) -> None:
        """Begin without lanes."""
        super().__init__(tr("Order of the lanes"))
        self._order: tuple[str, ...] = ()

    @property
    def value(self) -> tuple[str, ...]:
        """Return the order that somebody gave the lanes; none where nobody did."""
        return self._order

    def show_value(self, order: Sequence[str]) -> None:
        """Keep the order that was given; the lanes themselves come with the figure."""
        self._order = tuple(order)

    @property
    def lanes(self) -> tuple[str, ...]:
        """Return the ids of the lanes as they are shown."""
        return self.ids

    def show_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show lanes told as (id, title), without telling anybody."""
        if tuple(id for id, _ in lanes) == self.lanes:
            return
        self.put(lanes)

    def take_order(self) -> None:
        """Keep the order that somebody gave the lanes, and tell it."""
        self._order = self.lanes
        super().take_order()


def told_by(field: object) -> tuple[tuple[SignalInstance, ...], tuple[SignalInstance, ...]]:
    """Return the signals by which a field tells a choice, and those by which it tells letters that are typed."""
    match field:
        case QComboBox() if line := field.lineEdit():  # anything may be written
            return (field.activated,), (line.textEdited,)
        case QComboBox():
            return (field.activated,), ()
        case QCheckBox():
            return (field.toggled,), ()
        case QLineEdit():
            return (), (field.textEdited,)
        case QPlainTextEdit():
            return (), (field.textChanged,)
        case Order():
            return (field.ordered,), ()
    chosen, typed = getattr(field, "chosen", None), getattr(field, "typed", None)
    return (chosen,) if chosen else (), (typed,) if typed else ()
