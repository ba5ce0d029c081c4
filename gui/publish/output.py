"""What leaves the studio: files, written or published, and the list of what was published before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.desktop import note_written
from gui.parts.new_files import file_stem
from gui.publish.export_form import ExportForm, Order
from gui.publish.publications_form import PublicationsForm
from gui.publish.work import FigureWork
from gui.publish.writing import Looked, look, missing_told, shown_words, write
from gui.session import Session
from models.case import Case
from models.errors import CaseError, LettersMissing
from models.publication.choices import FigureSpec
from models.publication.recipe import Recipe
from models.publication.record import publishing_label, record_of
from models.publication.words import checked_alt
from models.translation import tr
from models.values.listing import in_a_row, sentences


class FigureOutput(QWidget):
    """Two buttons: one writes the figure that is shown, one lists the publications."""

    asked = Signal()  # the form of an export is open
    written = Signal(object)  # the paths of the files
    said = Signal(str, bool)  # a sentence, and whether something went wrong

    def __init__(self, session: Session, ask: Ask, work: FigureWork) -> None:
        """Write the figure that is worked on."""
        super().__init__()
        self._session, self._ask, self._work = session, ask, work
        self._shown = ""  # how many events of how many, in words
        self.form: ExportForm | None = None
        self.publications: PublicationsForm | None = None
        self.publications_button, self.export_button = (
            QPushButton(tr("Published…")),
            QPushButton(tr("Export…")),
        )
        self.publications_button.setAccessibleName(tr("What was published"))
        self.export_button.setProperty("role", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.publications_button)
        row.addWidget(self.export_button)
        self.export_button.clicked.connect(self.export)
        self.publications_button.clicked.connect(self.show_publications)

    def tell_made(self, is_made: bool) -> None:
        """Let the figure be written if there is one."""
        self.export_button.setEnabled(is_made)

    def export(self) -> None:
        """Ask for formats, a name and, for a publication, for who answers; then write the figure."""
        case = self._session.case
        if case is None or not self.export_button.isEnabled():
            return
        self._work.settle()
        try:
            checked_alt(self._work.spec.alt)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        self.export_button.setEnabled(False)
        ask = partial(look, case, self._work.spec)
        tasks.run(ask, partial(self._open_form, case), partial(self._on_undoubted, case), owner=self)

    def _on_undoubted(self, case: Case, error: Exception) -> None:
        if case is self._session.case:
            self._on_not_written(error)

    def _open_form(self, case: Case, looked: Looked) -> None:
        self.export_button.setEnabled(True)
        if case is not self._session.case:
            return
        self._shown, unsourced = shown_words(self._session.index, looked.shown)
        shown = tr("It shows {events}.", events=self._shown)
        told = "\n".join([sentences(shown, unsourced), *looked.heads])
        self.form = ExportForm(looked.doubts, self._session.can_edit, told, self.window())
        self.form.asks = self._ask
        self.form.accepted.connect(self._on_ordered)
        self.form.open()
        self.asked.emit()

    def show_publications(self) -> None:
        """Show what was published, what changed since, and the corrections."""
        if self._session.is_open:
            self.publications = PublicationsForm(self._session, self._ask, self.window())
            self.publications.figure_wanted.connect(self._work.begin)
            self.publications.open()

    def _on_ordered(self) -> None:
        case, form = self._session.case, self.form
        if case is None or form is None:
            return
        order = form.order()
        name = f"{file_stem(self._session.title)} – {file_stem(self._work.name)}"
        path = self._ask.choose_file_to_save(
            tr("Write the figure as"),
            self._ask.export_folder(case.path.parent) / f"{name}{order.endings[0]}",
            tr("Figures (*.png *.svg *.pdf)"),
        )
        if path is None:
            return
        self._write(case, self._work.spec, Path(path), order)

    def _write(self, case: Case, spec: FigureSpec, path: Path, order: Order) -> None:
        work = partial(write, case, spec, path, order)
        again = partial(self._write, case, spec.changed(has_gaps=True), path, order)
        self.export_button.setEnabled(False)
        tasks.run(
            work,
            partial(self._on_written, case, spec, order),
            partial(self._on_not_written, with_gaps=again),
            owner=self,
        )
        self.said.emit(tr("The figure is being written …"), False)

    def _on_written(self, case: Case, spec: FigureSpec, order: Order, files: tuple[Path, ...]) -> None:
        self.export_button.setEnabled(True)
        names = in_a_row(path.name for path in files)
        told = tr("Written: {names}. It shows {events}.", names=names, events=self._shown)
        if order.approval is not None and case is self._session.case:
            recipe = Recipe(spec.view, spec, order.outlined, order.is_described)
            record = record_of(case, spec, files, order.approval, recipe=recipe)
            self._session.edit(publishing_label(record), lambda writer: writer.add(record), self)
            who = order.approval.approved_by
            told = sentences(told, tr("Remembered as published, approved by {who}.", who=who))
        self.said.emit(told, False)
        note_written(self._ask, files[0], told)
        self.written.emit(files)

    def _on_not_written(self, error: Exception, with_gaps: Callable[[], None] | None = None) -> None:
        """Say what went wrong; where only letters are missing, ask whether gaps are better than no file."""
        self.export_button.setEnabled(True)
        if not isinstance(error, CaseError):
            raise error
        if isinstance(error, LettersMissing):
            self.said.emit(missing_told(error), True)
            if with_gaps and self._ask.confirm(missing_told(error), yes=tr("Leave gaps")):
                with_gaps()
            return
        self.said.emit(str(error), True)
        self._ask.tell(str(error))
