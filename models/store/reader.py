"""Every question to a case: the one place that reads its tables."""

import json
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from models.errors import CaseError
from models.index.filters import Filter
from models.progress import Report
from models.records.changes import ChangeSet
from models.records.desk import RECORD_TYPES, Record
from models.records.dossier import Dossier
from models.records.matters import STAGE
from models.records.story import About, ClaimId, Document, Event, EventId, Field, State
from models.store import gather, history, search, sought
from models.store.deeds import DEEDS, OF_ACTOR, STAGES
from models.store.documents import CHANGED, DocumentFile, pages_in_order, sha256
from models.store.engine import Engine
from models.store.history import HistoryRow
from models.store.rows import R, Table, gone, table_of
from models.store.search import Entry, Hit
from models.store.showing import SHOWING
from models.texts.search_text import excerpt
from models.translation import tr
from models.values.when.clock import clock_of

if TYPE_CHECKING:
    from models.index.columns import Mask
    from models.index.event_index import EventIndex, IndexRow

_PLURALS: Final = {"query": "queries", "approach": "approaches", "wanted": "wanted", "identity": "identities"}
# Asked for bluntly, a few eras among many events would be sought in the order of ids, event by event.
_ERAS: Final = """WHERE id IN (SELECT id FROM event WHERE era <> '') AND id NOT IN (
SELECT event_id FROM claim WHERE state = ? AND field IN (?, ?) AND event_id IN (SELECT id FROM event WHERE era <> '')
)"""
_SEARCH: Final = """
SELECT kind, id FROM (
 SELECT rowid AS entry, bm25(search, 8.0, 1.0, 0.5) AS worth FROM search
 WHERE search MATCH ? ORDER BY worth, entry LIMIT ?
) JOIN search_entry ON number = entry ORDER BY worth, entry
"""
_FOUND: Final = """
SELECT kind, group_concat(id, char(31)) FROM search_entry
WHERE number IN (SELECT rowid FROM search WHERE search MATCH ?) GROUP BY kind
"""
_CITED: Final = "SELECT claim.event_id FROM citation JOIN claim ON claim.id = citation.claim_id WHERE"
_EVENTS_OF: Final = MappingProxyType(
    {
        "document": f"{_CITED} citation.document_id IN (SELECT value FROM json_each(?))",
        "page": f"{_CITED} citation.document_id || '/' || citation.place IN (SELECT value FROM json_each(?))",
    }
)
"""The events with a found document or page; the index knows those with a found actor, place or source."""
_FIRST_CLAIM: Final = """
SELECT min(wanted.key) FROM json_each(?) AS wanted JOIN claim ON claim.id = wanted.value
WHERE claim.state IN (SELECT value FROM json_each(?))
"""


class Reader:
    """Return questions about an open case; all answers are values that stay as they are."""

    def __init__(self, engine: Engine) -> None:
        """Read through an open connection."""
        self._engine = engine

    # single records -----------------------------------------------------------------------------

    def get(self, kind: type[R], id: str) -> R:
        """Return the record with this id; CaseError if the case has none."""
        found = self.find(kind, id)
        if found is None:
            raise gone(kind, id)
        return found

    def find(self, kind: type[R], id: str) -> R | None:
        """Return the record with this id, None if the case has none."""
        return next(iter(self.where(kind, id=id)), None)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of one kind by position and id; events as they are sorted everywhere."""
        return self.where(kind)

    def where(self, kind: type[R], **columns: object) -> tuple[R, ...]:
        """Return the records whose columns have these values; None stands for no value."""
        table = table_of(kind)
        _must_know(table, columns)
        # “IS ?” would ask the same in one breath, and would not use the indices that leave out missing values.
        tests = (f'"{name}" IS NULL' if value is None else f'"{name}" = ?' for name, value in columns.items())
        values = tuple(value for value in columns.values() if value is not None)
        found = self._records(kind, f"WHERE {' AND '.join(tests) or '1'}", values)
        return self._in_order(kind, found)

    def where_in(self, kind: type[R], column: str, values: Iterable[str]) -> tuple[R, ...]:
        """Return the records whose column has one of many values."""
        table = table_of(kind)
        _must_know(table, (column,))
        found = self._records(
            kind, f'WHERE "{column}" IN (SELECT value FROM json_each(?))', (json.dumps(list(values)),)
        )
        return self._in_order(kind, found)

    def texts(self, kind: type[Record], *columns: str) -> Iterator[str]:
        """Yield every text that stands in columns of records of one kind, each once for its column."""
        table = table_of(kind)
        _must_know(table, columns)
        for name in columns:
            sql = f'SELECT DISTINCT "{name}" FROM "{table.name}" WHERE "{name}" <> \'\''
            yield from (str(text) for (text,) in self._engine.rows(sql))

    def cells(self, kind: type[Record], *columns: str) -> list[Any]:
        """Return some columns of every record of one kind, as they are stored, without making the records."""
        table = table_of(kind)
        _must_know(table, columns)
        names = ", ".join(f'"{name}"' for name in columns)
        return self._engine.rows(f'SELECT {names} FROM "{table.name}"')

    def about(self) -> About:
        """Tell what the case itself is called."""
        return self.find(About, "case") or About()

    @property
    def zone(self) -> str:
        """Return the zone by whose clock the case is read."""
        return clock_of(self.about().zone)

    def counts(self) -> dict[str, int]:
        """Tell how many records of each kind there are, under their plural names."""
        tables = [table_of(kind).name for kind in RECORD_TYPES if kind is not About]
        found = {plural(name): self._count(name) for name in tables}
        eras = int(self._engine.value("SELECT count(*) FROM event WHERE era <> ''"))
        return found | {"events": found["events"] - eras, "eras": eras, "history": self._count("history")}

    # events -------------------------------------------------------------------------------------

    def events(self, filter: Filter) -> tuple[Event, ...]:
        """Return the events that a filter lets through, sorted; relations and eras only if it asks for them."""
        if filter.is_empty:
            return tuple(event for event in self.all(Event) if not (event.relation or event.era))
        index = self.event_index()
        found = self.found_events(filter.words, index) if filter.words.strip() else None
        chosen = index.matching(filter, found)
        ids = [index.ids[row] for row in index.order if chosen[row]]
        by_id = {event.id: event for event in self.where_in(Event, "id", ids)}
        return tuple(by_id[EventId(id)] for id in ids)

    def relations(self) -> tuple[Event, ...]:
        """Return the relations between actors, sorted like events."""
        return self._in_order(Event, self._records(Event, "WHERE relation <> ''", ()))

    def eras(self) -> tuple[Event, ...]:
        """Return the eras, sorted like events; one whose name or date was rejected is none."""
        return self._in_order(Event, self._records(Event, _ERAS, (State.REJECTED, Field.WHAT, Field.WHEN)))

    def stages(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of events of which the second follows the first as the next stage of one matter."""
        rows = self._engine.rows(STAGES, (str(Field.RELATION), STAGE, str(State.REJECTED)))
        return tuple(sorted((str(before), str(after)) for before, after in rows))

    def deeds(self, name: str, actor_id: str = "") -> list[Any]:
        """Return rows about what actors did, by the name of a question of `models.store.deeds`; "" asks of all."""
        if actor_id:
            return self._engine.rows(DEEDS[name], (actor_id,))
        return self._engine.rows(DEEDS[name].replace(OF_ACTOR, "1"))

    def dossier(self, event_id: EventId) -> Dossier:
        """Return everything about one event; CaseError if the case has no such event."""
        self.get(Event, event_id)
        return self.dossiers((event_id,))[0]

    def dossiers(self, event_ids: Iterable[EventId]) -> tuple[Dossier, ...]:
        """Return everything about some events, in the order asked; events that are gone are left out."""
        return gather.dossiers(self, tuple(event_ids))

    def event_index(self, report: Report | None = None) -> "EventIndex":
        """Return the index of all events; `report` is told how many of how many steps are done."""
        from models.store.event_index import event_index

        return event_index(self._engine, report=report)

    def index_rows(self, ids: Iterable[EventId] | None = None) -> "Iterator[IndexRow]":
        """Tell what the index needs to know of all events, or of some."""
        from models.index.index_rows import rows_in

        return rows_in(self.index_of(ids) if ids is not None else self.event_index())

    def index_of(self, ids: Iterable[EventId]) -> "EventIndex":
        """Return the index of some events."""
        from models.store.event_index import event_index

        return event_index(self._engine, tuple(ids))

    # search -------------------------------------------------------------------------------------

    def search(self, words: str, limit: int = 200) -> tuple[Hit, ...]:
        """Return the events, sources, actors, places, documents and their pages that hold all the words, best first."""
        question = search.question(words)
        if not question:
            return ()
        rows = self._engine.rows(_SEARCH, (question, limit))
        found = [("event", id) for id in sought.events_sought(self._engine, self, words)]
        found = list(dict.fromkeys([*found, *((str(kind), str(id)) for kind, id in rows)]))[:limit]
        entries = self._entries(found)
        return tuple(
            Hit(kind, id, entries[kind, id].title, excerpt("\n".join(entries[kind, id].texts), words))
            for kind, id in found
            if (kind, id) in entries
        )

    def found_events(self, words: str, index: "EventIndex") -> "Mask":
        """Tell which events of the index hold the words, or have actors, places, sources or documents that do."""
        found = self.found_records(words)
        for kind, sql in _EVENTS_OF.items():
            if kind in found:
                ids = self._engine.rows(sql, (json.dumps(found[kind]),))
                found.setdefault("event", []).extend(str(id) for (id,) in ids)
        return index.having(found)

    def found_records(self, words: str) -> dict[str, list[str]]:
        """Return the ids of all records that hold the words, by kind."""
        question = search.question(words)
        hits = self._engine.rows(_FOUND, (question,)) if question else ()
        found = {str(kind): str(ids).split("\x1f") for kind, ids in hits}
        if more := sought.events_sought(self._engine, self, words):
            found["event"] = [*found.get("event", ()), *more]
        return found

    @property
    def search_is_whole(self) -> bool:
        """Tell whether the index of the search holds all that is searched today."""
        return sought.is_whole(self._engine)

    def _entries(self, found: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
        """Return the index entries of hits, read afresh from their records."""
        by_kind: dict[str, list[str]] = {}
        for kind, id in found:
            by_kind.setdefault(kind, []).append(id)
        return {
            (entry.kind, entry.id): entry
            for kind, ids in by_kind.items()
            for entry in gather.search_entries(self, kind, ids)
        }

    # documents ----------------------------------------------------------------------------------

    def document_file(self, document: Document) -> DocumentFile:
        """Return the stored bytes of a document as a file, unchecked."""
        return DocumentFile(self._engine, document.sha256, document.size)

    def document_bytes(self, document: Document) -> bytes:
        """Return the stored bytes of a document; CaseError if they are not there or not what they were."""
        data = self.document_file(document).readall()
        if self.stored_size(document.sha256) != document.size or sha256(data) != document.sha256:
            raise CaseError(tr(CHANGED, name=document.name))
        return data

    def stored_size(self, sha256: str) -> int:
        """Tell how many bytes are kept under a hash."""
        sql = "SELECT coalesce(sum(length(bytes)), 0) FROM document_chunk WHERE sha256 = ?"
        return int(self._engine.value(sql, (sha256,)))

    def stored_hashes(self) -> frozenset[str]:
        """Return the hashes under which bytes are kept, those that no document names any more among them."""
        return frozenset(hash for (hash,) in self._engine.rows("SELECT DISTINCT sha256 FROM document_chunk"))

    def document_text(self, document_id: str) -> tuple[str, ...]:
        """Return the text of a document page by page, as far as it was stored; () if it was not."""
        sql = "SELECT page, text FROM document_text WHERE document_id = ? ORDER BY page"
        return pages_in_order(self._engine.rows(sql, (document_id,)), self._engine.path.name)

    def page_text(self, document_id: str, page: int) -> str:
        """Return the text of one page of a document; empty if none was stored."""
        sql = "SELECT text FROM document_text WHERE document_id = ? AND page = ?"
        return str(self._engine.value(sql, (document_id, page)) or "")

    # history and uses ---------------------------------------------------------------------------

    def history(self, limit: int = 100) -> tuple[ChangeSet, ...]:
        """Return the last actions, the latest first."""
        rows = self.history_rows("ORDER BY number DESC LIMIT ?", (limit,))
        return tuple(history.read_row(row) for row in rows)

    def history_after(self, record: Record) -> tuple[ChangeSet, ...]:
        """Return the actions since a record was made, the latest first; all of them where that is not told."""
        found = []
        for row in self.history_rows("ORDER BY number DESC"):
            done = history.read_row(row)
            if any(c.kind is type(record) and c.id == record.id and c.before is None for c in done.changes):
                break
            found.append(done)
        return tuple(found)

    def history_rows(self, clause: str, values: tuple[object, ...] = ()) -> Iterator[HistoryRow]:
        """Return rows of the history as they are stored."""
        found = self._engine.each(f"SELECT {history.COLUMNS} FROM history {clause}", values)
        return (HistoryRow(*row) for row in found)

    def history_page(self, clause: str, values: tuple[object, ...] = ()) -> tuple[HistoryRow, ...]:
        """Return rows of the history all at once, so that another thread may write meanwhile."""
        found = self._engine.rows(f"SELECT {history.COLUMNS} FROM history {clause}", values)
        return tuple(HistoryRow(*row) for row in found)

    def history_list(self, clause: str, values: tuple[object, ...] = ()) -> list[Any]:
        """Return number, time, author, label and number of changes of actions, without reading the changes."""
        return self._engine.rows(f"SELECT {history.OUTLINE} FROM history {clause}", values)

    def history_authors(self) -> tuple[str, ...]:
        """Return the names under which actions were done."""
        return tuple(str(who) for (who,) in self._engine.rows("SELECT DISTINCT who FROM history"))

    def history_hashes(self) -> tuple[str, ...]:
        """Return the hash of every action in hexadecimal digits, the first action first."""
        return tuple(hash.hex() for (hash,) in self._engine.rows("SELECT hash FROM history ORDER BY number"))

    def history_outline(self) -> list[tuple[int, str | None, int | None, int]]:
        """Return number, label, what it undoes and whether it bars undo, of every action."""
        return self._engine.rows("SELECT number, label, undoes, bars FROM history ORDER BY number")

    def uses_of(self, record: Record) -> int:
        """Tell how many records point to this one."""
        name = table_of(type(record)).name
        return sum(
            int(self._engine.value(f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?', (record.id,)))
            for table, column in gather.pointers_to(name)
        )

    def first_claim(self, ids: Sequence[ClaimId], states: Iterable[State]) -> ClaimId | None:
        """Return the first of these claims that is in one of these states, None if none is."""
        values = (json.dumps(list(ids)), json.dumps([str(state) for state in states]))
        place = self._engine.value(_FIRST_CLAIM, values)
        return None if place is None else ids[int(place)]

    def checked_claims(self, way: str, ids: Iterable[str]) -> frozenset[str]:
        """Return the checked claims that show something of records, by a way of `models.store.showing`."""
        rows = self._engine.rows(SHOWING[way], (json.dumps(sorted(ids)),))
        return frozenset(str(id) for (id,) in rows)

    def records_with(self, words: str) -> int:
        """Tell how many records, or pages of documents, hold these words in any of their texts.

        What marks keep of what was seen is no record: it goes with the history.
        """
        # SQLite folds the case of Latin letters alone, so text is compared here, as purge compares it.
        sought = words.casefold()
        found = sum(
            any(
                isinstance(cell, str) and sought in cell.casefold()
                for name, cell in table.cells_by_name(record).items()
                if (table.name, name) != ("check", "shown")
            )
            for table in map(table_of, RECORD_TYPES)
            for record in self.all(table.kind)
        )
        pages = self._engine.rows(
            "SELECT text FROM document_text WHERE document_id IN (SELECT id FROM document)"
        )
        return found + sum(sought in str(text).casefold() for (text,) in pages)

    def _in_order(self, kind: type[R], records: list[R]) -> tuple[R, ...]:
        """Sort records as their kind is sorted; they come sorted by id."""
        if kind is Event:
            return sort_events(records, self.zone)  # type: ignore[arg-type,return-value] # the kind was looked at
        if "position" in table_of(kind).column_names:
            return tuple(sorted(records, key=lambda record: getattr(record, "position", 0)))
        return tuple(records)

    def _count(self, table: str) -> int:
        return int(self._engine.value(f'SELECT count(*) FROM "{table}"'))

    def _records(self, kind: type[R], clause: str, values: tuple[object, ...]) -> list[R]:
        table = table_of(kind)
        columns = ", ".join(f'"{name}"' for name in table.column_names)
        # With “+” the few that are sought are sorted: else SQLite would look through all in the order of their ids.
        order = '"id"' if clause == "WHERE 1" else '+"id"'
        rows = self._engine.rows(f'SELECT {columns} FROM "{table.name}" {clause} ORDER BY {order}', values)
        return [table.record(row) for row in rows]


def plural(table: str) -> str:
    """Return the plural under which records are counted."""
    return _PLURALS.get(table, f"{table}s")


def sort_events(events: Iterable[Event], zone: str = "") -> tuple[Event, ...]:
    """Sort by first moment on the clock of a zone, finer dates first, end, the user's order; undated events last."""
    return tuple(sorted(events, key=lambda event: _event_key(event, zone)))


def _event_key(event: Event, zone: str) -> tuple[bool, float, int, float, int, str]:
    dated = event.when.on_clock(zone).sort_key if event.when else (0.0, 0, 0.0)
    return (event.when is None, *dated, event.position, event.id)


def _must_know(table: Table, columns: Iterable[str]) -> None:
    """Refuse a name that is no column: it would go into the statement as it stands."""
    for name in columns:
        if name not in table.column_names:
            raise ValueError(f"{table.name} has no column {name}")
