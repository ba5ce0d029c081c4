"""Shows words that somebody typed as words: the only file that makes labels, so that no text is read as markup."""

import html
import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

TOOLTIP_LIMIT = 2000  # characters; more would cover the screen
KEPT_CONTROLS = frozenset("\n\t")


def plain(text: str) -> str:
    """Return the text with every invisible or direction-turning character shown as a mark such as ⟨U+202E⟩."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co"):
        return character
    return f"⟨U+{ord(character):04X}⟩"


def one_line(text: str, limit: int = 200) -> str:
    """Return the text on one line, cut with … after `limit` characters."""
    line = " ".join(plain(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def menu_text(text: str) -> str:
    """Return the text for a menu or a button, where a lone & would become a mnemonic."""
    return one_line(text, 80).replace("&", "&&")


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give the widget a tooltip that shows the text as it is, wrapped."""
    widget.setToolTip(plain_tooltip(text))


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows the text as it is: tooltips have no plain format, so it is escaped."""
    if not text:
        return ""
    shown = plain(text)
    if len(shown) > TOOLTIP_LIMIT:
        shown = shown[:TOOLTIP_LIMIT] + "…"
    return f'<p style="white-space: pre-wrap">{html.escape(shown)}</p>'


class PlainLabel(QLabel):
    """A label that never reads its text as markup; `role` chooses its size: title, heading, note or empty."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "", is_wrapped: bool = False
    ) -> None:
        """Show the text in the size of the role."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(is_wrapped)
        if is_wrapped:
            self.setMinimumWidth(1)  # else Qt asks for a width at which long text looks well
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show the text, with invisible characters as marks."""
        super().setText(plain(text))

    def set_role(self, role: str) -> None:
        """Show the text in the size and colour of another role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in … where its room ends; the whole text is its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        """Show as much of the text as there is room for."""
        super().__init__(text, parent, role=role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show the text on one line."""
        super().setText(one_line(text, 1000))
        set_plain_tooltip(self, text)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("n") * 6, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text cut to the width of the label; dots alone would tell nothing."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        if text != "…":
            painter.setPen(self.palette().windowText().color())
            painter.drawText(self.contentsRect(), int(self.alignment()), text)
