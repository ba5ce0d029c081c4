"""Hands a written file to the desktop: opened by its own program, or shown in its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gui.parts.ask import Ask


def note_written(ask: Ask, path: Path, told: str) -> None:
    """Say that a file is written, with ways to it."""
    ask.note(told, ("Open", lambda: hand_over(path)), ("Show in folder", lambda: hand_over(path.parent)))


def hand_over(path: Path) -> bool:
    """Open a file or a folder of this computer by whatever the desktop opens it with; tell whether that began."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
