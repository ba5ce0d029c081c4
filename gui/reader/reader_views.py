"""The four ways a document is shown, pages, text, cells and recordings, one at a time; and a sentence where none is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from gui.reader.blocks_view import BlocksView
from gui.reader.marks import Mark
from gui.reader.open_document import Opened
from gui.reader.pages_view import PagesView
from gui.reader.recording_view import RecordingView
from gui.reader.sheets_view import SheetsView
from models.records.claim_words import locator_words
from models.records.story import Citation, Locator
from models.texts.passage import cited_span
from models.texts.quotes import Found
from models.translation import tr, tr_later

NO_TIME = tr_later(
    "The citation names “{place}”, which is no time in a recording: change it to one like 12:30 or 12:30–12:48."
)


class ReaderViews(QStackedWidget):
    """Shows an open document in the view that fits it."""

    def __init__(self) -> None:
        """Begin with an empty sentence."""
        super().__init__()
        self.pages, self.blocks, self.sheets = PagesView(), BlocksView(), SheetsView()
        self.recording = RecordingView()
        self._scrolled = QScrollArea()  # where the room is low and the letters are large
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scrolled.setWidget(self.recording)
        self._scrolled.setFocusProxy(self.recording)
        self.sentence = PlainLabel("", role="note", is_wrapped=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing = QWidget()
        inner = QVBoxLayout(self._nothing)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.addWidget(self.sentence)
        for view in (self._nothing, self.pages, self.blocks, self.sheets, self._scrolled):
            self.addWidget(view)

    @property
    def is_empty(self) -> bool:
        """Tell whether no document is shown."""
        return self.currentWidget() is self._nothing

    @property
    def has_pages(self) -> bool:
        """Tell whether pages are shown, as on paper."""
        return self.currentWidget() is self.pages

    @property
    def has_cells(self) -> bool:
        """Tell whether a table is shown."""
        return self.currentWidget() is self.sheets

    @property
    def has_recording(self) -> bool:
        """Tell whether a recording is shown."""
        return self.currentWidget() is self._scrolled

    @property
    def marked_words(self) -> tuple[int, int, int] | None:
        """Return page, start and end of the words that a person marked; None if none are."""
        return self.pages.marked_words if self.has_pages else self.blocks.marked_words

    def show_sentence(self, words: str) -> None:
        """Show words instead of a document."""
        self.sentence.setText(words)
        self.setCurrentWidget(self._nothing)

    def show_opened(self, opened: Opened) -> None:
        """Show a document that was opened, or the sentence why it could not be."""
        if opened.leaves is not None:
            self.pages.show_leaves(opened.leaves)
            self.setCurrentWidget(self.pages)
        elif opened.recording is not None:
            self.recording.show_recording(opened.recording)
            self.setCurrentWidget(self._scrolled)
        elif opened.text is None:
            self.show_sentence(opened.problem)
        elif opened.text.sheets:
            self.sheets.show_sheets(opened.text)
            self.setCurrentWidget(self.sheets)
        else:
            self.blocks.show_pages(opened.text.pages)
            self.setCurrentWidget(self.blocks)

    def clear(self) -> None:
        """Let go of the document."""
        self.pages.clear()
        self.blocks.show_pages(())
        self.recording.clear()

    def go_to(self, page: int) -> None:
        """Show the top of a page, where there are pages."""
        if self.has_pages:
            self.pages.go_to(page)

    def show_words(self, found: Found | None) -> None:
        """Mark words and bring them into view; None takes the marks away."""
        if self.has_pages:
            self.pages.show_marks(
                (Mark(found.page, found.start, found.end, is_current=True),) if found else ()
            )
        elif self.currentWidget() is self.blocks:
            self.blocks.show_marks(((found.page, found.start, found.end, True),) if found else ())

    def stand_at(self, citation: Citation) -> str:
        """Stand where a citation begins in the recording; return a sentence if it names no time, else nothing."""
        span = cited_span(citation)
        self.recording.show_span(span)
        if span is not None or citation.locator is Locator.WHOLE:
            return ""
        return tr(NO_TIME, place=locator_words(citation.locator, citation.place))

    def show_region(self, page: int, region: tuple[str, ...]) -> None:
        """Mark a region of a page: left, top, width and height as decimals of it."""
        left, top, width, height = (float(part) for part in region)
        self.pages.show_marks((Mark(page, region=QRectF(left, top, width, height), is_current=True),))

    def select_words(self, found: Found) -> None:
        """Mark words as if by hand, so that they can be cited."""
        if self.has_pages:
            self.pages.select_words(found.page, found.start, found.end)
        elif self.has_cells:
            self.sheets.setCurrentIndex(found.page - 1)
        else:
            self.blocks.select_words(found.page, found.start, found.end)
