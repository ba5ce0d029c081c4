"""BibTeX and BibLaTeX, read with bibtexparser into sources and written as BibLaTeX, whose dates are EDTF."""

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from models.errors import CaseError
from models.exchange.bibliography import (
    UNREAD,
    BibliographyText,
    Shelf,
    extra_of,
    extras,
    lost_of,
    name_of,
    name_parts,
    publishable,
    read_bibliography,
    trouble,
    when_of,
    when_of_parts,
)
from models.exchange.imported import Imported, ImportOptions
from models.records import Source, SourceId, new_id
from models.when import When

_TYPES: Final = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "jurisdiction": "legal_case",
    "legal": "regulation",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
_BACK: Final = {csl: bib for bib, csl in reversed(_TYPES.items())} | {
    "webpage": "online",
    "document": "misc",
    "book": "book",
    "thesis": "thesis",
    "report": "report",
    "chapter": "incollection",
    "article-newspaper": "article",
    "article-magazine": "article",
    "post-weblog": "online",
    "paper-conference": "inproceedings",
}
_PLACES: Final = {
    "title": "title",
    "journaltitle": "container",
    "journal": "container",
    "booktitle": "container",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "school": "publisher",
    "number": "number",
    "pages": "pages",
    "url": "url",
    "langid": "language",
    "language": "language",
    "origtitle": "original_title",
    "titleaddon": "genre",
}
_DATES: Final = frozenset(("date", "year", "month", "day", "urldate"))
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]+$")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HELD: Final = frozenset((*_PLACES.values(), "accessed"))
_ESCAPES: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "{}%&#$_"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_VERBATIM: Final = frozenset(("url", "file", "doi"))


def read_bibtex(path: Path, _options: ImportOptions) -> Imported:
    """Answer the sources of a BibTeX or BibLaTeX file, and all that could not be kept."""
    return read_bibliography(path, _read, "BibTeX")


def _read(text: str, shelf: Shelf) -> None:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - its parsers cost a tenth of a second

    noise = logging.getLogger("bibtexparser")
    before = noise.disabled
    logging.disable(logging.WARNING)  # it tells of every broken block on stderr; we tell of them ourselves
    try:
        library = parse_string(text.replace("\r\n", "\n").replace("\r", "\n"))
    except Exception:  # whatever it stumbles over is one sentence to a person
        shelf.problems.append(trouble(1, "The file is no sound BibTeX: export it again."))
        return
    finally:
        logging.disable(logging.NOTSET)
        noise.disabled = before
    for entry in library.entries:
        shelf.sources.append(_source(entry, shelf))
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        shelf.problems.append(trouble(line, "This entry is broken or there twice and was left out: mend it."))


def _source(entry: Any, shelf: Shelf) -> Source:
    told_as = {name.casefold(): str(one.value) for name, one in entry.fields_dict.items()}
    line = (entry.start_line or 0) + 1
    values: dict[str, str] = {}
    told: list[str] = (
        []
        if _BACK.get(_TYPES.get(entry.entry_type, "")) == entry.entry_type
        else [extra_of("bib.@", entry.entry_type)]
    )
    for name, value in told_as.items():
        ours = _PLACES.get(name, "")
        if name in _DATES or name in ("author", "editor") or not value.strip():
            continue
        if ours and ours not in values:
            values[ours] = value.strip() if name in _VERBATIM else _plain(value)
        else:
            told.append(extra_of(f"bib.{name}", value.strip() if name in _VERBATIM else _plain(value)))
            shelf.left_out.update({} if name == "file" else {name: None})
            shelf.attachments += name == "file"
    issued, unread = _issued(told_as, line, shelf)
    accessed = _date(told_as.get("urldate", ""), line, shelf)
    if told_as.get("urldate") and accessed is None:
        unread = (*unread, extra_of("bib.urldate", told_as["urldate"]))
    return Source(
        SourceId(new_id()),
        values.pop("title", ""),
        type=_TYPES.get(entry.entry_type, "document"),
        authors=_authors(told_as.get("author") or told_as.get("editor") or ""),
        issued=issued,
        accessed=accessed,
        extra=(*told, *unread),
        **values,  # type: ignore[arg-type] # all of them text
    )


def _plain(value: str) -> str:
    """Answer text without the commands and braces of LaTeX."""
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - costs a tenth of a second

    if "\\" in value or "$" in value:
        try:
            decoder = LatexNodes2Text(keep_comments=True, math_mode="verbatim")
            value = decoder.latex_to_text(re.sub(r"(?<!\\)%", r"\%", value))
        except Exception:  # broken LaTeX stays as it stands
            return " ".join(value.split())
        return " ".join(value.split())
    return " ".join(value.replace("{", "").replace("}", "").split())


def _authors(text: str) -> tuple[str, ...]:
    return tuple(_author(part.strip()) for part in _split_and(text) if part.strip())


def _split_and(text: str) -> list[str]:
    """Answer the names between the words "and" that stand outside of braces."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(r"[{}]|\s+and\s+", text):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _author(name: str) -> str:
    if name.startswith("{") and name.endswith("}"):
        return _plain(name[1:-1])
    pieces = [_plain(piece) for piece in name.split(",")]
    if len(pieces) > 1:
        return name_of(pieces[0], ", ".join(reversed(pieces[1:])))
    words = _plain(name).split()
    if all(_WIDE.match(word) for word in words):
        return "".join(words)  # a Chinese name stands family first already
    if len(words) < 2:
        return " ".join(words)
    small = next((n for n, word in enumerate(words[:-1]) if word[0].islower() and n), len(words) - 1)
    return name_of(" ".join(words[small:]), " ".join(words[:small]))


def _issued(told: dict[str, str], line: int, shelf: Shelf) -> tuple[When | None, tuple[str, ...]]:
    if told.get("date"):
        found = _date(told["date"], line, shelf)
        return found, () if found else (extra_of("bib.date", told["date"]),)
    if not told.get("year"):
        return None, ()
    month = _plain(told.get("month", "")).casefold()
    number = next((str(n) for n, name in enumerate(_MONTHS, start=1) if month.startswith(name)), month)
    try:
        return when_of_parts((_plain(told["year"]), number, _plain(told.get("day", "")))), ()
    except CaseError:
        found = _date(_plain(told["year"]), line, shelf)
        kept = [extra_of(f"bib.{name}", told[name]) for name in ("month", "day") if told.get(name)]
        return found, tuple(kept) if found else (extra_of("bib.year", told["year"]), *kept)


def _date(text: str, line: int, shelf: Shelf) -> When | None:
    if not text.strip():
        return None
    try:
        return when_of(_plain(text))
    except CaseError:
        shelf.problems.append(trouble(line, UNREAD.format(text)))
        return None


# writing ---------------------------------------------------------------------------------------


def write_bibtex(sources: Iterable[Source]) -> BibliographyText:
    """Answer public sources as BibLaTeX, and what that format cannot hold."""
    held = publishable(sources)
    return BibliographyText(
        "\n".join(_entry(source, number) for number, source in enumerate(held, start=1)), lost_of(held, _HELD)
    )


def _entry(source: Source, number: int) -> str:
    told = dict(extras(source, "bib"))
    kind = told.pop("@", _BACK.get(source.type, "misc"))
    container = "booktitle" if kind in ("incollection", "inbook", "inproceedings") else "journaltitle"
    fields = {
        "author": " and ".join(map(_written_name, source.authors)),
        "title": _written(source.title),
        container: _written(source.container),
        "publisher": _written(source.publisher),
        "date": source.issued.edtf if source.issued else "",
        "urldate": source.accessed.edtf if source.accessed else "",
        "number": _written(source.number),
        "pages": _written(source.pages),
        "url": _address(source.url),
        "langid": _written(source.language),
        "origtitle": _written(source.original_title),
        "titleaddon": _written(source.genre),
    }
    fields |= {
        name: _address(value) if name in _VERBATIM else _written(value)
        for name, value in told.items()
        if name not in fields
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{source{number},\n" + ",\n".join(lines) + "\n}\n"


def _written_name(name: str) -> str:
    family, given = name_parts(name)
    return f"{_written(family)}, {_written(given)}" if given else f"{{{_written(name)}}}"


def _written(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


def _address(text: str) -> str:
    """Answer an address, in which braces would end the field."""
    return "".join(text.split()).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
