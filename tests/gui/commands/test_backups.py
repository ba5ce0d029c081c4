"""Backups in the window: by the clock and at closing, told when they fail, listed, and put in the place of a case."""

import threading

import pytest
from PySide6.QtTest import QTest

from models.case import Case
from models.errors import CaseError
from models.machine.settings import Settings
from models.records.story import Event
from models.store.backups import backups_in
from tests.builders import an_event
from tests.gui.fakes import opened


@pytest.fixture
def watched(window):
    """The window as the program begins it: with backups."""
    window.backups.begin()
    return window


def change(window, title="Later"):
    window._session.edit("Add", lambda writer: writer.add(an_event(title)))


def made_of(case_path):
    return backups_in(case_path.with_name(f"{case_path.stem} backups"))


def titles(path):
    with Case.open(path, read_only=True) as case:
        return {event.title for event in case.reader.all(Event)}


def settled(qtbot, window):
    qtbot.waitUntil(lambda: window.backups._task is None and not window.backups._endings, timeout=60_000)


def test_the_clock_makes_a_backup_of_what_was_changed_and_of_nothing_else(qtbot, watched, case_path):
    watched.backups.back_up_if_due()
    assert made_of(case_path) == ()
    change(watched)
    watched.backups.clock.timeout.emit()
    settled(qtbot, watched)
    (one,) = made_of(case_path)
    assert "Later" in titles(one.path)
    watched.backups.clock.timeout.emit()
    settled(qtbot, watched)
    assert made_of(case_path) == (one,)


def test_a_changed_case_is_backed_up_when_it_is_closed_and_then_closed(qtbot, watched, case_path):
    change(watched)
    watched.commands.close_case()
    settled(qtbot, watched)
    (one,) = made_of(case_path)
    assert "Later" in titles(one.path)
    Case.open(case_path).close()


def test_the_window_waits_for_the_last_backup_and_then_goes(qtbot, watched, case_path):
    change(watched)
    watched.close()
    qtbot.waitUntil(lambda: not watched.isVisible(), timeout=60_000)
    assert len(made_of(case_path)) == 1
    Case.open(case_path).close()


def test_a_case_that_is_opened_again_at_once_waits_until_it_is_closed(qtbot, watched, case_path):
    change(watched)
    watched._session.close()
    watched.commands.open(case_path)
    qtbot.waitUntil(lambda: watched._session.is_open, timeout=60_000)
    assert watched._session.can_edit
    settled(qtbot, watched)


def test_a_last_backup_that_is_given_up_closes_the_case_all_the_same(qtbot, watched, case_path, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    make = Case.backup

    def slowly(case, settings, report):
        begun.set()
        go_on.wait(30)
        return make(case, settings, report)

    monkeypatch.setattr(Case, "backup", slowly)
    change(watched)
    watched._session.close()
    begun.wait(30)
    for progress in watched.findChildren(type(watched.backups)._end.__globals__["Progress"]):
        progress.canceled.emit()
    go_on.set()
    settled(qtbot, watched)
    assert made_of(case_path) == ()
    Case.open(case_path).close()


def test_who_wants_no_backups_gets_none(qtbot, watched, case_path):
    watched._preferences.change(backups=False)
    change(watched)
    watched.backups.back_up_if_due()
    watched._session.close()
    settled(qtbot, watched)
    assert made_of(case_path) == ()
    Case.open(case_path).close()


@pytest.mark.parametrize("is_closing", [True, False])
def test_a_backup_that_fails_is_told_and_loses_nothing(qtbot, watched, ask, case_path, tmp_path, is_closing):
    watched._preferences.change(backup_folder=str(tmp_path / "gone"))
    change(watched)
    if is_closing:
        watched._session.close()
        settled(qtbot, watched)
        (sentence,) = ask.told
        assert sentence.startswith("No backup was made. The folder for backups")
        assert "Later" in titles(case_path)
        return
    watched.backups.back_up_if_due()
    settled(qtbot, watched)
    assert watched.notices.words.text().startswith("No backup was made. The folder for backups")
    assert [button.text() for button in watched.notices.buttons] == ["Preferences…"]
    assert watched.backups.is_due


def test_backing_up_by_hand_says_where_the_backup_is(qtbot, watched, case_path):
    watched.menus["backups"].trigger()
    the_list(qtbot, watched).now_button.click()
    settled(qtbot, watched)
    assert str(made_of(case_path)[0].path) in watched.notices.words.text()


def the_list(qtbot, window):
    dialog = window.backups.dialog
    qtbot.waitUntil(lambda: len(dialog._looked) == len(dialog._backups), timeout=60_000)
    return dialog


def cells(dialog, row=0):
    return [dialog.model.item(row, column).text() for column in range(5)]


def test_a_backup_is_listed_with_what_it_holds_and_put_in_the_place_of_the_case(
    qtbot, watched, ask, case_path
):
    watched._session.case.backup(Settings())
    change(watched, "Only in the later case")
    watched.menus["backups"].trigger()
    dialog = the_list(qtbot, watched)
    made, size, events, changes, last = cells(dialog)
    assert size.endswith(" MB")
    assert (events, changes) == ("4", "2")
    assert made.split(",")[0] == last.split(",")[0]
    ask.answers = [True]
    dialog.restore()
    assert "in the place of small.dateline?" in ask.asked[-1]
    qtbot.waitUntil(lambda: watched._session.is_open, timeout=60_000)
    assert "Only in the later case" not in titles(made_of(case_path)[0].path)
    assert len(watched._session.reader.all(Event)) == 4
    assert "What stood there is kept as small.before-restore.dateline" in watched.notices.words.text()
    assert "Only in the later case" in titles(case_path.with_name("small.before-restore.dateline"))


def test_a_backup_is_put_in_the_place_of_a_case_that_is_damaged(qtbot, watched, ask, case_path):
    watched._session.case.backup(Settings())
    watched._session.close()
    case_path.write_bytes(b"\xff" * 4096)
    ask.answers = [case_path, True]
    watched.menus["backups"].trigger()
    the_list(qtbot, watched).restore()
    qtbot.waitUntil(lambda: watched._session.is_open, timeout=60_000)
    assert len(watched._session.reader.all(Event)) == 4


def test_without_a_backup_the_list_says_when_one_is_made(qtbot, watched):
    watched.menus["backups"].trigger()
    dialog = the_list(qtbot, watched)
    assert "One is made every 15 minutes" in dialog.words.text()
    assert not dialog.restore_button.isEnabled()
    dialog.reject()


@pytest.mark.usefixtures("quick_keys")
def test_backups_of_an_encrypted_case_are_listed_without_a_word_and_restored_with_its_passphrase(
    qtbot, watched, ask, tmp_path
):
    path = tmp_path / "secret.dateline"
    Case.create(path, passphrase="long enough").close()
    assert opened(watched._session, path, passphrase="long enough")
    watched._session.case.backup(Settings())
    watched.menus["backups"].trigger()
    dialog = the_list(qtbot, watched)
    assert cells(dialog)[2] == "0"
    ask.answers = [True]
    dialog.restore()
    qtbot.waitUntil(lambda: watched._session.is_open, timeout=60_000)
    assert watched._session.is_encrypted
    watched._session.close()
    ask.answers = [path, "long enough", True]
    watched.menus["backups"].trigger()
    dialog = the_list(qtbot, watched)
    assert cells(dialog)[4] == "needs its passphrase"
    dialog.restore()
    qtbot.waitUntil(lambda: watched._session.is_open, timeout=60_000)


def test_the_sample_that_goes_when_it_is_closed_is_not_backed_up(qtbot, watched):
    watched.commands.open_sample()
    qtbot.waitUntil(lambda: watched.commands.sample.is_open, timeout=60_000)
    change(watched)
    assert not watched.backups.is_due
    watched._session.close()
    settled(qtbot, watched)
    QTest.qWait(1)


def test_a_backup_of_a_read_only_case_is_never_due(qtbot, watched, case_path):
    watched._session.close()
    settled(qtbot, watched)
    opened(watched._session, case_path, read_only=True)
    with pytest.raises(CaseError), watched._session.case.edit("Add"):
        pass
    assert not watched.backups.is_due
