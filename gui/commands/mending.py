"""Opens what mends a finding: the form of the record at its field, the review, the letter, or a merge."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.commands.records import RecordCommands
from gui.selection import Selection

if TYPE_CHECKING:
    from gui.findings.remedies import Mending


class MendingCommands(QObject):
    """Leads from a finding to where it is mended."""

    def __init__(
        self,
        records: RecordCommands,
        selection: Selection,
        review: Callable[[str], None],
        reply: Callable[[], None],
        comment: Callable[[str], None],
    ) -> None:
        """Keep what opens the forms, what shows a claim in the review, the right of reply, and a comment."""
        super().__init__(records)
        self._records, self._selection, self._review, self._reply = records, selection, review, reply
        self._comment = comment

    def mend(self, mending: "Mending") -> None:
        """Show the event of a finding, and open above it what is to be written."""
        if mending.event_id:
            self._selection.reveal(mending.event_id, self)
        kind, id = mending.way.kind, mending.id
        if kind == "cite" and id == mending.event_id:
            self._records.new_citation()
        elif kind == "cite":
            self._records.cite(id)
        elif kind == "review":
            self._review(id)
        elif kind == "reply":
            self._reply()
        elif kind == "comment":
            self._comment(id)
        elif kind == "actors":
            self._records.merge_actors()
        elif kind == "places":
            self._records.merge_places()
        else:
            self._records.edit_named(kind, id, mending.way.field)
