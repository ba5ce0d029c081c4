"""The sources that rows of a table name, what they are, from whom they have it, and the citations of rows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.exchange.table import values
from models.exchange.table.marks import NO, YES
from models.exchange.table.row import Row
from models.gazetteer.spelling import fold
from models.records.desk import Record, Reference
from models.records.rank import PRIMARY, SECONDARY, ranked
from models.records.story import (
    Citation,
    CitationId,
    Claim,
    Locator,
    Origin,
    OriginId,
    Source,
    SourceId,
    new_id,
)

_RANKS: Final = {
    "primary": PRIMARY, "primär": PRIMARY, "primaire": PRIMARY, "一手": PRIMARY, "secondary": SECONDARY,
    "sekundär": SECONDARY, "secondaire": SECONDARY, "二手": SECONDARY,
}  # fmt: skip


class TableSources:
    """Takes what rows tell of sources; each source, origin and reference is made once."""

    def __init__(self, file_name: str) -> None:
        """Begin without any; the name of the file stands in the note of each citation."""
        self._file_name = file_name
        self._sources: dict[values.Named, Source] = {}
        self._references: dict[tuple[str, str], Reference] = {}
        self._origins: dict[str, Origin] = {}

    @property
    def records(self) -> tuple[Record, ...]:
        """Return what was made, referred-to ones first."""
        return (*self._origins.values(), *self._sources.values(), *self._references.values())

    def citations(self, row: Row, claims: Sequence[Claim]) -> list[Citation]:
        """Return a citation of each source of a row for each of its claims."""
        titles, urls = ([text for _, text in row.many(name)] for name in ("source", "url"))
        sources = [self._told_of(row, named) for named in values.sources_of(titles, urls)]
        page, quote = _passage(row, len(sources))
        return [
            Citation(
                CitationId(new_id()),
                claim.id,
                source.id,
                locator=Locator.PAGE if page else Locator.WHOLE,
                place=page,
                quote=quote,
                note=f"Imported from {self._file_name}, row {row.number}.",
                position=position,
            )
            for claim in claims
            for position, source in enumerate(sources)
        ]

    def _told_of(self, row: Row, named: values.Named) -> Source:
        """Return a source with what its row tells: what it is, its origin, from whom it has it."""
        source = told_of_source(row, self._source(named))
        if name := row.one("origin"):
            origin = self._origins.setdefault(fold(name) or name, Origin(OriginId(new_id()), name))
            source = replace(source, origin_id=origin.id)
        self._sources[named] = source
        for cited in values.sources_of([text for _, text in row.many("cites")], ()):
            other = self._source(cited)
            if other.id != source.id:
                pair = (source.id, other.id)
                self._references.setdefault(pair, Reference(new_id(), source.id, other.id))
        return source

    def _source(self, named: values.Named) -> Source:
        if named not in self._sources:
            self._sources[named] = Source(SourceId(new_id()), named.title, url=named.url)
        return self._sources[named]


def _passage(row: Row, count: int) -> tuple[str, str]:
    """Return page and quote of a row; without one source that they are of, they are told and stand in the note."""
    if count == 1:
        return row.one("page"), row.one("quote")
    names = [name for name in ("page", "quote") if row.one(name)]
    if names:
        row.tell(
            f"A {' and a '.join(names)} of one source, but the row names {count or 'none'}: see the note."
        )
        row.keep(*names)
    if not count:
        row.keep("rank", "origin", "cites")
    return "", ""


def told_of_source(row: Row, source: Source) -> Source:
    """Return a source as the primary or secondary one that a row says it is."""
    word = row.one("rank").casefold()
    rank = _RANKS.get(word, PRIMARY if word in YES else SECONDARY if word in NO else "")
    if word and not rank:
        row.tell(f"“{word}” is neither primary nor secondary: nothing is said of the source.")
    return ranked(source, rank) if rank else source
