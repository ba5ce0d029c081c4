"""The field in which somebody says what a sum means: a word of the list, or one of the case's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from gui.parts.plain_text import one_line
from gui.session import Session
from models.records.meanings import MEANING_WORDS, known_meanings, read_meaning
from models.records.story import Claim
from models.translation import tr


class MeaningField(QComboBox):
    """Offers the meanings of the list and those of the case, and takes any other word."""

    def __init__(self, meaning: str, *, session: Session, parent: QWidget | None = None) -> None:
        """Show a meaning."""
        super().__init__(parent)
        self.setEditable(True)
        self.setAccessibleName(tr("What the sum means"))
        self.setToolTip(tr("Only sums of one meaning are ever added or compared."))
        for number, each in enumerate(known_meanings(session.reader.texts(Claim, "meaning"))):
            self.addItem(one_line(_told(each), 60), each)
            self.setItemData(number, tr(MEANING_WORDS.get(each, "")), Qt.ItemDataRole.ToolTipRole)
        self.setMinimumContentsLength(40)
        self.setCurrentText(_told(meaning))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("proceeds, valuation, seized, fine …: else it is in no total"))

    @property
    def meaning(self) -> str:
        """Return the meaning that the field says."""
        row = self.findText(self.currentText().strip())
        kept = self.itemData(row) if row >= 0 else None
        return str(kept) if kept in MEANING_WORDS else read_meaning(self.currentText())


def _told(meaning: str) -> str:
    """Return a meaning of the list in the language that is spoken, and one of the case's own as it is."""
    return tr(meaning) if meaning in MEANING_WORDS else meaning
