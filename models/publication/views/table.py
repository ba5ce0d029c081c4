"""The view as a table: the lines of the ledger as newspapers print them, their columns by choice."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

from models.figure.money.table import layout_table, table_height
from models.figure.money.table_scene import Cell, Column, Row, RowGroup, TableScene
from models.figure.phrases import phrase
from models.figure.text import raised
from models.ledger.account import Account
from models.ledger.line import COUNTED, NOT_TOLD, Line
from models.ledger.totals import Columns
from models.publication.money import (
    events_of,
    group_words,
    lines_of,
    meaning_words,
    money_remarks,
    sum_of,
    words_of,
)
from models.publication.money_numbers import Numbers
from models.publication.scenes import standing_word
from models.publication.views.shown import Body, Shown
from models.publication.words import bracketed
from models.records.meanings import PROCEEDS
from models.values.when import words as words_of_when

NAMED: Final = frozenset(("agent", "market", "payee", "province", "stages"))
"""The columns whose words do not say what they are."""


def table_body(shown: Shown) -> Body:
    """Return the account as a table."""
    assert shown.account is not None  # the studio reads it for every view of money
    scene, style, measure = table_scene(shown, shown.account), shown.style, shown.measure
    return Body(
        partial(layout_table, scene, style=style, measure=measure),
        keys=lambda _width: (),
        natural_height=lambda width: table_height(scene, width, style, measure),
        remarks=tuple(map(shown.withheld.out_of, money_remarks(shown.account, shown.spec.language))),
    )


def table_scene(shown: Shown, account: Account) -> TableScene:
    """Return the lines of an account as the rows of a table."""
    return _Table(shown, account).scene()


class _Table:
    """Makes the cells of a table."""

    def __init__(self, shown: Shown, account: Account) -> None:
        self.shown, self.account, self.language = shown, account, shown.spec.language
        self.public = shown.withheld.out_of
        self.numbers = Numbers.of(account, self.language)
        self.sums = words_of(account, self.language)
        wanted = shown.spec.table_columns
        self.columns = tuple(name for name in wanted if name != "source" or shown.spec.has_notes)
        self.all = lines_of(account)
        self.lines = {line.claim_id: line for line in self.all}

    def scene(self) -> TableScene:
        """Return all of it."""
        added = [line for line in self.all if line.weight == COUNTED]
        apart = [line for line in self.all if line.weight != COUNTED]
        known, unknown = sum_of(added), self.account.total.unknown
        return TableScene(
            tuple(map(self._column, self.columns)),
            tuple(self._groups(added)),
            phrase(self.language, "money_total"),
            self.numbers.sum(known)
            if known
            else Cell(phrase(self.language, "table_unknown"), is_known=False),
            f"+ {self.sums.unknown(unknown)}" if unknown else "",
            phrase(self.language, "money_apart"),
            tuple(map(self._row, self._sorted(apart))),
            self._rest,
            self.shown.spec.most_rows,
        )

    def _column(self, name: str) -> Column:
        if name == "amount":
            head = phrase(self.language, "table_in_unit", x=self._meaning(), y=self.numbers.unit)
        else:
            head = phrase(self.language, f"table_{name}")
        return Column(name, head, name in ("coins", "amount"), name == "amount", name in NAMED)

    def _meaning(self) -> str:
        """Return what the sums mean, as the head of a column."""
        meaning = self.account.asked.meaning
        if meaning == PROCEEDS:
            return phrase(self.language, "table_proceeds")
        said = meaning_words(meaning, self.language)
        return said[:1].upper() + said[1:]

    def _groups(self, lines: Sequence[Line]) -> Iterator[RowGroup]:
        by = self.shown.spec.rows_by
        if not by:
            yield RowGroup("", Cell(), tuple(map(self._row, self._sorted(lines))))
            return
        for total in Columns(lines, self.account.unit).by(by):
            held = [lines[at] for at in total.members]
            name, detail = group_words(total.group[0], by, held, self.language)
            known = sum_of(held)
            yield RowGroup(
                self.public(bracketed(name, detail, self.language)),
                self.numbers.sum(known) if known else Cell(),
                tuple(map(self._row, self._sorted(held))),
            )

    def _sorted(self, lines: Sequence[Line]) -> list[Line]:
        if self.shown.spec.order == "date":
            return sorted(lines, key=_by_date)
        if self.shown.spec.order == "name":
            return sorted(lines, key=lambda line: self._cell(self.columns[0], line).text.casefold())
        return list(lines)

    def _rest(self, rows: Sequence[Row]) -> tuple[str, Cell]:
        lines = [self.lines[row.key] for row in rows]
        known, unknown = sum_of(lines), sum(line.given is None and line.weight == COUNTED for line in lines)
        told = phrase(self.language, "more", n=len(rows))
        told = bracketed(told, self.sums.unknown(unknown) if unknown else "", self.language)
        return told, self.numbers.sum(known) if known else Cell()

    # cells --------------------------------------------------------------------------------------

    def _row(self, line: Line) -> Row:
        cells = [self._cell(name, line) for name in self.columns]
        if line.weight != COUNTED and "standing" not in self.columns:
            at = next((at for at, name in enumerate(self.columns) if name not in ("coins", "amount")), None)
            if at is not None:
                word = standing_word(line.standing, self.language)
                cells[at] = Cell(bracketed(cells[at].text, word, self.language))
        return Row(line.claim_id, self._events(line), tuple(cells), self.notes(line))

    def _events(self, line: Line) -> tuple[str, ...]:
        return events_of(line, self.shown.spec)

    def notes(self, line: Line) -> tuple[int, ...]:
        """Return the numbers of the sources of a line, and of its stages where they are told."""
        held = (self.shown.numbers.get(id, ()) for id in self._events(line))
        return tuple(sorted({number for numbers in held for number in numbers}))

    def _cell(self, name: str, line: Line) -> Cell:
        return _CELLS.get(name, partial(_party, name=name))(self, line)

    def unknown(self, key: str) -> Cell:
        """Return the cell of what nobody tells."""
        return Cell(phrase(self.language, key), is_known=False)


def _party(table: _Table, line: Line, name: str) -> Cell:
    word = line.payee if name == "payee" else line.groups.get(name, "")
    if word in ("", NOT_TOLD):
        return table.unknown("flow_unnamed")
    told, detail = group_words(word, name, [line], table.language)
    return Cell(table.public(bracketed(told, detail, table.language)))


def _amount(table: _Table, line: Line) -> Cell:
    return table.numbers.line(line) if line.given else table.unknown("table_unknown")


def _coins(table: _Table, line: Line) -> Cell:
    return (
        Cell(numbers=tuple(map(table.numbers.quantity, line.sold)))
        if line.sold
        else table.unknown("table_unknown")
    )


def _date(table: _Table, line: Line) -> Cell:
    return Cell(words_of_when(line.when, table.language)) if line.when else table.unknown("table_unknown")


def _source(table: _Table, line: Line) -> Cell:
    return Cell(raised(table.notes(line)).replace(",", ", "))


def _event(table: _Table, line: Line) -> Cell:
    return Cell(table.public(line.title))


def _stages(table: _Table, line: Line) -> Cell:
    """Return the stages on the way to money, those of other events with their dates."""
    told: dict[str, str] = {}
    for stage in line.stages:
        word = phrase(table.language, f"stage_{stage.name.replace(' ', '_')}")
        is_dated = stage.when is not None and stage.event_id != line.event_id
        when = words_of_when(stage.when, table.language) if stage.when and is_dated else ""
        told.setdefault(stage.name, bracketed(word, when, table.language))
    return Cell(" → ".join(told.values()))


_CELLS: Final[Mapping[str, Callable[[_Table, Line], Cell]]] = MappingProxyType(
    {
        "amount": _amount,
        "coins": _coins,
        "date": _date,
        "source": _source,
        "event": _event,
        "stages": _stages,
    }
)


def _by_date(line: Line) -> tuple[float, float, str]:
    when = line.when
    never = float("inf")
    begins = when.begins if when and when.begins is not None else None
    ends = when.ends if when and when.ends is not None else never
    return (begins if begins is not None else ends, ends, line.claim_id)
