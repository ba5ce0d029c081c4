"""Another key for a case: all of it is written anew under that key, checked, and put in the place of the old file."""

import contextlib
import os
from pathlib import Path

from models.errors import CaseError, NeedsPassphrase
from models.store import engine as driver
from models.store import inspect, schema
from models.store.driver_words import in_words
from models.store.engine import DriverError, Engine
from models.translation import tr

_BLANK = bytes(1 << 20)


def copy_with_key(engine: Engine, path: Path, passphrase: str | None) -> None:
    """Write a checked copy of a case under another key, or under none, to a path where nothing stands yet."""
    driver.put_in_place(path, lambda beside: _write_anew(engine, beside, passphrase))


def change_key(engine: Engine, passphrase: str | None) -> None:
    """Put a case under another key, or under none (None), in one step; the connection is closed afterwards.

    Whatever fails before that step leaves the case as it was. The old file is overwritten with zeros where it lay open,
    which a disk that writes elsewhere each time (SSD) or keeps snapshots may not heed.
    """
    path, was_open = engine.path, engine.passphrase is None
    beside, old = driver.name_beside(path), driver.name_beside(path)
    try:
        _write_anew(engine, beside, passphrase)
        engine.close()
        with contextlib.suppress(OSError):  # without links the old bytes cannot be reached again
            os.link(path, old)
        beside.replace(path)
        driver.sync(path.parent)
        if was_open and old.exists():
            _make_blank(old)
    except OSError as error:
        raise CaseError(
            tr(
                "{name} cannot be written anew ({reason}): free some space there.",
                name=path.name,
                reason=error.strerror,
            )
        ) from None
    finally:
        driver.drop(beside)
        driver.drop(old)


def _write_anew(engine: Engine, beside: Path, passphrase: str | None) -> None:
    """Fill a new file with all that a case holds, and check it."""
    if passphrase is not None and (not passphrase or "\0" in passphrase):
        raise NeedsPassphrase(tr("A passphrase needs at least one character."))
    driver.make_file(beside)
    try:
        with inspect.unguarded(engine):
            _export(engine, beside, passphrase or "")
        driver.check_copy(beside, passphrase)
    except DriverError as error:
        raise in_words(error, engine.path) from error


def _export(engine: Engine, beside: Path, passphrase: str) -> None:
    """Copy tables and marks; SQLCipher's own function for it, since a backup cannot go from one key to another."""
    address = driver.address_of(beside, "mode=rw")
    engine.execute("ATTACH DATABASE ? AS anew KEY ?", (address, passphrase)).close()
    try:
        engine.execute("PRAGMA anew.journal_mode=OFF").close()
        engine.rows("SELECT sqlcipher_export('anew')")
        engine.execute(f"PRAGMA anew.user_version={engine.schema_number}").close()
        engine.execute(f"PRAGMA anew.application_id={schema.APPLICATION_ID}").close()
    finally:
        engine.execute("DETACH DATABASE anew").close()


def _make_blank(path: Path) -> None:
    """Overwrite a file with zeros."""
    with contextlib.suppress(OSError), path.open("rb+") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(_BLANK[:left])
        file.flush()
        os.fsync(file.fileno())
