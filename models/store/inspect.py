"""Looks at a file that nobody vouches for, before anything in it is believed."""

import contextlib
import stat
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from models.errors import CaseError, DamagedCase, DiskFailed, NeedsPassphrase, NotACase
from models.machine.reading_beside import open_to_read
from models.records.desk import RECORD_TYPES
from models.records.record_words import kind_word
from models.store import schema
from models.store.beside import refuse_strange_files
from models.store.driver_words import WRONG_KEY, in_words
from models.store.engine import DriverError, Engine, connect_in_memory
from models.store.legible import look_at_values
from models.store.rows import table_of
from models.translation import tr, tr_later

_MAGIC: Final = b"SQLite format 3\0"
_SMALLEST: Final = 512
_OUR_WRITING: Final = b"\1\1"  # with a journal that goes when all is written; 2: with a log that stays
_SECONDS: Final = 5.0  # of the processor, for any file; a forged one may ask for work without end
_SLOWEST: Final = 5_000_000  # bytes a second that a slow machine looks through of a large case
_READ, _SELECT, _PRAGMA, _TRANSACTION, _FUNCTION = 20, 21, 19, 22, 31  # what SQLite asks its authorizer about
_FUNCTIONS = frozenset({"coalesce", "concat_ws", "count", "glob", "group_concat", "like", "max"})
_CHECKS = frozenset({"quick_check", "foreign_key_check", "application_id", "user_version", "data_version"})

NOT_OURS = tr_later("{name} is not a Dateline case: choose a .dateline file.")


def look_at_file(path: Path, passphrase: str | None) -> None:
    """Refuse a path whose kind or first hundred bytes cannot be those of a case, and strange files beside it."""
    head = _head(path)
    refuse_strange_files(path)
    name = path.name
    if len(head) < 100:
        raise NotACase(
            tr(NOT_OURS, name=name) if head else tr("{name} is empty: choose another file.", name=name)
        )
    if head.startswith(_MAGIC):
        _look_at_header(head, name)
        if passphrase is not None:
            raise NotACase(tr("{name} is not encrypted: open it without a passphrase.", name=name))
        return
    if _looks_like_text(head) or path.stat().st_size % _SMALLEST:
        raise NotACase(tr(NOT_OURS, name=name))
    if passphrase is None:
        raise NeedsPassphrase(
            tr("{name} needs its passphrase, unless it is no Dateline case at all.", name=name)
        )


def look_inside(engine: Engine, *, is_sound: bool = False) -> None:
    """Check marks, tables, pages and references of an open file; a CaseError says what is wrong.

    Pages and references of a file that is known to be sound are not read again.
    """
    engine.connection.set_authorizer(_may_run)
    engine.connection.set_progress_handler(_until(_deadline(engine.path)), 100_000)
    try:
        version = _look_at_marks(engine)
        _look_at_tables(engine, version)
        if not is_sound:
            _look_at_pages(engine)
            look_at_values(engine, version)
    except DriverError as error:
        raise _as_refusal(in_words(error, engine.path), engine) from error
    except CaseError as error:
        raise _as_refusal(error, engine) from error
    finally:
        engine.connection.set_progress_handler(None, 0)
        engine.connection.set_authorizer(None)


def _deadline(path: Path) -> float:
    """Tell when looking has lasted too long, by what this thread had of the processor; a larger file may take longer.

    A busy machine or a slow disk is no reason to refuse a case.
    """
    return time.thread_time() + _SECONDS + path.stat().st_size / _SLOWEST


def guard(engine: Engine, deadline: float) -> None:
    """Let a connection only read, and no longer than until a moment of this thread's work."""
    engine.connection.set_authorizer(_may_salvage)
    engine.connection.set_progress_handler(_until(deadline), 100_000)


def look_at_kind(path: Path, passphrase: str | None) -> None:
    """Refuse a path that holds no file, and a passphrase that a file does not need or is missing."""
    head = _head(path)
    is_plain = head.startswith(_MAGIC)
    if is_plain and passphrase is not None:
        raise NotACase(tr("{name} is not encrypted: open it without a passphrase.", name=path.name))
    if not is_plain and (len(head) < 100 or _looks_like_text(head)):
        raise NotACase(tr(NOT_OURS, name=path.name))
    if not is_plain and passphrase is None:
        raise NeedsPassphrase(
            tr("{name} needs its passphrase, unless it is no Dateline case at all.", name=path.name)
        )


def _head(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotACase(tr("{name} is a folder: choose a .dateline file in it.", name=name))
        if not stat.S_ISREG(kind):
            raise NotACase(tr(NOT_OURS, name=name))
        with open_to_read(path) as file:
            return file.read(100)
    except FileNotFoundError:
        raise NotACase(tr("{name} is not there: check where the case was moved.", name=name)) from None
    except PermissionError:
        raise NotACase(tr("{name} cannot be read: ask its owner to let you read it.", name=name)) from None
    except (OSError, ValueError):
        raise NotACase(tr("{name} cannot be read: check the disk and the name.", name=name)) from None


def _look_at_header(head: bytes, name: str) -> None:
    """Refuse a database of another program or of a newer Dateline, by the numbers in its header."""
    page_size = int.from_bytes(head[16:18], "big")
    if page_size != 1 and (page_size < _SMALLEST or page_size & (page_size - 1)):
        raise DamagedCase.of(name, tr("its header is not that of a case"))
    if head[18:20] != _OUR_WRITING:
        raise DamagedCase.of(name, tr("another program has set it to be written with files beside it"))
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise NotACase(tr(NOT_OURS, name=name))
    check_version(int.from_bytes(head[60:64], "big"), name)


def check_version(version: int, name: str) -> None:
    """Refuse a schema that this program does not know."""
    if version > schema.SCHEMA_VERSION:
        raise NotACase(
            tr(
                "{name} was made by a newer Dateline (schema {version}; this one reads up to "
                "{schema_version}): update Dateline.",
                name=name,
                version=version,
                schema_version=schema.SCHEMA_VERSION,
            )
        )
    if version < schema.OLDEST_VERSION:
        raise NotACase(tr(NOT_OURS, name=name))


def _looks_like_text(head: bytes) -> bool:
    try:
        return "\0" not in head[:96].decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        return error.start > 80 and b"\0" not in head


def _look_at_marks(engine: Engine) -> int:
    if engine.value("PRAGMA application_id") != schema.APPLICATION_ID:
        raise NotACase(tr(NOT_OURS, name=engine.path.name))
    version = engine.schema_number
    check_version(version, engine.path.name)
    return version


def _look_at_tables(engine: Engine, version: int) -> None:
    """Refuse a file with any table, trigger or view that is not exactly one of its schema."""
    if frozenset(map(tuple, engine.rows(_OBJECTS))) != expected_objects(version):
        raise DamagedCase(
            tr(
                "{name} holds tables that no Dateline made, and is not opened: ask whoever sent it for "
                "the original, or recover what can be read into a new case.",
                name=engine.path.name,
            )
        )


def _look_at_pages(engine: Engine) -> None:
    if engine.value("PRAGMA quick_check(1)") != "ok":
        raise DamagedCase.of(engine.path.name, tr("its pages do not fit together"))
    # quick_check passes over choices where the file is opened for reading only.
    if any(engine.rows(sql) for sql in _strangers(engine.schema_number)):
        raise DamagedCase.of(engine.path.name, tr("a value is none of those that it may be"))
    if not engine.rows("SELECT 1 FROM history LIMIT 1"):
        raise DamagedCase.of(engine.path.name, tr("its history is lost"))
    for table, _, target, _ in engine.rows("PRAGMA foreign_key_check"):
        raise DamagedCase.of(
            engine.path.name,
            tr(
                "a record in “{table}” points to a {target} that is not there",
                table=kind_word(table),
                target=kind_word(target),
            ),
        )


@cache
def _strangers(version: int) -> tuple[str, ...]:
    """Return the questions for rows of this schema that hold a value outside its choices."""
    found, later = [], schema.new_columns(version)
    for table in map(table_of, RECORD_TYPES):
        tests = [
            f'"{column.name}" NOT IN ({", ".join(column.choices)})'
            for column in table.columns
            if column.choices and column.name not in later.get(table.name, ())
        ]
        if tests:
            found.append(f'SELECT 1 FROM "{table.name}" WHERE {" OR ".join(tests)} LIMIT 1')
    return tuple(found)


_OBJECTS = (
    "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
)


@cache
def expected_objects(version: int = schema.SCHEMA_VERSION) -> frozenset[tuple[str, str, str, str]]:
    """Return every table and index of a case of this schema with its exact text, as SQLite itself writes it down."""
    engine = connect_in_memory(Path("a new case"))
    try:
        for statement in schema.statements(version):
            engine.execute(statement)
        return frozenset(map(tuple, engine.rows(_OBJECTS)))
    finally:
        engine.close()


def _may_run(action: int, first: str | None, second: str | None, *_rest: object) -> int:
    """Allow reading, the checks above and the few functions that they need, and nothing else."""
    is_allowed = (
        action in (_READ, _SELECT, _TRANSACTION)
        or (action == _PRAGMA and first in _CHECKS)
        or (action == _FUNCTION and second in _FUNCTIONS)
    )
    return 0 if is_allowed else 1


def _may_salvage(action: int, first: str | None, second: str | None, *_rest: object) -> int:
    """Allow a reader of damaged files to read plain tables and to ask for their columns."""
    is_allowed = (
        action in (_READ, _SELECT)
        or (action == _PRAGMA and first == "table_info")
        or (action == _FUNCTION and second in ("count", "substr"))
    )
    return 0 if is_allowed else 1


@contextlib.contextmanager
def unguarded(engine: Engine) -> Iterator[None]:
    """Let a connection that was looked through, or only reads, write a file of its own for a while."""
    is_reading = bool(engine.value("PRAGMA query_only"))
    engine.connection.set_authorizer(None)
    engine.execute("PRAGMA query_only=off").close()
    try:
        yield
    finally:
        if is_reading:
            engine.execute("PRAGMA query_only=on").close()
            engine.connection.set_authorizer(_may_run)


def _until(deadline: float) -> Callable[[], int]:
    return lambda: int(time.thread_time() > deadline)


def _as_refusal(error: CaseError, engine: Engine) -> CaseError:
    """Return an error as a refusal of the file; a lock, a passphrase and a refusal stay what they are."""
    name = engine.path.name
    if type(error) in (CaseError, DiskFailed):
        error = DamagedCase.of(name) if "could not be read" in str(error) else NotACase(str(error))
    if engine.passphrase is not None and isinstance(error, DamagedCase):
        # A wrong passphrase and a damaged page cannot be told apart, and nobody should learn which it was.
        return NeedsPassphrase(tr(WRONG_KEY, name=name))
    return error
