"""Refuses words that are far too long for a line, with a sentence, instead of cutting them without a word."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QToolTip, QWidget

from gui.parts.plain_text import plain_tooltip
from models.translation import tr, tr_later

LONGEST = 10_000  # letters, as TOO_LONG says
QT_CUTS_AT = 32_767  # and says nothing
TOO_LONG = tr_later(
    "A line holds 10,000 letters at most, so this was not taken in. "
    "Shorten it, or add it to the case as a document."
)


class Longest(QValidator):
    """Lets no line grow beyond its limit: what would make it longer is refused whole, and said beside the line."""

    def __init__(self, line: QLineEdit) -> None:
        """Guard a line; one that is longer already may only become shorter."""
        super().__init__(line)
        self._line, self._most = line, LONGEST
        line.textChanged.connect(self._on_changed)
        self._on_changed(line.text())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Refuse a text that is too long; the line then goes back to what it held."""
        is_short = len(text) <= self._most
        return QValidator.State.Acceptable if is_short else QValidator.State.Invalid, text, position

    def _on_changed(self, text: str) -> None:
        self._most = max(LONGEST, len(text))


def guard_lines(top: QWidget) -> None:
    """Guard a line, or every line in a widget, that has no limit of its own."""
    lines = [top] if isinstance(top, QLineEdit) else top.findChildren(QLineEdit)
    for line in lines:
        is_free = line.validator() is None and line.maxLength() == QT_CUTS_AT
        if is_free and not isinstance(line.parentWidget(), QAbstractSpinBox):
            at = line.cursorPosition()
            line.setMaxLength(2**30)  # it must be allowed to hold a text, else Qt cuts it
            line.setCursorPosition(at)  # which Qt moves to the end, so that a long text shows its tail
            line.setValidator(Longest(line))
            line.inputRejected.connect(partial(_say, line))


def _say(line: QLineEdit) -> None:
    QToolTip.showText(line.mapToGlobal(QPoint(0, line.height())), plain_tooltip(tr(TOO_LONG)), line)
