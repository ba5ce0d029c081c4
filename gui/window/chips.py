"""The row below the tools that says what is filtered, part by part; each part can be dropped by itself."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.parts.plain_text import PlainLabel, menu_text, set_plain_tooltip
from gui.selection import Selection
from gui.session import Session
from models.index.filters import Filter
from models.records.claim_words import source_line
from models.records.story import Actor, Kind, Place, Source, State
from models.translation import tr, tr_count, tr_later
from models.values.listing import quoted

LONGEST = 36  # letters of a chip
_SETS = ("kinds", "tags", "places", "actors", "jurisdictions", "states", "sources")
_FLAGS = {"only_uncited": tr_later("uncited claims only"), "relations": tr_later("relations too")}


class FilterChips(QFrame):
    """How many events are shown, and why not all; hidden while all are."""

    keep_wanted = Signal()
    answers_wanted = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow the session and the filter."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.setProperty("role", "chips")
        self.setAccessibleName(tr("What is filtered"))
        self.chips: list[QToolButton] = []
        self.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed
        )  # many chips must not widen the window
        self.count, self.more = PlainLabel(role="note"), PlainLabel(role="note")
        self.answers = _button("", tr("List the answers"))
        self.answers.clicked.connect(self.answers_wanted)
        self.keep = _button(tr("Keep…"), tr("Keep this question under a name"))
        self.keep.clicked.connect(self.keep_wanted)
        self.all = _button(tr("Show all"), tr("Show all events again"))
        self.all.clicked.connect(lambda: self._selection.set_filter(Filter(), self))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 3, 10, 3)
        self._row.setSpacing(6)
        self._row.addWidget(self.answers)
        self._row.addWidget(self.count)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(self.keep)
        self._row.addWidget(self.all)
        for signal in (session.case_opened, session.case_closed, session.changed, selection.filtered):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show a chip for each part of the filter."""
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        held = self._selection.filter
        is_shown = self._session.is_open and not held.is_empty
        self.setVisible(is_shown)
        parts = self._parts() if is_shown else []
        self.chips = [self._chip(words, without) for words, without in parts]
        for place, chip in enumerate(self.chips, 2):
            self._row.insertWidget(place, chip)
        self.count.setText(self._count_words() if is_shown else "")
        self._count_answers()
        self.keep.setVisible(bool(held.question) and self._session.can_edit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the chips for which there is no room, and count them."""
        held = (self.answers, self.count, self.keep, self.all)
        room = self.width() - 24 - sum(part.sizeHint().width() + 6 for part in held if not part.isHidden())
        room -= self.fontMetrics().horizontalAdvance(tr_count(99, "and {n} more part", "and {n} more parts"))
        hidden = 0
        for chip in self.chips:
            room -= chip.sizeHint().width() + 6
            is_shown = not hidden and (room >= 0 or chip is self.chips[0])
            chip.setVisible(is_shown)
            hidden += not is_shown
        more = tr_count(hidden, "and {n} more part", "and {n} more parts")
        self.more.setText(more if hidden else "")
        self.more.setVisible(bool(hidden))

    def _count_answers(self) -> None:
        """Say how many claims, sources, actors or gaps there are; of events, the count beside it says enough."""
        found = self._selection.answer
        is_told = found is not None and found.kind != "events"
        self.answers.setVisible(is_told)
        if is_told:
            from gui.window.asking import answer_words

            self.answers.setText(answer_words(self._selection))

    def _count_words(self) -> str:
        index, passing = self._session.index, self._selection.in_filter()
        total = int((~index.is_relation).sum())
        return tr_count(
            total, "{passing:,} of {n:,} events", "{passing:,} of {n:,} events", passing=int(np.sum(passing))
        )

    def _parts(self) -> list[tuple[str, Filter]]:
        """Return the words of each part, and the filter without it."""
        held = self._selection.filter
        names = self._names(id for field in _SETS for id in getattr(held, field))
        parts = _question_parts(held)
        for field in _SETS:
            for id in sorted(getattr(held, field), key=lambda id: names.get(id, id)):
                less: Any = {field: getattr(held, field) - {id}}
                parts.append((names.get(id, id), replace(held, **less)))
        if held.words.strip():
            parts.append((quoted(held.words), replace(held, words="")))
        if held.on_map is not None:
            parts.append((tr("what the map shows"), replace(held, on_map=None)))
        for flag, words in _FLAGS.items():
            if getattr(held, flag):
                off: Any = {flag: False}
                parts.append((tr(words), replace(held, **off)))
        return parts

    def _names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of kinds, actors, places and sources; what has none stands for itself."""
        wanted, reader = sorted(set(ids)), self._session.reader
        names: dict[str, str] = {str(state): tr(str(state)) for state in State}
        if wanted:
            names.update((one.id, one.name) for one in reader.where_in(Kind, "id", wanted))
            names.update((one.id, one.name) for one in reader.where_in(Actor, "id", wanted))
            names.update((one.id, one.name) for one in reader.where_in(Place, "id", wanted))
            names.update((one.id, source_line(one)) for one in reader.where_in(Source, "id", wanted))
        return names

    def _chip(self, words: str, without: Filter) -> QToolButton:
        shown = menu_text(words)
        chip = QToolButton(self)
        chip.setProperty("role", "chip")
        chip.setText(f"{shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + '…'}  ×")
        chip.setAccessibleName(tr("Filtered by {words}: drop this", words=words))
        set_plain_tooltip(chip, tr("{words}: drop this part of the filter", words=words))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(lambda: self._selection.set_filter(without, self))
        return chip


def _question_parts(held: Filter) -> list[tuple[str, Filter]]:
    """Return the parts of the question that filters, and the filter without each."""
    if not held.question:
        return []
    from gui.window.asking import parts_without

    return [(words, replace(held, question=left)) for words, left in parts_without(held.question)]


def _button(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("role", "link")
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
