"""Which case files were found sound lately and left unchanged since: their pages need not all be read again."""

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from models.machine.paths import user_folder
from models.machine.safe_write import write_data

_FILE: Final = "sound.json"
_LASTS: Final = 24 * 3600  # seconds: bits can rot in a file that nobody wrote to
_MOST: Final = 50  # files


def is_sound(path: Path) -> bool:
    """Tell whether a file was looked through within a day and is, by size and time, the one that was left then."""
    kept = _kept().get(_name(path))
    moment = _moment(path)
    if not isinstance(kept, list) or len(kept) != len(moment) + 1 or not moment:
        return False
    looked, *rest = kept
    return rest == moment and isinstance(looked, float | int) and 0 <= time.time() - looked < _LASTS


def remember(path: Path, *, is_looked_through: bool) -> None:
    """Keep how a file was left; a look through all its pages counts from now, else from when it was last done."""
    kept = _kept()
    before = kept.pop(_name(path), None)
    looked = time.time() if is_looked_through else before[0] if isinstance(before, list) and before else 0
    moment = _moment(path)
    if moment:
        kept[_name(path)] = [looked, *moment]
    text = json.dumps(dict(list(kept.items())[-_MOST:]))
    with suppress(Exception):  # it only saves time: nobody need hear of it
        user_folder().mkdir(parents=True, exist_ok=True)
        write_data(user_folder() / _FILE, text, force=True)


def _kept() -> dict[str, object]:
    try:
        found = json.loads((user_folder() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _name(path: Path) -> str:
    """The file's name as a hash, so that the list tells nobody which cases there are."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()


def _moment(path: Path) -> list[int]:
    """Size, time of the last change in nanoseconds, and number of the file; empty if it cannot be asked."""
    try:
        told = path.stat()
    except OSError:
        return []
    return [told.st_size, told.st_mtime_ns, told.st_ino]
