"""The lines of a form that can be added and removed: places, actors, sums."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.forms.completers import ChosenLine, Propose, ProposingLine, gazetteer_words
from gui.forms.event_draft import ActorLine, Line, PlaceLine, StageLine, SumLine
from gui.forms.value_fields import sum_field
from gui.parts.plain_text import ElidedLabel, one_line
from gui.parts.wheel import guard_wheel
from models.gazetteer.finding import find_place
from models.gazetteer.found import Found
from models.gazetteer.gazetteer import GazetteerPlace
from models.records.story import Actor, ActorId, ClaimId, EventId, Place, PlaceId
from models.values.money import words as words_of_sum
from models.values.money.phrases import Read

PLACE_ROLES = ("", "seat", "seller", "agent", "platform", "court", "seizure", "venue")
ACTOR_ROLES = (
    "", "authority", "court", "police", "seller", "agent", "buyer", "platform", "defendant", "prosecutor", "licensee",
    "regulator", "publisher", "participant",
)  # fmt: skip


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
        self.remove.setAccessibleName("Take this line out")
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


class PlaceRow(Row):
    """A place, its role, and how it is printed; `place_wanted` asks for the form of the place itself."""

    place_wanted = Signal(object)  # this row

    def __init__(
        self,
        propose: Propose,
        line: PlaceLine | None = None,
        find: Callable[[str], Found | None] = find_place,
    ) -> None:
        """Show a line, or an empty one; `find` tells what words mean that were typed and not chosen."""
        super().__init__(line.claim_id if line else None)
        self._find = find
        self.name = ProposingLine("Place", "Xuzhou, 泰州 …", propose)
        self.role = _roles("Role of the place", PLACE_ROLES, line.role if line else "")
        self.wording = QLineEdit(line.wording if line else "")
        self.wording.setAccessibleName("As printed")
        self.wording.setPlaceholderText("as printed")
        self.found = ElidedLabel(role="note")
        self.found.hide()
        self._shown = line
        if line:
            self.name.setText(line.name)
            self.name.setCursorPosition(0)
        self.edit_button = QToolButton()
        self.edit_button.setText("…")
        self.edit_button.setAccessibleName("Point and names of this place")
        self.edit_button.setToolTip("Point and names of this place")
        self.edit_button.clicked.connect(self._on_edit)
        self.fill((self.name, 4), (self.role, 2), (self.wording, 2), (self.edit_button, 0))
        self.grid.addWidget(self.found, 1, 0, 1, 3)
        self.name.textEdited.connect(self.found.hide)
        self.name.editingFinished.connect(self._on_name)

    @property
    def problem(self) -> str:
        """Return that the name is missing beside something that was typed."""
        return _missing("place", self.name, self.wording, self.role.lineEdit())

    def line(self) -> PlaceLine | None:
        """Tell what the line says; None if it is empty."""
        name = self.name.text().strip()
        chosen = self.name.chosen
        found = chosen if isinstance(chosen, GazetteerPlace) else None
        role, wording = self.role.currentText().strip(), self.wording.text().strip()
        line = PlaceLine(name, role, wording, found, self.claim_id, self._place_id(name))
        meant = self._meant(name)
        if meant and meant.place:
            line = replace(line, found=meant.place, is_chosen=False)
        return line if name else None

    def _meant(self, name: str) -> Found | None:
        """Return what the typed words mean; None if a place is chosen, or named as it was."""
        if not name or self.name.chosen is not None or self._place_id(name):
            return None
        return self._find(name)

    def _on_edit(self) -> None:
        self.place_wanted.emit(self)

    def show_place(self, place: Place) -> None:
        """Name a place of the case on this line."""
        self.name.setText(place.name)
        self.name.chosen = place
        self._on_name()

    @property
    def place_id(self) -> PlaceId | None:
        """Return the place of the case that the line names, None if it names none yet."""
        return self._place_id(self.name.text().strip())

    def _place_id(self, name: str) -> PlaceId | None:
        """Return the place of the case that was chosen, or that was shown and still bears its name."""
        chosen = self.name.chosen
        if chosen is not None:
            return chosen.id if isinstance(chosen, Place) else None
        return self._shown.place_id if self._shown and name == self._shown.name.strip() else None

    def _on_name(self) -> None:
        chosen = self.name.chosen
        meant = self._meant(self.name.text().strip())
        words = meant.sentence if meant else ""
        if isinstance(chosen, GazetteerPlace):
            words = f"{gazetteer_words(chosen)}, {chosen.precision}"
        self.found.setText(words)
        self.found.setVisible(bool(words))


class ActorRow(Row):
    """An actor and their role."""

    def __init__(self, propose: Propose, line: ActorLine | None = None) -> None:
        """Show a line, or an empty one."""
        super().__init__(line.claim_id if line else None)
        self.name = ProposingLine("Actor", "a person, court, company, authority", propose)
        self.role = _roles("Role of the actor", ACTOR_ROLES, line.role if line else "")
        self._shown = line
        if line:
            self.name.setText(line.name)
            self.name.setCursorPosition(0)
        self.fill((self.name, 5), (self.role, 3))

    @property
    def problem(self) -> str:
        """Return that the name is missing beside a role."""
        return _missing("actor", self.name, self.role.lineEdit())

    def line(self) -> ActorLine | None:
        """Tell what the line says; None if it is empty."""
        name = self.name.text().strip()
        role = self.role.currentText().strip()
        return ActorLine(name, role, self.claim_id, self._actor_id(name)) if name else None

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
        self.meaning.setAccessibleName("What the sum is")
        self.meaning.setPlaceholderText("what it is: proceeds, fine, seized …")
        if line:
            self._show(line)
        self.fill((self.value, 4), (self.meaning, 4))

    @property
    def problem(self) -> str:
        """Tell why the sum cannot be read, or that it is missing beside its meaning."""
        return self.value.problem or _missing("sum", self.value.line, self.meaning)

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

    def _show(self, line: SumLine) -> None:
        if line.value is None:
            self.value.set_text(line.worded)
        else:
            self.value.show_value((Read(line.value),), line.value.wording or words_of_sum(line.value))


class StageRow(Row):
    """The event that this one follows, as the next stage of one matter."""

    def __init__(self, propose: Propose, line: StageLine | None = None) -> None:
        """Show a line, or an empty one."""
        super().__init__(line.claim_id if line else None)
        id, title = (line.event_id, line.title) if line else ("", "")
        hint = "words of the stage before: the seizure, the judgment …"
        self.stage_before = ChosenLine("Follows", hint, propose, id, title)
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
        first = row.findChild(QLineEdit)
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


def _missing(what: str, wanted: QLineEdit, *others: QLineEdit | None) -> str:
    """Return in a sentence that a line says something but not what it is about; empty if it does."""
    said = next((other.text().strip() for other in others if other and other.text().strip()), "")
    if wanted.text().strip() or not said:
        return ""
    return f"The {what} is missing beside “{one_line(said, 40)}”: write it, or take the line out."


def _roles(name: str, roles: tuple[str, ...], role: str) -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    combo.addItems(list(roles))
    combo.setCurrentText(role)
    combo.setAccessibleName(name)
    line = combo.lineEdit()
    if line is not None:
        line.setPlaceholderText("role")
    return combo
