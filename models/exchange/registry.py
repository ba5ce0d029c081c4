"""The foreign formats that can be read, by name and by the ending of the file; all are of one shape."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.errors import WrongUse
from models.exchange.auto_archiver import is_auto_archiver, read_auto_archiver
from models.exchange.bibtex import read_bibtex
from models.exchange.csl_json import read_csl_json
from models.exchange.imported import Imported, ImportOptions
from models.exchange.ris import read_ris
from models.exchange.stories.story import Story, Written
from models.exchange.table.raw import RawTable
from models.exchange.table.reading import read_csv, read_workbook
from models.exchange.table.text import text_table
from models.exchange.table.workbook import ENDINGS as WORKBOOKS
from models.exchange.table.workbook import workbook_table

Read = Callable[[Path, ImportOptions], Imported]
Write = Callable[[Story], Written]


def cannot_read(path: Path, _options: ImportOptions) -> Imported:
    """Refuse a file of a format that is only written."""
    return Imported(refusal=f"{path.name} is in a format that Dateline writes but does not read.")


@dataclass(frozen=True, slots=True)
class Format:
    """A foreign format; `read` never raises, whatever the file holds."""

    name: str  # as a command names it
    label: str  # as a person reads it
    endings: tuple[str, ...]  # none: a folder
    read: Read = cannot_read
    fits: Callable[[str], bool] | None = None  # told the beginning of the file; None: its ending is enough
    write: Write | None = None  # a whole story
    table: Callable[[Path, ImportOptions], RawTable] | None = None  # its cells, if it can be told as a table
    note: str = ""  # what it is for and what it holds, in a sentence for whoever writes it


FORMATS: Final = (
    Format("auto-archiver", "Auto Archiver", (".csv",), read_auto_archiver, is_auto_archiver),
    Format("csv", "Table (CSV)", (".csv", ".tsv", ".tab", ".txt"), read_csv, table=text_table),
    Format("workbook", "Workbook (Excel, LibreOffice)", WORKBOOKS, read_workbook, table=workbook_table),
    Format("csl-json", "CSL-JSON", (".json",), read_csl_json),
    Format("ris", "RIS", (".ris",), read_ris),
    Format("bibtex", "BibTeX", (".bib", ".bibtex"), read_bibtex),
)
READ: Final = tuple(known for known in FORMATS if known.read is not cannot_read)
WRITTEN: Final = tuple(known for known in FORMATS if known.write)
_BEGINNING: Final = 65536  # bytes that a format is known by


def format_of(path: Path, name: str = "") -> Format:
    """Return the format of this name or, without one, that of the file; WrongUse if none that can be read is known."""
    if name:
        return _named(name, READ, "imported")
    for known in READ:
        if _has_ending(known, path) and _fits(known, path):
            return known
    raise WrongUse(f"{path.name} is in no format that can be imported: add --as with one of {_names(READ)}.")


def format_for(path: Path, name: str = "") -> Format:
    """Return the format in which a story is written: of this name, else of the ending; WrongUse if there is none."""
    if name:
        return _named(name, WRITTEN, "written")
    fitting = [known for known in WRITTEN if _has_ending(known, path)]
    if len(fitting) == 1:
        return fitting[0]
    raise WrongUse(
        f"{path.name} could be in several formats, or in none: add --as with one of {_names(fitting or WRITTEN)}."
    )


def is_written(path: Path) -> bool:
    """Tell whether a file's ending names a format in which a story is written."""
    return any(known.endings and _has_ending(known, path) for known in WRITTEN)


def is_known(path: Path) -> bool:
    """Tell whether a file or a folder is in a format that can be imported; plain text is a document."""
    return path.suffix.casefold() != ".txt" and any(
        _has_ending(known, path) and _fits(known, path) for known in READ
    )


def _named(name: str, formats: Iterable[Format], done: str) -> Format:
    known = next((one for one in formats if one.name == name.casefold()), None)
    if known is None:
        raise WrongUse(f"“{name}” is no format that can be {done}: choose one of {_names(formats)}.")
    return known


def _names(formats: Iterable[Format]) -> str:
    return ", ".join(known.name for known in formats)


def _has_ending(known: Format, path: Path) -> bool:
    return path.suffix.casefold() in known.endings if known.endings else path.is_dir()


def _fits(known: Format, path: Path) -> bool:
    if known.fits is None:
        return True
    try:
        with path.open("rb") as file:
            return known.fits(file.read(_BEGINNING).decode("utf-8-sig", "replace"))
    except OSError:
        return False
