"""What a page shows while the case holds nothing for it: a sentence, and the buttons that begin."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.commands.actions import Actions
from gui.parts.plain_text import PlainLabel
from gui.session import Session
from models.records.changes import ChangeSet
from models.records.desk import Record
from models.records.story import Actor, Document, Event, Source
from models.translation import tr, tr_later

BEGIN = {
    "new_event": tr_later("New event"),
    "add_documents": tr_later("Add documents"),
    "import_file": tr_later("Import"),
}


PAGES: dict[str, tuple[str, str]] = {
    "timeline": (tr_later("No event yet: write one, mark one in a document, or import a table."), "events"),
    "map": (tr_later("No event yet: the places of events stand here."), "events"),
    "table": (tr_later("No event yet: each is a row here."), "events"),
    "sources": (tr_later("No source yet: a document that you add becomes one."), "sources"),
    "actors": (tr_later("Nobody yet: people and bodies come with events, by their names."), "actors"),
    "reader": (tr_later("No document yet: add files, then mark words to cite them."), "documents"),
    "ledger": (tr_later("No event yet: the sums of events are added up here."), "events"),
    "review": (tr_later("Nothing to review yet: each claim of an event is checked here."), "events"),
    "checks": (tr_later("Nothing to check yet: what is doubtful in the events is listed here."), "events"),
    "studio": (tr_later("No event yet: figures are made of events."), "events"),
}
"""By the name of the view: what it says while it is empty, and the records that it waits for."""
WHOLE: Final = frozenset({"reader", "review"})
"""What stands on these pages is of no use without such records, so nothing of it is seen."""
KINDS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {"events": Event, "sources": Source, "actors": Actor, "documents": Document}
)


class EmptyPage(QFrame):
    """Lies in the middle of a view as long as the case has nothing for it."""

    def __init__(self, name: str, view: QWidget, session: Session, actions: Actions) -> None:
        """Follow the session; the buttons do what the menu does."""
        super().__init__(view)
        words, self._wanted = PAGES[name]
        self._session, self._actions = session, actions
        self._is_whole = name in WHOLE
        self.setProperty("role", "page" if self._is_whole else "hits")
        self.setAccessibleName(tr("This page is empty"))
        self.words = PlainLabel(tr(words), is_wrapped=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = {id: self._button(id, text) for id, text in BEGIN.items()}
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addStretch(1)
        view.installEventFilter(self)
        session.case_opened.connect(self.refresh)
        session.case_closed.connect(self.refresh)
        session.changed.connect(self.on_changed)
        self.refresh()

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Look again where such records came or went."""
        if change_set.touches(KINDS[self._wanted]):
            self.refresh()

    def refresh(self) -> None:
        """Show whether there is anything, and what can be begun."""
        is_empty = self._session.is_open and not self._session.reader.counts()[self._wanted]
        self.setVisible(is_empty)
        for button in self.buttons.values():
            button.setEnabled(self._session.can_edit)
        if is_empty:
            self._settle()

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and not self.isHidden():
            self._settle()
        return False

    def _settle(self) -> None:
        view = self.parentWidget()
        if view is None:
            return
        if self._is_whole:
            self.setGeometry(view.rect())
            self.raise_()
            return
        width = min(
            max(self.minimumSizeHint().width(), self.fontMetrics().horizontalAdvance("n") * 68), view.width()
        )
        column = self.layout()
        height = column.totalHeightForWidth(width) if column is not None else 0
        self.setGeometry((view.width() - width) // 2, max((view.height() - height) // 2, 0), width, height)
        self.raise_()

    def _button(self, id: str, text: str) -> QPushButton:
        button = QPushButton(tr(text))
        button.setToolTip(self._actions[id].toolTip())
        button.clicked.connect(self._actions[id].trigger)
        return button
