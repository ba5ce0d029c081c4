"""The page of sources: the table, and beside it what is known of the chosen source and what rests on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.selection import Selection
from gui.session import Session
from gui.tables.source_detail import SourceDetail
from gui.tables.source_table import SourceTable
from models.records.changes import ChangeSet
from models.translation import tr


class SourcePage(QWidget):
    """Lists, judges and merges sources."""

    source_opened = Signal(str)
    document_opened = Signal(str)
    origin_opened = Signal(str)
    merge_wanted = Signal(object)  # ids of sources
    wanted_list_wanted = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.table = SourceTable(session, selection)
        self.detail = SourceDetail(session, selection)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Filter: publisher, title, origin, primary, not said, not judged …"))
        self.words.setAccessibleName(tr("Filter the sources by words in any column"))
        self.words.textChanged.connect(self.table.show_only)
        self.merge_button = QPushButton(tr("Merge…"))
        self.merge_button.setAccessibleName(tr("Merge the chosen sources, or those that look alike"))
        self.merge_button.clicked.connect(lambda: self.merge_wanted.emit(self.table.chosen_ids))
        self.wanted_button = QPushButton(tr("Wanted…"))
        self.wanted_button.setAccessibleName(tr("Documents and people that are still sought"))
        self.wanted_button.clicked.connect(self.wanted_list_wanted)
        self._arrange()
        self.setFocusProxy(self.table)
        self.table.chosen.connect(self.refresh)
        self.table.source_opened.connect(self.source_opened)
        self.detail.source_opened.connect(self.source_opened)
        self.detail.document_opened.connect(self.document_opened)
        self.detail.origin_opened.connect(self.origin_opened)
        session.case_opened.connect(self.refresh)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self._on_changed)
        self.refresh()

    @property
    def current(self) -> str | None:
        """Return the id of the chosen source."""
        return self.table.current

    @property
    def chosen_keys(self) -> tuple[tuple[str, str], ...]:
        """Return table and id of the chosen sources."""
        return tuple(("source", id) for id in self.table.chosen_ids)

    def show_source(self, source_id: str) -> None:
        """Choose a source; words that hide it are taken out of the filter."""
        if not self.table.choose(source_id):
            self.words.clear()
            self.table.choose(source_id)

    def refresh(self) -> None:
        """Show what is known of the chosen source."""
        for button in (self.merge_button, self.wanted_button):
            button.setEnabled(self._session.can_edit)
        self.detail.show_sources(self.table.chosen_ids)

    def _on_changed(self, _change_set: ChangeSet, _initiator: object) -> None:
        self.refresh()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.merge_button)
        row.addWidget(self.wanted_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.detail)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(scroll)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([560, 360])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
