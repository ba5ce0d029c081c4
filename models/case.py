"""The one front door of a case: open it, read it, change it, take changes back, be told of changes."""

import contextlib
import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, Self, TypeVar

from models.errors import CaseError, DiskFailed, NeedsPassphrase, OnRecord, ReadOnlyCase, StillShown
from models.machine.collector import collector_at_rest
from models.machine.settings import Settings
from models.progress import Report
from models.records.changes import ChangeSet
from models.records.desk import Correction, Publication, Record
from models.records.kinds import built_in_kinds
from models.records.story import About
from models.store import backups, documents, history, keys, opening, sound
from models.store import engine as driver
from models.store.backups import Backup
from models.store.engine import Engine
from models.store.reader import Reader
from models.store.rows import table_name
from models.store.state import CaseState, seal_of, state_of
from models.store.verify import check_documents, problems_of
from models.store.watch import Watch
from models.store.writer import Writer
from models.translation import tr, tr_later

T = TypeVar("T")
Listener = Callable[[ChangeSet], None]
_FIRST_LABEL: Final = tr_later("Make the case")
_PAGES_A_STEP: Final = 16


class Case:
    """An open case file. Every change goes through `edit`, every question through `reader`."""

    def __init__(self, engine: Engine, *, who: str = "", is_read_only: bool = False) -> None:
        """Stand on an open connection; use `create` or `open` instead."""
        self.path: Path = engine.path
        self.who = who
        self.is_read_only = is_read_only
        self.reader = Reader(engine)
        self.schema_version = engine.schema_number
        self._engine = engine
        self._is_editing = False
        self._listeners: list[Listener] = []
        self._stacks = history.UndoStacks()
        self._watch = Watch(engine)
        for row in self.reader.history_outline():
            self._stacks.add(*row)

    @property
    def is_encrypted(self) -> bool:
        """Tell whether the file can be read with a passphrase only."""
        return self._engine.passphrase is not None

    # opening and closing ------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        about: About | None = None,
        *,
        who: str = "",
        passphrase: str | None = None,
        begins: Sequence[Record] = (),
        label: str = _FIRST_LABEL,
        fill: Callable[[Writer], None] | None = None,
    ) -> "Case":
        """Make a new case at a path that does not exist; only its owner may read it.

        It begins with the records of a template, without any with the built-in kinds, or with what `fill` writes.
        """
        path = Path(path)
        driver.make_file(path)
        engine: Engine | None = None
        try:
            engine = driver.connect(path, passphrase)
            driver.take_lock(engine)
            driver.make_tables(engine)
            case = cls(engine, who=who)
            begin = fill or partial(_begin, about=about or About(), begins=begins)
            case._write(label, begin, bars=True)
            return case
        except BaseException:
            if engine is not None:
                engine.close()
            driver.drop(path)
            raise

    @classmethod
    def open(
        cls, path: Path, *, who: str = "", passphrase: str | None = None, read_only: bool = False
    ) -> "Case":
        """Open a case; where it cannot be written it opens for reading. Each refusal is one sentence."""
        engine, is_read_only = opening.open_engine(Path(path), passphrase, read_only=read_only)
        try:
            case = cls(engine, who=who, is_read_only=is_read_only)
            if not is_read_only and not case.reader.search_is_whole:
                case._step(Writer.remake_search)
            return case
        except BaseException:
            engine.close()
            raise

    def close(self) -> None:
        """Let go of the file; nothing is left beside it."""
        self._listeners.clear()
        self._engine.close()
        if not self.is_read_only:
            sound.remember(self.path, is_looked_through=False)

    def __enter__(self) -> Self:
        """Return the case itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the case."""
        self.close()

    @property
    def key(self) -> str:
        """Return what tells this case and its copies from any other: the salted hash of its first action."""
        return self.reader.history_page("ORDER BY number LIMIT 1")[0].hash.hex()

    @property
    def seal(self) -> str:
        """Return the secret under which this computer keeps things of the case; unlike the key, nothing prints it."""
        return seal_of(self.reader)

    @contextlib.contextmanager
    def edit(self, label: str) -> Iterator[Writer]:
        """Make one change of any size: all of it is kept, or nothing if an exception comes out.

        When the block ends the change is on the disk, and then the listeners hear of it; what a listener raises
        comes out afterwards and loses nothing.
        """
        writer = self._new_writer()
        with self._transaction():
            yield writer
            is_changed = writer.finish(label, _now())
        if is_changed:
            self._settle(writer.change_set)

    def undo(self, report: Report | None = None) -> ChangeSet | None:
        """Take the last action back and return what that changed; None if there is nothing to take back.

        `report` is told how far it is, and what it raises comes out: then nothing was taken back.

        Every record is exactly as it was before the action, checks included: undo goes strictly backwards, so a
        claim comes back as checked only together with the very value and citations that were checked.
        """
        return self._take_back(self._stacks.undo, tr_later("Undo: {label}"), report)

    def redo(self, report: Report | None = None) -> ChangeSet | None:
        """Make the action again that was undone last; None if there is none."""
        return self._take_back(self._stacks.redo, tr_later("Redo: {label}"), report)

    def step_size(self, *, is_redo: bool) -> int:
        """Return how many changes undo would take back, or redo make again."""
        what = self._stacks.redo if is_redo else self._stacks.undo
        return (
            sum(int(row[4]) for row in self.reader.history_list("WHERE number = ?", what[:1])) if what else 0
        )

    @property
    def undo_label(self) -> str | None:
        """Return the label of the action that undo would take back."""
        return self._stacks.undo[1] if self._stacks.undo else None

    @property
    def redo_label(self) -> str | None:
        """Return the label of the action that redo would make again."""
        return self._stacks.redo[1] if self._stacks.redo else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell a function of every change from now on; return the function that ends this."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    # copies, purge, checks ----------------------------------------------------------------------

    def save_copy(self, path: Path, report: Report | None = None) -> None:
        """Write a copy of the case to a new path, encrypted like the case itself; `report` is told how far it is."""
        driver.copy_to_file(self._engine, Path(path), report)

    def save_copy_under(self, path: Path, passphrase: str | None) -> None:
        """Write a copy of the case to a new path under a passphrase of its own, or under none."""
        keys.copy_with_key(self._engine, Path(path), passphrase)

    def go_on_in(self, path: Path, report: Report | None = None) -> None:
        """Write the case to a new path and work there from now on; what stands at the old path is left alone."""
        self.is_read_only = opening.go_on_in(self._engine, Path(path), report)
        self.path, self._watch = self._engine.path, Watch(self._engine)

    @property
    def lost(self) -> str:
        """Return in a sentence why nothing can be saved any more: the file is gone, replaced …; empty while it can."""
        return "" if self.is_read_only else self._watch.problem()

    def backup(self, settings: Settings, report: Report | None = None) -> Backup:
        """Make a checked backup where the settings want it, on any thread, and thin the older ones."""
        folder, mark = backups.folder_of(self.path, settings), backups.mark_of(self.key)
        return backups.make_backup(self._engine, folder, mark, settings, report)

    def backups(self, settings: Settings) -> tuple[Backup, ...]:
        """Return the backups of this case, newest first."""
        return backups.backups_in(backups.folder_of(self.path, settings), backups.mark_of(self.key))

    def has_passphrase(self, text: str) -> bool:
        """Tell whether a text is the passphrase of this case."""
        return hmac.compare_digest((self._engine.passphrase or "").encode(), text.encode())

    def change_passphrase(self, passphrase: str | None) -> None:
        """Put the case under a passphrase, another one, or none (None); then it is closed and can be opened anew.

        Whatever fails leaves the case as it was.
        """
        self._new_writer()
        keys.change_key(self._engine, passphrase)
        self.close()

    def open_beside(self, path: Path, passphrase: str | None = None) -> "Case":
        """Open another case for reading; where it needs a passphrase and none is given, with that of this one."""
        if passphrase is not None:
            return Case.open(path, passphrase=passphrase, read_only=True)
        return self.trying(lambda words: Case.open(path, passphrase=words, read_only=True))

    def trying(self, act: Callable[[str | None], T]) -> T:
        """Do something to another file without a passphrase and, where it needs one, with that of this case."""
        try:
            return act(None)
        except NeedsPassphrase:
            if not self.is_encrypted:
                raise
        return act(self._engine.passphrase)

    def create_beside(self, path: Path, about: About) -> "Case":
        """Make a new case at a free path, encrypted like this one; its history names nobody."""
        return Case.create(path, about, passphrase=self._engine.passphrase)

    def purge(self, words: str | None = None, records: Iterable[tuple[type[Record], str]] = ()) -> int:
        """Take words, or all earlier values of some records, out of history and file for good; return how many.

        Their digests stay, so that the history still holds. Words that a record still shows must be changed there
        first (CaseError). After a purge nothing before it can be undone.
        """
        chosen = [(table_name(kind), id) for kind, id in records]
        words = words.strip() if words else None
        if not words and not chosen:
            return 0
        if words and (uses := self.reader.records_with(words)):
            raise StillShown(words, uses)
        gone = 0

        def rewrite(writer: Writer) -> None:
            nonlocal gone
            gone = writer.rewrite_history(lambda row: history.purged(row, words, chosen))
            writer.forget_shown(words, {id for _, id in chosen})
            writer.drop_orphans()

        self._write(tr_later("Purge"), rewrite, bars=True)
        driver.compact(self._engine)
        self._watch.remember()
        return gone

    def verify(self) -> tuple[str, ...]:
        """Return in words everything that is wrong with pages, references, history, records and stored documents."""
        return problems_of(self._engine, self.reader)

    def state(self, report: Report | None = None) -> CaseState:
        """Return what the case comes to now, in hashes; CaseError if documents or history are not what they were."""
        return state_of(self._engine, self.reader, report)

    # documents: kept in steps, so that a window stays awake between them ------------------------

    def keep_bytes(self, file: BinaryIO, sha256: str, size: int) -> Iterator[int]:
        """Copy a file's bytes into the case and yield after each step how many are there; bytes are kept once.

        No document stands for them yet and no history tells of them. CaseError if the bytes are not those of
        the hash; then, or if the caller stops early, nothing of them is kept.
        """
        if self.reader.stored_size(sha256) == size and self._are_sound(sha256, size):
            yield size
            return
        digest, kept = hashlib.sha256(), 0
        self._step(lambda writer: writer.drop_bytes(sha256))
        try:
            for number, chunk in documents.numbered(file, past=size):
                self._step(partial(Writer.keep_chunks, sha256=sha256, numbered=((number, chunk),)))
                digest.update(chunk)
                kept += len(chunk)
                yield kept
            if kept != size or digest.hexdigest() != sha256:
                raise CaseError(tr("A file changed while it was read: add it again."))
        except BaseException:
            self._step(lambda writer: writer.drop_bytes(sha256))
            raise

    def keep_text(self, document_id: str, pages: Sequence[str]) -> Iterator[int]:
        """Keep and index the text of a document, and yield after each step how many pages are there."""
        self._step(lambda writer: writer.drop_text(document_id))
        for first in range(0, len(pages), _PAGES_A_STEP):
            some = pages[first : first + _PAGES_A_STEP]
            self._step(partial(Writer.keep_pages, document_id=document_id, first=first + 1, texts=some))
            yield first + len(some)

    def check_documents(self) -> Iterator[tuple[int, str]]:
        """Hash every stored document again; yield after each piece the bytes read, and what is wrong."""
        return check_documents(self._engine, self.reader)

    # inside -------------------------------------------------------------------------------------

    def _are_sound(self, sha256: str, size: int) -> bool:
        file = documents.DocumentFile(self._engine, sha256, size)
        return documents.fingerprint(file) == (sha256, size)

    def _step(self, change: Callable[[Writer], None]) -> None:
        """Write what is no part of history, in a transaction of its own."""
        writer = self._new_writer()
        with self._transaction():
            change(writer)

    def _new_writer(self) -> Writer:
        if self.is_read_only:
            raise ReadOnlyCase.of(self.path.name)
        if self._is_editing:
            raise RuntimeError("an edit cannot begin inside another")
        self._watch.check()
        return Writer(self._engine, self.reader, self.who)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._is_editing = True
        try:
            with collector_at_rest(), self._engine.transaction():
                yield
        except DiskFailed:
            self.is_read_only = True  # nobody knows what stands on the disk: it is read anew, and not written
            with contextlib.suppress(CaseError):
                opening.go_on_reading(self._engine)
            raise
        finally:
            self._is_editing = False
            self._watch.remember()

    def _take_back(self, what: tuple[int, str] | None, words: str, report: Report | None) -> ChangeSet | None:
        if what is None:
            return None
        number, label = what
        done = history.read_one(self.reader.history_rows("WHERE number = ?", (number,)), label)
        if done.touches(Publication, Correction):
            raise OnRecord(label)
        words = words.format(label=label)
        return self._write(words, lambda writer: writer.apply(done.inverse(), report), undoes=number)

    def _write(
        self, label: str, change: Callable[[Writer], None], *, undoes: int | None = None, bars: bool = False
    ) -> ChangeSet:
        """Make a change that is no plain edit: the first one, an undo, a purge."""
        writer = self._new_writer()
        with self._transaction():
            change(writer)
            writer.finish(label, _now(), undoes=undoes, bars=bars)
        self._settle(writer.change_set, undoes, bars)
        return writer.change_set

    def _settle(self, done: ChangeSet, undoes: int | None = None, bars: bool = False) -> None:
        """Remember what can be undone now and tell all listeners; the first thing one raises comes out last."""
        self._stacks.add(done.number, done.label, undoes, int(bars))
        errors = []
        for listener in tuple(self._listeners):
            try:
                listener(done)
            except Exception as error:  # every listener is told, whatever another one does
                errors.append(error)
        if errors:
            raise errors[0]


def _begin(writer: Writer, about: About, begins: Sequence[Record]) -> None:
    """Write what a new case begins with."""
    writer.add_many([about, *(begins or built_in_kinds())])
    writer.remake_search()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
