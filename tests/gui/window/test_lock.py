"""An encrypted case is locked: nothing of it is seen, its key is forgotten, and unlocking puts everything back."""

import gc
import weakref

import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)
from shiboken6 import isValid

from gui.application import make_window
from gui.forms.event_form import EventForm
from gui.forms.kinds_form import KindsForm
from gui.forms.place_form import PlaceForm
from gui.forms.quick_line import QuickLine
from gui.parts import tasks
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.cover_page import ENDING, LOCKED
from gui.window.lock import WRONG
from gui.window.main_window import MainWindow
from gui.window.views import Part
from models.case import Case
from models.errors import CaseError
from models.importing.sample import write_sample
from models.index.filters import Filter
from models.machine.paths import user_folder
from models.records.story import About
from tests.builders import an_event
from tests.gui.fakes import opened
from tests.gui.windows import SALE, dialogs

WORDS = "lantern gravel otter seventeen"
ALL = QModelIndex()
PLACES = {"filters": "left", "timeline": "top", "map": "tab", "table": "tab", "inspector": "right"}
PLAIN = tuple(
    Part(name, name.title(), place, lambda session, selection, ask: QPushButton("A view"))
    for name, place in PLACES.items()
)
SECRET = "A witness speaks"

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture(scope="module")
def sealed_sample(tmp_path_factory):
    """The sample under a passphrase, whose key is made in no time."""
    import sqlcipher3

    folder = tmp_path_factory.mktemp("sealed")
    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA cipher_default_kdf_iter=1000")
    write_sample(folder / "open.dateline")
    with Case.open(folder / "open.dateline") as case:
        case.save_copy_under(folder / "sealed.dateline", WORDS)
    connection.execute("PRAGMA cipher_default_kdf_iter=256000")
    connection.close()
    return (folder / "sealed.dateline").read_bytes()


@pytest.fixture
def whole(qtbot, ask, sealed_sample, tmp_path):
    """The window with all its views, and the sample under a passphrase."""
    (tmp_path / "wren.dateline").write_bytes(sealed_sample)
    others = QApplication.topLevelWidgets()
    window = make_window(ask)
    window.others = others
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    assert opened(window._session, tmp_path / "wren.dateline", passphrase=WORDS)
    window._selection.select([SALE])
    yield window
    window.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "wren.dateline"


@pytest.fixture
def window(qtbot, ask, path):
    """The window with plain views, and a small case under a passphrase."""
    with Case.create(path, About("Of witnesses"), passphrase=WORDS) as case, case.edit("Add") as writer:
        writer.add(an_event("Sale", id=SALE))
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask, parts=PLAIN)
    qtbot.addWidget(window)
    window.show()
    assert opened(session, path, passphrase=WORDS)
    window._selection.select([SALE])
    yield window
    window.close()


def settle():
    for _ in range(3):  # what goes may take something with it
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def locked(qtbot, window):
    window.menus["lock"].trigger()
    qtbot.waitUntil(lambda: window.lock.locked is not None, timeout=20_000)
    settle()


def unlocked(qtbot, window, words=WORDS):
    page = window.lock.curtain.page
    page.line.setText(words)
    with qtbot.waitSignal(window._session.case_opened, timeout=20_000):
        page.unlock.click()
    settle()


def cells(model, parent=ALL):
    """Every word and tooltip of a list, a table or a tree."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield str(index.data() or "")
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        if not isinstance(model, QAbstractListModel | QAbstractTableModel):
            yield from cells(model, model.index(row, 0, parent))


def texts(others=()):
    """Every word that any widget of the application holds, seen or not, but for windows that other tests left."""
    left = {id(one) for one in others if isValid(one)}
    for widget in (one for one in QApplication.allWidgets() if id(one.window()) not in left):
        yield widget.windowTitle()
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QMenu):
            yield from (action.text() for action in widget.actions())
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model())


def test_locked_no_widget_holds_a_word_of_the_case_and_its_key_is_forgotten(qtbot, whole):
    for tab in range(whole.workspace.tabs.count()):
        whole.workspace.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: not tasks.is_any_awaited(), timeout=20_000)
    index, reader = whole._session.index, whole._session.reader
    told = {title for title in index.titles if len(title) > 12} | {whole._session.title, "wren"}
    engine = weakref.ref(whole._session.case._engine)
    del reader
    assert any(word in text for text in texts(whole.others) for word in told)
    locked(qtbot, whole)
    del index
    gc.collect()
    held = {text for text in texts(whole.others) if any(word in text for word in told)}
    assert held == set()
    assert not whole._session.is_open
    assert engine() is None
    assert dialogs(whole) == []
    assert whole.windowTitle() == "Dateline"
    assert whole.lock.curtain.page.isVisible()
    assert {row for row, action in whole.menus.actions.items() if action.isEnabled()} == {
        "hide",
        "lock",
        "quit",
    }


def test_unlocked_one_is_where_one_was(qtbot, whole):
    whole.show_tab("sources")
    whole._selection.set_filter(Filter(jurisdictions=frozenset({"CN"})))
    whole._selection.set_lanes("place")
    whole._selection.select([SALE])
    whole._preferences.set_coming_back(False)
    locked(qtbot, whole)
    unlocked(qtbot, whole)
    selection = whole._selection
    assert whole.workspace.standing()["tab"] == "sources"
    assert (selection.events, selection.lanes_by) == ((SALE,), "place")
    assert selection.filter.jurisdictions == {"CN"}
    assert not whole.lock.curtain.is_drawn
    assert not (user_folder() / "habits").exists() or not any((user_folder() / "habits").iterdir())
    assert not any((user_folder() / "locked").iterdir())


def test_forms_come_back_with_what_was_typed_into_them(qtbot, window):
    window.menus["new_event"].trigger()
    (form,) = dialogs(window)
    form.title.setText(SECRET)
    form.when.set_text("4 Aug 2020")
    place = PlaceForm(window._session, window._selection, window._session.ask, parent=form)
    place.open()
    place.name.setText("Batumi")
    locked(qtbot, window)
    kept = b"".join(file.read_bytes() for file in user_folder().rglob("*") if file.is_file())
    assert SECRET.encode() not in kept
    assert b"Batumi" not in kept
    unlocked(qtbot, window)
    forms = {type(one): one for one in dialogs(window)}
    event, again = forms[EventForm], forms[PlaceForm]
    assert (event.title.text(), event.when.text) == (SECRET, "4 Aug 2020")
    assert again.name.text() == "Batumi"
    assert not event.draft_bar.is_offering
    for one in (again, event):
        one.done(0)


def test_what_was_typed_comes_back_after_a_kill_while_it_was_locked(qtbot, ask, window, path):
    window.menus["quick_event"].trigger()
    (line,) = dialogs(window)
    line.line.setText(SECRET)
    locked(qtbot, window)
    settle()
    window.lock.leave()  # as if the program had ended: all that is left is on the disk
    assert opened(window._session, path, passphrase=WORDS)
    settle()
    (again,) = dialogs(window)
    assert isinstance(again, QuickLine)
    assert again.line.text() == SECRET
    again.done(0)


def test_a_list_comes_back_with_the_record_that_was_begun_in_it(qtbot, window):
    window.menus["kinds"].trigger()
    (kinds,) = dialogs(window)
    kinds.on_new()
    kinds.findChildren(QLineEdit)[0].setText("")
    locked(qtbot, window)
    unlocked(qtbot, window)
    (again,) = dialogs(window)
    assert isinstance(again, KindsForm)
    again.done(0)


def test_a_wrong_passphrase_leaves_it_locked_and_says_so(qtbot, window):
    locked(qtbot, window)
    page = window.lock.curtain.page
    page.line.setText("lantern")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert page.line.text() == ""
    qtbot.waitUntil(lambda: page.problem.text() == WRONG, timeout=20_000)
    assert not window._session.is_open
    unlocked(qtbot, window)
    assert window._session.is_open


def test_the_clipboard_is_emptied_of_what_was_copied_here(qtbot, window):
    window.menus["copy_text"].trigger()
    assert QGuiApplication.clipboard().text()
    locked(qtbot, window)
    assert QGuiApplication.clipboard().text() == ""
    QGuiApplication.clipboard().setText("of another program")
    unlocked(qtbot, window)
    locked(qtbot, window)
    assert QGuiApplication.clipboard().text() == "of another program"


def test_work_in_hand_is_done_first_behind_the_curtain(qtbot, window):
    import threading

    may_end, done = threading.Event(), []
    tasks.run(lambda _work: may_end.wait(20), done.append, owner=window)
    window.menus["lock"].trigger()
    assert window.lock.locked is None
    assert window.lock.curtain.page.heading.text() == ENDING[0]
    assert not window.workspace.isVisible()
    may_end.set()
    qtbot.waitUntil(lambda: window.lock.locked is not None, timeout=20_000)
    assert done == [True]
    assert window.lock.curtain.page.words.text() == LOCKED[1]


def test_it_locks_by_itself_when_nobody_is_there_or_the_computer_slept(window):
    presence = window.lock.presence
    assert presence.minutes == 15
    presence.left.emit()
    assert window.lock.curtain.is_drawn


def test_it_never_locks_by_itself_where_nobody_wants_that(window):
    window._preferences.change(lock_after=0, lock_on_sleep=False)
    assert window.lock.presence.minutes == 0
    window.lock.presence.slept.emit()
    window.lock.signs.away.emit()
    assert not window.lock.curtain.is_drawn
    window._preferences.change(lock_on_sleep=True)
    window.lock.signs.away.emit()
    assert window.lock.curtain.is_drawn


def test_one_key_hides_everything_and_the_same_key_shows_it(qtbot, window):
    window.menus["new_event"].trigger()
    (form,) = dialogs(window)
    form.title.setText(SECRET)
    settle()
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_F12)
    assert not form.isVisible()
    assert not window.workspace.isVisible()
    assert not window.statusBar().isVisible()
    assert window.windowTitle() == "Dateline"
    window.menus["hide"].trigger()
    assert form.isVisible()
    assert form.windowModality() is Qt.WindowModality.WindowModal
    assert form.title.text() == SECRET
    assert window.workspace.isVisible()
    assert window._session.title in window.windowTitle()
    form.done(0)


def test_what_is_told_while_nothing_is_shown_is_told_afterwards(window):
    from gui.parts.ask import Ask

    ask = Ask()
    ask.hush()
    ask.tell("The export is written.")
    assert ask.choose("Sure?", ("Yes",)) is None
    assert ask.choose_file_to_open("Open") is None
    said = []
    ask.line = type("Line", (), {"say": lambda self, sentence, ways: said.append(sentence)})()
    ask.speak()
    assert said == ["The export is written."]


def test_a_case_that_went_while_it_was_locked_is_told_without_its_name(qtbot, window, path):
    locked(qtbot, window)
    path.unlink()
    page = window.lock.curtain.page
    page.line.setText(WORDS)
    page.unlock.click()
    qtbot.waitUntil(page.line.isEnabled, timeout=20_000)
    assert page.problem.text()
    assert "wren" not in page.problem.text()
    page.leave.click()
    assert window.welcome.isVisible()


def test_a_full_disk_takes_no_words(qtbot, window, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gui.window.lock.keep_left_open", full)
    window.menus["new_event"].trigger()
    (form,) = dialogs(window)
    form.title.setText(SECRET)
    locked(qtbot, window)
    unlocked(qtbot, window)
    (again,) = dialogs(window)
    assert again.title.text() == SECRET
    again.done(0)


def test_a_case_that_is_not_encrypted_has_no_lock(window, qtbot, sample_path):
    assert opened(window._session, sample_path)
    assert not window.menus["lock"].isEnabled()
    window.lock.lock_case()
    assert not window.lock.curtain.is_drawn
    with pytest.raises(CaseError):
        Case.open(sample_path, passphrase="x" * 0 + "\0")
