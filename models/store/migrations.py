"""Steps from an older schema to the next."""

from collections.abc import Callable, Mapping
from typing import Final

from models.errors import CaseError
from models.records.comments import is_remark
from models.records.desk import Comment
from models.store import old_eras, schema
from models.store.engine import Engine
from models.store.reader import Reader
from models.store.writer import Writer
from models.translation import tr

_COMMENTS_ARE_FOUND: Final = 6  # the schema since which


def _add_what_is_new(number: int) -> Callable[[Engine], None]:
    """Return the step to a schema that only has more than the one before it: columns with defaults, indices, tables."""

    def add(engine: Engine) -> None:
        for statement in schema.added(number):
            engine.execute(statement)

    return add


def _make_events_of_eras(engine: Engine) -> None:
    """Turn eras into events with claims, which the search finds like any other; nothing that they said is lost."""
    _add_what_is_new(old_eras.LAST + 1)(engine)
    ids = [str(id) for (id,) in engine.rows("SELECT id FROM event WHERE era <> ''")]
    Writer(engine, Reader(engine), "").search_anew("event", ids)


def _find_comments(engine: Engine) -> None:
    """Let comments be open or done, and be found by the search."""
    _add_what_is_new(_COMMENTS_ARE_FOUND)(engine)
    reader = Reader(engine)
    ids = [comment.id for comment in reader.all(Comment) if is_remark(comment)]
    Writer(engine, reader, "").search_anew("comment", ids)


STEPS: Mapping[int, Callable[[Engine], None]] = {
    number: _add_what_is_new(number + 1) for number in range(schema.OLDEST_VERSION, schema.SCHEMA_VERSION)
} | {old_eras.LAST: _make_events_of_eras, _COMMENTS_ARE_FOUND - 1: _find_comments}
"""The step that leads from each number to the next one.

Before the first of them a backup is made (opening.py), and after the last the case is checked or all is taken back.
"""


def migrate(engine: Engine) -> None:
    """Bring an open case from its schema to the newest in one transaction."""
    version = engine.schema_number
    if version == schema.SCHEMA_VERSION:
        return
    with engine.transaction():
        before = _counts(engine)
        for number in range(version, schema.SCHEMA_VERSION):
            STEPS[number](engine)
        engine.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
        _check(engine, before)


def _check(engine: Engine, before: tuple[int, ...]) -> None:
    """Refuse what a step did, which takes it all back, where pages, references or numbers of rows are not right."""
    is_less = any(now < then for now, then in zip(_counts(engine), before, strict=True))
    if is_less or engine.value("PRAGMA quick_check(1)") != "ok" or engine.rows("PRAGMA foreign_key_check"):
        raise CaseError(
            tr(
                "{name} could not be brought to this version of Dateline and is as it was: open it for "
                "reading, and tell the makers of Dateline.",
                name=engine.path.name,
            )
        )


def _counts(engine: Engine) -> tuple[int, ...]:
    """Return how many rows the tables have that no step makes smaller."""
    tables = ("event", "claim", "citation", "source", "actor", "place", "document", "history")
    return tuple(engine.value(f'SELECT count(*) FROM "{table}"') for table in tables)


def read_as_newest(engine: Engine) -> None:
    """Let an older case be read as if it were of the newest schema, without a byte of it being changed.

    A view of the connection's own stands before each table that lacks columns or rows, and holds their defaults; the
    views are gone with the connection.
    """
    version = engine.schema_number
    for new in schema.new_tables(version):
        names = ", ".join(f'NULL AS "{name}"' for name in new.column_names)
        engine.execute(f'CREATE TEMP VIEW "{new.name}" AS SELECT NULL AS rowid, {names} WHERE 0')
    for table in dict.fromkeys(
        (*schema.new_columns(version), *(("kind",) if version <= old_eras.LAST else ()))
    ):
        engine.execute(f'CREATE TEMP VIEW "{table}" AS {_as_newest(table, version)}')


def _as_newest(table: str, version: int) -> str:
    """Return the question for the rows of a table as the newest schema has them."""
    held, defaults = schema.defaults_at(table, version), schema.defaults_at(table)
    cells = (
        f'"{column}"' if column in held else f'{cell} AS "{column}"' for column, cell in defaults.items()
    )
    eras = old_eras.numbered(table, defaults) if version <= old_eras.LAST else ()
    return " UNION ALL ".join((f'SELECT rowid AS rowid, {", ".join(cells)} FROM main."{table}"', *eras))
