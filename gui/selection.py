"""What all views share: the selected events, the filter, the window of time and what the lanes stand for."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, SignalInstance

from gui.session import Session
from models.errors import CaseError
from models.index.event_index import EventIndex
from models.index.filters import Filter
from models.publication.scenes import LANES_BY
from models.records.changes import ChangeSet
from models.values.when import Precision

if TYPE_CHECKING:
    from models.questions.answering import Answer
    from models.questions.facts import Facts

MARGIN = 0.03  # of the whole span, left free on either side of the first and last event
NARROWEST = 1 / 1440  # of a day: a minute
EMPTY_WINDOW = (733_408.0, 739_252.0)  # 2009 to 2025: what a case without dates shows


class Selection(QObject):
    """One selection, one filter, one window and one choice of lanes, for every view."""

    selected = Signal()
    filtered = Signal()
    windowed = Signal()
    lanes_changed = Signal()
    fitted = Signal()  # everything is to be seen at once again

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow a session: a case that opens is shown whole."""
        super().__init__(parent)
        self._session = session
        self.events: tuple[str, ...] = ()
        self.filter = Filter()
        self.extent = EMPTY_WINDOW
        self.window = EMPTY_WINDOW
        self.lanes_by = LANES_BY[0]
        self.lane_order: tuple[str, ...] = ()  # ids of lanes that somebody put in order
        self.folded: frozenset[str] = frozenset()  # ids of lanes
        self.marks_gaps = False  # stretches without an event
        self._passing: tuple[EventIndex, Filter, NDArray[np.bool_]] | None = None  # and their answer
        self._facts: Facts | None = None
        self._answered: tuple[str, Answer | None] = ("", None)  # a question and its answer
        self.initiator: object = None  # who asked for the change that is being told
        session.case_opened.connect(self.on_case_opened)
        session.case_closed.connect(self.on_case_opened)
        session.changed.connect(self.on_changed)

    @property
    def current(self) -> str | None:
        """Return the event that was selected last, or None."""
        return self.events[-1] if self.events else None

    def knows(self, event_id: str) -> bool:
        """Tell whether the open case has this event."""
        return self._row_of(event_id) is not None

    def select(self, ids: Iterable[str], initiator: object = None) -> None:
        """Select these events; the last of them is the current one."""
        wanted = tuple(dict.fromkeys(ids))
        if wanted != self.events:
            self.events = wanted
            self._tell(self.selected, initiator)

    def set_filter(self, wanted: Filter, initiator: object = None) -> None:
        """Show only what the filter lets through; of what is selected, it lets go of what it hides."""
        if wanted != self.filter:
            is_wider = wanted.relations != self.filter.relations
            before = self._passing_of(self.events)
            self.filter = wanted
            if is_wider:
                self._follow_extent(initiator)
            self._tell(self.filtered, initiator)
            hidden = before - self._passing_of(before)
            self.select((id for id in self.events if id not in hidden), initiator)

    def _passing_of(self, ids: Iterable[str]) -> set[str]:
        """Return those of some events that the filter lets through."""
        rows = {id: row for id in ids if (row := self._row_of(id)) is not None}
        passing = self.in_filter() if rows else ()
        return {id for id, row in rows.items() if passing[row]}

    # questions: read and answered when the first one is asked, so that a start need not know of them

    def ask(self, words: str, initiator: object = None) -> "Answer":
        """Show only what a question is answered with; NotUnderstood, and nothing changes, where it cannot be."""
        from models.questions.answering import answer, asks_relations
        from models.questions.reading import read_question
        from models.questions.wording import question_words

        asked = read_question(words)
        found = answer(asked, self.facts())
        told = question_words(asked)
        self._answered = (told, found)
        wanted = replace(self.filter, question=told, words="")
        if asks_relations(asked):
            wanted = replace(wanted, relations=True)
        self.set_filter(wanted, initiator)
        return found

    def facts(self) -> "Facts":
        """Return the open case as questions see it."""
        from models.questions.facts import Facts

        if self._facts is None or self._facts.who != self._session.who:
            self._facts = Facts(self._session.reader, self._session.index, who=self._session.who)
        return self._facts

    @property
    def answer(self) -> "Answer | None":
        """Return the answer to the question that filters; None if there is none, or none any more."""
        words = self.filter.question
        if not words or not self._session.is_open:
            return None
        if self._answered[0] != words:
            self._answered = (words, self._answer_to(words))
        return self._answered[1]

    @property
    def claims(self) -> frozenset[str] | None:
        """Return the claims that a question to claims or sources is answered with; None: those of the shown events."""
        from models.questions.facts import CLAIM, SOURCE, Found

        found = self.answer
        if found is None or found.kind not in ("claims", "sources"):
            return None
        return (
            frozenset(found.ids)
            if found.kind == "claims"
            else self.facts().carried(Found(SOURCE, frozenset(found.ids)), CLAIM)
        )

    def _answer_to(self, words: str) -> "Answer | None":
        from models.questions.answering import answer
        from models.questions.reading import read_question

        try:
            return answer(read_question(words), self.facts())
        except CaseError:  # what it names is not in the case any more
            return None

    def set_window(self, window: tuple[float, float], initiator: object = None) -> None:
        """Show this span (ordinal days), kept within the case's own span and at least a minute wide."""
        wanted = clamped(window, self.extent)
        if wanted != self.window:
            self.window = wanted
            self._tell(self.windowed, initiator)

    def set_lanes(self, by: str, initiator: object = None) -> None:
        """Group the events into lanes by one of LANES_BY."""
        if by in LANES_BY and by != self.lanes_by:
            self.lanes_by, self.lane_order, self.folded = by, (), frozenset()
            self._tell(self.lanes_changed, initiator)

    def arrange_lanes(self, order: Iterable[str], folded: Iterable[str], initiator: object = None) -> None:
        """Put the lanes into an order, and fold some of them, until they are grouped by something else."""
        wanted = tuple(order), frozenset(folded)
        if wanted != (self.lane_order, self.folded):
            self.lane_order, self.folded = wanted
            self._tell(self.lanes_changed, initiator)

    def mark_gaps(self, is_wanted: bool, initiator: object = None) -> None:
        """Mark the longest stretches of which the shown events tell nothing, or no longer."""
        if is_wanted != self.marks_gaps:
            self.marks_gaps = is_wanted
            self._tell(self.lanes_changed, initiator)

    def zoom(self, factor: float, initiator: object = None) -> None:
        """Make the window `factor` times as wide around the current event, or around its middle."""
        first, last = self.window
        middle = (first + last) / 2
        here = self._day_of(self.current)
        anchor = here if here is not None and first <= here <= last else middle
        self.set_window((anchor + (first - anchor) * factor, anchor + (last - anchor) * factor), initiator)

    def fit_all(self, initiator: object = None) -> None:
        """Show the whole span of the case; pictures fold what somebody unfolded in them."""
        self.set_window(self.extent, initiator)
        self._tell(self.fitted, initiator)

    def in_filter(self) -> NDArray[np.bool_]:
        """Return for each row of the index whether the filter lets it through."""
        index = self._session.index
        if self._passing is None or self._passing[0] is not index or self._passing[1] != self.filter:
            self._passing = (index, self.filter, index.matching(self.filter, self._found()))
        return self._passing[2]

    def in_filter_but(self, field: str) -> NDArray[np.bool_]:
        """Return for each row whether the filter would let it through without its choices of one field."""
        if not getattr(self.filter, field):
            return self.in_filter()
        free: Any = {field: frozenset()}
        return self._session.index.matching(replace(self.filter, **free), self._found())

    def _found(self) -> NDArray[np.bool_] | None:
        """Return for each row whether words and question find it; None where there are neither."""
        index, words = self._session.index, self.filter.words.strip()
        if not self._session.is_open:
            return None
        found = self._session.reader.found_events(words, index) if words else None
        if not self.filter.question:
            return found
        asked = np.zeros(len(index.ids), bool)
        asked[index.rows_of(self.answer.events if self.answer else ())] = True
        return asked if found is None else found & asked

    def in_window(self) -> NDArray[np.bool_]:
        """Return for each row of the index whether it may lie in the window; undated events lie in none."""
        index = self._session.index
        return index.touching(*self.window)

    def shown_rows(self) -> NDArray[np.int64]:
        """Return the rows of the events in filter and window, in the order of time."""
        order = self._session.index.order
        is_shown = self.in_filter() & self.in_window()
        return order[is_shown[order]]

    def shown(self) -> tuple[str, ...]:
        """Return the ids of the events in filter and window, in the order of time."""
        ids = self._session.index.ids
        return tuple([ids[row] for row in self.shown_rows().tolist()])

    def step(self, by: int, initiator: object = None) -> None:
        """Select the next (1) or previous (-1) shown event; the first or last one if none is selected."""
        rows = self.shown_rows()
        if not len(rows):
            return
        current = self._row_of(self.current) if self.current else None
        here = np.flatnonzero(rows == current) if current is not None else rows[:0]
        at = min(max(int(here[0]) + by, 0), len(rows) - 1) if len(here) else (0 if by > 0 else len(rows) - 1)
        self.select((self._session.index.ids[int(rows[at])],), initiator)

    def reveal(self, event_id: str, initiator: object = None) -> None:
        """Select an event and make sure that it is shown: drop the filter or move the window if they hide it.

        A relation or an era is only selected: it stands in no view of events unless that is wished.
        """
        row = self._row_of(event_id)
        if row is None:
            return
        index, wanted = self._session.index, self.filter
        if (index.is_relation[row] and not wanted.relations) or (index.is_era[row] and not wanted.eras):
            self.select((event_id,), initiator)
            return
        if not self.in_filter()[row]:
            self.set_filter(Filter(), initiator)
        if not self.in_window()[row]:
            self.centre_on(event_id, initiator)
        self.select((event_id,), initiator)

    def centre_on(self, event_id: str, initiator: object = None) -> None:
        """Move the window so that the date of an event stands in its middle; without a date it stays."""
        day = self._day_of(event_id)
        if day is not None:
            half = (self.window[1] - self.window[0]) / 2
            self.set_window((day - half, day + half), initiator)

    def on_case_opened(self) -> None:
        """Begin anew: nothing selected, nothing filtered, all shown."""
        self.events, self.filter = (), Filter()
        self._forget_answers()
        self.extent = self.window = self._extent()
        self.lane_order, self.folded = (), frozenset()
        for signal in (self.filtered, self.windowed, self.selected):
            self._tell(signal, None)

    def on_changed(self, change_set: ChangeSet, initiator: object) -> None:
        """Let go of events that are gone, and follow the span of the case."""
        self._forget_answers()
        self._follow_extent(initiator)
        self.select((id for id in self.events if self._row_of(id) is not None), initiator)

    def _forget_answers(self) -> None:
        """Answer a question anew when it is asked for next: the case is another."""
        self._facts, self._answered = None, ("", None)
        if self.filter.question:
            self._passing = None

    def _follow_extent(self, initiator: object) -> None:
        was_whole = self.window == self.extent
        self.extent = self._extent()
        self.set_window(self.extent if was_whole else self.window, initiator)

    def _tell(self, signal: SignalInstance, initiator: object) -> None:
        self.initiator = initiator
        try:
            signal.emit()
        finally:
            self.initiator = None

    def _extent(self) -> tuple[float, float]:
        index = self._session.index
        is_dated = index.is_dated & (index.is_event | (index.is_relation & self.filter.relations))
        ends = np.concatenate([index.begins[is_dated], index.ends[is_dated]])
        ends = ends[np.isfinite(ends)]
        if not len(ends):
            return EMPTY_WINDOW
        first, last = float(ends.min()), float(ends.max())
        is_timed = bool(np.any((index.precision > Precision.DAY) & (index.precision <= Precision.SECOND)))
        margin = max((last - first) * MARGIN, (last - first) / 10 if is_timed else 30.0)
        return (first - margin, last + margin)

    def _row_of(self, event_id: str) -> int | None:
        return self._session.index.row_of(event_id)

    def _day_of(self, event_id: str | None) -> float | None:
        row = self._row_of(event_id) if event_id else None
        if row is None:
            return None
        index = self._session.index
        ends = float(index.begins[row]), float(index.ends[row])
        known = [day for day in ends if np.isfinite(day)]
        return sum(known) / len(known) if known else None


def clamped(window: tuple[float, float], extent: tuple[float, float]) -> tuple[float, float]:
    """Return the window moved into the extent, no wider than it and no narrower than a minute."""
    first, last = sorted(window)
    width = min(max(last - first, NARROWEST), extent[1] - extent[0])
    middle = (first + last) / 2
    first = min(max(middle - width / 2, extent[0]), extent[1] - width)
    return (first, first + width)
