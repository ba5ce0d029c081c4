"""The sources that rows of a table name, what they are, from whom they have it, and the citations of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from models.errors import UnreadableValue, WrongUse
from models.exchange.imported import ImportOptions
from models.exchange.table import values
from models.exchange.table.decisions import Dated, Decisions
from models.exchange.table.marks import NO, YES, Supported, fields_named, supported_by
from models.exchange.table.row import Row
from models.exchange.table.source_types import read_type
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
    Stance,
    new_id,
)
from models.translation import tr, tr_later
from models.values.listing import all_of, in_a_row

_OF_ONE: Final = (
    "source date",
    "source publisher",
    "source author",
    "source language",
    "archived",
    "accessed",
    "source note",
    "source type",
)
"""What is of one source: several in a cell cannot share it."""
_OF_PASSAGE: Final = ("page", "quote", "translation", "locator")
_OF_ALL: Final = ("rank", "origin", "cites", "source stance", "supports")
"""What a column without a number tells of all sources of a row."""
_WHOLE: Final = frozenset({(Field.WHAT, 0)})
_LOCATORS: Final = tuple(one for one in Locator if one)
_RANKS: Final = {
    "primary": PRIMARY, "primär": PRIMARY, "primaire": PRIMARY, "一手": PRIMARY, "secondary": SECONDARY,
    "sekundär": SECONDARY, "secondaire": SECONDARY, "二手": SECONDARY,
}  # fmt: skip


class TableSources:
    """Takes what rows tell of sources; each source, origin and reference is made once."""

    def __init__(self, file_name: str, options: ImportOptions, decisions: Decisions) -> None:
        """Begin without any; the name of the file stands in the note of each citation."""
        self._file_name, self._options, self._decisions = file_name, options, decisions
        named = fields_named(options.supports)
        self._supported = None if named is None else frozenset((field, 0) for field in named)
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
        passages = list(self._passages(row, is_relation=is_relation))
        counts: dict[Field, int] = {}
        made: list[Citation] = []
        for claim in claims:
            counts[claim.field] = number = counts.get(claim.field, 0) + 1
            telling = [one for one in passages if one.tells_of(claim.field, number)]
            made += (self._citation(row, claim, one, at) for at, one in enumerate(telling))
        return made

    def _citation(self, row: Row, claim: Claim, passage: "_Passage", position: int) -> Citation:
        return Citation(
            CitationId(new_id()),
            claim.id,
            passage.source.id,
            locator=passage.locator,
            place=passage.page,
            quote=passage.quote,
            translation=passage.translation,
            stance=passage.stance,
            meaning=WHOLE_EVENT if passage.supported == _WHOLE else "",
            note=f"Imported from {self._file_name}, row {row.number}.",
            position=position,
        )

    def _passages(self, row: Row, *, is_relation: bool) -> Iterator["_Passage"]:
        """Yield what a row cites: of each numbered group of columns, and of the columns without a number."""
        groups = _named_by_group(row)
        for group, named in groups.items():
            if not named:
                is_of_all = group == "" and any(groups.values())
                row.keep_group(group, *_OF_ONE, *_OF_PASSAGE, *(() if is_of_all else _OF_ALL))
                continue
            page, quote, translation = _page_and_quote(row, group, len(named))
            supported = self._supported_of(row, group, is_relation=is_relation)
            for one in named:
                source = self._told_of(row, group, one, is_alone=len(named) == 1)
                locator = _locator(row, group) if page else Locator.WHOLE
                yield _Passage(source, page, quote, translation, locator, _stance(row, group), supported)

    def _supported_of(self, row: Row, group: str, *, is_relation: bool) -> Supported | None:
        """Return what a source supports as its row says, else as all are said to: of a relation all of it."""
        words = row.among("supports", (group, ""))
        try:
            if words:
                return supported_by(words)
        except WrongUse as error:
            row.tell_of((group, ""), str(error), "supports")
            row.keep_among((group, ""), "supports")
        return None if is_relation else self._supported

    def _told_of(self, row: Row, group: str, named: values.Named, *, is_alone: bool) -> Source:
        """Return a source with what its row tells: what it is, when and by whom, its origin, from whom it has it."""
        told = self._of_one(row, group) if is_alone else {}
        if not is_alone:
            row.keep_group(group, *_OF_ONE)
        key = (named, told["issued"].edtf if told.get("issued") else "")
        source = self._source(key)
        new = {name: value for name, value in told.items() if value and _is_open(source, name)}
        for name, value in told.items():
            if value and name not in new and getattr(source, name) != value:
                words = "; ".join(value) if isinstance(value, tuple) else getattr(value, "edtf", value)
                row.notes.append(f"{named.title}, {name.replace('_', ' ')}: {words}")
        source = replace(source, **new) if new else source
        source = told_of_source(row, source, self._options.primary, group)
        if name := row.among("origin", (group, "")):
            origin = self._origins.setdefault(fold(name) or name, Origin(OriginId(new_id()), name))
            source = replace(source, origin_id=origin.id)
        self._sources[key] = source
        cites = [text for column, text in row.many("cites") if column.group in (group, "")]
        for cited in values.sources_of(cites, ()):
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
            "note": row.of_group_one("source note", group),
        }
        if word := row.of_group_one("source type", group):
            told["type"] = read_type(word)
            if not told["type"]:
                sentence = tr(
                    "“{word}” is no type of source: write one such as report, legislation or webpage.",
                    word=word,
                )
                row.tell_of((group,), sentence, "source type")
                row.keep_group(group, "source type")
        for name, field in (("source date", "issued"), ("accessed", "accessed")):
            words = row.of_group_one(name, group)
            try:
                dated = Dated(words, order=row.order(name, group))
                told[field] = self._decisions.date(row.number, dated) if words else None
                if words and told[field] is None:  # left as words
                    row.keep_group(group, name)
            except UnreadableValue as error:
                row.tell_of((group,), tr("{problem} The source is kept without it.", problem=error), name)
                row.keep_group(group, name)
        return told

    def _source(self, key: "_Key") -> Source:
        if key not in self._sources:
            named, _ = key
            self._sources[key] = Source(SourceId(new_id()), named.title, url=named.url)
        return self._sources[key]


_Key = tuple[values.Named, str]
"""What a source of a table is known by: its title and address, and the date that is told with it."""


def _is_open(source: Source, name: str) -> bool:
    """Tell whether no row has said this of a source yet; a web page is what a source is until somebody says more."""
    return not getattr(source, name) or (name == "type" and source.type == "webpage")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A source, where in it the row found what it says, and of which claims it tells."""

    source: Source
    page: str
    quote: str
    translation: str
    locator: Locator
    stance: Stance
    supported: Supported | None  # None: each

    def tells_of(self, field: Field, number: int) -> bool:
        """Tell whether it is about the claim of this number about a field."""
        return self.supported is None or not self.supported.isdisjoint({(field, 0), (field, number)})


def _named_by_group(row: Row) -> dict[str, tuple[values.Named, ...]]:
    """Return the sources of each group; one that only its publisher names is called by it.

    An address in a column without a number is that of the first numbered source that has none.
    """
    groups = row.groups("source", "url", *_OF_ONE, *_OF_PASSAGE, *_OF_ALL)
    titles = {group: row.of_group("source", group) for group in groups}
    urls = {group: row.of_group("url", group) for group in groups}
    if urls.get("") and not titles[""]:
        bare = next((group for group in groups if titles[group] and not urls[group]), "")
        urls[bare], urls[""] = (urls[""], []) if bare else (urls[""], urls[""])
    return {
        group: (values.numbered_source if group else values.sources_of)(titles[group], urls[group])
        or values.sources_of(row.of_group("source publisher", group), ())
        for group in groups
    }


def _page_and_quote(row: Row, group: str, count: int) -> tuple[str, ...]:
    """Return page, quote and translation of a group; with several sources nobody knows of which: then they are kept."""
    names = (tr_later("page"), tr_later("quote"), tr_later("translation"))
    if count == 1:
        return tuple(row.of_group_one(name, group) for name in names)
    if held := [name for name in names if row.of_group(name, group)]:
        cells = all_of(map(tr, held))
        sentence = tr(
            "The row names {count} sources, but {cells} of one alone: see the note.", cells=cells, count=count
        )
        row.tell_of((group,), sentence, *held)
        row.keep_group(group, *held, "locator")
    return "", "", ""


def _locator(row: Row, group: str) -> Locator:
    """Return in what a passage is counted: pages, unless the row says paragraphs, sections, cells or a time."""
    word = row.of_group_one("locator", group).casefold()
    if word and word not in tuple(Locator):
        sentence = tr(
            "“{word}” is nothing that passages are counted in: write {locators}.",
            word=word,
            locators=in_a_row(_LOCATORS),
        )
        row.tell_of((group,), sentence, "locator")
        row.keep_group(group, "locator")
    return Locator(word) if word in tuple(Locator) and word else Locator.PAGE


def _stance(row: Row, group: str) -> Stance:
    """Return what a source does to what the row says: it supports it, unless the row says otherwise."""
    word = row.among("source stance", (group, "")).casefold()
    if word and word not in tuple(Stance):
        sentence = tr(
            "“{word}” is no stance of a source: write one of {stances}. It is kept as context.",
            word=word,
            stances=in_a_row(Stance),
        )
        row.tell_of((group, ""), sentence, "source stance")
        row.keep_among((group, ""), "source stance")
        return Stance.CONTEXT
    return Stance(word) if word else Stance.SUPPORTS


def told_of_source(row: Row, source: Source, otherwise: str = "", group: str = "") -> Source:
    """Return a source as the primary or secondary one that a row says it is, or as all are said to be."""
    word = (row.among("rank", (group, "")) or otherwise).casefold()
    rank = _RANKS.get(word, PRIMARY if word in YES else SECONDARY if word in NO else "")
    if word and not rank:
        sentence = tr("“{word}” is neither primary nor secondary: nothing is said of the source.", word=word)
        row.tell_of((group, ""), sentence, "rank")
    return ranked(source, rank) if rank else source
