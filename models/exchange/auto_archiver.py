"""The table that Bellingcat's Auto Archiver writes: each archived address becomes a source with its hash and time."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from models.exchange.bib_dates import when_of
from models.exchange.bibliography import Draft, Shelf, UnusableFile, read_bibliography
from models.exchange.imported import LONGEST_CELL, Imported, ImportOptions
from models.texts.limits import allow_long_cells
from models.translation import tr, tr_later
from models.values.when import When

_PLACES: Final = {
    "link": "url",
    "url": "url",
    "archive location": "archived_url",
    "upload title": "title",
    "text content": "note",
}
_DATES: Final = {"archive date": "accessed", "upload timestamp": "issued"}
# What the program writes as a rule; other columns are told as not known here. All of them are kept.
_KNOWN: Final = frozenset(
    ("archive status", "destination folder", "thumbnail", "screenshot", "hash", "perceptual hashes", "wacz",
     "replaywebpage", "duration", *_DATES)
)  # fmt: skip
_DONE: Final = ("success", "archived", "done")
_FAILED: Final = ("nothing", "fail", "error", "not ", "no archiver", "unable", "duplicate")


_NO_TABLE: Final = tr_later(
    "is no table of the Auto Archiver: it needs Link, Archive status and Archive location."
)


def is_auto_archiver(beginning: str) -> bool:
    """Tell whether the first line of a table has this program's columns."""
    line = next((line for line in beginning.splitlines() if line.strip(" ,;\t")), "")
    names = {name.strip(' "\ufeff').casefold() for name in re.split(r"[,;\t]", line)}
    return {"archive location", "archive status"} <= names and bool(names & {"link", "url"})


def read_auto_archiver(path: Path, _options: ImportOptions) -> Imported:
    """Return a source for each archived address; columns without a place are kept by name."""
    return read_bibliography(path, _read, tr_later("an Auto Archiver table"))


def _read(text: str, shelf: Shelf) -> None:
    for line, told in captured_rows(text, is_auto_archiver, _NO_TABLE):
        _read_row(told, Draft(shelf, "archiver", line, type="webpage"))


def captured_rows(
    text: str, is_known: Callable[[str], bool], refusal: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table of captured pages with their lines, by column. UnusableFile if it is another table."""
    separator = max(",;\t", key=text[: LONGEST_CELL // 16].partition("\n")[0].count)
    allow_long_cells(LONGEST_CELL)
    try:
        rows = csv.DictReader(
            io.StringIO(text.lstrip("\r\n"), newline=""), restkey="more", delimiter=separator
        )
        if not is_known(separator.join(rows.fieldnames or ())):
            raise UnusableFile(tr(refusal))
        for row in rows:
            if told := {(name or "").strip(): _cell(value) for name, value in row.items() if _cell(value)}:
                yield rows.line_num, told
    except csv.Error:
        raise UnusableFile(tr("has a cell of more than 1 MB: is a quotation mark never closed?")) from None


def _cell(value: object) -> str:
    return " ".join(map(str, value)).strip() if isinstance(value, list) else str(value or "").strip()


def _read_row(told: dict[str, str], draft: Draft) -> None:
    by_name = {name.casefold(): value for name, value in told.items()}
    url = by_name.get("link") or by_name.get("url", "")
    if not url:
        draft.tell(tr("This row names no address (link) and was left out."))
        return
    status = by_name.get("archive status", "")
    if status and not _is_done(status.casefold()):
        draft.tell(
            tr("{url} was not archived ({status}): kept as a source without a copy.", url=url, status=status)
        )
    for name, value in told.items():
        _read_cell(name, value, draft)
    draft.values.setdefault("title", url)
    draft.shelve()


def _read_cell(name: str, value: str, draft: Draft) -> None:
    """Put a cell into its field, or keep it by its column; times are kept beside the days that they give."""
    column = name.casefold()
    if ours := _DATES.get(column, ""):
        draft.keep(name, value, is_told=False)
        draft.date(ours, name, value, lambda: day_of(value))
        draft.kept = list(dict.fromkeys(draft.kept))
        return
    ours = _PLACES.get(column, "")
    if ours == "archived_url" and not re.match(r"https?://", value):
        ours = ""  # a folder or a bucket, which nobody can open as an address
    if ours:
        draft.put(ours, name, value)
    else:
        draft.keep(name, value, is_told=column not in _KNOWN and column not in _PLACES)


def _is_done(status: str) -> bool:
    return any(sign in status for sign in _DONE) and not any(sign in status for sign in _FAILED)


def day_of(text: str) -> When:
    """Return the day of a time stamp; CaseError if it has none."""
    found = re.match(r"\d{4}-\d\d-\d\d(?=[T ]|$)", text, re.ASCII)
    return when_of(found[0] if found else text)
