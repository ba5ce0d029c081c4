"""RIS, the tagged format of reference managers (Research Information Systems, 2001 and later), read and written."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from models.errors import CaseError
from models.exchange.bibliography import (
    UNREAD,
    BibliographyText,
    Shelf,
    date_parts,
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

_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_TYPES: Final = {
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CPAPER": "paper-conference",
    "CONF": "paper-conference",
    "DATA": "dataset",
    "DBASE": "dataset",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
_BACK: Final = {csl: ris for ris, csl in reversed(_TYPES.items())} | {
    "document": "GEN",
    "webpage": "ELEC",
    "report": "RPRT",
}
_PLACES: Final = {
    "TI": "title",
    "T1": "title",
    "T2": "container",
    "JO": "container",
    "JF": "container",
    "PB": "publisher",
    "UR": "url",
    "LA": "language",
    "SN": "",
    "M1": "number",
    "IS": "",
    "N1": "note",
    "L2": "",
}
_AUTHORS: Final = ("AU", "A1", "A2", "A3", "A4")
_SEASONS: Final = ("spring", "summer", "autumn", "fall", "winter")
_HELD: Final = frozenset(
    ("title", "container", "publisher", "url", "language", "number", "pages", "accessed")
)


def read_ris(path: Path, _options: ImportOptions) -> Imported:
    """Answer the sources of a RIS file, and all that could not be kept."""
    return read_bibliography(path, _read, "RIS")


def _read(text: str, shelf: Shelf) -> None:
    entry: list[tuple[int, str, str]] = []
    for number, tag, value in _tagged(text):
        if tag == "TY" and entry:
            shelf.problems.append(
                trouble(number, "The entry before has no end (ER); it was read all the same.")
            )
            _shelve(entry, shelf)
            entry = []
        if tag == "ER":
            _shelve(entry, shelf)
            entry = []
        elif tag == "TY" or entry:
            entry.append((number, tag, value))
    _shelve(entry, shelf)


def _tagged(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line number, tag and value; a line without a tag goes on with the value before it."""
    held: tuple[int, str, str] | None = None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _LINE.fullmatch(line.rstrip())
        if found:
            if held:
                yield held
            held = (number, found[1], found[2].strip())
        elif held and line.strip():
            held = (held[0], held[1], f"{held[2]} {line.strip()}".strip())
    if held:
        yield held


def _shelve(entry: list[tuple[int, str, str]], shelf: Shelf) -> None:
    if not entry:
        return
    line = entry[0][0]
    values: dict[str, str] = {}
    authors: list[str] = []
    told: list[str] = []
    dates: dict[str, str] = {}
    pages: dict[str, str] = {}
    for _, tag, value in entry[1:]:
        if not value:
            continue
        ours = _PLACES.get(tag, "")
        if tag in _AUTHORS:
            family, _, given = value.partition(",")
            authors.append(name_of(family.strip(), given.strip()))
        elif tag in ("PY", "Y1", "DA", "Y2"):
            dates.setdefault(tag, value)
        elif tag in ("SP", "EP"):
            pages[tag] = value
        elif tag in ("L1", "L4"):
            shelf.attachments += 1
            told.append(extra_of(f"ris.{tag}", value))
        elif ours and ours not in values:
            values[ours] = value
        else:
            told.append(extra_of(f"ris.{tag}", value))
            shelf.left_out[tag] = None
    issued, rest = _dates(dates, line, shelf)
    accessed = _day(dates.get("Y2", ""), line, shelf)
    if dates.get("Y2") and accessed is None:
        told.append(extra_of("ris.Y2", dates["Y2"]))
    kind = entry[0][2].upper()
    if kind not in _TYPES or _BACK.get(_TYPES[kind]) != kind:
        told.append(extra_of("ris.TY", kind))
    shelf.sources.append(
        Source(
            SourceId(new_id()),
            values.pop("title", ""),
            type=_TYPES.get(kind, "document"),
            authors=tuple(authors),
            pages="-".join(pages[tag] for tag in ("SP", "EP") if tag in pages),
            issued=issued,
            accessed=accessed,
            extra=(*told, *rest),
            **values,  # type: ignore[arg-type] # all of them text
        )
    )


def _dates(dates: dict[str, str], line: int, shelf: Shelf) -> tuple[When | None, tuple[str, ...]]:
    """Answer the date of issue, the finer of DA and PY; what cannot be read is kept as it stands."""
    for tag in ("DA", "PY", "Y1"):
        found = _day(dates.get(tag, ""), line, shelf) if tag in dates else None
        if found is not None:
            return found, ()
    return None, tuple(extra_of(f"ris.{tag}", dates[tag]) for tag in ("DA", "PY", "Y1") if tag in dates)


def _day(text: str, line: int, shelf: Shelf) -> When | None:
    """Answer the date of YYYY/MM/DD/other, whose last part may hold a season, or of EDTF and words."""
    if not text.strip("/ "):
        return None
    with contextlib.suppress(CaseError):
        return When.from_edtf(text)  # not of the format, but what it cannot say otherwise
    try:
        parts = [part.strip() for part in text.split("/")]
        if (
            len(parts) == 4
            and not any(parts[1:3])
            and parts[3].casefold() in ("spring", "summer", "autumn", "fall", "winter")
        ):
            return when_of_parts(parts[:1], parts[3])
        if re.fullmatch(r"\d{1,4}(/\d{0,2}){0,2}(/.*)?", text):
            return when_of_parts(parts[:3])
        return when_of(text)
    except (CaseError, ValueError):
        shelf.problems.append(trouble(line, UNREAD.format(text)))
        return None


# writing ---------------------------------------------------------------------------------------


def write_ris(sources: Iterable[Source]) -> BibliographyText:
    """Answer public sources as RIS, and what that format cannot hold."""
    held = publishable(sources)
    return BibliographyText("".join(_entry(source) for source in held), lost_of(held, _HELD))


def _entry(source: Source) -> str:
    told = dict(extras(source, "ris"))
    lines = [
        ("TY", told.pop("TY", _BACK.get(source.type, "GEN"))),
        ("TI", source.title),
        ("T2", source.container),
    ]
    lines += [("AU", ", ".join(part for part in name_parts(name) if part)) for name in source.authors]
    lines += [("PB", source.publisher), ("M1", source.number), ("LA", source.language), ("UR", source.url)]
    first, _, last = source.pages.partition("-")
    lines += [("SP", first), ("EP", last)]
    if source.issued:
        lines.append(("DA", _slashed(source.issued)))
    if source.accessed:
        lines.append(("Y2", _slashed(source.accessed)))
    lines += list(told.items())
    return "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines if value) + "ER  - \n\n"


def _slashed(when: When) -> str:
    """Answer a date as RIS writes it; one that says more than RIS can stands as EDTF."""
    parts = date_parts(when)
    return (
        "/".join(when.edtf.split("-")) + "/" * (3 - len(parts[0])) if parts and len(parts) == 1 else when.edtf
    )


def _one_line(value: str) -> str:
    return " ".join(value.split())
