"""All that is in doubt about what is to be written: counted, and listed claim by claim in a list that scrolls."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel, plain
from models.publication.chronology.content import Doubt
from models.publication.record import by_claim, counted
from models.translation import tr
from models.values.listing import in_a_row

FEWEST, MOST = 2, 11  # lines that the list is high …
SHARE = 0.22  # … and of the screen at most


class DoubtList(QWidget):
    """Names every claim in doubt once, with all that is in doubt about it."""

    def __init__(self) -> None:
        """Begin without doubts."""
        super().__init__()
        self.count = PlainLabel(role="note", is_wrapped=True)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(tr("What is in doubt"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.count)
        column.addWidget(self.list)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show these doubts; the list keeps its place where they are the same."""
        self.count.setText(tr("{doubts}:", doubts=counted(doubts)) if doubts else "")
        text = plain("\n".join(_lines(doubts)))
        if text != self.list.toPlainText():
            self.list.setPlainText(text)
        line = self.list.fontMetrics().lineSpacing()
        most = min(MOST, int(self.screen().availableGeometry().height() * SHARE / line))
        lines = max(min(2 * text.count("\n") + 2, most), FEWEST)  # a claim takes two, as a rule
        self.list.setFixedHeight(lines * line + 14)

    def text(self) -> str:
        """Return what is told."""
        return f"{self.count.text()}\n{self.list.toPlainText()}"


def _lines(doubts: Sequence[Doubt]) -> Iterator[str]:
    """Yield a line for each claim: “The sale”, Date: 24 Sept 2021 – is not checked, has no source."""
    for claim, whys in by_claim(doubts):
        yield tr("{claim} – {doubts}.", claim=claim, doubts=in_a_row(whys)) if whys else claim
