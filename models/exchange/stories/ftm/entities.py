"""Entities of FollowTheMoney as they stand in a file, one JSON object a line or all in a list."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from models.exchange.bibliography import clean
from models.exchange.imported import MOST_BYTES, MOST_ROWS
from models.translation import tr

_LONGEST_LINE: Final = 16 * 2**20  # bytes; the text of a document may stand in one
_LONGEST: Final = 200_000  # characters of a value
_DEEPEST: Final = 32
_HEAVY: Final = frozenset(
    ("bodyText", "bodyHtml", "rawText", "indexText", "translatedText", "namesMentioned", "peopleMentioned",
     "companiesMentioned", "locationMentioned", "detectedCountry", "detectedLanguage", "ancestors", "parent",
     "processingStatus", "processingError", "processingAgent", "processedAt", "alephUrl", "icon")
)  # fmt: skip
"""What programs keep for themselves, or the text of a document that stays where it is."""


class UnusableFile(Exception):
    """A file that cannot be used; the words go on behind its name."""


@dataclass(slots=True)
class Entity:
    """An entity with its properties, each of which may have several values."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)
    line: int = 0

    def one(self, *names: str) -> str:
        """Return the first value of the first of some properties that has any."""
        return next((values[0] for name in names if (values := self.properties.get(name))), "")

    def all(self, *names: str) -> list[str]:
        """Return all values of some properties, each once."""
        return list(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))


Tell = Callable[[int, str], None]


def is_ftm(beginning: str) -> bool:
    """Tell by its beginning whether a file holds entities: its first object has a schema and properties."""
    first = beginning.lstrip("\ufeff \t\r\n[")[:40_000].partition("\n")[0]
    return first.startswith("{") and '"schema"' in first and '"properties"' in first


def entities_in(path: Path, tell: Tell) -> dict[str, Entity]:
    """Return the entities of a file by their ids; what one line has wrong is told, and the others are read."""
    if path.stat().st_size > MOST_BYTES:
        raise UnusableFile(tr("is larger than {most} MB: split it.", most=MOST_BYTES // 2**20))
    found: dict[str, Entity] = {}
    for line, told in _objects(path, tell):
        entity = _entity(told, line, found, tell)
        if entity is not None:
            _take(entity, found, tell)
        if len(found) > MOST_ROWS:
            raise UnusableFile(tr("holds more than {most:,} entities: split it.", most=MOST_ROWS))
    if not found:
        raise UnusableFile(
            tr("holds no entity of FollowTheMoney: each line needs an id, a schema and properties.")
        )
    return found


def _take(entity: Entity, found: dict[str, Entity], tell: Tell) -> None:
    """Put an entity beside the others; one whose id is there already is a part of the same."""
    held = found.setdefault(entity.id, entity)
    if held is entity:
        return
    if held.schema != entity.schema:
        tell(
            entity.line,
            tr(
                "The id {id} stands for a {schema} and for a {other}: it stays the first.",
                id=entity.id,
                schema=held.schema,
                other=entity.schema,
            ),
        )
    for name, values in entity.properties.items():
        held.properties[name] = list(dict.fromkeys((*held.properties.get(name, ()), *values)))


def _objects(path: Path, tell: Tell) -> Iterator[tuple[int, Any]]:
    """Yield the objects of a file with their lines."""
    with path.open("rb") as file:
        is_list = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    if is_list:
        yield from _of_list(path)
        return
    with path.open("rb") as file:
        for number, data in enumerate(_lines(file), start=1):
            if len(data) > _LONGEST_LINE:
                tell(
                    number,
                    tr("The line is longer than {most} MB and was left out.", most=_LONGEST_LINE // 2**20),
                )
            elif text := data.decode("utf-8", "replace").strip("\ufeff \t\r\n,"):
                try:
                    yield number, json.loads(text, parse_constant=_refuse)
                except RecursionError:
                    tell(number, tr("The entity is nested too deep and was left out."))
                except ValueError:
                    tell(number, tr("The line is no sound JSON and was left out: export it again."))


def _of_list(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        told = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError:
        raise UnusableFile(tr("is nested too deep: export it again.")) from None
    except ValueError:
        raise UnusableFile(tr("is no sound JSON: export it again, one entity a line.")) from None
    yield from ((number, one) for number, one in enumerate(told, start=1))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long only the beginning, so that memory does not run out."""
    while data := file.readline(_LONGEST_LINE + 1):
        yield data
        while len(data) > _LONGEST_LINE and not data.endswith(b"\n"):
            data = file.readline(_LONGEST_LINE + 1)


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _entity(told: Any, line: int, found: dict[str, Entity], tell: Tell, depth: int = 0) -> Entity | None:
    """Return the entity that an object tells, None if it is none; entities inside it are taken as well."""
    if not isinstance(told, dict) or not _word(told.get("id")) or not _word(told.get("schema")):
        tell(line, tr("This is no entity, which has an id and a schema: it was left out."))
        return None
    entity = Entity(_word(told["id"]), _word(told["schema"]), line=line)
    properties = told.get("properties")
    if not isinstance(properties, Mapping):
        tell(line, tr("The properties of {id} are no object: it was left out.", id=entity.id))
        return None
    for name, values in properties.items():
        if name not in _HEAVY:
            members = values if isinstance(values, list) else [values]
            kept = [text for one in members if (text := _value(one, line, found, tell, depth))]
            if kept:
                entity.properties[clean(str(name))] = list(dict.fromkeys(kept))
    return entity


def _word(value: Any) -> str:
    return (
        clean(str(value)).strip()[:500]
        if isinstance(value, str | int) and not isinstance(value, bool)
        else ""
    )


def _value(one: Any, line: int, found: dict[str, Entity], tell: Tell, depth: int) -> str:
    """Return a value as text; of an entity that stands in the place of its id, the id."""
    if isinstance(one, Mapping):
        if depth >= _DEEPEST or "schema" not in one:
            return ""
        inner = _entity(one, line, found, tell, depth + 1)
        if inner is not None:
            _take(inner, found, tell)
        return inner.id if inner else ""
    if one is None or isinstance(one, list):
        return ""
    text = clean(str(one)).strip()
    if len(text) > _LONGEST:
        tell(line, tr("A value is longer than {most:,} characters and was cut.", most=_LONGEST))
    return text[:_LONGEST]
