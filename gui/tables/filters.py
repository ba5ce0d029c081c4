"""The panel of filters: tick what shall be shown; nothing ticked shows all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import is_not
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, menu_text, one_line, set_plain_tooltip
from gui.parts.replacing import put_in
from gui.parts.shape_icon import shape_icon
from gui.selection import Selection
from gui.session import Session
from models.index.columns import Rows
from models.index.event_index import STATES, Numbers
from models.index.filters import Filter
from models.publication.scenes import Names
from models.records.changes import ChangeSet
from models.records.story import Actor, Kind, Place
from models.translation import language, tr

Choices = tuple[tuple[str, str, int], ...]  # id, name, count
Sections = tuple[tuple[str, str, Choices], ...]  # field of Filter, title, choices
LONGEST = 27  # letters of a choice
SHOWN_AT_FIRST = 8
"""How many choices a section shows until it is opened whole."""


class FilterPanel(QScrollArea):
    """Sets the filter of all views: by kind, tag, place, actor, jurisdiction and state."""

    kind_opened = Signal(str)
    place_opened = Signal(str)
    place_doubled = Signal(str)
    places_wanted = Signal()
    actor_opened = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow a session and a selection."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._opened: set[str] = set()
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self._clear: QPushButton | None = None
        self._shown: Sections = ()
        self._words: dict[tuple[str, str], str] = {}  # of each choice, without its count
        self._counted: tuple[object, ...] = ()  # the columns of the index behind what is shown
        self._names: Mapping[str, str] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Filters"))
        session.case_opened.connect(self.refresh)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self.on_changed)
        selection.filtered.connect(self.on_filtered)
        self.refresh()

    def refresh(self) -> None:
        """Count anew how many events each choice stands for."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 0, 8, 10)
        column.setSpacing(0)
        self.boxes, self._words, self._clear, self._names = {}, {}, None, None
        if self._session.is_open:
            self._add_clear(column)
            self._is_counted_anew()
            self._shown = self._sections()
            for field, title, choices in self._shown:
                self._add_section(column, field, title, choices)
            self._count_what_is_left()
        column.addStretch(1)
        put_in(self, page)

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Count anew; most changes leave all counts and names as they are."""
        is_renamed = change_set.touches(Kind, Actor, Place)
        is_offered = ("relations", "") in self.boxes
        is_other = is_offered != self._session.index.has_relations
        if is_renamed or is_other or (self._is_counted_anew() and self._sections() != self._shown):
            self.refresh()
        elif self._session.is_open:
            self._count_what_is_left()

    def _is_counted_anew(self) -> bool:
        """Tell whether a column that is counted is another than when this was asked before."""
        index, before = self._session.index, self._counted
        self._counted = (index.kind, index.tags, index.places, index.actors, index.jurisdiction, index.state)
        return len(before) != len(self._counted) or any(map(is_not, before, self._counted))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the shapes in the ink of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._session.is_open:
            for (field, id), box in self.boxes.items():
                if field == "kinds":
                    box.setIcon(self._shape(id))

    def on_filtered(self) -> None:
        """Tick what the filter holds, whoever set it, and count what each choice would leave now."""
        if self._session.is_open and self._session.index.has_relations and self._sections() != self._shown:
            self.refresh()
            return
        for (field, id), box in self.boxes.items():
            was_blocked = box.blockSignals(True)
            box.setChecked(self._is_ticked(field, id))
            box.blockSignals(was_blocked)
        self._allow_clearing()
        if self._session.is_open:
            self._count_what_is_left()

    def _count_what_is_left(self) -> None:
        """Say beside each choice how many events of those that the rest of the filter leaves it stands for."""
        counts: dict[str, Mapping[str, int]] = {}
        for (field, id), words in self._words.items():
            if field not in counts:
                counts[field] = self._counts(field)
            box, number = self.boxes[field, id], counts[field].get(id, 0)
            told = f"{words} {number:,}"
            if box.accessibleName() != told:
                box.setText(menu_text(told))
                box.setAccessibleName(told)
                set_plain_tooltip(box, told)

    def _counts(self, field: str) -> Mapping[str, int]:
        index, left = self._session.index, self._selection.in_filter_but(field)
        coded = {
            "kinds": (index.kinds, index.kind),
            "jurisdictions": (index.jurisdictions, index.jurisdiction),
            "states": (tuple(map(str, STATES)), index.state),
        }
        if field in coded:
            names, codes = coded[field]
            return dict(zip(names, np.bincount(codes[left], minlength=len(names)).tolist(), strict=True))
        column = {"tags": index.tags, "places": index.places, "actors": index.actors}[field]
        return dict(zip(column.names, column.counts(left).tolist(), strict=True))

    def _allow_clearing(self) -> None:
        if self._clear is not None:
            self._clear.setEnabled(not self._selection.filter.is_empty)

    def _add_clear(self, column: QVBoxLayout) -> None:
        self._clear = QPushButton(tr("Show all"))
        self._clear.setFlat(True)
        self._allow_clearing()
        self._clear.clicked.connect(lambda: self._selection.set_filter(Filter(), self))
        column.addWidget(self._clear)
        self.boxes["only_uncited", ""] = self._box("only_uncited", "", tr("Uncited claims only"), QIcon())
        column.addWidget(self.boxes["only_uncited", ""])
        if self._session.index.has_relations:
            self.boxes["relations", ""] = self._box("relations", "", tr("Relations too"), QIcon())
            column.addWidget(self.boxes["relations", ""])

    def _sections(self) -> Sections:
        """Return for each section its field in Filter, its title and its choices: id, name, count."""
        index, names = self._session.index, self._names
        if names is None:
            names = self._names = Names.read(self._session.reader, language=language()).by_id

        def listed(ids: Sequence[str], counts: Rows) -> Choices:
            held = [(id, int(n)) for id, n in zip(ids, counts.tolist(), strict=True) if id and n]
            return tuple((id, names.get(id, id), n) for id, n in sorted(held, key=lambda c: (-c[1], c[0])))

        is_counted = index.is_event | (index.is_relation & self._selection.filter.relations)

        def coded(ids: Sequence[str], codes: Numbers) -> Choices:
            return listed(ids, np.bincount(codes[is_counted], minlength=len(ids)))

        return (
            ("kinds", tr("Kind"), coded(index.kinds, index.kind)),
            ("tags", tr("Tag"), listed(index.tags.names, index.tags.counts(is_counted))),
            ("places", tr("Place"), listed(index.places.names, index.places.counts(is_counted))),
            ("actors", tr("Actor"), listed(index.actors.names, index.actors.counts(is_counted))),
            ("jurisdictions", tr("Jurisdiction"), coded(index.jurisdictions, index.jurisdiction)),
            ("states", tr("Check"), self._told(coded(tuple(map(str, STATES)), index.state))),
        )

    @staticmethod
    def _told(states: Choices) -> Choices:
        return tuple((id, tr(name), count) for id, name, count in states)

    def _add_section(self, column: QVBoxLayout, field: str, title: str, choices: Choices) -> None:
        column.addSpacing(12)
        column.addWidget(PlainLabel(title, role="section"))
        is_open = field in self._opened
        shown = choices if is_open else choices[:SHOWN_AT_FIRST]
        for id, name, count in shown:
            icon = self._shape(id) if field == "kinds" else QIcon()
            words = one_line(name, LONGEST - 4)
            self._words[field, id] = words
            self.boxes[field, id] = self._box(field, id, f"{words} {count:,}", icon)
            column.addWidget(self.boxes[field, id])
        if len(choices) > SHOWN_AT_FIRST:
            more = QPushButton(tr("Fewer") if is_open else tr("{n} more", n=len(choices) - SHOWN_AT_FIRST))
            more.setFlat(True)
            more.clicked.connect(lambda: self._toggle(field))
            row = QHBoxLayout()
            row.addWidget(more)
            row.addStretch(1)
            column.addLayout(row)

    def _toggle(self, field: str) -> None:
        self._opened ^= {field}
        self.refresh()

    def _box(self, field: str, id: str, words: str, icon: QIcon) -> QCheckBox:
        box = QCheckBox(menu_text(words))
        box.setIcon(icon)
        box.setIconSize(QSize(14, 14))
        box.setChecked(self._is_ticked(field, id))
        box.setAccessibleName(words)
        set_plain_tooltip(box, words)
        box.setMinimumWidth(10)
        box.toggled.connect(lambda is_on: self._on_toggled(field, id, is_on))
        if field in ("kinds", "places", "actors"):
            box.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            box.customContextMenuRequested.connect(
                lambda at: self.menu_of(field, id).popup(box.mapToGlobal(at))
            )
        return box

    def menu_of(self, field: str, id: str) -> QMenu:
        """Return the menu of a kind, a place or an actor: where it is changed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setTitle(tr("Change it"))
        signal = {"kinds": self.kind_opened, "places": self.place_opened, "actors": self.actor_opened}[field]
        words = {
            "kinds": tr("&Kinds of event…"),
            "places": tr("&Edit this place…"),
            "actors": tr("&Edit this actor…"),
        }[field]
        menu.addAction(words).triggered.connect(lambda: signal.emit(id))
        if field == "places":
            double = menu.addAction(tr("&Duplicate this place"))
            double.setEnabled(self._session.can_edit)
            double.triggered.connect(lambda: self.place_doubled.emit(id))
            menu.addAction(tr("All &places…")).triggered.connect(self.places_wanted)
        return menu

    def _shape(self, kind_id: str) -> QIcon:
        kind = self._session.reader.find(Kind, kind_id)
        return shape_icon(kind.shape, kind.colour) if kind else QIcon()

    def _is_ticked(self, field: str, id: str) -> bool:
        held = getattr(self._selection.filter, field)
        return held if isinstance(held, bool) else id in held

    def _on_toggled(self, field: str, id: str, is_on: bool) -> None:
        held = getattr(self._selection.filter, field)
        if isinstance(held, bool):
            wanted: Any = is_on
        else:
            wanted = held | {id} if is_on else held - {id}
        self._selection.set_filter(replace(self._selection.filter, **{field: wanted}), self)
