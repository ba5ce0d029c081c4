"""A case that is lost goes on elsewhere with what was typed; a place where it is in danger is named once."""

import os
import shutil

import pytest

from gui.forms.form_page import FormPage
from models.case import Case
from models.records.story import Event
from tests.builders import an_event
from tests.gui.fakes import opened
from tests.gui.windows import dialogs

posix_only = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")


def titles(path):
    with Case.open(path, read_only=True) as case:
        return {event.title for event in case.reader.all(Event)}


@posix_only
def test_a_case_that_was_moved_says_so_when_one_comes_back_and_is_saved_when_it_is_there_again(
    window, case_path
):
    case_path.rename(case_path.with_name("moved.dateline"))
    window._session.look_after()
    assert window.banner.isVisible()
    assert "was moved, renamed or deleted" in window.banner.words.text()
    assert window.status.saved.text() == "not saved any more · offline"
    assert window.banner.button.text() == "Save under another name…"
    case_path.with_name("moved.dateline").rename(case_path)
    window._session.look_after()
    assert not window.banner.isVisible()
    assert window._session.edit("Add", lambda writer: writer.add(an_event("Later"))) is None
    assert "Later" in titles_open(window)


def titles_open(window):
    return {event.title for event in window._session.reader.all(Event)}


@posix_only
def test_what_was_typed_stays_and_is_saved_when_the_case_goes_on_elsewhere(
    qtbot, window, ask, case_path, tmp_path
):
    window.menus["new_event"].trigger()
    (form,) = [one for one in dialogs(window) if isinstance(one, FormPage)]
    form.title.setText("Typed before the stick was pulled")
    case_path.unlink()
    form.on_save()
    assert form.isVisible()
    assert "was moved, renamed or deleted" in ask.told[-1]
    assert form.title.text() == "Typed before the stick was pulled"
    elsewhere = tmp_path / "elsewhere.dateline"
    ask.answers = [elsewhere]
    window.banner.button.click()
    qtbot.waitUntil(
        lambda: window._session.case.path == elsewhere and not window._session.lost, timeout=60_000
    )
    assert form.isVisible()
    form.on_save()
    assert not form.isVisible()
    assert window.windowTitle().endswith("elsewhere.dateline")
    window._session.close()
    assert "Typed before the stick was pulled" in titles(elsewhere)


def test_saving_under_another_name_goes_on_in_the_new_file(qtbot, window, ask, case_path, tmp_path):
    ask.answers = [tmp_path / "other"]
    window.menus["save_as"].trigger()
    qtbot.waitUntil(lambda: window._session.case.path.name == "other.dateline", timeout=60_000)
    window._session.edit("Add", lambda writer: writer.add(an_event("Later")))
    window._session.close()
    assert "Later" in titles(tmp_path / "other.dateline")
    assert "Later" not in titles(case_path)


def test_a_synchronised_folder_is_named_once_and_the_case_is_moved_out_of_it(
    qtbot, window, ask, case_path, tmp_path
):
    path = tmp_path / "Dropbox" / "case.dateline"
    path.parent.mkdir()
    window._session.close()
    shutil.copy(case_path, path)
    opened(window._session, path)
    assert window.notices.words.text().startswith("This case lies in Dropbox")
    ask.answers = [tmp_path / "mine.dateline", True]
    window.notices.buttons[0].click()
    qtbot.waitUntil(lambda: window._session.case.path.name == "mine.dateline", timeout=60_000)
    qtbot.waitUntil(lambda: window.notices.buttons[0].text() == "Delete it there…", timeout=60_000)
    window.notices.buttons[0].click()
    assert not path.exists()
    window._session.close()
    shutil.copy(case_path, path)
    window.notices.hide()
    opened(window._session, path)
    assert not window.notices.isVisible()


def test_a_conflicted_copy_is_explained_and_taken_back(qtbot, window, case_path):
    copy = case_path.with_name("small (conflicted copy 2026-11-29).dateline")
    window._session.save_copy(copy)
    window._session.close()
    with Case.open(copy, who="Ben") as other, other.edit("Add") as writer:
        writer.add(an_event("Typed on the other computer"))
    opened(window._session, copy)
    assert "This is a second version of small.dateline" in window.notices.words.text()
    window._session.close()
    opened(window._session, case_path)
    assert window.notices.words.text().startswith("A program that synchronises made a second version")
    window.notices.buttons[0].click()
    qtbot.waitUntil(lambda: window.copies.dialog is not None, timeout=60_000)
    window.copies.dialog.reject()


@posix_only
def test_a_file_with_two_names_is_named_once(window, case_path):
    window._session.close()
    case_path.with_name("same.dateline").hardlink_to(case_path)
    opened(window._session, case_path)
    assert "has a second name (a hard link)" in window.notices.words.text()


@posix_only
def test_a_link_to_a_case_is_followed_to_the_file_itself(window, case_path):
    window._session.close()
    link = case_path.with_name("link.dateline")
    link.symlink_to(case_path)
    opened(window._session, link)
    assert window._session.case.path == case_path.resolve()


def test_a_case_that_another_program_holds_can_be_tried_again_or_read(qtbot, window, ask, case_path):
    window._session.close()
    other = Case.open(case_path)
    try:
        ask.answers = [1, 0]  # again, then for reading
        window.commands.open(case_path)
        qtbot.waitUntil(lambda: window._session.is_open, timeout=60_000)
        assert not window._session.can_edit
        assert len(ask.asked) == 2
    finally:
        window._session.close()
        other.close()
