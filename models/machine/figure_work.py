"""Figures that are being worked on, kept sealed on this computer with every change, until the case itself keeps them.

Each change of a figure would be a step of the case's history, and there are hundreds in an hour: so they stand here,
and the case takes them in one step when the figure is left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from models.machine.sealed import read_sealed, sealed_path, write_sealed

FOLDER: Final = "figures"


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """The choices of a figure that its case does not keep yet, as JSON."""

    view: str
    settings: str


def load_work(seal: str) -> dict[str, WorkedOn]:
    """Return the figures of a case by their ids; whatever cannot be read is passed over."""
    told = read_sealed(sealed_path(FOLDER, seal), seal)
    return {id: WorkedOn(one["view"], one["settings"]) for id, one in told.items() if _is_readable(one)}


def _is_readable(told: Any) -> bool:
    return isinstance(told, Mapping) and all(isinstance(told.get(one), str) for one in ("view", "settings"))


def save_work(seal: str, figures: Mapping[str, WorkedOn]) -> None:
    """Keep these figures of a case and no others; raises OSError."""
    path = sealed_path(FOLDER, seal)
    if figures:
        told = {id: {"view": one.view, "settings": one.settings} for id, one in figures.items()}
        write_sealed(path, seal, told)
    else:
        path.unlink(missing_ok=True)
