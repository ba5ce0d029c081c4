"""The next version of a table that a case holds: which rows are new, changed or gone, and what changes in the case.

Each row is told from three sides: as it was imported, as the table has it now, and as the case has it today. What the
table changed is changed in the case, and resets checks like any change; what somebody changed in the case since then
stays, and the table's new word for it is kept in the note.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from models.case import Case
from models.exchange.imported import Imported, TableRow
from models.importing.matching import matched
from models.importing.row_words import (
    claim_words,
    fact_words,
    name_of,
    note_of,
    point_words,
    source_words,
    stated_words,
)
from models.progress import Report
from models.records.desk import Record
from models.records.dossier import Dossier, Stated
from models.records.story import Actor, Citation, Claim, Event, EventId, Place, Source
from models.translation import tr, tr_later

_FACTS: Final[Mapping[str, str]] = {
    "title": tr_later("Title"), "when": tr_later("Date"), "description": tr_later("Description"),
    "kind_id": tr_later("Kind"), "jurisdiction": tr_later("Country"), "official_number": tr_later("Number"),
    "official_title": tr_later("Official title"), "tags": tr_later("Tags"), "standing": tr_later("Standing"),
    "confidentiality": tr_later("Confidentiality"), "era": tr_later("Era"), "note": tr_later("Note"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row changes of its event, in words; `yours` is what the case has where somebody changed it since."""

    row: int
    event_id: EventId
    title: str
    what: str  # Date, Amount, Place …
    old: str
    new: str
    yours: str = ""

    @property
    def sentence(self) -> str:
        """Return it as one line."""
        told = tr(
            "Row {row}, {what}: {old} → {new}",
            row=self.row,
            what=tr(self.what),
            old=self.old or tr("nothing"),
            new=self.new or tr("nothing"),
        )
        if self.yours:
            return tr(
                "{change} (left as it was changed in the case: {yours}; the note tells the table's word)",
                change=told,
                yours=self.yours,
            )
        return told


@dataclass(frozen=True, slots=True)
class Version:
    """What the next version of a table changes in a case; the records are not yet pointed at those of the case."""

    pairs: Mapping[str, str] = field(default_factory=dict)  # new event → the one of the case that it is
    changes: tuple[RowChange, ...] = ()
    changed: tuple[Record, ...] = ()  # events, claims and citations of the case as they are to be
    added: tuple[Record, ...] = ()  # claims and citations, and what they name
    dropped: tuple[Record, ...] = ()
    gone: tuple[str, ...] = ()  # titles of events whose rows are no longer there; they stay
    moved: frozenset[str] = (
        frozenset()
    )  # ids of added places that have another point than the case's of the name


class _Pair(NamedTuple):
    new: TableRow
    old: TableRow
    event_id: EventId


def next_version(
    case: Case, imported: Imported, held: Sequence[TableRow], report: Report | None = None
) -> Version:
    """Tell a table from what the case remembers of it, `held`; what `report` raises comes out."""
    there = {str(event.id) for event in case.reader.all(Event)}
    known = [row for row in held if row.event_id in there]
    pairs = [_Pair(new, old, EventId(old.event_id)) for new, old in matched(imported.rows, known)]
    found = {pair.event_id for pair in pairs}
    gone = [row.event_id for row in known if row.event_id not in found]
    differing = [pair for pair in pairs if dict(pair.new.cells) != dict(pair.old.cells)]
    told = _Told(case, imported, differing)
    for done, pair in enumerate(differing):
        if report:
            report(done, len(differing))
        told.compare(pair)
    titles = (case.reader.get(Event, EventId(id)).title for id in gone)
    return Version(
        {pair.new.event_id: pair.event_id for pair in pairs},
        tuple(sorted(told.changes, key=lambda change: change.row)),
        tuple(told.changed.values()),
        tuple(told.added),
        tuple(told.dropped),
        tuple(titles),
        frozenset(told.moved),
    )


# what a row changes ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Side:
    """What a reading of rows holds: events, their claims, the citations of these, and what they name."""

    events: dict[int, Event] = field(default_factory=dict)  # by the number of the row
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    citations: dict[str, list[Citation]] = field(default_factory=dict)
    named: dict[str, Record] = field(default_factory=dict)  # actors, places, sources by their ids

    @classmethod
    def of(cls, imported: Imported) -> "_Side":
        side = cls()
        numbers = {row.event_id: row.number for row in imported.rows}
        for record in imported.records:
            if isinstance(record, Event) and record.id in numbers:
                side.events[numbers[record.id]] = record
            elif isinstance(record, Claim):
                side.claims.setdefault(record.event_id, []).append(record)
            elif isinstance(record, Citation):
                side.citations.setdefault(record.claim_id, []).append(record)
            elif isinstance(record, Actor | Place | Source):
                side.named[record.id] = record
        return side

    def words(self, claim: Claim) -> str:
        """Return what a claim says, by which it is known again."""
        return claim_words(claim, self.named)

    def sources(self, claim: Claim) -> dict[str, Citation]:
        """Return the citations of a claim by the words of their sources."""
        return {source_words(self.named, one): one for one in self.citations.get(claim.id, ())}


class _Told:
    """Collects what rows change."""

    def __init__(self, case: Case, imported: Imported, pairs: Sequence[_Pair]) -> None:
        self._new, self._made = _Side.of(imported), imported.made
        read_again = (
            imported.reread([pair.old for pair in pairs]) if imported.reread and pairs else Imported()
        )
        self._old = _Side.of(read_again)
        self._dossiers = {
            one.event.id: one for one in case.reader.dossiers([pair.event_id for pair in pairs])
        }
        self.changes: list[RowChange] = []
        self.changed: dict[tuple[type[Record], str], Record] = {}
        self.added: list[Record] = []
        self.dropped: list[Record] = []
        self.moved: set[str] = set()

    def compare(self, pair: _Pair) -> None:
        """Take what one row changes of its event."""
        old, new = self._old.events.get(pair.old.number), self._new.events.get(pair.new.number)
        dossier = self._dossiers.get(pair.event_id)
        if old is None or new is None or dossier is None:
            return
        self._facts(pair, old, new, dossier)
        self._claims(pair, old, new, dossier)

    def _facts(self, pair: _Pair, old: Event, new: Event, dossier: Dossier) -> None:
        event = dossier.event
        kept: dict[str, Any] = {}
        notes: list[str] = []
        for name, what in _FACTS.items():
            before, after, held = (getattr(one, name) for one in (old, new, event))
            if after in (before, held):
                continue
            is_yours = held != before and name != "note"
            kept[name] = note_of(held, before, after) if name == "note" else held if is_yours else after
            if name == "note" and kept[name] == held:
                continue
            yours = fact_words(held) if is_yours else ""
            if yours:  # the note is kept in English, as all that the program itself writes into a case
                now = fact_words(after, "en") or "nothing"
                notes.append(f"The table says now (row {pair.new.number}): {what}: {now}")
            if name == "title" and not yours and not self._is_cell(pair, after):
                continue  # what it is made of is told
            self._tell(pair, event, what, fact_words(before), fact_words(after), yours)
        note = kept.get("note", event.note)
        changed = replace(event, **kept | {"note": "\n".join(part for part in (note, *notes) if part)})
        if changed != event:
            self.changed[Event, event.id] = changed

    def _is_cell(self, pair: _Pair, text: str) -> bool:
        """Tell whether some words stand in a cell of a row, and were not made of several."""
        cells = (cell for name, cell in pair.new.cells.items() if name not in self._made)
        return any(text in " ".join(cell.split()) for cell in cells)

    def _claims(self, pair: _Pair, old: Event, new: Event, dossier: Dossier) -> None:
        before, after = self._old.claims.get(old.id, []), self._new.claims.get(new.id, [])
        gone, come, stayed = _told_apart(before, after, self._old.words, self._new.words)
        held = list(dossier.stated)
        for one, other in stayed:
            if found := _taken(held, self._old.words(one)):
                self._citations(pair, found, one, other)
                self._place(pair, found, one, other)
        for was, now in _in_pairs(gone, come):
            if was is not None:
                self._change(pair, dossier, held, was, now)
            elif now is not None:
                self._add(pair, dossier, now)

    def _change(
        self, pair: _Pair, dossier: Dossier, held: list[Stated], old: Claim, new: Claim | None
    ) -> None:
        """Change or drop the claim of the case that a row told; one that was changed since stays."""
        told, what = self._old.words(old), name_of(old)
        found = _taken(held, told)
        new_words = self._new.words(new) if new else ""
        if found is None:
            if new and not any(stated_words(one) == new_words for one in dossier.stated):
                self._add(pair, dossier, new)
            return
        self._tell(pair, dossier.event, what, told, new_words)
        if new is None:
            self.dropped.append(found.claim)
            return
        self.changed[Claim, found.claim.id] = replace(
            found.claim,
            actor_id=new.actor_id, place_id=new.place_id, amount=new.amount, quantity=new.quantity, text=new.text,
            wording=new.wording, role=new.role, meaning=new.meaning, is_inferred=new.is_inferred,
        )  # fmt: skip
        self._name(new)
        self._citations(pair, found, old, new)

    def _place(self, pair: _Pair, found: Stated, old: Claim, new: Claim) -> None:
        """Move a claim to the place that its row has now, of the same name and with another point."""
        before, after = self._old.named.get(old.place_id or ""), self._new.named.get(new.place_id or "")
        if not (isinstance(before, Place) and isinstance(after, Place) and after.point):
            return
        if (before.point, before.precision) != (after.point, after.precision):
            self._tell_of(pair, tr_later("Point"), point_words(before), point_words(after))
            self.changed[Claim, found.claim.id] = replace(found.claim, place_id=after.id)
            self.added.append(after)
            self.moved.add(after.id)

    def _add(self, pair: _Pair, dossier: Dossier, new: Claim) -> None:
        self._tell(pair, dossier.event, name_of(new), "", self._new.words(new))
        self.added.append(replace(new, event_id=pair.event_id))
        self._name(new)
        for citation in self._new.citations.get(new.id, ()):
            self.added.append(citation)
            self._name_source(citation)

    def _citations(self, pair: _Pair, found: Stated, old: Claim, new: Claim) -> None:
        """Point a claim of the case to the sources that its row names now."""
        before, after = self._old.sources(old), self._new.sources(new)
        held = {source_words({one.source.id: one.source}, one.citation): one.citation for one in found.cited}
        gone = [words for words in before if words not in after]
        come = [words for words in after if words not in before and words not in held]
        for was, now in _zipped(gone, come):
            cited = held.get(was)
            self._tell_source(pair, was, now)
            if now and cited:
                citation = after[now]
                self.changed[Citation, cited.id] = replace(
                    cited, source_id=citation.source_id, place=citation.place, quote=citation.quote
                )
                self._name_source(citation)
            elif now:
                self.added.append(replace(after[now], claim_id=found.claim.id))
                self._name_source(after[now])
            elif cited:
                self.dropped.append(cited)
        for words_of in before.keys() & after.keys():
            self._passage(pair, held.get(words_of), before[words_of], after[words_of])

    def _passage(self, pair: _Pair, held: Citation | None, old: Citation, new: Citation) -> None:
        """Change the page and the quoted words of a citation as its row changed them."""
        if held is None:
            return
        names = [name for name in ("place", "quote") if getattr(old, name) != getattr(new, name)]
        if names and all(getattr(held, name) == getattr(old, name) for name in names):
            told = {name: getattr(new, name) for name in (*names, "locator")}
            self.changed[Citation, held.id] = replace(held, **told)
            for name in names:
                what = {"place": tr_later("Page"), "quote": tr_later("Quote")}[name]
                self._tell_of(pair, what, getattr(old, name), getattr(new, name))

    # words --------------------------------------------------------------------------------------

    def _tell(self, pair: _Pair, event: Event, what: str, old: str, new: str, yours: str = "") -> None:
        self.changes.append(RowChange(pair.new.number, event.id, event.title, what, old, new, yours))

    def _tell_of(self, pair: _Pair, what: str, old: str, new: str) -> None:
        title = self._dossiers[pair.event_id].event.title
        told = RowChange(pair.new.number, pair.event_id, title, what, old, new)
        if told not in self.changes:  # one source of several claims
            self.changes.append(told)

    def _tell_source(self, pair: _Pair, old: str, new: str) -> None:
        self._tell_of(pair, tr_later("Source"), old, new)

    def _name(self, claim: Claim) -> None:
        """Add the actor and the place of a claim to what is needed."""
        for id in (claim.actor_id, claim.place_id):
            if id and id in self._new.named:
                self.added.append(self._new.named[id])

    def _name_source(self, citation: Citation) -> None:
        if citation.source_id in self._new.named:
            self.added.append(self._new.named[citation.source_id])


def _told_apart(
    before: Sequence[Claim],
    after: Sequence[Claim],
    old_words: Callable[[Claim], str],
    new_words: Callable[[Claim], str],
) -> tuple[list[Claim], list[Claim], list[tuple[Claim, Claim]]]:
    """Return the claims that are gone, those that have come, and those that stay."""
    waiting: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in after:
        waiting[new_words(one)].append(one)
    gone, stayed = [], []
    for one in before:
        if held := waiting.get(old_words(one)):
            stayed.append((one, held.pop(0)))
        else:
            gone.append(one)
    return gone, [one for held in waiting.values() for one in held], stayed


def _in_pairs(gone: Sequence[Claim], come: Sequence[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Yield what is gone with what came for it, of one field and, if there is one, of one role."""
    left = list(come)
    for one in gone:
        alike = [other for other in left if other.field is one.field]
        best = next((other for other in alike if other.role == one.role), alike[0] if alike else None)
        if best is not None:
            left.remove(best)
        yield one, best
    yield from ((None, other) for other in left)


def _zipped(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at in range(max(len(gone), len(come))):
        yield (gone[at] if at < len(gone) else "", come[at] if at < len(come) else "")


def _taken(held: list[Stated], told: str) -> Stated | None:
    """Return the claim of the case that says this, and take it from those that are left."""
    found = next((one for one in held if stated_words(one) == told), None)
    if found is not None:
        held.remove(found)
    return found
