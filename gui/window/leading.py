"""Brings any record to light: on the page where it is seen among its like, else in its form."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from gui.commands.records import RecordCommands
from gui.selection import Selection
from gui.session import Session
from gui.window.workspace import Workspace
from models.records.desk import Check, Query, Record
from models.records.story import Citation, Claim, Event
from models.store.rows import table_named
from models.translation import tr


class Leading(QObject):
    """Leads from a record's table and id to the record."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        records: RecordCommands,
        workspace: Workspace,
        show_document: Callable[..., object],
    ) -> None:
        """Keep the pages on which records are seen, and what opens documents and forms."""
        super().__init__(workspace)
        self._session, self._selection, self._records = session, selection, records
        self._workspace, self._show_document = workspace, show_document

    def show_record(self, kind: str, id: str, page: int = 0) -> None:
        """Show a record, of a document the page; one that is gone is told in a sentence."""
        record = self._session.reader.find(table_named(kind).kind, id) if self._session.is_open else None
        if record is None:
            self._session.ask.note(tr("It is not in the case any more."))
        elif event_id := self._event_of(record):
            self._selection.reveal(event_id, self)
        elif kind == "document":
            self._show_document(id, max(page, 1))
        elif kind in ("source", "actor", "figure"):
            self._show_on_page(kind, id)
        else:
            self._records.edit_named(kind, id)

    def show_actor_figure(self, actor_id: str) -> None:
        """Draw the relations of an actor in the studio."""
        studio: Any = self._workspace.views.get("studio")
        if studio is not None:
            self._workspace.show_tab("studio")
            studio.draw_relations(actor_id)

    def _event_of(self, record: Record) -> str:
        """Return the event that a record belongs to; empty if it belongs to none."""
        if isinstance(record, Event):
            return record.id
        if isinstance(record, Claim):
            return record.event_id
        if isinstance(record, Citation | Check | Query):
            return self._session.reader.get(Claim, record.claim_id).event_id
        return ""

    def _show_on_page(self, kind: str, id: str) -> None:
        """Bring the page of sources, of actors or of figures to the front, with the record chosen."""
        name, slot = {
            "source": ("sources", "show_source"), "actor": ("actors", "show_actor"), "figure": ("studio", "show_kept"),
        }[kind]  # fmt: skip
        page: Any = self._workspace.views.get(name)
        if page is not None:
            self._workspace.show_tab(name)
            getattr(page, slot)(id)
