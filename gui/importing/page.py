"""The import page: a table is steered on the left and seen as events on the right; nothing is written until Import."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from gui.importing.coming_back import ComingBack
from gui.importing.doubts_panel import Sort
from gui.importing.frame import tab_words
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.naming import name_parts
from gui.session import Session
from models.errors import CaseError
from models.exchange.imported import ImportOptions, shown
from models.exchange.table.headings import plain
from models.exchange.table.options_file import columns_text, read_options
from models.importing.importing import ImportPlan
from models.importing.looking import Look, Outlook
from models.importing.matter import Matter
from models.importing.telling import counts_of, events_of, told_of
from models.machine.safe_write import write_data
from models.progress import Report
from models.records.story import Event, SourceId
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later
from models.values.listing import sentences

SETTINGS = tr_later("Settings of an import (*.toml)")
LOST = tr_later(
    "What you said of this table is kept when it is imported, or saved as settings: it is neither yet."
)
FEW_ROWS = 3000  # a decision is worked in at once; of larger tables when it is wanted


class ImportPage(ComingBack):
    """Steers and shows one import; `imported` brings its plan once it stands in the case."""

    imported = Signal(object)  # ImportPlan
    showing_wanted = Signal()

    def __init__(
        self,
        session: Session,
        matter: Matter,
        ask: Ask,
        parent: QWidget | None = None,
        waiting: list[Path] | None = None,
    ) -> None:
        """Begin to read; `waiting` are the files that come after this one."""
        super().__init__(session, matter, waiting, parent)
        self._ask = ask
        self._writing: tasks.Task | None = None
        self._is_as_said = False  # whether the remark says whose settings hold
        self._wants_import = False  # as soon as all is read
        self.done_plan: ImportPlan | None = None
        self.done_events: tuple[str, ...] = ()  # that were added or changed
        self._join()
        name_parts(self)
        self.columns.table.setFocus()
        self.readings.wish(ImportOptions())

    def _join(self) -> None:
        readings = self.readings
        readings.looked.connect(self._on_looked)
        readings.looked_through.connect(self._on_looked_through)
        readings.refused.connect(self._on_refused)
        readings.progressed.connect(self._on_progress)
        readings.remembered.connect(self._on_remembered)
        readings.began.connect(lambda: self._on_progress(0, 0))
        self.columns.chosen.connect(self._on_column)
        self.columns.column_shown.connect(self.preview.choose_column)
        self.preview.column_chosen.connect(self.columns.choose_column)
        self.file.changed.connect(lambda options: self._wish(options, self.file.FIELDS))
        self.rows.changed.connect(lambda options: self._wish(options, self.rows.FIELDS))
        for panel in self.doubts.values():
            panel.decided.connect(lambda choices, panel=panel: self._on_decided(panel.sort, choices))
            panel.order_wanted.connect(self._on_order)
        self.anew.clicked.connect(self._on_anew)
        self.load.clicked.connect(self._on_load)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_go)

    # what a person says

    def _wish(self, told: ImportOptions, names: tuple[str, ...]) -> None:
        """Take what one panel says; the others go on to say what they say."""
        self._has_said = True
        said = {name: getattr(told, name) for name in names}
        self.readings.wish(replace(self.options, **said))

    def _on_column(self, key: str, choice: str) -> None:
        self._has_said = True
        kept = {name: field for name, field in self.options.columns.items() if plain(name) != plain(key)}
        column = self.columns.column
        if not choice and column is not None:  # what was said of all columns of its name, too
            kept = {name: field for name, field in kept.items() if plain(name) != plain(column.name)}
        self.readings.wish(replace(self.options, columns=kept | ({key: choice} if choice else {})))

    def _on_decided(self, sort: Sort, choices: Mapping[str, str]) -> None:
        self._has_said = True
        held = {**getattr(self.options, sort.field), **choices}
        said: dict[str, Any] = {sort.field: {words: choice for words, choice in held.items() if choice}}
        options = replace(self.options, **said)
        outlook = self.readings.outlook
        is_small = outlook is None or len(outlook.imported.rows) <= FEW_ROWS
        self.readings.decide(options, is_now=is_small)
        self._name_tabs()
        self._say()

    def _on_order(self, order: str) -> None:
        self._has_said = True
        self.readings.wish(replace(self.options, order=order))

    # what was read

    def _on_looked(self, look: Look) -> None:
        self.columns.show_look(look, self.options.columns)
        self.file.show_read(look.proposal, self.options)
        self.rows.show_options(self.options)
        self.preview.show_look(look)
        if not self._is_as_said:
            self.remark.setText(sentences(*look.proposal.remarks))
        if look.is_named:
            self._say()
        else:
            self._ask_for_title(look)

    def _ask_for_title(self, look: Look) -> None:
        """Say that a column has to name the events, and which looks like it; without one nothing more is read."""
        self.readings.cancel()
        self.bar.hide()
        self.go.setEnabled(False)
        likely = look.likely_title
        hint = ""
        if likely is not None:
            self.columns.choose_column(likely)
            hint = tr("“{key}” looks like it.", key=shown(look.proposal.columns[likely].key, 60))
        self.status.set_role("warning")
        asked = tr("Which column names the events? Choose “Title of the event” for it on the left.")
        self.status.setText(f"{asked} {hint}".rstrip())

    def _on_remembered(self, _options: ImportOptions) -> None:
        self._say_whence(tr("As you imported a table of this shape before: its settings are taken again."))
        self.anew.show()

    def _say_whence(self, words: str) -> None:
        """Tell whose settings hold; the remarks on the table wait as long as they do."""
        self._is_as_said = True
        self.remark.setText(words)

    def _on_looked_through(self, outlook: Outlook) -> None:
        self.bar.hide()
        for panel in self.doubts.values():
            panel.show_doubts(outlook.doubts)
        if self.matter.open_table is None:
            self._show_contents(outlook)
        self.right.setTabVisible(self.right.indexOf(self.changes), outlook.is_again)
        if outlook.is_again:
            self.changes.show_outlook(outlook)
        self.report.show_lines(outlook.lines)
        self._name_tabs()
        self._say()
        if self._wants_import:
            self._on_go()

    def _show_contents(self, outlook: Outlook) -> None:
        """Show what is no table; only places can be in doubt there."""
        self.remark.setText(sentences(*outlook.plan.remarks))
        self.contents.show_plan(outlook.plan)
        for panel in self.doubts.values():
            self.right.setTabVisible(self.right.indexOf(panel), panel.open_count + panel.taken_count > 0)

    def _on_refused(self, sentence: str) -> None:
        self.bar.hide()
        self._wants_import = False
        self.go.setEnabled(False)
        self.status.set_role("warning")
        self.status.setText(sentence)
        if self.remark.text() == tr("Reading …"):
            self.remark.setText("")

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.show_step(done, total)
        self.bar.show()
        self.go.setEnabled(self.readings.outlook is not None and not self._wants_import)
        if total and self._writing is None:
            self.status.set_role("")
            self.status.setText(tr("Reading row {done:,} of {total:,} …", done=done, total=total))

    def _name_tabs(self) -> None:
        for panel in self.doubts.values():
            words = tab_words(panel.sort, panel.open_count or panel.taken_count)
            self.right.setTabText(self.right.indexOf(panel), words)

    def _say(self) -> None:
        """Say what Import would do."""
        outlook = self.readings.outlook
        if outlook is None or self.done_plan is not None:
            return
        self.status.set_role("")
        plan, count = outlook.plan, sum(panel.open_count for panel in self.doubts.values())
        counts = counts_of(plan, is_short=True)
        told = [tr("Nothing new.")] if plan.is_empty else [tr("{counts}.", counts=counts)] if counts else []
        if plan.version.changes:
            changes = len(plan.version.changes)
            told.append(
                tr_count(changes, "{n:,} change to what the case has.", "{n:,} changes to what the case has.")
            )
        if plan.duplicates:
            told.append(
                tr_count(
                    plan.duplicates, "{n:,} event in the case already.", "{n:,} events in the case already."
                )
            )
        if count:
            told.append(
                tr_count(
                    count,
                    "{n:,} doubt open: nothing is taken for it.",
                    "{n:,} doubts open: nothing is taken for them.",
                )
            )
        if likely := sum(panel.taken_count for panel in self.doubts.values()):
            told.append(
                tr_count(
                    likely,
                    "{n:,} place likely, and taken: look it over.",
                    "{n:,} places likely, and taken: look them over.",
                )
            )
        self.status.setText(sentences(*told))
        self.go.setEnabled(not plan.is_empty or self.readings.is_stale)

    # the settings as a file

    def _on_anew(self) -> None:
        """Read the table as if none of its shape had been imported."""
        self.anew.hide()
        self._has_said = self._is_as_said = False
        self.remark.setText("")
        self.readings.wish(ImportOptions())

    def _on_load(self) -> None:
        path = self._ask.choose_file_to_open(
            tr("Load the settings of an import"), tr(SETTINGS), self.matter.folder
        )
        if path is None:
            return
        try:
            options = read_options(path)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        self._has_said = False
        self._say_whence(tr("As {name} says.", name=path.name))
        self.readings.wish(options)

    def _on_save(self) -> None:
        suggestion = self.matter.folder / f"{Path(self.matter.name).stem or 'table'}.toml"
        path = self._ask.choose_file_to_save(tr("Save the settings of an import"), suggestion, tr(SETTINGS))
        if path is None:
            return
        try:
            write_data(path, columns_text(self.options), force=True)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        self._has_said = False
        self._say_whence(tr("As kept in {name}.", name=path.name))

    # writing

    def _on_go(self) -> None:
        """Import what was read as it is wanted now; what is not read so yet is read first."""
        if self.done_plan is not None:
            self.showing_wanted.emit()
            self.accept()
            return
        outlook = self.readings.outlook
        if self._writing is not None or (outlook is None and not self.readings.is_reading):
            return
        if outlook is None or self.readings.is_stale or self.readings.is_reading:
            self._wants_import = True
            self.go.setEnabled(False)
            if not self.readings.is_reading:
                self.readings.read_all()
            return
        self._wants_import = False
        if not outlook.plan.is_empty and self._session.knows_who():
            self._write(outlook.plan)

    def _write(self, plan: ImportPlan) -> None:
        self.go.setEnabled(False)
        self.split.setEnabled(False)
        self.status.setText(tr("Writing …"))
        lines: list[str] = []
        ids: list[str] = []

        def change(writer: Writer, report: Report) -> None:
            plan.apply(writer, report)
            lines.extend(told_of(plan, is_done=True))
            ids.extend(events_of(plan))
            report(0, 0)  # the rules, the search and the history of so much take their time

        answers = tasks.Answers(
            lambda _: self._on_written(plan, lines, ids),
            self._on_not_written,
            self._on_progress,
            self._on_stopped,
        )
        self._writing = self._session.edit_aside(plan.label, change, answers, self)

    def _on_written(self, plan: ImportPlan, lines: list[str], ids: list[str]) -> None:
        """Show the report of what was imported."""
        self._writing, self.done_plan, self.done_events = None, plan, tuple(ids)
        self.bar.hide()
        self.split.setEnabled(True)
        self.left.hide()
        for button in (self.load, self.save, self.anew):
            button.hide()
        for panel in (self.preview, self.contents, *self.doubts.values()):
            if (at := self.right.indexOf(panel)) >= 0:
                self.right.setTabVisible(at, False)
        self.title.setText(tr("Imported: {words}", words=shown(self.matter.words, 80)))
        self.remark.setText(tr("One step in the history: Undo takes all of it back."))
        self.report.show_lines(lines)
        self.right.setCurrentWidget(self.report)
        counts = counts_of(plan, is_short=True)
        self.status.setText(
            tr("Now in the case: {counts}.", counts=counts)
            if counts
            else tr("The case is changed as the table was.")
        )
        self.cancel.setText(tr("Close"))
        self.go.setText(tr("&Show the events"))
        has_events = bool(plan.count(Event) or plan.version.changes)
        self.go.setVisible(has_events)
        self.go.setEnabled(has_events)
        (self.go if has_events else self.cancel).setFocus()
        self.imported.emit(plan)

    def _on_not_written(self, error: Exception) -> None:
        self._on_stopped()
        if not isinstance(error, CaseError):
            raise error
        self._on_refused(str(error))

    def _on_stopped(self) -> None:
        """Go back to steering: nothing was written."""
        self._writing = None
        self.bar.hide()
        self.split.setEnabled(True)
        self._say()

    @property
    def attached(self) -> Mapping[Path, SourceId]:
        """Return the files that it names of sources in the case, once it is imported or has nothing new."""
        outlook = self.readings.outlook
        plan = self.done_plan or (outlook.plan if outlook and outlook.plan.is_empty else None)
        return dict(plan.attached) if plan else {}

    def reject(self) -> None:
        """Let go of what is read or written; what is half written is taken back."""
        if self._writing is not None:
            self._writing.cancel()
            return
        if not self.may_leave():
            return
        self.readings.cancel()
        super().reject()

    def may_leave(self) -> bool:
        """Ask before what was said of the table goes; an import keeps it."""
        is_lost = self._has_said and self.done_plan is None
        return not is_lost or self._ask.confirm(tr(LOST), yes=tr("Discard"), no=tr("Go on"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose in lists and fields; Ctrl+Enter and the button import."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.go.hasFocus():
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            return
        super().keyPressEvent(event)
