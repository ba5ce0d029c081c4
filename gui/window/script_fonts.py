"""Gives the window the letters of other scripts once the case that is open holds one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Final

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.parts.fonts import register_packs
from gui.session import Session
from models.figure.faces import is_plain
from models.records.changes import ChangeSet
from models.records.desk import Record
from models.records.story import Actor, Event, Place, Source
from models.store.reader import Reader

FEW: Final = 1000  # changes that are looked through at once; more are aside


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
        if len(changes.changes) > FEW:
            tasks.run(lambda _: _letters_in(_records_of(changes)), self.show_letters, owner=self)
        else:
            self.show_letters(_letters_in(_records_of(changes)))

    def show_letters(self, letters: str) -> None:
        """Let the window have the packs that these letters need."""
        if not is_plain(letters) and register_packs(letters):
            self.added.emit()


def _letters_of(reader: Reader) -> str:
    """Return each character of all names once; it is read aside, and a case that was closed by then has none."""
    letters: set[str] = set()
    for kind in (Actor, Place, Source, Event):
        for text in reader.texts(kind, *_words_of(kind)):
            letters.update(text)
    return "".join(letters)


def _words_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold words and not an id, a word of ours, or a value."""
    return tuple(one.name for one in fields(kind) if one.type in (str, "str") and one.name != "id")


def _records_of(changes: ChangeSet) -> Iterator[Record]:
    return (change.after for change in changes.changes if change.after is not None)


def _letters_in(records: Iterable[Record]) -> str:
    """Return each character of all texts of some records once."""
    letters: set[str] = set()
    for record in records:
        for name in type(record).__dataclass_fields__:
            value = getattr(record, name)
            if isinstance(value, str):
                letters.update(value)
    return "".join(letters)
