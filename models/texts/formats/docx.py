"""DOCX (ECMA-376, WordprocessingML): paragraphs, headings, lists, tables, notes; deletions and comments are told."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.blocks import Blocks, pictures_left
from models.texts.limits import Work
from models.texts.markup import Event, Kind, events
from models.texts.text import Extracted, Look, Page
from models.translation import tr

_HEADING: Final = re.compile(r"(?:heading|überschrift|titre|标题)\s?(\d)", re.IGNORECASE)
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DOCUMENT: Final = "word/document.xml"


def extract_docx(file: BinaryIO, work: Work) -> Extracted:
    """Return the text of a DOCX as one page; UnreadableDocument if it is broken or breaks a limit."""
    archive = Archive(file)
    headings = _headings(archive, work)
    blocks = Blocks()
    body = _Body(blocks, headings)
    body.read(events(archive.open(_DOCUMENT), work))
    for name, title in (("word/footnotes.xml", "note"), ("word/endnotes.xml", "endnote")):
        if name in archive:
            _read_notes(events(archive.open(name), work), blocks, title)
    if "word/comments.xml" in archive:
        _read_comments(events(archive.open("word/comments.xml"), work), blocks)
    remarks = (*pictures_left(body.pictures), *blocks.remarks)
    return Extracted((Page("1", blocks.done()),), remarks)


def _headings(archive: Archive, work: Work) -> dict[str, int]:
    """Return the level of each paragraph style that is a heading."""
    found: dict[str, int] = {}
    if "word/styles.xml" not in archive:
        return found
    style = ""
    for event in events(archive.open("word/styles.xml"), work):
        if event.kind is not Kind.START:
            continue
        if event.name == "style":
            style = event.get("styleId")
        elif event.name == "name" and (named := _HEADING.match(event.get("val"))):
            found[style] = min(int(named[1]) or 1, 6)
        elif event.name == "outlineLvl" and event.get("val").isdigit():
            found.setdefault(style, min(int(event.get("val")) + 1, 6))
    return found


class _Body:
    """Follows the elements of a document's body and gathers its blocks."""

    def __init__(self, blocks: Blocks, headings: dict[str, int]) -> None:
        self.pictures = 0
        self._blocks, self._headings = blocks, headings
        self._words: list[str] = []
        self._look, self._level = Look.PARAGRAPH, 0
        self._cells: list[list[str]] = []  # of each open row
        self._is_text = self._is_gone = False
        self._gone: list[str] = []

    def read(self, told: Iterator[Event]) -> None:
        for event in told:
            if event.kind is Kind.START:
                self._start(event)
            elif event.kind is Kind.END:
                self._end(event.name)
            elif self._is_text:
                (self._gone if self._is_gone else self._words).append(event.text)

    def _start(self, event: Event) -> None:
        name = event.name
        if name in _SIGNS:
            self._words.append(_SIGNS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self._words.append(f"[{event.get('id')}]")
        elif name in ("pStyle", "numPr", "ilvl"):
            self._shape(event)
        elif name in ("p", "tr", "tc"):
            self._open(name)
        elif name in ("drawing", "pict"):
            self.pictures += 1
        self._is_text = self._is_text or name in ("t", "delText")
        self._is_gone = self._is_gone or name == "del"

    def _open(self, name: str) -> None:
        if name == "p":
            self._words, self._look, self._level = [], Look.PARAGRAPH, 0
        elif name == "tr":
            self._cells.append([])
        elif self._cells:
            self._cells[-1].append("")

    def _shape(self, event: Event) -> None:
        """Learn how the paragraph stands: as a heading, or in a list."""
        value = event.get("val")
        if event.name == "pStyle" and value in self._headings:
            self._look, self._level = Look.HEADING, self._headings[value]
        elif event.name == "numPr" and self._look is Look.PARAGRAPH:
            self._look, self._level = Look.ITEM, 1
        elif event.name == "ilvl" and self._look is Look.ITEM and value.isdigit():
            self._level = min(int(value) + 1, 9)

    def _end(self, name: str) -> None:
        match name:
            case "t" | "delText":
                self._is_text = False
            case "del":
                self._is_gone = False
                if self._gone:
                    self._blocks.remark(tr("Deleted: {words}", words="".join(self._gone)))
                    self._gone = []
            case "p":
                self._end_paragraph()
            case "tr" if self._cells:
                self._blocks.add("\t".join(self._cells.pop()), Look.ROW)

    def _end_paragraph(self) -> None:
        text, self._words = "".join(self._words), []
        if self._cells and self._cells[-1]:
            held = self._cells[-1]
            held[-1] = f"{held[-1]} {' '.join(text.split())}".strip()
        else:
            self._blocks.add(text, self._look, self._level)


def _read_notes(told: Iterator[Event], blocks: Blocks, title: str) -> None:
    words: list[str] = []
    number, is_text, is_own = "", False, True
    for event in told:
        if event.kind is Kind.START and event.name in ("footnote", "endnote"):
            words, number, is_own = [], event.get("id"), not event.get("type")
        elif event.kind is Kind.END and event.name in ("footnote", "endnote"):
            if is_own and "".join(words).strip():
                blocks.add(f"[{number}] {''.join(words).strip()}", Look.QUOTE)
        elif event.name == "t":
            is_text = event.kind is Kind.START
        elif event.kind is Kind.TEXT and is_text:
            words.append(event.text)
        elif event.kind is Kind.END and event.name == "p":
            words.append("\n")


def _read_comments(told: Iterator[Event], blocks: Blocks) -> None:
    words: list[str] = []
    who, is_text = "", False
    for event in told:
        if event.name == "comment" and event.kind is Kind.START:
            words, who = [], event.get("author")
        elif event.name == "comment" and event.kind is Kind.END:
            said = "".join(words)
            blocks.remark(
                tr("Comment by {who}: {words}", who=who, words=said)
                if who
                else tr("Comment: {words}", words=said)
            )
        elif event.name == "t":
            is_text = event.kind is Kind.START
        elif event.kind is Kind.TEXT and is_text:
            words.append(event.text)
