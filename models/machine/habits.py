"""Where somebody was in a case when it was closed, kept sealed on this computer.

What one filters by and where one keeps exports tells of a story: the settings folder by itself gives nothing away.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from models.machine.paths import user_folder
from models.machine.sealed import read_sealed, sealed_path, write_sealed

FOLDER: Final = "habits"
MOST: Final = 100  # cases


def load_habits(seal: str) -> dict[str, Any]:
    """Return what was kept for the case with this seal; nothing where it is missing, damaged or of another case."""
    return read_sealed(sealed_path(FOLDER, seal), seal)


def save_habits(seal: str, habits: Mapping[str, Any]) -> None:
    """Keep habits for a case, for this user's eyes only, and let the oldest go; raises OSError."""
    write_sealed(sealed_path(FOLDER, seal), seal, habits)
    kept = sorted(_folder().iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST:]:
        path.unlink(missing_ok=True)


def forget_habits() -> None:
    """Forget where anybody was in any case."""
    if _folder().is_dir():
        for path in _folder().iterdir():
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return user_folder() / FOLDER
