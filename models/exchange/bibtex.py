"""BibTeX and BibLaTeX, read into sources and written as BibLaTeX, whose dates are EDTF."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from models.exchange.bib_fields import (
    DATES,
    NAMES,
    PLACES,
    VERBATIM,
    babel_of,
    kind_of,
    language_of,
    read_dates,
    type_of,
)
from models.exchange.bib_grammar import Entry, Grammar
from models.exchange.bib_latex import from_latex, from_verbatim, to_latex, to_verbatim
from models.exchange.bib_names import name_to_bibtex, names_from_bibtex
from models.exchange.bibliography import (
    BibliographyText,
    Draft,
    Shelf,
    extras,
    read_bibliography,
    written_bibliography,
)
from models.exchange.imported import Imported, ImportOptions
from models.exchange.source_files import parts_of_field
from models.records.story import Source
from models.translation import tr

_OUR_KEY: Final = re.compile(r"source\d+")
_PERIODICAL: Final = frozenset(("article", "periodical", "suppperiodical"))
_PARTS: Final = frozenset(("incollection", "inbook", "inproceedings", "inreference"))
_BODIES: Final = {
    "online": "organization",
    "misc": "organization",
    "report": "institution",
    "thesis": "institution",
}


def read_bibtex(path: Path, _options: ImportOptions) -> Imported:
    """Return the sources of a BibTeX or BibLaTeX file, and all that could not be kept."""
    return read_bibliography(path, _read, "BibTeX")


def _read(text: str, shelf: Shelf) -> None:
    keys: set[str] = set()
    for entry in Grammar(text.replace("\r\n", "\n").replace("\r", "\n"), shelf.tell).entries():
        if entry.key and entry.key in keys:
            shelf.tell(entry.line, tr("The key {key} is there twice; both entries were read.", key=entry.key))
        keys.add(entry.key)
        _read_entry(entry, Draft(shelf, "bib", entry.line))


def _read_entry(entry: Entry, draft: Draft) -> None:
    told: dict[str, str] = {}
    for name, value in entry.fields:
        if name in told:
            draft.put("", name, from_latex(value))
        told.setdefault(name, value)
    draft.type = type_of(entry.kind, from_latex(told.get("entrysubtype", "")))
    draft.put("title", "title", _title(told))
    draft.authors, has_others = _authors(told)
    if has_others:
        draft.keep("others", "and others", is_told=False)
    for name, value in told.items():
        _read_field(name, value, entry.kind, told, draft)
    read_dates(told, draft)
    if entry.key and not _OUR_KEY.fullmatch(entry.key):
        draft.keep("key", entry.key, is_told=False)
    if entry.kind != kind_of(draft.type)[0]:
        draft.keep("@", entry.kind, is_told=False)
    draft.shelve()


def _title(told: dict[str, str]) -> str:
    parts = (from_latex(told.get(name, "")) for name in ("title", "subtitle"))
    return ": ".join(part for part in parts if part)


def _authors(told: dict[str, str]) -> tuple[list[str], bool]:
    names, has_others = names_from_bibtex(told.get("author", ""))
    return list(names), has_others


def _read_field(name: str, value: str, kind: str, told: dict[str, str], draft: Draft) -> None:
    """Put a field into a draft, or keep it by its name."""
    if name in DATES or name in ("title", "subtitle", "author"):
        return
    if name == "entrysubtype" and kind_of(draft.type)[1] == from_latex(value).casefold():
        return
    if name in ("file", "files") and value.strip():
        draft.attach(name, value.strip(), parts_of_field(value))
    elif name in NAMES:
        draft.put("", name, value)  # as it stands: braces tell a body from a person
    elif name in VERBATIM:
        draft.put(PLACES.get(name, ""), name, from_verbatim(value))
    elif name == "howpublished" and (found := re.search(r"\\url\{([^{}]+)\}", value)):
        draft.put("url", name, from_verbatim(found[1]))
    elif name == "number" and kind in _PERIODICAL and told.get("volume"):
        draft.put("", name, from_latex(value))  # the issue of a journal
    elif name == "pages":
        draft.put("pages", name, from_latex(re.sub("--+", "-", value)))
    elif PLACES.get(name) == "language":
        draft.put("language", name, language_of(from_latex(value)))
    else:
        draft.put(PLACES.get(name, ""), name, from_latex(value))


# writing ---------------------------------------------------------------------------------------


def write_bibtex(sources: Iterable[Source], *, is_internal: bool = False) -> BibliographyText:
    """Return public sources as BibLaTeX and what that format cannot hold; with `is_internal` the others too."""
    return written_bibliography(sources, _write, _read, is_internal=is_internal)


def _write(sources: tuple[Source, ...]) -> str:
    taken: set[str] = set()
    entries = []
    for number, source in enumerate(sources, start=1):
        told = dict(reversed(extras(source, "bib")))  # the first of several of one name counts
        key = re.sub(r"[^A-Za-z0-9:_.+/-]", "", told.get("key", ""))
        key = f"source{number}" if not key or key in taken else key
        taken.add(key)
        entries.append(_entry(source, key, told))
    return "\n".join(entries)


def _entry(source: Source, key: str, told: dict[str, str]) -> str:
    kind, subtype = kind_of(source.type)
    if "@" in told and type_of(told["@"], subtype) == source.type and re.fullmatch("[a-z]+", told["@"]):
        kind = told["@"]
    authors = [name_to_bibtex(name) for name in source.authors]
    fields = {
        "author": " and ".join(authors + (["others"] if authors and "others" in told else [])),
        "title": to_latex(source.title),
        "booktitle" if kind in _PARTS else "journaltitle": to_latex(source.container),
        _BODIES.get(kind, "publisher"): to_latex(source.publisher),
        "date": source.issued.edtf if source.issued else "",
        "entrysubtype": subtype,
        "number": to_latex(source.number),
        "pages": to_latex(source.pages).replace("-", "--")
        if "--" not in source.pages
        else to_latex(source.pages),
        "langid": to_latex(babel_of(source.language)),
        "origtitle": to_latex(source.original_title),
        "titleaddon": to_latex(source.genre),
        "url": to_verbatim(source.url),
        "urldate": source.accessed.edtf if source.accessed else "",
        "archiveurl": to_verbatim(source.archived_url),
    }
    for name, value in reversed(told.items()):
        if re.fullmatch(r"[a-z][a-z0-9+-]*", name) and name not in ("key", "others") and not fields.get(name):
            fields[name] = _written(name, value)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _written(name: str, value: str) -> str:
    if name in NAMES:
        depth, lowest = 0, 0
        for sign in value:
            depth += {"{": 1, "}": -1}.get(sign, 0)
            lowest = min(lowest, depth)
        return " ".join(value.split()) if depth == lowest == 0 else to_latex(value)
    return to_verbatim(value) if name in VERBATIM else to_latex(value)
