"""A person with answers ready, and a session that holds a small case."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.parts.theme import LIGHT, wear
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from gui.window.views import Part
from models.records.story import About, Event, EventId, Kind, KindId, Source, SourceId
from models.values.when import When
from tests.gui.fakes import FakeAsk, opened
from tests.gui.windows import dialogs, open_window

EVENTS = (
    ("ban", "notice", "Ten bodies ban crypto business", "2021-09-24"),
    ("meeting", "meeting", "Supreme People's Court seminar", "2025-02"),
    ("sale", "sale", "Jiafenxiang sells seized crypto for Xuzhou", "2018/.."),
    ("undated", "sale", "A sale of unknown date", None),
)


def an_event(id, kind, title, when):
    return Event(EventId(id), KindId(kind), title, When.from_edtf(when) if when else None)


@pytest.fixture(autouse=True)
def no_key_is_held_after_a_test():
    """Qt remembers the modifiers of the last event, and tables select by them."""
    yield
    if QApplication.instance() and QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyClick(QWidget(), Qt.Key.Key_F24)


@pytest.fixture(autouse=True)
def nothing_is_left_on_the_screen(no_key_is_held_after_a_test):
    """What a test leaves open or dressed in other letters goes with it: all that is there is dressed each time."""
    before = widgets_without_parent()
    yield
    for left in widgets_without_parent() - before:
        left.deleteLater()
    if app := QApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would
        if app.styleSheet():
            wear(app, LIGHT)


def widgets_without_parent():
    found = QApplication.topLevelWidgets() if QApplication.instance() else ()
    return {widget for widget in found if widget.parentWidget() is None}


@pytest.fixture(autouse=True)
def no_text_is_recognised(request, monkeypatch):
    """A page takes the engine seconds: it works only where a test is about it."""
    if "recognition" not in request.fixturenames:
        monkeypatch.setattr("models.texts.recognising.is_there", lambda: False)


@pytest.fixture
def recognition():
    """Let the window recognise text."""


@pytest.fixture
def ask():
    return FakeAsk()


@pytest.fixture
def case_path(tmp_path):
    return tmp_path / "small.dateline"


@pytest.fixture
def session(qapp, ask, case_path):
    """A session with a case of four events, three of them dated, and one source."""
    session = Session(ask, who="A. Reporter")
    assert session.create(case_path, About(title="Banned for the public"))
    kinds = {kind.name.casefold(): kind.id for kind in session.reader.all(Kind)}
    fallback = next(iter(kinds.values()))

    def fill(writer):
        for id, kind, title, when in EVENTS:
            writer.add(an_event(id, kinds.get(kind, fallback), title, when))
        writer.add(Source(SourceId("reuters"), "China's provinces sell seized crypto"))

    session.edit("Fill the case", fill)
    yield session
    session.close()


@pytest.fixture
def selection(session):
    selection = Selection(session)
    selection.on_case_opened()  # it was opened before the selection was there
    return selection


@pytest.fixture
def selection_of_window(session):
    """The selection that the window below follows."""
    return Selection(session)


def plain_part(name, place):
    """A part that holds one button: the window's own tests need no real views."""
    return Part(name, name.title(), place, lambda session, selection, ask: QPushButton(name))


PLAIN_PARTS = (
    plain_part("filters", "left"),
    plain_part("timeline", "top"),
    *(plain_part(name, "tab") for name in ("map", "table", "sources")),
    plain_part("inspector", "right"),
)


@pytest.fixture
def window(qtbot, session, selection_of_window, ask):
    """A shown window with the small case open."""
    selection_of_window.on_case_opened()
    window = MainWindow(session, selection_of_window, Preferences(), ask, parts=PLAIN_PARTS)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()


@pytest.fixture(scope="module")
def kept_window(qapp, sample_file, tmp_path_factory):
    """The window with the sample, opened once for all tests of a module: see `window_left_as_it_was`."""
    ask = FakeAsk()
    window = open_window(ask, Path(shutil.copy(sample_file, tmp_path_factory.mktemp("kept"))))
    window.asked_of = ask
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def window_left_as_it_was(kept_window):
    """The window of the module, for a test that leaves no dialog open and the case unchanged."""
    ask, reader = kept_window.asked_of, kept_window._session.reader
    ask.answers, ask.asked, ask.told = [], [], []
    steps = len(reader.history_hashes())
    kept_window.activateWindow()
    yield kept_window
    left = dialogs(kept_window)
    for dialog in left:
        dialog.done(0)
    assert left == []
    assert len(reader.history_hashes()) == steps


@pytest.fixture
def sample_session(qapp, ask, sample_path):
    """A session with the sample case."""
    register_fonts()
    session = Session(ask, who="A. Reporter")
    assert opened(session, sample_path)
    yield session
    session.close()


@pytest.fixture
def sample_selection(sample_session):
    selection = Selection(sample_session)
    selection.on_case_opened()
    return selection
