"""Writes a file whole or not at all: beside it first, then in its place."""

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from models.errors import CaseError
from models.translation import tr


def write_safely(path: Path, write: Callable[[Path], None], *, force: bool = False) -> None:
    """Let `write` fill a new file beside `path`, and put it in place when it is whole.

    An existing file is replaced only with `force`, and stands untouched after any failure. Raises CaseError.
    """
    if os.path.isdir(path):
        raise CaseError(tr("{path} is a folder: name a file in it.", path=path))
    if os.path.exists(path) and not force:
        raise CaseError(
            tr("{path} exists already: choose another name, or add --force to overwrite it.", path=path)
        )
    try:
        _write(path, write)
    except OSError as error:
        reason = error.strerror or tr("no reason given")
        raise CaseError(
            tr("{path} cannot be written ({reason}): choose another folder.", path=path, reason=reason)
        ) from error


def write_data(path: Path, data: bytes | str, *, force: bool = False) -> None:
    """Write bytes, or words in UTF-8 with lines that end alike on every system, as `write_safely` does."""
    write_safely(path, partial(_fill, data), force=force)


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write a new folder with files in it, by their names with /: all of it or nothing. Raises CaseError.

    With `force` an existing folder is filled up: its files of the same names are replaced, no other is touched.
    """
    if os.path.exists(path) and not (force and os.path.isdir(path)):
        raise CaseError(
            tr(
                "{path} exists already: choose another name, or add --force to write into that folder.",
                path=path,
            )
        )
    beside = path.parent / f".{secrets.token_hex(8)}"
    try:
        for name, data in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(data)
        if not os.path.exists(path):
            beside.replace(path)
            return
        for name, data in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            write_data(path / name, data, force=True)
    except OSError as error:
        reason = error.strerror or tr("no reason given")
        raise CaseError(
            tr("{path} cannot be written ({reason}): choose another folder.", path=path, reason=reason)
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def fill_folder(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write into a new folder beside `path`, and put it in place when it is whole, else nothing.

    Nothing may stand at `path` yet. Raises CaseError.
    """
    if os.path.exists(path):
        raise CaseError(tr("{path} exists already: choose another name.", path=path))
    beside = path.parent / f".{secrets.token_hex(8)}"
    try:
        beside.mkdir()
        fill(beside)
        beside.replace(path)
        _settle(path.parent)
    except OSError as error:
        reason = error.strerror or tr("no reason given")
        raise CaseError(
            tr("{path} cannot be written ({reason}): choose another folder.", path=path, reason=reason)
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(data: bytes | str, beside: Path) -> None:
    beside.write_bytes(data.encode() if isinstance(data, str) else data)


def _write(path: Path, write: Callable[[Path], None]) -> None:
    beside = path.parent / f".{secrets.token_hex(8)}{path.suffix}"
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))  # less what the user's umask takes
    try:
        write(beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the folder's new entry durable, where the system lets a folder be synchronised."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
