"""The dialog that lists what can be asked: the table of fields, with an example of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, menu_text
from models.questions.fields import FIELDS, JOINTS_TOLD, KINDS_TOLD

Rows = tuple[tuple[str, str, str], ...]  # word, what it asks, an example
INTRODUCTION = (
    "Write words to search for, or a field and its value. Several conditions in a row must all hold. "
    "A click on an example asks it."
)


class AskingDialog(QDialog):
    """Every field and every word that joins, as `main.py ask --help` prints them."""

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        """Show the table."""
        super().__init__(parent)
        self.setWindowTitle("What can be asked")
        self.resize(860, 680)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(PlainLabel("What can be asked", role="heading"))
        layout.addWidget(PlainLabel(INTRODUCTION, role="note", is_wrapped=True))
        layout.addWidget(self._table(), 1)
        layout.addWidget(close)

    def _table(self) -> QScrollArea:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 8, 8, 8)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for heading, rows in groups():
            title = PlainLabel(heading, role="section")
            title.setContentsMargins(0, 12, 0, 2)
            grid.addWidget(title, grid.rowCount(), 0, 1, 3)
            for word, sentence, example in rows:
                at = grid.rowCount()
                grid.addWidget(PlainLabel(word, role="strong"), at, 0)
                grid.addWidget(PlainLabel(sentence, is_wrapped=True), at, 1)
                grid.addWidget(self._example(example), at, 2)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("What can be asked")
        return area

    def _example(self, words: str) -> QPushButton:
        button = QPushButton(menu_text(words))
        button.setProperty("role", "link")
        button.setAccessibleName(f"Ask {words}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.example_chosen.emit(words))
        return button


def groups() -> tuple[tuple[str, Rows], ...]:
    """Return the table in its groups."""
    found: dict[str, Rows] = {"What the answer is": KINDS_TOLD, "How conditions are joined": JOINTS_TOLD}
    for field in FIELDS:
        found[field.about] = (*found.get(field.about, ()), (f"{field.name}:", field.sentence, field.example))
    return tuple(found.items())
