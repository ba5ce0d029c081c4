"""The few buttons over the map: nearer, further, all, and what it shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from gui.parts.plain_text import menu_text
from models.publication.map_sums import COUNT, PLAIN
from models.translation import tr
from models.values.listing import in_a_row

GAP = 8  # pixels between the buttons and the edge of the map


class MapTools(QFrame):
    """Stands in a corner of the map and asks for nothing by itself: the map listens."""

    zoomed = Signal(float)
    fitted = Signal()
    symbols_chosen = Signal(str)
    routes_toggled = Signal(bool)
    filter_toggled = Signal(bool)
    overlays_toggled = Signal(bool)

    def __init__(
        self, parent: QWidget, measures: Callable[[], Sequence[str]], overlays: Callable[[], Sequence[str]]
    ) -> None:
        """Make the buttons; `measures` and `overlays` are asked for their names when the menu opens."""
        super().__init__(parent)
        self._measures, self._overlays = measures, overlays
        self.symbols = PLAIN
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill)
        self.routes = self._switch(tr("&Routes of the selected event"), self.routes_toggled, is_on=True)
        self.filters = self._switch(tr("&Filter by what the map shows"), self.filter_toggled)
        self.over = self._switch(tr("&Overlays"), self.overlays_toggled, is_on=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 2, 3, 2)
        row.setSpacing(0)
        self.setAutoFillBackground(True)
        for words, name, slot in (
            ("+", tr("Zoom in"), lambda: self.zoomed.emit(1.5)),
            ("−", tr("Zoom out"), lambda: self.zoomed.emit(1 / 1.5)),
            (tr("All"), tr("Show all places"), self.fitted.emit),
        ):
            row.addWidget(self._button(words, name, slot))
        shown = self._button(tr("Show"), tr("What the map shows"), None)
        shown.setMenu(self.menu)
        shown.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(shown)

    def place(self, room: QSize) -> None:
        """Stand in the upper right corner of so large a map."""
        self.adjustSize()
        self.move(max(GAP, room.width() - self.width() - GAP), GAP)

    def fill(self) -> None:
        """Put into the menu what the case offers."""
        self.menu.clear()
        group = QActionGroup(self.menu)
        self._symbol(group, tr("&Plain symbols"), PLAIN)
        self._symbol(group, tr("Area by &number of events"), COUNT)
        for measure in self._measures()[:8]:
            self._symbol(group, tr("Area by {measure}", measure=menu_text(measure)), measure)
        self.menu.addSeparator()
        self.menu.addAction(self.routes)
        self.menu.addAction(self.filters)
        names = self._overlays()
        if names:
            self.menu.addSeparator()
            self.over.setText(menu_text(tr("Overlays: {names}", names=in_a_row(names))))
            self.menu.addAction(self.over)

    def _symbol(self, group: QActionGroup, words: str, value: str) -> None:
        action = group.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == self.symbols)
        action.setData(value)
        action.triggered.connect(lambda: self._choose(value))
        self.menu.addAction(action)

    def _choose(self, value: str) -> None:
        self.symbols = value
        self.symbols_chosen.emit(value)

    def _switch(self, words: str, signal: object, is_on: bool = False) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(signal)
        return action

    def _button(self, words: str, name: str, slot: Callable[[], object] | None) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(False)
        if slot is not None:
            button.clicked.connect(slot)
        return button
