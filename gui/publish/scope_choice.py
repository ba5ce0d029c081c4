"""Which events go into what is written: all, those of the filter or the selected ones; in the window of time or not."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from gui.parts.span import window_words
from gui.selection import Selection
from gui.session import Session
from models.index.event_index import EventIndex
from models.translation import tr, tr_count


class ScopeChoice(QWidget):
    """Counts what each choice takes; a choice that would take nothing cannot be made."""

    changed = Signal()

    def __init__(self, session: Session, selection: Selection) -> None:
        """Begin with all events."""
        super().__init__()
        self._session, self._selection = session, selection
        self.all_events, self.filtered, self.selected = QRadioButton(), QRadioButton(), QRadioButton()
        self.in_window = QCheckBox(
            tr("Only within the window of time, {span}", span=window_words(selection.window))
        )
        self.in_window.setEnabled(selection.window != selection.extent)
        self.all_events.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for button in (self.all_events, self.filtered, self.selected, self.in_window):
            column.addWidget(button)
            button.toggled.connect(self._on_toggled)
        self._count()

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self.all_events.isChecked() and not self.in_window.isChecked()

    @property
    def events(self) -> tuple[str, ...]:
        """Return the ids of the chosen events; none where nothing is left out."""
        return () if self.is_everything else self._within(self._chosen())

    @property
    def words(self) -> str:
        """Tell what was chosen: 12 of 64 events, as the filter shows them."""
        total = int(self._session.index.is_event.sum())
        if self.is_everything:
            return tr("all {events}", events=_events(total))
        told = tr("{n:,} of {events}", n=len(self.events), events=_events(total))
        if self.selected.isChecked():
            told = tr("{told}, the selected ones", told=told)
        elif self.filtered.isChecked():
            told = tr("{told}, as the filter shows them", told=told)
        if self.in_window.isChecked():
            told = tr("{told}, within {span}", told=told, span=window_words(self._selection.window))
        return told

    @property
    def problem(self) -> str:
        """Say why nothing can be written of this choice; empty where it can."""
        is_empty = not self.is_everything and not self.events
        return (
            tr("There is no event in this choice: choose another, or another window of time.")
            if is_empty
            else ""
        )

    def _chosen(self) -> tuple[str, ...]:
        ids, index = self._session.index.ids, self._session.index
        if self.selected.isChecked():
            return self._selection.events
        mask = self._selection.in_filter() if self.filtered.isChecked() else index.is_event
        return tuple(ids[row] for row in index.order[mask[index.order]].tolist())

    def _within(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        if not self.in_window.isChecked():
            return ids
        in_window, index = self._selection.in_window(), self._session.index
        return tuple(id for id, row in zip(ids, index.rows_of(ids).tolist(), strict=True) if in_window[row])

    def _count(self) -> None:
        total, filtered = int(self._session.index.is_event.sum()), int(self._selection.in_filter().sum())
        chosen = len(self._selection.events)
        self.all_events.setText(tr("All {events}", events=_events(total)))
        self.filtered.setText(tr("What the filter shows: {events}", events=_events(filtered)))
        self.selected.setText(tr("Selected: {events}", events=_events(chosen)))
        self.filtered.setEnabled(0 < filtered < total)
        self.selected.setEnabled(chosen > 0)

    def _on_toggled(self, is_on: bool) -> None:
        if is_on or self.sender() is self.in_window:
            self.changed.emit()


def unsourced(index: EventIndex, ids: Iterable[str]) -> int:
    """Tell how many of these events have no source at all."""
    rows = index.rows_of([id for id in ids if index.row_of(id) is not None])
    return int((index.uncited[rows] >= index.claims[rows]).sum())


def unsourced_words(count: int, total: int) -> str:
    """Say how many events have no source; nothing where all have one."""
    if not count:
        return ""
    return tr_count(
        count,
        "{n:,} of {events} has no source.",
        "{n:,} of {events} have no source.",
        events=_events(total),
    )


def _events(count: int) -> str:
    return tr_count(count, "{n:,} event", "{n:,} events")
