"""Whether what a finding was accepted for is still what it was then, as the history tells it.

Nothing of it is kept with the acceptance: each record that the finding is about is compared as it is now with
what it was right after the acceptance. So an undo that brings everything back lets the acceptance hold again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from models.checks.finding import Finding
from models.checks.matter import Matter, gather_event
from models.checks.told import Told
from models.records.desk import Comment
from models.records.story import Claim, Event, EventId, Field
from models.store import history
from models.store.reader import Reader
from models.store.rows import table_named

Key = tuple[str, str]  # what of a record, its id
Cells = Mapping[str, Any]

LAPSED: Final = "acceptance"
"""The `record_kind` of the comment that a merge leaves on an acceptance which saw something else than stands now."""
QUICK: Final = 100_000  # bytes of history, packed, that are read in a few hundredths of a second

_ASIDE: Final[Mapping[str, frozenset[str]]] = {
    "claim": frozenset(("state", "position", "written_by", "decision")),
    "citation": frozenset(("note", "position")),
    "place": frozenset(("note", "aliases")),
    "actor": frozenset(("note", "aliases", "numbers")),
    "source": frozenset(("note", "extra")),
    "approach": frozenset(),
    "comment": frozenset(("closed_by", "closed_at")),
}
"""The columns that may change without an acceptance being in doubt; a record of another kind never puts it there."""
_OF_EVENT: Final[Mapping[str, tuple[str, ...]]] = {
    Field.WHAT: ("title", "description"),
    Field.WHEN: ("when_edtf",),
    Field.NUMBER: ("official_number", "official_title"),
    "rest": ("kind_id", "jurisdiction", "confidentiality"),
}
_IN_EVENT: Final = frozenset((Field.WHAT, Field.WHEN, Field.NUMBER))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: records as they are now, and those that may have belonged to it before."""

    keys: frozenset[Key]
    claims: frozenset[str] = frozenset()  # whose citations count, also those that are gone
    events: frozenset[str] = frozenset()  # whose claims count, also those that are gone


def subject_of(matter: Matter, finding: Finding) -> Subject:
    """Tell what a finding is about."""
    told = matter.by_claim.get(finding.record_id) if finding.record_kind == "claim" else None
    if told:
        fields = _IN_EVENT & {Field.WHEN, told.claim.field}  # a date counts for every claim of its event
        event: set[Key] = {(f"event {field}", told.event.id) for field in fields}
        return Subject(frozenset(event | _keys_of(told)), frozenset((told.claim.id,)))
    if finding.record_kind == "event":
        held = [
            Told.of(dossier, stated) for dossier in _dossiers(matter, finding) for stated in dossier.stated
        ]
        event = {(f"event {aspect}", finding.record_id) for aspect in _OF_EVENT}
        keys = event.union(*map(_keys_of, held))
        return Subject(
            frozenset(keys), frozenset(one.claim.id for one in held), frozenset((finding.record_id,))
        )
    return Subject(frozenset(((finding.record_kind, finding.record_id),)))


def subject_in(reader: Reader, record_id: str) -> Subject | None:
    """Tell what a finding about this record would be about, None if the case has no such record any more."""
    if claim := reader.find(Claim, record_id):
        return subject_of(gather_event(reader, claim.event_id), _about("claim", record_id, claim.event_id))
    if event := reader.find(Event, record_id):
        return subject_of(gather_event(reader, event.id), _about("event", record_id, event.id))
    for name in ("source", "place", "actor", "approach", "comment"):
        if reader.find(table_named(name).kind, record_id) is not None:
            return Subject(frozenset(((name, record_id),)))
    return None


def standing(reader: Reader, subject: Subject) -> Mapping[Key, bytes]:
    """Tell what stands for each record of a subject as it is now."""
    found: dict[Key, bytes] = {}
    for name, id in subject.keys:
        table = table_named(name.partition(" ")[0])
        record = reader.find(table.kind, id)
        cells = None if record is None else table.cells_by_name(record)
        for key, columns in _pieces(table.name, id):
            if key == (name, id):
                found[key] = _digest(table.name, columns, cells)
    return found


def _about(kind: str, id: str, event_id: EventId) -> Finding:
    return Finding("", kind, id, event_id, "")


def lapsed(
    reader: Reader, subjects: Mapping[str, Subject], most: int | None = None
) -> tuple[frozenset[str], bool]:
    """Return the ids of the acceptances whose subject changed since, and whether all could be judged.

    `subjects` are by the id of their acceptance; `most` bounds the bytes of history that are read.
    """
    found = {one.record_id for one in reader.where(Comment, record_kind=LAPSED)} & subjects.keys()
    past = _Past(subjects)
    waiting = set(subjects) - found
    for row in reader.history_rows("ORDER BY number DESC") if waiting else ():
        if most is not None:
            most -= len(row.changes)
            if most < 0:
                return frozenset(found), False
        entries = [entry for entry in history.entries_of(row) if entry is not None]
        if row.undoes is None:  # an undo brings an acceptance back as it was, and gives none
            for id in waiting & _accepted_in(entries):
                waiting.discard(id)
                found |= {id} if past.is_changed(subjects[id]) else set()
        past.go_back(entries)
        if not waiting:
            break
    return frozenset(found | waiting), True  # of what the history does not tell nothing can be relied on


class _Past:
    """The records of some subjects at one time of the past, beside what they are now; it goes back row by row."""

    def __init__(self, subjects: Mapping[str, Subject]) -> None:
        self._keys = {key for one in subjects.values() for key in one.keys}
        self._claims = {id for one in subjects.values() for id in one.claims}
        self._events = {id for one in subjects.values() for id in one.events}
        self._then: dict[Key, bytes] = {}  # only what differed at some time
        self._now: dict[Key, bytes] = {}
        self._strangers: dict[Key, set[str]] = {}  # records that are gone, by what they belonged to

    def is_changed(self, subject: Subject) -> bool:
        """Tell whether anything of a subject was something else at that time."""
        owners = [("claim", id) for id in subject.claims] + [("event rest", id) for id in subject.events]
        names = {"claim": "citation", "event rest": "claim"}
        gone = {(names[name], id) for name, owner in owners for id in self._strangers.get((name, owner), ())}
        return any(self._then.get(key) != self._now.get(key) for key in subject.keys | gone)

    def go_back(self, entries: Iterable[list[Any]]) -> None:
        """Take the changes of a row back."""
        for _, name, before, after in reversed(list(entries)):
            self._note_owner(name, before, after)
            for key, columns in _pieces(name, (before or after)["id"]):
                if key in self._keys:
                    self._now.setdefault(key, _digest(name, columns, after))
                    self._then[key] = _digest(name, columns, before)

    def _note_owner(self, name: str, before: Cells | None, after: Cells | None) -> None:
        """Watch a claim or citation that belonged to a subject at some time."""
        for cells in (before, after):
            if cells is None or name not in ("citation", "claim"):
                continue
            is_citation = name == "citation"
            owner = cells["claim_id"] if is_citation else cells["event_id"]
            if owner in (self._claims if is_citation else self._events):
                of = ("claim" if is_citation else "event rest", owner)
                self._strangers.setdefault(of, set()).add(cells["id"])
                self._keys.add((name, cells["id"]))


def _keys_of(told: Told) -> set[Key]:
    keys = {("claim", str(told.claim.id))}
    for each in told.stated.cited:
        keys |= {("citation", str(each.citation.id)), ("source", str(each.source.id))}
    if told.claim.place_id:
        keys.add(("place", told.claim.place_id))
    if told.claim.actor_id:
        keys.add(("actor", told.claim.actor_id))
    return keys


def _dossiers(matter: Matter, finding: Finding) -> Iterator[Any]:
    dossier = matter.by_event.get(finding.record_id)
    if dossier:
        yield dossier


def _accepted_in(entries: Iterable[list[Any]]) -> set[str]:
    """Return the acceptances that a row gives, or gives anew."""
    return {entry[3]["id"] for entry in entries if entry[1] == "acceptance" and entry[3]}


def _pieces(name: str, id: str) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """Tell what is looked at in a record; no columns: all that are not put aside."""
    if name == "event":
        yield from (((f"event {aspect}", id), columns) for aspect, columns in _OF_EVENT.items())
    elif name in _ASIDE:
        yield (name, id), ()


def _digest(name: str, columns: tuple[str, ...], cells: Cells | None) -> bytes:
    """Tell what stands for the words of a record; nothing for one that is not there."""
    if cells is None:
        return b""
    wanted = columns or tuple(column for column in cells if column not in _ASIDE[name])
    said = {column: cells[column] for column in wanted if cells.get(column) not in (None, "", "[]", 0)}
    return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=16).digest()
