"""What is chosen where somebody works: on the page in front while that has the focus, else among the events."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from gui.selection import Selection
from gui.session import Session
from models.records.desk import Record
from models.store.rows import table_named

Key = tuple[str, str]  # name of the table, id


class Chosen(QObject):
    """Knows which records a command is about; a page of records tells its own as `chosen_keys`."""

    def __init__(
        self, session: Session, selection: Selection, front: Callable[[], QWidget | None], window: QWidget
    ) -> None:
        """Keep what tells the selected events and the page in front."""
        super().__init__(window)
        self._session, self._selection, self._front = session, selection, front

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return what is chosen, the one that was chosen last at the end; empty if nothing is."""
        page, focus = self._front(), QApplication.focusWidget()
        own: tuple[Key, ...] | None = getattr(page, "chosen_keys", None)
        is_here = page is not None and (page is focus or (focus is not None and page.isAncestorOf(focus)))
        if own and (is_here or not self._selection.events):
            return own
        return tuple(("event", id) for id in self._selection.events)

    @property
    def records(self) -> tuple[Record, ...]:
        """Return the chosen records, as far as they are still in the case."""
        if not self._session.is_open:
            return ()
        found = (self._session.reader.find(table_named(name).kind, id) for name, id in self.keys)
        return tuple(record for record in found if record is not None)

    @property
    def page(self) -> int:
        """Return the page of the document in front; 0 where none is open."""
        return int(getattr(self._front(), "chosen_page", 0))
