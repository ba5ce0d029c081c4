"""The table of sources: who said it, how far it is trusted, and how much rests on it."""

from collections import Counter
from collections.abc import Mapping
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

from gui.parts.columns import Heading
from gui.parts.offered import offered
from gui.parts.plain_text import one_line, plain_tooltip
from gui.parts.row_table import ABOUT_ROWS, COPIED, RowTable
from gui.selection import Selection
from gui.session import Session
from models.evidence.remarks import open_comments
from models.evidence.resting import Weight, weights
from models.records.changes import ChangeSet
from models.records.desk import Comment
from models.records.rank import rank_of
from models.records.story import Citation, Claim, Confidentiality, Document, Origin, Source, SourceId
from models.translation import language, tr, tr_later
from models.values.when import words as words_of_when

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP, SORTED = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole
HEADINGS = (
    Heading("publisher", tr_later("Publisher"), 22),
    Heading("title", tr_later("Title"), 36),
    Heading("claims", tr_later("Claims"), 9),
    Heading("alone", tr_later("Alone"), 9),
    Heading("files", tr_later("Files"), 9),
    Heading("comments", tr_later("Comments"), 10),
    Heading("issued", tr_later("Issued"), 20),
    Heading("reliability", tr_later("Reliability"), 18),
    Heading("rank", tr_later("Is"), 12),
    Heading("type", tr_later("Type"), 18),
    Heading("origin", tr_later("Origin"), 20),
    Heading("open_to", tr_later("Open to"), 14),
)
COLUMNS = tuple(heading.words for heading in HEADINGS)
NUMBERS = ("Claims", "Alone", "Files", "Comments")
RELIABILITY = {"": tr_later("not judged"), "F": tr_later("F  cannot be judged")}


class SourceModel(QAbstractTableModel):
    """The sources of the case as rows."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self.sources: tuple[Source, ...] = ()
        self._origins: dict[str, str] = {}
        self._weights: Mapping[SourceId, Weight] = {}
        self._files: Counter[str] = Counter()
        self._comments: Counter[str] = Counter()

    def reload(self, session: Session) -> None:
        """Read the sources, their origins, and how much rests on each."""
        self.beginResetModel()
        self.sources, self._origins, self._weights = (), {}, {}
        self._files, self._comments = Counter(), Counter()
        if session.is_open:
            reader = session.reader
            self.sources = reader.all(Source)
            self._origins = {origin.id: origin.name for origin in reader.all(Origin)}
            self._weights = weights(reader)
            self._files.update(document.source_id or "" for document in reader.all(Document))
            self._comments = open_comments(reader, "source")
        self.endResetModel()

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of sources."""
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return tr(COLUMNS[section]) if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell, or what it is sorted by."""
        source = self.sources[index.row()]
        if role == SORTED:
            return self._sorted_by(source, index.column())
        if role in (TEXT, TOOLTIP, COPIED):
            text = self._cells(source)[index.column()]
            if role == COPIED:
                return text
            return plain_tooltip(text) if role == TOOLTIP else one_line(text)
        return None

    def _cells(self, source: Source) -> tuple[str, ...]:
        is_secret = source.confidentiality is Confidentiality.CONFIDENTIAL
        return (
            "" if is_secret else source.publisher,
            source.code_name or tr("confidential") if is_secret else source.title,
            *(str(number) if number else "" for number in self._numbers(source)),
            words_of_when(source.issued, language()) if source.issued else "",
            tr(RELIABILITY.get(source.reliability, source.reliability)),
            tr(rank_of(source)) or tr("not said"),
            source.genre or tr(source.type),
            self._origins.get(source.origin_id or "", ""),
            "" if source.confidentiality is Confidentiality.PUBLIC else tr(source.confidentiality),
        )

    def _numbers(self, source: Source) -> tuple[int, int, int, int]:
        weight = self._weights.get(source.id, Weight())
        return weight.claims, weight.alone, self._files[source.id], self._comments[source.id]

    def _sorted_by(self, source: Source, column: int) -> str | int:
        if COLUMNS[column] in NUMBERS:
            return self._numbers(source)[NUMBERS.index(COLUMNS[column])]
        if COLUMNS[column] == "Issued":
            return source.issued.edtf if source.issued else ""
        return self._cells(source)[column].casefold()


class SourceTable(RowTable):
    """Lists the sources; a double click or Enter opens one."""

    source_opened = Signal(str)
    chosen = Signal()  # the chosen sources are others

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow a session; the selection of events is told apart from the selection of sources."""
        super().__init__(parent)
        self._session = session
        self.sources = SourceModel()
        self._is_stale = False
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSourceModel(self.sources)
        self._sorted.setSortRole(SORTED)
        self._sorted.setFilterKeyColumn(-1)  # all of them
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._sorted)
        self.setAccessibleName(tr("Table of sources"))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.take_habits("sources", HEADINGS, "title")
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.activated.connect(self.open_row)
        session.case_opened.connect(self.on_opened)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self.on_changed)
        self.refresh()

    @property
    def current(self) -> str | None:
        """Return the id of the chosen source."""
        index = self._sorted.mapToSource(self.currentIndex())
        return self.sources.sources[index.row()].id if index.isValid() else None

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of all chosen sources, in the order of the rows."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(self.sources.sources[self._sorted.mapToSource(index).row()].id for index in rows)

    def show_only(self, words: str) -> None:
        """Show the sources that hold these words in any column."""
        self._sorted.setFilterFixedString(words)

    def refresh(self) -> None:
        """Read the sources anew, a hidden table when it is shown; what was chosen stays chosen."""
        self._is_stale = not self.isVisible() and self._session.is_open
        if self._is_stale:
            return
        kept = self.current
        self.sources.reload(self._session)
        if kept:
            self.choose(kept)

    def choose(self, source_id: str) -> bool:
        """Choose a source and bring it into view; return False where no row shows it."""
        ids = [source.id for source in self.sources.sources]
        row = ids.index(SourceId(source_id)) if source_id in ids else -1
        index = self._sorted.mapFromSource(self.sources.index(row, 0))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the table was hidden."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()
        super().showEvent(event)
        self.columns.fit_once()

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Read anew what a change touched."""
        if change_set.touches(Source, Citation, Origin, Document, Claim, Comment):
            self.refresh()

    def on_opened(self) -> None:
        """Show the sources of another case, in columns that are as wide as its cells."""
        self.columns.forget_cells()
        self.refresh()
        self.columns.fit_once()

    def add_rows(self, menu: QMenu, index: QModelIndex) -> None:
        """Add what the menu offers about the rows, and what can be done about any record."""
        super().add_rows(menu, index)
        menu.addActions(offered(self, ABOUT_ROWS))

    def open_row(self, _index: QModelIndex) -> None:
        """Ask for the form of the chosen source."""
        if self.current:
            self.source_opened.emit(self.current)
