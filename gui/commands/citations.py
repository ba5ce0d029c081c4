"""What a citation's number does: shows what it cites, changes it for one field or all, copies and deletes it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.commands.records import RecordCommands
from gui.parts.ask import Ask
from gui.session import Session
from models.records.story import Citation
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

if TYPE_CHECKING:
    from gui.reader.reader_page import ReaderPage
    from gui.tables.source_page import SourcePage

ViewNamed = Callable[[str], QWidget | None]


class CitationCommands(QObject):
    """Leads from a number to what it stands for."""

    def __init__(
        self,
        session: Session,
        ask: Ask,
        records: RecordCommands,
        view_named: ViewNamed,
        show_tab: Callable[[str], None],
    ) -> None:
        """Keep what opens the forms, what finds a view by its name, and what brings it to the front."""
        super().__init__(records)
        self._session, self._ask, self._records = session, ask, records
        self._view_named, self._show_tab = view_named, show_tab

    @property
    def slots(self) -> Mapping[str, Callable[..., None]]:
        """Return what each signal of a view asks for."""
        return {
            "citation_opened": self.show,
            "source_wanted": self.show_source,
            "citation_wanted": self._records.new_citation,
            "citation_edited": self._records.open_citation,
            "citation_edited_alone": self.edit_alone,
            "citation_extended": self.extend,
            "citation_copied": self.copy,
            "citations_deleted": self.delete,
        }

    def show(self, citation_id: str) -> None:
        """Open the cited page with its words marked; what is known of the source where no document is kept."""
        reader = cast("ReaderPage | None", self._view_named("reader"))
        if reader is not None and reader.show_citation(citation_id):
            self._show_tab("reader")
        else:
            self.show_source(self._session.reader.get(Citation, citation_id).source_id)

    def show_source(self, source_id: str) -> None:
        """Show what is known of a source, and what rests on it."""
        page = cast("SourcePage | None", self._view_named("sources"))
        if page is not None:
            self._show_tab("sources")
            page.show_source(source_id)

    def edit_alone(self, citation_id: str) -> None:
        """Open the form of a citation that is changed for its own field alone."""
        self._records.open_citation(citation_id, is_alone=True)

    def extend(self, citation_id: str) -> None:
        """Open the form of a citation where the fields are ticked for which it stands."""
        self._records.open_citation(citation_id)
        focus = getattr(self._records.dialog, "focus_field", None)
        if focus is not None:
            focus("claim_id")

    def copy(self, citation_id: str) -> None:
        """Let the next new citation begin with the source, the page and the words of this one."""
        self._session.last_cited = self._session.reader.get(Citation, citation_id)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete citations in one step after a question."""
        held = self._session.reader.where_in(Citation, "id", ids)
        question = tr_count(
            len(held),
            "Delete this citation? Undo brings it back.",
            "Delete this citation from {n} fields? Undo brings it back.",
        )
        if not held or not self._ask.confirm(question, yes=tr("Delete")):
            return

        def write(writer: Writer) -> None:
            for citation in held:
                writer.delete(citation)

        self._session.edit(tr_later("Delete citation"), write, self)
