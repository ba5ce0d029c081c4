"""The table of sources: who said it, how far it is trusted, and how much rests on it."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.plain_text import one_line, plain_tooltip
from gui.selection import Selection
from gui.session import Session
from gui.tables.look import dress
from models.changes import ChangeSet
from models.records import Citation, Confidentiality, Origin, Source
from models.when import words as words_of_when

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP, SORTED = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole
COLUMNS = ("Publisher", "Title", "Issued", "Type", "Reliability", "Origin", "Citations")


class SourceModel(QAbstractTableModel):
    """The sources of the case as rows."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self.sources: tuple[Source, ...] = ()
        self._origins: dict[str, str] = {}
        self._uses: dict[str, int] = {}

    def reload(self, session: Session) -> None:
        """Read the sources, their origins and how often each is cited."""
        self.beginResetModel()
        self.sources, self._origins, self._uses = (), {}, {}
        if session.is_open:
            self.sources = session.reader.all(Source)
            self._origins = {origin.id: origin.name for origin in session.reader.all(Origin)}
            for citation in session.reader.all(Citation):
                self._uses[citation.source_id] = self._uses.get(citation.source_id, 0) + 1
        self.endResetModel()

    def rowCount(self, parent: Index = INVALID) -> int:
        """Answer the number of sources."""
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Answer the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Answer the name of a column."""
        return COLUMNS[section] if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Answer the words of a cell, or what it is sorted by."""
        source = self.sources[index.row()]
        if role == SORTED:
            return self._sorted_by(source, index.column())
        if role in (TEXT, TOOLTIP):
            text = self._cells(source)[index.column()]
            return plain_tooltip(text) if role == TOOLTIP else one_line(text)
        return None

    def _cells(self, source: Source) -> tuple[str, ...]:
        is_secret = source.confidentiality is Confidentiality.CONFIDENTIAL
        return (
            "" if is_secret else source.publisher,
            source.code_name or "confidential" if is_secret else source.title,
            words_of_when(source.issued) if source.issued else "",
            source.genre or source.type,
            source.reliability or "not judged",
            self._origins.get(source.origin_id or "", ""),
            str(self._uses.get(source.id, 0)),
        )

    def _sorted_by(self, source: Source, column: int) -> str | int:
        if COLUMNS[column] == "Citations":
            return self._uses.get(source.id, 0)
        if COLUMNS[column] == "Issued":
            return source.issued.edtf if source.issued else ""
        return self._cells(source)[column].casefold()


class SourceTable(QTableView):
    """Lists the sources; a double click or Enter opens one."""

    source_opened = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow a session; the selection of events is told apart from the selection of sources."""
        super().__init__(parent)
        self._session = session
        self.sources = SourceModel()
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSourceModel(self.sources)
        self._sorted.setSortRole(SORTED)
        self.setModel(self._sorted)
        self.setAccessibleName("Table of sources")
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress(self, (22, 40, 12, 16, 11, 24, 9), widest=1)
        self.activated.connect(self._on_activated)
        session.case_opened.connect(self.refresh)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self.on_changed)
        self.refresh()

    @property
    def current(self) -> str | None:
        """Answer the id of the chosen source."""
        index = self._sorted.mapToSource(self.currentIndex())
        return self.sources.sources[index.row()].id if index.isValid() else None

    def refresh(self) -> None:
        """Read the sources anew."""
        self.sources.reload(self._session)

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Read anew what a change touched."""
        if change_set.touches(Source, Citation, Origin):
            self.refresh()

    def _on_activated(self, _index: QModelIndex) -> None:
        if self.current:
            self.source_opened.emit(self.current)
