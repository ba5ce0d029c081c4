"""The files that lie beside a case: the journal of a save that was cut off, and others that no Dateline leaves there.

SQLite believes them. A journal can name a further file, which is then deleted; a log is read in the place of the case.
Whoever sends a case can send such a file with it, so they are looked at before SQLite sees any of it.
"""

import os
import stat
from pathlib import Path
from typing import Final

from models.errors import CaseError, DamagedCase
from models.translation import tr

JOURNAL: Final = "-journal"
LEFT_BESIDE: Final = (JOURNAL, "-wal", "-shm")
_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEADER: Final = (
    28  # bytes: the sign, rows, a number by chance, pages before the save, sizes of sector and page
)


def file_beside(path: Path, ending: str) -> Path:
    """Return the file of a case that has its name and an ending of SQLite."""
    return path.with_name(path.name + ending)


def journal_of(path: Path) -> Path:
    """Return the journal of a case, which lies beside it while it is saved."""
    return file_beside(path, JOURNAL)


def has_hot_journal(path: Path) -> bool:
    """Tell whether a save of this case was cut off, or is just going on."""
    journal = journal_of(path)
    return _is_file(journal) and any(_piece(journal, 0, 8))


def refuse_strange_files(path: Path) -> None:
    """Refuse a case beside which lies a log, or a journal that no save of ours leaves."""
    path = path.resolve()
    strange = _strange_file(path)
    if strange is not None:
        raise _refusal(path, strange)


def is_read_alone(path: Path) -> bool:
    """Tell whether a damaged case has to be read without the files beside it."""
    path = path.resolve()
    return has_hot_journal(path) or _strange_file(path) is not None


def _strange_file(path: Path) -> Path | None:
    log, journal = file_beside(path, "-wal"), journal_of(path)
    if _is_there(log) and not (_is_file(log) and log.stat().st_size == 0):
        return log
    if _is_there(journal) and (not _is_file(journal) or _is_strange(path, journal)):
        return journal
    return None


def refuse_taken_name(path: Path) -> None:
    """Refuse a name for a new case where the journal of another lies: it would be played into the new one, or lost."""
    for ending in LEFT_BESIDE[:2]:
        left = file_beside(path, ending)
        if _is_there(left) and not (_is_file(left) and not any(_piece(left, 0, 8))):
            raise CaseError(
                tr(
                    "{name} cannot be used: {beside} is left there of another case; choose another name.",
                    name=path.name,
                    beside=left.name,
                )
            )


def _is_strange(path: Path, journal: Path) -> bool:
    """Tell whether a journal names a further file, or would make the case larger than it can have been."""
    size = journal.stat().st_size
    header = _piece(journal, 0, _HEADER)
    if not header.startswith(_MAGIC):
        return False  # it is empty or none: SQLite takes nothing out of it
    pages, page_size = int.from_bytes(header[16:20], "big"), int.from_bytes(header[24:28], "big")
    tail = _piece(journal, max(size - 16, 0), 16)
    names_a_file = size > _HEADER + 16 and tail.endswith(_MAGIC)
    return names_a_file or pages * page_size > path.stat().st_size + size


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


def _is_file(path: Path) -> bool:
    """Tell whether a path is a file itself: no link to one, and no pipe that would be waited for."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _piece(path: Path, start: int, size: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(size)
    except OSError:
        return b""


def _refusal(path: Path, beside: Path) -> DamagedCase:
    return DamagedCase(
        tr(
            "{name} is not opened, because no Dateline left {beside} beside it: move that file elsewhere, or recover "
            "what can be read of the case into a new one.",
            name=path.name,
            beside=beside.name,
        )
    )
