"""The cited page of one citation with its words marked: what an editor has beside the claim."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from gui.parts import tasks
from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.reader.document_list import shown_name
from gui.reader.open_document import Opened, files_of, open_document
from gui.reader.reader_page import LOST
from gui.reader.reader_views import ReaderViews
from gui.session import Session
from models.evidence.scans import Shown, cited_document, shown
from models.records.claim_words import locator_words
from models.records.story import Citation, Source
from models.texts.passage import cited_span, page_number
from models.texts.quotes import find_quote
from models.translation import tr, tr_later

NOTHING = tr_later("The cited page appears here.")
SECOND = 1000  # milliseconds, to which the times of a citation are told
NO_SUCH_PAGE = tr_later(
    "The citation names page {page}, and this document has {pages}: nothing that it cites can be seen here."
)


class CitedPage(QWidget):
    """Shows the cited place of a document; it never takes the focus by itself."""

    shown = Signal(str)  # the id of the citation whose page is there to be seen

    def __init__(self, session: Session) -> None:
        """Begin without a document."""
        super().__init__()
        self._session = session
        self._known: Shown | None = None
        self._texts: tuple[str, ...] = ()
        self._citation: Citation | None = None
        self._is_ready = False
        self._awaited: int | None = None  # the page that was asked for and was not seen yet; 0: the text
        self.setAccessibleName(tr("Cited page"))
        self.title = ElidedLabel(role="note")
        self.banner = PlainLabel(role="warning", is_wrapped=True)
        self._views = ReaderViews()
        self.sentence, self.pages = self._views.sentence, self._views.pages
        self._views.recording.let_only_play()
        self._views.recording.heard.connect(self._on_heard)
        self._views.show_sentence(tr(NOTHING))
        self._arrange()
        self.pages.painted.connect(self._on_seen, Qt.ConnectionType.QueuedConnection)
        session.case_closed.connect(self.clear)

    def as_widget(self) -> QWidget:
        """Return the widget that is placed beside the claim."""
        return self

    def show_citation(self, citation_id: str) -> bool:
        """Open the cited page with its words marked; return False if no document is kept for the citation."""
        citation = self._session.reader.get(Citation, citation_id)
        cited = cited_document(self._session.reader, citation)
        if cited is None:
            self.clear()
            return False
        self._citation = citation
        known = shown(self._session.reader, cited.id)
        self._name(known, citation)
        if self._known is None or self._known.key != known.key:
            self._open(known)
        elif self._is_ready:
            self._mark()
        return True

    def clear(self) -> None:
        """Let go of the document."""
        self._known, self._citation, self._is_ready, self._texts = None, None, False, ()
        self._awaited = None
        self._views.clear()
        self.title.setText("")
        self._say("")
        self._views.show_sentence(tr(NOTHING))

    def tell(self, words: str) -> None:
        """Show words in place of a page; without words, what stands here else."""
        self.clear()
        self._views.show_sentence(words or tr(NOTHING))

    def turn(self, step: int) -> None:
        """Scroll by most of a screen, down (1) or up (-1)."""
        view = self._views.currentWidget()
        inner = self._views.sheets.currentWidget() if self._views.has_cells else view
        if isinstance(inner, QAbstractScrollArea):
            bar = inner.verticalScrollBar()
            bar.setValue(bar.value() + step * int(bar.pageStep() * 0.85))

    def _name(self, known: Shown, citation: Citation) -> None:
        source = self._session.reader.find(Source, citation.source_id)
        where = locator_words(citation.locator, citation.place)
        told = [shown_name(known.document, source), where]
        if known.is_seen_by_machine(citation):
            told.append(tr("words recognised by machine"))
        self.title.setText(" · ".join(told))

    def _open(self, known: Shown) -> None:
        citation = self._citation
        title = self.title.text()
        self.clear()
        self._known, self._citation, self._texts = known, citation, known.texts
        self.title.setText(title)
        self._views.show_sentence(tr("Opening …"))
        work = partial(open_document, *files_of(self._session.reader, known))
        tasks.run(work, partial(self._on_opened, known), owner=self)

    def _on_opened(self, known: Shown, opened: Opened) -> None:
        if self._known is not known or self._is_ready:
            opened.close()
            return
        self._views.show_opened(opened)
        if opened.problem:
            return
        if opened.text is not None:
            self._texts = tuple(page.text for page in opened.text.pages)
        self._is_ready = True
        self._mark()

    def _mark(self) -> None:
        """Mark the words of the citation; say so if they are not found."""
        citation = self._citation
        if citation is None:
            return
        self._say("")
        page = 0
        if self._views.has_recording:
            self._say(self._views.stand_at(citation))
        elif self._views.has_cells:
            self._say("" if self._views.sheets.select_cells(citation.place) else tr(LOST))
        elif citation.region:
            page = page_number(citation)
            self._views.show_region(page, citation.region)
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
        is_text = not (self._views.has_pages or self._views.has_recording)
        if is_text and self.isVisible() and self._is_ready:
            self._on_seen(self._awaited or 0)

    def _on_seen(self, page: int) -> None:
        """Tell that the cited page, or the text, is there to be seen; other pages of the document do not count."""
        is_awaited = self._awaited is not None and (not self._views.has_pages or page == self._awaited)
        if self._citation is not None and is_awaited:
            self._awaited = None
            self.shown.emit(self._citation.id)

    def _on_heard(self, at: int) -> None:
        """Tell that the cited time is heard or seen; a citation of the whole by any of its times."""
        span = cited_span(self._citation) if self._citation else None
        if span is None or span[0] - SECOND <= at <= span[1] + SECOND:
            self._on_seen(0)

    def _mark_words(self, citation: Citation) -> int:
        """Mark the words of a citation, and return the page that is shown for it."""
        page = page_number(citation)
        found = find_quote(self._texts, citation.quote, page, citation.start)
        self._views.show_words(found)
        if found is None:
            self._views.go_to(page)
            self._say(tr(LOST) if citation.quote else "")
            if self._views.has_pages and page > self.pages.count:
                self._say(tr(NO_SUCH_PAGE, page=page, pages=self.pages.count))
        return found.page if found else page

    def _say(self, words: str) -> None:
        self.banner.setText(words)
        self.banner.setVisible(bool(words))

    def _arrange(self) -> None:
        self.title.setContentsMargins(12, 6, 12, 6)
        self.banner.setContentsMargins(12, 2, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, share in ((self.title, 0), (self.banner, 0), (self._views, 1)):
            column.addWidget(widget, share)
        self._say("")
