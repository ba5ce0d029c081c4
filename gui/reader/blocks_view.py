"""Text with its structure, as it was drawn out of a document: words can be marked, nothing in it is alive."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QFont, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from models.texts.mending import whole_words
from models.texts.text import Block, Look, Page
from models.translation import tr

MARGIN = 28
SIZES = {1: 1.5, 2: 1.3, 3: 1.15}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A block of a page: where it begins in the shown text, counted in UTF-16, and in the page's text."""

    page: int
    shown: int
    start: int
    text: str


class BlocksView(QTextEdit):
    """Shows the blocks of all pages below each other; it loads nothing and opens nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Text of the document"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self._stretches: list[_Stretch] = []

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever the text says."""
        return None

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show these pages from their beginning."""
        self.clear()
        self._stretches = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        is_first = True
        for number, page in enumerate(pages, start=1):
            start = 0
            if len(pages) > 1:
                self._insert(cursor, Block(page.name, Look.REMARK), is_first)
                is_first = False
            for block in page.blocks:
                at = self._insert(cursor, block, is_first)
                is_first = False
                if block.look is not Look.REMARK:
                    self._stretches.append(_Stretch(number, at, start, block.text))
                    start += len(block.text) + 1
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def marked_words(self) -> tuple[int, int, int] | None:
        """Return page, first and last character of the marked words, all on one page; None if none are."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        first = self._place(cursor.selectionStart(), is_end=False)
        last = self._place(cursor.selectionEnd(), is_end=True)
        if first is None or last is None or first[0] != last[0] or first[1] >= last[1]:
            return None
        return first[0], first[1], last[1]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let what was marked end in no word."""
        super().mouseReleaseEvent(event)
        words = self.marked_words
        if words is not None:
            text = "\n".join(one.text for one in self._stretches if one.page == words[0])
            mended = whole_words(text, *words[1:])
            if mended != words[1:]:
                self.select_words(words[0], *mended)

    def select_words(self, page: int, start: int, end: int) -> None:
        """Mark words of a page as if by hand, and show them."""
        one, other = self._shown(page, start), self._shown(page, end)
        if one is None or other is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(one)
        cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_marks(self, marks: tuple[tuple[int, int, int, bool], ...]) -> None:
        """Mark cited words (page, start, end, whether it is the current one) and show the current ones."""
        shown = []
        for page, start, end, is_current in marks:
            one, other = self._shown(page, start), self._shown(page, end)
            if one is None or other is None:
                continue
            extra = QTextEdit.ExtraSelection()
            extra.cursor = QTextCursor(self.document())
            extra.cursor.setPosition(one)
            extra.cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
            extra.format.setBackground(QColor(255, 190, 0, 130) if is_current else QColor(255, 214, 64, 70))
            shown.append(extra)
            if is_current:
                at = QTextCursor(self.document())
                at.setPosition(one)
                self.setTextCursor(at)
                self.ensureCursorVisible()
        self.setExtraSelections(shown)

    def _insert(self, cursor: QTextCursor, block: Block, is_first: bool) -> int:
        """Write a block and answer where it begins."""
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        shape.setBottomMargin(6)
        size = self.font().pointSizeF()
        if block.look is Look.HEADING:
            letters.setFontPointSize(size * SIZES.get(block.level, 1.05))
            letters.setFontWeight(QFont.Weight.Bold)
            shape.setTopMargin(10)
        elif block.look is Look.ITEM:
            shape.setLeftMargin(18 * max(block.level, 1))
        elif block.look is Look.QUOTE:
            shape.setLeftMargin(24)
        elif block.look in (Look.CODE, Look.ROW):
            shape.setBottomMargin(1)
        elif block.look is Look.REMARK:
            letters.setForeground(self.palette().placeholderText())
            letters.setFontPointSize(size * 0.9)
        if is_first:
            cursor.setBlockFormat(shape)
            cursor.setCharFormat(letters)
        else:
            cursor.insertBlock(shape, letters)
        at = cursor.position()
        cursor.insertText(block.text.replace("\n", "\u2028"), letters)
        return at

    def _place(self, shown: int, *, is_end: bool) -> tuple[int, int] | None:
        """Return page and character of a place in the shown text, moved out of our remarks."""
        before = [one for one in self._stretches if one.shown <= shown]
        if is_end:
            if not before:
                return None
            one = before[-1]
            return one.page, one.start + _characters(one.text, shown - one.shown)
        if before and shown <= before[-1].shown + _units(before[-1].text):
            one = before[-1]
            return one.page, one.start + _characters(one.text, shown - one.shown)
        behind = next((one for one in self._stretches if one.shown > shown), None)
        return (behind.page, behind.start) if behind else None

    def _shown(self, page: int, character: int) -> int | None:
        held = [one for one in self._stretches if one.page == page and one.start <= character]
        if not held:
            return None
        one = held[-1]
        return one.shown + _units(one.text[: character - one.start])


def _units(text: str) -> int:
    """Tell how many places of Qt's text, which counts in UTF-16, some characters fill."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _characters(text: str, units: int) -> int:
    if len(text) == _units(text):
        return min(units, len(text))
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
