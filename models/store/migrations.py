"""Steps from an older schema to the next; the first schema has none behind it."""

from collections.abc import Callable, Mapping

from models.store import schema
from models.store.engine import Engine

STEPS: Mapping[int, Callable[[Engine], None]] = {}
"""The step that leads from each number to the next one."""


def migrate(engine: Engine, version: int) -> None:
    """Bring an open case from `version` to the newest schema in one transaction."""
    if version == schema.SCHEMA_VERSION:
        return
    with engine.transaction():
        for number in range(version, schema.SCHEMA_VERSION):
            STEPS[number](engine)
        engine.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
