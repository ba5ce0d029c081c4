"""A chronology as a document, and as a file of any of the formats that hold documents."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from models.case import Case
from models.errors import CaseError
from models.exchange.docx_ import docx_bytes
from models.exchange.html_page import html_text
from models.exchange.letters import refuse_missing
from models.exchange.markdown import markdown_text
from models.exchange.pdf_text import write_pdf
from models.exchange.plain_text import plain_text
from models.exchange.written import Inline, Line, Piece, Ref, Section, Written, WrittenNote, with_links
from models.machine.safe_write import write_safely
from models.publication.chronology.chronology import chronology_of
from models.publication.chronology.content import Choice, Chronology, Entry, Note, Statement
from models.publication.chronology.noting import is_public
from models.publication.chronology.sources import addresses, source_words
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import named, said
from models.records.source_list import NUMBERED
from models.records.story import Field, Source, Stance
from models.store.reader import Reader
from models.translation import tr
from models.values.listing import in_a_row

_STANCES = MappingProxyType({Stance.CONTRADICTS: "contradicts", Stance.CONTEXT: "context"})


def write_chronology(
    chronology: Chronology, path: Path, *, has_gaps: bool = True, force: bool = False
) -> None:
    """Write a chronology or a list of facts; the ending chooses .docx, .html, .md, .pdf or .txt."""
    write_document(written(chronology), path, has_gaps=has_gaps, force=force)


def write_document(document: Written, path: Path, *, has_gaps: bool = True, force: bool = False) -> None:
    """Write a document; the same document gives the same bytes. Raises CaseError for an ending that is unknown.

    Where a PDF may have no gaps, LettersMissing is raised for letters that no font has.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise CaseError(
            tr(
                "{name} has no ending that is known: end it in {endings}.",
                name=path.name,
                endings=in_a_row(ENDINGS),
            )
        )
    if not has_gaps and write is write_pdf:
        refuse_missing(document.pieces)
    write_safely(path, partial(write, document), force=force)


def _as_text(make: Callable[[Written], str]) -> Callable[[Written, Path], None]:
    def write(document: Written, path: Path) -> None:
        path.write_bytes(make(document).encode("utf-8"))

    return write


def _write_docx(document: Written, path: Path) -> None:
    path.write_bytes(docx_bytes(document))


_WRITERS = MappingProxyType(
    {
        ".docx": _write_docx,
        ".html": _as_text(html_text),
        ".md": _as_text(markdown_text),
        ".pdf": write_pdf,
        ".txt": _as_text(plain_text),
    }
)
ENDINGS = tuple(_WRITERS)
"""The endings of files that hold documents."""


# a chronology ----------------------------------------------------------------------------------


def copied_text(reader: Reader, events: tuple[str, ...]) -> tuple[str, int]:
    """Return some events as plain text with their sources beneath, and how many of them are told there.

    Only what may be published is told, with the marks of a draft; there is neither title nor foot. CaseError if
    nothing is left.
    """
    chronology = chronology_of(reader, Choice(events=events, has_eras=False))
    text = plain_text(replace(written(chronology), title="", deck="", banner="", foot=()))
    return text.lstrip("\n"), len(chronology.entries)


def written(chronology: Chronology) -> Written:
    """Return a chronology as a document."""
    language = chronology.language
    return _document(
        language,
        title=chronology.title,
        deck=chronology.deck,
        banner=said(language, "draft") if chronology.is_draft else "",
        foot=_foot(chronology.as_of, chronology.credit, language),
        sections=tuple(_section(entry, chronology) for entry in chronology.entries),
        notes=tuple(WrittenNote(note.number, tuple(_note(note, language))) for note in chronology.notes),
    )


def source_list(case: Case | Reader, choice: Choice | None = None) -> Written:
    """Return the public sources of the events that are chosen as a document.

    They stand by author, publisher or title; in a style that numbers them, in the order in which they are cited.
    """
    reader = case.reader if isinstance(case, Case) else case
    chronology = chronology_of(reader, choice)
    language, withheld = chronology.language, Withheld.read(reader, chronology.language)
    style = choice.style if choice else ""
    found = {
        cited.source.id: cited.source
        for dossier in reader.dossiers(entry.event_id for entry in chronology.entries)
        for cited in dossier.sources
        if is_public(cited.source)
    }
    ordered = list(found.values())
    if style != NUMBERED:
        ordered.sort(key=lambda source: (_sorted_by(source), source.id))
    numbers = [f"[{n}] " if style == NUMBERED else "" for n in range(1, len(ordered) + 1)]
    return _document(
        language,
        title=said(language, "colon", x=said(language, "sources"), y=chronology.title),
        foot=_foot(chronology.as_of, chronology.credit, language),
        sections=tuple(
            Section(
                with_links(
                    number + source_words(source, language, withheld, style), addresses(source, withheld)
                )
            )
            for number, source in zip(numbers, ordered, strict=True)
        ),
    )


def _sorted_by(source: Source) -> str:
    return " ".join((*source.authors[:1], source.publisher, source.title)).casefold()


def _document(language: str, *, title: str, **parts: object) -> Written:
    return Written(
        title=title,
        language=language,
        notes_title=said(language, "notes"),
        back=said(language, "back"),
        note_word=said(language, "note", x="{x}"),
        **parts,  # type: ignore[arg-type] # the names are those of Written
    )


def _foot(as_of: str, credit: str, language: str) -> tuple[str, ...]:
    told = said(language, "as_of", x=as_of) if as_of else ""
    return tuple(line for line in (told, credit) if line)


def _section(entry: Entry, chronology: Chronology) -> Section:
    of_head = () if chronology.has_states else (Field.WHAT, Field.WHEN)
    lines = [
        _line(statement, entry, chronology)
        for statement in entry.statements
        if statement.field not in of_head or statement.remarks
    ]
    is_bare, language = chronology.has_states, chronology.language
    date, title, flags = Piece(entry.date), Piece(entry.title), tuple(_whole_flag(entry, chronology))
    over, heading = (tuple(_head(entry, field, is_bare, language)) for field in (Field.WHEN, Field.WHAT))
    return Section(
        heading=(title, *heading, *flags),
        over=(date, *over),
        bare=((date,), (title, *flags)),
        noted=tuple(_noted(entry, chronology, (over, heading))) if over or heading else (),
        at=entry.at,
        text=(Piece(entry.description),) if entry.description else (),
        lines=tuple(lines),
    )


def _refs(statement: Statement, language: str) -> Iterator[Inline]:
    """Yield the numbers of the notes; those of who says otherwise apart, behind a word that says so."""
    yield from (Ref(number) for number in statement.notes)
    if statement.against:
        before, after = said(language, "brackets", x="", y="\0").split("\0")
        yield Piece(before + said(language, "otherwise").rstrip(" "), "soft")
        yield from (Ref(number) for number in statement.against)
        yield Piece(after, "soft")


def _head(entry: Entry, field: Field, is_bare: bool, language: str) -> Iterator[Inline]:
    """Yield the notes and marks of date or title, unless they stand in a line of their own."""
    for statement in () if is_bare else entry.of(field):
        yield from _refs(statement, language)
        yield from _flags(statement, entry)


def _noted(entry: Entry, chronology: Chronology, heads: tuple[tuple[Inline, ...], ...]) -> Iterator[Line]:
    """Yield all lines of an entry; what stands behind its date and its title has lines of its own.

    They are not one line: a line stands on the page that has room for all its notes.
    """
    of_head = dict(zip((Field.WHEN, Field.WHAT), heads, strict=True))
    for statement in entry.statements:
        line, head = _line(statement, entry, chronology), of_head.pop(statement.field, ())
        if statement.field not in (Field.WHEN, Field.WHAT):
            yield line
        elif statement.remarks:
            yield Line((*line.inlines, *head), statement.label)
        elif head:
            is_cited = any(isinstance(one, Ref) for one in head)
            told = said(chronology.language, f"sources_of_{statement.field}") if is_cited else statement.label
            yield Line(head, told)


def _whole_flag(entry: Entry, chronology: Chronology) -> Iterator[Piece]:
    if chronology.is_draft and entry.is_all_unchecked:
        yield Piece(f" [{said(chronology.language, 'all_unchecked')}]", "flag")
    if chronology.is_draft and entry.rejected:
        fields = said(chronology.language, "join", x="", y="").join(entry.rejected)
        yield Piece(f" [{said(chronology.language, 'rejected', x=fields)}]", "flag")


def _line(statement: Statement, entry: Entry, chronology: Chronology) -> Line:
    remarks = said(chronology.language, "join", x="", y="").join(statement.remarks)
    if statement.field in (Field.WHAT, Field.WHEN) and not chronology.has_states:
        return Line((Piece(remarks, "soft"),), statement.label)
    inlines: list[Inline] = [Piece(statement.value)]
    if remarks:
        inlines.append(Piece(said(chronology.language, "brackets", x="", y=remarks), "soft"))
    inlines += _refs(statement, chronology.language)
    inlines += _flags(statement, entry)
    if chronology.has_states:
        state = named(chronology.language, "states", str(statement.state))
        inlines.append(Piece(f" – {said(chronology.language, 'state', x=state)}", "soft"))
    is_plain = statement.field is Field.STATEMENT and not chronology.has_states
    return Line(tuple(inlines), "" if is_plain else statement.label)


def _flags(statement: Statement, entry: Entry) -> Iterator[Piece]:
    """Yield the marks of the desk; that all is unchecked is told once, at the title."""
    flags = statement.flags[1:] if statement.flags and entry.is_all_unchecked else statement.flags
    for flag in flags:
        yield Piece(f" [{flag}]", "flag")


# notes -----------------------------------------------------------------------------------------


def _note(note: Note, language: str) -> Iterator[Piece]:
    if note.stance in _STANCES:
        yield Piece(said(language, _STANCES[note.stance], x="").rstrip() + " ", "strong")
    source = note.source if note.see is None else said(language, "see", x=note.source, note=note.see)
    yield from with_links(source, note.addresses)
    tail = said(language, "colon", x=note.locator, y=note.said) if note.locator and note.said else ""
    tail = tail or note.locator or note.said
    if tail:
        before = said(language, "comma") if note.see is not None else " "
        yield Piece(before + (tail if note.see is not None else tail[:1].upper() + tail[1:]))
        if not tail.endswith((".", "。", "…", "!", "?")):
            yield Piece(said(language, "stop"))
    elif note.see is not None:
        yield Piece(said(language, "stop"))
    yield from _quote(note, language)


def _quote(note: Note, language: str) -> Iterator[Piece]:
    """Yield what was quoted; a translation says that it is one."""
    if note.translation and note.quote:
        told = said(language, "translated", x=note.translation, y="\0")
        before, _, after = told.partition("\0")
        yield from (Piece(f" {before}"), Piece(note.quote, language=note.quote_language), Piece(after))
    elif note.translation:
        yield Piece(" " + said(language, "translated_alone", x=note.translation))
    elif note.quote:
        before, _, after = said(language, "quoted", x="\0").partition("\0")
        yield from (Piece(f" {before}"), Piece(note.quote, language=note.quote_language), Piece(after))
