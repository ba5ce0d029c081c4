"""Playing the case: its events one after the other, with timeline, map and inspector following."""

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.selection import Selection
from gui.session import Session
from models.translation import language, tr, tr_later
from models.values.when import words_here

PACES = {
    tr_later("slow"): 6000,
    tr_later("steady"): 3000,
    tr_later("quick"): 1200,
}  # milliseconds for an event


class PlayingBar(QWidget):
    """A line over the timeline with the step, the event and the pace; hidden until the case is played."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Stand ready."""
        super().__init__()
        self._session, self._selection = session, selection
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.step(1))
        self.back = self._button("←", tr("Previous event"), lambda: self.step(-1))
        self.play_button = self._button(tr("Pause"), tr("Pause"), self.toggle)
        self.on = self._button("→", tr("Next event"), lambda: self.step(1))
        self.place = PlainLabel(role="note")
        self.words = ElidedLabel()
        self.pace = QComboBox()
        self.pace.setAccessibleName(tr("Pace"))
        for pace, milliseconds in PACES.items():
            self.pace.addItem(tr(pace), milliseconds)
        self.pace.setCurrentIndex(list(PACES).index("steady"))
        self.pace.currentIndexChanged.connect(lambda: self._timer.setInterval(self.pace.currentData()))
        self._timer.setInterval(PACES["steady"])
        self.end = self._button(tr("Close"), tr("Stop playing"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(6)
        for widget in (self.back, self.play_button, self.on, self.place):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        row.addWidget(self.pace)
        row.addWidget(self.end)
        self.setAccessibleName(tr("Playing the case: Space pauses, arrows step, Esc ends"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        selection.selected.connect(self._tell)
        selection.filtered.connect(self._tell)
        session.case_closed.connect(self.hide)

    @property
    def is_playing(self) -> bool:
        """Tell whether the next event comes by itself."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Begin to play at the current event, pause, or go on."""
        if self.is_playing:
            self._timer.stop()
        elif len(self._rows()):
            self.show()
            self.setFocus()
            if self._at() is None:
                self.step(1)
            self._timer.start()
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) event that passes the filter; at the last one playing ends."""
        rows, at = self._rows(), self._at()
        wanted = 0 if at is None else at + by
        if not 0 <= wanted < len(rows):
            self._timer.stop()
            self._tell()
            return
        self._selection.reveal(self._session.index.ids[int(rows[wanted])], self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrows, pause with Space, end with Esc."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step(steps[key])
        elif key == Qt.Key.Key_Space:
            self.toggle()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Play no more."""
        self._timer.stop()
        super().hideEvent(event)

    def _rows(self) -> np.ndarray:
        """The rows of the dated events that match the filter, in the order of time."""
        index = self._session.index
        order = index.order
        return order[(self._selection.in_filter() & index.is_dated)[order]]

    def _at(self) -> int | None:
        current = self._selection.current
        row = self._session.index.row_of(current) if current else None
        found = np.flatnonzero(self._rows() == row).tolist() if row is not None else []
        return found[0] if found else None

    def _tell(self) -> None:
        """Say where in the case it stands."""
        if self.isHidden() or not self._session.is_open:
            return
        words = tr("Pause") if self.is_playing else tr("Play")
        self.play_button.setText(words)
        self.play_button.setAccessibleName(words)
        at, index = self._at(), self._session.index
        here = at + 1 if at is not None else "–"
        self.place.setText(tr("{here} of {total:,}", here=here, total=len(self._rows())))
        row = index.row_of(self._selection.current) if self._selection.current else None
        when = index.when(row) if row is not None else None
        date = words_here(when, index.zone, language()) if when else ""
        self.words.setText(f"{date}   {index.titles[row]}" if row is not None else "")

    def _button(self, text: str, name: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(slot)
        return button
