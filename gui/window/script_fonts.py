"""Gives the window the letters of other scripts once the case that is open holds one of them."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.parts.fonts import register_packs
from gui.session import Session
from models.figure.faces import is_plain
from models.records.changes import ChangeSet
from models.records.desk import Record
from models.records.story import Actor, Event, Place, Source
from models.store.reader import Reader


class ScriptFonts(QObject):
    """Looks through the names of a case when it is opened, and through each change."""

    added = Signal()  # words can be shown that could not be before

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Wait for a case."""
        super().__init__(parent)
        self._session = session
        session.case_opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)

    def _on_opened(self) -> None:
        """Look through the titles of events at once, through other names aside."""
        self.show_letters("".join(self._session.index.titles))
        reader = self._session.reader
        tasks.run(lambda _: _letters_of(reader), self.show_letters, lambda _: None, owner=self)

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        records = [change.after for change in changes.changes if change.after is not None]
        self.show_letters("".join(text for record in records for text in _texts(record)))

    def show_letters(self, letters: str) -> None:
        """Let the window have the packs that these letters need."""
        if not is_plain(letters) and register_packs(letters):
            self.added.emit()


def _letters_of(reader: Reader) -> str:
    """Return each character of all names once; it is read aside, and a case that was closed by then has none."""
    records = (record for kind in (Actor, Place, Source, Event) for record in reader.all(kind))
    return "".join({character for record in records for text in _texts(record) for character in text})


def _texts(record: Record) -> Iterator[str]:
    names = (name for name in getattr(type(record), "__dataclass_fields__", ()))
    return (value for name in names if isinstance(value := getattr(record, name), str))
