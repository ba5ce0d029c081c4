"""Backups of a case: numbered files in a folder of their own, made while the case is open, checked, and thinned."""

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from models.errors import CaseError
from models.machine.settings import Settings
from models.progress import Report
from models.store import engine as driver
from models.store.engine import Engine
from models.translation import tr

NEWEST, DAYS, WEEKS = 10, 14, 8
"""How many are kept whatever their age, one of how many days, and one of how many weeks."""
_NAME: Final = re.compile(r"(\d{4,9}) (\d{4}-\d\d-\d\d) (\d\d)\.(\d\d) ([0-9a-f]{8})\.dateline")
_SPARE: Final = 50_000_000  # bytes that a backup leaves free on its disk
_ABANDONED: Final = 24 * 3600  # seconds after which nobody writes to a half file any more


@dataclass(frozen=True, slots=True)
class Backup:
    """One file: its number among the backups of the case, the local minute it was made in, whose it is, its bytes."""

    path: Path
    number: int
    made_at: datetime
    mark: str
    size: int


def folder_of(case: Path, settings: Settings) -> Path:
    """Return where the backups of a case are kept: beside it, or in a folder of one's choice.

    There they stand under a name that tells nothing.
    """
    case = case.resolve()
    if not settings.backup_folder:
        return case.with_name(f"{case.stem} backups")
    name = hashlib.sha256(b"backups of\0" + os.fsencode(case.name)).hexdigest()[:12]
    return Path(settings.backup_folder) / name


def mark_of(case_key: str) -> str:
    """Return what stands in the names of all backups of one case, and tells nothing of it."""
    return hashlib.sha256(b"backup\0" + case_key.encode()).hexdigest()[:8]


def backups_in(folder: Path, mark: str | None = None) -> tuple[Backup, ...]:
    """Return the backups in a folder, of one case or of all, newest first; none where it cannot be read.

    They stand in the order in which they were made, which no clock that was wrong can change.
    """
    found = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            backup = _read_name(Path(entry.path), entry)
            if backup is not None and mark in (None, backup.mark):
                found.append(backup)
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def _read_name(path: Path, entry: "os.DirEntry[str]") -> Backup | None:
    match = _NAME.fullmatch(path.name)
    try:
        if match is None or not entry.is_file(follow_symlinks=False):
            return None
        number, day, hour, minute, mark = match.groups()
        moment = datetime.fromisoformat(f"{day}T{hour}:{minute}")
        return Backup(path, int(number), moment, mark, entry.stat().st_size)
    except (OSError, ValueError):
        return None


def make_backup(
    engine: Engine, folder: Path, mark: str, settings: Settings, report: Report | None = None
) -> Backup:
    """Write a checked backup, thin the older ones, and return it; whatever fails leaves all backups as they are."""
    _make_folder(folder, settings)
    _check_room(engine, folder)
    for _ in range(3):  # another program may take the number meanwhile
        others = backups_in(folder)
        path = folder / _next_name(others, mark)
        if not os.path.exists(path):
            break
    driver.put_in_place(path, partial(copy_compared, engine, report=report))
    made = next(one for one in backups_in(folder, mark) if one.path == path)
    for old in to_drop(backups_in(folder, mark), settings.backup_limit * 1_000_000):
        with suppress(OSError):  # it is thinned next time
            old.path.unlink()
    return made


def copy_compared(engine: Engine, beside: Path, report: Report | None = None) -> None:
    """Copy a case to a file that is not there yet, and compare what the copy holds with the case."""
    driver.copy_pages(engine, beside, report)
    copy = driver.connect(beside, engine.passphrase, mode="ro")
    try:
        if copy.rows("PRAGMA foreign_key_check"):
            raise CaseError(
                tr("The copy has records that point to nothing and was not kept: verify the case.")
            )
        last = copy.rows(_LAST)
        if not last or last[0] not in engine.rows(_THIS, (last[0][0],)):
            raise CaseError(tr("The copy does not hold the history of the case and was not kept: try again."))
        counts = _counts(copy)
        if counts != _counts(engine) and engine.rows(_LAST) == last:
            raise CaseError(tr("The copy does not hold all records of the case and was not kept: try again."))
    finally:
        copy.close()


_LAST: Final = "SELECT number, hash FROM main.history ORDER BY number DESC LIMIT 1"
_THIS: Final = "SELECT number, hash FROM main.history WHERE number = ?"


def _counts(engine: Engine) -> tuple[int, ...]:
    """Return how many rows the tables have that history tells of."""
    tables = ("event", "claim", "citation", "source", "actor", "place", "document", "history")
    return tuple(engine.value(f'SELECT count(*) FROM main."{table}"') for table in tables)


def _make_folder(folder: Path, settings: Settings) -> None:
    """Make the folder for its owner alone; one that was chosen, such as on a disk, must be there."""
    if settings.backup_folder and not os.path.isdir(folder.parent):
        raise CaseError(
            tr(
                "The folder for backups, {folder}, is not there: connect its disk, or choose another in "
                "Edit ▸ Preferences.",
                folder=folder.parent,
            )
        )
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CaseError(
            tr(
                "No folder for backups can be made at {folder} ({reason}): choose another in Edit ▸ "
                "Preferences.",
                folder=folder,
                reason=error.strerror,
            )
        ) from None
    with suppress(OSError):
        for entry in folder.glob(".*.part"):  # of a program that was killed
            if time.time() - entry.stat().st_mtime > _ABANDONED:
                entry.unlink()


def _check_room(engine: Engine, folder: Path) -> None:
    """Refuse before a disk is filled to its last byte."""
    try:
        needed, free = engine.path.stat().st_size, shutil.disk_usage(folder).free
    except OSError:
        return
    if free < needed + min(_SPARE, 4 * needed):
        raise CaseError(
            tr(
                "There is no room for a backup in {folder}: free some space there, or choose another "
                "folder in Edit ▸ Preferences.",
                folder=folder,
            )
        )


def _next_name(others: Sequence[Backup], mark: str) -> str:
    number = max((one.number for one in others), default=0) + 1
    return f"{number:04} {datetime.now():%Y-%m-%d %H.%M} {mark}.dateline"


def to_drop(backups: Iterable[Backup], limit: int) -> tuple[Backup, ...]:
    """Return which backups of a case are not needed any more; the newest always is.

    Kept are the newest ten, the newest of each of the last 14 days on which any was made, and of each of the last 8
    such weeks; of those the oldest go where all together have more bytes than the limit.
    """
    ordered = sorted(backups, key=lambda one: one.number, reverse=True)
    kept = set(ordered[:NEWEST]) | _newest_of(ordered, _day, DAYS) | _newest_of(ordered, _week, WEEKS)
    total, dropped = 0, []
    for place, one in enumerate(ordered):
        total += one.size if one in kept else 0
        if one not in kept or (total > limit and place > 0):
            dropped.append(one)
    return tuple(dropped)


def _newest_of(ordered: Sequence[Backup], span: Callable[[Backup], object], most: int) -> set[Backup]:
    """Return the newest backup of each of so many spans of time."""
    newest: dict[object, Backup] = {}
    for one in ordered:
        newest.setdefault(span(one), one)
    return set(list(newest.values())[:most])


def _day(backup: Backup) -> date:
    return backup.made_at.date()


def _week(backup: Backup) -> tuple[int, int]:
    return backup.made_at.isocalendar()[:2]


def drop_backups(backups: Sequence[Backup]) -> None:
    """Delete backups, and their folder if nothing else is in it; CaseError if one cannot be deleted."""
    for one in backups:
        try:
            one.path.unlink(missing_ok=True)
        except OSError as error:
            raise CaseError(
                tr(
                    "A backup could not be deleted ({reason}): delete it in {folder}.",
                    reason=error.strerror,
                    folder=one.path.parent,
                )
            ) from None
    with suppress(OSError):
        if backups:
            backups[0].path.parent.rmdir()
