"""What is imported, wherever it comes from: a file of some format, or cells that were pasted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from models.errors import CaseError
from models.exchange.imported import Imported, ImportOptions, shown
from models.exchange.registry import Format
from models.exchange.table.raw import UNUSABLE, RawTable, why_unusable
from models.exchange.table.text import PASTED, pasted_table
from models.translation import tr

T = TypeVar("T")
Open = Callable[[ImportOptions], RawTable]
Read = Callable[[ImportOptions], Imported]
_OF_THE_FILE: Final = ("encoding", "separator", "sheet")


@dataclass(frozen=True, slots=True)
class Matter:
    """Something foreign: what it is called, where the files lie that it names, and how its cells or records are got."""

    name: str
    folder: Path
    open_table: Open | None = None  # of what can be told as a table
    read: Read | None = None  # of what cannot
    whence: tuple[str, ...] = ()  # the path and its format, or the cells themselves

    @classmethod
    def of_file(cls, path: Path, known: Format) -> "Matter":
        """Return a file of a format."""
        whence = str(path), known.name
        if known.table is not None:
            return cls(path.name, path.parent, partial(known.table, path), whence=whence)
        return cls(path.name, path.parent, read=partial(known.read, path), whence=whence)

    @classmethod
    def of_cells(cls, text: str) -> "Matter":
        """Return cells that were copied in a spreadsheet."""
        return cls(PASTED, Path(), partial(pasted_table, text), whence=(text,))

    @property
    def words(self) -> str:
        """Return what it is called in a sentence."""
        return tr("pasted cells") if self.name == PASTED else self.name

    def table(self, options: ImportOptions) -> RawTable:
        """Return the cells; CaseError says in one sentence why there are none."""
        if self.open_table is None:
            raise CaseError(tr("{name} is no table.", name=self.name))
        return self.said(lambda: self.open_table(options))  # type: ignore[misc] # it is there

    def records(self, options: ImportOptions) -> Imported:
        """Return the records of what is no table; CaseError says in one sentence why there are none."""
        if self.read is None:
            raise CaseError(tr("{name} is a table.", name=self.name))
        imported = self.read(options)
        if imported.refusal:
            raise CaseError(shown(imported.refusal))
        return replace(imported, options=replace(imported.options, places=options.places))

    def said(self, act: Callable[[], T]) -> T:
        """Return what a function answers; what is wrong with the table comes out as a CaseError that names it."""
        try:
            return act()
        except UNUSABLE as error:
            raise CaseError(why_unusable(self.name, error)) from error


def is_opened_alike(one: ImportOptions, other: ImportOptions) -> bool:
    """Tell whether the cells of a file are the same under both: only what they mean differs."""
    return all(getattr(one, name) == getattr(other, name) for name in _OF_THE_FILE)
