"""Which events were picked for a figure, in words, and the buttons that pick others."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from gui.parts.plain_text import PlainLabel
from models.publication.choices import FigureSpec

ONLY, WITHOUT, FILTERED, ALL = "only", "without", "filtered", "all"
BUTTONS = (
    (ONLY, "Only selected", "Only the selected events"),
    (WITHOUT, "Leave out", "Leave the selected events out"),
    (FILTERED, "As filtered", "Only what filter and window of time show now"),
    (ALL, "All", "All events again"),
)


class Picked(QWidget):
    """Tells what was picked by hand; what is wanted instead is told by one word."""

    wanted = Signal(str)  # only, without, filtered, all

    def __init__(self) -> None:
        """Begin with all events."""
        super().__init__()
        self.words = PlainLabel(role="note", is_wrapped=True)
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.words, 0, 0, 1, 2)
        for number, (what, text, name) in enumerate(BUTTONS):
            button = self.buttons[what] = QPushButton(text)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self.wanted.emit, what))
            grid.addWidget(button, 1 + number // 2, number % 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_value("")

    @property
    def value(self) -> str:
        """Return the words that are shown."""
        return self.words.text()

    def show_value(self, words: str) -> None:
        """Say what was picked; nothing where all events are shown."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.buttons[ALL].setEnabled(bool(words))


def picked_words(spec: FigureSpec) -> str:
    """Say how many events were picked for a figure, and how many left out; nothing where nobody picked."""
    count, left_out = len(spec.events), len(spec.without_events)
    parts = [f"{count:,} event{'' if count == 1 else 's'} picked"] if count else []
    parts += [f"{left_out:,} left out"] if left_out else []
    return ", ".join(parts) + "." if parts else ""
