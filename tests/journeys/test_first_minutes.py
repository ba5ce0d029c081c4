"""The first minutes of a reporter with the window, by mouse and keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.parts.fonts import register_fonts
from gui.parts.plain_text import PlainLabel
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from models.records.story import Event
from tests.gui.fakes import FakeAsk, opened

SALE = "jiafenxiang-sales"


@pytest.fixture
def ask():
    return FakeAsk()


@pytest.fixture
def window(qtbot, ask):
    register_fonts()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    yield window
    window.close()
    session.close()


def words_in(view):
    return [label.text() for label in view.widget().findChildren(PlainLabel)]


def press(window, action):
    window.menus[action].trigger()


def open_sample(qtbot, window):
    """Look at the sample, and keep it as a file to work in: the first answer is where."""
    with qtbot.waitSignal(window.commands.opening.opened):
        press(window, "sample")
    with qtbot.waitSignal(window.commands.opening.opened):
        window.banner.button.click()


def click_on(canvas, event_id):
    target = next(t for t in canvas.figure.targets if t.part == "mark" and event_id in t.items)
    x, y = target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2
    at = QPoint(round(x + canvas.inset), round(y - canvas.scrolled_by))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)


def test_a_reporter_opens_the_sample_finds_a_sale_corrects_it_and_exports_a_figure(
    window, ask, tmp_path, qtbot
):
    ask.answers.append(tmp_path / "sample.dateline")
    open_sample(qtbot, window)
    session, selection = window._session, window._selection
    assert int(session.index.is_event.sum()) == 64

    canvas = window.workspace.views["timeline"].canvas
    click_on(canvas, SALE)
    inspector = window.workspace.views["inspector"]
    assert selection.current == SALE
    assert "since 2018" in words_in(inspector)

    press(window, "edit_event")
    form = window.records.dialog
    form.title.setText("Jiafenxiang sold coins")
    QTest.keyClick(form.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.on_save()
    assert session.reader.get(Event, SALE).title == "Jiafenxiang sold coins"
    assert "Jiafenxiang sold coins" in words_in(inspector)
    press(window, "undo")
    assert session.reader.get(Event, SALE).title.startswith("Jiafenxiang facilitates sales")
    press(window, "redo")
    assert session.reader.get(Event, SALE).title == "Jiafenxiang sold coins"

    window.workspace.views["filters"].boxes["jurisdictions", "HK"].setChecked(True)
    press(window, "tab_table")
    assert len(window.workspace.views["table"].events.ids) == 14
    studio = window.workspace.views["studio"]
    with qtbot.waitSignal(studio.made, timeout=20_000):
        press(window, "export")
    with qtbot.waitSignal(studio.output.asked, timeout=20_000):
        studio.output.export()
    studio.output.form.formats[".png"].setChecked(False)
    studio.output.form.formats[".pdf"].setChecked(True)
    out = tmp_path / "figure.pdf"
    ask.answers.append(out)
    with qtbot.waitSignal(studio.output.written, timeout=20_000):
        studio.output.form.accept()
    assert out.read_bytes().startswith(b"%PDF")
    assert ask.told == []


def test_searching_for_two_chinese_characters_leads_to_an_event(qtbot, window, ask, tmp_path):
    ask.answers.append(tmp_path / "sample.dateline")
    open_sample(qtbot, window)
    press(window, "find")
    window.bar.search.setText("通知")  # as an input method commits it
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    found = window._session.reader.get(Event, window._selection.current)
    assert "通知" in found.official_title


def test_undo_goes_on_after_the_case_was_closed_and_opened_again(qtbot, window, ask, tmp_path):
    path = tmp_path / "sample.dateline"
    ask.answers += [path, True]
    open_sample(qtbot, window)
    window._selection.select([SALE])
    press(window, "delete_event")
    assert window._session.reader.find(Event, SALE) is None
    window._session.close()
    assert opened(window._session, path)
    press(window, "undo")
    assert window._session.reader.find(Event, SALE) is not None
    assert len(window._session.reader.dossier(SALE).sources) == 10


def test_nothing_is_left_beside_the_case_when_the_window_closes(qtbot, window, ask, tmp_path):
    path = tmp_path / "sample.dateline"
    ask.answers.append(path)
    open_sample(qtbot, window)
    window.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_court_that_is_found_shows_its_events_and_a_source_that_is_found_opens(
    qtbot, window, ask, tmp_path
):
    ask.answers.append(tmp_path / "sample.dateline")
    open_sample(qtbot, window)
    hits = window._session.reader.search("最高人民法院")
    window.on_hit(next(hit for hit in hits if hit.kind == "actor"))
    shown = window._selection.shown()
    assert "spc-topic-2024-08" in shown
    assert SALE not in shown
    window.on_hit(next(hit for hit in window._session.reader.search("France 24") if hit.kind == "source"))
    assert window.records.dialog.publisher.text() == "France 24 / AFP"
    window.records.dialog.reject()
