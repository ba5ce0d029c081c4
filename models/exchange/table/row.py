"""One row of a table while it is read: what its fields hold, what found no place, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.exchange.imported import Trouble, shown
from models.exchange.table.columns import IGNORED, MANY, Column


@dataclass(slots=True)
class Row:
    """What the fields of a row hold."""

    line: int
    number: int  # as a spreadsheet counts, the heading is 1
    fields: dict[str, list[tuple[Column, str]]] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)  # by the names of their columns
    notes: list[str] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    doubted: list[tuple[frozenset[str], str]] = field(
        default_factory=list
    )  # fields or columns, and what is wrong

    def is_told(self, column: Column) -> bool:
        """Tell whether an earlier column has filled what this one fills, and only one can."""
        held = () if column.field in MANY or column.field == IGNORED else self.fields.get(column.field, ())
        return any(other.group == column.group for other, _ in held)

    def one(self, name: str) -> str:
        """Return the words of a field, "" where there are none."""
        held = self.fields.get(name)
        return held[0][1] if held else ""

    def of_group(self, name: str, group: str) -> list[str]:
        """Return the words of a field in the columns of one numbered group."""
        held = self.fields.get(name)
        return [text for column, text in held if column.group == group] if held else []

    def of_group_one(self, name: str, group: str) -> str:
        """Return the words of a field in a group, "" where there are none."""
        for column, text in self.fields.get(name, ()):
            if column.group == group:
                return text
        return ""

    def among(self, name: str, groups: Iterable[str]) -> str:
        """Return the words of a field in the first of some groups that has any."""
        if name not in self.fields:
            return ""
        return next((text for group in groups for text in self.of_group(name, group)), "")

    def role(self, name: str, group: str) -> str:
        """Return the role of an actor or a place; one without a number is of all, unless one has no number itself."""
        groups = (group,) if self.of_group(name, "") else (group, "")
        return self.among(f"{name} role", groups)

    def groups(self, *names: str) -> tuple[str, ...]:
        """Return the groups of which some fields hold words, in the order of the columns."""
        found = [(column.index, column.group) for name in names for column, _ in self.fields.get(name, ())]
        if len(found) < 2:
            return tuple(group for _, group in found)
        return tuple(dict.fromkeys(group for _, group in sorted(found)))

    def order(self, name: str, group: str = "") -> str:
        """Return the order of day and month in the column of a field."""
        return next((column.order for column, _ in self.many(name) if column.group == group), "")

    def many(self, name: str) -> list[tuple[Column, str]]:
        """Return the words of a field with their columns."""
        return self.fields.get(name, [])

    def tell(self, sentence: str, *about: str) -> None:
        """Note what is wrong with some fields, or with the columns that bear these very names."""
        self.problems.append(Trouble(self.line, shown(sentence)))
        self.doubted.append((frozenset(about), shown(sentence)))

    def tell_of(self, groups: Iterable[str], sentence: str, *names: str) -> None:
        """Note what is wrong with fields of some numbered groups."""
        self.tell(sentence, *(f"{name} {group}".strip() for group in groups for name in names))

    def keep(self, *names: str) -> None:
        """Keep the words of fields in the note, since they cannot be read."""
        for name in names:
            if name in self.fields:
                self.notes += [f"{column.name}: {text}" for column, text in self.fields[name]]

    def keep_group(self, group: str, *names: str) -> None:
        """Keep the words of fields of one group in the note."""
        for name in names:
            if name not in self.fields:
                continue
            told = (f"{column.name}: {text}" for column, text in self.many(name) if column.group == group)
            self.notes += [line for line in told if line not in self.notes]

    def keep_among(self, groups: Iterable[str], *names: str) -> None:
        """Keep the words of fields of some groups in the note."""
        for group in groups:
            self.keep_group(group, *names)
