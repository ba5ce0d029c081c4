"""The keys of timeline and map: stepping, zooming, selecting and finding by typing, also in composed letters."""

from abc import abstractmethod
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.figure.marks import Target
from models.index.filters import Filter
from models.translation import tr, tr_later

IN_A_PICTURE: Final = (
    (tr_later("Next or previous event; on the map the nearest to the side"), tr_later("Right, Left")),
    (tr_later("Next or previous lane; on the map the nearest below or above"), tr_later("Down, Up")),
    (tr_later("Next or previous event of the lane; on the map of the place"), tr_later("Ctrl+Down, Ctrl+Up")),
    (tr_later("First or last event"), tr_later("Home, End")),
    (tr_later("A screen later or earlier"), tr_later("Page Down, Page Up")),
    (tr_later("A year later or earlier"), tr_later("Ctrl+Right, Ctrl+Left")),
    (tr_later("Extend the selection"), tr_later("Shift with these")),
    (tr_later("Select this event alone"), tr_later("Space")),
    (tr_later("Zoom in or out, fit all"), "+, -, 0"),
    (tr_later("Open the event, or list the selected ones"), tr_later("Return")),
    (tr_later("Menu of the event"), tr_later("Menu, Shift+F10")),
    (tr_later("Find by typing, the next that fits"), tr_later("letters, F3")),
    (tr_later("Fold the lane, move it"), tr_later("[, Alt+Up or Alt+Down")),
    (tr_later("Drop what was typed, the selection, the focus"), tr_later("Escape")),
    (tr_later("Leave the picture"), tr_later("Tab, F6")),
)
"""The keys that the timeline and the map take while they have the focus."""
WITH_THE_MOUSE: Final = (
    (tr_later("Zoom where the pointer is; where lanes scroll, scroll"), tr_later("Wheel, pinch")),
    (tr_later("Zoom where lanes scroll"), tr_later("Ctrl and wheel")),
    (tr_later("Move what is shown"), tr_later("Drag, two fingers")),
    (tr_later("Select all events in a box"), tr_later("Shift and drag")),
    (tr_later("Move a date in whole steps of its precision"), tr_later("Ctrl and drag")),
    (tr_later("Fold a lane, put it elsewhere"), tr_later("Click or drag its title")),
    (tr_later("Open the event"), tr_later("Double click")),
    (tr_later("New event at that date, at that place"), tr_later("Double click on nothing")),
    (tr_later("Menu of what is there"), tr_later("Right click")),
)
"""What the hand does on the timeline and the map."""

ZOOM_STEP: Final = 1.25  # of one press
SCREEN: Final = 0.8  # of the width: how far a page goes
PAUSE: Final = 1500  # milliseconds after which typing begins a new search
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class KeyedPicture(QWidget):
    """A picture that is used by keys; Tab always leaves it."""

    event_opened = Signal(str)  # double click or Enter on an event
    event_wanted = Signal(object)  # a new one, Here
    focused = Signal()

    def __init__(self, session: Session, selection: Selection) -> None:
        """Read keys, and composed letters, for a session and a selection."""
        super().__init__()
        self._session, self._selection = session, selection
        self._typed = ""
        self._typed_label = PlainLabel(parent=self)
        self._typed_label.setProperty("role", "typed")
        self._typed_label.setAutoFillBackground(True)
        self._typed_label.setMargin(6)
        self._typed_label.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.forget_typed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setWhatsThis("\n".join(f"{keys}: {what}" for what, keys in IN_A_PICTURE))

    @abstractmethod
    def zoom_at(self, factor: float, x: float, y: float) -> None:
        """Enlarge by a factor; what lies under x, y stays there."""

    @abstractmethod
    def pan(self, dx: float, dy: float) -> None:
        """Move what is shown by dx, dy pixels."""

    @abstractmethod
    def fit(self) -> None:
        """Show everything."""

    @abstractmethod
    def step(self, dx: int, dy: int) -> None:
        """Go to the nearest event in a direction: dx, dy are -1, 0 or 1."""

    @abstractmethod
    def step_far(self, by: int) -> None:
        """Go a year on or back."""

    @abstractmethod
    def rows_beside(self, row: int) -> np.ndarray:
        """Return the rows of the events that stand in the same lane, or at the same place, in order."""

    @abstractmethod
    def rows_here(self) -> np.ndarray:
        """Return the rows of the events that keys can reach, in the order of time."""

    @abstractmethod
    def target_of(self, event_id: str | None) -> Target | None:
        """Tell where an event is drawn, alone or with others."""

    @abstractmethod
    def middle_of(self, target: Target) -> QPoint:
        """Return the middle of a target in the widget."""

    @abstractmethod
    def bring_into_view(self) -> None:
        """Scroll to the current event."""

    @abstractmethod
    def list_events(self, ids: Any, at: QPoint) -> None:
        """Show events that are drawn as one in a menu."""

    # keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that keys now come here."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what was typed."""
        self.forget_typed()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for; what is not ours goes on to the window."""
        if not self._session.is_open or not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        extends = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if held & Qt.KeyboardModifier.ControlModifier:
            return self._on_control_key(key)
        if self._typed and event.text().isprintable() and event.text():
            self.type_words(event.text())
        elif not (self._moves(key, extends) or self._zooms(key) or self._chooses(key, extends)):
            if not event.text()[:1].isalpha():
                return False
            self.type_words(event.text())
        return True

    def _on_control_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_far(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_beside(-1 if key == Qt.Key.Key_Up else 1)
            self.bring_into_view()
        else:
            return False
        return True

    def _moves(self, key: Qt.Key, extends: bool) -> bool:
        before = self._selection.events
        if key in _STEPS:
            self.step(*_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.pan((1 if key == Qt.Key.Key_PageUp else -1) * self.width() * SCREEN, 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.select_end(first=key == Qt.Key.Key_Home)
        else:
            return False
        if extends and before and self._selection.events != before:
            self._extend(before, is_range=key in (Qt.Key.Key_Home, Qt.Key.Key_End))
        self.bring_into_view()
        return True

    def _zooms(self, key: Qt.Key) -> bool:
        factors = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
        if key == Qt.Key.Key_0:
            self.fit()
        elif key in factors:
            self.zoom_at(factors[key], *self._anchor())
        else:
            return False
        return True

    def _chooses(self, key: Qt.Key, extends: bool) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selection.current:
            self._open()
        elif key == Qt.Key.Key_Space:
            self._select_alone()
        elif key == Qt.Key.Key_Backspace and self._typed:
            self.type_words("", self._typed[:-1])
        elif key == Qt.Key.Key_F3 and self._last_typed:
            self.find_typed(self._last_typed, after=not extends, before=extends)
        elif key == Qt.Key.Key_Escape:
            self._let_go()
        else:
            return False
        return True

    _last_typed = ""

    def _let_go(self) -> None:
        """Drop what was typed, then the selection, then the focus."""
        if self._typed:
            self.forget_typed()
        elif self._selection.events:
            self._selection.select((), self)
        else:
            self.focusNextChild()

    def select_nothing(self) -> None:
        """Let go of what is selected."""
        self._selection.select((), self)

    def _anchor(self) -> tuple[float, float]:
        """What stays where it is when keys zoom: the current event, or the middle."""
        target = self.target_of(self._selection.current)
        middle = self.middle_of(target) if target else self.rect().center()
        inside = middle if self.rect().contains(middle) else self.rect().center()
        return inside.x(), inside.y()

    def _open(self) -> None:
        """Open the current event; where several are selected, list them."""
        events = self._selection.events
        if len(events) > 1:
            target = self.target_of(events[-1])
            self.list_events(events, self.middle_of(target) if target else self.rect().center())
        else:
            self.event_opened.emit(events[-1])

    def _select_alone(self) -> None:
        rows = self.rows_here()
        if self._selection.current:
            self._selection.select((self._selection.current,), self)
        elif len(rows):
            self.select_end(first=True)

    def _extend(self, before: tuple[str, ...], is_range: bool) -> None:
        """Select what was selected and what the cursor went to; going back over it lets go of it again."""
        new = self._selection.events
        if is_range:
            self._selection.select((*before, *self._between(before[-1], new[-1])), self)
        elif new[-1] in before:
            self._selection.select(before[: before.index(new[-1]) + 1], self)
        else:
            self._selection.select((*before, *new), self)

    def _between(self, one: str, other: str) -> tuple[str, ...]:
        """The events from one to another, in the direction in which they lie."""
        ids = [self._session.index.ids[row] for row in self.rows_here().tolist()]
        if one not in ids or other not in ids:
            return (other,)
        first, last = ids.index(one), ids.index(other)
        return tuple(ids[first : last + 1] if first <= last else ids[last : first + 1][::-1])

    def select_end(self, first: bool) -> None:
        """Go to the first or last event."""
        rows = self.rows_here()
        if len(rows):
            self._selection.reveal(self._session.index.ids[int(rows[0 if first else -1])], self)

    def step_in_time(self, by: int) -> None:
        """Go to the next or previous event; the window follows."""
        self._step_among(self.rows_here(), by)

    def step_beside(self, by: int) -> None:
        """Go to the next or previous event of the lane, on the map of the place."""
        current = self._selection.current
        row = self._session.index.row_of(current) if current else None
        self._step_among(self.rows_here() if row is None else self.rows_beside(row), by)

    def _step_among(self, rows: np.ndarray, by: int) -> None:
        current = self._selection.current
        row = self._session.index.row_of(current) if current else None
        here = np.flatnonzero(rows == row) if row is not None else rows[:0]
        if not len(here):
            self._selection.step(by, self)
            return
        at = min(max(int(here[0]) + by, 0), len(rows) - 1)
        self._selection.reveal(self._session.index.ids[int(rows[at])], self)

    # typing

    def type_words(self, letters: str, before: str | None = None) -> None:
        """Add letters to what is sought, and go to the first event that fits."""
        self._typed = (self._typed if before is None else before) + letters
        if not self._typed:
            self.forget_typed()
            return
        self._last_typed = self._typed
        self._pause.start()
        self._say_typed(self.find_typed(self._typed))

    def find_typed(self, words: str, after: bool = False, before: bool = False) -> bool:
        """Go to the event at or after the current one whose title, else whose facts, hold the words."""
        rows, index = self.rows_here(), self._session.index
        fitting = rows[index.matching(Filter(words=words, relations=True))[rows]]
        if not len(fitting):
            found = self._session.reader.found_events(words, index)
            fitting = rows[index.matching(Filter(words=words, relations=True), found)[rows]]
        if not len(fitting):
            return False
        current = self._selection.current
        row = index.row_of(current) if current else None
        places = np.flatnonzero(np.isin(rows, fitting))
        here = int(np.flatnonzero(rows == row)[0]) if row is not None and row in rows else -1
        if before:
            chosen = places[places < here]
            at = int(chosen[-1]) if len(chosen) else int(places[-1])
        else:
            chosen = places[places > here] if after else places[places >= here]
            at = int(chosen[0]) if len(chosen) else int(places[0])
        self._selection.reveal(index.ids[int(rows[at])], self)
        self.bring_into_view()
        return True

    def forget_typed(self) -> None:
        """Begin a new search with the next letter."""
        self._pause.stop()
        self._typed = ""
        self._typed_label.hide()

    def _say_typed(self, is_found: bool, composed: str = "") -> None:
        words = one_line(self._typed + composed, 40)
        told = tr("Find: {words}", words=words) if is_found else tr("Find: {words} (no event)", words=words)
        self._typed_label.setText(told)
        self._typed_label.adjustSize()
        self._place_label()
        self._typed_label.show()
        self._typed_label.raise_()

    def _place_label(self) -> None:
        self._typed_label.move(8, self.height() - self._typed_label.height() - 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is typed in its corner."""
        self._place_label()
        super().resizeEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed letters (Chinese) as typed; what is still composed is shown and finds nothing yet."""
        if event.commitString() and self._session.is_open:
            self.type_words(event.commitString())
        elif event.preeditString():
            self._pause.stop()
            self._say_typed(True, event.preeditString())
        elif not self._typed:
            self.forget_typed()
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Tell where letters are composed."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._typed_label.geometry()
        return super().inputMethodQuery(query)
