"""The field in which somebody says what a sum means: a word of the list, or one of the case's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from gui.parts.plain_text import one_line
from gui.session import Session
from models.records.meanings import MEANING_WORDS, known_meanings, read_meaning
from models.records.story import Claim


class MeaningField(QComboBox):
    """Offers the meanings of the list and those of the case, and takes any other word."""

    def __init__(self, meaning: str, *, session: Session, parent: QWidget | None = None) -> None:
        """Show a meaning."""
        super().__init__(parent)
        self.setEditable(True)
        self.setAccessibleName("What the sum means")
        self.setToolTip("Only sums of one meaning are ever added or compared.")
        for number, each in enumerate(known_meanings(session.reader.texts(Claim, "meaning"))):
            self.addItem(one_line(each, 60), each)
            self.setItemData(number, MEANING_WORDS.get(each, ""), Qt.ItemDataRole.ToolTipRole)
        self.setMinimumContentsLength(40)
        self.setCurrentText(meaning)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText("proceeds, valuation, seized, fine …: else it is in no total")

    @property
    def meaning(self) -> str:
        """Return the meaning that the field says."""
        return read_meaning(self.currentText())
