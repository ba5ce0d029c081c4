"""The menu items that open forms: new and changed events, sources and citations, and the export."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.ask import Ask
from gui.publish.export_dialog import ExportDialog
from gui.selection import Selection
from gui.session import Session

MISSING = "This form has not been built yet."


class RecordCommands(QObject):
    """The slots that open a form above the window."""

    def __init__(self, session: Session, selection: Selection, ask: Ask, window: QWidget) -> None:
        """Keep what the forms need."""
        super().__init__(window)
        self._session, self._selection, self._ask, self._window = session, selection, ask, window

    def new_event(self) -> None:
        """Open an empty form for an event."""
        self._open("gui.forms.event_form", "EventForm")

    def edit_event(self) -> None:
        """Open the current event's form."""
        if self._selection.current:
            self.open_event(self._selection.current)

    def new_source(self) -> None:
        """Open an empty form for a source."""
        self._open("gui.forms.source_form", "SourceForm")

    def new_citation(self) -> None:
        """Open an empty citation of the current event."""
        self._open("gui.forms.citation_form", "CitationForm", self._selection.current)

    def open_event(self, event_id: str) -> None:
        """Open the form of an event."""
        self._open("gui.forms.event_form", "EventForm", event_id)

    def open_source(self, source_id: str) -> None:
        """Open the form of a source."""
        self._open("gui.forms.source_form", "SourceForm", source_id)

    def open_citation(self, citation_id: str) -> None:
        """Open the form of a citation of the current event."""
        self._open("gui.forms.citation_form", "CitationForm", self._selection.current, citation_id=citation_id)

    def cite(self, claim_id: str) -> None:
        """Open an empty citation of one claim of the current event."""
        self._open("gui.forms.citation_form", "CitationForm", self._selection.current, claim_id=claim_id)

    def export(self) -> None:
        """Open the studio for publication figures."""
        self._show(ExportDialog(self._session, self._selection, self._ask, parent=self._window))

    def _open(self, module: str, name: str, *values: object, **named: object) -> None:
        try:
            make: Callable[..., QDialog] = getattr(import_module(module), name)
        except (ImportError, AttributeError):
            self._ask.tell(MISSING)
            return
        self._show(make(self._session, self._selection, self._ask, *values, **named, parent=self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
