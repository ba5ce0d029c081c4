"""Keeps the user's settings and writes each change of them at once."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.machine.settings import RECENT_LIMIT, Settings, load_settings, save_settings


class Preferences(QObject):
    """Holds the settings; `changed` follows each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Read what was kept."""
        super().__init__(parent)
        self.settings: Settings = load_settings()

    def change(self, **fields: Any) -> None:
        """Change these settings and keep them."""
        wanted = replace(self.settings, **fields)
        if wanted == self.settings:
            return
        self.settings = wanted
        try:
            save_settings(wanted)
        except OSError as error:  # habits are not worth a question; the case is not touched by this
            print(f"The settings could not be kept: {error.strerror}.", file=sys.stderr)
        self.changed.emit()

    def remember(self, path: Path) -> None:
        """Put a case first in the list of recent ones, if the person wants such a list."""
        if self.settings.remember_recent:
            others = tuple(name for name in self.settings.recent if name != str(path))
            self.change(recent=(str(path), *others)[:RECENT_LIMIT])

    def set_remembering(self, is_wanted: bool) -> None:
        """Turn the list of recent cases on or off; off also forgets it."""
        self.change(remember_recent=is_wanted, recent=self.settings.recent if is_wanted else ())

    def forget_recent(self) -> None:
        """Empty the list of recent cases."""
        self.change(recent=())
