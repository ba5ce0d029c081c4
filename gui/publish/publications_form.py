"""What was published from the case: files, who approved, what changed since; corrections are written here."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.leaving import KeepingDialog
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel, one_line, plain
from gui.parts.wheel import guard_wheel
from gui.publish.fields import Choice, Line, Paragraph
from gui.session import Session
from models.case import Case
from models.errors import CaseError
from models.publication.recipe import Remade, make_again, recipe_of
from models.publication.record import WEIGHTS, Outdated, correction_of, standing_corrections
from models.publication.report import Report, report_of
from models.records.changes import ChangeSet
from models.records.desk import Publication
from models.translation import tr, tr_later

EMPTY = tr_later(
    "Nothing was published from this case yet. A figure that is exported for publication is listed here."
)
CLASS_WORDS = {
    tr_later("Correction: a fact was wrong"): WEIGHTS[0],
    tr_later("Clarification: it could be misread"): WEIGHTS[1],
    tr_later("Update: it is newer now"): WEIGHTS[2],
    tr_later("Retraction: it is withdrawn"): WEIGHTS[3],
}


class PublicationsForm(KeepingDialog):
    """Publications at the left, what is known of one at the right, and under it the fields of a correction."""

    shown = Signal()
    figure_wanted = Signal(object)  # the FigureSpec of a published figure, to be worked on
    remade = Signal()  # files were made again, or could not be

    def __init__(self, session: Session, ask: Ask, parent: QWidget | None = None) -> None:
        """Begin to read what was published."""
        super().__init__(parent)
        self._session, self._ask = session, ask
        self.asks = ask
        self._proposed = ("", "")  # what stands in the fields of a correction by itself
        self._report = Report((), (), ())
        self.setWindowTitle(tr("Publications"))
        self.resize(900, 620)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Publications"))
        self.list.setProperty("role", "boxed")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("What is known of it"))
        self.weight = Choice(tr("Class of the correction"), CLASS_WORDS)
        self.old, self.new = (
            Paragraph(tr("What was printed"), lines=2),
            Paragraph(tr("What stands instead"), lines=2),
        )
        self.reason = Line(tr("Reason"))
        self.approved_by = Line(tr("Approved by"))
        self.approved_by.setText(session.case.who if session.case else "")
        self.button = QPushButton(tr("Write the correction"))
        self.again_button, self.figure_button = (
            QPushButton(tr("Make again…")),
            QPushButton(tr("Open as figure")),
        )
        self.comments_button = QPushButton(tr("Comments…"))
        self.comments_button.setAutoDefault(False)
        self.again_button.setAccessibleName(tr("Make the files again, and compare them"))
        for button in (self.again_button, self.figure_button):
            button.setAutoDefault(False)
        self.details.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.button.clicked.connect(self.correct)
        self.again_button.clicked.connect(self.make_again)
        self.figure_button.clicked.connect(self.open_figure)
        self.comments_button.clicked.connect(self.open_comments)
        session.changed.connect(self.on_changed)
        name_parts(self)
        guard_wheel(self)
        self.read()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        for name, field in (
            (tr("Class"), self.weight),
            (tr("Printed"), self.old),
            (tr("Instead"), self.new),
            (tr("Reason"), self.reason),
            (tr("Approved by"), self.approved_by),
        ):
            fields.addRow(PlainLabel(name, role="note"), field)
        held = QWidget()
        right = QVBoxLayout(held)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.details, 1)
        made = QHBoxLayout()
        made.addStretch(1)
        made.addWidget(self.comments_button)
        made.addWidget(self.again_button)
        made.addWidget(self.figure_button)
        right.addLayout(made)
        right.addWidget(PlainLabel(tr("A correction"), role="section"))
        right.addLayout(fields)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.list.setMaximumWidth(self.fontMetrics().horizontalAdvance("n") * 36)
        row.addWidget(self.list)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("The publication that is chosen"))
        area.setWidget(held)
        row.addWidget(area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(tr("Publications"), role="heading"))
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Read again what was published."""
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Read on another thread what was published, and compare it with the case as it is now."""
        case = self._session.case
        if case is not None:
            tasks.run(
                partial(_read, case), partial(self._on_read, case), partial(self._on_failed, case), owner=self
            )

    def _on_failed(self, case: Case, error: Exception) -> None:
        if case is self._session.case:
            raise error

    def _on_read(self, case: Case, report: Report) -> None:
        if case is not self._session.case:
            return
        self._report = report
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for publication in report.publications:
            number = len(report.outdated_in(publication))
            told = f"{publication.at[:10]}  {publication.title}"
            if number:
                told = tr("{publication} – {n} out of date", publication=told, n=number)
            self.list.addItem(one_line(told))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._show(self.list.currentRow())
        self.shown.emit()

    @property
    def publication(self) -> Publication | None:
        """Return the publication that is chosen."""
        row = self.list.currentRow()
        return self._report.publications[row] if 0 <= row < len(self._report.publications) else None

    def _show(self, _row: int) -> None:
        chosen = self.publication
        told = "\n".join(self._report.lines_about(chosen)) if chosen else tr(EMPTY)
        self.details.setPlainText(plain(told))
        self.button.setEnabled(chosen is not None and self._session.can_edit)
        recipe = recipe_of(chosen) if chosen else None
        self.again_button.setEnabled(recipe is not None)
        self.figure_button.setEnabled(recipe is not None and recipe.is_figure)
        changed = self._report.outdated_in(chosen) if chosen else []
        if changed and not self.old.value:
            self._propose(changed[0])

    def _propose(self, changed: Outdated) -> None:
        """Write into the fields what a claim said when it was published, and says now."""
        about = "" if changed.title == changed.new else f"{changed.title}: "
        self.old.show_value(about + changed.old)
        self.new.show_value(about + changed.new if changed.new else "")
        self._proposed = self.old.value, self.new.value

    def held(self) -> object:
        """Return the correction that was typed, which is not what was proposed."""
        printed = self.old.value, self.new.value
        return None if printed == self._proposed else printed, self.reason.value, self.approved_by.value

    def open_figure(self) -> None:
        """Let the published figure be worked on, as a new one."""
        recipe = recipe_of(self.publication) if self.publication else None
        if recipe is not None:
            self.accept()
            self.figure_wanted.emit(recipe.spec)

    def open_comments(self) -> None:
        """Ask for the comments on the chosen publication."""
        if self.publication is not None:
            self._session.remarks_wanted.emit("publication", self.publication.id)

    def make_again(self) -> None:
        """Ask for a folder, write the files there again, and say whether they are the same."""
        publication, case = self.publication, self._session.case
        folder = self._ask.choose_folder(tr("Make the files again in")) if publication else None
        if publication is None or case is None or folder is None:
            return
        work = partial(_make_again, case, publication, Path(folder), self._report.changes_in(publication))
        self.again_button.setEnabled(False)
        tasks.run(work, self._on_remade, self._on_not_remade, owner=self)

    def _on_remade(self, remade: Remade) -> None:
        self._ask.tell("\n".join(remade.lines()))
        self._on_over()

    def _on_not_remade(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._ask.tell(str(error))
        self._on_over()

    def _on_over(self) -> None:
        self._show(self.list.currentRow())
        self.remade.emit()

    def correct(self) -> None:
        """Keep the correction; it supersedes an earlier one of the same printed words."""
        publication = self.publication
        if publication is None:
            return
        standing = standing_corrections(self._session.reader, publication)
        earlier = next((one for one in standing if one.old == self.old.value), None)
        try:
            correction = correction_of(
                publication,
                old=self.old.value,
                new=self.new.value,
                reason=self.reason.value,
                weight=self.weight.value,
                approved_by=self.approved_by.value,
                supersedes=earlier,
            )
        except CaseError as error:
            self._ask.tell(str(error))
            return
        for field in (self.old, self.new, self.reason):
            field.show_value("")
        label = tr_later("Correct “{name}”").format(name=publication.title)
        self._session.edit(label, lambda writer: writer.add(correction), self)


def _make_again(
    case: Case, publication: Publication, folder: Path, changed: tuple[str, ...], _work: tasks.Work
) -> Remade:
    return make_again(case, publication, folder, changed)


def _read(case: Case, _work: tasks.Work) -> Report:
    return report_of(case)
