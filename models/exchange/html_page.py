"""Writes a document as one HTML page that prints well, asks no server for anything and runs no script."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import count

from models.errors import CaseError
from models.exchange.written import Inline, Line, Piece, Ref, Section, Table, Written, clean, is_address
from models.machine.paths import resource
from models.translation import tr

WIDE = 5  # columns: a table of more of them goes beyond the column of text


def html_text(document: Written) -> str:
    """Return the document as an HTML page."""
    return page(document, style_sheet())


def page(
    document: Written, style: str, above: str = "", body: "Callable[[Written], Body] | None" = None
) -> str:
    """Return an HTML page with `style` as its only style sheet; `above` is markup that stands before the entries.

    `body` writes the entries, where that is not done as in a document.
    """
    lines = (body or Body)(document).lines(above)
    return whole_page(document.title, document.language, style, lines)


def whole_page(title: str, language: str, style: str, lines: Iterable[str], script: str = "") -> str:
    """Return a page of some lines that may ask nobody for anything; nothing but `script` can run in it."""
    after = (f"<script>{script}</script>",) if script else ()
    parts = (*_head(title, language, style, script), "<body>", *lines, *after, "</body>", "</html>")
    return "\n".join(part for part in parts if part) + "\n"


def style_sheet() -> str:
    """Return the style sheet of pages, without comments."""
    try:
        text = resource("styles", "page.css").read_text(encoding="utf-8")
    except OSError as error:
        raise CaseError(tr("The style sheet of pages is missing: install Dateline again.")) from error
    return text[text.index("*/") + 2 :].strip()


def told(text: str) -> str:
    """Return a text as HTML that shows it as it stands; not for attributes."""
    return escape(clean(text), quote=False)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute."""
    return escape(clean(text), quote=True)


def inline_html(pieces: Iterable[Piece]) -> str:
    """Return pieces of text as HTML."""
    return "".join(map(_piece, pieces))


def _head(title: str, language: str, style: str, script: str) -> Iterator[str]:
    inner = f"\n{style}\n"
    runs = f"script-src {_hashed(script)}; " if script else ""
    allowed = f"style-src {_hashed(inner)}; {runs}font-src data:"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{told(title)}</title>"
    yield f"<style>{inner}</style>"
    yield "</head>"


def _hashed(text: str) -> str:
    """Return the source expression that lets just this text in."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


class Body:
    """Writes the page from its title to its foot, and remembers where each note is referred to."""

    look, list_look = "", "entries"
    """The words by which the style sheet knows the page and its entries."""

    def __init__(self, document: Written) -> None:
        """Begin with no note referred to."""
        self._document = document
        self._references: dict[int, int] = {}

    def lines(self, above: str) -> Iterator[str]:
        """Yield the lines of the body."""
        document = self._document
        yield f'<main class="{self.look}">' if self.look else "<main>"
        yield "<header>"
        yield f"<h1>{told(document.title)}</h1>"
        yield f'<p class="deck">{told(document.deck)}</p>' if document.deck else ""
        yield f'<p class="banner">{told(document.banner)}</p>' if document.banner else ""
        yield "</header>"
        yield from self._entries(above)
        yield from self._notes()
        yield from self._foot()
        yield "</main>"

    def _entries(self, above: str) -> Iterator[str]:
        """Yield what stands above the entries, and those."""
        yield above
        is_list = not all(section.is_item for section in self._document.sections)
        yield f'<ol class="{self.list_look if is_list else "sources"}">'
        for number, section in zip(count(1), self._document.sections, strict=False):
            yield from self._item(section) if section.is_item else self._section(number, section)
        yield "</ol>"

    def _item(self, section: Section) -> Iterator[str]:
        yield f"<li>{self._inlines(section.heading)}</li>"

    def _section(self, number: int, section: Section) -> Iterator[str]:
        yield f'<li id="entry-{number}">'
        yield f'<p class="date">{self._dated(section)}</p>' if section.over else ""
        yield f"<h2>{self._inlines(section.heading)}</h2>"
        yield f"<p>{self._inlines(section.text)}</p>" if section.text else ""
        if section.table:
            yield from _table(section.table)
        yield from self._statements(section)
        yield "</li>"

    def _statements(self, section: Section) -> Iterator[str]:
        if section.lines:
            yield "<ul>"
            yield from (f"<li>{self._line(line)}</li>" for line in section.lines)
            yield "</ul>"

    def _dated(self, section: Section) -> str:
        first, *rest = section.over
        words = told(first.text) if isinstance(first, Piece) else ""
        dated = f'<time datetime="{escape(section.at)}">{words}</time>' if section.at else words
        return dated + self._inlines(tuple(rest))

    def _line(self, line: Line) -> str:
        label = f'<span class="label">{told(line.label)}</span> ' if line.label else ""
        return label + self._inlines(line.inlines)

    def _inlines(self, inlines: tuple[Inline, ...]) -> str:
        parts: list[str] = []
        for number, inline in enumerate(inlines):
            if not isinstance(inline, Ref):
                parts.append(_piece(inline))
                continue
            is_next = number > 0 and isinstance(inlines[number - 1], Ref)
            parts.append(self._reference(inline.number, is_next))
        return "".join(parts)

    def _reference(self, number: int, is_next: bool) -> str:
        times = self._references[number] = self._references.get(number, 0) + 1
        name = quoted(self._document.note_word.replace("{x}", str(number)))
        link = (
            f'<a href="#note-{number}" id="{_anchor(number, times)}" role="doc-noteref" aria-label="{name}">'
        )
        return f"<sup>{',' if is_next else ''}{link}{number}</a></sup>"

    def _notes(self) -> Iterator[str]:
        if not self._document.notes:
            return
        yield '<section class="notes" role="doc-endnotes" aria-labelledby="notes">'
        yield f'<h2 id="notes">{told(self._document.notes_title)}</h2>'
        yield "<ol>"
        for note in self._document.notes:
            back = "".join(
                self._back(note.number, times) for times in range(1, self._references[note.number] + 1)
            )
            yield f'<li id="note-{note.number}">{self._inlines(note.inlines)}{back}</li>'
        yield "</ol>"
        yield "</section>"

    def _back(self, number: int, times: int) -> str:
        name = quoted(self._document.back) + (f" ({times})" if self._references[number] > 1 else "")
        return (
            f' <a class="back" href="#{_anchor(number, times)}" role="doc-backlink" aria-label="{name}">↑</a>'
        )

    def _foot(self) -> Iterator[str]:
        if self._document.foot:
            yield "<footer>"
            yield from (f"<p>{told(line)}</p>" for line in self._document.foot)
            yield "</footer>"


def _table(table: Table) -> Iterator[str]:
    """Yield a table that scrolls by itself where the page is narrow."""
    yield f'<div class="table{" broad" if len(table.head) > WIDE else ""}">'
    yield "<table>"
    yield f"<thead><tr>{_cells(table.head, table, 'th')}</tr></thead>"
    yield "<tbody>"
    for number, row in enumerate(table.rows):
        strong = ' class="total"' if number in table.strong else ""
        yield f"<tr{strong}>{_cells(row, table, 'td')}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _cells(row: Sequence[str], table: Table, tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    looks = (' class="number"' if column in table.numbers else "" for column in range(len(row)))
    return "".join(f"<{tag}{scope}{look}>{told(cell)}</{tag}>" for look, cell in zip(looks, row, strict=True))


def _anchor(number: int, times: int) -> str:
    return f"ref-{number}" if times == 1 else f"ref-{number}-{times}"


def _piece(piece: Piece) -> str:
    text = told(piece.text)
    if piece.href and is_address(piece.href):
        return f'<a href="{quoted(piece.href)}" rel="noreferrer external">{text}</a>'
    looks = {"strong": "<strong>{}</strong>", "soft": '<span class="soft">{}</span>'}
    looks["flag"] = '<span class="flag">{}</span>'
    language = f'<span lang="{escape(piece.language)}">{{}}</span>' if _is_tag(piece.language) else "{}"
    return looks.get(piece.look, "{}").replace("{}", language).replace("{}", text)


def _is_tag(language: str) -> bool:
    parts = language.split("-")
    return (
        all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts)
        and 2 <= len(parts[0]) <= 3
    )
