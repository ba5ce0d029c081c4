"""The page of checks: what the program finds wrong or odd in the case, to be mended, looked at or accepted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.findings.findings import Findings
from gui.parts import tasks
from gui.parts.plain_text import PlainLabel, menu_text
from gui.parts.squeezed import Squeezed
from gui.parts.time_left import TimedBar
from gui.review.findings_model import ACCEPTED, FindingsModel
from gui.review.findings_tree import FindingsTree
from gui.selection import Selection
from gui.session import Session
from models.checks.finding import Finding
from models.checks.lapsing import LAPSED
from models.checks.registry import all_checks
from models.checks.report import Report, run_checks
from models.checks.telling import unjudged_words
from models.errors import CaseError
from models.records.desk import Acceptance, Comment
from models.records.story import new_id
from models.review.review import now
from models.store.writer import Writer
from models.translation import tr, tr_later
from models.values.listing import in_a_row, sentences

EMPTY = tr_later(
    "Choose a finding to see why it is one. Enter shows its event in all views, → opens a group."
)
STALE = tr_later("The case changed since: check again (F8).")
MEANINGS = {
    "mend": tr_later("{n:,} to fix before publication"),
    "look": tr_later("{n:,} to look at and judge"),
    "note": tr_later("{n:,} good to know"),
}
COUNTS = {
    "mend": tr_later("{n:,} to mend"),
    "look": tr_later("{n:,} to look"),
    "note": tr_later("{n:,} to note"),
}


class FindingsPage(QWidget):
    """Runs all checks aside and lists what they find by its causes; each finding leads to what mends it."""

    mend_wanted = Signal(object)  # Mending

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Check when the page is first looked at."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.report: Report | None = None
        self._task: tasks.Task | None = None
        self._is_stale = True
        self._findings = Findings.of(session)
        self._wanted: Finding | None = None  # what is to be shown as soon as it is listed
        self._make_parts()
        self._arrange()
        self.setFocusProxy(self.table)
        session.case_opened.connect(self._forget)
        session.case_closed.connect(self._forget)
        session.changed.connect(self._on_changed)
        self._forget()

    # checking -----------------------------------------------------------------------------------

    def check(self) -> None:
        """Run all checks on another thread."""
        if not self._session.is_open or self.is_checking:
            return
        self.bar.setValue(0)
        self._is_stale = False
        reader = self._session.reader
        self._task = tasks.run(
            lambda work: run_checks(reader, work.report),
            self._on_checked,
            self._on_failed,
            self._on_progress,
            self,
            self._on_cancelled,
        )
        self._say()

    def cancel(self) -> None:
        """Stop checking; what was found before stays listed."""
        if self._task is not None:
            self._task.cancel()

    @property
    def is_checking(self) -> bool:
        """Tell whether the checks run just now."""
        return self._task is not None

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.show_step(done, total)

    def _on_checked(self, report: Report) -> None:
        self._task = None
        if self._session.is_open:
            self.report = report
            self._findings.take(report, self._is_stale)
            self._fill_choices()
            self.refresh()
            if self._wanted is not None:
                self.show_finding(self._wanted)

    def _on_cancelled(self) -> None:
        self._task, self._is_stale = None, True
        self._say()

    def _on_failed(self, error: Exception) -> None:
        """A case that was changed or closed while it was read is checked another time."""
        self._on_cancelled()
        if not isinstance(error, CaseError):
            raise error

    def _on_changed(self) -> None:
        self._is_stale = True
        self._say()

    def _forget(self) -> None:
        self.cancel()
        self.report, self._is_stale, self._wanted = None, True, None
        self.findings.clear()
        self._fill_choices()
        self._say()
        if self.isVisible():
            self.check()

    # showing ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """List the findings of the chosen weight and check."""
        if self.report is None:
            return
        index = self._session.index
        titles = dict(zip(index.ids, index.titles, strict=True))
        kept = self.current
        self.findings.show_findings(
            self.report, titles, self.weight.currentData() or "", self.kind.currentData() or ""
        )
        at = self.findings.index_of(kept) if kept else QModelIndex()
        if at.isValid():
            self.table.choose(at)
        else:
            self.table.choose_first()
        self._say()

    @property
    def current(self) -> Finding | None:
        """Return the chosen finding; None while a group of several is chosen."""
        return self.findings.finding(self.table.currentIndex())

    def show_finding(self, finding: Finding) -> None:
        """Choose a finding among all; one that is not listed yet is chosen when the checks have been made."""
        self._wanted = finding if self.report is None or self._is_stale or self.is_checking else None
        for combo in (self.weight, self.kind):
            combo.setCurrentIndex(0)
        self.table.choose(self.findings.index_of(finding))
        self.table.setFocus()

    def mend(self) -> None:
        """Open what mends the chosen finding, or settles the chosen group."""
        mending = self.findings.mending(self.table.currentIndex())
        if mending is not None:
            self.mend_wanted.emit(mending)

    def open_or_show(self) -> None:
        """Open or close the chosen group, or show the event of the chosen finding."""
        if self.current is None:
            self.table.turn()
        else:
            self.show_event()

    def show_event(self) -> None:
        """Show the event of the chosen finding in all views."""
        if self.current is not None and self.current.event_id:
            self._selection.reveal(self.current.event_id, self)

    def _fill_choices(self) -> None:
        weights, checks = [(tr("All findings"), "")], [(tr("All checks"), "")]
        if self.report is not None:
            for weight, count in self.report.weights.items():
                weights.append((tr(MEANINGS[str(weight)], n=count), str(weight)))
            weights.append((tr("{n:,} accepted", n=len(self.report.accepted)), ACCEPTED))
            checks += [
                (f"{tr(name)}  {count:,}", name) for name, count in self.report.counts.items() if count
            ]
        for combo, rows in ((self.weight, weights), (self.kind, checks)):
            chosen = combo.currentData()
            was_blocked = combo.blockSignals(True)
            combo.clear()
            for words, value in rows:
                combo.addItem(menu_text(words).replace("&&", "&"), value)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
            combo.blockSignals(was_blocked)

    def _say(self) -> None:
        """Say how the checks stand and what the chosen finding means."""
        is_open, finding = self._session.is_open, self.current
        self.bar.setVisible(self.is_checking)
        self.cancel_button.setVisible(self.is_checking)
        self.again_button.setEnabled(is_open and not self.is_checking)
        self.state.setText(self._state_words())
        accepted = self.findings.acceptance(finding) if finding else None
        group = self.findings.group(self.table.currentIndex())
        told = finding.sentence if finding else sentences(group.words, group.judgement) if group else ""
        self.about.setText(told.strip() or (tr(EMPTY) if is_open else ""))
        reasons = {check.name: check.reason for check in all_checks()}
        check = finding.check if finding else group.check.name if group else ""
        self.why.setText(tr(reasons.get(check, "")))
        mending = self.findings.mending(self.table.currentIndex())
        self.mend_button.setText(
            f"{tr(mending.way.label)}…"
            if mending
            else tr("Open the list to mend one")
            if group
            else tr("Nothing to mend")
        )
        self.mend_button.setEnabled(mending is not None)
        self.accepted.setText(
            tr(
                "Accepted by {who}: {reason}",
                who=accepted.by or tr("nobody named"),
                reason=accepted.reason,
            )
            if accepted
            else ""
        )
        self.accepted.setVisible(accepted is not None)
        can_edit = self._session.can_edit and finding is not None
        self.show_button.setEnabled(finding is not None and bool(finding.event_id))
        for widget in (self.reason, self.accept_button):
            widget.setVisible(accepted is None)
            widget.setEnabled(can_edit)
        self.back_button.setVisible(accepted is not None)
        self.back_button.setEnabled(can_edit)

    def _state_words(self) -> str:
        if self.is_checking:
            return tr("Checking …")
        if self.report is None:
            return tr("Not checked yet.") if self._session.is_open else ""
        told = [tr(COUNTS[str(weight)], n=count) for weight, count in self.report.weights.items() if count]
        found = tr("{findings}.", findings=in_a_row(told)) if told else tr("No findings.")
        words = sentences(found, unjudged_words(self.report))
        return sentences(words, tr(STALE) if self._is_stale else "")

    # accepting ----------------------------------------------------------------------------------

    def accept_finding(self) -> None:
        """Keep the reason for which the chosen finding is no fault."""
        finding, reason = self.current, self.reason.text().strip()
        if finding is None or not self._session.can_edit:
            return
        if not reason:
            self.state.setText(tr("Write the reason first: others must be able to judge it."))
            self.reason.setFocus()
            return
        if not self._session.knows_who():
            self.state.setText(tr("Nothing was accepted: an acceptance needs a name."))
            return
        old = dict(self.report.lapsed).get(finding) if self.report else None
        kept = Acceptance(
            old.id if old else new_id(),
            finding.check,
            finding.record_id,
            reason,
            self._session.who,
            now(),
        )
        self._change(tr_later("Accept a finding"), lambda writer: _accept(writer, kept, old))
        self.reason.clear()

    def take_back(self) -> None:
        """Let an accepted finding stand again."""
        finding = self.current
        accepted = self.findings.acceptance(finding) if finding else None
        if accepted is not None:
            self._change(tr_later("Take back an acceptance"), lambda writer: writer.delete(accepted))

    def _change(self, label: str, change: Callable[[Writer], None]) -> None:
        def write(writer: Writer) -> bool:
            change(writer)
            return True

        if self._session.edit(label, write, self):
            self.check()
        self.table.setFocus()

    # parts --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check again with F8; Enter on a row shows its event."""
        if event.key() == Qt.Key.Key_F8:
            self.check()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.open_or_show()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Check as soon as somebody looks, if that was not done since the last change."""
        super().showEvent(event)
        if self._is_stale:
            self.check()

    def _make_parts(self) -> None:
        self.findings = FindingsModel()
        self.table = FindingsTree(self.findings)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._say())
        self.table.doubleClicked.connect(lambda *_: self.show_event())
        self.table.mend_clicked.connect(self.mend)
        self.weight, self.kind = QComboBox(), QComboBox()
        self.weight.setAccessibleName(tr("Which findings"))
        self.kind.setAccessibleName(tr("Of which check"))
        for combo in (self.weight, self.kind):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.currentIndexChanged.connect(self.refresh)
        self.state = PlainLabel(role="note", is_wrapped=True)
        self.bar = TimedBar()
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(tr("Progress of the checks"))
        self.about = PlainLabel(is_wrapped=True)
        self.why = PlainLabel(role="note", is_wrapped=True)
        self.accepted = PlainLabel(role="note", is_wrapped=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Why this is not a problem"))
        self.reason.setAccessibleName(tr("Reason for accepting the finding"))
        self.reason.returnPressed.connect(self.accept_finding)
        self.again_button = _button(tr("Check again"), self.check)
        self.cancel_button = _button(tr("Cancel"), self.cancel)
        self.show_button = _button(tr("Show event"), self.show_event)
        self.mend_button = _button(tr("Nothing to mend"), self.mend)
        self.accept_button = _button(tr("Accept"), self.accept_finding)
        self.back_button = _button(tr("Restore the finding"), self.take_back)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.weight)
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.bar)
        head.addWidget(self.bar.left)
        head.addWidget(self.cancel_button)
        head.addWidget(self.again_button)
        foot = QHBoxLayout()
        foot.addWidget(self.mend_button)
        foot.addWidget(self.show_button)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.accept_button)
        foot.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(Squeezed(tr("About the finding"), self.about, self.why, self.accepted, self.state))
        column.addLayout(foot)


def _accept(writer: Writer, kept: Acceptance, old: Acceptance | None) -> None:
    """Keep an acceptance, in place of one that does not hold any more."""
    if old is None:
        writer.add(kept)
        return
    writer.replace(kept)
    for comment in writer.reader.where(Comment, record_kind=LAPSED, record_id=old.id):
        writer.delete(comment)


def _button(words: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
