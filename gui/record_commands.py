"""The menu items that open forms: new and changed events, sources and citations, and the export."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.ask import Ask
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
        self._open("gui.forms.event_form", "EventForm", self._selection.current)

    def new_source(self) -> None:
        """Open an empty form for a source."""
        self._open("gui.forms.source_form", "SourceForm")

    def new_citation(self) -> None:
        """Open a form for a citation of the current event."""
        self._open("gui.forms.citation_form", "CitationForm", self._selection.current)

    def export(self) -> None:
        """Open the studio for publication figures."""
        self._open("gui.publish.export_dialog", "ExportDialog")

    def _open(self, module: str, name: str, *values: object) -> None:
        try:
            make: Callable[..., QDialog] = getattr(import_module(module), name)
        except (ImportError, AttributeError):
            self._ask.tell(MISSING)
            return
        dialog = make(self._session, self._selection, self._ask, *values, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
