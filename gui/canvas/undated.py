"""The events without any date, in a row under the timeline: they have no place on it and are not forgotten."""

from functools import partial

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gui.canvas.timeline_canvas import TimelineCanvas
from gui.parts.plain_text import PlainLabel, menu_text, one_line, set_plain_tooltip
from gui.parts.shape_icon import shape_icon
from gui.selection import Selection
from gui.session import Session
from models.figure.scene import Look
from models.translation import tr

LETTERS = 22  # of a title in the row
SHOWN = 3  # events that are named in the row
LISTED = 40  # events that the menu names


class UndatedTray(QWidget):
    """Names the first undated events that match the filter and counts the others; hidden where there are none."""

    def __init__(self, session: Session, selection: Selection, canvas: TimelineCanvas) -> None:
        """Follow a session and a selection; the canvas knows the names."""
        super().__init__()
        self._session, self._selection, self._canvas = session, selection, canvas
        self._ids: tuple[str, ...] = ()
        self._looks: dict[str, tuple[str, Look | None]] | None = (
            None  # of the named ones; None before the first
        )
        self.buttons: dict[str, QToolButton] = {}
        self.count = PlainLabel(role="note")
        self.more = QToolButton()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 2, 10, 2)
        self._row.setSpacing(6)
        self._row.addWidget(self.count)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Events without a date"))
        for signal in (session.case_opened, session.case_closed, selection.filtered):
            signal.connect(self.refresh)
        session.changed.connect(self.refresh)
        selection.selected.connect(self._check)
        self.refresh()

    def refresh(self) -> None:
        """Name what is undated now."""
        found = self._undated()
        looks = {id: self._look_of(id) for id in found[:SHOWN]}
        if self._ids == found and self._looks == looks:
            return  # most changes leave the tray as it is
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._ids, self._looks = found, looks
        self.buttons = {id: self._button(id, *look) for id, look in looks.items()}
        for place, button in enumerate(self.buttons.values(), start=1):
            self._row.insertWidget(place, button)
        self.count.setText(tr("No date: {n:,}", n=len(found)))
        self.more.setText(tr("+{n:,} more", n=len(found) - SHOWN))
        self.more.setVisible(len(found) > SHOWN)
        self.setVisible(bool(found))
        self._check()

    def _undated(self) -> tuple[str, ...]:
        if not self._session.is_open:
            return ()
        index = self._session.index
        rows = np.flatnonzero(self._selection.in_filter() & ~index.is_dated)
        return tuple(index.ids[row] for row in rows.tolist())

    def _look_of(self, event_id: str) -> tuple[str, Look | None]:
        """Return the title of an event and how its kind is drawn."""
        index = self._session.index
        row = index.row_of(event_id)
        if row is None:
            return "", None
        kind = index.kinds[int(index.kind[row])]
        return index.titles[row], next((one for one in self._canvas.names.looks if one.id == kind), None)

    def _button(self, event_id: str, title: str, look: Look | None) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setText(menu_text(one_line(title, LETTERS)))
        button.setAccessibleName(tr("{title}, no date", title=title))
        set_plain_tooltip(button, title)
        if look:
            button.setIcon(shape_icon(look.shape, look.colour))
            button.setIconSize(QSize(14, 14))
        button.clicked.connect(partial(self._choose, event_id))
        return button

    def _choose(self, event_id: str) -> None:
        self._selection.select((event_id,), self)
        self._check()

    def _check(self) -> None:
        for id, button in self.buttons.items():
            button.setChecked(id in self._selection.events)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for id in self._ids[SHOWN : SHOWN + LISTED]:
            self.menu.addAction(menu_text(self._canvas.words_of(id)), partial(self._choose, id))
        if len(self._ids) > SHOWN + LISTED:
            ids = self._ids
            self.menu.addAction(tr("Select all {n:,}", n=len(ids)), lambda: self._selection.select(ids, self))
