"""A document before it has a format: headed sections of lines, each with references to numbered notes.

Every text here is plain; each writer makes it safe in its own format.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_JOINERS = "\u200c\u200d"  # Persian and Indian scripts need them


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one look; `href` is a web address, `language` a tag if it differs from the document's."""

    text: str
    look: str = ""  # strong, soft, flag (a mark for the desk)
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A raised number that leads to a note."""

    number: int


Inline = Piece | Ref


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, with a label before it: Amount, Place …"""

    inlines: tuple[Inline, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; `numbers` are the columns that stand at the right, `strong` the rows of totals."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()

    def lines(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """Yield each row as a heading and labelled lines, for formats in which a table has no room."""
        for first, *cells in self.rows:
            told = zip(self.head[1:], cells, strict=True)
            yield first, tuple(Line((Piece(cell),), label) for label, cell in told if cell)


@dataclass(frozen=True, slots=True)
class Section:
    """An entry: its date, its heading and its statements; `at` is the date for machines, if it is one.

    `noted` are the lines for pages with notes at their foot: those on date and heading stand there in lines of their
    own, and `bare` is date and heading without them, as a heading that draws its notes onto its page leaves holes.
    """

    heading: tuple[Inline, ...]
    over: tuple[Inline, ...] = ()
    bare: tuple[tuple[Inline, ...], tuple[Inline, ...]] = ((), ())
    noted: tuple[Line, ...] = ()
    at: str = ""  # ISO 8601: 2021, 2021-09 or 2021-09-24
    text: tuple[Inline, ...] = ()
    lines: tuple[Line, ...] = ()
    table: Table | None = None

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item of a plain list, such as a source: no date, and nothing under it."""
        return not self.over and not self.lines and self.table is None


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A numbered note."""

    number: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A whole document; the numbers of its notes follow the order in which its references first appear."""

    title: str
    language: str
    deck: str = ""
    banner: str = ""  # that it is a draft
    foot: tuple[str, ...] = ()  # date of the data, credit
    sections: tuple[Section, ...] = ()
    notes: tuple[WrittenNote, ...] = ()
    notes_title: str = "Notes"
    back: str = "Back to the text"
    note_word: str = "Note {x}"

    @property
    def pieces(self) -> Iterator[str]:
        """Yield every text of the document."""
        yield from (self.title, self.deck, self.banner, *self.foot, self.notes_title)
        for inlines in (*(_inlines(section) for section in self.sections), *(n.inlines for n in self.notes)):
            yield from (inline.text for inline in inlines if isinstance(inline, Piece))
        yield from (line.label for section in self.sections for line in section.lines)
        for table in (section.table for section in self.sections):
            yield from (cell for row in ((table.head, *table.rows) if table else ()) for cell in row)


def _inlines(section: Section) -> tuple[Inline, ...]:
    lines = tuple(inline for line in section.lines for inline in line.inlines)
    return (*section.over, *section.heading, *section.text, *lines)


def is_address(text: str) -> bool:
    """Tell whether a text may be made a link: a web address and nothing else."""
    return re.fullmatch(r"https?://[^\s<>\"'`\\{}|^\x00-\x20]+", text) is not None


def clean(text: str) -> str:
    """Return a text without what no document may hold: controls, line ends, signs that turn its direction."""
    return "".join(" " if c.isspace() else c for c in text if c.isprintable() or c.isspace() or c in _JOINERS)


def one_line(text: str) -> str:
    """Return a clean text with single spaces."""
    return " ".join(clean(text).split())


def with_links(text: str, addresses: Sequence[str]) -> tuple[Piece, ...]:
    """Return a text in pieces, those that are one of the addresses as links."""
    known = sorted({address for address in addresses if is_address(address)}, key=len, reverse=True)
    if not known:
        return (Piece(text),) if text else ()
    parts = re.split("(" + "|".join(map(re.escape, known)) + r")(?![^\s.,;:)）。，；])", text)
    return tuple(Piece(part, href=part if part in known else "") for part in parts if part)
