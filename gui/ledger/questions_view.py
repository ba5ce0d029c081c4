"""What is asked of the ledger: two groups compared, before and after a rule, and where its evidence is thin."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.ledger.choices import told
from gui.parts import tasks
from gui.parts.link import Link
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.errors import UnreadableValue
from models.ledger.account import Account
from models.ledger.line import DIMENSIONS, Line
from models.ledger.questions import Answer, answers, compared, rate_answers, rule_answers
from models.ledger.words import group_words, when_words
from models.records.story import Event
from models.translation import language, tr, tr_later
from models.values.when import read_when
from models.values.when import words as words_of_when

MOST: Final = 6  # events of an answer
MOST_GROUPS: Final = 1000
NO_LINES: Final = tr_later("Nothing can be asked yet: there is no line in the ledger.")


class QuestionsView(QScrollArea):
    """Answers in words, each with links to the events of which it speaks."""

    event_chosen = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Begin without an account."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._account: Account | None = None
        self._task: tasks.Task | None = None
        self._is_outdated = True
        self.setAccessibleName(tr("Questions to the ledger"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.by, self.one, self.other = QComboBox(), QComboBox(), QComboBox()
        self.rule = QLineEdit()
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.rule_button = QPushButton(tr("Selected event"))
        self._sheet = QWidget()
        self._column = QVBoxLayout()
        self._arrange()
        for name in DIMENSIONS:
            self.by.addItem(told(name), name)
        self.by.currentIndexChanged.connect(self._on_by)
        self.one.currentIndexChanged.connect(self.answer)
        self.other.currentIndexChanged.connect(self.answer)
        self.rule.editingFinished.connect(self.answer)
        self.rule_button.clicked.connect(self.take_rule)
        selection.selected.connect(self._say_rule)
        self._say_rule()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return the answers in words."""
        return tuple(label.text() for label in self._sheet.findChildren(PlainLabel))

    # what is asked ------------------------------------------------------------------------------

    def show_account(self, account: Account | None) -> None:
        """Ask of an account; where nobody looks, when somebody does."""
        self._account = account
        self._is_outdated = True
        if self.isVisible():
            self._begin()

    def showEvent(self, event: Any) -> None:
        """Answer what was asked while nobody looked."""
        super().showEvent(event)
        if self._is_outdated:
            self._begin()

    def take_rule(self) -> None:
        """Ask what came before and after the selected event."""
        event = self._selected
        if event is not None and event.when is not None:
            self.rule.setText(words_of_when(event.when, language()))
            self.answer()

    def standing(self) -> dict[str, Any]:
        """Tell what is asked, as JSON holds it."""
        pair = [self.one.currentData() or "", self.other.currentData() or ""]
        return {"by": self.by.currentData(), "pair": pair, "rule": self.rule.text()}

    def stand(self, stood: Mapping[str, Any]) -> None:
        """Ask what was told; whatever is of another kind is passed over."""
        rule, by, pair = stood.get("rule"), stood.get("by"), stood.get("pair")
        self.rule.setText(rule if isinstance(rule, str) else "")
        self.by.setCurrentIndex(max(self.by.findData(by), 0))
        if isinstance(pair, list) and len(pair) == 2:
            self._fill_pair(pair)
        self._is_outdated = True

    @property
    def _selected(self) -> Event | None:
        current = self._selection.current
        return self._session.reader.find(Event, current) if current and self._session.is_open else None

    def _say_rule(self) -> None:
        event = self._selected
        self.rule_button.setEnabled(event is not None and event.when is not None)

    def _begin(self) -> None:
        self._is_outdated = False
        self._fill_pair([self.one.currentData(), self.other.currentData()])
        self.answer()

    def _on_by(self) -> None:
        self._fill_pair(["", ""])
        self.answer()

    def _fill_pair(self, chosen: list[Any]) -> None:
        """Offer the groups of the account; those with most lines stand first."""
        groups: dict[str, Line] = {}
        account, by = self._account, self.by.currentData()
        for number in account.total.members if account else ():
            groups.setdefault(account.lines[number].groups[by], account.lines[number])  # type: ignore[union-attr] # there are members
            if len(groups) >= MOST_GROUPS:
                break
        names = list(groups)
        for place, combo in enumerate((self.one, self.other)):
            was_blocked = combo.blockSignals(True)
            combo.clear()
            for name in names:
                combo.addItem(one_line(group_words(name, by, groups[name], language()), 80), name)
            combo.setCurrentIndex(
                names.index(chosen[place]) if chosen[place] in names else min(place, len(names) - 1)
            )
            combo.blockSignals(was_blocked)

    # answers ------------------------------------------------------------------------------------

    def answer(self, *_: object) -> None:
        """Answer what is asked, aside: lines may be many."""
        account, rule = self._account, self._day()
        if self._task is not None:
            self._task.cancel()
        if account is None or not account.total.members:
            self._show(())
            return
        by, pair = self.by.currentData(), (self.one.currentData(), self.other.currentData())
        meaning = account.asked.meaning

        def find(_work: tasks.Work) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
            lines = [account.lines[number] for number in account.total.members]
            after = rule_answers(lines, account.unit, rule, meaning) if rule else ()
            beside = compared(lines, account.unit, by, pair, meaning)
            return (
                (tr("Two compared"), beside),
                (tr("Before and after"), after),
                (tr("The evidence"), answers(lines)),
                (tr("Rates that sources imply"), rate_answers(account.implied, lines)),
            )

        self._task = tasks.run(find, self._on_found, owner=self, cancelled=lambda: None)

    def _on_found(self, found: tuple[tuple[str, tuple[Answer, ...]], ...]) -> None:
        self._task = None
        self._show(found)

    def _day(self) -> date | None:
        """Return the day of the rule; what is none is said beside the line."""
        text = self.rule.text().strip()
        problem, day = "", None
        if text:
            try:
                day = read_when(text).earliest
            except UnreadableValue as error:
                problem = str(error)
            else:
                problem = "" if day else tr("This day has no beginning: write one such as 24 Sept 2021.")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        return day

    def _show(self, found: tuple[tuple[str, tuple[Answer, ...]], ...]) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if not found:
            column.addWidget(
                PlainLabel(tr(NO_LINES) if self._session.is_open else "", role="note", is_wrapped=True)
            )
        for heading, given in found:
            if given:
                column.addSpacing(8)
                column.addWidget(PlainLabel(heading, role="section"))
            for one in given:
                column.addWidget(PlainLabel(one.words, is_wrapped=True))
                for line in one.lines[:MOST]:
                    words = f"{when_words(line, language())} · {line.title}"
                    column.addWidget(Link(words, partial(self.event_chosen.emit, line.event_id)))
                if len(one.lines) > MOST:
                    more = tr("… and {n:,} more", n=len(one.lines) - MOST)
                    column.addWidget(PlainLabel(more, role="note"))
        self._column.replaceWidget(self._sheet, sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet

    def _arrange(self) -> None:
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        for combo, name in (
            (self.by, tr("Compare two by")),
            (self.one, tr("The one that is compared")),
            (self.other, tr("The other that is compared")),
        ):
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
        self.rule.setAccessibleName(tr("Day of the rule"))
        self.rule.setPlaceholderText(tr("24 Sept 2021"))
        self.rule_button.setAccessibleName(tr("Take the day of the selected event"))
        self.rule_button.setToolTip(tr("Ask what came before and after the event that is selected."))
        pair = QHBoxLayout()
        pair.setSpacing(6)
        for combo in (self.one, self.other):
            pair.addWidget(combo, 1)
        day = QHBoxLayout()
        day.setSpacing(6)
        day.addWidget(self.rule, 1)
        day.addWidget(self.rule_button)
        grid.addWidget(PlainLabel(tr("Compare by"), role="note"), 0, 0)
        grid.addWidget(self.by, 0, 1)
        grid.addLayout(pair, 1, 1)
        grid.addWidget(PlainLabel(tr("Rule of"), role="note"), 2, 0)
        grid.addLayout(day, 2, 1)
        grid.setColumnStretch(1, 1)
        self.problem.hide()
        self._column.addLayout(grid)
        self._column.addWidget(self.problem)
        self._column.addWidget(self._sheet)
        self._column.addStretch(1)
        self.setWidget(held)
