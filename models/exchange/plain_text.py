"""Writes a document as plain text: references as [3], notes beneath."""

from collections.abc import Iterator

from models.exchange.written import Inline, Line, Ref, Section, Written, one_line


def plain_text(document: Written) -> str:
    """Return the document as text, one paragraph to a line."""
    return "\n".join(_lines(document)).rstrip("\n") + "\n"


def _lines(document: Written) -> Iterator[str]:
    title = one_line(document.title)
    yield from (title, "=" * min(len(title), 60))
    yield from (one_line(line) for line in (document.deck, document.banner) if line)
    yield ""
    for section in document.sections:
        yield from _section(section)
        yield ""
    if document.notes:
        yield from (document.notes_title, "-" * len(document.notes_title))
        yield from (f"[{note.number}] {_told(note.inlines)}" for note in document.notes)
        yield ""
    yield from map(one_line, document.foot)


def _section(section: Section) -> Iterator[str]:
    if section.over:
        yield _told(section.over)
    yield _told(section.heading)
    if section.text:
        yield _told(section.text)
    for heading, lines in section.table.lines() if section.table else ():
        yield ""
        yield one_line(heading)
        yield from ("  - " + _line(line) for line in lines)
    yield from ("  - " + _line(line) for line in section.lines)


def _line(line: Line) -> str:
    return (f"{one_line(line.label)}: " if line.label else "") + _told(line.inlines)


def _told(inlines: tuple[Inline, ...]) -> str:
    told = ""
    for inline in inlines:
        told += f"[{inline.number}]" if isinstance(inline, Ref) else inline.text
    return one_line(told)
