"""The foreign formats that can be read, by name and by the ending of the file; all are of one shape."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import WrongUse
from models.exchange.csv_ import read_csv
from models.exchange.imported import Imported, ImportOptions

Read = Callable[[Path, ImportOptions], Imported]


@dataclass(frozen=True, slots=True)
class Format:
    """A foreign format; `read` never raises, whatever the file holds."""

    name: str
    endings: tuple[str, ...]
    read: Read


FORMATS: Final = (Format("csv", (".csv", ".tsv", ".tab", ".txt"), read_csv),)


def format_of(path: Path, name: str = "") -> Format:
    """Answer the format of this name or, without one, that of the file's ending; WrongUse if none is known."""
    for known in FORMATS:
        if known.name == name.casefold() or (not name and path.suffix.casefold() in known.endings):
            return known
    names = ", ".join(known.name for known in FORMATS)
    if name:
        raise WrongUse(f"“{name}” is no format that can be imported: choose one of {names}.")
    raise WrongUse(
        f"The ending of {path.name} names no format that can be imported: add --as with one of {names}."
    )


def is_known(path: Path) -> bool:
    """Answer whether a file's ending names a format that can be imported; plain text is a document."""
    ending = path.suffix.casefold()
    return ending != ".txt" and any(ending in known.endings for known in FORMATS)
