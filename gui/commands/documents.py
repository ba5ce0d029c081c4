"""What the menus do with documents: add them, open a cited page, cite a passage, verify all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.ask import ALL_FILES, Ask
from gui.player.player import NO_PICTURE
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.machine.safe_write import write_safely
from models.records.story import Document, Locator, SourceId
from models.store.documents import DocumentFile
from models.texts.passage import Passage
from models.translation import tr, tr_count

if TYPE_CHECKING:
    from gui.dialogs.adding import AddingDialog
    from gui.dialogs.verifying import VerifyingDialog
    from gui.forms.passage_form import PassageForm
    from gui.reader.reader_page import ReaderPage
    from models.evidence.adding import Added

PART = 1024 * 1024  # bytes

_NO_SOURCES: Mapping[Path, SourceId] = MappingProxyType({})


def _no_reader() -> None:
    """Stand for the reader until the window has one."""


class DocumentCommands(QObject):
    """The slots for documents; `dialog` is the one that was opened last."""

    reading_wanted = Signal(str)  # the id of a document
    documents_added = Signal(tuple)

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        window: QWidget,
        find_folder: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Keep what the commands need, and who says where files lie; the reader is known once the window has one."""
        super().__init__(window)
        self._find_folder = find_folder
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self.find_reader: Callable[[], ReaderPage | None] = (
            _no_reader  # its page is made when it is first asked for
        )
        self.dialog: AddingDialog | PassageForm | VerifyingDialog | None = None

    @property
    def reader(self) -> ReaderPage | None:
        """The page that shows documents; None where the window has none."""
        return self.find_reader()

    def add_documents(self) -> None:
        """Ask for files and add them to the case."""
        paths = self._ask.choose_files(tr("Add documents to the case"), folder=self._find_folder())
        if paths:
            self.add(paths)

    def add_folder(self) -> None:
        """Ask for a folder and add every file in it."""
        folder = self._ask.choose_folder(tr("Add every file in a folder"), self._find_folder())
        if folder:
            self.add((folder,))

    def add(self, paths: Iterable[Path], sources: Mapping[Path, SourceId] = _NO_SOURCES) -> None:
        """Add files and folders with progress; `sources` names those that some files are copies of."""
        from gui.dialogs.adding import AddingDialog
        from models.evidence.adding import files_in

        if not self._session.can_edit:
            self._ask.tell(tr("Documents can be added only to a case that is open for changes."))
            return
        try:
            files = files_in(paths)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        dialog = AddingDialog(self._session, files, self._window, sources)
        dialog.added.connect(self._on_added)
        self._show(dialog)
        dialog.start()

    def cite_passage(self, passage: Passage) -> None:
        """Open the form that cites a passage."""
        from gui.forms.passage_form import PassageForm

        if self._session.is_open:
            form = PassageForm(self._session, self._selection, self._ask, passage, parent=self._window)
            self._show(form)

    def cite_passage_again(self, told: str) -> None:
        """Open the form of a passage that was told as JSON."""
        held = json.loads(told)
        self.cite_passage(
            Passage(**{**held, "locator": Locator(held["locator"]), "region": tuple(held["region"])})
        )

    def cite_marked(self) -> None:
        """Cite what is marked in the reader."""
        if self.reader is not None:
            self.reader.cite()

    def keep_still(self) -> None:
        """Keep the picture of the recording that is seen in the reader."""
        if self.reader is None or not self.reader.recording.has_picture:
            self._ask.tell(tr(NO_PICTURE))
        else:
            self.reader.recording.keep_picture()

    def keep_picture(self, recording_id: str, picture: bytes, at: int) -> None:
        """Put a picture of a recording into the case as a document of its own."""
        from models.evidence.recordings import keep_still

        case = self._session.case
        if case is None or not self._session.can_edit:
            self._ask.tell(tr("Pictures can be kept only in a case that is open for changes."))
            return
        try:
            still = keep_still(case, recording_id, at, picture)
        except CaseError as error:
            self._ask.tell(str(error))
            return
        self._ask.note(
            tr("“{name}” is added to the documents.", name=still.name),
            (tr("Open it"), lambda: self.reading_wanted.emit(still.id)),
        )

    def save_document(self) -> None:
        """Write the open document, unaltered, to a file of its own."""
        document = self.reader.document if self.reader is not None else None
        if document is None:
            self._ask.tell(tr("Open a document in the reader first: it is what is saved."))
            return
        path = self._ask.choose_file_to_save(
            tr("Save a copy of the document"), Path(document.name), tr(ALL_FILES)
        )
        if path:
            file = self._session.reader.document_file(document)
            tasks.run(partial(_copy, document, file, path), lambda _: None, self._on_failed, owner=self)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._ask.tell(str(error))

    def verify_documents(self) -> None:
        """Hash every stored document again and tell what changed."""
        from gui.dialogs.verifying import VerifyingDialog

        if self._session.case is not None:
            dialog = VerifyingDialog(self._session, self._window)
            dialog.told.connect(self._ask.tell if dialog.problems else self._ask.note)
            self._show(dialog)
            dialog.start()

    def _on_added(self, added: Added) -> None:
        if added.problems or added.held:
            self._ask.tell("\n".join(_few(added.told())))
        if not added.documents:
            return
        first, count = added.documents[0], len(added.documents)
        what = (
            tr("“{name}” is added to the documents.", name=first.name)
            if count == 1
            else tr_count(count, "{n:,} document is added.", "{n:,} documents are added.")
        )
        self._ask.note(what, (tr("Open the reader"), lambda: self.reading_wanted.emit(first.id)))
        if self.reader is not None:
            self.reader.open_document(first.id)
        self.documents_added.emit(tuple(added.documents))

    def _show(self, dialog: AddingDialog | PassageForm | VerifyingDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.open()

    def _let_go(self, dialog: AddingDialog | PassageForm | VerifyingDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None


def _copy(document: Document, file: DocumentFile, path: Path, work: tasks.Work) -> None:
    """Write the stored bytes to a file, a part at a time; the person has agreed to replace one that is there."""

    def write(beside: Path) -> None:
        with beside.open("wb") as out:
            while part := file.read(PART):
                out.write(part)
                work.report(file.tell(), document.size)

    write_safely(path, write, force=True)


def _few(lines: tuple[str, ...], most: int = 12) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield tr_count(len(lines) - most, "… and {n} more.", "… and {n} more.")
