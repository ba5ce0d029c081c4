"""PPTX (ECMA-376, PresentationML): the words on each slide, its tables, and what the speaker noted."""

import posixpath
from collections.abc import Iterator
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.blocks import Blocks, pictures_left, squeezed
from models.texts.limits import Work
from models.texts.markup import Event, Kind, events
from models.texts.text import Extracted, Look, Page, UnreadableDocument
from models.translation import tr

_PRESENTATION: Final = "ppt/presentation.xml"
_TITLES: Final = frozenset(("title", "ctrTitle"))
_MOST_SLIDES: Final = 5_000


def extract_pptx(file: BinaryIO, work: Work) -> Extracted:
    """Return each slide as a page, in their order; UnreadableDocument if it is broken or breaks a limit."""
    archive = Archive(file)
    slides = tuple(_slides(archive, work))
    if not slides:
        raise UnreadableDocument(tr("This presentation holds no slide: ask for another copy."))
    pages, pictures, remarks = [], 0, dict[str, None]()
    for number, part in enumerate(slides, start=1):
        slide = _Slide(Blocks())
        slide.read(events(archive.open(part), work))
        for kind, target in _related(archive, part, work).values():
            if kind.endswith("/notesSlide") and target in archive:
                _Notes(slide.blocks).read(events(archive.open(target), work))
        pages.append(Page(f"slide {number}", slide.blocks.done()))
        pictures += slide.pictures
        remarks.update(dict.fromkeys(slide.blocks.remarks))
        work.tell(number, len(slides))
    return Extracted(tuple(pages), (*pictures_left(pictures), *remarks))


def _slides(archive: Archive, work: Work) -> Iterator[str]:
    """Yield the parts of the slides in the order in which they are shown."""
    related = _related(archive, _PRESENTATION, work)
    count = 0
    for event in events(archive.open(_PRESENTATION), work):
        if event.kind is Kind.START and event.name == "other:sldId" and count < _MOST_SLIDES:
            _, target = related.get(event.get("r:id"), ("", ""))
            if target in archive:
                count += 1
                yield target


def _related(archive: Archive, part: str, work: Work) -> dict[str, tuple[str, str]]:
    """Return kind and name of each part that a part names, by the id that it has there; nothing outside the file."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    found: dict[str, tuple[str, str]] = {}
    if relations not in archive:
        return found
    for event in events(archive.open(relations), work):
        if (
            event.kind is Kind.START
            and event.name == "Relationship"
            and event.get("TargetMode") != "External"
        ):
            target = event.get("Target")
            path = target.removeprefix("/") if target.startswith("/") else posixpath.join(folder, target)
            found[event.get("Id")] = (event.get("Type"), posixpath.normpath(path))
    return found


class _Slide:
    """Follows the shapes of a slide and gathers their paragraphs."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.pictures = 0
        self._words: list[str] = []
        self._cells: list[str] | None = None  # of the open row
        self._placeholder = ""
        self._is_text = False

    def read(self, told: Iterator[Event]) -> None:
        for event in told:
            name = event.name.removeprefix("other:")
            if event.kind is Kind.START:
                self._start(name, event)
            elif event.kind is Kind.END:
                self._end(name)
            elif self._is_text:
                self._words.append(event.text)

    def _start(self, name: str, event: Event) -> None:
        match name:
            case "sp":
                self._placeholder = ""
            case "ph":
                self._placeholder = event.get("type")
            case "p":
                self._words = []
            case "br":
                self._words.append("\n")
            case "tr":
                self._cells = []
            case "tc" if self._cells is not None:
                self._cells.append("")
            case "pic":
                self.pictures += 1
        self._is_text = self._is_text or name == "t"

    def _end(self, name: str) -> None:
        match name:
            case "t":
                self._is_text = False
            case "p":
                self._end_paragraph("".join(self._words))
            case "tr" if self._cells is not None:
                self.blocks.add("\t".join(self._cells), Look.ROW)
                self._cells = None

    def _end_paragraph(self, text: str) -> None:
        if self._cells:
            self._cells[-1] = f"{self._cells[-1]} {squeezed(text)}".strip()
        elif self._placeholder in _TITLES:
            self.blocks.add(text, Look.HEADING, 1)
        else:
            self.blocks.add(text)


class _Notes(_Slide):
    """Follows the page of notes below a slide."""

    def _end_paragraph(self, text: str) -> None:
        if self._placeholder == "body":
            self.blocks.add(text, Look.QUOTE)
