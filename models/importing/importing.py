"""Puts what a foreign file holds into a case, in one action that can be undone."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeVar

from models.case import Case
from models.errors import CaseError
from models.exchange.imported import OTHER_KIND, Imported, ImportOptions, Trouble, shown
from models.exchange.papers import Paper
from models.exchange.registry import format_of
from models.exchange.source_files import Attachment
from models.gazetteer.spelling import fold
from models.importing.again import Version, next_version
from models.importing.by_id import plan_by_id
from models.importing.memory import remembered, rows_of, table_like
from models.importing.places import FoundPlace, countries_of, with_points
from models.importing.same import same_records
from models.machine.collector import collector_at_rest
from models.progress import Report
from models.records.desk import ImportedTable, Record, Reference
from models.records.eras import KIND_OF_ERAS
from models.records.kinds import built_in_kinds
from models.records.relations import KIND_OF_RELATIONS
from models.records.story import (
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    EventId,
    Field,
    Kind,
    Source,
    SourceId,
)
from models.review.review import now
from models.store.writer import Writer
from models.translation import tr, tr_later
from models.values.listing import in_a_row

R = TypeVar("R", bound=Record)
AT_ONCE: Final = 1000
"""Records that are written between two reports of how far the writing is."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import adds to a case, and what it tells; nothing has changed yet."""

    records: tuple[Record, ...]
    duplicates: int  # events that the case holds already
    joined: int  # actors, places and sources that the case holds already
    problems: tuple[Trouble, ...]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]
    attached: tuple[tuple[Path, SourceId], ...] = ()  # files on this computer, and the sources that name them
    found: tuple[FoundPlace, ...] = ()  # new places without a point of their own, and what their names mean
    version: Version = field(default_factory=Version)  # what the next version of a table changes
    memory: ImportedTable | None = None  # what the case is to remember of a table
    is_told_whole: bool = False  # claims and their marks stand as the file tells them
    papers: tuple[tuple[Document, Paper], ...] = ()  # the stored files of added documents
    before: ImportedTable | None = None  # the earlier version of it that the case remembers
    tally: Mapping[type[Record], int] = field(default_factory=dict)  # of the records, by their sort

    @property
    def is_empty(self) -> bool:
        """Tell whether the case would stay as it is."""
        return not (self.records or self.version.changed or self.version.dropped)

    def apply(self, writer: Writer, report: Report | None = None) -> None:
        """Write all of it; `report` is told of each step, and what it raises comes out."""
        if self.is_told_whole:
            writer.take_as_told()
        for document, paper in self.papers:
            writer.keep_paper(document, paper.data, paper.pages)
        count = len(self.records) + len(self.version.changed) + len(self.version.dropped)
        for at in range(0, len(self.records), AT_ONCE):
            writer.add_many(self.records[at : at + AT_ONCE])
            _tell(report, at, count)
        for number, record in enumerate(self.version.changed, start=len(self.records)):
            writer.replace(record)
            _tell(report, number, count)
        for record in self.version.dropped:
            writer.delete(record)
        if self.memory:
            writer.put(self.memory)

    def count(self, kind: type[Record]) -> int:
        """Tell how many records of a kind are added."""
        return self.tally.get(kind, 0)

    @property
    def label(self) -> str:
        """Tell what the action is called."""
        events, sources = self.count(Event), self.count(Source)
        changes = len(self.version.changes)
        if changes and not events:
            return _label(changes, "change")
        return _label(events, "event") if events or not sources else _label(sources, "source")


def _label(number: int, noun: str) -> str:
    """Return what the history keeps in English: Import 3 events."""
    return f"Import {number:,} {noun}{'' if number == 1 else 's'}"


def _tell(report: Report | None, done: int, count: int) -> None:
    if report:
        report(done, count)


def import_file(
    case: Case, path: Path, *, format: str = "", options: ImportOptions | None = None, dry_run: bool = False
) -> ImportPlan:
    """Read a foreign file into a case and return what was added; with `dry_run` nothing changes.

    CaseError says in one sentence why a file cannot be used.
    """
    with collector_at_rest():
        plan = plan_import(case, read_file(case, path, format=format, options=options), path.parent)
        if not dry_run and not plan.is_empty:
            with case.edit(plan.label) as writer:
                plan.apply(writer)
    return plan


def read_file(case: Case, path: Path, *, format: str = "", options: ImportOptions | None = None) -> Imported:
    """Read a foreign file with the kinds of a case in mind; CaseError if it is of no use."""
    known = options_in(case, options or ImportOptions())
    if known.kind and fold(known.kind) not in {
        fold(name) for one in known.kinds for name in (one.id, one.name)
    }:
        kind, names = shown(known.kind, 40), in_a_row(one.name for one in known.kinds)
        raise CaseError(
            tr("“{kind}” is no kind of event in this case: choose one of {names}.", kind=kind, names=names)
        )
    imported = format_of(path, format).read(path, known)
    if imported.refusal:
        raise CaseError(shown(imported.refusal))
    return imported


def options_in(case: Case, options: ImportOptions) -> ImportOptions:
    """Return what a person says of a file, with the kinds of a case and whoever works on it."""
    return replace(options, kinds=case.reader.all(Kind) or built_in_kinds(), who=case.who)


def plan_import(case: Case, imported: Imported, folder: Path, report: Report | None = None) -> ImportPlan:
    """Tell what is new to a case: events by title and date, actors, places and sources by name.

    `folder` is where paths of attached files begin. A file whose records have ids is told by these alone; CaseError
    where the case says something else of one of them. What `report` raises comes out.
    """
    if imported.is_by_id:
        return _plan_by_id(case, imported)
    imported = replace(imported, records=_without_held_papers(case, imported.records))
    held = table_like(case, _columns(imported), imported.name) if imported.rows else None
    version = next_version(case, imported, rows_of(held), report) if held else Version()
    others = [record for record in imported.records if record.id not in version.pairs]
    twice = _without_other_rows(_duplicates(case, others), imported, held)
    duplicates = {**twice, **version.pairs}
    kept = list(
        {record.id: record for record in (*_without(imported.records, duplicates), *version.added)}.values()
    )
    same = {id: of for id, of in same_records(case, kept).items() if id not in version.moved}
    pointed = (_pointed(record, same) for record in kept if record.id not in same)
    new = list(_without_known_references(case, pointed))
    placed, found = with_points(new, countries_of(case, new), imported.options.places, imported.sought)
    records = (*_missing_kinds(case, (*placed, *version.changed)), *placed)
    return ImportPlan(
        records,
        len(duplicates),
        len(same),
        imported.problems,
        imported.left_out,
        (*imported.remarks, *_not_taken(case, kept, same)),
        tuple(_attached(imported.attachments, same, folder)),
        found,
        replace(version, changed=tuple(_pointed(record, same) for record in version.changed)),
        _memory(imported, held, duplicates) if imported.rows else None,
        papers=_papers(imported, records),
        before=held,
        tally=Counter(map(type, records)),
    )


def _plan_by_id(case: Case, imported: Imported) -> ImportPlan:
    found = plan_by_id(case, imported)
    return ImportPlan(
        found.added,
        found.events,
        0,
        imported.problems,
        imported.left_out,
        (*imported.remarks, *found.remarks),
        version=Version(changed=found.changed, dropped=found.dropped),
        is_told_whole=found.is_told_whole,
        papers=_papers(imported, found.added),
        tally=Counter(map(type, found.added)),
    )


def _papers(imported: Imported, added: Iterable[Record]) -> tuple[tuple[Document, Paper], ...]:
    """Return the stored files of the documents that are added."""
    held = imported.papers
    return tuple((one, held[one.id]) for one in added if isinstance(one, Document) and one.id in held)


def _without_held_papers(case: Case, records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records without documents whose bytes the case has already."""
    if not any(isinstance(one, Document) for one in records):
        return tuple(records)
    held = {sha256 for (sha256,) in case.reader.cells(Document, "sha256")}
    return tuple(one for one in records if not (isinstance(one, Document) and one.sha256 in held))


def _columns(imported: Imported) -> Iterable[str]:
    return dict.fromkeys(name for row in imported.rows for name in row.cells)


def _memory(imported: Imported, held: ImportedTable | None, there: Mapping[str, str]) -> ImportedTable:
    """Return what the case is to remember: each row with the event that it is in the case."""
    rows = [replace(row, event_id=there.get(row.event_id, row.event_id)) for row in imported.rows]
    return remembered(held, imported.name, rows, imported.options, now())


def _attached(
    attachments: Iterable[Attachment], same: Mapping[str, str], folder: Path
) -> Iterator[tuple[Path, SourceId]]:
    """Yield the attached files that are there, each once, with the source of the case that names them."""
    seen: set[Path] = set()
    for one in attachments:
        path = next(filter(_is_file, (folder / one.path, folder / one.path.replace("\\", "/"))), None)
        if path is not None and path not in seen:
            seen.add(path)
            yield path, SourceId(same.get(one.source_id, one.source_id))


def _is_file(path: Path) -> bool:
    try:
        return os.path.isfile(path)
    except (OSError, ValueError):  # a name that no file can have
        return False


def _of(kind: type[R], records: Iterable[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


# events that are there already -----------------------------------------------------------------


def _duplicates(case: Case, records: Sequence[Record]) -> dict[str, str]:
    """Return the events whose title and date, or words for a date, the case holds, each with that one of the case."""
    undated = [event.id for event in case.reader.all(Event) if event.when is None]
    told = [claim for claim in case.reader.where_in(Claim, "event_id", undated) if claim.field is Field.WHEN]
    held = {_key(event, words): event.id for event, words in _with_words(case.reader.all(Event), told)}
    return {
        event.id: held[_key(event, words)]
        for event, words in _with_words(_of(Event, records), _of(Claim, records))
        if _key(event, words) in held
    }


def _without_other_rows(
    twice: Mapping[str, str], imported: Imported, held: ImportedTable | None
) -> dict[str, str]:
    """Return the events that are there already but for those that came of a row with another id: they are two."""
    keys = {row.event_id: row.key for row in (rows_of(held) if held else ())}
    new = {row.event_id: row.key for row in imported.rows}
    return {id: of for id, of in twice.items() if not (new.get(id) and keys.get(of))}


def _with_words(events: Iterable[Event], claims: Iterable[Claim]) -> list[tuple[Event, str]]:
    words = {claim.event_id: claim.wording for claim in claims if claim.field is Field.WHEN}
    return [(event, words.get(event.id, "")) for event in events]


def _key(event: Event, words: str) -> tuple[str, str]:
    """Tell by what an event is known again: its title, and the time that its date covers, however it is told."""
    when = event.when
    told = f"{(when.begins, when.ends, when.is_about, when.is_uncertain)}" if when else f"“{words}”"
    return " ".join(event.title.split()), told


def _without(records: Sequence[Record], gone: Mapping[str, str]) -> list[Record]:
    """Return the records without some events, what hangs on them, and what only they name."""
    all_claims, all_citations = _of(Claim, records), _of(Citation, records)
    staying = [claim for claim in all_claims if claim.event_id not in gone]
    held = {claim.id for claim in staying}
    claims = [_loose(claim, held, gone) for claim in staying]
    citations = [citation for citation in all_citations if citation.claim_id in held]
    unwanted = _named(records, all_claims, all_citations) - _named(records, claims, citations)
    referred = [
        one for one in records if not isinstance(one, Event | Claim | Citation) and one.id not in unwanted
    ]
    events = [event for event in _of(Event, records) if event.id not in gone]
    return [*referred, *events, *claims, *citations]


def _named(
    records: Sequence[Record], claims: Iterable[Claim], citations: Iterable[Citation]
) -> set[str | None]:
    """Return the actors, places and sources that claims and citations name, and what these lead to."""
    named: set[str | None] = {id for claim in claims for id in (claim.actor_id, claim.place_id)}
    named.update(citation.source_id for citation in citations)
    named.update(document.source_id for document in _of(Document, records))
    references = [one for one in _of(Reference, records) if one.source_id in named]
    named.update(one.cited_id for one in references)
    named.update(source.origin_id for source in _of(Source, records) if source.id in named)
    named.update(one.id for one in references)
    return named


def _loose(claim: Claim, held: Set[str], gone: Mapping[str, str]) -> Claim:
    """Return a claim that points to no claim that went, and to the event of the case where its own is there already."""
    if not (claim.restates or claim.part_of or claim.other_event_id):
        return claim
    return replace(
        claim,
        restates=claim.restates if claim.restates in held else None,
        part_of=claim.part_of if claim.part_of in held else None,
        other_event_id=EventId(gone.get(claim.other_event_id, claim.other_event_id))
        if claim.other_event_id
        else None,
    )


def _not_taken(case: Case, records: Iterable[Record], same: Mapping[str, str]) -> Iterator[str]:
    """Tell which facts of a file were not taken because they are about an actor or a source of the case."""
    facts = {
        Actor: ("local_name", "aliases", "kind", "began", "ended", "numbers"),
        Source: ("is_primary", "is_secondary", "origin_id"),
    }
    for record in records:
        if not isinstance(record, Actor | Source) or record.id not in same:
            continue
        held = case.reader.find(type(record), same[record.id])
        if isinstance(held, Actor | Source):
            names = (name for name in facts[type(record)] if getattr(record, name))
            told = [tr(_FACTS[name]) for name in names if getattr(record, name) != getattr(held, name)]
            if told:
                yield tr(
                    "“{name}” is in the case already: {facts} of the file was not taken over.",
                    name=shown(held.name if isinstance(held, Actor) else held.title, 60),
                    facts=in_a_row(told),
                )


_FACTS: Final = {
    "kind": tr_later("kind"), "numbers": tr_later("numbers"), "local_name": tr_later("the local name"),
    "aliases": tr_later("other names"),
    "began": tr_later("birth or founding"), "ended": tr_later("end"), "is_primary": tr_later("primary"),
    "is_secondary": tr_later("secondary"), "origin_id": tr_later("the origin"),
}  # fmt: skip


def _pointed(record: Record, same: dict[str, str]) -> Record:
    """Return a record that points to the case's own actors, places and sources."""
    if isinstance(record, Claim) and (record.actor_id in same or record.place_id in same):
        actor_id = same.get(record.actor_id or "", record.actor_id)
        place_id = same.get(record.place_id or "", record.place_id)
        return replace(record, actor_id=actor_id, place_id=place_id)  # type: ignore[arg-type] # ids of the case
    if isinstance(record, Citation | Document) and record.source_id in same:
        return replace(record, source_id=same[record.source_id])  # type: ignore[arg-type] # an id of the case
    if isinstance(record, Source) and record.origin_id in same:
        return replace(record, origin_id=same[record.origin_id])  # type: ignore[arg-type] # an id of the case
    if isinstance(record, Reference):
        ends = (same.get(end, end) for end in (record.source_id, record.cited_id))
        source_id, cited_id = map(SourceId, ends)
        return replace(record, source_id=source_id, cited_id=cited_id)
    return record


def _without_known_references(case: Case, records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records but for references that the case holds, or that have come to lead from a source to itself."""
    held = {(one.source_id, one.cited_id) for one in case.reader.all(Reference)}
    for record in records:
        if not isinstance(record, Reference) or (
            (pair := (record.source_id, record.cited_id)) not in held and len(set(pair)) == 2
        ):
            yield record


# what the new records need ---------------------------------------------------------------------


def _missing_kinds(case: Case, records: Iterable[Record]) -> list[Kind]:
    """Return the built-in kind for what has none, if it is needed and was deleted."""
    is_needed = any(event.kind_id == OTHER_KIND for event in _of(Event, records))
    held = {kind.id for kind in case.reader.all(Kind)}
    are_related = any(isinstance(record, Event) and record.relation for record in records)
    needed = [kind for kind in built_in_kinds() if is_needed and kind.id == OTHER_KIND]
    needed += [KIND_OF_RELATIONS] if are_related else []
    needed += [KIND_OF_ERAS] if any(event.era for event in _of(Event, records)) else []
    return [kind for kind in needed if kind.id not in held]
