"""Where the parts of the review page stand: the bar, the claim beside the cited page, and the row of keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

SHEET, WIDEST = 56, 560  # letters, and pixels with letters twice as large


def arrange(
    page: QWidget, bar: QWidget, left: tuple[QWidget, QWidget, QWidget], right: QWidget, keys: QWidget
) -> None:
    """Place the parts; the first of the left column takes its room, the others what they need."""
    sheet, sentence, field = left
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    sentence.setContentsMargins(16, 4, 14, 6)
    for widget, share in ((sheet, 1), (sentence, 0), (field, 0)):
        column.addWidget(widget, share)
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    split.addWidget(side)
    split.addWidget(right)
    letter = page.fontMetrics().horizontalAdvance("n")
    split.setSizes([min(letter * SHEET, WIDEST), 720])
    split.setStretchFactor(1, 1)
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    for part, share in ((bar, 0), (split, 1), (rule, 0), (keys, 0)):
        whole.addWidget(part, share)
