"""What the formats of bibliographies share: entries as they are read, fields without a place, and what gets lost."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.errors import CaseError
from models.exchange import imported as limits
from models.exchange.imported import Imported, Trouble, of_file, shown, unreadable
from models.exchange.source_files import Attachment, local_path
from models.records.story import Confidentiality, Source, SourceId, new_id
from models.texts.encoding import decoded, name_of
from models.translation import tr, tr_count, tr_later
from models.values.when import When

_PRIVATE: Final = frozenset(
    ("file", "files", "note", "annote", "annotation", "custom", "attachments", "l1", "l2", "l3", "l4", "n1")
)
_INVISIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNREAD: Final = tr_later("The date “{date}” cannot be read and is kept as it stands.")
# The same field by its names in CSL-JSON, RIS and BibLaTeX, so that it is not lost on the way between them.
_ALIKE: Final = (
    ("DOI", "DO", "doi"),
    ("volume", "VL", "volume"),
    ("issue", "IS", "issue"),
    ("edition", "ET", "edition"),
    ("publisher-place", "CY", "location"),
    ("title-short", "ST", "shorttitle"),
    ("abstract", "AB", "abstract"),
)
_FORMATS: Final = ("csl", "ris", "bib")


class UnusableFile(Exception):
    """A file that cannot be used at all; the words go on behind its name."""


@dataclass(slots=True)
class Shelf:
    """The sources of a file as they are read, and everything that has no place in one."""

    sources: list[Source] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)  # names of fields, in order
    attachments: list[Attachment] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def tell(self, line: int, sentence: str) -> None:
        """Say what could not be read, safe to print."""
        self.problems.append(Trouble(line, shown(sentence)))

    def add(self, source: Source) -> None:
        """Take a source; UnusableFile if there are too many."""
        if len(self.sources) >= limits.MOST_ROWS:
            raise UnusableFile(tr("holds more than {most:,} entries: split it.", most=limits.MOST_ROWS))
        self.sources.append(source)

    def imported(self, remark: str) -> Imported:
        """Tell what was read."""
        remarks = [*([remark] if self.sources else []), *self.remarks]
        if self.attachments:
            remarks.append(
                tr_count(
                    len(self.attachments),
                    "{n:,} attached file named; none was opened.",
                    "{n:,} attached files named; none was opened.",
                )
            )
        return Imported(
            tuple(self.sources),
            tuple(self.problems),
            tuple(map(shown, self.left_out)),
            tuple(remarks),
            attachments=tuple(self.attachments),
        )


@dataclass(slots=True)
class Draft:
    """One entry of a bibliography as it is read."""

    shelf: Shelf
    format: str  # csl, ris, bib, archiver: stands before the names of fields that have no place
    line: int
    type: str = "document"
    values: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    dates: dict[str, When] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def put(self, ours: str, name: str, value: str) -> None:
        """Put a value into a field of a source, or keep it by its name if it has no place or that is taken."""
        value = clean(value)
        if len(value) > limits.LONGEST_CELL:
            self.tell(tr("The field {name} is longer than 1 MB and was left out.", name=shown(name, 60)))
        elif value and ours == "note" and "note" in self.values:
            self.values["note"] += f"\n{value}"
        elif value and ours and ours not in self.values:
            self.values[ours] = value
        elif value and self.values.get(ours) != value:
            self.keep(name, value)

    def keep(self, name: str, value: str, *, is_told: bool = True) -> None:
        """Keep a value that has no place here; told with the names of such fields, unless it is told elsewhere."""
        if len(value) > limits.LONGEST_CELL:
            self.tell(tr("The field {name} is longer than 1 MB and was left out.", name=shown(name, 60)))
            return
        self.kept.append(extra_of(f"{self.format}.{clean(name)}", clean(value)))
        if is_told:
            self.shelf.left_out[clean(name)] = None

    def date(self, ours: str, name: str, told: str, read: Callable[[], When]) -> None:
        """Read a date; one that cannot be read is kept as it stands and told."""
        if not told.strip():
            return
        try:
            when = read()
            self.dates[ours] = when if not when.wording else _worded(when, clean(when.wording))
        except (CaseError, ValueError, TypeError):
            self.keep(name, told, is_told=False)
            self.tell(tr(_UNREAD, date=told))

    def attach(self, name: str, told: str, paths: Iterable[str]) -> None:
        """Keep the names of attached files; what lies on another computer or on the web is kept but not offered."""
        self.keep(name, told, is_told=False)
        for path in paths:
            here = local_path(path)
            if here and here not in self.files:
                self.files.append(here)
            elif path and not here:
                self.tell(tr("“{path}” is not on this computer and is not offered as a document.", path=path))

    def tell(self, sentence: str) -> None:
        """Say what could not be read of this entry."""
        self.shelf.tell(self.line, sentence)

    def shelve(self) -> None:
        """Make it a source and put that on the shelf."""
        if not self.values.get("title"):
            self.tell(tr("This entry has no title."))
        values: dict[str, str] = {"title": ""} | self.values
        source = Source(
            SourceId(new_id()),
            type=clean(self.type) or "document",
            authors=tuple(filter(None, map(clean, self.authors))),
            issued=self.dates.get("issued"),
            accessed=self.dates.get("accessed"),
            extra=tuple(self.kept),
            **values,  # type: ignore[arg-type] # all of them text
        )
        self.shelf.add(source)
        self.shelf.attachments += [Attachment(source.id, path) for path in self.files]


def _worded(when: When, wording: str) -> When:
    return When(when.edtf, when.earliest, when.latest, wording)


def clean(text: str) -> str:
    """Return foreign text that can be kept: no control characters, single spaces; line breaks stay."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    lines = (" ".join(line.split()) for line in _INVISIBLE.sub("", text).split("\n"))
    return "\n".join(lines).strip()


def read_bibliography(path: Path, read: Callable[[str, Shelf], None], name: str) -> Imported:
    """Return the sources of a file in some format; never raises over its content."""
    try:
        shelf = Shelf()
        read(_text_of(path, shelf), shelf)
    except OSError as error:
        return Imported(refusal=unreadable(path.name, error))
    except UnusableFile as error:
        return Imported(refusal=of_file(path.name, error))
    except (RecursionError, MemoryError):
        return Imported(refusal=tr("{name} is nested too deeply or too large: split it.", name=path.name))
    if not shelf.sources and not shelf.problems:
        return Imported(
            refusal=tr(
                "{name} holds no source in {format}: check that it is the right file.",
                name=path.name,
                format=tr(name),
            )
        )
    found = len(shelf.sources)
    return shelf.imported(
        tr_count(
            found, "Read {n:,} source from {format}.", "Read {n:,} sources from {format}.", format=tr(name)
        )
    )


def _text_of(path: Path, shelf: Shelf) -> str:
    if not os.path.isfile(path):
        raise UnusableFile(tr("is not there or is no file: check the name."))
    with path.open("rb") as file:
        data = file.read(limits.MOST_BYTES + 1)
    if len(data) > limits.MOST_BYTES:
        raise UnusableFile(tr("is larger than {most} MB: split it.", most=limits.MOST_BYTES // 1024**2))
    found = decoded(data)
    if found.is_guessed or not found.is_sound:
        shelf.remarks.append(
            tr(
                "Read as {encoding}, which is a guess: look at the accents, or export it as UTF-8.",
                encoding=name_of(found.encoding),
            )
        )
    return found.text.removeprefix("\ufeff")


# fields without a place --------------------------------------------------------------------------


def extra_of(name: str, value: str) -> str:
    """Return a field that has no place here as it is kept; a name never holds the sign that ends it."""
    return f"{name.replace('=', '-')}={value}"


def extras(source: Source, format: str) -> tuple[tuple[str, str], ...]:
    """Return the fields that go back into a format, in order, without paths and private notes.

    They came from it, or have a name there too.
    """
    found = []
    for one in source.extra:
        name, _, value = one.partition("=")
        from_, _, name = name.partition(".")
        known = name if from_ == format else _alike(from_, name).get(format, "")
        if known and known.casefold() not in _PRIVATE:
            found.append((known, value))
    return tuple(found)


def _alike(format: str, name: str) -> Mapping[str, str]:
    """Return the names of a field in each format."""
    if format not in _FORMATS:
        return MappingProxyType({})
    column = _FORMATS.index(format)
    row = next((row for row in _ALIKE if row[column] == name), ())
    return MappingProxyType(dict(zip(_FORMATS, row, strict=False)))


# writing -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BibliographyText:
    """A bibliography as text, in words what the format cannot hold, and how many sources stayed here."""

    text: str
    lost: tuple[str, ...] = ()
    held_back: int = 0


def written_bibliography(
    sources: Iterable[Source],
    write: Callable[[tuple[Source, ...]], str],
    read: Callable[[str, Shelf], None],
    *,
    is_internal: bool,
) -> BibliographyText:
    """Return sources as text; what is lost is found by reading that text again, so the report cannot err."""
    told = tuple(sources)
    held = tuple(publishable(told, is_internal=is_internal))
    text, shelf = write(held), Shelf()
    read(text, shelf)
    return BibliographyText(text, losses(held, shelf.sources), len(told) - len(held))


def publishable(sources: Iterable[Source], *, is_internal: bool = False) -> Iterator[Source]:
    """Yield the sources that may leave the newsroom, or within it all of them, confidential ones as a code name."""
    for source in sources:
        if source.confidentiality is Confidentiality.PUBLIC:
            yield source
        elif is_internal and (source.code_name or source.confidentiality is Confidentiality.CONFIDENTIAL):
            yield Source(source.id, source.code_name or "confidential source", type="document")
        elif is_internal:
            yield replace(source, confidentiality=Confidentiality.PUBLIC)


def losses(sources: Iterable[Source], back: Iterable[Source]) -> tuple[str, ...]:
    """Tell which fields did not come back as they were, with how many sources that touches."""
    counts: Counter[str] = Counter()
    imported: Counter[str] = Counter()
    for source, other in zip(sources, back, strict=True):
        for one in fields(Source):
            if one.name not in ("id", "extra") and getattr(source, one.name) != getattr(other, one.name):
                counts[one.name] += 1
        imported.update(set(_extra_names(source)) - set(_extra_names(other)))
    told = [
        tr_count(count, "{field} of {n:,} source", "{field} of {n:,} sources", field=_in_words(name))
        for name, count in counts.items()
    ]
    told += [
        tr_count(count, "imported {field} of {n:,} source", "imported {field} of {n:,} sources", field=name)
        for name, count in imported.items()
    ]
    return tuple(told)


_FIELDS: Final = MappingProxyType(
    {
        "archived_url": tr_later("archived address"), "url": tr_later("address"), "accessed": tr_later("day of access"),
        "issued": tr_later("date of issue"), "origin_id": tr_later("origin"), "is_primary": tr_later("primary"),
        "was_read": tr_later("not read"), "note": tr_later("internal note"),
    }
)  # fmt: skip


def _in_words(name: str) -> str:
    return tr(_FIELDS.get(name, name.replace("_", " ")))


def _extra_names(source: Source) -> Iterator[str]:
    """Yield the names of fields without a place, one name for what is called otherwise elsewhere; no keys."""
    for one in source.extra:
        format, _, name = one.partition("=")[0].partition(".")
        if name.casefold() not in ("id", "key", "@"):
            yield next(iter(_alike(format, name).values()), name)
