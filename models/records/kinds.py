"""The kinds of event that every new case begins with."""

import tomllib

from models.machine.paths import resource
from models.records.story import Kind, KindId


def built_in_kinds() -> tuple[Kind, ...]:
    """Return the kinds of event that every new case begins with."""
    entries = tomllib.loads(resource("styles", "kinds.toml").read_text(encoding="utf-8"))["kind"]
    return tuple(
        Kind(KindId(entry["id"]), entry["name"], entry["colour"], entry["shape"], position)
        for position, entry in enumerate(entries)
    )
