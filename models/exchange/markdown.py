"""Writes a document as Markdown with footnotes ([^1]); words of a case that look like markup stay words."""

import re
from collections.abc import Iterator, Sequence

from models.exchange.written import Inline, Line, Piece, Ref, Section, Table, Written, is_address, one_line

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~^$#{}]")
_LIST = re.compile(r"^(\s*\d*)([-+=:.)])(?=\s|=|-|$)")


def markdown_text(document: Written) -> str:
    """Return the document as Markdown, as CommonMark and its extension for footnotes read it."""
    return "\n\n".join(block for block in _blocks(document) if block) + "\n"


def _blocks(document: Written) -> Iterator[str]:
    yield "# " + escaped(document.title)
    yield escaped(document.deck)
    yield f"**{escaped(document.banner)}**" if document.banner else ""
    for section in document.sections:
        yield from _section(section, is_numbered=not document.notes)
    yield "\n".join(f"*{escaped(line)}*  " for line in document.foot).rstrip()
    yield "\n\n".join(f"[^{note.number}]: {_told(note.inlines)}" for note in document.notes)


def _section(section: Section, is_numbered: bool) -> Iterator[str]:
    if section.is_item and is_numbered:  # an entry of a list
        yield "- " + _told(section.heading)
        return
    if section.over:
        yield f"## {_told(section.over)}"
    yield (
        f"**{_told(section.heading)}**"
        if _is_plain(section.heading)
        else _told(section.heading, is_bold=True)
    )
    yield _told(section.text)
    yield _table(section.table) if section.table else ""
    yield "\n".join("- " + _line(line) for line in section.lines)


def _table(table: Table) -> str:
    """Return a table as GitHub's Markdown has it; totals are bold."""
    sides = ("---:" if column in table.numbers else "---" for column in range(len(table.head)))
    lines = [_row(table.head), f"| {' | '.join(sides)} |"]
    lines += [_row(row, is_bold=number in table.strong) for number, row in enumerate(table.rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str], is_bold: bool = False) -> str:
    told = (_around("**", escaped(cell)) if is_bold and cell else escaped(cell) for cell in cells)
    return f"| {' | '.join(told)} |"


def _is_plain(inlines: tuple[Inline, ...]) -> bool:
    return len(inlines) == 1


def _line(line: Line) -> str:
    return (f"*{escaped(line.label)}:* " if line.label else "") + _told(line.inlines)


def _told(inlines: tuple[Inline, ...], is_bold: bool = False) -> str:
    told = ""
    for inline in inlines:
        told += f"[^{inline.number}]" if isinstance(inline, Ref) else _piece(inline, is_bold)
    return told.strip()


def _piece(piece: Piece, is_bold: bool) -> str:
    if piece.href and is_address(piece.href):
        return f"<{piece.href}>"
    text = escaped(piece.text)
    if (is_bold and not piece.look) or piece.look == "strong":
        return _around("**", text)
    return text


def _around(sign: str, text: str) -> str:
    """Return emphasised text; spaces at its ends stay outside, as Markdown wants it."""
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{sign}{inner}{sign}{after}" if inner else text


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands."""
    line = one_line(text)
    kept = _MARKUP.sub(r"\\\g<0>", line).replace("://", r"\://").replace("www.", r"www\.")
    kept = _LIST.sub(r"\1\\\2", kept)  # what would begin a list or a rule
    spare = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return (" " if spare[0] and kept else "") + kept + (" " if spare[1] and kept else "")
