"""The list of documents beside the reader."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from gui.parts.plain_text import one_line, plain_tooltip
from gui.session import Session
from models.records.changes import ChangeSet
from models.records.story import Confidentiality, Document, Source
from models.texts.media import kind_words
from models.translation import tr, tr_count

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()


class DocumentModel(QAbstractListModel):
    """The documents of the case by name; those of confidential sources under the code name alone."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self.documents: tuple[Document, ...] = ()
        self._names: dict[str, str] = {}

    def reload(self, session: Session) -> None:
        """Read the documents anew."""
        self.beginResetModel()
        self.documents, self._names = (), {}
        if session.is_open:
            sources: dict[str, Source] = {source.id: source for source in session.reader.all(Source)}
            held = [one for one in session.reader.all(Document) if not one.is_recognised]
            self._names = {one.id: shown_name(one, sources.get(one.source_id or "")) for one in held}
            self.documents = tuple(sorted(held, key=lambda one: self._names[one.id].casefold()))
        self.endResetModel()

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of documents."""
        return 0 if parent.isValid() else len(self.documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a document; its tooltip tells type, pages and size."""
        document = self.documents[index.row()]
        name = one_line(self._names[document.id])
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{name}\n{document_words(document)}")
        return document.id if role == Qt.ItemDataRole.UserRole else None


class DocumentList(QWidget):
    """Lists the documents; Enter or a click opens one."""

    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.documents = DocumentModel()
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.documents)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Name of a document"))
        self.filter.setAccessibleName(tr("Filter the documents by name"))
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.list = QListView()
        self.list.setModel(self._shown)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Documents"))
        self.list.activated.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        session.case_opened.connect(self.refresh)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the documents anew."""
        self.documents.reload(self._session)

    def choose(self, document_id: str) -> None:
        """Show which document is open."""
        for row in range(self._shown.rowCount()):
            index = self._shown.index(row, 0)
            if index.data(Qt.ItemDataRole.UserRole) == document_id:
                self.list.setCurrentIndex(index)
                return

    def _on_chosen(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Qt.ItemDataRole.UserRole))

    def _on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        if change_set.touches(Document, Source):
            self.refresh()


def shown_name(document: Document, source: Source | None) -> str:
    """Return a document's name; that of a confidential source's document is its code name."""
    if source is not None and source.confidentiality is Confidentiality.CONFIDENTIAL:
        return tr("{name} (document)", name=source.code_name or tr("confidential"))
    return document.name


def document_words(document: Document) -> str:
    """Return type, pages and size of a document in words."""
    size = (
        f"{document.size / 1e6:.1f} MB"
        if document.size >= 100_000
        else f"{max(1, round(document.size / 1000))} kB"
    )
    pages = [tr_count(document.pages, "{n} page", "{n} pages")] if document.pages else []
    return " · ".join((kind_words(document.media_type), *pages, size))
