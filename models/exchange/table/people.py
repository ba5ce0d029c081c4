"""The actors that rows of a table name, and what a row tells of one: role, kind, other names, numbers, life."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from models.errors import UnreadableValue
from models.exchange.table import values
from models.exchange.table.claims import Claims
from models.exchange.table.decisions import Dated, Decisions
from models.exchange.table.row import Row
from models.gazetteer.spelling import fold
from models.records.aliases import aliases_in, numbers_in
from models.records.relations import ACTOR_KINDS
from models.records.story import Actor, ActorId, Field, new_id
from models.translation import tr, tr_later
from models.values.when import When

OF_ONE_ACTOR: Final = tr_later(
    "Kind, names, numbers and life are of one actor: this row has none, or several. They stand in the note."
)
_OF_ACTOR: Final = ("actor kind", "aliases", "numbers", "born", "died", "local name")


class TableActors:
    """Takes the actors of rows; each is made once."""

    def __init__(self, decisions: Decisions) -> None:
        """Begin without any; what a person decided of dates holds for lives, too."""
        self._decisions = decisions
        self._actors: dict[str, Actor] = {}

    @property
    def records(self) -> tuple[Actor, ...]:
        """Return what was made."""
        return tuple(self._actors.values())

    def named(self, name: str) -> Actor:
        """Return the actor of a name."""
        return self._actors.setdefault(_key(name), Actor(ActorId(new_id()), name))

    def add(self, row: Row, made: Claims) -> None:
        """Add the actors of a row, each with its role, and what its columns tell of it."""
        found: list[tuple[str, str]] = []
        by_group: dict[str, list[str]] = {}
        for column, text in row.many("actor"):
            role = column.role or row.role("actor", column.group)
            names = list(values.parts_of(text))
            found += [(role, name) for name in names]
            by_group.setdefault(column.group, []).extend(names)
        for role, name in dict.fromkeys(found):
            made.add(Field.WHO, actor_id=self.named(name).id, role=role)
        if not found:
            row.keep("actor role")
        everybody = list(dict.fromkeys(name for _, name in found))
        for group in row.groups(*_OF_ACTOR):
            self._tell_of(row, group, list(dict.fromkeys(by_group.get(group, ()))) or everybody)

    def _tell_of(self, row: Row, group: str, names: Sequence[str]) -> None:
        """Take what columns tell of one actor; where there is none, or several, it stands in the note."""
        if len(names) == 1:
            self._actors[_key(names[0])] = _told_of_actor(row, group, self.named(names[0]), self._decisions)
            return
        row.tell_of((group,), tr(OF_ONE_ACTOR), *_OF_ACTOR)
        row.keep_group(group, *_OF_ACTOR)


def _told_of_actor(row: Row, group: str, actor: Actor, decisions: Decisions) -> Actor:
    """Return an actor with what a row tells of them; what is told already stays, and a date that is none is kept."""
    if not row.fields.keys() & set(_OF_ACTOR):
        return actor
    told: dict[str, Any] = {
        "kind": actor.kind or _kind(row.of_group_one("actor kind", group)),
        "local_name": actor.local_name or row.of_group_one("local name", group),
        "aliases": tuple(dict.fromkeys((*actor.aliases, *aliases_in(row.of_group_one("aliases", group))))),
        "numbers": tuple(dict.fromkeys((*actor.numbers, *_numbers(row, group)))),
    }
    for name, field in (("began", "born"), ("ended", "died")):
        told[name] = getattr(actor, name) or _date(row, group, field, decisions)
    return replace(actor, **told)


def _date(row: Row, group: str, field: str, decisions: Decisions) -> When | None:
    """Return a date of an actor's life; one that cannot be read, or is to stay words, is kept in the note."""
    words, when = row.of_group_one(field, group), None
    if not words:
        return None
    try:
        when = decisions.date(row.number, Dated(words, order=row.order(field, group)))
    except UnreadableValue as error:
        row.tell_of((group,), str(error), field)
    if when is None:
        row.keep_group(group, field)
    return when


def _kind(word: str) -> str:
    """Return what an actor is: one of the usual kinds however it is written, else the word itself."""
    return word.casefold() if word.casefold() in ACTOR_KINDS else word


def _numbers(row: Row, group: str) -> tuple[str, ...]:
    """Return the numbers of a row; where a number names no register, its column does."""
    found: list[str] = []
    for column, text in row.many("numbers"):
        if column.group == group:
            register = column.role
            found += [one if "=" in one or not register else f"{register}={one}" for one in numbers_in(text)]
    return tuple(found)


def _key(name: str) -> str:
    """Return a name as it is compared."""
    return fold(name) or name
