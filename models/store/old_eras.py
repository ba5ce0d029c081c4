"""Eras as cases of schema 3 and older kept them, in a table of their own, told as the events that they are now."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from models.records.eras import KIND_OF_ERAS, PLAIN

LAST: Final = 3
"""The last schema with that table."""

TABLE: Final = """CREATE TABLE "era" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "title" TEXT NOT NULL,
 "when_edtf" TEXT NOT NULL,
 "when_earliest" TEXT,
 "when_latest" TEXT,
 "when_wording" TEXT NOT NULL,
 "colour" TEXT NOT NULL,
 "event_id" TEXT REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
 "position" INTEGER NOT NULL
) STRICT"""

_DATE: Final = ("when_edtf", "when_earliest", "when_latest", "when_wording")
_KIND: Final = {
    "id": f"'{KIND_OF_ERAS.id}'",
    "name": f"'{KIND_OF_ERAS.name}'",
    "colour": f"'{KIND_OF_ERAS.colour}'",
    "shape": f"'{KIND_OF_ERAS.shape}'",
    "position": str(KIND_OF_ERAS.position),
}
_EVENT: Final = {
    "id": "id",
    "kind_id": f"'{KIND_OF_ERAS.id}'",
    "title": "title",
    **{column: column for column in _DATE},
    "position": "position",
    "confidentiality": "coalesce((SELECT confidentiality FROM main.event WHERE event.id = event_id), 'public')",
    "era": f"CASE colour WHEN '' THEN '{PLAIN}' ELSE colour END",
}
_AFTER: Final = "(SELECT ifnull(max(rowid), 0) FROM main.{table})"


def _claim(field: str, position: int, **more: str) -> dict[str, str]:
    """Return the columns of the claim that stands for a field of an era."""
    fixed = {"id": f"id || '/{field}'", "event_id": "id", "field": f"'{field}'", "position": str(position)}
    return fixed | {"state": "'draft'"} | more


_ROWS: Final[tuple[tuple[str, str, Mapping[str, str]], ...]] = (
    (
        "kind",
        f"WHERE rowid = (SELECT min(rowid) FROM main.era) AND NOT EXISTS "
        f"(SELECT 1 FROM main.kind WHERE id = '{KIND_OF_ERAS.id}')",
        _KIND,
    ),
    ("event", "", _EVENT),
    ("claim", "", _claim("what", 0)),
    ("claim", "", _claim("when", 1)),
    (
        "claim",
        "WHERE event_id IS NOT NULL",
        _claim("relation", 2, role="'begins with'", other_event_id="event_id"),
    ),
)
"""The rows that stand for an era now: their table, for which eras they stand, and what their columns hold."""


def rows_of(table: str, defaults: Mapping[str, str]) -> Iterator[str]:
    """Yield a question for each kind of row that eras give a table; `defaults` are its columns in order, in SQL."""
    for name, where, known in _ROWS:
        if name == table:
            cells = ", ".join(known.get(column, default) for column, default in defaults.items())
            yield f'SELECT {cells} FROM main."era" {where}'.rstrip()


def numbered(table: str, defaults: Mapping[str, str]) -> Iterator[str]:
    """Yield the same questions with a row number first that no row of the table has."""
    for place, question in enumerate(rows_of(table, defaults), start=1):
        number = f"{_AFTER.format(table=table)} + rowid * {len(_ROWS)} + {place} AS rowid"
        yield question.replace("SELECT ", f"SELECT {number}, ", 1)


def as_event(entry: list[Any]) -> list[Any]:
    """Return an entry of the history about an era as one about the event that it became; any other as it is."""
    salt, name, before, after = entry
    if name != "era":
        return entry
    return [salt, "event", *(side and _cells_of_event(side) for side in (before, after))]


def _cells_of_event(era: Mapping[str, Any]) -> dict[str, Any]:
    kept = {column: era[column] for column in ("id", "title", *_DATE, "position") if column in era}
    # Whether the event that proved it was for everybody is not in the entry: so the era that comes back is not.
    level = "internal" if era.get("event_id") else "public"
    return kept | {"kind_id": KIND_OF_ERAS.id, "era": era.get("colour") or PLAIN, "confidentiality": level}
