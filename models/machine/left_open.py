"""What stood open in an encrypted case when it was locked, kept sealed on this computer until it is unlocked."""

from collections.abc import Mapping
from typing import Any, Final

from models.machine.sealed import read_sealed, sealed_path, write_sealed

FOLDER: Final = "locked"


def keep_left_open(case_key: str, told: Mapping[str, Any]) -> None:
    """Keep what stood open in the case with this key; raises OSError."""
    write_sealed(sealed_path(FOLDER, case_key), case_key, told)


def left_open(case_key: str) -> dict[str, Any]:
    """Return what stood open; nothing where nothing is kept."""
    return read_sealed(sealed_path(FOLDER, case_key), case_key)


def forget_left_open(case_key: str) -> None:
    """Delete what was kept: it stands open again."""
    sealed_path(FOLDER, case_key).unlink(missing_ok=True)
