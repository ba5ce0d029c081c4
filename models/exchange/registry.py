"""The foreign formats that can be read, by name and by the ending of the file; all are of one shape."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import WrongUse
from models.exchange.auto_archiver import is_auto_archiver, read_auto_archiver
from models.exchange.bibtex import read_bibtex
from models.exchange.csl_json import read_csl_json
from models.exchange.imported import Imported, ImportOptions
from models.exchange.ris import read_ris
from models.exchange.table.reading import read_csv, read_workbook
from models.exchange.table.workbook import ENDINGS as WORKBOOKS

Read = Callable[[Path, ImportOptions], Imported]


@dataclass(frozen=True, slots=True)
class Format:
    """A foreign format; `read` never raises, whatever the file holds."""

    name: str
    endings: tuple[str, ...]
    read: Read
    fits: Callable[[str], bool] | None = None  # told the beginning of the file; None: its ending is enough


FORMATS: Final = (
    Format("auto-archiver", (".csv",), read_auto_archiver, is_auto_archiver),
    Format("csv", (".csv", ".tsv", ".tab", ".txt"), read_csv),
    Format("workbook", WORKBOOKS, read_workbook),
    Format("csl-json", (".json",), read_csl_json),
    Format("ris", (".ris",), read_ris),
    Format("bibtex", (".bib", ".bibtex"), read_bibtex),
)
_BEGINNING: Final = 65536  # bytes that a format is known by


def format_of(path: Path, name: str = "") -> Format:
    """Return the format of this name or, without one, that of the file's ending; WrongUse if none is known."""
    for known in FORMATS:
        if known.name == name.casefold():
            return known
        if not name and path.suffix.casefold() in known.endings and _fits(known, path):
            return known
    names = ", ".join(known.name for known in FORMATS)
    if name:
        raise WrongUse(f"“{name}” is no format that can be imported: choose one of {names}.")
    raise WrongUse(
        f"The ending of {path.name} names no format that can be imported: add --as with one of {names}."
    )


def is_known(path: Path) -> bool:
    """Tell whether a file's ending names a format that can be imported; plain text is a document."""
    ending = path.suffix.casefold()
    return ending != ".txt" and any(ending in known.endings for known in FORMATS)


def _fits(known: Format, path: Path) -> bool:
    if known.fits is None:
        return True
    try:
        with path.open("rb") as file:
            return known.fits(file.read(_BEGINNING).decode("utf-8-sig", "replace"))
    except OSError:
        return False
