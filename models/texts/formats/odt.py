"""OpenDocument text and slides (ISO/IEC 26300): paragraphs, lists, tables, notes; deletions and comments are told."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.blocks import Blocks, pictures_left, squeezed
from models.texts.limits import Work
from models.texts.markup import Event, Kind, events
from models.texts.text import Extracted, Look, Page
from models.translation import tr

_CONTENT: Final = "content.xml"
_SIGNS: Final = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES: Final = 200  # in one run


def extract_odt(file: BinaryIO, work: Work) -> Extracted:
    """Return a text as one page, slides as a page each; UnreadableDocument if it is broken or breaks a limit."""
    reader = _Body()
    reader.read(events(Archive(file).open(_CONTENT), work))
    return Extracted(reader.pages(), (*pictures_left(reader.pictures), *reader.blocks.remarks))


class _Body:
    """Follows the elements of a document's body and gathers its blocks."""

    def __init__(self) -> None:
        self.pictures = 0
        self.blocks = Blocks()
        self._done: list[Page] = []
        self._words: list[str] = []
        self._cells: list[list[str]] = []  # of each open row
        self._lists = self._deleted = self._texts = 0  # how deep in each
        self._level = 0
        self._aside: list[str] | None = None  # the words of a comment, while one is read
        self._who = ""

    def read(self, told: Iterator[Event]) -> None:
        for event in told:
            name = event.name.removeprefix("other:")
            if event.kind is Kind.START:
                self._start(name, event)
            elif event.kind is Kind.END:
                self._end(name)
            elif self._texts or name == "creator":
                self._words.append(event.text)

    def pages(self) -> tuple[Page, ...]:
        """Return the pages: one for each slide, or one for all of a text."""
        return tuple(self._done) or (Page("1", self.blocks.done()),)

    def _start(self, name: str, event: Event) -> None:
        if name in ("p", "h"):
            if not self._texts:
                self._words = []
            self._texts += 1
            self._level = _number(event.get("outline-level"), 6) if name == "h" else 0
        elif name in _SIGNS:
            self._words.append(_SIGNS[name])
        elif name == "s":
            self._words.append(" " * _number(event.get("c", "1"), _MOST_SPACES))
        elif name == "table-row":
            self._cells.append([])
        elif name == "table-cell" and self._cells:
            self._cells[-1].append("")
        elif name == "note-body":
            self._words.append(" (")
        elif name == "annotation":
            self._aside, self._who = [], ""
        elif name == "image":
            self.pictures += 1
        self._lists += name == "list"
        self._deleted += name == "deletion"

    def _end(self, name: str) -> None:
        match name:
            case "p" | "h":
                self._texts -= 1
                if not self._texts:
                    self._end_paragraph(name)
            case "list":
                self._lists -= 1
            case "deletion":
                self._deleted -= 1
            case "note-body":
                self._words.append(")")
            case "table-row" if self._cells:
                self.blocks.add("\t".join(self._cells.pop()), Look.ROW)
            case "annotation" if self._aside is not None:
                self.blocks.remark(tr("Comment: {words}", words=" ".join(self._aside)))
                self._aside = None
            case "page":
                self._done.append(Page(f"slide {len(self._done) + 1}", self.blocks.done()))
                self.blocks = Blocks()

    def _end_paragraph(self, name: str) -> None:
        text, self._words = "".join(self._words), []
        if self._aside is not None:
            self._aside.append(squeezed(text))
        elif self._deleted:
            self.blocks.remark(tr("Deleted: {words}", words=text))
        elif self._cells and self._cells[-1]:
            held = self._cells[-1]
            held[-1] = f"{held[-1]} {squeezed(text)}".strip()
        elif name == "h":
            self.blocks.add(text, Look.HEADING, self._level)
        else:
            self.blocks.add(text, Look.ITEM if self._lists else Look.PARAGRAPH, min(self._lists, 9))


def _number(words: str, most: int) -> int:
    """Return a small number that is told in digits; 1 for anything else."""
    return min(max(int(words), 1), most) if words.isascii() and words.isdigit() and len(words) < 9 else 1
