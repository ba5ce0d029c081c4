"""The cited page of one citation with its words marked: what an editor has beside the claim."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.parts import tasks
from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.reader.blocks_view import BlocksView
from gui.reader.document_list import shown_name
from gui.reader.marks import Mark
from gui.reader.open_document import Opened, open_document
from gui.reader.pages_view import PagesView
from gui.reader.reader_page import LOST
from gui.reader.sheets_view import SheetsView
from gui.session import Session
from models.records.claim_words import locator_words
from models.records.story import Citation, Document, Source
from models.texts.passage import page_number
from models.texts.quotes import find_quote

NOTHING = "The cited page appears here."
NO_SUCH_PAGE = "The citation names page {}, and this document has {}: nothing that it cites can be seen here."


class CitedPage(QWidget):
    """Shows the cited place of a document; it never takes the focus by itself."""

    shown = Signal(str)  # the id of the citation whose page is there to be seen

    def __init__(self, session: Session) -> None:
        """Begin without a document."""
        super().__init__()
        self._session = session
        self._document: Document | None = None
        self._texts: tuple[str, ...] = ()
        self._citation: Citation | None = None
        self._is_ready = False
        self._awaited: int | None = None  # the page that was asked for and was not seen yet; 0: the text
        self.setAccessibleName("Cited page")
        self.title = ElidedLabel(role="note")
        self.banner = PlainLabel(role="warning", is_wrapped=True)
        self.sentence = PlainLabel(NOTHING, role="note", is_wrapped=True)
        self.pages, self.blocks, self.sheets = PagesView(), BlocksView(), SheetsView()
        self._stack = QStackedWidget()
        self._arrange()
        self.pages.painted.connect(self._on_seen, Qt.ConnectionType.QueuedConnection)
        session.case_closed.connect(self.clear)

    def as_widget(self) -> QWidget:
        """Return the widget that is placed beside the claim."""
        return self

    def show_citation(self, citation_id: str) -> bool:
        """Open the cited page with its words marked; return False if no document is kept for the citation."""
        citation = self._session.reader.get(Citation, citation_id)
        document = self._document_of(citation)
        if document is None:
            self.clear()
            return False
        self._citation = citation
        self._name(document, citation)
        if self._document == document:
            if self._is_ready:
                self._mark()
        else:
            self._open(document)
        return True

    def clear(self) -> None:
        """Let go of the document."""
        self._document, self._citation, self._is_ready, self._texts = None, None, False, ()
        self._awaited = None
        self.pages.clear()
        self.blocks.show_pages(())
        self.title.setText("")
        self._say("")
        self._show_sentence(NOTHING)

    def tell(self, words: str) -> None:
        """Show words in place of a page; without words, what stands here else."""
        self.clear()
        self._show_sentence(words or NOTHING)

    def turn(self, step: int) -> None:
        """Scroll by most of a screen, down (1) or up (-1)."""
        view = self._stack.currentWidget()
        inner = self.sheets.currentWidget() if view is self.sheets else view
        if isinstance(inner, QAbstractScrollArea):
            bar = inner.verticalScrollBar()
            bar.setValue(bar.value() + step * int(bar.pageStep() * 0.85))

    def _document_of(self, citation: Citation) -> Document | None:
        reader = self._session.reader
        if citation.document_id is not None:
            return reader.find(Document, citation.document_id)
        return next(iter(reader.where(Document, source_id=citation.source_id)), None)

    def _name(self, document: Document, citation: Citation) -> None:
        source = self._session.reader.find(Source, citation.source_id)
        self.title.setText(
            f"{shown_name(document, source)} · {locator_words(citation.locator, citation.place)}"
        )

    def _open(self, document: Document) -> None:
        citation = self._citation
        title = self.title.text()
        self.clear()
        self._document, self._citation = document, citation
        self.title.setText(title)
        reader = self._session.reader
        self._texts = reader.document_text(document.id)
        self._show_sentence("Opening …")
        work = partial(open_document, document, reader.document_file(document))
        tasks.run(work, partial(self._on_opened, document), owner=self)

    def _on_opened(self, document: Document, opened: Opened) -> None:
        if self._document != document or self._is_ready:
            if opened.leaves is not None:
                opened.leaves.close()
            return
        if opened.leaves is not None:
            self.pages.show_leaves(opened.leaves)
            self._stack.setCurrentWidget(self.pages)
        elif opened.text is not None:
            self._texts = tuple(page.text for page in opened.text.pages)
            if opened.text.sheets:
                self.sheets.show_sheets(opened.text)
            else:
                self.blocks.show_pages(opened.text.pages)
            self._stack.setCurrentWidget(self.sheets if opened.text.sheets else self.blocks)
        else:
            self._show_sentence(opened.problem)
            return
        self._is_ready = True
        self._mark()

    def _mark(self) -> None:
        """Mark the words of the citation; say so if they are not found."""
        citation = self._citation
        if citation is None:
            return
        self._say("")
        page = 0
        if self._stack.currentWidget() is self.sheets:
            self._say("" if self.sheets.select_cells(citation.place) else LOST)
        elif citation.region:
            left, top, width, height = (float(part) for part in citation.region)
            region, page = QRectF(left, top, width, height), page_number(citation)
            self.pages.show_marks((Mark(page, region=region, is_current=True),))
        else:
            page = self._mark_words(citation)
        self._awaited = page
        self.pages.viewport().update()
        self._see_text()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that a text which was opened meanwhile is seen now; pages tell it when they are painted."""
        super().showEvent(event)
        self._see_text()

    def _see_text(self) -> None:
        if self._stack.currentWidget() is not self.pages and self.isVisible() and self._is_ready:
            self._on_seen(self._awaited or 0)

    def _on_seen(self, page: int) -> None:
        """Tell that the cited page, or the text, is there to be seen; other pages of the document do not count."""
        is_paged = self._stack.currentWidget() is self.pages
        if (
            self._citation is not None
            and self._awaited is not None
            and (not is_paged or page == self._awaited)
        ):
            self._awaited = None
            self.shown.emit(self._citation.id)

    def _mark_words(self, citation: Citation) -> int:
        """Mark the words of a citation, and return the page that is shown for it."""
        page = page_number(citation)
        found = find_quote(self._texts, citation.quote, page, citation.start)
        is_paged = self._stack.currentWidget() is self.pages
        if found is None:
            self.pages.show_marks(())
            self.blocks.show_marks(())
            self.pages.go_to(page)
            self._say(LOST if citation.quote else "")
            if is_paged and page > self.pages.count:
                self._say(NO_SUCH_PAGE.format(page, self.pages.count))
        elif is_paged:
            self.pages.show_marks((Mark(found.page, found.start, found.end, is_current=True),))
        else:
            self.blocks.show_marks(((found.page, found.start, found.end, True),))
        return found.page if found else page

    def _say(self, words: str) -> None:
        self.banner.setText(words)
        self.banner.setVisible(bool(words))

    def _show_sentence(self, words: str) -> None:
        self.sentence.setText(words)
        self._stack.setCurrentIndex(0)

    def _arrange(self) -> None:
        nothing = QWidget()
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(24, 24, 24, 24)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner.addWidget(self.sentence)
        inner.addStretch(1)
        for view in (nothing, self.pages, self.blocks, self.sheets):
            self._stack.addWidget(view)
        self.title.setContentsMargins(12, 6, 12, 6)
        self.banner.setContentsMargins(12, 2, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, share in ((self.title, 0), (self.banner, 0), (self._stack, 1)):
            column.addWidget(widget, share)
        self._say("")
