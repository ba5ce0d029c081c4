"""The lines above the pages: what kind of case is open, and what was just done with ways on from there."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel, menu_text
from gui.session import Session
from models.translation import tr, tr_later

READ_ONLY = tr_later("Open for reading only: nothing can be changed here.")
SAMPLE = tr_later("This is the sample, to look at and to try things out in. It goes when you close it.")
PRACTICE = tr_later("This is the practice case: try anything out in it. It goes when you close it.")
WORDS: Final[Mapping[str, str]] = MappingProxyType({"sample": SAMPLE, "practice": PRACTICE})
Way = tuple[str, Callable[[], object]]


class NoticeLine(QFrame):
    """Shows the last word until it is closed, the case changes, or another one comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setAccessibleName(tr("What was done"))
        self.words = ElidedLabel()
        self.buttons: list[QPushButton] = []
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(tr("Close what was said"))
        close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 4, 8, 4)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(close)
        self.hide()
        for signal in (session.changed, session.case_closed):
            signal.connect(self.hide)

    def say(self, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Show a sentence, and a button for each way on from here."""
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(*way) for way in ways]
        for place, button in enumerate(self.buttons):
            self._row.insertWidget(1 + place, button)
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.show()

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(menu_text(text))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button


class CaseBanner(QFrame):
    """Says that a case is the sample or cannot be changed, and offers to keep one that can."""

    def __init__(
        self, save: Callable[[], object], go_on: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        """Begin for a plain case; `save` asks where a copy is to stand, `go_on` where the case itself is."""
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._is_lost = False
        self.words, self.button = PlainLabel(is_wrapped=True), QPushButton(tr("Save a copy to work in…"))
        self.button.clicked.connect(lambda _=False: go_on() if self._is_lost else save())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def tell(self, *, kind: str, can_edit: bool, lost: str = "") -> None:
        """Say what kind of case is open ("sample", "practice"), or that its file is lost; nothing of a plain one."""
        self._is_lost = bool(lost)
        self.setVisible(self._is_lost or bool(kind) or not can_edit)
        self.words.setText(lost or tr(WORDS.get(kind, READ_ONLY)))
        kept = tr("Keep it as a file…") if kind else tr("Save a copy to work in…")
        self.button.setText(tr("Save under another name…") if lost else kept)
