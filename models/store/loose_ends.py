"""Records that point to nothing: an edit that would leave one is refused."""

import json
from collections.abc import Iterable
from itertools import islice
from operator import attrgetter
from typing import Final

from models.errors import CaseError
from models.records.changes import Change
from models.records.desk import Record
from models.records.record_words import kind_word
from models.store.engine import Engine
from models.store.rows import table_of
from models.translation import tr

_AT_ONCE: Final = 1000  # ids that are looked up together


def refuse_loose_ends(engine: Engine, changes: Iterable[Change]) -> None:
    """Refuse an edit after which a changed record points to nothing, and name what is missing."""
    by_kind: dict[type[Record], list[Record]] = {}
    for change in changes:
        if change.after is not None:
            by_kind.setdefault(type(change.after), []).append(change.after)
    for kind, records in by_kind.items():
        table = table_of(kind)
        for field, target in table.pointers:
            _refuse_missing(engine, table.name, target, set(map(attrgetter(field), records)) - {None})


def _refuse_missing(engine: Engine, name: str, target: str, ids: set[str]) -> None:
    sql = f'SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM "{target}") LIMIT 1'
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):  # a long list in one piece would keep every thread waiting
        if engine.value(sql, (json.dumps(some),)):
            raise CaseError(
                tr(
                    "A {name} points to a {target} that is not in the case: add the {target} first.",
                    name=kind_word(name),
                    target=kind_word(target),
                )
            )
