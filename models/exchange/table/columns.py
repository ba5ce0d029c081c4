"""Which field of an event a column of a table fills: by its usual names, or as a person says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.exchange.table.headings import DETAILS, fields, number_of, plain, unit_of, usual_field
from models.translation import tr

MANY: Final = frozenset(
    ("place", "place address", "actor", "source", "url", "statement", "amount", "quantity", "tags", "note", "restates",
     "part of", "link", "numbers", "cites", "confidentiality")
)  # fmt: skip
"""Fields that several columns may fill."""
IGNORED: Final = "ignore"
"""What a column fills that is left out for good."""
KEPT: Final = "keep"
"""What is said of a column that fills nothing: its words stand in the note behind its name."""
GROUPED: Final = frozenset(
    ("source", "url", "source date", "source publisher", "source author", "source language", "archived", "accessed",
     "page", "quote", "source note", "source type", "source stance", "supports", "locator", "translation", "rank",
     "origin", "cites", "place", "actor", "amount", "quantity", "statement", "speaker",
     *(field for details in DETAILS.values() for field in details.values()))
)  # fmt: skip
"""Fields of which each numbered group of columns (source 1 url, source 2 url; lat 2) has its own."""
OF_SOURCE: Final = frozenset(
    ("source", "url", "source date", "source publisher", "source author", "source language", "archived", "accessed",
     "page", "quote", "source note", "source type", "source stance", "supports", "locator", "translation", "rank",
     "origin", "cites")
)  # fmt: skip
"""Those of them that tell of a source."""


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
        return choice_of(self.field, self.role, self.group)


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
        if column.field and column.field not in (*MANY, IGNORED) and key in taken and not is_chosen:
            reason = tr("another column fills {field}", field=column.field)
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
    """Return in one word what a column fills, as a file of columns says it: “actor 2:seller”, “url 2”, “keep”."""
    if not field:
        return KEPT
    said = f":{role}" if role else ""
    number = group.rpartition(" ")[2] if field in GROUPED else ""
    if not number or not (group.isdecimal() or (field == "actor" and role)):
        details = ((of, last) for of, told in DETAILS.items() for last, one in told.items() if one == field)
        of, last = next(details, ("", "")) if number else ("", "")
        return f"{of}:{group} {last}" if of else f"{field}{said}"
    return f"{field} {number}{said}" if number.isdecimal() else f"{field}{said}"


def read_choice(text: str) -> tuple[str, str, str] | None:
    """Return field, role and group of what is said of a column; None if no field is called so.

    “source 2 url” and “url 2” are the address of the second source; the group 0 is none. “actor:seller 2 kind” is the
    kind of the second seller.
    """
    name, colon, role = (part.strip() for part in text.partition(":"))
    if name.casefold() == KEPT:
        return "", "", ""
    usual, group = usual_field(text)
    if colon and group and usual in fields() and usual != name:
        return usual, "", group
    if name in (*fields(), IGNORED):
        return name, role, ""
    usual, group = usual_field(name)
    field, _, own = usual.partition(":")
    if field in GROUPED and group.isdecimal():
        return field, role or own, str(int(group))
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
    group = _group_of(name, field, role, said, group, is_chosen=reason == "chosen")
    shown = name.strip() or f"Column {index + 1}"
    return Column(index, shown, field, role, unit_of(name), group, reason=reason, key=key)


def _group_of(name: str, field: str, role: str, said: str, usual: str, *, is_chosen: bool) -> str:
    """Return the group of a column: the one that was said, else that of its heading."""
    if field not in GROUPED:
        return ""
    if field == "actor" and role:  # “seller” and “actor:seller kind” tell of one actor
        return f"{role} {'' if said == '0' else said or number_of(name)}".strip()
    if said or usual:
        return "" if said == "0" else said or usual
    return number_of(name) if is_chosen and " " in plain(name) else ""


def known_columns(header: Iterable[str], chosen: Mapping[str, str]) -> int:
    """Tell how many names of a heading say what they fill."""
    wanted = {plain(name) for name in chosen}
    return sum(bool(usual_field(name)[0]) or plain(name) in wanted for name in header)
