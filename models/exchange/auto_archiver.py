"""The table that Bellingcat's Auto Archiver writes: each archived address becomes a source with its hash and time."""

import csv
import io
from pathlib import Path
from typing import Final

from models.errors import CaseError
from models.exchange.bibliography import Shelf, UnusableFile, extra_of, read_bibliography, trouble, when_of
from models.exchange.imported import LONGEST_CELL, Imported, ImportOptions
from models.records import Source, SourceId, new_id
from models.when import When

_PLACES: Final = {
    "link": "url",
    "archive location": "archived_url",
    "upload title": "title",
    "text content": "note",
}
_OWN: Final = (*_PLACES, "archive date")
_TOLD: Final = (*_OWN, "archive status", "hash")
_DONE: Final = ("success", "archived", "done")
_FAILED: Final = ("nothing", "fail", "error", "not ")
_SIGNS: Final = ("link", "archive location", "archive status")


def is_auto_archiver(beginning: str) -> bool:
    """Answer whether the first line of a table has this program's columns."""
    heading = beginning.splitlines()[0].casefold() if beginning.strip() else ""
    return all(sign in heading for sign in _SIGNS)


def read_auto_archiver(path: Path, _options: ImportOptions) -> Imported:
    """Answer a source for each archived address; columns without a place are kept by name."""
    return read_bibliography(path, _read, "an Auto Archiver table")


def _read(text: str, shelf: Shelf) -> None:
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), restkey="more")
        for row in rows:
            told = {(name or "").strip(): _cell(value) for name, value in row.items() if _cell(value)}
            if told:
                _shelve(told, rows.line_num, shelf)
    except csv.Error:
        raise UnusableFile("has a cell of more than 1 MB: is a quotation mark never closed?") from None
    finally:
        csv.field_size_limit(before)


def _cell(value: object) -> str:
    return (
        " ".join(value).strip() if isinstance(value, list) else str(value or "").replace("\x00", "").strip()
    )


def _shelve(told: dict[str, str], line: int, shelf: Shelf) -> None:
    by_name = {name.casefold(): value for name, value in told.items()}
    url = by_name.get("link", "")
    if not url:
        shelf.problems.append(trouble(line, "This row names no address (link) and was left out."))
        return
    status = by_name.get("archive status", "")
    if status and not _is_done(status.casefold()):
        shelf.problems.append(
            trouble(line, f"{url} was not archived ({status}): kept as a source without a copy.")
        )
    values = {ours: by_name[theirs] for theirs, ours in _PLACES.items() if by_name.get(theirs)}
    kept = [
        extra_of(f"archiver.{name}", value)
        for name, value in told.items()
        if name.casefold() not in (*_PLACES, "archive date")
    ]
    accessed = _day(by_name.get("archive date", ""), line, shelf)
    if by_name.get("archive date"):
        kept.append(extra_of("archiver.archive date", by_name["archive date"]))
    shelf.left_out.update(
        (name, None)
        for name in told
        if name.casefold() not in (*_PLACES, "archive date", "archive status", "hash")
    )
    title = values.pop("title", "") or url
    shelf.sources.append(
        Source(SourceId(new_id()), title, type="webpage", accessed=accessed, extra=tuple(kept), **values)  # type: ignore[arg-type] # all of them text
    )


def _is_done(status: str) -> bool:
    return any(sign in status for sign in _DONE) and not any(sign in status for sign in _FAILED)


def _day(text: str, line: int, shelf: Shelf) -> When | None:
    """Answer the day of a time stamp; its hour is kept beside it."""
    if not text:
        return None
    try:
        return when_of(text[:10])
    except CaseError:
        shelf.problems.append(trouble(line, f"The date “{text}” cannot be read and is kept as it stands."))
        return None
