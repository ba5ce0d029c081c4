"""The history of the case and of single events: one dialog beside the window, which follows the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session

if TYPE_CHECKING:
    from gui.dialogs.history import HistoryDialog


class HistoryCommands(QObject):
    """The slots that show the history; `dialog` is the one that is open."""

    def __init__(self, session: Session, selection: Selection, ask: Ask, window: QWidget) -> None:
        """Keep what the dialog needs."""
        super().__init__(window)
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self.dialog: HistoryDialog | None = None

    def show_history(self) -> None:
        """Show who changed what and when."""
        self._show("")

    def show_event_history(self) -> None:
        """Show what became of the selected event, its claims, citations and checks."""
        if self._selection.current is not None:
            self.show_history_of(self._selection.current)

    def show_history_of(self, event_id: str) -> None:
        """Show what became of an event."""
        self._show(event_id)

    def _show(self, event_id: str) -> None:
        from gui.dialogs.history import HistoryDialog

        if self.dialog is not None:
            self.dialog.reject()
        dialog = HistoryDialog(self._session, self._selection, self._ask, event_id, self._window)
        dialog.way = ("show_history_of", event_id) if event_id else ("show_history",)
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._let_go(dialog))
        dialog.show()

    def _let_go(self, dialog: HistoryDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
