"""The window with the sample, as tests open it, and the dialogs that it shows."""

from PySide6.QtWidgets import QApplication, QDialog

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from tests.gui.fakes import opened

SALE = "jiafenxiang-sales"
SCREEN = (1280, 720)


def open_window(ask, path, scale=1.0):
    """The shown window with a case open and one of its sales selected."""
    register_fonts()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask, scale)
    window.resize(*SCREEN)
    window.show()
    assert opened(session, path)
    window._selection.select([SALE])
    return window


def make_window(qtbot, ask, sample_path, scale):
    """The window of one test."""
    window = open_window(ask, sample_path, scale)
    qtbot.addWidget(window)
    return window


def dialogs(window):
    """The dialogs that this window shows; what another test left open is none of them."""
    return [
        dialog
        for dialog in QApplication.topLevelWidgets()
        if isinstance(dialog, QDialog) and dialog.isVisible() and dialog.parentWidget() is window
    ]
