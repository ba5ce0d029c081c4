"""The page on which one works: filters, timeline above the tabs, inspector, with thin lines to pull between them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QSplitter, QTabWidget, QVBoxLayout, QWidget

from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel
from gui.selection import Selection
from gui.session import Session
from gui.window.views import Part
from models.translation import tr

FILTERS_WIDTH, INSPECTOR_WIDTH = 30, 44  # letters …
FILTERS_SHARE, INSPECTOR_SHARE = 0.18, 0.27  # … but no more than this of the window
NARROWEST = 18
NARROW_SIDE = 150  # pixels: letters twice as large leave the middle its room
ALONE = frozenset({"studio", "review"})  # a page that has the whole window: what stands around it steps aside
ROOMY, ROOM = frozenset({"reader", "ledger"}), 0.7  # they need most of the height


class Views(Mapping[str, QWidget]):
    """The views by name; one behind a tab is made when it is first asked for, so that nobody waits for it before."""

    def __init__(
        self, parts: tuple[Part, ...], make: Callable[[Part], QWidget], tell: Callable[[QWidget], object]
    ) -> None:
        """Know the parts, how one is made, and who is told of it."""
        self._parts = {part.name: part for part in parts}
        self._make, self._tell = make, tell
        self.made: dict[str, QWidget] = {}

    def __getitem__(self, name: str) -> QWidget:
        """Return a view, made now if it was not there; KeyError if there is no such part."""
        if name not in self.made:
            self.made[name] = self._make(self._parts[name])
            self._tell(self.made[name])
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names, made or not."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Return how many views there can be."""
        return len(self._parts)


class Workspace(QSplitter):
    """Places the parts; it knows their names and nothing of what they do."""

    made = Signal(QWidget)  # a view was made that was not there before

    def __init__(self, session: Session, selection: Selection, ask: Ask, parts: tuple[Part, ...]) -> None:
        """Make what is seen at once; a page behind a tab waits until it is shown or asked for."""
        super().__init__(Qt.Orientation.Horizontal)
        self._shared = session, selection, ask
        self.parts = parts
        self._tab_names = [part.name for part in parts if part.place == "tab"]
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.views = Views(parts, self._make, self.made.emit)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Views"))
        self._centre = QSplitter(Qt.Orientation.Vertical)
        self._centre.setHandleWidth(1)
        self._centre.setChildrenCollapsible(False)
        self._panels: dict[str, QWidget] = {}
        self._aside: tuple[QWidget, ...] = ()
        self._lines: dict[str, str] = {}  # where lines stood; those of a page that is made later wait for it
        for part in parts:
            self._place(part)
        self._centre.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._show_page)
        self.tabs.currentChanged.connect(self._make_room)
        self._centre.setSizes([560, 440])
        self._centre.setStretchFactor(0, 1)
        self._centre.setStretchFactor(1, 1)
        self.tabs.currentChanged.connect(self._give_room)
        self._give_room()
        self._join()
        QTimer.singleShot(0, self, self._show_first_page)  # the window is painted before

    def _make(self, part: Part) -> QWidget:
        """Make a view; one behind a tab takes the place that was kept for it."""
        view = _made(part, *self._shared)
        if part.place == "tab":
            self._put_in_place(part, view)
        for name, split in _lines_in(part.name, view).items():
            self._put_line(name, split)
        return view

    def _put_in_place(self, part: Part, view: QWidget) -> None:
        place, here = self._tab_names.index(part.name), self.tabs.currentIndex()
        kept = self.tabs.widget(place)
        self.tabs.blockSignals(True)  # nothing changes for whoever looks at the tabs
        self.tabs.removeTab(place)
        self.tabs.insertTab(place, view, tr(part.title))
        self.tabs.setCurrentIndex(here)
        self.tabs.blockSignals(False)
        if kept is not None:
            kept.deleteLater()
        self._give_room()

    def _show_page(self, place: int) -> None:
        """Make the page of the tab in front, if this is the first time."""
        if 0 <= place < len(self._tab_names):
            self.views[self._tab_names[place]]

    def _show_first_page(self) -> None:
        self._show_page(self.tabs.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page in front, if there was no time for it before."""
        self._show_first_page()
        super().showEvent(event)

    def show_tab(self, name: str) -> None:
        """Bring one of the tabs to the front and give it the focus."""
        self.tabs.setCurrentWidget(self.views[name])
        if name in ROOMY and self.tabs.height() < self._centre.height() * 0.5:
            self._centre.setSizes([round(1000 * (1 - ROOM)), round(1000 * ROOM)])
        self.views[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_room(self, _number: int) -> None:
        """Hide what stands around a page that is alone, and show it again around any other."""
        is_alone = self._tab_names[self.tabs.currentIndex()] in ALONE
        around = (self.views["timeline"], *self._panels.values())
        if is_alone and not self._aside:
            self._aside = tuple(view for view in around if not view.isHidden())
        for view in self._aside:
            view.setVisible(not is_alone)
        if not is_alone:
            self._aside = ()

    def _give_room(self) -> None:
        """Let only the tab in front say how much room it needs: large pages behind it must not widen the window."""
        plain, none = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        for view in (self.tabs.widget(place) for place in range(self.tabs.count())):
            policy = plain if view is self.tabs.currentWidget() else none
            if view is not None:
                view.setSizePolicy(policy, policy)

    def standing(self) -> dict[str, Any]:
        """Tell which page is in front, which panels are hidden, and where the lines between them stand."""
        aside = self._aside
        return {
            "tab": self._tab_names[self.tabs.currentIndex()],
            "hidden": [
                name for name, panel in self._panels.items() if panel.isHidden() and panel not in aside
            ],
            "lines": {**self._lines, **{name: _state(split) for name, split in self._splitters().items()}},
            "is_own": self._is_own,
        }

    def stand(self, told: Mapping[str, Any]) -> None:
        """Bring that page to the front again, hide those panels and put the lines where they were."""
        hidden, lines, tab = told.get("hidden"), told.get("lines"), told.get("tab")
        self.tabs.setCurrentIndex(0)  # around which nothing steps aside
        for name, panel in self._panels.items():
            panel.setVisible(not isinstance(hidden, list) or name not in hidden)
        if tab in self._tab_names:
            self.tabs.setCurrentWidget(self.views[str(tab)])
        self._is_own = told.get("is_own") is True
        told_lines = lines.items() if isinstance(lines, Mapping) else ()
        self._lines = {str(name): state for name, state in told_lines if isinstance(state, str)}
        for name, split in self._splitters().items():
            self._put_line(name, split)

    def _put_line(self, name: str, split: QSplitter) -> None:
        if name in self._lines:
            split.restoreState(QByteArray.fromBase64(self._lines[name].encode("ascii", "replace")))

    def _splitters(self) -> dict[str, QSplitter]:
        """Return the lines that can be pulled, of the page and of each view that was made, by name."""
        found: dict[str, QSplitter] = {"page": self, "centre": self._centre}
        for name, view in self.views.made.items():
            found |= _lines_in(name, view)
        return found

    def toggle(self, name: str) -> None:
        """Show or hide the panel of a part at a side."""
        panel = self._panels[name]
        panel.setVisible(panel.isHidden())

    # slots of the menus

    def focus_next_panel(self) -> None:
        """Go to the next panel."""
        self.focus_panel(1)

    def focus_previous_panel(self) -> None:
        """Go to the previous panel."""
        self.focus_panel(-1)

    def toggle_filters(self) -> None:
        """Show or hide the filters."""
        self.toggle("filters")

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.toggle("inspector")

    def focus_panel(self, step: int) -> None:
        """Give the focus to the next (1) or previous (-1) panel that is shown."""
        stops = [view for view in self._in_order() if view.isVisible()]
        if not stops:  # the window is blank
            return
        here = QApplication.focusWidget()
        at = next(
            (n for n, view in enumerate(stops) if here and (view is here or view.isAncestorOf(here))), -step
        )
        target = stops[(at + step) % len(stops)]
        _focusable(target).setFocus(Qt.FocusReason.TabFocusReason)

    def _in_order(self) -> list[QWidget]:
        return [self.views[name] for name in ("filters", "timeline")] + [
            self.tabs.currentWidget(),
            self.views["inspector"],
        ]

    def _place(self, part: Part) -> None:
        if part.place == "tab":
            self.tabs.addTab(QWidget(), tr(part.title))
            return
        view = self.views[part.name]
        if part.place == "top":
            self._centre.addWidget(view)
        else:
            self._panels[part.name] = _panel(tr(part.title), view)

    def _join(self) -> None:
        self.addWidget(self._panels["filters"])
        self.addWidget(self._centre)
        self.addWidget(self._panels["inspector"])
        self.setStretchFactor(1, 1)
        self._is_own = False  # whether the person chose the widths
        self.splitterMoved.connect(self._on_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sides their width, until the person gives them another."""
        super().resizeEvent(event)
        if not self._is_own:
            left = min(FILTERS_WIDTH * letter_width(self), int(self.width() * FILTERS_SHARE))
            right = min(INSPECTOR_WIDTH * letter_width(self), int(self.width() * INSPECTOR_SHARE))
            self.setSizes([left, self.width() - left - right, right])

    def _on_moved(self) -> None:
        self._is_own = True


def letter_width(widget: QWidget) -> int:
    """Return the width of a letter; the average of the font would be that of its Chinese."""
    return widget.fontMetrics().horizontalAdvance("n")


def _lines_in(name: str, view: QWidget) -> dict[str, QSplitter]:
    return {f"{name} {number}": split for number, split in enumerate(view.findChildren(QSplitter))}


def _state(split: QSplitter) -> str:
    return str(split.saveState().toBase64().toStdString())


def _made(part: Part, session: Session, selection: Selection, ask: Ask) -> QWidget:
    view = part.make(session, selection, ask)
    if not view.accessibleName():
        view.setAccessibleName(tr(part.title))
    return view


def _panel(title: str, view: QWidget) -> QWidget:
    panel = QWidget()
    panel.setMinimumWidth(min(NARROWEST * letter_width(panel), NARROW_SIDE))
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    heading = PlainLabel(title, role="section")
    heading.setContentsMargins(14, 9, 10, 5)
    layout.addWidget(heading)
    layout.addWidget(view, 1)
    return panel


def _focusable(view: QWidget) -> QWidget:
    """Return the view, or the first widget in it that takes the focus by Tab."""
    if view.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return view
    inner = (child for child in view.findChildren(QWidget) if child.isVisibleTo(view))
    return next((child for child in inner if child.focusPolicy() & Qt.FocusPolicy.TabFocus), view)
