"""Writes a file whole or not at all: beside it first, then in its place."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from models.errors import CaseError


def write_safely(path: Path, write: Callable[[Path], None], *, force: bool = False) -> None:
    """Let `write` fill a new file beside `path`, and put it in place when it is whole.

    An existing file is replaced only with `force`, and stands untouched after any failure. Raises CaseError.
    """
    if path.exists() and not force:
        raise CaseError(f"{path} exists already: choose another name, or add --force to overwrite it.")
    try:
        _write(path, write)
    except OSError as error:
        raise CaseError(f"{path} cannot be written ({error.strerror}): choose another folder.") from error


def _write(path: Path, write: Callable[[Path], None]) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
        _settle(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make the folder's new entry durable, where the system lets a folder be synchronised."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
