"""Which field of an event a column of a table fills: by its usual names, or as a person's file of columns says."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.errors import WrongUse
from models.exchange.imported import ImportOptions, shown
from models.exchange.table.headings import DETAILS, fields, number_of, plain, unit_of, usual_field

MANY: Final = frozenset(
    ("place", "actor", "source", "url", "statement", "amount", "quantity", "tags", "note", "restates", "part of",
     "link", "numbers", "cites", "confidentiality")
)  # fmt: skip
"""Fields that several columns may fill."""
IGNORED: Final = "ignore"
_GROUPED: Final = frozenset(
    ("source", "url", "source date", "source publisher", "source author", "source language", "archived", "accessed",
     "page", "quote", "source note", "source type", "source stance", "supports", "locator", "translation", "rank",
     "origin", "cites", "place", "actor", "amount", "quantity", "statement", "speaker",
     *(field for details in DETAILS.values() for field in details.values()))
)  # fmt: skip
"""Fields of which each numbered group of columns (source 1 url, source 2 url; lat 2) has its own."""
SUPPORTS: Final = ("event", "each")
"""What the sources of a row support: the event as a whole, or each of its fields; else fields by name."""
_TEXTS: Final = (
    "kind", "language", "currency", "asset", "encoding", "separator", "order", "decimal", "sheet", "zone", "primary",
    "supports",
)  # fmt: skip
_ORDERS: Final = ("", "day first", "month first")
_DECIMALS: Final = ("", ".", ",")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it stands, what it is called, and what it fills ("" is nothing)."""

    index: int
    name: str
    field: str = ""
    role: str = ""  # of an actor or a place; of a sum, what it means
    unit: str = ""  # what its heading says in brackets: 万元
    group: str = ""  # which source, place, actor or sum it tells of: 2 in “source 2 url”, “seller 2”
    order: str = ""  # of day and month in its dates: day first, month first
    decimal: str = ""  # the sign before decimals in its sums: "." or ","
    reason: str = ""  # why it is thought to fill that, in words


def match_columns(
    header: Sequence[str], chosen: Mapping[str, str], own: Mapping[str, str] = MappingProxyType({})
) -> tuple[Column, ...]:
    """Tell what each column of a table fills.

    What a person chose goes before what the names of its format mean, and that before the usual names.
    """
    wanted = {plain(name): field for name, field in chosen.items()}
    meant = {plain(name): field for name, field in own.items()}
    taken: set[tuple[str, str]] = set()
    found: dict[int, Column] = {}
    order = sorted(range(len(header)), key=lambda index: (plain(header[index]) not in wanted, index))
    for index in order:
        column = _matched(index, header[index], wanted, meant)
        key = (column.field, column.group)
        if (
            column.field
            and column.field not in (*MANY, IGNORED)
            and key in taken
            and plain(column.name) not in wanted
        ):
            column = Column(index, column.name, reason=f"another column fills {column.field}")
        taken.add(key)
        found[index] = column
    return tuple(found[index] for index in sorted(found))


def _matched(index: int, name: str, wanted: Mapping[str, str], meant: Mapping[str, str]) -> Column:
    usual, group = usual_field(name)
    text, own = wanted.get(plain(name)), meant.get(plain(name))
    reason = "chosen" if text is not None else "a usual name" if usual else "no usual name"
    if own is not None and text is None:
        usual, reason = own, "a name of this format"
    said = usual if text is None else text
    field, _, role = (part.strip() for part in said.partition(":"))
    if field not in _GROUPED:
        group = ""
    elif field == "actor" and role:  # “seller” and “actor:seller kind” tell of one actor
        group = f"{role} {number_of(name)}".strip()
    elif not group and text is not None and " " in plain(name):
        group = number_of(name)
    return Column(index, name.strip() or f"Column {index + 1}", field, role, unit_of(name), group, reason)


def known_columns(header: Iterable[str], chosen: Mapping[str, str]) -> int:
    """Tell how many names of a heading say what they fill."""
    wanted = {plain(name) for name in chosen}
    return sum(bool(usual_field(name)[0]) or plain(name) in wanted for name in header)


def read_options(path: Path) -> ImportOptions:
    """Read a file of columns; WrongUse says in one sentence which line of it is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        held = tomllib.loads(text)
    except OSError as error:
        raise WrongUse(f"{path.name} cannot be read ({error.strerror or 'no reason given'}).") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise WrongUse(f"{path.name}, line {line}, is not UTF-8: save the file as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongUse(_broken(path, text, str(error))) from error
    columns = held.pop("columns", {})
    if not isinstance(columns, dict):
        raise _wrong(
            path, text, "columns", 'is no table: write [columns] and under it "Column name" = "field"'
        )
    _refuse_strange(path, text, held, columns)
    return ImportOptions(columns=MappingProxyType(columns), **held)


def _refuse_strange(path: Path, text: str, held: dict[str, Any], columns: dict[str, Any]) -> None:
    """Refuse names and values that mean nothing here."""
    for name, value in held.items():
        if name not in (*_TEXTS, "heading"):
            names = ", ".join((*_TEXTS, "heading"))
            raise _wrong(path, text, name, f"is not known: write one of {names} or [columns]")
        if name == "heading":
            if type(value) is not int or value < 1:
                raise _wrong(path, text, name, "is the number of the row with the headings, such as 2")
            continue
        if not isinstance(value, str):
            raise _wrong(path, text, name, "needs words in quotation marks")
    if held.get("order", "") not in _ORDERS:
        raise _wrong(path, text, "order", 'is "day first" or "month first"')
    if held.get("decimal", "") not in _DECIMALS:
        raise _wrong(path, text, "decimal", 'is "." or ","')
    if len(held.get("separator", ",")) != 1 or held.get("separator", ",") in '"\r\n':
        raise _wrong(path, text, "separator", 'is one character, such as ";"')
    for name, value in columns.items():
        if not isinstance(value, str) or value.partition(":")[0].strip() not in (*fields(), IGNORED):
            names = ", ".join((*fields(), IGNORED))
            raise _wrong(path, text, name, f"fills no field that is known: write one of {names}")


def _wrong(path: Path, text: str, name: str, what: str) -> WrongUse:
    """Say what is wrong with a name of the file of columns, and on which line it stands."""
    lines = (number for number, line in enumerate(text.splitlines(), start=1) if name in line)
    return WrongUse(f"{path.name}, line {next(lines, 1)}: “{shown(name, 60)}” {what}.")


def _broken(path: Path, text: str, told: str) -> str:
    """Say on which line a file stops to be TOML."""
    found = re.search(r"at line (\d+)", told)
    line = found[1] if found else len(text.splitlines()) or 1
    return f'{path.name}, line {line}, is not TOML: write lines such as "Column name" = "title".'
