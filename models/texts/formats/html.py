"""HTML as text and structure: nothing in it runs, nothing is loaded, what is hidden is left out."""

import re
from collections.abc import Sequence
from typing import BinaryIO, Final

from models.texts.blocks import Blocks, pictures_left, squeezed
from models.texts.encoding import decoded
from models.texts.limits import Work, read_whole
from models.texts.tag_soup import TagSoup
from models.texts.text import Extracted, Look, Page, repair
from models.translation import tr

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"' ]*([\w.:-]{1,40})", re.IGNORECASE)
_DROPPED: Final = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "select", "svg", "math")
)
_ENDS_BLOCK: Final = frozenset(
    (
        *(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "ul",
            "ol",
            "dl",
            "table",
        ),
        *(
            "form",
            "figure",
            "figcaption",
            "address",
            "tbody",
            "thead",
            "tfoot",
            "hr",
            "body",
            "html",
            "dd",
            "dt",
        ),
        *("details", "summary"),
    )
)
_VOID: Final = frozenset(
    ("br", "img", "hr", "input", "meta", "link", "source", "col", "wbr", "area", "base", "embed")
)


def extract_html(file: BinaryIO, work: Work) -> Extracted:
    """Return the text of a saved page as one page."""
    data = read_whole(file, tr("This page is larger than 100 MB, so it is not read."))
    declared = _CHARSET.search(data[:4096])
    return html_page(decoded(data, declared[1].decode("ascii") if declared else "").text, work)


def html_page(text: str, work: Work) -> Extracted:
    """Return the blocks of HTML text."""
    reader = _Reader(work)
    for start in range(0, len(text), 65536):
        reader.feed(text[start : start + 65536])
        work.look()
    reader.close()
    reader.end()
    remarks = (*pictures_left(reader.pictures), *reader.blocks.remarks)
    return Extracted((Page("1", reader.blocks.done()),), remarks, squeezed(repair(reader.title))[:400])


class _Reader(TagSoup):
    """Gathers blocks while the markup goes by; depth costs nothing, for nothing is nested."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.blocks = Blocks()
        self.title = ""
        self.pictures = 0
        self._work = work
        self._words: list[str] = []
        self._look, self._level = Look.PARAGRAPH, 0
        self._dropped: list[str] = []  # open elements that are left out
        self._is_title = False
        self._lists = self._quotes = self._pre = 0
        self._cells: list[str] | None = None
        self._is_cell = False  # a cell is open

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._work.check()
        told = {name: value or "" for name, value in attrs}
        if tag == "title":
            self._is_title = True
            return
        if self._dropped or tag in _DROPPED or _is_hidden(told):
            if tag not in _VOID:
                self._drop(tag)
            return
        match tag:
            case "br":
                self._words.append("\n")
            case "img":
                self.pictures += 1
                if told.get("alt", "").strip():
                    self.blocks.remark(tr("Picture: {words}", words=told["alt"]))
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.end_block()
                self._look, self._level = Look.HEADING, int(tag[1])
            case "li":
                self.end_block()
                self._look, self._level = Look.ITEM, max(self._lists, 1)
            case "tr":
                self._end_row()
                self.end_block()
                self._cells = []
            case "td" | "th" if self._cells is not None:
                self._end_cell()
                self._is_cell = True
            case _ if tag in _ENDS_BLOCK or tag in ("blockquote", "pre"):
                self.end_block()
        self._lists += tag in ("ul", "ol")
        self._quotes += tag == "blockquote"
        self._pre += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_title = False
            return
        if self._dropped:
            if tag in self._dropped:
                while self._dropped.pop() != tag:
                    pass
            return
        if tag in ("tr", "table") and self._cells is not None:
            self._end_row()
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
        elif tag in _ENDS_BLOCK or tag in ("li", "blockquote", "pre") or (len(tag) == 2 and tag[0] == "h"):
            self.end_block()
        self._lists = max(0, self._lists - (tag in ("ul", "ol")))
        self._quotes = max(0, self._quotes - (tag == "blockquote"))
        self._pre = max(0, self._pre - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title += data[: 1000 - len(self.title)]
        elif not self._dropped:
            self._words.append(data if self._pre else re.sub(r"\s+", " ", data))

    def end(self) -> None:
        """Keep what the page left open."""
        self._end_row()
        self.end_block()

    def end_block(self) -> None:
        """Keep what was gathered as a block."""
        text, self._words = "".join(self._words), []
        if self._cells is not None:
            if text.strip():
                self._words = [text, " "]
            return
        look = self._look
        if look is Look.PARAGRAPH and (self._pre or self._quotes):
            look = Look.CODE if self._pre else Look.QUOTE
        if not self._pre:
            text = "\n".join(line.strip() for line in text.split("\n"))
        self.blocks.add(text, look, self._level)
        self._look, self._level = Look.PARAGRAPH, 0

    def _end_row(self) -> None:
        """Keep the cells of an open row as a block, whether it was closed or not."""
        if self._cells is not None:
            self._end_cell()
            self.blocks.add("\t".join(self._cells), Look.ROW)
            self._cells = None

    def _end_cell(self) -> None:
        text, self._words = squeezed("".join(self._words)), []
        if self._cells is not None and (text or self._is_cell):
            self._cells.append(text)
        self._is_cell = False

    def _drop(self, tag: str) -> None:
        if len(self._dropped) < 5000:
            self._dropped.append(tag)


def _is_hidden(told: dict[str, str]) -> bool:
    style = told.get("style", "").replace(" ", "").casefold()
    return "hidden" in told or "display:none" in style or "visibility:hidden" in style
