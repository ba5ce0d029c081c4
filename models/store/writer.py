"""Every change of a case: the one place that writes records, history, search entries and documents."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields
from itertools import chain, compress, islice
from typing import Any, Final

from models.errors import CaseError
from models.progress import Report
from models.records.changes import Change, ChangeSet, batches
from models.records.desk import (
    Bookmark,
    Check,
    Comment,
    Record,
)
from models.records.record_words import kind_word
from models.records.story import (
    Citation,
    Claim,
    Document,
    Event,
    EventId,
    Field,
)
from models.store import documents, gather, history, leaning, search, seen, sought, upkeep
from models.store.engine import DriverError, Engine
from models.store.hanging import HANGING, LEAN, LOOSE
from models.store.loose_ends import refuse_loose_ends
from models.store.reader import Reader
from models.store.refusing import refuse_if_final, refuse_if_used
from models.store.rows import R, Table, table_name, table_of
from models.translation import tr

Key = tuple[type[Record], str]

_ENTERED: Final = 1000  # entries of the search that are made before they are written
_AT_ONCE: Final = 30  # rows of at most 32 columns: SQLite takes no more than 999 values everywhere
_HISTORY_INSERT: Final = f"INSERT INTO history ({history.COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Writer:
    """The changes of one edit; made by Case.edit, and of no use after it."""

    def __init__(self, engine: Engine, reader: Reader, who: str) -> None:
        """Write through an open connection on behalf of a person."""
        self.reader = reader
        self.who = who
        self.change_set: ChangeSet = ChangeSet("", who, "", ())
        self._engine = engine
        self._changes: dict[Key, Change] = {}
        self._kinds: set[type[Record]] = set()  # of the changed records
        self._is_told_whole = False
        self._report: Report | None = None
        self._label_of: Callable[[Sequence[Change]], str] | None = None

    def label_as(self, label_of: Callable[[Sequence[Change]], str]) -> None:
        """Let the label of this edit be made from all that it changed, once that is known."""
        self._label_of = label_of

    # records ------------------------------------------------------------------------------------

    def add(self, record: Record) -> None:
        """Put a new record into the case; CaseError if its id is taken."""
        self.add_many((record,))

    def add_many(self, records: Sequence[Record]) -> None:
        """Put many new records into the case, of one kind or several."""
        by_kind: dict[type[Record], list[Record]] = {}
        for record in records:
            by_kind.setdefault(type(record), []).append(record)
        for kind, group in by_kind.items():
            self._insert(table_of(kind), group)
            for record in group:
                self._note(None, record)

    def replace(self, record: Record) -> None:
        """Put a record in the place of the one with its id; nothing happens if they are equal."""
        before = self.reader.get(type(record), record.id)
        if before == record:
            return
        refuse_if_final(before)
        self._overwrite(record)
        self._note(before, record)

    def put(self, record: Record) -> None:
        """Add a record, or put it in the place of the one with its id."""
        if self.reader.find(type(record), record.id) is None:
            self.add(record)
        else:
            self.replace(record)

    def delete(self, record: Record) -> None:
        """Take a record out of the case with all that hangs on it; CaseError if others still need it."""
        stored = self.reader.get(type(record), record.id)
        refuse_if_final(stored)
        for kind, column in HANGING.get(type(stored), ()):
            for hanging in self.reader.where(kind, **{column: stored.id}):
                if self.reader.find(kind, hanging.id) is not None:
                    self.delete(hanging)
        for kind, column in LOOSE.get(type(stored), ()):
            self._let_go(kind, column, stored.id)
        for remark in self._remarks_on(stored):
            self.delete(remark)
        refuse_if_used(self.reader, stored)
        table = table_of(type(stored))
        self._run(table, f'DELETE FROM "{table.name}" WHERE "id" = ?', [(stored.id,)])
        self._note(stored, None)

    def claim_for(self, event: Event | EventId, field: Field) -> Claim:
        """Return the first claim about one of the event's own fields (what, when, number), making it if need be."""
        event_id = event.id if isinstance(event, Event) else event
        held = self.reader.where(Claim, event_id=event_id, field=str(field))
        if held:
            return held[0]
        claim = upkeep.new_claim(event_id, field, self.who)
        self.add(claim)
        return claim

    def apply(self, changes: Sequence[Change], report: Report | None = None) -> None:
        """Make changes exactly as they are told, with no rule of upkeep: this is how undo and redo write.

        `report` is told how far it is, and then how far `finish` is.
        """
        self._report = report
        done = 0
        for some in batches(changes):
            self._apply(table_of(some[0].kind), some)
            done += len(some)
            self._tell(done, len(changes), is_late=False)

    def _apply(self, table: Table, changes: Sequence[Change]) -> None:
        """Make changes of one kind, of each record no more than one."""
        held = {one.id: one for one in self.reader.where_in(table.kind, "id", [each.id for each in changes])}
        gone = [(one.id,) for one in changes if one.after is None and one.id in held]
        self._run(table, f'DELETE FROM "{table.name}" WHERE "id" = ?', gone)
        after = [one.after for one in changes if one.after is not None]
        self._insert(table, [record for record in after if record.id not in held])
        for record in (record for record in after if record.id in held):
            self._overwrite(record)
        for change in changes:
            self._note(held.get(change.id), change.after)

    def _tell(self, done: int, count: int, *, is_late: bool) -> None:
        """Tell how far the first half of the work is, or the second, in which the search is made anew."""
        if self._report:
            self._report(done + count * is_late, 2 * count)

    def take_as_told(self) -> None:
        """Leave claims and their marks as this edit tells them: a merge judges them by what was seen on each side."""
        self._is_told_whole = True

    # documents: bytes and texts are drawn from files and no part of history -------------------------

    def keep_paper(self, document: Document, data: bytes, pages: Sequence[str]) -> None:
        """Keep the bytes and the text of a document that comes with an import."""
        if not self.reader.stored_size(document.sha256):
            self.keep_chunks(document.sha256, documents.chunks(data))
        self.set_document_text(document.id, pages)

    def keep_chunks(self, sha256: str, numbered: Iterable[tuple[int, bytes]]) -> None:
        """Keep numbered pieces of a file under the hash of the whole."""
        rows = ((sha256, number, chunk) for number, chunk in numbered)
        self._engine.executemany("INSERT INTO document_chunk (sha256, number, bytes) VALUES (?, ?, ?)", rows)

    def drop_bytes(self, sha256: str) -> None:
        """Take the bytes with this hash out of the file."""
        self._engine.execute("DELETE FROM document_chunk WHERE sha256 = ?", (sha256,))

    def set_document_text(self, document_id: str, pages: Sequence[str]) -> None:
        """Keep the text of a document's pages for search, in the place of what was kept."""
        self.drop_text(document_id)
        self.keep_pages(document_id, 1, pages)

    def keep_pages(self, document_id: str, first: int, texts: Sequence[str]) -> None:
        """Keep the texts of some pages, the first of which has this number, and enter them in the search."""
        pages = list(enumerate(texts, start=first))
        self._engine.executemany(
            "INSERT INTO document_text (document_id, page, text) VALUES (?, ?, ?)",
            [(document_id, page, text) for page, text in pages],
        )
        self._enter(search.page_entry(document_id, page, text) for page, text in pages if text.strip())

    def drop_text(self, document_id: str) -> None:
        """Take the text of a document out of the file and out of the search."""
        self._engine.execute("DELETE FROM document_text WHERE document_id = ?", (document_id,))
        span = search.page_span(document_id)
        number = "SELECT number FROM search_entry WHERE kind = 'page' AND id > ? AND id < ?"
        self._engine.execute(f"DELETE FROM search WHERE rowid IN ({number})", span)
        self._engine.execute("DELETE FROM search_entry WHERE kind = 'page' AND id > ? AND id < ?", span)

    # the end of an edit -------------------------------------------------------------------------

    def changes_of(self, kind: type[Record]) -> tuple[Change, ...]:
        """Tell what this edit did so far to the records of one kind."""
        if (
            kind not in self._kinds
        ):  # an import of a hundred thousand events is not gone through for its documents
            return ()
        return tuple(change for (changed, _), change in self._changes.items() if changed is kind)

    def finish(self, label: str, at: str, *, undoes: int | None = None, bars: bool = False) -> bool:
        """Keep the rules, the search and the history of this edit; return whether anything changed."""
        if undoes is None and not self._is_told_whole:
            upkeep.name_marks(self)
            leaning.settle(self)
            upkeep.add_missing_claims(self)
            upkeep.mark_changed_claims(self)
        if undoes is None:
            upkeep.hold_back_queried_claims(self)
        changes = tuple(change for change in self._changes.values() if change.before != change.after)
        self._update_search(changes)
        if not changes and not bars:
            self.change_set = ChangeSet(label, self.who, at, ())
            return False
        refuse_loose_ends(self._engine, changes)
        label = self._label_of(changes) if self._label_of else label
        last = self._engine.rows("SELECT number, hash FROM history ORDER BY number DESC LIMIT 1")
        number, previous = last[0] if last else (0, history.FIRST_HASH)
        self.change_set = ChangeSet(label, self.who, at, changes, number + 1)
        row = history.make_row(self.change_set, previous, undoes, int(bars))
        self._engine.execute(_HISTORY_INSERT, row.cells)
        return True

    def rewrite_history(self, purge: Callable[[history.HistoryRow], tuple[history.HistoryRow, int]]) -> int:
        """Store every row of the history as `purge` leaves it and return how many values went."""
        gone = 0
        for (number,) in self._engine.rows("SELECT number FROM history"):
            row = next(self.reader.history_rows("WHERE number = ?", (number,)))
            kept, count = purge(row)
            if count:
                sql = "UPDATE history SET label = ?, changes = ? WHERE number = ?"
                self._engine.execute(sql, (kept.label, kept.changes, number))
            gone += count
        return gone

    def forget_shown(self, words: str | None, ids: Collection[str]) -> None:
        """Take what marks keep of what was seen out of those in which these words or ids stand; their hashes stay."""
        marks = ((check.id, check.shown) for check in self.reader.all(Check) if check.shown)
        gone = [(id,) for id, shown in marks if seen.mentions(shown, words, ids)]
        self._engine.executemany("UPDATE \"check\" SET shown = '' WHERE id = ?", gone)

    def drop_orphans(self) -> None:
        """Take bytes and texts out of the file that belong to no document any more."""
        self._engine.execute("DELETE FROM document_chunk WHERE sha256 NOT IN (SELECT sha256 FROM document)")
        sql = "SELECT DISTINCT document_id FROM document_text WHERE document_id NOT IN (SELECT id FROM document)"
        for (document_id,) in self._engine.rows(sql):
            self.drop_text(document_id)
        self._engine.execute("INSERT INTO search (search) VALUES ('optimize')")

    # single steps -------------------------------------------------------------------------------

    def _insert(self, table: Table, records: Sequence[Record]) -> None:
        """Insert the cells that hold something: the driver is slow to hand over those that hold nothing."""
        by_columns: dict[tuple[bool, ...], list[list[Any]]] = {}
        for row in map(table.row, records):
            filled = tuple([cell is not None for cell in row])
            by_columns.setdefault(filled, []).append(list(compress(row, filled)))
        for filled, rows in by_columns.items():
            names = list(compress(table.column_names, filled))
            odd = len(rows) % _AT_ONCE
            self._insert_rows(table, names, rows[:odd], 1)
            self._insert_rows(table, names, rows[odd:], _AT_ONCE)

    def _insert_rows(self, table: Table, names: list[str], rows: list[list[Any]], at_once: int) -> None:
        """Insert so many rows with each statement: for each, SQLite makes anew the lists that cells are checked by."""
        columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        sql = f'INSERT INTO "{table.name}" ({columns}) VALUES {", ".join([f"({marks})"] * at_once)}'
        starts = range(0, len(rows), at_once)
        self._run(table, sql, [list(chain.from_iterable(rows[at : at + at_once])) for at in starts])

    def _overwrite(self, record: Record) -> None:
        """Give the stored record with this id these values."""
        table = table_of(type(record))
        # The id is left alone: were it set, SQLite would look through every table that may point to it.
        cells = [
            (name, cell)
            for name, cell in zip(table.column_names, table.row(record), strict=True)
            if name != "id"
        ]
        places = ", ".join(f'"{name}" = ?' for name, _ in cells)
        values = (*(cell for _, cell in cells), record.id)
        self._run(table, f'UPDATE "{table.name}" SET {places} WHERE "id" = ?', [values])

    def _run(self, table: Table, sql: str, rows: list[Any]) -> None:
        try:
            self._engine.executemany(sql, rows)
        except CaseError as error:
            told = str(error.__cause__)
            if isinstance(error.__cause__, DriverError) and "UNIQUE constraint" in told:
                message = tr(
                    "A {name} with this id is in the case already: change that one instead.",
                    name=kind_word(table.name),
                )
                raise CaseError(message) from None
            raise

    def _note(self, before: Record | None, after: Record | None) -> None:
        """Remember a change; several changes of one record become one, and what came and went leaves none."""
        change = Change(before, after)
        record = change.record
        key = (type(record), record.id)
        self._kinds.add(key[0])
        known = self._changes.get(key)
        if known is None:
            self._changes[key] = change
        elif known.before is None and after is None:
            del self._changes[key]
        else:
            self._changes[key] = Change(known.before, after)

    def _let_go(self, kind: type[R], column: str, id: str) -> None:
        """Clear a pointer to a record that goes; a relation without its other event has no meaning and goes too."""
        for pointing in self.reader.where(kind, **{column: id}):
            if self.reader.find(kind, pointing.id) is None:
                continue
            if (
                isinstance(pointing, Claim)
                and pointing.field is Field.RELATION
                and column == "other_event_id"
            ):
                self.delete(pointing)
            else:
                values = {field.name: getattr(pointing, field.name) for field in fields(pointing)}
                loose = LEAN if isinstance(pointing, Claim) and pointing.field is Field.WHEN else {}
                self.replace(kind(**(values | loose | {column: None})))

    def _remarks_on(self, record: Record) -> tuple[Comment | Bookmark, ...]:
        if isinstance(record, Comment | Bookmark):
            return ()
        on = {"record_kind": table_name(type(record)), "record_id": record.id}
        return (*self.reader.where(Comment, **on), *self.reader.where(Bookmark, **on))

    def _update_search(self, changes: Sequence[Change]) -> None:
        """Make the search entries of the touched records anew; those of new events are told as they were made."""
        new = [one.after for one in changes if one.before is None and isinstance(one.after, Event)]
        touched = upkeep.searched_records(changes)
        touched.setdefault("event", set()).update(upkeep.cited_events(self, changes))
        touched["event"].difference_update(event.id for event in new)
        self._search_anew(sorted((kind, id) for kind, ids in touched.items() for id in ids))
        if new:
            claims = [one.after for one in changes if isinstance(one.after, Claim)]
            citations = [one.after for one in changes if isinstance(one.after, Citation)]
            self._enter(gather.event_entries(new, claims, citations))

    def _search_anew(self, keys: Sequence[tuple[str, str]]) -> None:
        """Make the search entries of records of several kinds anew, some at a time."""
        for at in range(0, len(keys), _ENTERED):
            some = keys[at : at + _ENTERED]
            for kind in dict.fromkeys(kind for kind, _ in some):
                self.search_anew(kind, [id for each, id in some if each == kind])
            self._tell(at + len(some), len(keys), is_late=True)

    def remake_search(self) -> None:
        """Make the search entries anew of which an older index lacks something, and note that this was done."""
        ids = sorted(sought.events_with_words_of_sources(self.reader))
        self.search_anew("event", ids)
        self._engine.execute("INSERT INTO search_entry (number, kind, id) VALUES (0, ?, ?)", search.MADE)

    def search_anew(self, kind: str, ids: list[str]) -> None:
        """Make the search entries of these records anew; those that are gone lose theirs."""
        self._forget_entries(kind, ids)
        self._enter(gather.search_entries(self.reader, kind, ids))

    def _forget_entries(self, kind: str, ids: list[str]) -> None:
        keys = [(kind, id) for id in ids]
        number = "SELECT number FROM search_entry WHERE kind = ? AND id = ?"
        self._engine.executemany(f"DELETE FROM search WHERE rowid = ({number})", keys)
        self._engine.executemany("DELETE FROM search_entry WHERE kind = ? AND id = ?", keys)

    def _enter(self, entries: Iterable[search.Entry]) -> None:
        start = int(self._engine.value("SELECT coalesce(max(number), 0) FROM search_entry"))
        numbered = enumerate(entries, start=start + 1)
        while some := list(islice(numbered, _ENTERED)):  # of very many, not all stand in memory at once
            self._engine.executemany(
                "INSERT INTO search_entry (number, kind, id) VALUES (?, ?, ?)",
                [(number, entry.kind, entry.id) for number, entry in some],
            )
            self._engine.executemany(
                "INSERT INTO search (rowid, title, words, characters) VALUES (?, ?, ?, ?)",
                [(number, *entry.cells) for number, entry in some],
            )
