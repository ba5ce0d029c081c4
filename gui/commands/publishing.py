"""Exporting documents from the menu: chronology, facts, sources, web page; what is in doubt is asked about once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.session import Session
from models.case import Case
from models.errors import CaseError

if TYPE_CHECKING:
    from models.publication.record import Approval

DOCUMENTS = "Documents (*.docx *.html *.md *.pdf *.txt)"
TOLD = ("chronology", "web", "dossier")  # what tells claims, and so is a draft or for publication
KINDS = {
    "Chronology": ("chronology", "chronology.docx", DOCUMENTS),
    "List of facts": ("facts", "facts.docx", DOCUMENTS),
    "Sign-off sheet": ("sign-off", "sign-off.docx", DOCUMENTS),
    "Sources": (
        "sources",
        "sources.html",
        "Lists of sources (*.html *.docx *.md *.pdf *.txt *.json *.ris *.bib)",
    ),
    "Web page": ("web", "timeline.html", "Web pages (*.html)"),
}


class PublishingCommands(QObject):
    """The slot that writes a document of the whole case."""

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        """Keep what the export needs."""
        super().__init__(window)
        self._session, self._ask = session, ask

    def export_document(self) -> None:
        """Ask which document, whether it is a draft, and where it goes; then write it on another thread."""
        case = self._session.case
        row = self._ask.choose("Which document do you want to write?", tuple(KINDS)) if case else None
        if case is None or row is None:
            return
        self._export(case, *KINDS[tuple(KINDS)[row]])

    def export_dossier(self, actor_id: str) -> None:
        """Write the dossier of an actor in the same way."""
        case = self._session.case
        if case is not None:
            self._export(case, "dossier", "dossier.docx", DOCUMENTS, actor_id)

    def _export(self, case: Case, view: str, name: str, endings: str, actor_id: str = "") -> None:
        is_draft = view in TOLD and self._is_draft(case, view, actor_id)
        if is_draft is None:
            return
        is_published = view in TOLD and not is_draft
        approval = self._approval(case, view, actor_id) if is_published else None
        if is_published and approval is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        out = self._ask.choose_file_to_save("Write the document as", Path(folder) / name, endings)
        if out is not None:
            write = partial(_write, case, view, out, is_draft, actor_id)
            done = partial(self._on_written, case, view, out, approval, actor_id)
            tasks.run(write, lambda _: done(), self._on_failed, owner=self)

    def _approval(self, case: Case, view: str, actor_id: str) -> Approval | None:
        """Tell who approved and why it is published despite its doubts; None if the person thinks better of it."""
        from models.publication.record import Approval, told_in
        from models.publication.studio import FigureSpec

        name = self._ask.ask_text("Who approved the publication?", case.who)
        if not name or not name.strip():
            return None
        if not told_in(case, view, FigureSpec(actor=actor_id))[1]:
            return Approval(name)
        answer = self._ask.ask_text("Why publish it despite these doubts?")
        return Approval(name, answer) if answer and answer.strip() else None

    def _on_written(self, case: Case, view: str, out: Path, approval: Approval | None, actor_id: str) -> None:
        """Remember what was published, and say that it is written."""
        from models.publication.record import publishing_label, record_of, told_in
        from models.publication.studio import FigureSpec

        told = f"{out.name} is written."
        if approval is not None and case is self._session.case and self._session.can_edit:
            spec = FigureSpec(actor=actor_id)
            record = record_of(case, spec, (out,), approval, told_in(case, view, spec)[0])
            self._session.edit(publishing_label(record), lambda writer: writer.add(record), self)
            told += " It is remembered as published."
        self._ask.tell(told)

    def _is_draft(self, case: Case, view: str, actor_id: str) -> bool | None:
        """Tell whether the marks of a draft stay in; None if the person thinks better of it."""
        from models.publication.publishing import doubts_of
        from models.publication.studio import FigureSpec

        try:
            doubts = doubts_of(case, FigureSpec(actor=actor_id), view)
        except CaseError as error:
            self._ask.tell(str(error))
            return None
        question = "\n".join(("Is it a draft for the desk, or for publication?", *doubts))
        answer = self._ask.choose(question, ("Draft", "For publication"))
        return None if answer is None else answer == 0

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._ask.tell(str(error))


def _write(case: Case, view: str, out: Path, is_draft: bool, actor_id: str, _work: tasks.Work) -> None:
    from models.publication.publishing import export_document
    from models.publication.studio import FigureSpec

    export_document(case, view, FigureSpec(actor=actor_id), out, is_draft=is_draft, force=True)
