"""Steps from an older schema to the next."""

from collections.abc import Callable, Mapping

from models.store import schema
from models.store.engine import Engine


def _add_what_is_new(number: int) -> Callable[[Engine], None]:
    """Return the step to a schema that only has more than the one before it: columns with defaults, indices."""

    def add(engine: Engine) -> None:
        for statement in schema.added(number):
            engine.execute(statement)

    return add


STEPS: Mapping[int, Callable[[Engine], None]] = {
    number: _add_what_is_new(number + 1) for number in range(schema.OLDEST_VERSION, schema.SCHEMA_VERSION)
}
"""The step that leads from each number to the next one.

A step that changes rows must keep a copy of the case first; one that only adds an index needs none, and a copy would
bring back what was deleted from a case.
"""


def migrate(engine: Engine) -> None:
    """Bring an open case from its schema to the newest in one transaction."""
    version = engine.schema_number
    if version == schema.SCHEMA_VERSION:
        return
    with engine.transaction():
        for number in range(version, schema.SCHEMA_VERSION):
            STEPS[number](engine)
        engine.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")


def read_as_newest(engine: Engine) -> None:
    """Let an older case be read as if it were of the newest schema, without a byte of it being changed.

    A view of the connection's own stands before each table that lacks columns, and holds their defaults; the views
    are gone with the connection.
    """
    for new in schema.new_tables(engine.schema_number):
        names = ", ".join(f'NULL AS "{name}"' for name in new.column_names)
        engine.execute(f'CREATE TEMP VIEW "{new.name}" AS SELECT NULL AS rowid, {names} WHERE 0')
    for table, columns in schema.new_columns(engine.schema_number).items():
        added = ", ".join(f'{schema.default_of(table, column)} AS "{column}"' for column in columns)
        engine.execute(f'CREATE TEMP VIEW "{table}" AS SELECT rowid AS rowid, *, {added} FROM main."{table}"')
