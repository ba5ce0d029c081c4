"""Steps from an older schema to the next."""

from collections.abc import Callable, Mapping

from models.store import schema
from models.store.engine import Engine


def _add_what_is_new(number: int) -> Callable[[Engine], None]:
    """Return the step to a schema that only has more than the one before it: no row is touched."""

    def add(engine: Engine) -> None:
        for statement in schema.added(number):
            engine.execute(statement)

    return add


STEPS: Mapping[int, Callable[[Engine], None]] = {1: _add_what_is_new(2)}
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
