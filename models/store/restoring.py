"""A backup looked at from outside, and put in the place of a case: what stood there is kept beside it."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.errors import CaseError, CaseInUse, NeedsPassphrase, NotACase
from models.store import engine as driver
from models.store import inspect, schema
from models.store.beside import LEFT_BESIDE, file_beside, refuse_strange_files
from models.store.engine import Engine
from models.translation import tr


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds: its events, the time of its last change (ISO 8601, UTC), and how many changes led there."""

    events: int
    changed_at: str
    steps: int


def held_in(path: Path, passphrase: str | None) -> Held:
    """Tell what a backup holds without reading all its pages; CaseError if it cannot be opened."""
    inspect.look_at_file(path, passphrase)
    engine = driver.connect(path, passphrase, mode="ro")
    try:
        inspect.look_inside(engine, is_sound=True)
        is_era = "era <> ''" if "era" in schema.defaults_at("event", engine.schema_number) else "0"
        events = engine.value(f"SELECT count(*) FROM event WHERE NOT ({is_era})")
        number, moment = engine.rows("SELECT number, at FROM history ORDER BY number DESC LIMIT 1")[0]
        return Held(int(events), str(moment), int(number))
    except (IndexError, ValueError):
        raise NotACase(tr("{name} is damaged: choose another backup.", name=path.name)) from None
    finally:
        engine.close()


def restore(case: Path, backup: Path, passphrase: str | None) -> Path | None:
    """Put a backup in the place of a case that nobody has open; return where the file that stood there is kept.

    The backup is read through first and stays where it is. Whatever fails leaves the case as it was.
    """
    case = case.resolve()
    if not os.path.exists(backup):
        raise CaseError(tr("{name} is not there any more: choose another backup.", name=backup.name))
    if os.path.exists(case) and case.samefile(backup):
        raise CaseError(tr("{name} is the case itself: choose a backup of it.", name=backup.name))
    beside = driver.name_beside(case)
    try:
        _copy_checked(backup, beside, passphrase)
        return _put_in_place(case, beside, passphrase)
    except OSError as error:
        raise CaseError(
            tr(
                "{name} could not be restored ({reason}), and is as it was: free some space there.",
                name=case.name,
                reason=error.strerror,
            )
        ) from None
    finally:
        driver.drop(beside)


def _copy_checked(backup: Path, beside: Path, passphrase: str | None) -> None:
    """Copy the bytes of a backup, and look through the copy as through a file from a stranger."""
    driver.make_file(beside)
    shutil.copyfile(backup, beside)
    driver.sync(beside)
    try:
        inspect.look_at_file(beside, passphrase)
        engine = driver.connect(beside, passphrase, mode="ro")
        try:
            inspect.look_inside(engine)
        finally:
            engine.close()
    except CaseError as error:
        sentence = str(error).replace(beside.name, backup.name)
        raise (NeedsPassphrase if isinstance(error, NeedsPassphrase) else NotACase)(sentence) from None


def _put_in_place(case: Path, beside: Path, passphrase: str | None) -> Path | None:
    """Keep the file that stands there under another name, and rename the new one over it."""
    if not os.path.exists(case):
        _move_beside(case, free_name(_before_restore(case)))
        beside.replace(case)
        driver.sync(case.parent)
        return None
    holder = _held_alone(case, passphrase)
    try:
        kept = free_name(_before_restore(case))
        _keep_under(case, kept)
        try:
            if holder is None:  # of a damaged file: its journal would be played into the new one
                _move_beside(case, kept)
            beside.replace(case)
        except BaseException:
            with suppress(OSError):
                _move_beside(kept, case)
            driver.drop(kept)
            raise
        driver.sync(case.parent)
    finally:
        if holder is not None:
            holder.close()
    return kept


def _before_restore(case: Path) -> Path:
    return case.with_name(f"{case.stem}.before-restore{case.suffix}")


def _move_beside(case: Path, other: Path) -> None:
    """Let what lies beside a case go with its file, such as the journal of a save that was cut off."""
    for ending in LEFT_BESIDE:
        left = file_beside(case, ending)
        if os.path.lexists(left):
            left.rename(file_beside(other, ending))


def _held_alone(case: Path, passphrase: str | None) -> Engine | None:
    """Return a connection that keeps everybody else out; None where the file cannot be opened at all.

    A save that was cut off is taken back by this. Whoever has the case open gets CaseInUse.
    """
    engine = None
    try:
        refuse_strange_files(case)
        engine = driver.connect(case, passphrase)
        driver.take_lock(engine)
    except CaseError as error:
        if engine is not None:
            engine.close()
        if isinstance(error, CaseInUse):
            raise
        return None
    return engine


def _keep_under(case: Path, kept: Path) -> None:
    """Give a file a second name; a copy of it where the disk has no second names."""
    try:
        os.link(case, kept)
    except OSError as error:
        if error.errno not in driver.NO_SECOND_NAMES:
            raise
        try:
            driver.make_file(kept)
            shutil.copyfile(case, kept)
            driver.sync(kept)
        except BaseException:
            driver.drop(kept)
            raise


def free_name(path: Path) -> Path:
    """Return a path, or the first like it with a number at which nothing stands."""
    tried, number = path, 1
    while os.path.exists(tried):
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried
