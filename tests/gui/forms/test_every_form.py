"""What holds in every form: Escape, Enter and Tab, and that nothing typed is lost unasked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QToolButton

from gui.forms.form_page import FormPage
from gui.forms.key_ways import stops
from gui.forms.rows import Rows
from gui.forms.written import written_in
from tests.gui.windows import dialogs

FORMS = (
    "new_event", "edit_event", "new_source", "new_citation", "new_statement", "new_link", "new_relation", "about_case",
    "criticism", "edit_place", "edit_actor", "wanted", "kinds", "origins", "rates", "places", "merge_sources",
    "merge_actors", "merge_places", "change_events",
)  # fmt: skip
WRITTEN = tuple(
    name for name in FORMS if not name.startswith(("merge", "places", "kinds", "origins", "rates"))
)
"""Those whose words are saved together; in the others each change is kept when its field is left."""
WITH_DRAFTS = (
    "new_event", "edit_event", "new_source", "new_citation", "new_statement", "new_link", "new_relation", "edit_place",
    "edit_actor",
)  # fmt: skip


@pytest.fixture
def window(window_left_as_it_was):
    return window_left_as_it_was


@pytest.fixture
def ask(window):
    return window.asked_of


def open_form(window, ask, name):
    ask.answers = [0] if name.startswith("edit_") else []
    window.menus[name].trigger()
    found = [one for one in dialogs(window) if isinstance(one, FormPage)]
    ask.answers, ask.asked = [], []
    form = found[0]
    form.activateWindow()
    QApplication.processEvents()
    return form


def typed(form):
    """Type into the first line of the form; one that has none has a box to tick."""
    lines = [
        stop for stop in stops(form) if isinstance(stop, QLineEdit | QPlainTextEdit) and not stop.isReadOnly()
    ]
    if not lines:
        form.findChild(QCheckBox).click()
        return
    lines[0].setFocus()
    QTest.keyClicks(lines[0], "something typed")


def press(form, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(form.focusWidget() or form, key, modifier)


@pytest.mark.parametrize("name", FORMS)
def test_escape_closes_an_untouched_form_at_once(window, ask, name):
    form = open_form(window, ask, name)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert ask.asked == []


@pytest.mark.parametrize("name", WRITTEN)
def test_escape_and_the_cross_ask_before_words_are_lost(window, ask, name):
    form = open_form(window, ask, name)
    typed(form)
    before = written_in(form.form)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    form.close()
    assert form.isVisible()
    assert len(ask.asked) == 2
    assert written_in(form.form) == before
    ask.answers = [1 if name in WITH_DRAFTS else 0]  # discard
    form.cancel_button.click() if form.cancel_button.isVisible() else form.reject()
    assert not form.isVisible()


@pytest.mark.parametrize("name", WITH_DRAFTS)
def test_a_draft_is_offered_again_and_fills_the_form_as_it_was(window, ask, name):
    form = open_form(window, ask, name)
    typed(form)
    before = written_in(form.form)
    ask.answers = [0]  # keep
    form.reject()
    again = open_form(window, ask, name)
    assert again.draft_bar.is_offering
    again.draft_bar.take.click()
    assert written_in(again.form) == before
    ask.answers = [1]  # discard
    again.reject()
    third = open_form(window, ask, name)
    assert not third.draft_bar.is_offering
    third.reject()


@pytest.mark.parametrize("name", FORMS)
def test_enter_in_a_field_never_saves_or_closes(window, ask, name):
    form = open_form(window, ask, name)
    steps = len(window._session.reader.history_hashes())
    for stop in stops(form):
        if isinstance(stop, QLineEdit | QComboBox) and stop.objectName() != "takes enter":
            stop.setFocus()
            press(form, Qt.Key.Key_Return)
            assert form.isVisible()
            assert form.focusWidget() is not stop
            assert not isinstance(form.focusWidget(), QToolButton)
    assert len(window._session.reader.history_hashes()) == steps
    ask.answers = [1, 0]
    form.reject()


@pytest.mark.parametrize("name", FORMS)
def test_tab_follows_what_is_seen_and_comes_back(window, ask, name):
    form = open_form(window, ask, name)
    for rows in form.findChildren(Rows):
        if rows.add_button.isVisible():
            rows.add_button.click()
    QApplication.processEvents()
    order = stops(form)
    places = [(stop.mapTo(form, stop.rect().topLeft())) for stop in order]
    lines = [place.y() for place, stop in zip(places, order, strict=True) if isinstance(stop, QLineEdit)]
    assert lines == sorted(lines)
    order[0].setFocus()
    gone = [order[0]]
    for _ in order[1:]:
        press(form, Qt.Key.Key_Tab)
        gone.append(form.focusWidget())
    assert gone == order
    for stop in reversed(order[:-1]):
        press(form, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert form.focusWidget() is stop
    form.done(0)
