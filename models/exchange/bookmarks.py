"""The bookmarks that browsers export: each address becomes a source, with folder, tags and the day it was kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from models.exchange.bib_dates import when_of
from models.exchange.bibliography import Draft, Shelf, UnusableFile, read_bibliography
from models.exchange.imported import Imported, ImportOptions
from models.exchange.written import is_address
from models.texts.tag_soup import TagSoup
from models.translation import tr, tr_later

_SIGN: Final = "netscape-bookmark-file"
_DEEPEST: Final = 100
_DIGITS: Final = (("", 10), ("000", 13), ("000000", 16))
"""Seconds since 1970, or with so many noughts more: some browsers count finer."""


def is_bookmarks(beginning: str) -> bool:
    """Tell whether a page is what browsers export as bookmarks."""
    return _SIGN in beginning[:1024].casefold()


def read_bookmarks(path: Path, _options: ImportOptions) -> Imported:
    """Return a source for each bookmark of a web address."""
    return read_bibliography(path, _read, tr_later("bookmarks"))


def _read(text: str, shelf: Shelf) -> None:
    if not is_bookmarks(text):
        raise UnusableFile(tr("holds no bookmarks: export them from the browser as HTML."))
    reader = _Reader(shelf)
    reader.feed(text)
    reader.close()
    reader.end()


class _Reader(TagSoup):
    """Takes folders, links and the remarks beneath them as the markup goes by; few of these are ever closed."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._folders: list[str] = []
        self._words: list[str] = []
        self._named = ""  # the folder whose list comes next
        self._reads = ""  # a, h3 or dd: what the words belong to
        self._draft: Draft | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in ("dt", "dl", "a", "h3", "dd"):
            self._take()
        if tag in ("dt", "dl", "a", "h3"):
            self._shelve()
        if tag == "dl":
            self._folders = [*self._folders, self._named][-_DEEPEST:]
            self._named = ""
        elif tag == "a":
            self._begin({name: value or "" for name, value in attrs})
        if tag in ("a", "h3", "dd"):
            self._reads = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("a", "h3", "dl", "dd"):
            self._take()
        if tag == "dl":
            self._shelve()
            self._folders = self._folders[:-1]

    def handle_data(self, data: str) -> None:
        if self._reads:
            self._words.append(data)

    def end(self) -> None:
        """Take what the last bookmark holds."""
        self._take()
        self._shelve()

    def _begin(self, told: dict[str, str]) -> None:
        draft = Draft(self._shelf, "bookmark", self.getpos()[0], type="webpage")
        self._draft = draft
        draft.values["url"] = told.get("href", "").strip()
        if text := told.get("add_date", "").strip():
            draft.date("accessed", "add_date", text, lambda: when_of(_day(text)))
        folder = " / ".join(name for name in self._folders if name)
        more = {"folder": folder, "tags": told.get("tags", ""), "keyword": told.get("shortcuturl", "")}
        for name, value in more.items():
            if value.strip():
                draft.keep(name, value, is_told=False)

    def _take(self) -> None:
        """Give the words that were read to what they belong to."""
        words = " ".join("".join(self._words).split())
        if self._reads == "h3":
            self._named = words
        elif self._draft is not None and words:
            self._draft.put("note" if self._reads == "dd" else "title", self._reads, words)
        self._reads = ""
        self._words.clear()

    def _shelve(self) -> None:
        """Keep a bookmark of a web address; scripts, queries and pages of the browser itself are told."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        if is_address(draft.values["url"]):
            draft.values.setdefault("title", draft.values["url"])
            draft.shelve()
        else:
            told = draft.values.get("title") or draft.values["url"]
            draft.tell(tr("“{address}” is no bookmark of a web address and was left out.", address=told))


def _day(text: str) -> str:
    """Return the day of a time counted from 1970, in UTC; ValueError if it is none."""
    more = next((noughts for noughts, length in _DIGITS if len(text) <= length), None)
    if more is None or not text.isdecimal():
        raise ValueError(text)
    return datetime.fromtimestamp(int(text) / 10 ** len(more), UTC).date().isoformat()
