"""The window with an empty case, where a journey begins."""

import pytest

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from tests.gui.fakes import FakeAsk


@pytest.fixture
def window(qtbot, tmp_path):
    register_fonts()
    ask = FakeAsk()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    assert session.create(tmp_path / "case.dateline")
    yield window
    window.close()
    session.close()
