"""What can be proved to others: the state signed, a signature checked, documents handed over, time stamps."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.parts.ask import Ask
from gui.session import Session


class ProofCommands(QObject):
    """The slots of the menu Proof; `dialog` is the one that is open."""

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        """Keep whose case it is."""
        super().__init__(window)
        self._session, self._ask, self._window = session, ask, window
        self.dialog: QDialog | None = None

    def sign_state(self) -> None:
        """Ask for the key and sign the state of the open case."""
        from gui.dialogs.signing import SigningForm

        if self._session.case is not None:
            self._show(SigningForm(self._session.case, self._ask, self._window))

    def check_signature(self) -> None:
        """Ask for a signature and check it."""
        from gui.dialogs.signing import CheckSignatureForm

        self._show(CheckSignatureForm(self._session.case, self._ask, self._window))

    def make_key(self) -> None:
        """Make a key to sign with."""
        from gui.dialogs.signing import KeyForm

        self._show(KeyForm(self._ask, self._window))

    def change_key_passphrase(self) -> None:
        """Put a key under another passphrase."""
        from gui.dialogs.signing import KeyForm

        self._show(KeyForm(self._ask, self._window, is_new=False))

    def hand_over(self) -> None:
        """Hand documents over with their hashes."""
        from gui.dialogs.handing_over import HandOverForm

        if self._session.case is not None:
            self._show(HandOverForm(self._session.case, self._ask, self._window))

    def show_stamps(self) -> None:
        """Show the time stamps of the case."""
        from gui.dialogs.stamps import StampsForm

        if self._session.case is not None:
            self._show(StampsForm(self._session, self._ask, self._window))

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.open()

    def _let_go(self, dialog: QDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
