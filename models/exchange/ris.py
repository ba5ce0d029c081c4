"""RIS, the tagged format of reference managers (Research Information Systems, 2001 and later), read and written.

It is read by code of our own: rispy answers no line numbers, drops what stands outside of its list of tags, and knows
one entry's end only by its tag.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from models.exchange.bibliography import (
    BibliographyText,
    Draft,
    Shelf,
    extras,
    read_bibliography,
    written_bibliography,
)
from models.exchange.imported import Imported, ImportOptions
from models.exchange.ris_dates import read_dates, when_to_ris
from models.records.source_list.names import name_of, parts_of
from models.records.story import Source
from models.translation import tr

_STRICT: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9])  -(?: (.*)|)")
_LOOSE: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9]) {0,2}- ?(.*)")
_WEB: Final = re.compile(r"\s*(https?|ftp)://", re.IGNORECASE)
# The first of several types of RIS that mean one CSL type is the one that is written.
_TYPES: Final = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "INPR": "article",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CLSWK": "classic", "CPAPER": "paper-conference", "COMP": "software", "DATA": "dataset",
    "DICT": "entry-dictionary", "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "ART": "graphic",
    "GEN": "document", "HEAR": "hearing", "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map",
    "MPCT": "motion_picture", "MUSIC": "musical_score", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "periodical", "SLIDE": "speech", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis", "ELEC": "webpage",
    "AGGR": "dataset", "ANCIENT": "classic", "CONF": "paper-conference", "CTLG": "book", "DBASE": "dataset",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "GOVDOC": "report",
    "ICOMM": "personal_communication", "JFULL": "periodical", "UNBILL": "bill", "UNPB": "manuscript",
    "UNPD": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_BACK: Final = {csl: ris for ris, csl in reversed(_TYPES.items())}
_PLACES: Final = {
    "TI": "title", "T1": "title", "T2": "container", "JO": "container", "JF": "container", "BT": "container",
    "PB": "publisher", "UR": "url", "LA": "language", "M1": "number", "M3": "genre", "OP": "original_title",
    "N1": "note",
}  # fmt: skip
_AUTHORS: Final = frozenset(("AU", "A1"))
_DATES: Final = frozenset(("PY", "Y1", "DA", "Y2"))
_FILES: Final = frozenset(("L1", "L2", "L4"))


def read_ris(path: Path, _options: ImportOptions) -> Imported:
    """Return the sources of a RIS file, and all that could not be kept."""
    return read_bibliography(path, _read, "RIS")


def _read(text: str, shelf: Shelf) -> None:
    entry: list[tuple[int, str, str]] = []
    for number, tag, value in _tagged(text):
        if tag == "TY" and entry:
            shelf.tell(number, tr("The entry before has no end (ER); it was read all the same."))
            _read_entry(entry, shelf)
            entry = []
        if tag == "ER":
            _read_entry(entry, shelf)
            entry = []
        elif tag == "TY" or entry:
            entry.append((number, tag, value))
        else:
            shelf.tell(number, tr("{tag} stands outside of an entry and was left out.", tag=tag))
    if entry:
        shelf.tell(entry[0][0], tr("This entry has no end (ER); it was read all the same."))
        _read_entry(entry, shelf)


def _tagged(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line number, tag and value; a line without a tag goes on with the value before it."""
    pattern = _STRICT if re.search(r"(?m)^\ufeff?TY  - ", text) else _LOOSE
    held: tuple[int, str, str] | None = None
    more: list[str] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if found := pattern.fullmatch(line.rstrip()):
            if held:
                yield held[0], held[1], " ".join((held[2], *more)).strip()
            held, more = (number, found[1], (found[2] or "").strip()), []
        elif held and line.strip():
            more.append(line.strip())
    if held:
        yield held[0], held[1], " ".join((held[2], *more)).strip()


def _read_entry(entry: list[tuple[int, str, str]], shelf: Shelf) -> None:
    if not entry:
        return
    draft = Draft(shelf, "ris", entry[0][0])
    dates: dict[str, str] = {}
    pages: dict[str, str] = {}
    for _, tag, value in entry[1:]:
        if not value:
            continue
        if tag in _AUTHORS:
            draft.authors.append(_author(value))
        elif tag in _DATES and tag not in dates:
            dates[tag] = value
        elif tag in ("SP", "EP") and tag not in pages:
            pages[tag] = value
        elif tag in _FILES:
            draft.attach(tag, value, (path for path in value.split(";") if not _WEB.match(path)))
        elif tag == "ID":
            draft.keep(tag, value, is_told=False)
        else:
            draft.put(_PLACES.get(tag, ""), tag, value)
    draft.put("pages", "SP", "-".join(pages[tag] for tag in ("SP", "EP") if tag in pages))
    read_dates(dates, draft)
    _read_type(entry[0][2], draft)
    draft.shelve()


def _read_type(told: str, draft: Draft) -> None:
    kind = told.upper()
    draft.type = _TYPES.get(kind, "document")
    if kind and _BACK.get(draft.type) != kind:
        draft.keep("TY", kind, is_told=False)
    if kind not in _TYPES:
        draft.tell(tr("The type “{type}” is not known and was read as a document.", type=told))


def _author(text: str) -> str:
    """Return "Family, Given, Suffix" as a name; a body may end with a comma that says so."""
    family, given, suffix = (*(part.strip() for part in text.rstrip(", ").split(",", 2)), "", "")[:3]
    return name_of(family, given, suffix)


# writing ---------------------------------------------------------------------------------------


def write_ris(sources: Iterable[Source], *, is_internal: bool = False) -> BibliographyText:
    """Return public sources as RIS and what that format cannot hold; with `is_internal` the others too."""
    return written_bibliography(sources, _write, _read, is_internal=is_internal)


def _write(sources: tuple[Source, ...]) -> str:
    return "".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    told = extras(source, "ris")
    kind = next((value for tag, value in told if tag == "TY" and _TYPES.get(value) == source.type), "")
    lines = [
        ("TY", kind or _BACK.get(source.type, "GEN")),
        ("TI", source.title),
        ("OP", source.original_title),
    ]
    lines += [("AU", _written_name(name)) for name in source.authors]
    lines += [("T2", source.container), ("PB", source.publisher), ("M1", source.number), ("M3", source.genre)]
    first, _, last = source.pages.partition("-")
    lines += [("SP", first), ("EP", last), ("LA", source.language), ("UR", source.url)]
    if source.issued:
        year = re.match(r"\d{4}(?=-|$)(?!.*[/?~%])", source.issued.edtf)
        lines += [("PY", year[0] if year else ""), ("DA", when_to_ris(source.issued))]
    if source.accessed:
        lines.append(("Y2", when_to_ris(source.accessed)))
    taken = {tag for tag, value in lines if value}
    single = taken & {*_DATES, "SP", "EP"}
    lines += [(tag, value) for tag, value in told if tag not in ("TY", "ER") and _may_follow(tag, single)]
    return "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines if value) + "ER  - \n\n"


def _may_follow(tag: str, taken: set[str]) -> bool:
    return re.fullmatch(r"[A-Z][A-Z0-9]", tag) is not None and tag not in taken


def _written_name(name: str) -> str:
    parts = parts_of(name)
    return ", ".join(part for part in (parts.family, parts.given, parts.suffix) if part)


def _one_line(value: str) -> str:
    return " ".join(value.split())
