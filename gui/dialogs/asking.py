"""The dialog that lists what can be asked: the table of fields, with an example of each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.dialogs.listing import ListingDialog, in_groups
from gui.parts.plain_text import PlainLabel, menu_text
from models.questions.fields import FIELDS, JOINTS_TOLD, KINDS_TOLD
from models.translation import tr, tr_later

Rows = tuple[tuple[str, str, str], ...]  # word, what it asks, an example
INTRODUCTION = tr_later(
    "Write words to search for, or a field and its value. Several conditions in a row must "
    "all hold. A click on an example asks it."
)


class AskingDialog(ListingDialog):
    """Every field and every word that joins, as `main.py ask --help` prints them."""

    example_chosen = Signal(str)

    heading = tr_later("What can be asked")
    note = INTRODUCTION
    extent = (860, 680)
    goes_sideways = True

    def page(self) -> QWidget:
        """Return the table in its groups."""
        told = ((heading, map(self._row, rows)) for heading, rows in groups())
        return in_groups(told, spacing=2, above=12)

    def _row(self, row: tuple[str, str, str]) -> tuple[QWidget, ...]:
        word, sentence, example = row
        return (
            PlainLabel(word, role="strong"),
            PlainLabel(tr(sentence), is_wrapped=True),
            self._example(example),
        )

    def _example(self, words: str) -> QPushButton:
        button = QPushButton(menu_text(words))
        button.setProperty("role", "link")
        button.setAccessibleName(tr("Ask {words}", words=words))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.example_chosen.emit(words))
        return button


def groups() -> tuple[tuple[str, Rows], ...]:
    """Return the table in its groups."""
    found: dict[str, Rows] = {
        tr_later("What the answer is"): KINDS_TOLD,
        tr_later("How conditions are joined"): JOINTS_TOLD,
    }
    for field in FIELDS:
        found[field.about] = (*found.get(field.about, ()), (f"{field.name}:", field.sentence, field.example))
    return tuple(found.items())
