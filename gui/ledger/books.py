"""Reads the ledger of the open case aside, so that the window never waits for it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.session import Session
from models.errors import CaseError
from models.ledger.account import Asked, Book, read_book
from models.records.meanings import known_meanings
from models.records.story import Claim
from models.translation import language


@dataclass(frozen=True, slots=True)
class Read:
    """A book, and the meanings that sums of its case have."""

    book: Book
    meanings: tuple[str, ...]


class Books(QObject):
    """Holds the book of one meaning; it says when there is another, and when one is being read."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow a session; nothing is read before somebody asks."""
        super().__init__(parent)
        self._session = session
        self._read: Read | None = None
        self._wanted = Asked()
        self._is_stale = True  # the case was changed since, or another meaning is wanted
        self._has_failed = False  # and is read again when the case is another
        self._task: tasks.Task | None = None
        session.case_opened.connect(self._forget)
        session.case_closed.connect(self._forget)
        session.changed.connect(self._on_changed)

    @property
    def book(self) -> Book | None:
        """Return the book that is held, of the wanted meaning."""
        return (
            self._read.book if self._read and self._read.book.ledger.meaning == self._wanted.meaning else None
        )

    @property
    def meanings(self) -> tuple[str, ...]:
        """Return the meanings that can be asked for."""
        return self._read.meanings if self._read else known_meanings(())

    @property
    def is_reading(self) -> bool:
        """Tell whether the ledger is being read."""
        return self._task is not None

    @property
    def is_stale(self) -> bool:
        """Tell whether the case was changed since the book was read."""
        return self._is_stale

    def want(self, asked: Asked) -> bool:
        """Ask for a book; return whether it is here. Else it is read aside, and `changed` says when it is."""
        self._wanted = asked
        book = self.book
        if not self._is_stale and book is not None and book.is_ready(asked):
            return True
        if self._session.is_open and self._task is None and not self._has_failed:
            self._begin(None if self._is_stale else book)
        return False

    def _begin(self, held: Book | None) -> None:
        reader, asked = self._session.reader, self._wanted
        kept = self._read

        def read(_work: tasks.Work) -> Read:
            if held is not None and kept is not None:
                held.prepare(asked)
                return kept
            book = read_book(reader, asked.meaning, language=language())
            book.prepare(asked)
            return Read(book, known_meanings(reader.texts(Claim, "meaning")))

        self._is_stale = False
        self._task = tasks.run(read, self._on_read, self._on_failed, owner=self, cancelled=self._on_cancelled)
        self.changed.emit()

    def _on_read(self, read: Read) -> None:
        self._task = None
        if self._session.is_open:
            self._read = read
            self.changed.emit()

    def _on_cancelled(self) -> None:
        self._task, self._is_stale = None, True
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        """A case that was closed or changed while it was read is read again after the next change."""
        self._has_failed = True
        self._on_cancelled()
        if not isinstance(error, CaseError):
            raise error

    def _on_changed(self, *_: object) -> None:
        self._is_stale, self._has_failed = True, False
        self.changed.emit()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._read, self._is_stale, self._has_failed = None, True, False
        self.changed.emit()
