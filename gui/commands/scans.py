"""What the menus do with scans: their text is recognised in the background, one document after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.preferences import Preferences
from gui.parts.time_left import TimeLeft, left_words
from gui.session import Session
from models.errors import CaseError
from models.translation import tr, tr_count, tr_later

if TYPE_CHECKING:
    from models.evidence.scans import Scan
    from models.records.story import Document
    from models.store.documents import DocumentFile
    from models.texts.recognised import Recognised
    from models.texts.recognising import Recogniser

NOT_EDITABLE = tr_later(
    "Text can be recognised only in a case that is open for changes: it is kept beside the scan."
)


class ScanCommands(QObject):
    """Holds what is still to be recognised; nothing of it lasts beyond the case."""

    progressed = Signal(str)  # what is being recognised, in words; empty when nothing is

    def __init__(self, session: Session, preferences: Preferences, ask: Ask, parent: QObject) -> None:
        """Begin with nothing to do."""
        super().__init__(parent)
        self._session, self._preferences, self._ask = session, preferences, ask
        self._waiting: deque[Scan] = deque()
        self._recogniser: Recogniser | None = None
        self._task: tasks.Task | None = None
        self._at: Scan | None = None  # what is being recognised
        self._done = 0
        self._pages = 0  # that are done
        self._time = TimeLeft()
        session.case_closing.connect(self.cancel_recognising)

    @property
    def is_busy(self) -> bool:
        """Tell whether text is being recognised."""
        return self._task is not None

    def recognise_text(self) -> None:
        """Recognise the text of every page in the case that has none."""
        from models.evidence.scans import NO_SCANS, scans
        from models.texts.recognising import MISSING, is_there

        if not self._session.can_edit:
            self._ask.tell(tr(NOT_EDITABLE))
        elif not is_there():
            self._ask.tell(tr(MISSING))
        elif found := tuple(scans(self._session.reader)):
            self._begin(found)
        else:
            self._ask.note(tr(NO_SCANS))

    def recognise_added(self, documents: Iterable[Document]) -> None:
        """Recognise the text of documents that were just added, where the person wants that and it can be done."""
        from models.evidence.scans import scan_of
        from models.texts.recognising import is_there

        if self._preferences.settings.recognise_scans and self._session.can_edit and is_there():
            reader = self._session.reader
            self._begin(scan for one in documents if (scan := scan_of(reader, one)))

    def cancel_recognising(self) -> None:
        """Stop after the page at hand; documents that are done keep their words."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def set_aside(self) -> tuple[Document, ...]:
        """Stop after the page at hand, and return the documents that are not done."""
        left = (*((self._at,) if self._at is not None else ()), *self._waiting)
        self._at = None
        self.cancel_recognising()
        return tuple(scan.document for scan in left)

    def recognise_again(self, documents: Iterable[Document]) -> None:
        """Go on with documents that were set aside."""
        from models.evidence.scans import scan_of

        reader = self._session.reader if self._session.is_open else None
        self._begin(scan for one in documents if reader and (scan := scan_of(reader, one)))

    def _begin(self, found: Iterable[Scan]) -> None:
        held = {scan.document.id for scan in self._waiting}
        self._waiting += (scan for scan in found if scan.document.id not in held)
        if self._task is None:
            self._done = self._pages = 0
            self._go_on()

    def _go_on(self) -> None:
        case = self._session.case
        if not self._waiting or case is None:
            self._task = self._at = None
            self.progressed.emit("")
            return
        scan = self._at = self._waiting.popleft()
        self._show(scan, 0)
        file = case.reader.document_file(scan.document)
        self._task = tasks.run(
            partial(_recognise, scan, file, self._recogniser),
            partial(self._on_recognised, scan),
            partial(self._on_failed, scan),
            lambda done, _total: self._show(scan, done),
            owner=self,
            cancelled=self._go_on,
        )

    def _show(self, scan: Scan, done: int) -> None:
        told = tr("Recognising {name}", name=scan.document.name)
        if scan.document.pages > 1:
            page = scan.pages[min(done, len(scan.pages) - 1)]
            of = tr("page {page:,} of {pages:,}", page=page, pages=scan.document.pages)
            told = tr("{told}, {more}", told=told, more=of)
        if self._waiting:
            waiting = tr_count(len(self._waiting), "{n:,} more waiting", "{n:,} more waiting")
            told = tr("{told}, {more}", told=told, more=waiting)
        ahead = len(scan.pages) + sum(len(one.pages) for one in self._waiting)
        if left := left_words(self._time.seconds(self._pages + done, self._pages + ahead)):
            told = f"{told} · {left}"
        self.progressed.emit(told)

    def _on_recognised(self, scan: Scan, answer: tuple[Recogniser, Recognised]) -> None:
        from models.evidence.scans import confidence_words, keep_recognised
        from models.records.story import Document

        self._recogniser, recognised = answer
        self._pages += len(scan.pages)
        case = self._session.case
        if case is not None and case.reader.find(Document, scan.document.id) is not None:
            try:
                keep_recognised(case, scan, recognised)
                self._ask.note(
                    tr(
                        "Read {name} by machine, {how}.",
                        name=scan.document.name,
                        how=confidence_words(recognised),
                    )
                )
            except CaseError as error:
                self._ask.note(str(error))
        self._go_on()

    def _on_failed(self, scan: Scan, error: Exception) -> None:
        """Tell why a document could not be read, and go on with the next."""
        if not isinstance(error, CaseError):
            self._waiting.clear()
            self._go_on()
            raise error
        if self._session.is_open:
            self._ask.note(
                tr("The text of {name} was not recognised. {error}", name=scan.document.name, error=error)
            )
        self._go_on()


def _recognise(
    scan: Scan, file: DocumentFile, recogniser: Recogniser | None, work: tasks.Work
) -> tuple[Recogniser, Recognised]:
    """Look at the pages of a scan, with an engine that is loaded once."""
    from models.evidence.scans import recognise
    from models.texts.recognising import Recogniser

    engine = recogniser or Recogniser()
    return engine, recognise(scan, file, engine, work.report)
