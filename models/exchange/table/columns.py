"""Which field of an event a column of a table fills: by its usual names, or as a person says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.exchange.table.headings import fields, plain, unit_of, usual_field

MANY: Final = frozenset(
    {
        "place",
        "actor",
        "source",
        "url",
        "statement",
        "amount",
        "quantity",
        "tags",
        "note",
        "restates",
        "part of",
        "link",
        "numbers",
        "cites",
    }
)
"""Fields that several columns may fill."""
IGNORED: Final = "ignore"
"""What a column fills that is left out for good."""
KEPT: Final = "keep"
"""What is said of a column that fills nothing: its words stand in the note behind its name."""
OF_SOURCE: Final = frozenset(
    ("source", "url", "source date", "source publisher", "source author", "source language", "archived", "accessed",
     "page", "quote")
)  # fmt: skip
"""Fields of which each numbered group of columns (source 1 url, source 2 url) has its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it stands, what it is called, and what it fills ("" is nothing)."""

    index: int
    name: str
    field: str = ""
    role: str = ""  # of an actor or a place; of a sum, what it means
    unit: str = ""  # what its heading says in brackets: 万元
    group: str = ""  # the number of the source that it tells of: 2 in “source 2 url”
    order: str = ""  # of day and month in its dates: day first, month first
    decimal: str = ""  # the sign before decimals in its sums: "." or ","
    reason: str = ""  # why it is thought to fill that, in words
    key: str = ""  # its name, told apart from others that are called the same: what a choice calls it
    proof: str = ""  # which row proves order or decimal sign, in a sentence

    @property
    def mark(self) -> str:
        """Return by what a problem names this very column."""
        return f"#{self.index}"

    def is_meant(self, about: Collection[str]) -> bool:
        """Tell whether a problem that names some fields or columns is one of this column."""
        return self.mark in about or f"{self.field} {self.group}".strip() in about

    @property
    def choice(self) -> str:
        """Return what it fills as a choice says it: “actor:seller”, “url 2”, “keep”."""
        return choice_of(self.field, self.role, self.group if self.field in OF_SOURCE else "")


def match_columns(
    header: Sequence[str], chosen: Mapping[str, str], own: Mapping[str, str] = MappingProxyType({})
) -> tuple[Column, ...]:
    """Tell what each column of a table fills.

    What a person chose goes before what the names of its format mean, and that before the usual names.
    """
    wanted = {plain(name): field for name, field in chosen.items()}
    meant = {plain(name): field for name, field in own.items()}
    keys = told_apart(header)
    taken: set[tuple[str, str]] = set()
    found: dict[int, Column] = {}
    order = sorted(range(len(header)), key=lambda at: (_chosen(header[at], keys[at], wanted) is None, at))
    for index in order:
        column = _matched(index, header[index], keys[index], wanted, meant)
        is_chosen = _chosen(header[index], keys[index], wanted) is not None
        key = (column.field, column.group)
        if column.field and column.field not in MANY and key in taken and not is_chosen:
            reason = f"another column fills {column.field}"
            column = Column(index, column.name, reason=reason, key=column.key)
        taken.add(key)
        found[index] = column
    return tuple(found[index] for index in sorted(found))


def told_apart(header: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns as choices call them: a name that comes again has its number behind it."""
    seen: dict[str, int] = {}
    told = []
    for index, name in enumerate(header):
        shown = name.strip() or f"Column {index + 1}"
        seen[plain(shown)] = count = seen.get(plain(shown), 0) + 1
        told.append(shown if count == 1 else f"{shown} ({count})")
    return tuple(told)


def choice_of(field: str, role: str = "", group: str = "") -> str:
    """Return in one word what a column fills, as a file of columns says it."""
    if not field:
        return KEPT
    if group:
        return f"{field} {group}"
    return f"{field}:{role}" if role else field


def read_choice(text: str) -> tuple[str, str, str] | None:
    """Return field, role and group of what is said of a column; None if no field is called so.

    “source 2 url” and “url 2” are the address of the second source; the group 0 is none.
    """
    name, _, role = (part.strip() for part in text.partition(":"))
    if name.casefold() == KEPT:
        return "", "", ""
    if name in (*fields(), IGNORED):
        return name, role, ""
    usual, group = usual_field(name)
    if usual in OF_SOURCE and group:
        return usual, "", str(int(group))
    return None


def _chosen(name: str, key: str, wanted: Mapping[str, str]) -> str | None:
    """Return what was said of a column, by its own name before one that it shares."""
    return wanted.get(plain(key), wanted.get(plain(name)))


def _matched(index: int, name: str, key: str, wanted: Mapping[str, str], meant: Mapping[str, str]) -> Column:
    usual, group = usual_field(name)
    text, own = _chosen(name, key, wanted), meant.get(plain(name))
    reason = "chosen" if text is not None else "a usual name" if usual else "no usual name"
    if own is not None and text is None:
        text, reason = own, "a name of this format"
    field, role, said = read_choice(usual if text is None else text) or ("", "", "")
    group = "" if field not in OF_SOURCE or said == "0" else said or group
    shown = name.strip() or f"Column {index + 1}"
    return Column(index, shown, field, role, unit_of(name), group, reason=reason, key=key)


def known_columns(header: Iterable[str], chosen: Mapping[str, str]) -> int:
    """Tell how many names of a heading say what they fill."""
    wanted = {plain(name) for name in chosen}
    return sum(bool(usual_field(name)[0]) or plain(name) in wanted for name in header)
