"""The reader: a document, words found in it, and the passage that is marked to be cited."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.parts import tasks
from gui.parts.plain_text import PlainLabel
from gui.reader.document_list import DocumentList, document_words, shown_name
from gui.reader.open_document import Opened, files_of, is_unaltered, open_document
from gui.reader.reader_bar import ReaderBar
from gui.reader.reader_views import ReaderViews
from gui.reader.thumbnails import WIDTH, Thumbnails
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.evidence.recordings import cited_spans
from models.evidence.scans import Shown, cited_document, shown
from models.records.changes import ChangeSet
from models.records.story import Citation, Document, DocumentId, Locator, Source
from models.texts.mending import paragraph_of, whole_words
from models.texts.passage import Passage, page_number
from models.texts.quotes import Found, as_quote, find_all, find_quote
from models.texts.text import Page
from models.texts.time_code import read_span
from models.translation import tr, tr_later

EMPTY = tr_later(
    "No document is open. Choose one on the left, or drop files on the window to add them to the case."
)
ALTERED = tr_later(
    "The stored bytes of this document are not what they were when it was added: add the file again."
)
LOST = tr_later(
    "The quoted words are not found in this document: they were typed by hand, or the text differs."
)
HOW_TO_MARK = tr_later(
    "Mark the words to cite with the mouse, or find them and press Shift with the arrows; then press C."
)
MOST_FOUND = 2000


class ReaderPage(QWidget):
    """Shows one document of the case; C cites what is marked."""

    passage_marked = Signal(object)  # Passage
    document_shown = Signal(str)
    picture_kept = Signal(str, bytes, int)  # the recording it is of, a PNG, its time in milliseconds

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Begin without a document."""
        super().__init__(parent)
        self._session = session
        self._known: Shown | None = None
        self._texts: tuple[str, ...] = ()
        self._parts: tuple[Page, ...] = ()  # of a document whose pages are not numbered
        self._found: list[Found] = []
        self._at = 0  # which of them is shown
        self._cited: Citation | None = None
        self._task: tasks.Task | None = None
        self.list = DocumentList(session)
        self.small = Thumbnails()
        self._views = ReaderViews()
        self.pages, self.blocks, self.sheets = self._views.pages, self._views.blocks, self._views.sheets
        self.recording = self._views.recording
        self.bar = ReaderBar()
        self.title, self.number = self.bar.title, self.bar.number
        self.words, self.tally = self.bar.words, self.bar.tally
        self.banner = PlainLabel("", role="warning", is_wrapped=True)
        self.banner.setContentsMargins(10, 4, 10, 4)
        self._arrange()
        self._join()
        self._show_nothing(tr(EMPTY))

    @property
    def document(self) -> Document | None:
        """Return the document that is open, as it was added."""
        return self._known.document if self._known else None

    @property
    def chosen_keys(self) -> tuple[tuple[str, str], ...]:
        """Return table and id of the open document."""
        return (("document", self.document.id),) if self.document else ()

    @property
    def chosen_page(self) -> int:
        """Return the page that is seen, from 1; 0 where a document has none or none is open."""
        return self.pages.page if self.is_showing and self._views.has_pages else 0

    # opening ------------------------------------------------------------------------------------

    def open_document(self, document_id: str, page: int = 1, then: Callable[[], None] | None = None) -> None:
        """Open a document at a page; `then` is called as soon as it is shown."""
        reader = self._session.reader
        known = shown(reader, document_id)
        if self._known is not None and self._known.key == known.key and self.is_showing:
            self._views.go_to(page)
            if then:
                then()
            return
        self._clear()
        self._known, self._texts = known, known.texts
        source = reader.find(Source, known.document.source_id or "")
        self.title.setText(f"{shown_name(known.document, source)}   ·   {document_words(known.document)}")
        self.list.choose(known.document.id)
        work = partial(open_document, *files_of(reader, known))
        self._task = tasks.run(work, partial(self._on_opened, known, page, then), owner=self)

    def show_citation(self, citation_id: str) -> bool:
        """Open the cited page with its words marked; return False if no document is kept for the citation."""
        reader = self._session.reader
        citation = reader.get(Citation, citation_id)
        document = cited_document(reader, citation)
        if document is None:
            return False
        self._cited = citation
        self.open_document(document.id, page_number(citation), lambda: self._mark_citations(citation))
        return True

    def show_page(self, document_id: str, page: int, words: str = "") -> None:
        """Open a document at a page and find words in it."""
        self.open_document(document_id, page, lambda: self._find_from(page, words))

    @property
    def is_showing(self) -> bool:
        """Tell whether a document is shown."""
        return not self._views.is_empty

    def close_document(self) -> None:
        """Let go of the open document."""
        self._clear()
        self._show_nothing(tr(EMPTY))

    # citing -------------------------------------------------------------------------------------

    def passage(self) -> Passage | None:
        """Tell what is marked; None if nothing is."""
        if self._known is None:
            return None
        if self._views.has_pages and self.pages.region is not None:
            page, region = self.pages.region
            sides = (region.left(), region.top(), region.width(), region.height())
            parts = tuple(f"{side:.4f}" for side in sides)
            return Passage(self._known.document.id, page, Locator.REGION, f"page {page}", region=parts)
        if self._views.has_cells:
            return self._cells()
        if self._views.has_recording:
            return Passage(self._known.document.id, 1, Locator.TIME, self.recording.place)
        words = self._views.marked_words
        if words is None or not self.is_showing:
            return None
        page = words[0]
        text = self._text_of(page)
        start, end = whole_words(text, *words[1:])
        quote = as_quote(text[start:end])
        if not quote:
            return None
        is_paged = self._views.has_pages
        locator, place = (Locator.PAGE, str(page)) if is_paged else self._place_in_text(page, text, start)
        return Passage(self._known.cited_id(page), page, locator, place, quote, start, end)

    def _cells(self) -> Passage | None:
        marked = self.sheets.marked_cells
        if marked is None or self.document is None or not marked[2]:
            return None
        sheet, place, words = marked
        return Passage(DocumentId(self.document.id), sheet, Locator.CELL, place, words)

    def cite(self) -> None:
        """Hand the marked passage on; without one say how to mark."""
        passage = self.passage()
        if self._views.has_recording and self.recording.problem:
            self._tell(self.recording.problem)
        elif passage is None:
            self._tell(tr(HOW_TO_MARK))
        elif self._session.can_edit:
            self.passage_marked.emit(passage)

    # finding ------------------------------------------------------------------------------------

    def find_words(self, words: str) -> None:
        """Find words in the open document and go to the first at or behind the shown page."""
        self._find_from(self.pages.page if self._views.has_pages else 1, words)

    def find_next(self, step: int = 1) -> None:
        """Go to the next or previous place."""
        if not self._found:
            self.find_words(self.words.text())
            return
        self._at = (self._at + step) % len(self._found)
        self._show_found()

    def _find_from(self, page: int, words: str) -> None:
        if words != self.words.text():
            self.words.setText(words)
        texts = [self._text_of(number) for number in range(1, max(len(self._texts), self.pages.count) + 1)]
        self._found = []
        for found in find_all(texts, words):
            self._found.append(found)
            if len(self._found) == MOST_FOUND:
                break
        self._at = next((at for at, found in enumerate(self._found) if found.page >= page), 0)
        self._show_found()

    def _show_found(self) -> None:
        if not self._found:
            self.tally.setText(tr("not found") if self.words.text() else "")
            return
        found = self._found[self._at]
        self.tally.setText(tr("{here} of {total}", here=self._at + 1, total=len(self._found)))
        self._views.show_words(found)
        self._views.select_words(found)

    # what is marked -----------------------------------------------------------------------------

    def _mark_citations(self, citation: Citation) -> None:
        """Mark the words of this citation; say so if they are not found."""
        if citation.region:
            self._views.show_region(page_number(citation), citation.region)
            return
        if self._views.has_recording:
            self._tell(self._views.stand_at(citation))
            return
        if self._views.has_cells:
            if not self.sheets.select_cells(citation.place):
                self._tell(tr(LOST))
            return
        found = find_quote(self._texts, citation.quote, page_number(citation), citation.start)
        if found is not None:
            self._views.show_words(found)
        elif citation.quote:
            self._views.go_to(page_number(citation))
            self._tell(tr(LOST))

    def _text_of(self, page: int) -> str:
        """Return the text of a page as it is shown; the stored one where the page was not looked at yet."""
        glyphs = self.pages.glyphs(page) if self._views.has_pages else None
        if glyphs is not None:
            return glyphs.text
        return self._texts[page - 1] if page <= len(self._texts) else ""

    def _place_in_text(self, page: int, text: str, start: int) -> tuple[Locator, str]:
        """Tell where words stand in a document without pages: its part, if it has several, and message or paragraph."""
        is_one = len(self._texts) == 1
        if page <= len(self._parts) and (place := self._parts[page - 1].place_at(start)):
            locator = Locator.TIME if read_span(place) else Locator.OTHER
            return locator, place if is_one else f"{place}, in {self._parts[page - 1].name}"
        paragraph = paragraph_of(text, start)
        if is_one:
            return Locator.PARAGRAPH, str(paragraph)
        return Locator.OTHER, f"{self._parts[page - 1].name}, paragraph {paragraph}"

    # inside -------------------------------------------------------------------------------------

    def _on_opened(self, known: Shown, page: int, then: Callable[[], None] | None, opened: Opened) -> None:
        if self._known is not known:
            opened.close()
            return
        self._views.show_opened(opened)
        if opened.recording is not None:
            self._show_cited()
        if opened.leaves is not None:
            self.small.pages.reset(self.pages.count if self.pages.count > 1 else 0)
        elif opened.text is not None:
            self._texts = tuple(one.text for one in opened.text.pages)
            self._parts = opened.text.pages
        self._enable(opened.problem == "", is_recording=opened.recording is not None)
        view = self._views.currentWidget()
        if self.isVisible() and view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        note = known.copy.note if known.copy else known.document.note
        self._tell("" if self._views.has_recording else note)  # a recording's says how to cite it
        self._views.go_to(page)
        if then and not opened.problem:
            then()
        document = known.document
        file = self._session.reader.document_file(document)
        hashed, failed = partial(self._on_hashed, document), partial(self._on_unhashed, document)
        tasks.run(partial(is_unaltered, document, file), hashed, failed, owner=self)
        self.document_shown.emit(document.id)

    def _on_hashed(self, document: Document, is_unaltered: bool) -> None:
        if not is_unaltered and self.document == document:
            self._tell(tr(ALTERED))

    def _on_unhashed(self, document: Document, error: Exception) -> None:
        """Tell that the bytes cannot be read, unless the case was closed meanwhile."""
        if not isinstance(error, CaseError):
            raise error
        if self._session.is_open and self.document == document:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self.banner.setText(sentence)
        self.banner.setVisible(bool(sentence))

    def _clear(self) -> None:
        self._known = None
        self._texts, self._parts, self._found, self._at = (), (), [], 0
        self._views.clear()
        self.small.pages.reset(0)
        self.words.clear()
        self.tally.setText("")
        self.number.setText("")
        self._tell("")
        self._show_nothing(tr("Opening …"))

    def _show_nothing(self, sentence: str) -> None:
        self._views.show_sentence(sentence)
        self._enable(False)

    def _enable(self, is_enabled: bool, *, is_recording: bool = False) -> None:
        self.bar.enable(is_enabled, is_recording=is_recording)

    def _on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Show the words that a machine saw meanwhile in the open document, or that were taken back."""
        if self._views.has_recording and change_set.touches(Citation):
            self._show_cited()
        if self._known is None or not change_set.touches(Document):
            return
        if self._session.reader.find(Document, self._known.document.id) is None:
            self.close_document()
        elif shown(self._session.reader, self._known.document.id).key != self._known.key:
            self.open_document(self._known.document.id, self.pages.page if self._views.has_pages else 1)

    def _on_page(self, page: int) -> None:
        self.number.setText(tr("page {n} of {total}", n=page, total=self.pages.count))

    def _on_return(self) -> None:
        if self._found and self.tally.text():
            self.find_next()
        else:
            self.find_words(self.words.text())

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self._views, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setHandleWidth(1)
        left.addWidget(self.list)
        left.addWidget(self.small)
        left.setSizes([200, 260])
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([200, 700])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _join(self) -> None:
        self.list.opened.connect(self.open_document)
        self.pages.page_changed.connect(self._on_page)
        self.pages.page_changed.connect(self.small.show_page)
        self.pages.small_ready.connect(self.small.pages.take)
        self.small.pages.wanted.connect(lambda page: self.pages.want_small(page, WIDTH))
        self.small.chosen.connect(self.pages.go_to)
        self.words.textEdited.connect(self._on_edited)
        self.words.returnPressed.connect(self._on_return)
        self.bar.zoom_wanted.connect(self._on_zoom)
        self.bar.cite_wanted.connect(self.cite)
        self.recording.picture_kept.connect(self._on_picture)
        self._session.case_closed.connect(self.close_document)
        self._session.case_opened.connect(self.close_document)
        self._session.changed.connect(self._on_changed)
        for keys, slot in (("C", self.cite), ("Ctrl+F", self._to_find), ("F3", self.find_next)):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_zoom(self, factor: float) -> None:
        if factor:
            self.pages.set_zoom(self.pages.zoom * factor)
        else:
            self.pages.fit()

    def _show_cited(self) -> None:
        if self.document is not None:
            self.recording.show_cited(cited_spans(self._session.reader, self.document.id))

    def _on_picture(self, picture: bytes, at: int) -> None:
        if self.document is not None:
            self.picture_kept.emit(self.document.id, picture, at)

    def _to_find(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _on_edited(self, _text: str) -> None:
        self._found = []
        self.tally.setText("")
