"""Two lines for a new passphrase, typed unseen, with how good it is beneath them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit

from gui.parts.plain_text import PlainLabel
from models.machine.strength import strength_of
from models.translation import tr, tr_later

LOST = tr_later(
    "Nobody can recover a lost passphrase: without it the case is gone. Keep it where only you find it."
)
UNLIKE = tr_later("The two passphrases are not alike: type them again.")


class NewPassphrase(QObject):
    """A new passphrase, typed twice into the rows of a form; `strength` is placed beneath it."""

    changed = Signal()

    def __init__(self, form: QFormLayout, hint: str = "", lost: str = "") -> None:
        """Add the rows to a form, empty, with a hint where nothing is typed, and what it means to lose it."""
        super().__init__()
        self._lost = lost or tr(LOST)
        self.first, self.second = unseen_line(tr("Passphrase")), unseen_line(tr("Passphrase once more"))
        self.first.setPlaceholderText(hint)
        self.strength = PlainLabel(role="note", is_wrapped=True)
        for text, line in ((tr("&Passphrase"), self.first), (tr("&Once more"), self.second)):
            add_row(form, text, line)
            line.textChanged.connect(self._on_typed)
        self._on_typed()

    @property
    def value(self) -> str | None:
        """Return what was typed; None where nothing was."""
        return self.first.text() or None

    @property
    def problem(self) -> str:
        """Say why it cannot be taken; empty where it can, or where nothing was typed."""
        return "" if self.first.text() == self.second.text() else tr(UNLIKE)

    def forget(self) -> None:
        """Let go of what was typed."""
        self.first.clear()
        self.second.clear()

    def allow(self, is_allowed: bool) -> None:
        """Let a passphrase be typed or not."""
        for line in (self.first, self.second):
            line.setEnabled(is_allowed)

    def _on_typed(self) -> None:
        told = strength_of(self.first.text()).words
        self.strength.setText(f"{told}\n{self._lost}" if told else "")
        self.strength.setVisible(bool(told))
        self.changed.emit()


def unseen_line(name: str) -> QLineEdit:
    """Return a line whose letters nobody sees."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line


def add_row(form: QFormLayout, text: str, line: QLineEdit) -> None:
    """Add a line to a form behind its words, whose letter leads into it."""
    label = PlainLabel(text)
    label.setBuddy(line)
    form.addRow(label, line)
