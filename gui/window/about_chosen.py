"""What is done about the chosen records: duplicated, commented on, bookmarked, and brought to light again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.commands.chosen import Chosen
from gui.commands.duplicating import DuplicateCommands
from gui.commands.records import RecordCommands
from gui.commands.remarks import RemarkCommands
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from gui.window.leading import Leading
from gui.window.workspace import Workspace


class AboutChosen:
    """Makes these commands for a window; `handlers` are those that the menus call."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        records: RecordCommands,
        workspace: Workspace,
        show_document: Callable[..., object],
        window: QWidget,
    ) -> None:
        """Join them to the records and the pages of the window."""
        self.leading = Leading(session, selection, records, workspace, show_document)
        self.chosen = Chosen(session, selection, workspace.tabs.currentWidget, window)
        self.duplicating = DuplicateCommands(
            session, selection, ask, records, self.chosen, self.leading.show_record
        )
        self.remarks = RemarkCommands(session, ask, self.chosen, self.leading.show_record, window)
        session.remarks_wanted.connect(self.remarks.show_comments_on)
        self.handlers = (self.duplicating, self.remarks)
