"""The sources that rows of a table name, what they are, from whom they have it, and the citations of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from models.errors import UnreadableValue
from models.exchange.imported import ImportOptions
from models.exchange.table import values
from models.exchange.table.decisions import Dated, Decisions
from models.exchange.table.marks import NO, YES, fields_named
from models.exchange.table.row import Row
from models.gazetteer.spelling import fold
from models.records.desk import Record, Reference
from models.records.dossier import WHOLE_EVENT
from models.records.rank import PRIMARY, SECONDARY, ranked
from models.records.story import (
    Citation,
    CitationId,
    Claim,
    Field,
    Locator,
    Origin,
    OriginId,
    Source,
    SourceId,
    new_id,
)

_OF_ONE: Final = (
    "source date",
    "source publisher",
    "source author",
    "source language",
    "archived",
    "accessed",
)
"""What is of one source: several in a cell cannot share it."""
_RANKS: Final = {
    "primary": PRIMARY, "primär": PRIMARY, "primaire": PRIMARY, "一手": PRIMARY, "secondary": SECONDARY,
    "sekundär": SECONDARY, "secondaire": SECONDARY, "二手": SECONDARY,
}  # fmt: skip


class TableSources:
    """Takes what rows tell of sources; each source, origin and reference is made once."""

    def __init__(self, file_name: str, options: ImportOptions, decisions: Decisions) -> None:
        """Begin without any; the name of the file stands in the note of each citation."""
        self._file_name, self._options, self._decisions = file_name, options, decisions
        self._supported = fields_named(options.supports)
        self._sources: dict[_Key, Source] = {}
        self._references: dict[tuple[str, str], Reference] = {}
        self._origins: dict[str, Origin] = {}

    @property
    def records(self) -> tuple[Record, ...]:
        """Return what was made, referred-to ones first."""
        return (*self._origins.values(), *self._sources.values(), *self._references.values())

    def citations(self, row: Row, claims: Sequence[Claim], *, is_relation: bool = False) -> list[Citation]:
        """Return a citation of each source of a row for each claim that the sources of a row are said to support.

        A relation is one statement: its sources support all of it.
        """
        passages = list(self._passages(row))
        meaning = WHOLE_EVENT if self._supported == frozenset({Field.WHAT}) and not is_relation else ""
        return [
            Citation(
                CitationId(new_id()),
                claim.id,
                passage.source.id,
                locator=Locator.PAGE if passage.page else Locator.WHOLE,
                place=passage.page,
                quote=passage.quote,
                meaning=meaning,
                note=f"Imported from {self._file_name}, row {row.number}.",
                position=position,
            )
            for claim in claims
            if is_relation or self._supported is None or claim.field in self._supported
            for position, passage in enumerate(passages)
        ]

    def _passages(self, row: Row) -> Iterator["_Passage"]:
        """Yield what a row cites: of each numbered group of columns, and of the columns without a number."""
        groups = _named_by_group(row)
        for group, named in groups.items():
            if not named:
                row.keep_group(group, *_OF_ONE)
                continue
            page, quote = _page_and_quote(row, group, len(named))
            for one in named:
                yield _Passage(self._told_of(row, group, one, is_alone=len(named) == 1), page, quote)
        if not any(groups.values()):
            row.keep("page", "quote", "rank", "origin", "cites")

    def _told_of(self, row: Row, group: str, named: values.Named, *, is_alone: bool) -> Source:
        """Return a source with what its row tells: what it is, when and by whom, its origin, from whom it has it."""
        told = self._of_one(row, group) if is_alone else {}
        if not is_alone:
            row.keep_group(group, *_OF_ONE)
        key = (named, told["issued"].edtf if told.get("issued") else "")
        source = self._source(key)
        source = replace(source, **{name: value for name, value in told.items() if not getattr(source, name)})
        source = told_of_source(row, source, self._options.primary)
        if name := row.one("origin"):
            origin = self._origins.setdefault(fold(name) or name, Origin(OriginId(new_id()), name))
            source = replace(source, origin_id=origin.id)
        self._sources[key] = source
        for cited in values.sources_of([text for _, text in row.many("cites")], ()):
            other = self._source((cited, ""))
            if other.id != source.id:
                pair = (source.id, other.id)
                self._references.setdefault(pair, Reference(new_id(), source.id, other.id))
        return source

    def _of_one(self, row: Row, group: str) -> dict[str, Any]:
        """Return what a group tells of its one source; a date that cannot be read is told and kept in the note."""
        told: dict[str, Any] = {
            "publisher": row.of_group_one("source publisher", group),
            "authors": values.parts_of(row.of_group_one("source author", group)),
            "language": row.of_group_one("source language", group),
            "archived_url": row.of_group_one("archived", group),
        }
        for name, field in (("source date", "issued"), ("accessed", "accessed")):
            words = row.of_group_one(name, group)
            try:
                dated = Dated(words, order=row.order(name, group))
                told[field] = self._decisions.date(row.number, dated) if words else None
                if words and told[field] is None:  # left as words
                    row.keep_group(group, name)
            except UnreadableValue as error:
                row.tell(f"{error} The source is kept without it.", f"{name} {group}".strip())
                row.keep_group(group, name)
        return told

    def _source(self, key: "_Key") -> Source:
        if key not in self._sources:
            named, _ = key
            self._sources[key] = Source(SourceId(new_id()), named.title, url=named.url)
        return self._sources[key]


_Key = tuple[values.Named, str]
"""What a source of a table is known by: its title and address, and the date that is told with it."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A source, and where in it the row found what it says."""

    source: Source
    page: str
    quote: str


def _named_by_group(row: Row) -> dict[str, tuple[values.Named, ...]]:
    """Return the sources of each group; one that only its publisher names is called by it.

    An address in a column without a number is that of the first numbered source that has none.
    """
    groups = dict.fromkeys(column.group for held in row.fields.values() for column, _ in held)
    titles = {group: row.of_group("source", group) for group in groups}
    urls = {group: row.of_group("url", group) for group in groups}
    if urls.get("") and not titles[""]:
        bare = next((group for group in groups if titles[group] and not urls[group]), "")
        urls[bare], urls[""] = (urls[""], []) if bare else (urls[""], urls[""])
    return {
        group: values.sources_of(titles[group], urls[group])
        or values.sources_of(row.of_group("source publisher", group), ())
        for group in groups
    }


def _page_and_quote(row: Row, group: str, count: int) -> tuple[str, str]:
    """Return page and quote of a group; with several sources nobody knows of which: then they stand in the note."""
    if count == 1:
        return row.of_group_one("page", group), row.of_group_one("quote", group)
    if names := [name for name in ("page", "quote") if row.of_group(name, group)]:
        sentence = f"A {' and a '.join(names)} of one source, but the row names {count}: see the note."
        row.tell(sentence, *(f"{name} {group}".strip() for name in names))
        row.keep_group(group, *names)
    return "", ""


def told_of_source(row: Row, source: Source, otherwise: str = "") -> Source:
    """Return a source as the primary or secondary one that a row says it is, or as all are said to be."""
    word = (row.one("rank") or otherwise).casefold()
    rank = _RANKS.get(word, PRIMARY if word in YES else SECONDARY if word in NO else "")
    if word and not rank:
        row.tell(f"“{word}” is neither primary nor secondary: nothing is said of the source.", "rank")
    return ranked(source, rank) if rank else source
