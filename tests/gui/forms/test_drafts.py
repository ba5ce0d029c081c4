"""Drafts of forms: where they stand, who can read them, and when they go."""

import os
import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.forms.drafts import UNDER_SEAL, Drafts, seal_drafts_of
from gui.forms.event_form import EventForm
from gui.forms.source_form import SourceForm
from gui.selection import Selection
from gui.session import Session
from models.case import Case
from models.machine.paths import user_folder
from models.records.story import Event
from tests.gui.fakes import FakeAsk, opened


def open_event(qtbot, session, ask, id=None):
    form = EventForm(session, Selection(session), ask, id)
    qtbot.addWidget(form)
    form.show()
    return form


def on_disk():
    return sorted((user_folder() / "drafts").glob("*"))


def test_what_is_typed_survives_a_crash_and_is_readable_for_its_owner_alone(qtbot, session, ask):
    form = open_event(qtbot, session, ask)
    form.title.setText("The crane falls")
    form.keep_draft()  # as the clock does; then nothing is closed in order
    (path,) = on_disk()
    assert "The crane falls" in path.read_text("utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = open_event(qtbot, session, ask)
    again.draft_bar.take.click()
    assert again.title.text() == "The crane falls"
    again.on_save()
    assert on_disk() == []
    assert session.reader.where(Event, title="The crane falls")


def test_an_offered_draft_is_not_written_over_by_what_is_typed_beside_it(qtbot, session, ask):
    Drafts(session, "event new").keep({"Title": ["First"]}, is_public=True)
    form = open_event(qtbot, session, ask)
    form.title.setText("Second")
    form.keep_draft()
    assert Drafts(session, "event new").offered().words == {"Title": ["First"]}
    form.on_save()
    assert Drafts(session, "event new").offered().words == {"Title": ["First"]}
    again = open_event(qtbot, session, ask)
    again.draft_bar.throw.click()
    assert Drafts(session, "event new").offered() is None


@pytest.mark.parametrize("who_may_see", ["internal", "confidential"])
def test_what_is_kept_back_is_never_written_to_the_disk(qtbot, session, ask, who_may_see):
    form = open_event(qtbot, session, ask)
    form.title.setText("A witness speaks")
    form.keep_draft()
    assert len(on_disk()) == 1
    form.confidentiality.setCurrentIndex(form.confidentiality.findData(who_may_see))
    form.keep_draft()
    assert on_disk() == []
    assert Drafts(session, "event new").offered().words["Title"] == ["A witness speaks"]


@pytest.mark.usefixtures("quick_keys")
def test_an_encrypted_case_keeps_its_drafts_sealed_and_says_so(qtbot, tmp_path):
    ask = FakeAsk(0)
    Case.create(tmp_path / "secret.dateline", passphrase="two words").close()
    session = Session(ask, who="A. Reporter")
    assert opened(session, tmp_path / "secret.dateline", passphrase="two words")
    form = open_event(qtbot, session, ask)
    form.title.setText("A witness speaks")
    form.reject()
    assert UNDER_SEAL in ask.asked[0]
    (kept,) = on_disk()
    assert b"witness" not in kept.read_bytes()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600 or os.name != "posix"
    session.close()
    assert session.drafts == {}
    assert opened(session, tmp_path / "secret.dateline", passphrase="two words")
    again = open_event(qtbot, session, ask)
    again.draft_bar.take.click()
    assert again.title.text() == "A witness speaks"
    again.on_save()
    assert on_disk() == []
    session.close()


@pytest.mark.usefixtures("quick_keys")
def test_drafts_of_a_case_that_is_encrypted_later_are_sealed_then(qtbot, session, ask, case_path):
    Drafts(session, "event new").keep({"Title": ["A witness speaks"]}, is_public=True)
    session.close()
    with Case.open(case_path) as case:
        case.change_passphrase("two words")
    assert opened(session, case_path, passphrase="two words")
    seal_drafts_of(session)
    (kept,) = on_disk()
    assert b"witness" not in kept.read_bytes()
    assert Drafts(session, "event new").offered().words == {"Title": ["A witness speaks"]}


def test_a_copy_of_a_case_is_offered_the_draft_of_the_original(qtbot, session, ask, tmp_path):
    Drafts(session, "event new").keep({"Title": ["Typed before the move"]}, is_public=True)
    assert session.save_copy(tmp_path / "copy.dateline")
    session.close()
    assert opened(session, tmp_path / "copy.dateline")
    assert open_event(qtbot, session, ask).draft_bar.is_offering


def test_a_draft_of_one_event_is_not_offered_for_another(qtbot, session, ask):
    Drafts(session, "event ban").keep({"Title": ["Changed"]}, is_public=True)
    assert not open_event(qtbot, session, ask).draft_bar.is_offering
    assert not open_event(qtbot, session, ask, "meeting").draft_bar.is_offering
    assert open_event(qtbot, session, ask, "ban").draft_bar.is_offering


def test_a_damaged_draft_is_no_draft(qtbot, session, ask):
    Drafts(session, "event new").keep({"Title": ["First"]}, is_public=True)
    (path,) = on_disk()
    for text in ("", "[]", "{", '{"words": 3}', '{"kept_at": 1, "words": {"Title": 3}}'):
        path.write_text(text, "utf-8")
        assert not open_event(qtbot, session, ask).draft_bar.is_offering


def test_a_refused_save_keeps_the_form_with_all_its_words(qtbot, session, ask, case_path):
    form = open_event(qtbot, session, ask)
    form.title.setText("The crane falls")
    form.when.set_text("4 Aug 2020 18:07")
    case_path.rename(case_path.with_name("moved.dateline"))
    form.on_save()
    assert len(ask.told) == 1
    assert form.isVisible()
    assert (form.title.text(), form.when.text) == ("The crane falls", "4 Aug 2020 18:07")
    ask.answers = [0]
    form.reject()
    assert len(on_disk()) == 1
    case_path.with_name("moved.dateline").rename(case_path)


def test_one_escape_closes_only_the_list_that_has_dropped_down(qtbot, session, ask):
    form = SourceForm(session, Selection(session), ask)
    event = open_event(qtbot, session, ask)
    qtbot.addWidget(form)
    name = event.places.rows[0].name
    name.setFocus()
    QTest.keyClicks(name, "Batumi")
    qtbot.waitUntil(name.completer().popup().isVisible)
    QTest.keyClick(name.completer().popup(), Qt.Key.Key_Escape)
    assert event.isVisible()
    assert ask.asked == []
    assert not name.completer().popup().isVisible()
    assert name.text() == "Batumi"
