"""Keeps the user's settings and writes each change of them at once."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QStandardPaths, Signal

from models.machine.habits import forget_habits
from models.machine.settings import RECENT_LIMIT, Settings, load_settings, save_settings
from models.translation import tr

Purpose = Literal["case", "document", "export"]


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
            print(tr("The settings could not be kept: {strerror}.", strerror=error.strerror), file=sys.stderr)
        self.changed.emit()

    def folder(self, purpose: Purpose) -> Path:
        """Return where a chooser of files begins: the folder that the person chose for this, if it is there."""
        chosen = getattr(self.settings, f"{purpose}_folder")
        return Path(chosen) if chosen and os.path.isdir(chosen) else documents()

    def chosen_exports(self) -> Path | None:
        """Return the folder that the person chose for exports; None if there is none."""
        return self.folder("export") if self.settings.export_folder else None

    def remember(self, path: Path) -> None:
        """Put a case first in the list of recent ones, if the person wants such a list."""
        if self.settings.remember_recent:
            others = tuple(name for name in self.settings.recent if name != str(path))
            self.change(recent=(str(path), *others)[:RECENT_LIMIT])

    def set_remembering(self, is_wanted: bool) -> None:
        """Turn the list of recent cases on or off; off also forgets it."""
        self.change(remember_recent=is_wanted, recent=self.settings.recent if is_wanted else ())

    def set_coming_back(self, is_wanted: bool) -> None:
        """Come back to where one was in each case, or no longer; off also forgets it."""
        self.change(remember_places=is_wanted)
        if not is_wanted:
            forget_habits()

    def forget_recent(self) -> None:
        """Empty the list of recent cases."""
        self.change(recent=())


def documents() -> Path:
    """Return the person's folder for documents, or home."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and os.path.isdir(place) else Path.home()
