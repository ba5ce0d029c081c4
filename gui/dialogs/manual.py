"""The manual in a window of its own, beside the work: chapters at the left, the chosen one at the right."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from gui.parts.naming import name_parts
from gui.parts.theme import current_theme
from models.manual.chapters import LANGUAGE, Chapter, chapters, picture
from models.manual.page import chapter_html
from models.translation import tr

MARGIN = 28  # round the text, in pixels
SCROLLING = 24  # kept free for the bar that comes with a long chapter
LEAST_WIDE = 320  # of a picture
OF_A_PICTURE = "line-height: 100%"  # what lines of words get would be a gap as high as the picture
STYLE = """
h1 { font-size: xx-large; } h2 { font-size: large; } li { margin-bottom: 6px; }
table { border-collapse: collapse; } td, th { padding: 4px 14px 4px 0; text-align: left; vertical-align: top; }
"""
CHINESE = "em { font-style: normal; font-weight: 600; } p, li { line-height: 135%; }"
"""Chinese does not slant its letters, and wants more room between its lines."""


class ManualText(QTextBrowser):
    """Shows a chapter; it loads nothing and opens nothing."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._language = LANGUAGE
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Chapter"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load the manual's own pictures, and nothing else, whatever the text says."""
        source = name.toString() if isinstance(name, QUrl) else name
        data = (
            picture(self._language, source)
            if kind == QTextDocument.ResourceType.ImageResource.value
            else None
        )
        shown = QImage.fromData(data) if data else QImage()
        if shown.isNull():
            return None
        room = max(self.viewport().width() - 2 * MARGIN - SCROLLING, LEAST_WIDE)
        sharp = self.devicePixelRatioF()
        shown = shown.scaledToWidth(
            min(shown.width(), round(room * sharp)), Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(sharp)
        return shown

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning."""
        accent = current_theme().accent
        own = CHINESE if chapter.language.startswith("zh") else ""
        self.document().setDefaultStyleSheet(STYLE + f"code {{ color: {accent}; }}" + own)
        self._language = chapter.language
        self.setHtml(chapter_html(chapter).replace("<p><img", f"<p style='{OF_A_PICTURE}'><img"))


class ManualDialog(QDialog):
    """Leads to each chapter, and to the first that has some words."""

    way = ("show_manual",)

    def __init__(self, parent: QWidget | None) -> None:
        """Show the first chapter."""
        super().__init__(parent)
        self.setWindowTitle(tr("Manual"))
        self.resize(980, 720)
        self._chapters = chapters()
        self._listed: list[Chapter] = []
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find in the manual"))
        self.words.setAccessibleName(tr("Find in the manual"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._list)
        self.words.returnPressed.connect(self._find_next)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Chapters"))
        self.list.currentRowChanged.connect(self._show)
        self.text = ManualText()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 0, 12)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 740])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        name_parts(self)
        self._list()

    def hold(self) -> dict[str, str]:
        """Tell what is looked for, and which chapter is shown."""
        row = self.list.currentRow()
        return {"words": self.words.text(), "chapter": self._listed[row].name if row >= 0 else ""}

    def take(self, told: dict[str, object]) -> None:
        """Look for the same, and show the same chapter."""
        self.words.setText(str(told.get("words", "")))
        self.show_chapter(str(told.get("chapter", "")))

    def show_chapter(self, name: str) -> None:
        """Show a chapter by its name, if it is listed."""
        names = [chapter.name for chapter in self._listed]
        if name in names:
            self.list.setCurrentRow(names.index(name))

    def _list(self) -> None:
        """List the chapters that have the words, and show the first of them."""
        wanted = self.words.text().strip().casefold()
        self._listed = [chapter for chapter in self._chapters if wanted in chapter.text.casefold()]
        self.list.clear()
        self.list.addItems([chapter.title for chapter in self._listed])
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.text.show_chapter(self._listed[row])
            self._find_next()

    def _find_next(self) -> None:
        """Mark the words where they come next."""
        if self.words.text().strip():
            self.text.find(self.words.text().strip())
