"""The table of actors: who they are, in how much they are named, in which roles, with whom, and for how much."""

from collections import Counter
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.parts import tasks
from gui.parts.columns import Heading
from gui.parts.offered import offered
from gui.parts.plain_text import one_line, plain_tooltip
from gui.parts.row_table import ABOUT_ROWS, COPIED, RowTable
from gui.session import Session
from models.case import Case
from models.checks.finding import name_of_actor
from models.errors import CaseError
from models.evidence.remarks import open_comments
from models.publication.relation_scenes import life_words
from models.records.aliases import names_of
from models.records.changes import ChangeSet
from models.records.desk import Comment
from models.records.story import Actor, Claim, Confidentiality, Event
from models.store.actors import Deeds, deeds_of
from models.translation import language, tr, tr_later
from models.values.listing import in_a_row, set_apart
from models.values.money import words as words_of_sum

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP, SORTED = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole
HEADINGS = (
    Heading("actor", tr_later("Actor"), 24),
    Heading("events", tr_later("Events"), 9),
    Heading("relations", tr_later("Relations"), 10),
    Heading("with", tr_later("With"), 8),
    Heading("kind", tr_later("Kind"), 14),
    Heading("life", tr_later("Life"), 20),
    Heading("roles", tr_later("Roles"), 26),
    Heading("sums", tr_later("How much"), 30),
    Heading("open_to", tr_later("Open to"), 14),
    Heading("comments", tr_later("Comments"), 10),
)
COLUMNS = tuple(heading.words for heading in HEADINGS)
NUMBERS = {"Events": "events", "Relations": "relations", "With": "others"}
MOST_ROLES, MOST_SUMS = 3, 2
AT_ONCE = 5000  # events of a case: of a larger one all actors are counted beside the window
FOUND = Qt.ItemDataRole.UserRole + 1  # every name, for the filter


class ActorModel(QAbstractTableModel):
    """The actors of the case as rows."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self.deeds: tuple[Deeds, ...] = ()
        self.comments: Counter[str] = Counter()

    def show_deeds(self, deeds: tuple[Deeds, ...], comments: Counter[str]) -> None:
        """Show what each actor did, and how many comments on them are open."""
        self.beginResetModel()
        self.deeds, self.comments = deeds, comments
        self.endResetModel()

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of actors."""
        return 0 if parent.isValid() else len(self.deeds)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return tr(COLUMNS[section]) if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell, what it is sorted by, or all names under which the row is found."""
        deeds = self.deeds[index.row()]
        if role == SORTED:
            return self._sorted_by(deeds, index.column())
        if role == FOUND:
            return "\n".join((*_names(deeds.actor), *cells_of(deeds)))
        if role in (TEXT, TOOLTIP, COPIED):
            text = cells_of(deeds, self.comments[deeds.actor.id])[index.column()]
            if role == COPIED:
                return text
            return plain_tooltip(text) if role == TOOLTIP else one_line(text)
        return None

    def _sorted_by(self, deeds: Deeds, column: int) -> str | int | float:
        if COLUMNS[column] in NUMBERS:
            return int(getattr(deeds, NUMBERS[COLUMNS[column]]))
        if COLUMNS[column] == "How much":
            return float(deeds.sums[0][1].value) if deeds.sums else 0.0
        if COLUMNS[column] == "Comments":
            return self.comments[deeds.actor.id]
        return cells_of(deeds)[column].casefold()


def cells_of(deeds: Deeds, comments: int = 0) -> tuple[str, ...]:
    """Return the words of a row; a confidential actor goes by the code name."""
    actor = deeds.actor
    numbers = (deeds.events, deeds.relations, deeds.others)
    return (
        name_of_actor(actor),
        *(f"{number:,}" if number else "" for number in numbers),
        tr(actor.kind),
        life_words(actor, language()),
        in_a_row(role_words(role, count) for role, count in deeds.roles[:MOST_ROLES]),
        set_apart(
            tr("{value} ({role})", value=words_of_sum(value, language()), role=tr(role))
            for role, value in deeds.sums[:MOST_SUMS]
        ),
        "" if actor.confidentiality is Confidentiality.PUBLIC else tr(actor.confidentiality),
        f"{comments:,}" if comments else "",
    )


def role_words(role: str, count: int) -> str:
    """Return a role with how often it was held: “seller × 3”."""
    return f"{tr(role)} × {count:,}" if count > 1 else tr(role)


def _names(actor: Actor) -> tuple[str, ...]:
    return () if actor.confidentiality is Confidentiality.CONFIDENTIAL else names_of(actor)


class ActorTable(RowTable):
    """Lists the actors; a double click or Enter opens one."""

    actor_opened = Signal(str)
    chosen = Signal()  # the chosen actors are others

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.actors = ActorModel()
        self._is_stale, self._wanted = False, ""
        self._task: tasks.Task | None = None
        self._is_wanted_again = False
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSourceModel(self.actors)
        self._sorted.setSortRole(SORTED)
        self._sorted.setFilterRole(FOUND)
        self._sorted.setFilterKeyColumn(0)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._sorted)
        self.setAccessibleName(tr("Table of actors"))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.take_habits("actors", HEADINGS, "actor")
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.activated.connect(self.open_row)
        session.case_opened.connect(self.on_opened)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self.on_changed)
        self.refresh()

    @property
    def current(self) -> Actor | None:
        """Return the chosen actor."""
        index = self._sorted.mapToSource(self.currentIndex())
        return self.actors.deeds[index.row()].actor if index.isValid() else None

    @property
    def current_deeds(self) -> Deeds | None:
        """Return what the chosen actor did."""
        index = self._sorted.mapToSource(self.currentIndex())
        return self.actors.deeds[index.row()] if index.isValid() else None

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of all chosen actors, in the order of the rows."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(self.actors.deeds[self._sorted.mapToSource(index).row()].actor.id for index in rows)

    def show_only(self, words: str) -> None:
        """Show the actors who go by these words, or have them in any column."""
        self._sorted.setFilterFixedString(words)

    def choose(self, actor_id: str) -> None:
        """Choose an actor, as soon as the table can be seen."""
        self._wanted = actor_id
        for row, deeds in enumerate(self.actors.deeds):
            if deeds.actor.id == actor_id:
                self.setCurrentIndex(self._sorted.mapFromSource(self.actors.index(row, 0)))

    def on_opened(self) -> None:
        """Show the actors of another case, in columns that are as wide as its cells."""
        self.columns.forget_cells()
        self.refresh()

    def refresh(self) -> None:
        """Read the actors anew, a hidden table when it is shown; who was chosen stays chosen."""
        self._is_stale = not self.isVisible() and self._session.is_open
        if self._is_stale:
            return
        case = self._session.case
        if case is None or len(self._session.index) <= AT_ONCE:
            self._show(deeds_of(case.reader) if case else ())
        elif self._task is None:
            self._task = tasks.run(partial(_read, case), self._on_read, self._on_failed, owner=self)
        else:
            self._is_wanted_again = True

    def _on_read(self, deeds: tuple[Deeds, ...]) -> None:
        self._task = None
        if self._is_wanted_again or not self._session.is_open:
            self._is_wanted_again = False
            self.refresh()
        else:
            self._show(deeds)

    def _on_failed(self, error: Exception) -> None:
        """A case that was changed or closed while it was read is read another time."""
        self._task, self._is_stale = None, True
        if not isinstance(error, CaseError):
            raise error

    def _show(self, deeds: tuple[Deeds, ...]) -> None:
        kept = self._wanted or (self.current.id if self.current else "")
        reader = self._session.reader if self._session.is_open else None
        self.actors.show_deeds(deeds, open_comments(reader, "actor") if reader else Counter())
        self.choose(kept)
        self._wanted = ""
        self.columns.fit_once()
        if self.current is None and self._sorted.rowCount():
            self.setCurrentIndex(self._sorted.index(0, 0))
        self.chosen.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the table was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Read anew what a change touched."""
        if change_set.touches(Actor, Claim, Event, Comment):
            self.refresh()

    def add_rows(self, menu: QMenu, index: QModelIndex) -> None:
        """Add what the menu offers about the rows, and what can be done about any record."""
        super().add_rows(menu, index)
        menu.addActions(offered(self, ABOUT_ROWS))

    def open_row(self, _index: QModelIndex) -> None:
        """Ask for the form of the chosen actor."""
        if self.current:
            self.actor_opened.emit(self.current.id)


def _read(case: Case, _work: tasks.Work) -> tuple[Deeds, ...]:
    return deeds_of(case.reader)
