"""The dialog that tells who changed what and when, and what changed in all; nothing can be changed in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.history_filters import Choices, HistoryFilters, Question
from gui.dialogs.history_models import ActionModel, SummaryModel
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel, one_line, plain
from gui.parts.table_look import dress
from gui.parts.time_left import TimedBar
from gui.parts.wheel import guard_wheel
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.history import Clock, Group, remark_of, subjects, summary_of, title_of, told
from models.machine.safe_write import write_data
from models.records.story import Event
from models.store.past import Action, changes_in, page_of
from models.store.reader import Reader
from models.translation import tr, tr_count, tr_later

EVERY, IN_ALL = 0, 1
LINES = 400  # of one change that are shown
NOTE = tr_later("Every change stays in the case; undo is a change too. Enter goes to the event.")
SETTLING = 400  # milliseconds after a change of the case before the history is read anew


class HistoryDialog(QDialog):
    """Filters above two tables, every change and what changed in all; below, the chosen one in words."""

    way: tuple[str, ...] = ()

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        event_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the history of the case, or of one event; it is read on other threads."""
        super().__init__(parent)
        self._session, self._selection, self._ask = session, selection, ask
        self._event_id = event_id
        self._tasks: dict[str, tasks.Task] = {}
        self._is_told = False  # whether the summary answers the question that is asked
        self.setWindowTitle(tr("History of changes"))
        self._make_parts()
        self._arrange()
        self._join()
        self.resize(980, 640)
        name_parts(self)
        guard_wheel(self)
        self._run("choices", lambda reader, _work: Choices.of(reader), self.filters.offer)
        self.read()

    # reading ------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the first page, and the summary if it is looked at."""
        self._is_told = False
        question = self.filters.question(self._event_id)
        self._run("page", partial(_page, question, 0), partial(self._on_page, is_first=True))
        if self.tabs.currentIndex() == IN_ALL:
            self._sum_up()

    def stop(self) -> None:
        """Ask whatever is being read to stop."""
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._say_busy()

    def done(self, result: int) -> None:
        """Stop reading and close."""
        self.stop()
        super().done(result)

    def _more(self, before: int) -> None:
        question = self.filters.question(self._event_id)
        self._run("page", partial(_page, question, before), partial(self._on_page, is_first=False))

    def _on_page(self, answer: Any, *, is_first: bool) -> None:
        self.changes.show_page(*answer, is_first=is_first)
        if is_first:
            self.note.setText(tr(NOTE) if self.changes.actions else tr("No change matches."))
            if self.changes.actions:
                self.every.selectRow(0)
            elif self.tabs.currentIndex() == EVERY:
                self.detail.setPlainText("")

    def _sum_up(self) -> None:
        question = self.filters.question(self._event_id)
        self.in_all_note.setText(tr("Reading …"))
        self._run("summary", partial(_summary, question, is_discreet=False), self._on_summary)

    def _on_summary(self, summary: Any) -> None:
        self._is_told = True
        self.summary.show_summary(summary)
        told = summary.heading
        if summary.purged:
            told = tr("{told} {more}", told=told, more=remark_of(summary))
        self.in_all_note.setText(told)
        self.save_button.setEnabled(bool(summary.groups))
        if self.summary.rowCount():
            self.in_all.selectRow(0)
        elif self.tabs.currentIndex() == IN_ALL:
            self.detail.setPlainText("")

    def _run(self, name: str, fn: Callable[[Reader, tasks.Work], Any], done: Callable[[Any], None]) -> None:
        """Put a question to the case on another thread; an earlier one of the same name is not wanted any more."""
        if (earlier := self._tasks.pop(name, None)) is not None:
            earlier.cancel()
        if not self._session.is_open:
            return
        reader = self._session.reader
        task = tasks.run(
            lambda work: fn(reader, work),
            lambda answer: self._on_done(name, task, done, answer),
            lambda error: self._on_failed(name, task, error),
            self._on_progress,
            owner=self,
        )
        self._tasks[name] = task
        self._say_busy()

    def _on_done(self, name: str, task: tasks.Task, done: Callable[[Any], None], answer: Any) -> None:
        if self._tasks.get(name) is task:
            del self._tasks[name]
            self._say_busy()
            done(answer)

    def _on_failed(self, name: str, task: tasks.Task, error: Exception) -> None:
        if self._tasks.get(name) is not task:
            return  # the case may be closed by now
        del self._tasks[name]
        self._say_busy()
        if not isinstance(error, CaseError):
            raise error
        (self.in_all_note if name == "summary" else self.note).setText(str(error))

    def _on_progress(self, count: int, total: int) -> None:
        self.bar.show_step(count, total)

    def _say_busy(self) -> None:
        is_busy = any(name != "choices" for name in self._tasks)
        self.bar.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        if not is_busy:
            self.bar.setRange(0, 0)

    # what is chosen -----------------------------------------------------------------------------

    @property
    def chosen_event(self) -> str | None:
        """Return the event that the chosen row is about, None if it is about none."""
        if self.tabs.currentIndex() == EVERY:
            action = self._action()
            about = self.changes.subjects.get(action.number) if action else None
            return about.event_id if about else None
        group = self.summary.group_at(self.in_all.currentIndex().row())
        return group.event_id if group else None

    def go_to_event(self) -> None:
        """Select the event of the chosen row in the window behind."""
        event_id = self.chosen_event
        if event_id is None:
            return
        if not self._session.is_open or self._session.reader.find(Event, event_id) is None:
            (self.note if self.tabs.currentIndex() == EVERY else self.in_all_note).setText(
                tr("This event is deleted: undo or a copy brings it back.")
            )
            return
        self._selection.reveal(event_id, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the event with Enter on a row."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and (self.every.hasFocus() or self.in_all.hasFocus()):
            self.go_to_event()
        elif not is_enter:
            super().keyPressEvent(event)

    def _action(self) -> Action | None:
        row = self.every.currentIndex().row()
        return self.changes.actions[row] if 0 <= row < len(self.changes.actions) else None

    def _show_detail(self) -> None:
        """Show the chosen row in words: an action is read first."""
        self.go_button.setEnabled(self.chosen_event is not None)
        if self.tabs.currentIndex() == IN_ALL:
            group = self.summary.group_at(self.in_all.currentIndex().row())
            self.detail.setPlainText(plain("\n".join(_lines_of(group))) if group else "")
        elif (action := self._action()) is not None:
            self._run("detail", partial(_detail, action, self._event_id), self.detail.setPlainText)

    def _on_tab(self) -> None:
        is_in_all = self.tabs.currentIndex() == IN_ALL
        self.save_button.setVisible(is_in_all)
        if is_in_all and not self._is_told:
            self._sum_up()
        self._show_detail()

    # saving -------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask for a file and write there what changed in all, without what is confidential."""
        case = self._session.case
        if case is None:
            return
        suggestion = case.path.with_name(f"{tr('{stem} changes', stem=case.path.stem)}.txt")
        path = self._ask.choose_file_to_save(tr("Save what changed as"), suggestion, tr("Text (*.txt)"))
        if path is not None:
            question = self.filters.question(self._event_id)
            self._run("save", partial(_save, question, path), self.in_all_note.setText)

    # parts --------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.heading = PlainLabel(self._title(), role="heading", is_wrapped=True)
        self.all_button = QPushButton(tr("Of the whole &case"))
        self.all_button.setVisible(bool(self._event_id))
        self.filters = HistoryFilters(self)
        self.changes = ActionModel(self._more, Clock.of(self._session.reader), self)
        self.summary = SummaryModel(self)
        self.every = _table(self.changes, tr("Every change"), (21, 14, 30, 40, 9), widest=3)
        self.in_all = _table(self.summary, tr("What changed in all"), (34, 60, 16), widest=1)
        self.note = PlainLabel(tr(NOTE), role="note", is_wrapped=True)
        self.in_all_note = PlainLabel("", role="note", is_wrapped=True)
        self.detail = QPlainTextEdit(readOnly=True)
        self.detail.setAccessibleName(tr("The chosen change in words"))
        self.detail.setTabChangesFocus(True)
        self.bar = TimedBar()
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(tr("Progress of reading the history"))
        self.stop_button = QPushButton(tr("S&top reading"))
        self.go_button = QPushButton(tr("&Go to the event"))
        self.save_button = QPushButton(tr("&Save as text…"))
        self.save_button.hide()
        self.save_button.setEnabled(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.all_button, self.stop_button, self.go_button, self.save_button):
            button.setAutoDefault(False)

    def _title(self) -> str:
        event = self._session.reader.find(Event, self._event_id) if self._event_id else None
        return (
            tr("History of “{title}”", title=one_line(event.title, 90)) if event else tr("History of changes")
        )

    def _arrange(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Ways to look at the history"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_page_of(self.note, self.every), tr("&Every change"))
        self.tabs.addTab(_page_of(self.in_all_note, self.in_all), tr("What changed in &all"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.tabs)
        parts.addWidget(self.detail)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setSizes([360, 130])
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.all_button)
        foot = QHBoxLayout()
        foot.addWidget(self.go_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self.bar)
        foot.addWidget(self.bar.left)
        foot.addWidget(self.stop_button)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(parts, 1)
        column.addLayout(foot)

    def _join(self) -> None:
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING)
        self._settling.timeout.connect(self.read)
        self.filters.changed.connect(self.read)
        self.tabs.currentChanged.connect(lambda _: self._on_tab())
        for table in (self.every, self.in_all):
            table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
            table.doubleClicked.connect(lambda _: self.go_to_event())
        self.all_button.clicked.connect(self._show_whole_case)
        self.stop_button.clicked.connect(self.stop)
        self.go_button.clicked.connect(self.go_to_event)
        self.save_button.clicked.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self._session.changed.connect(self._on_changed)
        self._session.case_closed.connect(self.reject)

    def _on_changed(self, *_: object) -> None:
        self._settling.start()

    def _show_whole_case(self) -> None:
        self._event_id = ""
        self.heading.setText(self._title())
        self.all_button.hide()
        self.read()


def _table(model: ActionModel | SummaryModel, name: str, letters: tuple[int, ...], widest: int) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    dress(table, letters, widest=widest)
    return table


def _page_of(note: PlainLabel, table: QTableView) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(6)
    column.addWidget(note)
    column.addWidget(table, 1)
    return page


def _lines_of(group: Group) -> tuple[str, ...]:
    return (title_of(group), *(f"  {line}" for line in group.lines))


# on another thread ------------------------------------------------------------------------------


def _page(question: Question, before: int, reader: Reader, work: tasks.Work) -> Any:
    page = page_of(reader, question.filter(reader, work.report), before, report=work.report)
    return page, subjects(reader, page.actions)


def _summary(question: Question, reader: Reader, work: tasks.Work, *, is_discreet: bool) -> Any:
    wanted = question.filter(reader, work.report)
    moment = question.moment(reader)
    return summary_of(reader, moment, wanted, report=work.report, is_discreet=is_discreet)


def _detail(action: Action, event_id: str, reader: Reader, work: tasks.Work) -> str:
    """Tell what an action did, or what it did to one event alone."""
    lines: list[str] = []
    for group in told(reader, changes_in(reader, action.number)):
        work.report(0, 0)  # another row may be chosen by now
        if event_id in ("", group.event_id):
            lines += _lines_of(group)
        if len(lines) > LINES:
            break
    more = (
        [
            "",
            tr_count(
                action.count,
                "… this change touched {n:,} record in all.",
                "… this change touched {n:,} records in all.",
            ),
        ]
        if len(lines) > LINES
        else []
    )
    return plain("\n".join([*lines[:LINES], *more])) or tr("This change touched no record.")


def _save(question: Question, path: Path, reader: Reader, work: tasks.Work) -> str:
    summary = _summary(question, reader, work, is_discreet=True)
    write_data(path, "\n".join(summary.lines()) + "\n", force=True)
    return tr("{name} is written.", name=path.name)
