"""What the history tells last of each record, held against what the tables hold: they are two witnesses of one case."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from models.records.desk import RECORD_TYPES
from models.records.eras import KIND_OF_ERAS
from models.records.record_words import kind_word
from models.store import history
from models.store.old_eras import as_event
from models.store.reader import Reader
from models.store.rows import default_cells, table_name, table_of
from models.translation import tr

Key = tuple[str, str]  # name of the table, id
_GONE: Final = 0
_NAMED: Final = 20  # records that are named one by one
_OF_ERAS: Final = ("/what", "/when", "/relation")
"""How the ids of claims end that older eras were given when they became events: no history tells of that."""


class LastTold:
    """The last state of every record by the history, as one number each; `take` is told row after row."""

    def __init__(self) -> None:
        """Begin before the first action."""
        self._states: dict[Key, tuple[int, int]] = {}  # the action, and the state it left
        self._purged_at = 0  # the last action of which something was purged
        self.lost_at = 0  # the last action after which one could not be read

    def take(self, row: history.HistoryRow) -> None:
        """Take the next action of the history into account; CaseError if it cannot be read."""
        for entry in history.stored_entries(row):
            if entry is None:
                self._purged_at = row.number
                continue
            _, name, before, after = as_event(entry)
            key = (str(name), str((after or before)["id"]))
            if entry[1] != name:
                self._states.pop(key, None)  # of an era; what it became stands in no history
            else:
                self._states[key] = (row.number, _GONE if after is None else _state(name, after))

    def agrees(self, key: Key, cells: Mapping[str, Any]) -> bool | None:
        """Tell whether a record is what the history left it as; None where the history cannot tell."""
        number, state = self._states.get(key, (0, _GONE))
        if state == _GONE or number <= max(self._purged_at, self.lost_at):
            return None
        return state == _state(key[0], cells) or (key[0] == "check" and not cells.get("shown"))

    def standing(self) -> Iterator[Key]:
        """Yield the records that the case should hold, as far as no purge has taken away what was told of them."""
        for key, (number, state) in self._states.items():
            if state != _GONE and number > self._purged_at:
                yield key

    def problems(self, reader: Reader) -> Iterator[str]:
        """Yield each record that is not what the history left it as, and say what it is called."""
        found = self._different(reader)
        yield from islice(found, _NAMED)
        if more := sum(1 for _ in found):
            yield tr("So it is with {more:,} more records.", more=more)

    def _different(self, reader: Reader) -> Iterator[str]:
        seen: set[Key] = set()
        for table in map(table_of, RECORD_TYPES):
            for row in reader.cells(table.kind, *table.column_names):
                cells = dict(zip(table.column_names, row, strict=True))
                key = (table.name, str(cells["id"]))
                seen.add(key)
                if (what := self._problem(key, cells)) is not None:
                    yield what
        for (name, id), (number, state) in self._states.items():
            if state != _GONE and number > self._purged_at and (name, id) not in seen:
                yield tr(
                    "The {name} “{id}” is missing, though the history tells of no deletion: the file was "
                    "damaged.",
                    name=kind_word(name),
                    id=id,
                )

    def _problem(self, key: Key, cells: Mapping[str, Any]) -> str | None:
        """Return in words what is wrong with a stored record, as far as no purge has taken that away."""
        number, state = self._states.get(key, (0, _GONE))
        called = tr("The {name} “{called}”", name=kind_word(key[0]), called=_called(cells))
        if key in self._states and number <= self._purged_at:
            return None
        if state == _GONE:
            if key not in self._states and (self._purged_at or _is_of_eras(key)):
                return None
            return tr(
                "{called} is in no action of the history: it was written by another program.", called=called
            )
        if state == _state(key[0], cells) or (key[0] == "check" and not cells["shown"]):
            return None
        return tr(
            "{called} is not what the history left it as: it was damaged, or changed by another program.",
            called=called,
        )


def _state(name: str, cells: Mapping[str, Any]) -> int:
    """Return a number for the cells of a record; what an older version did not know has its default."""
    whole = {**default_cells(name), **cells}
    return hash(tuple((column, whole[column]) for column in sorted(whole))) or 1


def _called(cells: Mapping[str, Any]) -> str:
    told = next((cells[name] for name in ("title", "name", "text") if cells.get(name)), cells["id"])
    return " ".join(str(told).split())[:60]


def _is_of_eras(key: Key) -> bool:
    name, id = key
    return (name == "claim" and id.endswith(_OF_ERAS)) or key == (
        table_name(type(KIND_OF_ERAS)),
        KIND_OF_ERAS.id,
    )
