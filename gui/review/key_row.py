"""The row that says which key does what; each entry can be clicked, too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from models.review.methods import WORDS

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
    ("T", "cite", "cite"),
    ("W", "we saw it", "observe"),
    ("E", "edit", "edit"),
    ("I", "criticism", "criticism"),
    ("F", "filter", "filter"),
    ("P", "previous", "previous"),
    ("N", "next", "next"),
    ("G", "round", "round"),
    ("M", "method", "method"),
)
"""Key, what it does in words, and the name of what is done."""
NO_METHOD = "none, it cannot be checked"
ROOM = 1230  # pixels: more than this in one row would be cut at the smallest screens


class KeyRow(QWidget):
    """One button for each key, in as many rows as large letters need."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the buttons; they do not take the focus, so that keys stay with the page."""
        super().__init__(parent)
        self.setAccessibleName("Keys of the review")
        buttons = [self._button(*key) for key in KEYS]
        self.method = buttons[[name for _, _, name in KEYS].index("method")]
        widest = self._widest_method()
        rows = _rows([*(button.sizeHint().width() for button in buttons[:-1]), widest])
        in_a_row = -(-len(buttons) // rows)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 3, 10, 3)
        grid.setSpacing(0)
        places = [divmod(number, in_a_row) for number in range(len(buttons) - 1)]
        for button, place in zip(buttons, (*places, (rows - 1, in_a_row - 1)), strict=True):
            grid.addWidget(button, *place, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnMinimumWidth(in_a_row - 1, widest)  # so that no other key moves
        grid.setColumnStretch(in_a_row, 1)

    def show_method(self, words: str | None) -> None:
        """Say on its key by which method a check would be made; empty: by none. None: there is nothing to check."""
        said = "method" if words is None else f"method: {words or NO_METHOD}"
        self.method.setText(f"M  {said}")
        self.method.setAccessibleName(f"{said} (M)")

    def _widest_method(self) -> int:
        """Return the room that the longest words on the key of the method need."""
        widths = []
        for words in (*WORDS.values(), NO_METHOD):
            self.show_method(words)
            widths.append(self.method.sizeHint().width())
        self.show_method(None)
        return max(widths)

    def _button(self, key: str, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(f"{key}  {words}")
        button.setAccessibleName(f"{words} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button


def _rows(widths: list[int]) -> int:
    """Return in how many rows buttons of these widths find room below each other; the last ends its row."""
    for rows in range(1, len(widths)):
        in_a_row = -(-len(widths) // rows)
        columns = [max(widths[at:-1:in_a_row], default=0) for at in range(in_a_row)]
        columns[-1] = max(columns[-1], widths[-1])
        if sum(columns) <= ROOM:
            return rows
    return len(widths)
