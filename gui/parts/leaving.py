"""Nothing that was typed or chosen goes unasked: what a dialog holds when it is shown is compared when it closes."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from gui.parts.ask import Ask
from gui.parts.plain_text import one_line
from models.translation import tr, tr_later

LEAVING = tr_later("What you typed or chose here is not kept yet.")


class KeepingDialog(QDialog):
    """A dialog that closes by Escape, × or Cancel only after a question, if anything was typed or chosen in it."""

    asks: Ask | None = None  # who asks; without anybody the dialog just closes

    def held(self) -> object:
        """Return what would be lost: the words in the fields, unless the dialog knows better."""
        lines = [line.text() for line in self.findChildren(QLineEdit) if not line.isReadOnly()]
        return lines, [
            text.toPlainText() for text in self.findChildren(QPlainTextEdit) if not text.isReadOnly()
        ]

    def begin(self) -> None:
        """Take what is held now as what nobody typed."""
        self._begun = self.held()

    def may_leave(self) -> bool:
        """Ask what becomes of what was typed; return whether the dialog can close."""
        begun = getattr(self, "_begun", None)
        if self.asks is None or begun is None or self.held() == begun:
            return True
        title = one_line(self.windowTitle(), 80)
        return self.asks.confirm(tr(LEAVING), yes=tr("Discard"), no=tr("Go on"), title=title)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, the first time the dialog is shown."""
        if not hasattr(self, "_begun"):
            self.begin()
        super().showEvent(event)

    def reject(self) -> None:
        """Close without keeping anything; what was typed goes only after a question."""
        if not self.isVisible() or self.may_leave():
            super().reject()


def may_go(window: QWidget) -> bool:
    """Ask every open dialog of a window whether it can close; the first that wants to stay ends this."""
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    return all(dialog.may_leave() for dialog in dialogs if hasattr(dialog, "may_leave"))
