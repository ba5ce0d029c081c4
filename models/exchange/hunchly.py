"""The table of pages that Hunchly captured: each becomes a source with its address, its time and its hash."""

import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.exchange.auto_archiver import captured_rows, day_of
from models.exchange.bibliography import Draft, Shelf, read_bibliography
from models.exchange.imported import Imported, ImportOptions
from models.translation import tr, tr_later

_PLACES: Final = MappingProxyType(
    {
        "url": "url", "page url": "url", "link": "url", "address": "url", "title": "title", "page title": "title",
        "note": "note", "notes": "note", "comment": "note",
    }
)  # fmt: skip
_TIMES: Final = ("timestamp", "date", "time", "captured", "created", "viewed")
_HASHES: Final = ("hash", "sha", "md5", "digest")
_KNOWN: Final = frozenset(
    ("id", "page id", "case", "case name", "case id", "tags", "selectors", "photo", "data type")
)
"""What the program writes as a rule; other columns are told as not known here. All of them are kept."""


_NO_TABLE: Final = tr_later(
    "is no table of Hunchly: it needs the address, the title, the time and the hash of each page."
)


def is_hunchly(beginning: str) -> bool:
    """Tell whether the heading of a table is that of captured pages: an address, a title, a time and a hash."""
    line = next((line for line in beginning.splitlines() if line.strip(" ,;\t")), "")
    names = [_plain(name) for name in re.split(r"[,;\t]", line)]
    places = {_PLACES.get(name) for name in names}
    return {"url", "title"} <= places and all(
        any(_is_of(name, signs) for name in names) for signs in (_TIMES, _HASHES)
    )


def read_hunchly(path: Path, _options: ImportOptions) -> Imported:
    """Return a source for each captured page; columns without a place are kept by name."""
    return read_bibliography(path, _read, tr_later("a Hunchly table"))


def _read(text: str, shelf: Shelf) -> None:
    for line, told in captured_rows(text, is_hunchly, _NO_TABLE):
        draft = Draft(shelf, "hunchly", line, type="webpage")
        for column, value in told.items():
            _read_cell(column, value, draft)
        if "url" in draft.values:
            draft.values.setdefault("title", draft.values["url"])
            draft.shelve()
        else:
            draft.tell(tr("This row names no address and was left out."))


def _read_cell(column: str, value: str, draft: Draft) -> None:
    """Put a cell into its field, or keep it by its column; the day of a time is when the page was seen."""
    name = _plain(column)
    if ours := _PLACES.get(name, ""):
        draft.put(ours, column, value)
    elif _is_of(name, _HASHES):
        draft.keep(column, value, is_told=False)
    elif _is_of(name, _TIMES):
        draft.keep(column, value, is_told=False)
        if "accessed" not in draft.dates:
            draft.date("accessed", column, value, lambda: day_of(value))
            draft.kept = list(dict.fromkeys(draft.kept))
    else:
        draft.keep(column, value, is_told=name not in _KNOWN)


def _is_of(name: str, signs: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{sign}", name) for sign in signs)


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_/-]+", name.strip(' "\ufeff').casefold()))
