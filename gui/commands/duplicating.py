"""What the menu does to make a second record like the chosen one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from gui.commands.chosen import Chosen
from gui.commands.records import RecordCommands
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from models.evidence.duplicating import DOUBLED, duplicate
from models.records.desk import Record, SavedFigure
from models.records.story import Actor, Event, Place, Source
from models.store.rows import table_name
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

NOTHING = tr_later(
    "Choose first what is to be duplicated: events, sources, actors, or a figure of the studio."
)
LABELS = {
    Event: (tr_later("Duplicate event"), tr_later("Duplicate events")),
    Source: (tr_later("Duplicate source"), tr_later("Duplicate sources")),
    Actor: (tr_later("Duplicate actor"), tr_later("Duplicate actors")),
    Place: (tr_later("Duplicate place"), tr_later("Duplicate places")),
    SavedFigure: (tr_later("Duplicate figure"), tr_later("Duplicate figures")),
}
"""What the history calls it, for one and for several."""


class DuplicateCommands(QObject):
    """Duplicates what is chosen in one step, and opens the form of the new one."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        records: RecordCommands,
        chosen: Chosen,
        show: Callable[[str, str], object],
    ) -> None:
        """Keep what the command needs; `show` brings a record to light by its table and id."""
        super().__init__(records)
        self._session, self._selection, self._ask = session, selection, ask
        self._records, self._chosen, self._show = records, chosen, show

    def duplicate(self) -> None:
        """Duplicate the chosen events, sources, actors or figure."""
        self.duplicate_records(self._chosen.records)

    def duplicate_place(self, place_id: str) -> None:
        """Duplicate one place."""
        self.duplicate_records((self._session.reader.get(Place, place_id),))

    def duplicate_records(self, records: Sequence[Record]) -> None:
        """Duplicate records of one kind in one step; of several, the new ones are chosen and no form is opened."""
        held = [record for record in records if isinstance(record, DOUBLED)]
        if not held or not self._session.can_edit:
            self._ask.tell(tr(NOTHING))
            return

        def write(writer: Writer) -> tuple[Record, ...]:
            return duplicate(writer, held)

        made = self._session.edit(LABELS[type(held[0])][len(held) > 1], write, self)
        if made:
            self._show_made(made)

    def _show_made(self, made: Sequence[Record]) -> None:
        first = made[0]
        if isinstance(first, Event):
            self._selection.select([record.id for record in made], self)
        else:
            self._show(table_name(type(first)), first.id)
        words = tr_count(
            len(made),
            "{n:,} duplicate is made: change what is different in it. Nothing of it is checked yet.",
            "{n:,} duplicates are made: change what is different in them. Nothing of them is checked yet.",
        )
        self._ask.note(words)
        if len(made) == 1 and not isinstance(first, SavedFigure):
            self._records.edit_named(table_name(type(first)), first.id, _NAMES[type(first)])


_NAMES = {Event: "title", Source: "title", Actor: "name", Place: "name"}
