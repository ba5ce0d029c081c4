"""Takes a house style or a typeface from its files; that goes on aside, as a large font takes some seconds."""

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.parts.ask import Ask
from models.errors import CaseError
from models.publication.choices import FigureSpec
from models.publication.house_files import with_house, with_typeface
from models.translation import tr

LOOK = ("preset", "size", "house", "house_style", "typeface", "language")
"""The choices that a further figure has of the one before it."""


class Looks(QObject):
    """Asks for files, and tells which choices become others by them."""

    begun = Signal(str)  # in words
    taken = Signal(dict)  # the choices that are others now, by their names
    refused = Signal(str)

    def __init__(self, ask: Ask, parent: QObject) -> None:
        """Begin idle."""
        super().__init__(parent)
        self._ask = ask

    def choose_house(self, spec: FigureSpec) -> None:
        """Ask for a file with the newsroom's own sizes, colours and typeface."""
        path = self._ask.choose_file_to_open(tr("Choose a house style"), tr("House styles (*.toml)"))
        if path is not None:
            self._take(spec, partial(with_house, spec, Path(path)))

    def choose_typeface(self, spec: FigureSpec) -> None:
        """Ask for a typeface: Regular and Bold, or a variable one."""
        title = tr("Choose a typeface: Regular and Bold, or a variable one")
        files = self._ask.choose_files(title, tr("Fonts (*.ttf *.otf)"))
        if files:
            self.begun.emit(tr("The typeface is being read …"))
            self._take(spec, partial(with_typeface, spec, files))

    def _take(self, spec: FigureSpec, change: Callable[[], FigureSpec]) -> None:
        tasks.run(lambda _work: change(), partial(self._on_taken, spec), self._on_failed, owner=self)

    def _on_taken(self, before: FigureSpec, after: FigureSpec) -> None:
        names = (field.name for field in fields(FigureSpec))
        self.taken.emit(
            {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.refused.emit(str(error))
        self._ask.tell(str(error))
