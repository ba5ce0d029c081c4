"""The row that says which key does what; each entry can be clicked, too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

KEYS: tuple[tuple[str, str, str], ...] = (
    ("C", "checked", "check"),
    ("S", "sign off", "sign"),
    ("Q", "query", "query"),
    ("A", "answer", "answer"),
    ("X", "close", "close"),
    ("R", "reject", "reject"),
    ("D", "decision", "decide"),
    ("Y", "ready", "ready"),
    ("O", "open", "open"),
    ("M", "method", "method"),
    ("E", "edit", "edit"),
    ("I", "criticism", "criticism"),
    ("F", "filter", "filter"),
    ("P", "previous", "previous"),
    ("N", "next", "next"),
)
"""Key, what it does in words, and the name of what is done."""
ROOM = 1230  # pixels: more than this in one row would be cut at the smallest screens


class KeyRow(QWidget):
    """One button for each key, in as many rows as large letters need."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the buttons; they do not take the focus, so that keys stay with the page."""
        super().__init__(parent)
        self.setAccessibleName("Keys of the review")
        buttons = [self._button(*key) for key in KEYS]
        total = sum(button.sizeHint().width() + 2 for button in buttons)
        rows = max(1, -(-total // ROOM))
        in_a_row = -(-len(buttons) // rows)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 3, 10, 3)
        grid.setSpacing(0)
        for number, button in enumerate(buttons):
            grid.addWidget(button, *divmod(number, in_a_row), Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(in_a_row, 1)

    def _button(self, key: str, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(f"{key}  {words}")
        button.setAccessibleName(f"{words} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button
