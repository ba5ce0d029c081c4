"""What of a table is in doubt, of one sort: each doubt once with all its rows, and decided here for all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.importing.choice import Choice
from gui.importing.listed import PLAIN, QUIET, WARNING, Listed, ListTable
from gui.parts.plain_text import PlainLabel, one_line
from models.errors import UnreadableValue
from models.exchange.doubts import LEAVE, Doubt, DoubtKind, Reading
from models.gazetteer.chosen import choice_of, chosen_place
from models.gazetteer.finding import search
from models.gazetteer.found import told
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, sentences
from models.values.when import read_when

PAUSE = 200  # ms after the last letter
FOUND = 10  # places that are proposed for what is typed
ROWS_TOLD = 6  # row numbers that are named
NONE_YET = tr_later("Not decided")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of doubt: what its list is called, and what can be written for one."""

    kind: DoubtKind
    name: str
    tab: str  # the name with the letter that is pressed with Alt
    field: str  # of ImportOptions
    nothing: str  # where none is in doubt
    leave: str
    hint: str


SORTS = (
    Sort(
        DoubtKind.DATE,
        tr_later("Dates"),
        tr_later("&Dates"),
        "dates",
        tr_later("No date is in doubt."),
        tr_later("Keep the words, without a date"),
        tr_later("or write it: 7 Feb 2019, 2019, about 2018"),
    ),
    Sort(
        DoubtKind.SUM,
        tr_later("Sums"),
        tr_later("&Sums"),
        "sums",
        tr_later("No sum is in doubt."),
        tr_later("Keep the words, without a sum"),
        tr_later("or write it: 1234.50 EUR"),
    ),
    Sort(
        DoubtKind.PLACE,
        tr_later("Places"),
        tr_later("&Places"),
        "places",
        tr_later("No place is in doubt."),
        tr_later("No point"),
        tr_later("or look for it: town, country; or 51.5, -0.12"),
    ),
)


class DoubtsPanel(QWidget):
    """Lists the doubts of one sort; `decided` brings what was chosen for words, each for all its rows."""

    decided = Signal(object)  # dict of words → choice, empty: not decided
    order_wanted = Signal(str)  # of day and month, for the whole table

    def __init__(self, sort: Sort) -> None:
        """Begin without a doubt."""
        super().__init__()
        self.sort = sort
        self.open_count = self.taken_count = 0
        self.model: Listed[Doubt] = Listed(
            (tr("In the table"), tr("Rows"), tr("Taken as")), self._words, _colour
        )
        things = tr(sort.name).lower()
        self.table = ListTable(self.model, tr("{things} in doubt", things=tr(sort.name)), (4, 2, 5))
        self.summary = PlainLabel(tr(sort.nothing), role="note", is_wrapped=True)
        self.sentence = PlainLabel(is_wrapped=True)
        self.choice = Choice(tr("What the chosen words mean: {things}", things=things))
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr(sort.hint))
        self.line.setAccessibleName(tr("Write what the chosen words mean: {things}", things=things))
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.problem.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._buttons()
        self._arrange()
        self._join()
        self.show_doubts(())

    def _join(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_doubt())
        self.table.activated.connect(lambda _: self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.table.digit_pressed.connect(self.take_number)
        self.choice.chosen.connect(self._decide)
        self.line.returnPressed.connect(self._on_written)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._propose)

    def _buttons(self) -> None:
        self.take = QPushButton(tr("Take what is &written"))
        self.take.clicked.connect(self._on_written)
        self.leave_all = QPushButton(tr("&Leave all that is open"))
        self.leave_all.clicked.connect(self._on_leave_all)
        self.day_first = QPushButton(tr("All da&y first"))
        self.day_first.clicked.connect(lambda: self.order_wanted.emit("day first"))
        self.month_first = QPushButton(tr("All mo&nth first"))
        self.month_first.clicked.connect(lambda: self.order_wanted.emit("month first"))
        for button in (self.take, self.leave_all, self.day_first, self.month_first):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.summary, 1)
        for button in (self.day_first, self.month_first, self.leave_all):
            above.addWidget(button)
        self.below = QWidget()
        form = QVBoxLayout(self.below)
        form.setContentsMargins(0, 6, 0, 8)
        form.setSpacing(6)
        form.addWidget(self.sentence)
        form.addWidget(self.choice)
        written = QHBoxLayout()
        written.addWidget(self.line, 1)
        written.addWidget(self.take)
        form.addLayout(written)
        form.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.below)
        column.addStretch()

    # what is shown

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show the doubts of this sort among others."""
        own = [one for one in doubts if one.kind is self.sort.kind]
        held = self.doubt.words if self.doubt else ""
        self.model.show(own)
        self.table.choose(next((at for at, one in enumerate(own) if one.words == held), 0))
        self._count()
        self._show_doubt()

    @property
    def doubt(self) -> Doubt | None:
        """Return the chosen doubt."""
        row = self.table.row
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _count(self) -> None:
        rows = self.model.rows
        self.open_count = count = sum(one.is_open for one in rows)
        self.taken_count = sum(bool(one.taken) and not one.choice for one in rows)  # to be looked over
        done = len(rows) - count
        self.summary.setText(
            tr(self.sort.nothing)
            if not rows
            else tr(
                "{n:,} to decide, once for all rows of each; {done:,} done. Keys: 1–9 choose, 0 leaves.",
                n=count,
                done=done,
            )
            if count
            else tr("All {done:,} are decided or taken: look them over.", done=done)
        )
        self.table.setVisible(bool(rows))
        self.below.setVisible(bool(rows))
        self.leave_all.setVisible(bool(count))
        are_two = self.sort.kind is DoubtKind.DATE and any(
            len(one.readings) > 1 and one.is_open for one in rows
        )
        self.day_first.setVisible(are_two)
        self.month_first.setVisible(are_two)

    def _show_doubt(self) -> None:
        doubt = self.doubt
        if doubt is None:
            return
        self.sentence.setText(sentences(one_line(doubt.sentence, 400), _rows_in_words(doubt.rows)))
        self.line.clear()
        self.problem.hide()
        self._offer(doubt, doubt.readings)

    def _offer(self, doubt: Doubt, readings: Sequence[Reading]) -> None:
        choices = [(f"{number}  {one.words}", one.choice) for number, one in enumerate(readings, start=1)]
        first = (tr("As proposed: {taken}", taken=doubt.taken), "") if doubt.taken else (tr(NONE_YET), "")
        self.choice.offer([first, *choices, (tr(self.sort.leave), LEAVE)])
        self.choice.show_value(doubt.choice)

    # what is decided

    def _decide(self, choice: str) -> None:
        doubt = self.doubt
        if doubt is not None:
            self._decide_all({doubt.words: choice})

    def _decide_all(self, choices: Mapping[str, str]) -> None:
        rows = [
            replace(one, choice=choices[one.words]) if one.words in choices else one
            for one in self.model.rows
        ]
        self.model.show(rows)
        self._count()
        self.decided.emit(choices)

    def _on_written(self) -> None:
        """Take what is written, if it can be read; then go to the next that is open."""
        doubt, text = self.doubt, self.line.text().strip()
        if doubt is None or not text:
            return
        try:
            choice = _READ[self.sort.kind](doubt.words, text)
        except UnreadableValue as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._decide(choice)
        self._offer(self.doubt or doubt, doubt.readings)
        self.line.clear()
        self.problem.hide()
        self.go_on()

    def take_number(self, number: int) -> None:
        """Take the reading of a number, 0 to leave the words as they are, and go to the next that is open."""
        doubt = self.doubt
        choices = (LEAVE, *(one.choice for one in doubt.readings)) if doubt else ()
        if number < len(choices):
            self._decide(choices[number])
            self.choice.show_value(choices[number])
            self.go_on()

    def go_on(self) -> None:
        """Go to the next doubt that is open, from the start again at the end."""
        rows = self.model.rows
        order = [*range(self.table.row + 1, len(rows)), *range(self.table.row + 1)]
        following = next((at for at in order if rows[at].is_open), None)
        if following is not None:
            self.table.choose(following)

    def _on_leave_all(self) -> None:
        self._decide_all({one.words: LEAVE for one in self.model.rows if one.is_open})
        self._show_doubt()

    def _propose(self) -> None:
        """Offer the places that what is typed may mean."""
        doubt, text = self.doubt, self.line.text().strip()
        if doubt is None or self.sort.kind is not DoubtKind.PLACE or len(text) < 2:
            return
        found = [Reading(told(one), choice_of(one)) for one in search(text, FOUND)]
        known = {one.choice for one in found}
        self._offer(doubt, [*found, *(one for one in doubt.readings if one.choice not in known)])
        if found:
            self.problem.hide()

    def _words(self, doubt: Doubt) -> tuple[str, str, str]:
        taken = {LEAVE: tr(self.sort.leave)}.get(doubt.choice, doubt.choice)
        named = next((one.words for one in doubt.readings if one.choice == doubt.choice), taken)
        return doubt.words, _few_rows(doubt.rows), named or doubt.taken or tr(NONE_YET)


def _read_date(_words: str, text: str) -> str:
    read_when(text)
    return text


def _read_place(words: str, text: str) -> str:
    chosen_place(words, text)
    return text


_READ: dict[DoubtKind, Callable[[str, str], str]] = {
    DoubtKind.DATE: _read_date,
    DoubtKind.SUM: lambda _words, text: text,
    DoubtKind.PLACE: _read_place,
}


def _colour(doubt: Doubt) -> str:
    return WARNING if doubt.is_open else QUIET if doubt.choice == LEAVE else PLAIN


def _few_rows(rows: Sequence[int]) -> str:
    if len(rows) > ROWS_TOLD:
        return tr_count(len(rows), "{n:,} row", "{n:,} rows")
    return in_a_row(f"{row:,}" for row in rows)


def _rows_in_words(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    named, more = in_a_row(f"{row:,}" for row in rows[: 4 * ROWS_TOLD]), len(rows) - 4 * ROWS_TOLD
    if more > 0:
        return tr("It stands in the rows {rows} and {n:,} more.", rows=named, n=more)
    return tr_count(len(rows), "It stands in row {rows}.", "It stands in the rows {rows}.", rows=named)
