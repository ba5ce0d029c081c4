"""Events, actors, places and sources of a foreign file as they are read, each known by the id that it has there."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from models.exchange.imported import OTHER_KIND, Imported, ImportOptions, TableRow, Trouble, shown
from models.exchange.stories.record_json import NAMES, json_of, record_of
from models.exchange.table.claims import Claims
from models.exchange.table.values import tags_of
from models.gazetteer.spelling import fold
from models.records.desk import Record
from models.records.dossier import WHOLE_EVENT
from models.records.eras import KIND_OF_ERAS
from models.records.relations import KIND_OF_RELATIONS
from models.records.story import (
    Actor,
    ActorId,
    Citation,
    CitationId,
    Claim,
    Confidentiality,
    Event,
    EventId,
    Field,
    KindId,
    Place,
    PlaceId,
    Source,
    SourceId,
    new_id,
)
from models.values.when import When

_POINTERS: Final = ("id", "part_of", "restates")  # beside all that end in _id
_KINDS: Final = {NAMES[kind]: kind for kind in (Actor, Place, Source, Event, Claim, Citation)}
_LONGEST_NOTE: Final = 100_000  # characters of one value that is kept in a note


@dataclass(slots=True)
class EventDraft:
    """An event, a relation or an era as it is read."""

    key: str  # its id in the foreign file
    line: int
    title: str
    claims: Claims
    when: When | None = None
    wording: str = ""  # words for a date that cannot be read
    kind: str = ""
    description: str = ""
    jurisdiction: str = ""
    number: str = ""
    official_title: str = ""
    standing: str = ""
    relation: str = ""
    era: str = ""
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    said: str = ""  # of a relation: the office, the degree, its own words
    inferred: list[str] = field(
        default_factory=list
    )  # claims that are readings of ours, as `claim_named` knows them

    def add_own_claims(self) -> None:
        """Add the claims about the date and the number, where there are any and nobody did."""
        held = {claim.field for claim in self.claims.claims}
        if (self.when or self.wording) and Field.WHEN not in held:
            self.claims.add(Field.WHEN, wording="" if self.when else self.wording)
        if (self.number or self.official_title) and Field.NUMBER not in held:
            self.claims.add(Field.NUMBER)

    def claim_named(self, words: str) -> Claim | None:
        """Return the claim that words such as “amount 2” name: the second about an amount; None if there is none."""
        name, _, number = words.partition(" ")
        held = [claim for claim in self.claims.claims if claim.field == name]
        at = int(number) if re.fullmatch(r"\d{1,4}", number, re.ASCII) else 0
        return held[at - 1] if 0 < at <= len(held) else None

    def cite(self, source: Source, claim: Claim | None = None, **values: Any) -> None:
        """Cite a source for one claim, else for the event as a whole; a relation is one statement anyway."""
        meaning = "" if claim or self.relation else WHOLE_EVENT
        self.citations.append(
            Citation(
                CitationId(new_id()),
                (claim or self.claims.claims[0]).id,
                source.id,
                meaning=values.pop("meaning", meaning),
                position=len(self.citations),
                **values,
            )
        )


class StoryDraft:
    """What is read of a foreign file whose records have ids, and everything that has no place here."""

    def __init__(self, format: str, file_name: str, options: ImportOptions) -> None:
        """Begin with nothing; `format` is what the format is called."""
        self._format, self._file_name, self.options = format, file_name, options
        self._kinds = {fold(name): kind.id for kind in options.kinds for name in (kind.id, kind.name)}
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Source] = {}
        self.events: dict[str, EventDraft] = {}
        self._problems: list[Trouble] = []
        self._left_out: dict[str, None] = {}
        self.remarks: list[str] = []

    def tell(self, line: int, sentence: str) -> None:
        """Say what could not be read as it stands; line 0 where the sentence itself says where."""
        self._problems.append(Trouble(line, shown(sentence)))

    def no_place(self, name: str) -> None:
        """Remember the name of something that has no place here; its values are kept in a note."""
        self._left_out[shown(name, 80)] = None

    def actor(self, key: str, name: str, **values: Any) -> Actor:
        """Return the actor of an id, made on first asking."""
        return self.actors.setdefault(key, Actor(ActorId(new_id()), name, **values))

    def place(self, key: str, name: str, **values: Any) -> Place:
        """Return the place of an id, made on first asking."""
        return self.places.setdefault(key, Place(PlaceId(new_id()), name, **values))

    def source(self, key: str, title: str, **values: Any) -> Source:
        """Return the source of an id, made on first asking."""
        return self.sources.setdefault(key, Source(SourceId(new_id()), title, **values))

    def event(self, key: str, title: str, line: int) -> EventDraft:
        """Begin an event; its claim about what happened is there from the first."""
        claims = Claims(EventId(new_id()), self.options.who)
        claims.add(Field.WHAT)
        self.events[key] = EventDraft(key, line, title, claims)
        return self.events[key]

    # the end ------------------------------------------------------------------------------------

    def imported(self) -> Imported:
        """Return all that was read, referred-to ones first, each event with what it is known by again."""
        referred: tuple[Record, ...] = (*self.sources.values(), *self.actors.values(), *self.places.values())
        finished = [(draft, self._finished(draft)) for draft in self.events.values()]
        by_id: dict[str, Record] = {str(one.id): one for one in referred}
        rows = (_row(self._format, draft, records, by_id) for draft, records in finished)
        return Imported(
            (*referred, *(record for _, records in finished for record in records)),
            tuple(sorted(self._problems, key=lambda one: one.line)),
            tuple(self._left_out),
            tuple(self.remarks),
            rows=tuple(rows),
            name=self._file_name,
            options=self.options,
            reread=_reader(self._format),
        )

    def _finished(self, draft: EventDraft) -> tuple[Record, ...]:
        """Return an event with its claims and citations."""
        draft.add_own_claims()
        inferred = {claim.id for words in draft.inferred if (claim := draft.claim_named(words))}
        claims = [replace(claim, is_inferred=claim.id in inferred) for claim in draft.claims.claims]
        what = claims[0] = replace(claims[0], text=draft.said)
        kind, more_tags = self._kind(draft)
        event = Event(
            what.event_id,
            kind,
            " ".join(draft.title.split()),
            when=draft.when,
            description=draft.description,
            jurisdiction=draft.jurisdiction,
            official_number=draft.number,
            official_title=draft.official_title,
            tags=tuple(dict.fromkeys((*draft.tags, *more_tags))),
            note="\n".join(note[:_LONGEST_NOTE] for note in draft.notes),
            confidentiality=draft.confidentiality,
            relation=draft.relation,
            standing=draft.standing,
            era=draft.era,
        )
        return (event, *claims, *draft.citations)

    def _kind(self, draft: EventDraft) -> tuple[KindId, tuple[str, ...]]:
        """Return the kind of an event, and the word for it as a tag if no kind is called so."""
        if draft.relation:
            return KIND_OF_RELATIONS.id, ()
        if draft.era:
            return KIND_OF_ERAS.id, ()
        named = self._kinds.get(fold(draft.kind)) if draft.kind else None
        if named is not None:
            return named, ()
        fallback = self._kinds.get(fold(self.options.kind), KindId(OTHER_KIND))
        return fallback, tags_of(draft.kind)


# what a case remembers of an event, so that the next version of its file is told from it ---------------


def _row(format: str, draft: EventDraft, records: Sequence[Record], by_id: dict[str, Record]) -> TableRow:
    named = dict.fromkeys(id for record in records for id in _pointers(record) if id in by_id)
    told = [*(by_id[id] for id in named), *records]
    ids: dict[str, str] = {}
    for record in told:
        ids[record.id] = f"{NAMES[type(record)]} {len(ids)}"
    members = [[NAMES[type(one)], _renamed(json_of(one), lambda id: ids.get(id, id))] for one in told]
    cells = {format: json.dumps(members)}
    if not draft.relation:  # whose title is made of its parts, and they tell what changed
        cells["title"] = " ".join(draft.title.split())
    return TableRow(draft.key, draft.line, draft.claims.claims[0].event_id, cells)


def _pointers(record: Record) -> Iterator[str]:
    names = ("actor_id", "place_id", "source_id")
    return (id for name in names if (id := getattr(record, name, None)))


def _renamed(told: dict[str, Any], rename: Callable[[str], str]) -> dict[str, Any]:
    return {
        name: rename(value)
        if isinstance(value, str) and (name in _POINTERS or name.endswith("_id")) and name != "kind_id"
        else value
        for name, value in told.items()
    }


def _reader(format: str) -> Callable[[Sequence[TableRow]], Imported]:
    """Return the function that reads rows of an earlier import."""

    def reread(rows: Sequence[TableRow]) -> Imported:
        records: list[Record] = []
        told: list[TableRow] = []
        for row in rows:
            members = json.loads(row.cells.get(format, "[]"))
            of_row = [_member(row.number, name, one) for name, one in members]
            event = next((one for one in of_row if isinstance(one, Event)), None)
            if event is not None:
                records += of_row
                told.append(replace(row, event_id=event.id))
        return Imported(tuple(records), rows=tuple(told))

    return reread


def _member(number: int, name: str, told: dict[str, Any]) -> Any:
    return record_of(_KINDS[name], _renamed(told, lambda id: f"{number}.{id}"))
