"""How a case file is opened: looked at first, then locked for writing, or read beside somebody who writes.

A case that is written keeps an exclusive lock from opening to closing, so a second program is told at once, and the
lock dies with its process. Whoever only wants to read while another writes gets a copy in memory as of that moment:
the bytes are taken without a lock, twice checked (no save was going on, the pages are sound), so what is read never
changes under the reader. This is not possible for an encrypted case, whose pages must not lie open in memory.
"""

import contextlib
import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Final

from models.errors import CaseError, CaseInUse, NeedsPassphrase, ReadOnlyCase
from models.machine.reading_beside import open_to_read
from models.machine.settings import load_settings
from models.progress import Report
from models.store import backups, inspect, migrations, schema, sound
from models.store import engine as driver
from models.store.beside import JOURNAL, file_beside, has_hot_journal
from models.store.engine import Engine
from models.translation import tr

_TRIES: Final = 5
_PAUSE: Final = 0.1  # seconds
_LARGEST_COPY: Final = 1 << 30  # bytes
_PIECE: Final = 1 << 20


def open_engine(path: Path, passphrase: str | None, *, read_only: bool) -> tuple[Engine, bool]:
    """Return a checked connection to a case, and whether it is for reading only."""
    inspect.look_at_file(path, passphrase)
    path = path.resolve()
    if read_only or not _can_write(path):
        if _can_write(path) and has_hot_journal(path):
            with contextlib.suppress(CaseInUse):
                _look_before_taking_back(path, passphrase)
                _take_back_cut_off_save(path, passphrase)
        return _open_for_reading(path, passphrase, read_only=read_only), True
    return _open_for_writing(path, passphrase), False


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open_for_writing(path: Path, passphrase: str | None) -> Engine:
    # A save that was cut off has to be taken back before anything can be read; only a writer can do that.
    if has_hot_journal(path):
        _look_before_taking_back(path, passphrase)
    else:
        _look(path, passphrase)
    engine = driver.connect(path, passphrase)
    try:
        if has_hot_journal(path):
            inspect.look_inside(engine)
        driver.take_lock(engine)
        _keep_older(engine)
        migrations.migrate(engine)
    except BaseException:
        engine.close()
        raise
    return engine


def _keep_older(engine: Engine) -> None:
    """Make a backup of a case before it is brought to the newest schema, unless its owner wants none."""
    wanted = load_settings()
    if wanted.backups and engine.schema_number < schema.SCHEMA_VERSION:
        first = engine.value("SELECT hash FROM history ORDER BY number LIMIT 1")
        mark = backups.mark_of(first.hex() if first else "")
        backups.make_backup(engine, backups.folder_of(engine.path, wanted), mark, wanted)


def go_on_in(engine: Engine, path: Path, report: Report | None = None) -> bool:
    """Write a case to a new path and let its engine stand there; return whether it is for reading only."""
    driver.put_in_place(path, partial(backups.copy_compared, engine, report=report))
    try:
        there, is_read_only = open_engine(path, engine.passphrase, read_only=False)
    except BaseException:
        driver.drop(path)
        raise
    engine.stand_on(there)
    return is_read_only


def go_on_reading(engine: Engine) -> None:
    """Open the file of a case again, for reading only, after its disk failed; CaseError if that fails as well."""
    engine.close()
    inspect.look_at_file(engine.path, engine.passphrase)
    if has_hot_journal(engine.path):  # by this program itself: it need not be looked at first
        _take_back_cut_off_save(engine.path, engine.passphrase)
    engine.stand_on(_open_for_reading(engine.path, engine.passphrase, read_only=True))


def _look_before_taking_back(path: Path, passphrase: str | None) -> None:
    """Look, in a copy of its own, at what a case becomes when its journal is played back.

    Case and journal may come from a stranger: what is refused stays as it was. CaseInUse while somebody saves there.
    """
    _refuse_if_held(path, passphrase)
    before, copy = _both_moments(path), driver.name_beside(path)
    try:
        try:
            for ending in ("", JOURNAL):
                driver.make_file(file_beside(copy, ending))
                shutil.copyfile(file_beside(path, ending), file_beside(copy, ending))
            _look_at_copy(copy, path, passphrase)
        except (OSError, CaseError):
            if before != _both_moments(path):
                raise _being_saved(path) from None
            raise
    except OSError as error:
        raise _no_room_to_look(path, error) from None
    finally:
        for ending in ("", JOURNAL):
            driver.drop(file_beside(copy, ending))


def _refuse_if_held(path: Path, passphrase: str | None) -> None:
    """Raise CaseInUse if another program holds the case; a connection that only reads takes no journal back."""
    engine = driver.connect(path, passphrase, mode="ro")
    try:
        engine.rows("SELECT count(*) FROM sqlite_schema")
    except CaseInUse:
        raise
    except CaseError:
        pass  # the journal has to be taken back first
    finally:
        engine.close()


def _look_at_copy(copy: Path, path: Path, passphrase: str | None) -> None:
    engine = driver.connect(copy, passphrase)
    try:
        engine.path = path  # which the sentences name
        with contextlib.suppress(CaseError):  # what is wrong is told by the look
            engine.rows("SELECT count(*) FROM sqlite_schema")
        if not has_hot_journal(copy):  # it is open, and has its journal in it: no kill leaves it behind
            driver.drop(copy)
        inspect.look_inside(engine)
    finally:
        engine.close()


def _both_moments(path: Path) -> list[tuple[int, int, int]]:
    """Tell what changes whenever a case or its journal is written; nothing of one that is gone."""
    found = []
    for ending in ("", JOURNAL):
        with contextlib.suppress(OSError):
            told = file_beside(path, ending).stat()
            found.append((told.st_ino, told.st_size, told.st_mtime_ns))
    return found


def _take_back_cut_off_save(path: Path, passphrase: str | None) -> None:
    """Bring a case back to its last whole save, which a reader cannot do; nothing happens if a save is going on."""
    engine = driver.connect(path, passphrase)
    try:
        with contextlib.suppress(CaseInUse):
            driver.take_lock(engine)
    finally:
        engine.close()


def _look(path: Path, passphrase: str | None) -> None:
    """Check a file through a connection that cannot write."""
    engine = driver.connect(path, passphrase, mode="ro")
    try:
        _look_inside(engine, path)
    finally:
        engine.close()


def _look_inside(engine: Engine, path: Path) -> None:
    """Look through a file, or only at its outside if that was done lately and nobody wrote to it since."""
    is_sound = sound.is_sound(path)
    inspect.look_inside(engine, is_sound=is_sound)
    if not is_sound:
        sound.remember(path, is_looked_through=True)


def _open_for_reading(path: Path, passphrase: str | None, *, read_only: bool) -> Engine:
    engine = driver.connect(path, passphrase, mode="ro")
    try:
        _look_inside(engine, path)
        migrations.read_as_newest(engine)
        driver.stay_for_reading(engine)
    except CaseInUse:
        engine.close()
        if not read_only:
            raise
        return _copy_beside_writer(path, passphrase)
    except CaseError as error:
        engine.close()
        raise _cut_off(path) if has_hot_journal(path) else error from None
    except BaseException:
        engine.close()
        raise
    return engine


def _copy_beside_writer(path: Path, passphrase: str | None) -> Engine:
    """Return a copy of a case that another program is writing."""
    if path.stat().st_size > _LARGEST_COPY:
        raise CaseInUse(
            tr("{name} is in use and too large to be read beside: close it there first.", name=path.name)
        )
    problem: CaseError = _being_saved(path)
    for _ in range(_TRIES):
        before = _moment(path)
        if not has_hot_journal(path):
            try:
                copy = _copy_once(path, passphrase)
            except NeedsPassphrase as error:  # or its pages were written just then
                problem = error
            except CaseError:
                pass  # it was written while it was copied
            else:
                if before == _moment(path):
                    return copy
                copy.close()
        time.sleep(_PAUSE)
    raise problem


def _copy_once(path: Path, passphrase: str | None) -> Engine:
    """Return a sound copy; CaseError if the file was written while it was copied."""
    copy = _copy_in_memory(path) if passphrase is None else _copy_of_pages(path, passphrase)
    try:
        inspect.look_inside(copy)
        migrations.read_as_newest(copy)
        copy.execute("PRAGMA query_only=on").close()
    except BaseException:
        copy.close()
        raise
    return copy


def _copy_in_memory(path: Path) -> Engine:
    source = driver.connect(path, mode="ro", immutable=True)
    try:
        return driver.copy_to_memory(source)
    finally:
        source.close()


def _copy_of_pages(path: Path, passphrase: str) -> Engine:
    """Return a copy of an encrypted case as it lies there, in a folder of its own that its owner alone may enter."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-"))
    try:
        copy = folder / "copy"
        driver.make_file(copy)
        with open_to_read(path) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, _PIECE)
        engine = driver.connect(copy, passphrase)
        engine.path = path
        engine.on_close = partial(shutil.rmtree, folder, ignore_errors=True)
        engine.rows("SELECT count(*) FROM sqlite_schema")  # opens the file, which may then be gone
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise CaseError(
            tr(
                "{name} cannot be read beside its writer ({reason}).",
                name=path.name,
                reason=error.strerror,
            )
        ) from None
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)
    return engine


def _moment(path: Path) -> tuple[int, int, bytes]:
    """Tell what changes whenever the file is written; the header counts its saves."""
    found = path.stat()
    with open_to_read(path) as file:
        return found.st_mtime_ns, found.st_size, file.read(100)


def _being_saved(path: Path) -> CaseInUse:
    return CaseInUse(tr("{name} is being saved by another program: try again in a moment.", name=path.name))


def _no_room_to_look(path: Path, error: OSError) -> CaseError:
    return CaseError(
        tr(
            "The last save of {name} was cut off, and there is no room for the copy in which it is looked at before "
            "it is taken back ({reason}): free as much space as the case has, and open it again.",
            name=path.name,
            reason=error.strerror,
        )
    )


def _cut_off(path: Path) -> ReadOnlyCase:
    return ReadOnlyCase(
        tr(
            "The last save of {name} was cut off: copy it and the file {name}-journal beside it to a "
            "folder where you may write, and open it there.",
            name=path.name,
        )
    )
