"""A list of facts as a table: a row for each claim, with its sources and how far its check has come."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from models.exchange.csv_out import Cell
from models.exchange.spreadsheet import table_bytes
from models.exchange.written import one_line
from models.machine.safe_write import write_data
from models.publication.chronology.content import Chronology, Entry, Note, Statement
from models.publication.chronology.words import named, said
from models.records.story import Field

_COLUMNS: Final = (
    "number", "event", "date", "edtf", "kind", "field", "claim", "remarks", "state", "sources", "otherwise",
    "quotes", "addresses",
)  # fmt: skip


def write_facts(facts: Chronology, path: Path, *, force: bool = False) -> None:
    """Write a list of facts as .csv or .xlsx; the same facts give the same bytes."""
    write_data(path, table_bytes(tuple(fact_rows(facts)), path.suffix.casefold(), "Facts"), force=force)


def fact_rows(facts: Chronology) -> Iterator[tuple[Cell, ...]]:
    """Yield the heading and the rows of a list of facts, each claim in a row of its own."""
    language = facts.language
    yield tuple(named(language, "columns", name) for name in _COLUMNS)
    notes = {note.number: note for note in facts.notes}
    for number, entry in enumerate(facts.entries, start=1):
        for statement in entry.statements:
            yield (number, *_cells(entry, statement, notes, language))


def _cells(entry: Entry, statement: Statement, notes: Mapping[int, Note], language: str) -> Iterator[Cell]:
    held, against = ([notes[n] for n in numbers] for numbers in (statement.notes, statement.against))
    join = said(language, "join", x="", y="")
    yield from (entry.title, entry.date, entry.when.edtf if entry.when else "", entry.kind)
    yield statement.label or named(language, "fields", str(statement.field))
    yield entry.date if statement.field is Field.WHEN and not statement.value else statement.value
    yield join.join((*statement.remarks, *statement.flags))
    yield named(language, "states", str(statement.state))
    yield join.join(_words(note, notes, language) for note in held)
    yield join.join(_words(note, notes, language) for note in against)
    yield "\n".join(one_line(note.quote) for note in (*held, *against) if note.quote)
    addresses = (address for note in (*held, *against) for address in _whole(note, notes).addresses)
    yield "\n".join(dict.fromkeys(addresses))


def _whole(note: Note, notes: Mapping[int, Note]) -> Note:
    """Return the note that tells the source in full."""
    return notes[note.see] if note.see is not None else note


def _words(note: Note, notes: Mapping[int, Note], language: str) -> str:
    """Return a source with the page, and what it says of the claim; its address has a column of its own."""
    source = _whole(note, notes).source
    for address in _whole(note, notes).addresses:
        source = source.partition(f" {address}")[0]
    where, told = note.locator, note.said
    tail = said(language, "colon", x=where, y=told) if where and told else where or told
    return one_line(f"{source} {tail[:1].upper()}{tail[1:]}")
