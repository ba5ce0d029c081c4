"""What a merge takes, stays with or shares, in words: each record with its values before and after, in a firm order."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.records.desk import Check, Record
from models.records.dossier import FIELDS_IN_ORDER
from models.records.story import Citation, Claim, Event
from models.sharing.merging.ancestry import key_of
from models.sharing.merging.words import Words, field_name
from models.store.reader import sort_events
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, set_apart

_KINDS = (Event, Claim, Citation)
_SILENT = frozenset({"position", "seen", "shown", "opened", "start", "end", "region", "sha256", "size"})
"""Fields that say nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Told:
    """One record that one side changed, in words."""

    record_kind: str
    record_id: str
    act: str  # added, changed, deleted
    fields: tuple[str, ...]  # of a changed record
    words: str  # "changed the date of “Sale”: 2018 → May 2019"
    mark: str = ""  # of a check, or of a claim of which only the state changed: the new state
    by: str = ""  # whose mark it is
    claim_id: str = ""  # that the mark is on


_ACTS: Final = {
    "added": tr_later("added {record}"),
    "changed": tr_later("changed {record}"),
    "deleted": tr_later("deleted {record}"),
}
_MARKS: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "added": lambda n: tr_count(n, "added {n:,} mark", "added {n:,} marks"),
        "changed": lambda n: tr_count(n, "changed {n:,} mark", "changed {n:,} marks"),
        "deleted": lambda n: tr_count(n, "deleted {n:,} mark", "deleted {n:,} marks"),
    }
)


def telling(words: Words, before: Record | None, after: Record | None, names: tuple[str, ...]) -> Told:
    """Tell what became of a record; `names` are the fields of it that changed, none if it came or went."""
    record = after or before
    assert record is not None
    kind, id = key_of(record)
    act = "added" if before is None else "deleted" if after is None else "changed"
    mark, by, claim_id = "", "", ""
    if isinstance(record, Check):
        mark, by, claim_id = str(record.state), record.by, record.claim_id
    elif isinstance(record, Claim) and names == ("state",):
        mark, claim_id = str(record.state), record.id
    if before is None or after is None:
        value = words.value_of(record)
        said = tr(_ACTS[act], record=words.record(record))
        said = tr("{deed}: {value}", deed=said, value=value) if value else said
    else:
        said = _changed(words, before, after, names)
    return Told(kind, id, act, names, said, mark, by, claim_id)


def _changed(words: Words, before: Record, after: Record, names: tuple[str, ...]) -> str:
    """Return each field that changed with its value before and after; the first one names the record."""
    units = [name for name in names if name not in _SILENT] or list(names)
    first, *others = units
    said = [
        tr(
            "changed {field}: {values}",
            field=words.field(before, first),
            values=_both(words, before, after, first),
        )
    ]
    said += [
        tr("{field}: {values}", field=field_name(type(after), name), values=_both(words, before, after, name))
        for name in others
    ]
    return set_apart(said)


def _both(words: Words, before: Record, after: Record, name: str) -> str:
    if name in _SILENT:
        return tr("another one")
    return words.change(before, after, name)


def in_order(words: Words, records: Iterable[Record], zone: str = "") -> tuple[Record, ...]:
    """Return records by the time of their events and the order of claims, then all that belongs to no event."""
    records = tuple(records)
    under = {key_of(record): words.event_of(record) for record in records}
    events = {event.id: event for event in under.values() if event is not None}
    places = {event.id: place for place, event in enumerate(sort_events(events.values(), zone))}

    def rank(record: Record) -> tuple[int, int, int, str, str]:
        event = under[key_of(record)]
        claim = (
            record if isinstance(record, Claim) else words.find(Claim, getattr(record, "claim_id", "") or "")
        )
        field = 1 + FIELDS_IN_ORDER.index(claim.field) if isinstance(claim, Claim) else 0
        kind = _KINDS.index(type(record)) if type(record) in _KINDS else len(_KINDS)
        if event is None:
            return len(places), kind, 0, words.record(record), record.id
        return places[event.id], field, kind, words.record(record), record.id

    return tuple(sorted(records, key=rank))


def lines_of(told: Sequence[Told]) -> Iterator[str]:
    """Yield the lines that tell of changes: all marks together in one or two, whoever made them."""
    yield from (one.words for one in told if not one.mark)
    checks = [one for one in told if one.mark and one.record_kind == "check"]
    for act, counted in _MARKS.items():
        if some := [one for one in checks if one.act == act]:
            by = in_a_row(sorted({one.by for one in some} - {""}, key=str.casefold))
            said = tr("{marks}: {states}", marks=counted(len(some)), states=_states(some))
            yield tr("{marks}, by {people}", marks=said, people=by) if by else said
    marked = {one.claim_id for one in checks}
    states = [one for one in told if one.mark and one.record_kind == "claim" and one.claim_id not in marked]
    if len(states) == 1:
        yield states[0].words
    elif states:
        yield tr_count(
            len(states),
            "changed the state of {n:,} claim: {states}",
            "changed the state of {n:,} claims: {states}",
            states=_states(states),
        )
    if along := sum(one.record_kind == "claim" and bool(one.mark) for one in told) - len(states):
        yield (
            tr_count(along, "with it the state of {n:,} claim", "with it the state of {n:,} claims")
            if len(checks) == 1
            else tr_count(along, "with them the state of {n:,} claim", "with them the state of {n:,} claims")
        )


def _states(told: Iterable[Told]) -> str:
    counts = Counter(one.mark for one in told)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return in_a_row(tr("{count:,} {state}", count=count, state=tr(state)) for state, count in ranked)
