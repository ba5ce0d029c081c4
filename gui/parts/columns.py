"""The columns of a table as somebody wants them: chosen, ordered, sized and sorted by, and kept for the next time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from gui.parts.preferences import Preferences
from models.translation import tr

LEAST, MOST = 24, 4000  # pixels of a column
LOOKED_AT: Final = 60  # rows: as many say how wide a column has to be
PAUSE: Final = 400  # ms in which somebody may go on pulling before it is kept
_WORD: Final = re.compile(r"(-?)([a-z_]+)(?:=(\d{1,4}))?")
_SORT: Final = re.compile(r"([<>])([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; `letters` are the most that it takes of its own accord."""

    key: str
    words: str
    letters: int
    is_shown: bool = True


class Columns(QObject):
    """Lets columns be chosen, moved, sized and sorted by; `main` is always there and takes what the others leave."""

    changed = Signal()

    def __init__(self, table: QTableView, name: str, headings: Sequence[Heading], main: str) -> None:
        """Take over the head of a table whose model has a column for each heading, in their order."""
        super().__init__(table)
        self.name = name
        self._table, self._headings = table, tuple(headings)
        self._main = self._place(main)
        self._is_own = False  # whether somebody chose the widths
        self._is_fitted = False  # whether the widths are those of cells
        self._is_ours = False  # whether it is us who change the head
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self._preferences: Preferences | None = None
        self._dress(self._head)
        self.show_state("")
        table.viewport().installEventFilter(self)

    @property
    def _head(self) -> QHeaderView:
        return self._table.horizontalHeader()

    def _dress(self, head: QHeaderView) -> None:
        head.setSectionsMovable(True)
        # A head that knows what is selected asks at each painting, row by row, whether a whole column is: seconds.
        head.setSelectionModel(QItemSelectionModel(self._table.model(), head))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        head.setResizeContentsPrecision(LOOKED_AT)
        head.setMinimumSectionSize(LEAST)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._show_menu)
        head.sectionResized.connect(self._on_resized)
        head.sectionMoved.connect(self._on_changed)
        head.sortIndicatorChanged.connect(self._on_changed)

    # what is shown

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the keys of the shown columns, from left to right."""
        return tuple(
            self._headings[place].key for place in self._in_order() if not self._head.isSectionHidden(place)
        )

    @property
    def places(self) -> tuple[int, ...]:
        """Return the columns of the model that are shown, from left to right."""
        return tuple(self._place(key) for key in self.shown)

    def key_at(self, place: int) -> str:
        """Return the key of a column of the model."""
        return self._headings[place].key

    def _in_order(self) -> list[int]:
        return [self._head.logicalIndex(visual) for visual in range(len(self._headings))]

    def _place(self, key: str) -> int:
        return next(number for number, heading in enumerate(self._headings) if heading.key == key)

    def choose(self, key: str, is_wanted: bool) -> None:
        """Show a column, or hide it."""
        place = self._place(key)
        if place != self._main and self._head.isSectionHidden(place) == is_wanted:
            self._is_ours = True
            self._head.setSectionHidden(place, not is_wanted)
            self._is_ours = False
            self.fit()
            self._on_changed()

    def toggle(self, key: str) -> None:
        """Show a column that is hidden, hide one that is shown."""
        self.choose(key, key not in self.shown)

    def move(self, key: str, step: int) -> None:
        """Move a shown column by one shown column to the right (1) or to the left (-1)."""
        places = [self._place(shown) for shown in self.shown]
        at = places.index(self._place(key)) + step
        if 0 <= at < len(places):
            self._head.moveSection(
                self._head.visualIndex(places[at - step]), self._head.visualIndex(places[at])
            )

    def begin_anew(self) -> None:
        """Show the columns as they were at first."""
        self.show_state("")
        self._on_changed()

    # how wide

    def fit(self) -> None:
        """Make columns as wide as what they hold, unless somebody chose their widths."""
        if self._is_own:
            return
        letter = self._table.fontMetrics().horizontalAdvance("n")
        self._is_ours = True
        for place, heading in enumerate(self._headings):
            if place != self._main and not self._head.isSectionHidden(place):
                held = min(self._table.sizeHintForColumn(place) + letter, heading.letters * letter)
                self._head.resizeSection(place, max(held, self._head.sectionSizeHint(place)))
        self._is_ours = False
        self._give_rest()

    def fit_once(self) -> None:
        """Make columns as wide as what they hold when they hold something for the first time."""
        if not self._is_fitted and self._table.isVisible() and self._table.model().rowCount():
            self._is_fitted = True
            self.fit()

    def forget_cells(self) -> None:
        """Measure the cells anew when there are some: those of another case are of other lengths."""
        self._is_fitted = False

    def fit_again(self) -> None:
        """Make columns as wide as what they hold, whatever was chosen before."""
        self._is_own = False
        self.fit()
        self._on_changed()

    def _give_rest(self) -> None:
        """Give the main column what the others leave, and no less than what it would like."""
        if self._is_own:
            return
        letter = self._table.fontMetrics().horizontalAdvance("n")
        others = self._head.length() - self._head.sectionSize(self._main)
        least = self._headings[self._main].letters * letter
        self._is_ours = True
        self._head.resizeSection(self._main, max(self._table.viewport().width() - others, least))
        self._is_ours = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Give the main column the room that a larger window has."""
        if event.type() == QEvent.Type.Resize:
            self._give_rest()
        return False

    def _on_resized(self, _place: int, _before: int, _after: int) -> None:
        if not self._is_ours:
            self._is_own = True
            self._on_changed()

    # what is kept

    @property
    def state(self) -> str:
        """Return in a line how the columns are: `when=120 title=400 -tags=90 <amount`; widths only if chosen."""
        words = []
        for place in self._in_order():
            is_hidden = self._head.isSectionHidden(place)
            width = f"={self._width(place)}" if self._is_own and not is_hidden else ""
            words.append(f"{'-' if is_hidden else ''}{self._headings[place].key}{width}")
        section = self._head.sortIndicatorSection()
        if 0 <= section < len(self._headings):
            is_down = self._head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            words.append(f"{'<' if is_down else '>'}{self._headings[section].key}")
        return " ".join(words)

    def _width(self, place: int) -> int:
        return min(max(self._head.sectionSize(place), LEAST), MOST)

    def show_state(self, state: str) -> None:
        """Show columns as `state` has it; of what it does not name, as they are at first."""
        known = {heading.key: place for place, heading in enumerate(self._headings)}
        found = [match for word in state.split() if (match := _WORD.fullmatch(word)) and match[2] in known]
        named = {match[2]: match for match in found}
        self._is_ours = True
        self._is_own = any(match[3] for match in found)
        for visual, key in enumerate((*named, *(key for key in known if key not in named))):
            self._head.moveSection(self._head.visualIndex(known[key]), visual)
            self._show_one(known[key], named.get(key))
        self._is_ours = False
        self._sort_as(state, known)
        self.fit()

    def _show_one(self, place: int, match: re.Match[str] | None) -> None:
        is_shown = not match[1] if match else self._headings[place].is_shown
        self._head.setSectionHidden(place, not is_shown and place != self._main)
        if match and match[3]:
            self._head.resizeSection(place, min(max(int(match[3]), LEAST), MOST))

    def _sort_as(self, state: str, known: dict[str, int]) -> None:
        for word in state.split():
            match = _SORT.fullmatch(word)
            if match and match[2] in known:
                down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
                self._table.sortByColumn(known[match[2]], down if match[1] == "<" else up)

    def follow(self, preferences: Preferences) -> None:
        """Show the columns as they are kept in the settings, and keep there what is changed."""
        if self._preferences is None:
            self._preferences = preferences
            self.show_state(dict(preferences.settings.tables).get(self.name, ""))

    def keep(self) -> None:
        """Keep the columns as they are now, if something was changed."""
        if self._preferences is not None and self._is_changed:
            self._is_changed = False
            tables = dict(self._preferences.settings.tables) | {self.name: self.state}
            self._preferences.change(tables=tuple(sorted(tables.items())))

    _is_changed = False

    def _on_changed(self, *_: object) -> None:
        if not self._is_ours:
            self._is_changed = True
            self._pause.start()
            self.changed.emit()

    # menus

    def _show_menu(self, at: QPoint) -> None:
        place = self._head.logicalIndexAt(at)
        menu = self.menu(self._headings[place].key if place >= 0 else "")
        menu.popup(self._head.mapToGlobal(at))

    def menu(self, key: str = "") -> QMenu:
        """Return the menu in which columns are chosen; with `key` that column can be moved and hidden as well."""
        menu = QMenu(tr("Co&lumns"), self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key:
            self._add_moves(menu, key)
        for heading in self._headings:
            action = QAction(tr(heading.words), menu, checkable=True, checked=heading.key in self.shown)
            action.setEnabled(heading.key != self._headings[self._main].key)
            action.triggered.connect(partial(self.toggle, heading.key))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("&Fit the widths"), self.fit_again)
        menu.addAction(tr("As at firs&t"), self.begin_anew)
        return menu

    def _add_moves(self, menu: QMenu, key: str) -> None:
        words = tr(self._headings[self._place(key)].words)
        menu.addAction(tr("Move “{words}” to the &left", words=words), lambda: self.move(key, -1))
        menu.addAction(tr("Move “{words}” to the &right", words=words), lambda: self.move(key, 1))
        if self._place(key) != self._main:
            menu.addAction(tr("&Hide “{words}”", words=words), lambda: self.choose(key, False))
        menu.addSeparator()

    def sort_menu(self) -> QMenu:
        """Return the menu that sorts the table by one of the shown columns; chosen again, it turns the order round."""
        menu = QMenu(tr("So&rt by"), self._table)
        for key in self.shown:
            place = self._place(key)
            menu.addAction(tr(self._headings[place].words), partial(self.sort_by, place))
        return menu

    def sort_by(self, place: int) -> None:
        """Sort by a column, or the other way round if it is sorted by already."""
        is_up = self._head.sortIndicatorSection() == place and (
            self._head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        )
        self._table.sortByColumn(
            place, Qt.SortOrder.DescendingOrder if is_up else Qt.SortOrder.AscendingOrder
        )
