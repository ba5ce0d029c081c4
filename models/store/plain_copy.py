"""Writes records as a plain SQLite file that other programs open as it is: readable names, views, full text."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.records import desk, story
from models.records.desk import RECORD_TYPES, Record
from models.store.engine import Engine, connect
from models.store.rows import Cell, Part, table_name, table_of
from models.values.money import Amount, Quantity
from models.values.money import words as words_of_sum
from models.values.when import When, words

Fields = Mapping[type[Record], frozenset[str]]
_PLURALS: Final = MappingProxyType(
    {desk.Query: "queries", desk.Approach: "approaches", desk.Wanted: "wanted", story.About: "about"}
)
LEFT_OUT: Final = (story.About, desk.Identity, desk.ImportedTable, desk.Bookmark)
"""What is no table there: the case itself is told in words, and a file that is served to others names no sources."""
_ALWAYS: Final = (
    story.Kind, story.Actor, story.Place, story.Source, story.Event, story.Claim, story.Citation,
)  # fmt: skip
_NAMES: Final = MappingProxyType({"when": "date", "field": "about", "lat": "latitude", "lon": "longitude"})
_BATCH: Final = 500

_VIEWS: Final = (
    (
        "timeline",
        """SELECT events.date_in_words AS date, events.title, kinds.name AS kind,
 (SELECT group_concat(places.name, '; ') FROM claims JOIN places ON places.id = claims.place_id
  WHERE claims.event_id = events.id) AS places,
 (SELECT group_concat(actors.name || CASE claims.role WHEN '' THEN '' ELSE ' (' || claims.role || ')' END, '; ')
  FROM claims JOIN actors ON actors.id = claims.actor_id
  WHERE claims.event_id = events.id AND claims.about = 'who') AS actors,
 (SELECT group_concat(claims.amount_in_words, '; ') FROM claims
  WHERE claims.event_id = events.id AND claims.amount IS NOT NULL) AS amounts,
 (SELECT count(DISTINCT citations.source_id) FROM citations JOIN claims ON claims.id = citations.claim_id
  WHERE claims.event_id = events.id) AS sources,
 events.description, events.date AS date_edtf, events.date_from, events.date_to, events.id AS event_id
FROM events LEFT JOIN kinds ON kinds.id = events.kind_id
WHERE events.relation = '' AND events.era = ''
ORDER BY events.date_from IS NULL, events.date_from, events.title""",
    ),
    (
        "events_on_a_map",
        """SELECT events.title, events.date_in_words AS date, places.name AS place, claims.role, places.latitude,
 places.longitude, places.precision, events.date_from, events.id AS event_id
FROM claims JOIN events ON events.id = claims.event_id JOIN places ON places.id = claims.place_id
WHERE places.latitude IS NOT NULL ORDER BY events.date_from IS NULL, events.date_from""",
    ),
    (
        "who_did_what",
        """SELECT actors.name AS actor, claims.role, events.title AS event, events.date_in_words AS date,
 events.relation, events.date_from, actors.id AS actor_id, events.id AS event_id
FROM claims JOIN events ON events.id = claims.event_id JOIN actors ON actors.id = claims.actor_id
WHERE claims.about = 'who' ORDER BY actors.name, events.date_from""",
    ),
    (
        "what_proves_it",
        """SELECT events.title AS event, claims.about, claims.text, claims.amount_in_words AS amount,
 claims.quantity_in_words AS quantity, citations.stance, sources.title AS source, sources.publisher,
 sources.issued_in_words AS issued, citations.locator, citations.place AS where_in_it, citations.quote, sources.url,
 events.id AS event_id, sources.id AS source_id
FROM citations JOIN claims ON claims.id = citations.claim_id JOIN events ON events.id = claims.event_id
JOIN sources ON sources.id = citations.source_id ORDER BY events.date_from, events.title""",
    ),
)
_SEARCHED: Final = (
    ("events", ("title", "description")),
    ("sources", ("title", "publisher")),
    ("actors", ("name", "local_name")),
    ("claims", ("text",)),
    ("citations", ("quote",)),
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the copy: how it is called, what it holds, and how a field becomes it."""

    name: str
    sql_type: str
    cell_of: Callable[
        [Any, Sequence[Cell]], Cell
    ]  # told the value of the field and its own columns in a case
    points_to: str = ""


def write_plain_copy(
    path: Path,
    records: Iterable[Record],
    about: Mapping[str, str],
    *,
    fields: Fields | None,
    language: str = "en",
) -> None:
    """Write records into a new file at `path`, which holds what is told `about` it in a table, too.

    `fields` names what of each kind goes; None stands for everything. Nobody needs a key for the file.
    """
    by_kind: dict[type[Record], list[Record]] = {kind: [] for kind in _ALWAYS}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    path.unlink(missing_ok=True)
    engine = connect(path, mode="rwc")
    with contextlib.closing(engine), engine.transaction():
        for kind in RECORD_TYPES:
            if kind in by_kind and kind not in LEFT_OUT:
                known = set(by_kind) - set(LEFT_OUT)
                _write_table(engine, kind, by_kind[kind], _columns(kind, fields, known, language))
        _write_about(engine, about)
        for name, select in _VIEWS:
            engine.execute(f'CREATE VIEW "{name}" AS {select}')
        _write_search(engine)


def plain_name(kind: type[Record]) -> str:
    """Return what the table of a kind of record is called in the copy."""
    return _PLURALS.get(kind, f"{table_name(kind)}s")


def _write_table(
    engine: Engine, kind: type[Record], records: Sequence[Record], columns: Sequence[tuple[Part, _Column]]
) -> None:
    name = plain_name(kind)
    lines = ",\n".join(f" {_declared(column)}" for _, column in columns)
    engine.execute(f'CREATE TABLE "{name}" (\n{lines}\n)')
    for _, column in columns:
        if column.points_to:
            engine.execute(f'CREATE INDEX "{name}_{column.name}" ON "{name}" ("{column.name}")')
    holes = ", ".join("?" * len(columns))
    sql = f'INSERT INTO "{name}" VALUES ({holes})'
    for start in range(0, len(records), _BATCH):
        engine.executemany(sql, [_row(one, columns) for one in records[start : start + _BATCH]])


def _declared(column: _Column) -> str:
    key = " PRIMARY KEY" if column.name == "id" else ""
    pointer = (
        f' REFERENCES "{column.points_to}" ("id") DEFERRABLE INITIALLY DEFERRED' if column.points_to else ""
    )
    return f'"{column.name}" {column.sql_type}{key}{pointer}'


def _row(record: Record, columns: Sequence[tuple[Part, _Column]]) -> tuple[Cell, ...]:
    cells: dict[str, Sequence[Cell]] = {}
    found = []
    for part, column in columns:
        value = getattr(record, part.field)
        if part.field not in cells:
            cells[part.field] = part.to_cells(value)
        found.append(column.cell_of(value, cells[part.field]))
    return tuple(found)


def _columns(
    kind: type[Record], fields: Fields | None, known: set[type[Record]], language: str
) -> list[tuple[Part, _Column]]:
    """Return the columns of a table: those of a case under readable names, and dates and sums in words."""
    table = table_of(kind)
    pointers = dict(table.pointers)
    tables = {table_name(one): plain_name(one) for one in known}
    told = fields[kind] | {"id", *pointers} if fields and kind in fields else None
    found = []
    for part in table.parts:
        if told is not None and part.field not in told:
            continue
        if part.field in pointers and pointers[part.field] not in tables:
            continue
        found += [(part, column) for column in _of_part(part, tables, language, has_wording=fields is None)]
    return found


def _of_part(part: Part, tables: Mapping[str, str], language: str, *, has_wording: bool) -> Iterator[_Column]:
    """Yield the columns that a field becomes."""
    name = _NAMES.get(part.field, part.field)
    for at, column in enumerate(part.columns):
        ending = column.name.removeprefix(part.field).lstrip("_")
        if ending == "wording" and len(part.columns) > 1 and not has_wording:
            continue
        pointed = tables.get(column.points_to, "")
        if ending in ("value", "upper"):
            called = name if ending == "value" else f"{name}_upper"
            yield _Column(called, "REAL", lambda _value, cells, at=at: _number(cells[at]))  # type: ignore[misc] # bound here
        if ending != "upper":
            yield _Column(
                _called(name, ending, column.name),
                column.sql_type,
                lambda _value, cells, at=at: cells[at],  # type: ignore[misc] # bound here
                pointed,
            )
    if part.columns[0].name.endswith(("_edtf", "_value")):
        yield _Column(f"{name}_in_words", "TEXT", lambda value, _cells: _in_words(value, language))


def _called(name: str, ending: str, column: str) -> str:
    endings = {
        "": _NAMES.get(column, column), "edtf": name, "earliest": f"{name}_from", "latest": f"{name}_to",
        "wording": f"{name}_as_printed", "value": f"{name}_exact", "currency": "currency", "asset": "asset",
        "bound": f"{name}_bound",
    }  # fmt: skip
    return endings.get(ending, _NAMES.get(column, column))


def _number(cell: Cell) -> Cell:
    return None if cell is None else float(str(cell))


def _in_words(value: When | Amount | Quantity | None, language: str) -> Cell:
    if value is None:
        return None
    return words(value, language) if isinstance(value, When) else words_of_sum(value, language)


def _write_about(engine: Engine, about: Mapping[str, str]) -> None:
    engine.execute('CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT)')
    engine.executemany('INSERT INTO "about" VALUES (?, ?)', list(about.items()))


def _write_search(engine: Engine) -> None:
    """Index what people search for, three letters at a time, so that Chinese is found within its sentences."""
    for table, columns in _SEARCHED:
        names = ", ".join(f'"{column}"' for column in columns)
        engine.execute(
            f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({names}, content="{table}", tokenize="trigram")'
        )
        engine.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')
