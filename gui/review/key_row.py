"""The row that says which key does what; each entry can be clicked, too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from models.review.methods import WORDS
from models.translation import tr, tr_later

KEYS: tuple[tuple[str, str, str], ...] = (
    ("C", tr_later("checked"), "check"),
    ("S", tr_later("sign off"), "sign"),
    ("Q", tr_later("query"), "query"),
    ("A", tr_later("answer"), "answer"),
    ("X", tr_later("close"), "close"),
    ("R", tr_later("reject"), "reject"),
    ("D", tr_later("decision"), "decide"),
    ("Y", tr_later("ready"), "ready"),
    ("O", tr_later("open"), "open"),
    ("T", tr_later("cite"), "cite"),
    ("W", tr_later("we saw it"), "observe"),
    ("E", tr_later("edit"), "edit"),
    ("I", tr_later("criticism"), "criticism"),
    ("F", tr_later("filter"), "filter"),
    ("P", tr_later("previous"), "previous"),
    ("N", tr_later("next"), "next"),
    ("G", tr_later("round"), "round"),
    ("M", tr_later("method"), "method"),
)
"""Key, what it does in words, and the name of what is done."""
NO_METHOD = tr_later("none, it cannot be checked")
ROOM = 1230  # pixels: more than this in one row would be cut at the smallest screens


class KeyRow(QWidget):
    """One button for each key, in as many rows as large letters need."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the buttons; they do not take the focus, so that keys stay with the page."""
        super().__init__(parent)
        self.setAccessibleName(tr("Keys of the review"))
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
        said = tr("method") if words is None else tr("method: {method}", method=tr(words or NO_METHOD))
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
        button.setText(f"{key}  {tr(words)}")
        button.setAccessibleName(f"{tr(words)} ({key})")
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
