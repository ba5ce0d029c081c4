"""What the window shows instead of a case: a sentence, and while the case is locked a line for its passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.parts.new_passphrase import unseen_line
from gui.parts.plain_text import PlainLabel
from models.translation import tr, tr_later

HIDDEN = tr_later("Hidden"), tr_later("Nothing is closed. The same key shows everything again.")
ENDING = (
    tr_later("Hidden"),
    tr_later("The case is locked as soon as the work in hand is done; nothing of it is lost."),
)
LOCKED = (
    tr_later("Locked"),
    tr_later("The case is closed and its key forgotten. What you typed is kept, sealed."),
)
WORKING = tr_later("The key is being made of the passphrase …")
LETTERS = 34


class CoverPage(QWidget):
    """A page that tells nothing of any case."""

    shown_again = Signal()
    unlock_wanted = Signal(str)  # the passphrase
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden, with nothing to unlock."""
        super().__init__(parent)
        self.setAccessibleName(tr("Hidden"))
        self.heading, self.words = PlainLabel(role="title"), PlainLabel(role="deck", is_wrapped=True)
        self.line = unseen_line(tr("Passphrase of the case"))
        self.line.setPlaceholderText(tr("Passphrase"))
        self.line.setFixedWidth(self.fontMetrics().horizontalAdvance("n") * LETTERS)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.unlock = QPushButton(tr("Un&lock"))
        self.unlock.setDefault(True)
        self.leave = QPushButton(tr("&Close the case"))
        self.again = QPushButton(tr("&Show it again (F12)"))
        self.line.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.leave.clicked.connect(self.close_wanted)
        self.again.clicked.connect(self.shown_again)
        self._arrange()
        self.tell(HIDDEN)

    def tell(self, told: tuple[str, str]) -> None:
        """Say why nothing is seen, and offer the way back that there is."""
        heading, words = map(tr, told)
        self.setAccessibleName(heading)
        self.heading.setText(heading)
        self.words.setText(words)
        is_locked = told is LOCKED
        for widget in (self.line, self.unlock, self.leave):
            widget.setVisible(is_locked)
        self.again.setVisible(told is HIDDEN)
        self.say("")
        self._wait(is_waiting=False)
        (self.line if is_locked else self.again).setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str, *, is_waiting: bool = False) -> None:
        """Say under the line why the case stays locked, or that one has to wait."""
        self.problem.set_role("note" if is_waiting else "warning")
        self.problem.setText(sentence)
        self._wait(is_waiting)
        if not is_waiting and self.line.isVisibleTo(self):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, is_waiting: bool) -> None:
        for widget in (self.line, self.unlock, self.leave):
            widget.setEnabled(not is_waiting)

    def _on_unlock(self) -> None:
        words = self.line.text()
        self.line.clear()
        if words:
            self.say(tr(WORKING), is_waiting=True)
            self.unlock_wanted.emit(words)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.line, self.unlock, self.leave, self.again):
            row.addWidget(widget)
        row.addStretch(1)
        inner = QVBoxLayout()
        inner.setSpacing(12)
        inner.addStretch(2)
        inner.addWidget(self.heading)
        inner.addWidget(self.words)
        inner.addSpacing(6)
        inner.addLayout(row)
        inner.addWidget(self.problem)
        inner.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(48, 32, 48, 32)
        outer.addStretch(1)
        outer.addLayout(inner, 4)
        outer.addStretch(1)
