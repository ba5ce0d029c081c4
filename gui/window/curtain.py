"""Draws a curtain before the window: what it and its dialogs show is out of sight at once, and comes back as it was."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QToolTip, QWidget

from gui.parts.ask import Ask
from gui.window.cover_page import HIDDEN, CoverPage


class Curtain(QObject):
    """Shows a page that tells nothing instead of the window's own; `moved` says that it was drawn or lifted."""

    moved = Signal()

    def __init__(self, window: QWidget, ask: Ask) -> None:
        """Hang open in a window; `stack` takes the page that it hides."""
        super().__init__(window)
        self._window, self._ask = window, ask
        self.page = CoverPage()
        self.stack = QStackedWidget()
        self.is_drawn = False
        self._hidden: list[QDialog] = []

    def hang(self, page: QWidget) -> QWidget:
        """Take the page that is to be hidden; return what stands in the window for it."""
        self.stack.addWidget(page)
        self.stack.addWidget(self.page)
        return self.stack

    def draw(self, told: tuple[str, str] = HIDDEN) -> None:
        """Hide what is shown: menus and questions end, dialogs go out of sight."""
        if not self.is_drawn:
            self.is_drawn = True
            self._ask.hush()
            close_popups()
            self._hidden = visible_dialogs(self._window)
            for dialog in self._hidden:
                dialog.destroyed.connect(self._forget)
                dialog.hide()
        self.stack.setCurrentWidget(self.page)
        self.page.tell(told)
        self.moved.emit()

    def lift(self) -> None:
        """Show everything again as it was, and what was told meanwhile."""
        if not self.is_drawn:
            return
        self.is_drawn = False
        self.stack.setCurrentIndex(0)
        hidden, self._hidden = self._hidden, []
        self.moved.emit()
        for dialog in hidden:
            if dialog.windowModality() is Qt.WindowModality.NonModal:
                dialog.show()
            else:
                dialog.open()
        self._ask.speak()

    @property
    def dialogs(self) -> tuple[QDialog, ...]:
        """Return the dialogs that are hidden, the lowest first."""
        return tuple(self._hidden)

    def drop_dialogs(self) -> None:
        """Forget the hidden dialogs: somebody closed them for good."""
        self._hidden = []

    def _forget(self, gone: QObject) -> None:
        self._hidden = [one for one in self._hidden if one is not gone]


def visible_dialogs(window: QWidget) -> list[QDialog]:
    """Return the dialogs above a window, the lowest first; of two the one that belongs to the other is above it."""
    tops = (top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible())
    return sorted((top for top in tops if window in _below(top)), key=lambda top: len(_below(top)))


def close_popups() -> None:
    """Close menus, lists that dropped down, and tooltips."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def _below(top: QWidget) -> list[QWidget]:
    """Return the windows that a window stands above."""
    parent = top.parentWidget()
    return [] if parent is None else [parent.window(), *_below(parent.window())]
