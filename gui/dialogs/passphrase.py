"""The dialog that sets, changes or takes away the passphrase of the open case."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QFormLayout, QWidget

from gui.parts.long_form import LongForm
from gui.parts.long_words import guard_lines
from gui.parts.new_passphrase import NewPassphrase, add_row, unseen_line
from gui.parts.plain_text import PlainLabel
from models.translation import tr, tr_later

SET = tr_later("Encrypt this case")
CHANGE = tr_later("Passphrase of this case")
WHAT = tr_later("The whole case is encrypted: events, notes, documents, history. Copies of it will be, too.")
WRONG = tr_later("This is not the passphrase of the case: type it again.")
REST = tr_later(
    "What lay open before is overwritten. On an SSD, and in backups and synchronised "
    "folders, old bytes may still be found."
)


class PassphraseDialog(LongForm):
    """Asks for the present passphrase, if there is one, and for a new one or none."""

    def __init__(self, is_right: Callable[[str], bool] | None, parent: QWidget | None = None) -> None:
        """Take what tells whether something is the present passphrase; None of a case that has none."""
        super().__init__(parent)
        self._is_right = is_right
        heading = tr(CHANGE if is_right else SET)
        self.setWindowTitle(heading)
        host = QWidget()
        form = QFormLayout(host)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        self.old = unseen_line(tr("Present passphrase"))
        if is_right is not None:
            add_row(form, tr("P&resent"), self.old)
        self.new = NewPassphrase(form)
        self.without = QCheckBox(tr("&Take the passphrase away: whoever has the file can read the case"))
        self.without.setVisible(is_right is not None)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.problem.setVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self.buttons.addButton(tr("&Encrypt"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.new.changed.connect(self._refresh)
        self.without.toggled.connect(self._refresh)
        told = PlainLabel(_told(is_open=not is_right), role="note", is_wrapped=True)
        rows = (told, host, self.new.strength, self.without, self.problem)
        self.lay_out(heading, heading, rows, self.buttons)
        self._refresh()
        guard_lines(self)
        (self.old if is_right else self.new.first).setFocus()

    @property
    def passphrase(self) -> str | None:
        """Return the new passphrase; None where there is to be none."""
        return None if self.without.isChecked() else self.new.value

    def accept(self) -> None:
        """Close only with the right present passphrase and a new one that was typed twice alike."""
        problem = tr(WRONG) if self._is_right is not None and not self._is_right(self.old.text()) else ""
        problem = problem or ("" if self.without.isChecked() else self.new.problem)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.grow()
        if not problem:
            super().accept()

    @property
    def present(self) -> str | None:
        """Return the present passphrase as it was typed; None of a case that has none."""
        return None if self._is_right is None else self.old.text()

    def forget(self) -> None:
        """Let go of all that was typed."""
        self.old.clear()
        self.new.forget()

    def _refresh(self) -> None:
        is_without = self.without.isChecked()
        self.new.allow(not is_without)
        self.button.setText(
            tr("&Take it away") if is_without else tr("&Change") if self._is_right else tr("&Encrypt")
        )
        self.button.setEnabled(is_without or self.new.value is not None)
        self.grow()


def _told(*, is_open: bool) -> str:
    """Tell what is encrypted, and what remains of a case that lay open."""
    return tr("{what} {rest}", what=tr(WHAT), rest=tr(REST)) if is_open else tr(WHAT)
