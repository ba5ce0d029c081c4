"""The bar above a form that offers what was typed there before and never saved."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from gui.parts.plain_text import PlainLabel
from models.machine.drafts import Draft
from models.translation import language, tr
from models.values.when import When, short_words


class DraftBar(QFrame):
    """Says that there is a draft; `taken` and `thrown` tell what becomes of it."""

    taken = Signal()
    thrown = Signal()

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setProperty("role", "banner")
        self.words = PlainLabel(role="note", is_wrapped=True)
        self.take = QPushButton(tr("Take up the draft"))
        self.throw = QPushButton(tr("Throw it away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.addWidget(self.words, 1)
        for button, signal in ((self.take, self.taken), (self.throw, self.thrown)):
            button.setAutoDefault(False)
            button.clicked.connect(self.hide)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    @property
    def is_offering(self) -> bool:
        """Tell whether a draft waits for an answer."""
        return not self.isHidden()

    def offer(self, draft: Draft) -> None:
        """Offer a draft."""
        self.words.setText(tr("A draft of {kept_at} was not saved.", kept_at=_moment(draft.kept_at)))
        self.show()


def _day(moment: datetime) -> str:
    return short_words(When.from_edtf(f"{moment:%Y-%m-%d}"), language())


def _moment(kept_at: str) -> str:
    try:
        moment = datetime.fromisoformat(kept_at)
        return tr("{day}, {clock}", day=_day(moment), clock=f"{moment:%H:%M}")
    except ValueError:
        return tr("some earlier day")
