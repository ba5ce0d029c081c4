"""What a screen reader is told of timeline and map: a list with one entry for each shown event or group."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication

from gui.canvas.figure_view import FigureView
from gui.canvas.spoken import description_of, event_words, group_words, picture_words, shown_words
from gui.selection import Selection
from gui.session import Session
from models.figure.marks import Figure, Rect

MOST_KEPT: Final = 2000  # entries; the one that was asked for longest ago is used again for another event
QUIET: Final = 400  # milliseconds without a further change before what is shown is told
Tell = Callable[[QAccessibleEvent], None]
Key = tuple[str, str, int]  # first and last event, and how many


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that is shown: the events that it stands for, and where it stands in the figure."""

    items: Sequence[str]
    rect: Rect

    @property
    def key(self) -> Key:
        """Tell what stays the same while the figure is laid out anew."""
        return (self.items[0], self.items[-1], len(self.items))


def spots_of(figure: Figure, day_of: Callable[[str], float]) -> tuple[Spot, ...]:
    """Return one spot for each event and each group in a figure, in the order of time."""
    found: dict[Key, Spot] = {}
    for target in sorted(figure.targets, key=lambda target: target.part != "mark"):
        if len(target.items):
            spot = Spot(target.items, target.rect)
            found.setdefault(spot.key, spot)
    alone = {key[0] for key in found if key[2] == 1}
    shown = [spot for spot in found.values() if len(spot.items) == 1 or not alone.issuperset(spot.items)]
    return tuple(sorted(shown, key=lambda spot: (day_of(spot.items[0]), len(spot.items), spot.items[0])))


class Entry(QObject):
    """An entry of the list: Qt makes what the screen reader reads for it, and lets go of that with it."""

    def __init__(self, voice: "Voice", key: Key) -> None:
        """Stand for what has a key."""
        super().__init__(voice)
        self.voice, self.key = voice, key


class Voice(QObject):
    """Tells a screen reader what a view shows and what happens in it; costs nothing while none listens."""

    def __init__(
        self, view: FigureView, session: Session, selection: Selection, title: str, is_first: bool = False
    ) -> None:
        """Speak for a view; the first one also tells of changes that begin outside of all pictures."""
        super().__init__(view)
        view.setAccessibleName(title)
        self.view, self.session, self.selection, self.title = view, session, selection, title
        self.tell: Tell = QAccessible.updateAccessibility
        self.is_heard: Callable[[], bool] = QAccessible.isActive
        self._is_first = is_first
        self._spots: tuple[Spot, ...] = ()
        self._places: dict[Key, int] = {}
        self._of_event: dict[str, int] = {}
        self._made_of: Figure | None = None
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QUIET)
        self._rest.timeout.connect(self.announce)
        view.focused.connect(self.on_selected)
        selection.selected.connect(self.on_selected)
        for signal in (selection.filtered, selection.windowed):
            signal.connect(self.on_shown)
        install()

    # what is shown

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Tell what the view shows now."""
        if not self.session.is_open:
            return ()
        figure = self.view.figure
        if figure is not self._made_of:
            self._made_of = figure
            self._spots = self._with_current(spots_of(figure, self._day_of))
            self._places = {spot.key: place for place, spot in enumerate(self._spots)}
            self._of_event = {spot.items[0]: n for n, spot in enumerate(self._spots) if len(spot.items) == 1}
        return self._spots

    def _with_current(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Add the current event before the group that it is drawn with: a cursor on it must be told of it."""
        if len(self.selection.events) != 1:
            return spots
        (current,) = self.selection.events
        if any(len(spot.items) == 1 and spot.items[0] == current for spot in spots):
            return spots
        place = next((place for place, spot in enumerate(spots) if current in spot.items), None)
        if place is None:
            return spots
        return (*spots[:place], Spot((current,), spots[place].rect), *spots[place:])

    def _day_of(self, event_id: str) -> float:
        row = self.session.index.row_of(event_id)
        return float(self.session.index.start[row]) if row is not None else 0.0

    def place_of(self, event_id: str | None) -> int | None:
        """Return the place of the entry that stands for an event, alone or with others."""
        spots = self.spots
        if event_id is None or event_id in self._of_event:
            return self._of_event.get(event_id or "")
        return next((place for place, spot in enumerate(spots) if event_id in spot.items), None)

    def entry(self, place: int) -> Entry | None:
        """Return the entry at a place; it is made when it is first asked for."""
        if not 0 <= place < len(self.spots):
            return None
        key = self._spots[place].key
        if key not in self._entries:
            self._entries[key] = self._seat(key)
        self._entries.move_to_end(key)
        return self._entries[key]

    def _seat(self, key: Key) -> Entry:
        """A new entry, or the one asked for longest ago: PySide never frees what Qt made for an entry."""
        if len(self._entries) < MOST_KEPT:
            return Entry(self, key)
        _, seat = self._entries.popitem(last=False)
        seat.key = key
        if self.is_heard():
            self.tell(QAccessibleEvent(seat, QAccessible.Event.NameChanged))
        return seat

    def spot_of(self, entry: Entry) -> Spot | None:
        """Tell what an entry stands for, None when it is shown no longer."""
        place = self.place_of_key(entry.key)
        return self._spots[place] if place is not None else None

    def place_of_key(self, key: Key) -> int | None:
        """Return the place of what has a key."""
        return self._places.get(key) if self.spots else None

    def rect_of(self, spot: Spot) -> QRect:
        """Tell where something stands in the view, without what is scrolled out of it."""
        rect = spot.rect.moved(self.view.inset, -self.view.scrolled_by)
        box = QRect(round(rect.x), round(rect.y), max(round(rect.width), 1), max(round(rect.height), 1))
        inside = box & self.view.rect()
        return inside if not inside.isEmpty() else box

    def is_off(self, spot: Spot) -> bool:
        """Tell whether something is scrolled out of the view."""
        return not self.view.rect().intersects(self.rect_of(spot))

    def words(self) -> str:
        """Tell what the view shows as a whole."""
        if not self.session.is_open:
            return self.title
        return picture_words(self.title, self.session.index, self.rows_shown())

    def rows_shown(self) -> np.ndarray:
        """Return the rows of the events of the view that lie in the window, in the order of time."""
        rows = self.view.rows_here()
        return rows[self.selection.in_window()[rows]]

    def words_of(self, spot: Spot) -> str:
        """Tell what stands at a spot, in one line."""
        index = self.session.index
        row = index.row_of(spot.items[0]) if len(spot.items) == 1 else None
        return group_words(index, spot.items) if row is None else event_words(index, self.view.names, row)

    # what happens

    def on_selected(self) -> None:
        """Tell where the cursor stands now, and what is selected, if the keys go to this view."""
        if not self.is_heard() or not self.view.hasFocus() or not self.session.is_open:
            return
        place = self.place_of(self.selection.current)
        entry = self.entry(place) if place is not None else None
        if entry is not None:
            self.tell(QAccessibleEvent(entry, QAccessible.Event.Focus))
            if len(self.selection.events) == 1:
                self.tell(QAccessibleEvent(entry, QAccessible.Event.Selection))
        if len(self.selection.events) != 1:
            self.tell(QAccessibleEvent(self.view, QAccessible.Event.SelectionWithin))

    def on_shown(self) -> None:
        """Tell how much is shown, once things rest."""
        if self.is_heard() and self.session.is_open:
            self._rest.start()

    def announce(self) -> None:
        """Tell how many events are shown, and for which time."""
        self._rest.stop()
        if not self.is_heard() or not self.session.is_open or not self._speaks():
            return
        shown = len(self.selection.shown_rows())
        words = shown_words(shown, int(self.session.index.is_event.sum()), self.selection.window)
        event = QAccessibleAnnouncementEvent(self.view, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        self.tell(event)
        self.tell(QAccessibleEvent(self.view, QAccessible.Event.NameChanged))

    def _speaks(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is self.view or (self._is_first and not isinstance(focus, FigureView))


# what Qt asks -------------------------------------------------------------------------------------


@cache
def install() -> None:
    """Let Qt ask here for what a screen reader reads of pictures; once for all."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Entry):
        return EntryAccessible(thing)
    if isinstance(thing, FigureView):
        voice = next((child for child in thing.children() if isinstance(child, Voice)), None)
        return FigureAccessible(voice) if voice else None
    return None


def _asked(thing: QObject | None) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(thing) if thing is not None else None


class FigureAccessible(QAccessibleWidget):
    """A picture as a list: its entries first, then the buttons that stand on it."""

    def __init__(self, voice: Voice) -> None:
        """Read what a voice says."""
        super().__init__(voice.view, QAccessible.Role.List, voice.title)
        self._voice = voice

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, or what Qt says."""
        return self._voice.words() if kind == QAccessible.Text.Name else super().text(kind)

    def childCount(self) -> int:
        """Tell how many entries and buttons there are."""
        return len(self._voice.spots) + super().childCount()

    def child(self, index: int) -> Any:
        """Return an entry or a button."""
        count = len(self._voice.spots)
        return _asked(self._voice.entry(index)) if index < count else super().child(index - count)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of an entry or a button, -1 if it is not here."""
        entry = child.object()
        if isinstance(entry, Entry):
            place = self._voice.place_of_key(entry.key)
            return -1 if place is None else place
        place = super().indexOfChild(child)
        return place if place < 0 else place + len(self._voice.spots)

    def childAt(self, x: int, y: int) -> Any:
        """Tell what stands at a point of the screen, None where nothing does."""
        button = super().childAt(x, y)
        if button is not None:
            return button
        voice, here = self._voice, self._voice.view.mapFromGlobal(QPoint(x, y))
        target = voice.view.target_at(here.toPointF()) if voice.view.rect().contains(here) else None
        return _asked(voice.entry(voice.place_of(target.items[0]) or 0)) if target and voice.spots else None

    def focusChild(self) -> Any:
        """Return the entry of the current event if the keys go here."""
        if not self._voice.view.hasFocus():
            return super().focusChild()
        place = self._voice.place_of(self._voice.selection.current)
        return _asked(self._voice.entry(place)) if place is not None else self

    def state(self) -> QAccessible.State:
        """Tell what Qt says, and that several entries may be selected."""
        state = super().state()
        state.multiSelectable = True
        state.extSelectable = True
        return state


class EntryAccessible(QAccessibleObject):
    """An event or a group of events in the list."""

    def __init__(self, entry: Entry) -> None:
        """Read what the voice of an entry knows."""
        super().__init__(entry)

    @property
    def _entry(self) -> Entry:
        return cast(Entry, self.object())

    def role(self) -> QAccessible.Role:
        """Return that it is an item of a list."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Return the event in one line, or the first words of its description."""
        entry = self._entry
        spot = entry.voice.spot_of(entry)
        if spot is None:
            return ""
        if kind == QAccessible.Text.Name:
            return entry.voice.words_of(spot)
        is_alone = len(spot.items) == 1 and kind == QAccessible.Text.Description
        return description_of(entry.voice.session, spot.items[0]) if is_alone else ""

    def rect(self) -> QRect:
        """Tell where it stands on the screen."""
        voice = self._entry.voice
        spot = voice.spot_of(self._entry)
        if spot is None:
            return QRect()
        rect = voice.rect_of(spot)
        return QRect(voice.view.mapToGlobal(rect.topLeft()), rect.size())

    def state(self) -> QAccessible.State:
        """Tell whether it is shown, selected and has the cursor."""
        voice, state = self._entry.voice, QAccessible.State()
        spot = voice.spot_of(self._entry)
        if spot is None:
            state.invisible = True
            return state
        state.focusable = state.selectable = state.multiSelectable = True
        chosen = voice.selection.events
        state.selected = any(id in spot.items for id in chosen)
        place = voice.place_of(voice.selection.current)
        state.focused = voice.view.hasFocus() and place == voice.place_of_key(self._entry.key)
        state.offscreen = voice.is_off(spot)
        state.invisible = not voice.view.isVisible()
        return state

    def parent(self) -> Any:
        """Return the list."""
        return _asked(self._entry.voice.view)

    def childCount(self) -> int:
        """Return that nothing stands in it."""
        return 0

    def child(self, _index: int) -> Any:
        """Return that nothing stands in it."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return that nothing stands in it."""
        return -1

    def window(self) -> Any:
        """Return the window of the desktop that it is in."""
        return self._entry.voice.view.window().windowHandle()
