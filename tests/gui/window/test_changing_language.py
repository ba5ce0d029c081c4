"""Another language is spoken without a restart: the window is a new one, and all that stood open stands open in it."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.application import make_window
from gui.dialogs.about import AboutDialog
from gui.dialogs.manual import ManualDialog
from gui.dialogs.preferences import PreferencesForm
from gui.forms.event_form import EventForm
from gui.window.changing_language import WAITING
from models import translation
from models.case import Case
from models.index.filters import Filter
from models.machine import languages
from models.records.story import About, Event
from tests.builders import an_event
from tests.gui.fakes import opened
from tests.gui.windows import dialogs
from tests.pseudo import BEGIN, Marking, pseudo_language

WORDS = "lantern gravel otter seventeen"
pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture(autouse=True)
def marking(monkeypatch):
    """Let every language but English be the one that marks what is translated."""

    def speak(code):
        translation.speak(code, Marking() if code != "en" else translation.gettext.NullTranslations())

    monkeypatch.setattr(languages, "speak", speak)
    yield
    speak("en")


@pytest.fixture
def start(qtbot, ask, tmp_path):
    """Make a window with a small case, under a passphrase if one is given."""
    made = []

    def begin(passphrase=None):
        path = tmp_path / "wren.dateline"
        with (
            Case.create(path, About("Of wrens"), passphrase=passphrase) as case,
            case.edit("Add") as writer,
        ):
            writer.add(an_event("A sale", id="sale"))
            writer.add(an_event("A ban", id="ban"))
        window = make_window(ask)
        window.resize(1200, 800)
        window.show()
        assert opened(window._session, path, passphrase=passphrase)
        keep(window)
        return window

    def keep(window):
        made.append(window)
        window.followed.connect(keep)

    yield begin
    for window in made:
        if shiboken6.isValid(window):
            window.close()
            window.deleteLater()
    settle()


def settle():
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def changed(qtbot, window, code="zh-Hans"):
    """Choose a language and return the window that speaks it."""
    with qtbot.waitSignal(window.followed, timeout=20_000) as followed:
        window._preferences.change(language=code)
    settle()
    return followed.args[0]


def test_menu_page_and_a_form_that_is_half_typed_speak_the_new_language_and_undo_still_works(qtbot, start):
    old = start()
    session = old._session
    session.edit("Delete event", lambda writer: writer.delete(session.reader.get(Event, "ban")))
    old._selection.select(["sale"])
    old._selection.set_filter(Filter(words="sale"))
    old.show_tab("sources")
    old.workspace.views["sources"].words.setFocus()
    QTest.keyClicks(old.workspace.views["sources"].words, "gazette")
    old.menus["new_event"].trigger()
    form = old.records.dialog
    QTest.keyClicks(form.title, "A raid at dawn")
    case = session.case

    new = changed(qtbot, old)

    assert not shiboken6.isValid(old)
    assert new.isVisible()
    assert new._session.case is case
    assert new.menus["open"].text() == f"{BEGIN}&Open…⟧"
    assert new.workspace.tabs.tabText(0).startswith(BEGIN)
    assert new._selection.events == ("sale",)
    assert new._selection.filter == Filter(words="sale")
    assert new.workspace.standing()["tab"] == "sources"
    assert new.workspace.views["sources"].words.text() == "gazette"
    (again,) = dialogs(new)
    assert isinstance(again, EventForm)
    assert again.title.text() == "A raid at dawn"
    assert again.has_typed()
    again.let_go()
    new.menus["undo"].trigger()
    assert new._session.reader.find(Event, "ban") is not None
    new.menus["redo"].trigger()
    assert new._session.reader.find(Event, "ban") is None


def test_an_encrypted_case_is_not_asked_for_its_passphrase_again(qtbot, start, ask):
    old = start(WORDS)
    engine = weakref.ref(old._session.case._engine)
    new = changed(qtbot, old)
    assert new._session.is_encrypted
    assert new.lock.locked is None
    assert ask.asked == []
    new.menus["lock"].trigger()
    qtbot.waitUntil(lambda: new.lock.locked is not None, timeout=20_000)
    settle()
    gc.collect()
    assert engine() is None  # nothing of the old window holds the key


def test_it_is_chosen_in_the_preferences_and_can_be_chosen_back(qtbot, start):
    old = start()
    old.menus["preferences"].trigger()
    form = old.findChild(PreferencesForm)
    form.language.setCurrentIndex(form.language.findData("zh-Hant"))
    with qtbot.waitSignal(old.followed, timeout=20_000) as followed:
        form.on_save()
    settle()
    new = followed.args[0]
    assert translation.language() == "zh-Hant"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert dialogs(new) == []
    english = changed(qtbot, new, "en")
    assert english.menus["open"].text() == "&Open…"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert english._session.is_open


def test_a_window_without_a_case_and_the_manual_beside_it_change_too(qtbot, ask):
    old = make_window(ask)
    old.show()
    old.menus["manual"].trigger()
    manual = old.findChild(ManualDialog)
    manual.show_chapter("dates")
    new = changed(qtbot, old)
    assert new.welcome.isVisible()
    (again,) = dialogs(new)
    assert again.hold()["chapter"] == "dates"
    assert again.windowTitle().startswith(BEGIN)
    new.close()
    new.deleteLater()


def test_what_no_way_leads_back_to_is_finished_first(qtbot, start, ask):
    old = start()
    old.commands.show_about()
    (dialog,) = (one for one in dialogs(old) if isinstance(one, AboutDialog))
    told = []
    old.notices.say = lambda sentence, ways=(): told.append(sentence)
    old._preferences.change(language="zh-Hans")
    qtbot.waitUntil(lambda: told == [WAITING], timeout=5000)
    assert old.isVisible()
    with qtbot.waitSignal(old.followed, timeout=20_000):
        dialog.done(0)
    settle()


def test_the_studio_goes_on_with_its_steps(qtbot, start):
    old = start()
    old.show_tab("studio")
    work = old.workspace.views["studio"].work
    work.do(work.spec.changed(title="Two wrens"))
    new = changed(qtbot, old)
    again = new.workspace.views["studio"].work
    assert again.spec.title == "Two wrens"
    again.undo()
    assert again.spec.title != "Two wrens"
    assert [one.label for one in new._session.reader.history()] == ["Add", "Make the case"]


def test_what_is_not_backed_up_yet_is_known_to_the_new_window(qtbot, start):
    old = start()
    old._session.edit("Add", lambda writer: writer.add(an_event("A raid")))
    assert old.backups.is_due
    assert changed(qtbot, old).backups.is_due


def test_other_settings_change_no_window(qtbot, start):
    window = start()
    with pseudo_language(), qtbot.assertNotEmitted(window.followed, wait=50):
        window._preferences.change(reply_attempts=7)
