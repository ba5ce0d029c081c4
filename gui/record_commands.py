"""The menu items that open forms: new and changed events, sources and citations, and the export."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.ask import Ask
from gui.forms.citation_form import CitationForm
from gui.forms.event_form import EventForm
from gui.forms.source_form import SourceForm
from gui.publish.export_dialog import ExportDialog
from gui.selection import Selection
from gui.session import Session


class RecordCommands(QObject):
    """The slots that open a form above the window; `dialog` is the one that was opened last."""

    def __init__(self, session: Session, selection: Selection, ask: Ask, window: QWidget) -> None:
        """Keep what the forms need."""
        super().__init__(window)
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self.dialog: QDialog | None = None

    def new_event(self) -> None:
        """Open an empty form for an event."""
        self.open_event(None)

    def edit_event(self) -> None:
        """Open the current event's form."""
        self.open_event(self._selection.current)

    def open_event(self, event_id: str | None) -> None:
        """Open the form of an event."""
        if self._may_open():
            self._show(EventForm(self._session, self._selection, self._ask, event_id, parent=self._window))

    def new_source(self) -> None:
        """Open an empty form for a source."""
        self.open_source(None)

    def open_source(self, source_id: str | None) -> None:
        """Open the form of a source."""
        if self._may_open():
            self._show(SourceForm(self._session, self._selection, self._ask, source_id, parent=self._window))

    def new_citation(self) -> None:
        """Open a form for a citation of the current event."""
        self._cite()

    def open_citation(self, citation_id: str) -> None:
        """Open the form of a citation of the current event."""
        self._cite(citation_id=citation_id)

    def cite(self, claim_id: str) -> None:
        """Open an empty citation of one claim of the current event."""
        self._cite(claim_id=claim_id)

    def export(self) -> None:
        """Open the studio for publication figures."""
        self._show(ExportDialog(self._session, self._selection, self._ask, parent=self._window))

    def _cite(self, citation_id: str | None = None, claim_id: str | None = None) -> None:
        if self._may_open():
            form = CitationForm(
                self._session,
                self._selection,
                self._ask,
                self._selection.current,
                citation_id=citation_id,
                claim_id=claim_id,
                parent=self._window,
            )
            self._show(form)

    def _may_open(self) -> bool:
        return self._session.is_open

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._let_go)
        dialog.open()

    def _let_go(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
