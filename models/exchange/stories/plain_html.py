"""HTML of slides as plain text: nothing of it is kept as markup, and addresses of links stand behind their words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from models.texts.tag_soup import TagSoup

_BLOCKS: Final = frozenset(
    ("p", "div", "br", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "hr", "pre",
     "figure", "figcaption", "section", "article")
)  # fmt: skip
_DROPPED: Final = frozenset(("script", "style", "template", "noscript", "svg"))
_VOID: Final = frozenset(("br", "img", "hr", "input", "meta", "link", "source", "wbr", "embed"))
_EMBEDDED: Final = frozenset(("iframe", "img", "video", "audio", "embed", "source"))
_ADDRESS: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class PlainText:
    """The words of some HTML, and the fields that our own slides mark in it."""

    text: str
    fields: tuple[tuple[str, str], ...] = ()


def plain_text(html: str) -> PlainText:
    """Return HTML as plain text."""
    if "<" not in html and "&" not in html:
        return PlainText(_lines(html))
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return PlainText(_lines("".join(reader.words)), tuple(reader.fields))


def _lines(text: str) -> str:
    """Return text with single spaces, and an empty line at most between two lines."""
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


@dataclass(slots=True)
class _Open:
    """An element whose words are not taken until it ends."""

    tag: str
    depth: int = 1


class _Reader(TagSoup):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fields: list[tuple[str, str]] = []
        self._skipped: _Open | None = None  # what is dropped, or was taken as a field
        self._link = ""
        self._linked = 0  # how many words there were when the link began

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if told.get("data-dateline"):
            self.fields.append((told["data-dateline"], told.get("data-value", "")))
        if self._skipped:
            self._skipped.depth += tag == self._skipped.tag
            return
        if (tag in _DROPPED or told.get("data-dateline")) and tag not in _VOID:
            self._skipped = _Open(tag)
            return
        if tag in _BLOCKS:
            self.words.append("\n\n" if tag == "p" else "\n")
        if tag == "img" and told.get("alt"):
            self.words.append(told["alt"])
        if tag in _EMBEDDED and _ADDRESS.match(told.get("src", "")):
            self.words.append(f" ({told['src']})")
        if tag == "a":
            self._link, self._linked = told.get("href", ""), len(self.words)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped.depth -= tag == self._skipped.tag
            if self._skipped.depth <= 0:
                self._skipped = None
            return
        if tag == "a" and self._link:
            said = "".join(self.words[self._linked :])
            if _ADDRESS.match(self._link) and self._link.rstrip("/") not in said:
                self.words.append(f" ({self._link})" if said.strip() else self._link)
            self._link = ""
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)
