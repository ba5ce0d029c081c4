"""Exporting from the menu: documents, with what is in doubt said in the form; the ledger; files for other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.desktop import note_written
from gui.parts.new_files import file_stem
from gui.parts.plain_text import one_line
from gui.parts.progress import run_shown
from gui.selection import Selection
from gui.session import Session
from models.case import Case
from models.errors import CaseError, LettersMissing
from models.translation import tr, tr_later
from models.values.listing import sentences

if TYPE_CHECKING:
    from gui.ledger.ledger_page import LedgerPage
    from gui.publish.document_form import DocumentForm
    from gui.publish.program_form import ProgramForm
    from models.exchange.registry import Format
    from models.ledger.account import Asked
    from models.publication.choices import FigureSpec
    from models.publication.record import Approval

DOCUMENTS = (tr_later("Documents"), "*.docx *.html *.md *.pdf *.txt")
LEDGERS = (tr_later("Ledgers"), "*.xlsx *.csv *.docx *.html *.md *.pdf *.txt")
SOURCES = (tr_later("Lists of sources"), "*.html *.docx *.md *.pdf *.txt *.json *.ris *.bib")
PAGES = (tr_later("Web pages"), "*.html")
NAMES = {
    "chronology": ("chronology.docx", DOCUMENTS),
    "facts": ("facts.docx", DOCUMENTS),
    "sign-off": ("sign-off.docx", DOCUMENTS),
    "sources": ("sources.html", SOURCES),
    "web": ("timeline.html", PAGES),
    "story": ("story.html", PAGES),
    "embed": ("figure.html", PAGES),
    "dossier": ("dossier.docx", DOCUMENTS),
}
"""By the document: how its file is called, behind the title of the case, and what endings it may have."""


class PublishingCommands(QObject):
    """The slots that write a document; `form` is the one that is open."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        window: QWidget,
        find_folder: Callable[[], Path] = Path.home,
        view_named: Callable[[str], QWidget | None] = lambda _name: None,
    ) -> None:
        """Keep what the export needs, who says where exports go, and who finds a view by its name."""
        super().__init__(window)
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self._find_folder, self._view_named = find_folder, view_named
        self.form: DocumentForm | None = None
        self.program_form: ProgramForm | None = None

    def export_document(self) -> None:
        """Ask which document, of which events and whether it is a draft; then write it on another thread."""
        self._show("")

    def export_dossier(self, actor_id: str) -> None:
        """Write the dossier of an actor in the same way."""
        self._show(actor_id)

    def export_ledger(self) -> None:
        """Write the ledger as its page shows it."""
        page = cast("LedgerPage | None", self._view_named("ledger"))
        if page is not None:
            page.export()

    def export_story(self) -> None:
        """Ask for a format and for events, and write them for another program on another thread."""
        from gui.publish.program_form import ProgramForm

        if not self._session.is_open:
            return
        form = self.program_form = ProgramForm(self._session, self._selection, self._window)
        form.accepted.connect(partial(self._write_story, form))
        form.finished.connect(form.deleteLater)
        form.open()

    def _write_story(self, form: ProgramForm) -> None:
        case, known = self._session.case, form.format
        out = self._place_for(known)
        if case is None or out is None:
            return
        write = partial(
            _write_story, case, known.name, form.events, out, form.is_complete, form.has_documents
        )
        self._run(out, write, partial(self._on_story, out), self._on_failed)

    def _place_for(self, known: Format) -> Path | None:
        """Ask for a file of the format's first ending; for a folder of many files, where it is to stand."""
        stem = file_stem(self._session.title)
        if not known.endings:
            folder = self._ask.choose_folder(tr("Write the folder into"), self._find_folder())
            return folder and folder / stem
        proposal = self._find_folder() / f"{stem}{known.endings[0]}"
        endings = " ".join(f"*{ending}" for ending in known.endings)
        return self._ask.choose_file_to_save(
            tr("Write the events as"), proposal, f"{tr(known.label)} ({endings})"
        )

    def _on_story(self, out: Path, told: tuple[str, ...]) -> None:
        self._ask.tell("\n\n".join(told))
        note_written(self._ask, out, tr("{name} is written.", name=out.name))

    def write_ledger(self, asked: Asked, events: frozenset[str] | None) -> None:
        """Ask for a file, and write an account of some events, or of all, into it on another thread."""
        case = self._session.case
        if case is None:
            return
        proposal = self._find_folder() / f"{file_stem(self._session.title)} – ledger.xlsx"
        out = self._ask.choose_file_to_save(tr("Write the ledger as"), proposal, _filter(*LEDGERS))
        if out is not None:
            self._begin_ledger(case, asked, events, out)

    def _begin_ledger(
        self, case: Case, asked: Asked, events: frozenset[str] | None, out: Path, *, has_gaps: bool = False
    ) -> None:
        write = partial(_write_ledger, case, asked, events, out, has_gaps)
        again = partial(self._begin_ledger, case, asked, events, out, has_gaps=True)
        told = tr("{name} is written: the ledger of what is public.", name=out.name)
        done = partial(note_written, self._ask, out, told)
        self._run(out, write, lambda _: done(), partial(self._on_failed, with_gaps=again))

    def _run(
        self,
        out: Path,
        write: Callable[[tasks.Work], object],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a file on another thread, and show that it goes on if it takes longer than a blink."""
        words = tr("{name} is being written.", name=one_line(out.name, 80))
        run_shown(words, write, done, failed, self, self._window, is_counted=False)

    def _show(self, actor_id: str) -> None:
        from gui.publish.document_form import DocumentForm

        if not self._session.is_open:
            return
        form = self.form = DocumentForm(self._session, self._selection, actor_id, self._window)
        form.accepted.connect(partial(self._write, form))
        form.finished.connect(form.deleteLater)
        form.open()

    def _write(self, form: DocumentForm) -> None:
        case, view, spec, approval = self._session.case, form.view, form.spec, form.approval
        if case is None:
            return
        name, kind = NAMES[view]
        proposal = self._find_folder() / f"{file_stem(self._session.title)} – {name}"
        out = self._ask.choose_file_to_save(tr("Write the document as"), proposal, _filter(*kind))
        if out is None:
            return
        what = "" if view == "dossier" else form.scope.words
        self._begin(case, view, out, approval, spec, what)

    def _begin(
        self, case: Case, view: str, out: Path, approval: Approval | None, spec: FigureSpec, what: str
    ) -> None:
        write = partial(_write, case, view, out, approval is None, spec)
        done = partial(self._on_written, case, view, out, approval, spec, what)
        again = partial(self._begin, case, view, out, approval, spec.changed(has_gaps=True), what)
        self._run(out, write, done, partial(self._on_failed, with_gaps=again))

    def _on_written(
        self,
        case: Case,
        view: str,
        out: Path,
        approval: Approval | None,
        spec: FigureSpec,
        what: str,
        remarks: tuple[str, ...],
    ) -> None:
        """Remember what was published, and say that it is written."""
        from models.publication.recipe import Recipe
        from models.publication.record import publishing_label, record_of, told_in

        told = (
            tr("{name} is written: {what}.", name=out.name, what=what)
            if what
            else tr("{name} is written.", name=out.name)
        )
        if approval is not None and case is self._session.case and self._session.can_edit:
            claims, recipe = told_in(case, view, spec)[0], Recipe(view, spec)
            record = record_of(case, spec, (out,), approval, claims, recipe)
            self._session.edit(publishing_label(record), lambda writer: writer.add(record), self)
            told = tr("{told} It is remembered as published.", told=told)
        if view in (
            "embed",
            "sources",
        ):  # how high a frame is; what a style wants and the sources do not tell
            told = sentences(told, *remarks)
        note_written(self._ask, out, told)

    def _on_failed(self, error: Exception, with_gaps: Callable[[], None] | None = None) -> None:
        """Say what went wrong; where only letters are missing, ask whether gaps are better than no file."""
        from gui.publish.writing import missing_told

        if not isinstance(error, CaseError):
            raise error
        if with_gaps is None or not isinstance(error, LettersMissing):
            self._ask.tell(str(error))
        elif self._ask.confirm(missing_told(error), yes=tr("Leave gaps")):
            with_gaps()


def _filter(words: str, endings: str) -> str:
    return f"{tr(words)} ({endings})"


def _write(
    case: Case, view: str, out: Path, is_draft: bool, spec: FigureSpec, _work: tasks.Work
) -> tuple[str, ...]:
    from models.publication.publishing import export_document

    return export_document(case, view, spec, out, is_draft=is_draft, force=True)


def _write_ledger(
    case: Case, asked: Asked, events: frozenset[str] | None, out: Path, has_gaps: bool, _work: tasks.Work
) -> None:
    from models.publication.ledger_files import write_ledger

    write_ledger(case, asked, out, events=events, has_gaps=has_gaps, force=True)


def _write_story(
    case: Case,
    format: str,
    events: tuple[str, ...] | None,
    out: Path,
    is_complete: bool,
    has_documents: bool,
    _work: tasks.Work,
) -> tuple[str, ...]:
    from models.exporting.exporting import export_story

    written = export_story(
        case,
        out,
        format=format,
        events=events,
        is_complete=is_complete,
        has_documents=has_documents,
        force=bool(out.suffix),
    )
    return tuple(written.told())
