"""What stood open in an encrypted case when it was locked, kept sealed on this computer until it is unlocked."""

from collections.abc import Mapping
from typing import Any, Final

from models.machine.sealed import read_sealed, sealed_path, write_sealed

FOLDER: Final = "locked"


def keep_left_open(seal: str, told: Mapping[str, Any]) -> None:
    """Keep what stood open in the case with this seal; raises OSError."""
    write_sealed(sealed_path(FOLDER, seal), seal, told)


def left_open(seal: str) -> dict[str, Any]:
    """Return what stood open; nothing where nothing is kept."""
    return read_sealed(sealed_path(FOLDER, seal), seal)


def forget_left_open(seal: str) -> None:
    """Delete what was kept: it stands open again."""
    sealed_path(FOLDER, seal).unlink(missing_ok=True)
