"""The SQLite driver: connections, pragmas, keys, locks and copies of a case file."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Final

import sqlcipher3

from models.errors import CaseError, NeedsPassphrase
from models.progress import Report
from models.store import schema
from models.store.beside import refuse_taken_name
from models.store.driver_words import in_words
from models.translation import tr

DriverError = sqlcipher3.dbapi2.Error
# The others: half a character or bytes that are no text, a huge number, and a value too large for the memory.
_FAILS = (DriverError, UnicodeError, OverflowError, MemoryError)

BUSY_MILLISECONDS: Final = 1500
_STEP: Final = 512  # pages of a copy between two breaths: some milliseconds
_SECRET_STEP: Final = 64  # where each page is decrypted and encrypted
_BREATH: Final = 0.001  # seconds in which others have their turn
_GUARDS = (
    "trusted_schema=off",
    "cell_size_check=on",
    "mmap_size=0",
    "temp_store=memory",
    f"busy_timeout={BUSY_MILLISECONDS}",
)
_FOR_WRITING = (
    "journal_mode=PERSIST",  # the change to DELETE removes the journal that a killed program left
    "journal_mode=DELETE",
    "locking_mode=EXCLUSIVE",
    "synchronous=EXTRA",
    "fullfsync=on",  # macOS alone heeds it
    "foreign_keys=on",
    "secure_delete=on",
)


NO_SECOND_NAMES: Final = frozenset(
    (errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EMLINK)
)
"""What a disk says that gives a file no second name, such as most sticks."""


class Engine:
    """One open connection to a case file, with its passphrase kept for copies of it."""

    def __init__(self, connection: Any, path: Path, passphrase: str | None = None) -> None:
        """Wrap a connection whose pragmas are set."""
        self.connection = connection
        self._lock = RLock()  # the bytes of documents are read on other threads
        self.path = path
        self.passphrase = passphrase
        self.on_close: Callable[[], object] = lambda: (
            None
        )  # such as taking away a copy that was made to be read

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run one statement and return its cursor; an error of the driver comes out as a CaseError."""
        try:
            with self._lock:
                return self.connection.execute(sql, values)
        except _FAILS as error:
            raise in_words(error, self.path) from error

    def executemany(self, sql: str, rows: Any) -> None:
        """Run one statement for many rows."""
        try:
            with self._lock:
                self.connection.executemany(sql, rows)
        except _FAILS as error:
            raise in_words(error, self.path) from error

    def rows(self, sql: str, values: Any = ()) -> list[Any]:
        """Return all rows of a query."""
        with self._lock:
            cursor = self.execute(sql, values)
            try:
                found: list[Any] = cursor.fetchall()
            except _FAILS as error:
                raise in_words(error, self.path) from error
        return found

    def each(self, sql: str, values: Any = ()) -> Iterator[Any]:
        """Yield the rows of a query one by one."""
        cursor = self.execute(sql, values)
        while True:
            try:
                with self._lock:
                    row = cursor.fetchone()
            except _FAILS as error:
                raise in_words(error, self.path) from error
            if row is None:
                return
            yield row

    def value(self, sql: str, values: Any = ()) -> Any:
        """Return the first cell of a query, None if it has no row."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    @property
    def schema_number(self) -> int:
        """Return the number of the schema that the file is of."""
        return int(self.value("PRAGMA user_version"))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing if an exception comes out."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                with contextlib.suppress(DriverError):
                    self.connection.rollback()
            raise

    def stand_on(self, other: "Engine") -> None:
        """Go on with the connection of another engine; one's own is closed."""
        with self._lock:
            self.close()
            self.connection, self.path, self.on_close = other.connection, other.path, other.on_close

    def close(self) -> None:
        """Close the connection, which releases the lock and removes the journal; queries of other threads end first."""
        with self._lock, contextlib.suppress(DriverError):
            self.connection.close()
        self.on_close()


def connect(
    path: Path, passphrase: str | None = None, *, mode: str = "rw", immutable: bool = False
) -> Engine:
    """Open a file with the guards that hold for every connection; `mode` is ro, rw or rwc."""
    query = f"mode={mode}&immutable=1" if immutable else f"mode={mode}"
    try:
        connection = sqlcipher3.connect(
            address_of(path, query), uri=True, isolation_level=None, timeout=1.5, check_same_thread=False
        )
    except DriverError as error:
        raise in_words(error, path) from error
    try:
        _set_key(connection, passphrase)
        connection.enable_load_extension(False)
        for guard in _GUARDS:
            connection.execute(f"PRAGMA {guard}").close()
        return Engine(connection, path, passphrase)
    except DriverError as error:
        connection.close()
        raise in_words(error, path) from error
    except BaseException:
        connection.close()
        raise


def connect_in_memory(path: Path) -> Engine:
    """Return an empty database in memory that stands for the file at `path`."""
    connection = sqlcipher3.connect(":memory:", isolation_level=None, check_same_thread=False)
    return Engine(connection, path)


def take_lock(engine: Engine) -> None:
    """Make a connection the only one that may use the file, for as long as it is open; CaseInUse if it cannot."""
    for pragma in _FOR_WRITING:
        engine.execute(f"PRAGMA {pragma}").close()
    engine.execute("BEGIN EXCLUSIVE")
    engine.execute("COMMIT")


def stay_for_reading(engine: Engine) -> None:
    """Keep a shared lock for as long as the connection is open, so that nobody writes what is being read."""
    engine.execute("PRAGMA locking_mode=EXCLUSIVE").close()
    engine.execute("PRAGMA query_only=on").close()
    engine.rows("SELECT count(*) FROM sqlite_schema")


def make_file(path: Path) -> None:
    """Make an empty file that only its owner may read; CaseError if the name is taken or cannot be used."""
    refuse_taken_name(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise CaseError(tr("{name} exists already: choose another name.", name=path.name)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CaseError(
            tr(
                "{name} cannot be made here ({reason}): choose another folder or name.",
                name=path.name,
                reason=reason,
            )
        ) from None


def make_tables(engine: Engine) -> None:
    """Write the tables of a new case."""
    with engine.transaction():
        for statement in schema.statements():
            engine.execute(statement)
        engine.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        engine.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")


def copy_to_file(engine: Engine, path: Path, report: Report | None = None) -> None:
    """Write a checked copy of a case to a new file, encrypted like the case; no half copy is ever left.

    With `report`, which is told the pages, it is made in small steps beside whoever works in the case meanwhile.
    """
    put_in_place(path, partial(copy_pages, engine, report=report))


def put_in_place(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make a new file beside a path where nothing stands yet, and give it that name once it is whole."""
    if os.path.exists(path):
        raise CaseError(tr("{name} exists already: choose another name.", name=path.name))
    refuse_taken_name(path)
    beside = name_beside(path)
    try:
        write(beside)
        _name_anew(beside, path)
        sync(path.parent)
    except OSError as error:
        raise CaseError(
            tr("The copy cannot be written ({reason}): choose another folder.", reason=error.strerror)
        ) from None
    finally:
        drop(beside)


def _name_anew(beside: Path, path: Path) -> None:
    """Give a file a name that nothing has; unlike a plain rename, this never takes the place of another file."""
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in NO_SECOND_NAMES:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            beside.replace(path)
        except BaseException:
            drop(path)
            raise


def drop(path: Path) -> None:
    """Take away a file that was only on its way; where even that fails, it stays and has no name of anything."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def name_beside(path: Path) -> Path:
    """Return a name in the same folder that nothing has."""
    return path.with_name(f".{secrets.token_hex(8)}.part")


def copy_pages(engine: Engine, beside: Path, report: Report | None = None) -> None:
    """Write a checked copy of a case to a file that is not there yet, encrypted like the case."""
    make_file(beside)
    target = connect(beside, engine.passphrase)
    try:
        target.execute("PRAGMA journal_mode=OFF").close()
        if engine.passphrase is not None:  # the key is made now, while nobody waits for the case
            target.execute("PRAGMA user_version=1").close()
        _backup(engine, target, report)
    finally:
        target.close()
    check_copy(beside, engine.passphrase)


def check_copy(path: Path, passphrase: str | None) -> None:
    """Read a copy through, and make sure that it is on the disk; CaseError if it is not sound."""
    target = connect(path, passphrase)
    try:
        problem = target.value("PRAGMA quick_check")
    finally:
        target.close()
    if problem != "ok":
        raise CaseError(
            tr(
                "The copy did not pass its check ({problem}): keep the case and try another disk.",
                problem=problem,
            )
        )
    sync(path)


def copy_to_memory(engine: Engine) -> Engine:
    """Return a copy of a case in memory, which no writer can change any more."""
    target = connect_in_memory(engine.path)
    try:
        _backup(engine, target)
    except BaseException:
        target.close()
        raise
    return target


def compact(engine: Engine) -> None:
    """Rewrite the file without what was deleted, and remove the journal that still holds it."""
    engine.execute("VACUUM")
    engine.execute("PRAGMA locking_mode=NORMAL").close()
    engine.rows("SELECT count(*) FROM sqlite_schema")
    take_lock(engine)


def address_of(path: Path, query: str) -> str:
    """Return a file as SQLite is told of it, with what it may do there: mode=ro, mode=rw …"""
    return f"file:{_quoted(path.resolve())}?{query}"


def _quoted(path: Path) -> str:
    """Return a path as it stands in an address: every byte but letters, digits and / . - _ ~ as %XX."""
    kept = frozenset(b"/.-_~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    text = "".join(chr(byte) if byte in kept else f"%{byte:02X}" for byte in os.fsencode(path.as_posix()))
    return text if text.startswith("/") else f"/{text}"  # C:/ of Windows is /C:/ in an address


def _set_key(connection: Any, passphrase: str | None) -> None:
    """Give the passphrase to the connection; it must be the first thing said to it."""
    connection.execute("PRAGMA cipher_log_level=NONE").close()
    if passphrase is None:
        return
    if not passphrase or "\0" in passphrase:
        raise NeedsPassphrase(tr("A passphrase needs at least one character."))
    doubled = passphrase.replace("'", "''")
    connection.execute(f"PRAGMA key='{doubled}'").close()


def _backup(engine: Engine, target: Engine, report: Report | None = None) -> None:
    """Copy all pages; with `report` a few at a time, and none while an edit is going on."""

    def give_way(_status: int, left: int, pages: int) -> None:
        if report is not None:
            report(pages - left, pages)
        time.sleep(_BREATH)
        while engine.connection.in_transaction:
            time.sleep(_BREATH)

    pages = _STEP if engine.passphrase is None else _SECRET_STEP
    how: dict[str, Any] = {"pages": pages, "progress": give_way, "sleep": _BREATH}
    try:
        engine.connection.backup(target.connection, **(how if report else {}))
    except DriverError as error:
        raise in_words(error, engine.path) from error


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk and not only on its way there."""
    if os.name == "nt" and os.path.isdir(path):
        return  # Windows cannot open a folder
    number = os.open(path, os.O_RDONLY if os.path.isdir(path) else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
