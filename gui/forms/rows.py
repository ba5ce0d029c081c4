"""The lines of a form that can be added and removed: places, actors, sums."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.forms import key_ways
from gui.forms.completers import ChosenLine, Propose, ProposingLine
from gui.forms.event_draft import ActorLine, Line, StageLine, SumLine, printed
from gui.forms.value_fields import sum_field
from gui.forms.word_choice import WordChoice
from gui.parts.plain_text import PlainLabel, one_line
from gui.parts.wheel import guard_wheel
from models.records.story import Actor, ActorId, ClaimId, EventId
from models.translation import language, tr, tr_later
from models.values.money import words as words_of_sum
from models.values.money.phrases import Read

NO_ACTOR = tr_later("The actor is missing beside “{said}”: write it, or take the line out.")
NO_SUM = tr_later("The sum is missing beside “{said}”: write it, or take the line out.")


class Row(QWidget):
    """One line of a form; `claim_id` names the claim it shows."""

    removed = Signal()

    def __init__(self, claim_id: ClaimId | None) -> None:
        """Make an empty line with a button that takes it out."""
        super().__init__()
        self.claim_id = claim_id
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(2)
        self.remove = QToolButton()
        self.remove.setText("✕")
        self.remove.setAccessibleName(tr("Take this line out"))
        self.remove.clicked.connect(self.removed)

    def fill(self, *parts: tuple[QWidget, int]) -> None:
        """Place the fields of the line with their share of its width, and the button behind them."""
        for column, (widget, share) in enumerate((*parts, (self.remove, 0))):
            self.grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignTop)
            self.grid.setColumnStretch(column, share)

    @property
    def problem(self) -> str:
        """Tell what is wrong with the line; empty if nothing is."""
        return ""

    def line(self) -> Line | None:
        """Tell what the line says; None if it is empty."""
        raise NotImplementedError

    def lines(self) -> tuple[Line, ...]:
        """Tell everything that the line says: a phrase may hold several sums."""
        line = self.line()
        return () if line is None else (line,)


class ActorRow(Row):
    """An actor and their role."""

    def __init__(self, propose: Propose, line: ActorLine | None = None, *, usual: Sequence[str] = ()) -> None:
        """Show a line, or an empty one."""
        super().__init__(line.claim_id if line else None)
        self.name = ProposingLine(tr("Actor"), tr("a person, court, company, authority"), propose)
        self.role = roles(tr("Role of the actor"), usual, line.role if line else "")
        self._shown = line
        if line:
            self.name.setText(line.name)
            self.name.setCursorPosition(0)
        self.told = PlainLabel(role="note", is_wrapped=True)
        self.told.hide()
        self.fill((self.name, 5), (self.role, 3))
        self.grid.addWidget(self.told, 1, 0, 1, 3)
        self.name.textChanged.connect(self._tell)

    @property
    def problem(self) -> str:
        """Return that the name is missing beside a role."""
        return missing(NO_ACTOR, self.name, self.role.lineEdit())

    def line(self) -> ActorLine | None:
        """Tell what the line says; None if it is empty."""
        name = self.name.text().strip()
        role = self.role.word
        return ActorLine(name, role, self.claim_id, self._actor_id(name)) if name else None

    def lines(self) -> tuple[Line, ...]:
        """Tell the actors of the line: several are parted by semicolons, and have one role."""
        first, *more = self._names() or [""]
        line = self.line()
        if line is None or not more:
            return () if line is None else (line,)
        role = self.role.word
        return (ActorLine(first, role, self.claim_id), *(ActorLine(name, role) for name in more))

    def _names(self) -> list[str]:
        """Return the names that were typed; one that was chosen, or stood there, may hold a semicolon of its own."""
        words = self.name.text().strip()
        if self._actor_id(words):
            return [words]
        return [name.strip() for name in re.split("[;；]", words) if name.strip()]

    def _tell(self) -> None:
        names = self._names()
        self.told.setText(
            tr("{count} actors: {names}.", count=len(names), names=" · ".join(names))
            if len(names) > 1
            else ""
        )
        self.told.setVisible(len(names) > 1)

    def _actor_id(self, name: str) -> ActorId | None:
        """Return the actor of the case who was chosen, or who was shown and still bears their name."""
        chosen = self.name.chosen
        if isinstance(chosen, Actor):
            return chosen.id
        return self._shown.actor_id if self._shown and name == self._shown.name.strip() else None


class SumRow(Row):
    """An amount of money or a quantity of an asset, and what it is."""

    def __init__(self, line: SumLine | None = None) -> None:
        """Show a line, or an empty one."""
        super().__init__(line.claim_id if line else None)
        self.value = sum_field()
        self.meaning = QLineEdit(line.meaning if line else "")
        self.meaning.setAccessibleName(tr("What the sum is"))
        self.meaning.setPlaceholderText(tr("what it is: proceeds, fine, seized …"))
        if line:
            self._show(line)
        self.fill((self.value, 4), (self.meaning, 4))
        self.grid.addWidget(self.value.reading, 1, 0, 1, 3)  # as wide as the whole line

    @property
    def problem(self) -> str:
        """Tell why the sum cannot be read, or that it is missing beside its meaning."""
        return self.value.problem or missing(NO_SUM, self.value.line, self.meaning)

    def line(self) -> SumLine | None:
        """Tell the first sum of the line; None if it is empty."""
        lines = self.lines()
        return lines[0] if lines else None

    def lines(self) -> tuple[SumLine, ...]:
        """Tell the sums of the line, the first of them as its claim; or the words that say that there is none."""
        meaning = self.meaning.text().strip()
        if self.value.says_none:
            return (SumLine(None, meaning, self.claim_id, worded=self.value.text),)
        return tuple(
            SumLine(
                each.value,
                meaning,
                None if number else self.claim_id,
                0 if each.restates is None else number - each.restates,
            )
            for number, each in enumerate(self.value.value or ())
        )

    def lines_of(self, quotes: Iterable[str]) -> tuple[SumLine, ...]:
        """Tell the sums of the line; of what was typed only what stands in a quote is kept as printed."""
        lines = self.lines()
        return lines if self.value.is_untouched else tuple(_as_printed(line, quotes) for line in lines)

    def _show(self, line: SumLine) -> None:
        if line.value is None:
            self.value.set_text(line.worded)
        else:
            self.value.show_value(
                (Read(line.value),), line.value.wording or words_of_sum(line.value, language())
            )


class StageRow(Row):
    """The event that this one follows, as the next stage of one matter."""

    def __init__(self, propose: Propose, line: StageLine | None = None) -> None:
        """Show a line, or an empty one."""
        super().__init__(line.claim_id if line else None)
        id, title = (line.event_id, line.title) if line else ("", "")
        hint = tr("words of the stage before: the seizure, the judgment …")
        self.stage_before = ChosenLine(tr("Follows"), hint, propose, id, title)
        self.fill((self.stage_before, 1))

    @property
    def problem(self) -> str:
        """Return that the words name no event of the case yet."""
        return self.stage_before.problem

    def line(self) -> StageLine | None:
        """Tell which event the line names; None if it is empty or names none."""
        id = self.stage_before.id
        return StageLine(EventId(id), self.stage_before.text().strip(), self.claim_id) if id else None


R = TypeVar("R", bound=Row)


class Rows(QWidget, Generic[R]):
    """Several lines of one kind with a button that adds another.

    `make` must not hold the form: a form and its lines that hold each other are freed in an order that Qt cannot bear.
    """

    row_added = Signal(object)

    def __init__(self, add_words: str, make: Callable[[], R]) -> None:
        """Begin without a line."""
        super().__init__()
        self._make = make
        self.rows: list[R] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.add_button = QPushButton(add_words)
        self.add_button.setFlat(True)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_empty)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._lines)
        column.addLayout(foot)

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these lines."""
        for row in rows:
            self._take(row)

    def add_empty(self) -> R:
        """Add an empty line and put the cursor into it."""
        row = self._make()
        self._take(row)
        first = next(iter(key_ways.stops(row)), None)
        if first is not None:
            first.setFocus()
        return row

    def problems(self) -> list[str]:
        """Tell what is wrong with the lines."""
        return [row.problem for row in self.rows if row.problem]

    def _take(self, row: R) -> None:
        self.rows.append(row)
        self._lines.addWidget(row)
        guard_wheel(row)
        row.removed.connect(lambda: self._drop(row))
        self.row_added.emit(row)

    def _drop(self, row: R) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()


def _as_printed(line: SumLine, quotes: Iterable[str]) -> SumLine:
    """Return a line without words of our own, unless they say more than the value: “over” leaves the number out."""
    if line.value is None:
        return line
    bare = replace(line.value, wording=printed(line.value.wording, quotes))
    return replace(line, value=bare) if words_of_sum(bare) == words_of_sum(line.value) else line


def missing(sentence: str, wanted: QLineEdit, *others: QLineEdit | None) -> str:
    """Return the sentence where a line says something but not what it is about; empty if it does."""
    said = next((other.text().strip() for other in others if other and other.text().strip()), "")
    if wanted.text().strip() or not said:
        return ""
    return tr(sentence, said=one_line(said, 40))


def roles(name: str, usual: Sequence[str], role: str) -> WordChoice:
    """Return a field for a role, with those of the case to choose from; any other may be written."""
    combo = WordChoice()
    combo.add_words("", *usual)
    combo.show_word(role)
    combo.setAccessibleName(name)
    line = combo.lineEdit()
    if line is not None:
        line.setPlaceholderText(tr("role"))
    return combo
