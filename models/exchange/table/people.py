"""What a row of a table tells of its actor beside the name: kind, other names, numbers of registers, life."""

from dataclasses import replace
from typing import Any, Final

from models.errors import UnreadableValue
from models.exchange.table.decisions import Dated, Decisions
from models.exchange.table.row import Row
from models.records.aliases import aliases_in, numbers_in
from models.records.story import Actor
from models.values.when import When

_OF_ACTOR: Final = ("actor kind", "aliases", "numbers", "born", "died", "local name")


def told_of_actor(row: Row, actor: Actor, decisions: Decisions) -> Actor:
    """Return an actor with what a row tells of them; what is told already stays, and a date that is none is kept."""
    told: dict[str, Any] = {
        "kind": actor.kind or row.one("actor kind").casefold(),
        "local_name": actor.local_name or row.one("local name"),
        "aliases": tuple(dict.fromkeys((*actor.aliases, *aliases_in(row.one("aliases"))))),
        "numbers": tuple(dict.fromkeys((*actor.numbers, *_numbers(row)))),
    }
    for name, field in (("began", "born"), ("ended", "died")):
        told[name] = getattr(actor, name) or _date(row, field, decisions)
    return replace(actor, **told)


def _date(row: Row, field: str, decisions: Decisions) -> When | None:
    """Return a date of an actor's life; one that cannot be read, or is to stay words, is kept in the note."""
    words, when = row.one(field), None
    if not words:
        return None
    try:
        when = decisions.date(row.number, Dated(words, order=row.order(field)))
    except UnreadableValue as error:
        row.tell(str(error), field)
    if when is None:
        row.keep(field)
    return when


def _numbers(row: Row) -> tuple[str, ...]:
    """Return the numbers of a row; where a number names no register, its column does."""
    found: list[str] = []
    for column, text in row.many("numbers"):
        register = column.role
        found += [one if "=" in one or not register else f"{register}={one}" for one in numbers_in(text)]
    return tuple(found)


def tells_of_actor(row: Row) -> bool:
    """Tell whether a row says anything of its actor beside the name."""
    return any(row.one(name) for name in _OF_ACTOR)


def keep_of_actor(row: Row) -> None:
    """Keep what cannot be said of any one actor, and tell why."""
    row.tell(
        "Kind, names, numbers and life are of one actor: this row has none, or several. They stand in the note.",
        *_OF_ACTOR,
    )
    row.keep(*_OF_ACTOR)
