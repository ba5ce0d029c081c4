"""Backups are made while a case is open, checked, thinned, found again, and put in its place."""

import os
import stat
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case import Case
from models.errors import CaseError, CaseInUse, NeedsPassphrase, NotACase
from models.machine.settings import Settings
from models.records.story import Event
from models.store import backups, engine
from models.store.backups import DAYS, NEWEST, WEEKS, Backup, backups_in, folder_of, make_backup, to_drop
from models.store.restoring import held_in, restore
from tests.builders import a_case, add, an_event

PLAIN = Settings()


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, an_event("Ban"), an_event("Sale")) as case:
        yield case


def titles(path, passphrase=None):
    with Case.open(path, passphrase=passphrase, read_only=True) as case:
        assert case.verify() == ()
        return sorted(event.title for event in case.reader.all(Event))


def names(folder):
    return sorted(each.name for each in folder.iterdir())


# making -------------------------------------------------------------------------------------------


def test_a_backup_stands_beside_the_case_for_its_owner_alone(case):
    made = case.backup(PLAIN)
    assert made.path.parent == case.path.parent / "test backups"
    assert titles(made.path) == ["Ban", "Sale"]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert names(made.path.parent) == [made.path.name]
    assert case.backups(PLAIN) == (made,)


def test_the_name_of_a_backup_tells_a_number_a_minute_and_nothing_of_the_case(tmp_path):
    with a_case(tmp_path, title="Operation Nightingale") as case:
        made = case.backup(PLAIN)
    words = made.path.stem.split(" ")
    assert words[0] == "0001"
    assert datetime.fromisoformat(f"{words[1]} {words[2].replace('.', ':')}") == made.made_at
    assert words[3] == made.mark
    assert int(made.mark, 16) >= 0


def test_in_a_chosen_folder_not_even_the_name_of_the_case_is_told(case, tmp_path):
    chosen = tmp_path / "disk"
    chosen.mkdir()
    made = case.backup(Settings(backup_folder=str(chosen)))
    assert "test" not in str(made.path.relative_to(chosen))
    assert case.backups(Settings(backup_folder=str(chosen))) == (made,)
    assert case.backups(PLAIN) == ()


def test_a_chosen_folder_that_is_not_there_is_told_and_not_made(case, tmp_path):
    with pytest.raises(CaseError, match="connect its disk, or choose another"):
        case.backup(Settings(backup_folder=str(tmp_path / "gone")))
    assert not (tmp_path / "gone").exists()


@pytest.mark.usefixtures("quick_keys")
def test_the_backup_of_an_encrypted_case_is_encrypted_like_it(tmp_path):
    with Case.create(tmp_path / "secret.dateline", passphrase="long enough") as case:
        add(case, an_event("Canary in a mine"))
        made = case.backup(PLAIN)
    assert b"Canary" not in made.path.read_bytes()
    with pytest.raises(NeedsPassphrase):
        Case.open(made.path)
    assert titles(made.path, "long enough") == ["Canary in a mine"]
    assert held_in(made.path, "long enough").events == 1


def test_a_backup_is_made_beside_somebody_who_goes_on_working(case):
    add(case, *(an_event(f"Event {number}", description="x" * 3000) for number in range(1500)))
    made, steps = [], []
    at_work = threading.Event()

    def report(done, pages):
        steps.append((done, pages))
        at_work.set()

    thread = threading.Thread(target=lambda: made.append(case.backup(PLAIN, report)))
    thread.start()
    at_work.wait(30)
    for number in range(5):
        add(case, an_event(f"Meanwhile {number}"))
    thread.join()
    assert len(steps) > 2
    with Case.open(made[0].path, read_only=True) as copy:
        assert copy.verify() == ()
        assert copy.reader.counts()["history"] >= 3


def test_a_backup_that_is_given_up_leaves_nothing(case):
    class Enough(Exception):
        pass

    def report(_done, _pages):
        raise Enough

    with pytest.raises(Enough):
        case.backup(PLAIN, report)
    assert names(case.path.parent / "test backups") == []


def test_a_backup_that_fails_its_check_replaces_nothing(case, monkeypatch):
    first = case.backup(PLAIN)
    monkeypatch.setattr(backups, "_counts", lambda engine: (len(str(engine.path)),))
    with pytest.raises(CaseError, match="does not hold all records"):
        case.backup(PLAIN)
    assert case.backups(PLAIN) == (first,)
    assert names(first.path.parent) == [first.path.name]


def test_a_backup_does_not_fill_the_disk_to_its_last_byte(case, monkeypatch):
    usage = type("Usage", (), {"free": case.path.stat().st_size})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    with pytest.raises(CaseError, match="no room for a backup"):
        case.backup(PLAIN)


def test_two_cases_in_one_folder_of_backups_never_thin_each_other(tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    with a_case(tmp_path, name="one.dateline") as one, a_case(tmp_path, name="two.dateline") as two:
        for case in (one, two):
            for _ in range(NEWEST + 2):
                make_backup(case._engine, folder, backups.mark_of(case.key), PLAIN)
        assert len(backups_in(folder, backups.mark_of(one.key))) == NEWEST
        assert len(backups_in(folder, backups.mark_of(two.key))) == NEWEST


def test_half_files_of_a_program_that_was_killed_go_after_a_day(case):
    made = case.backup(PLAIN)
    old, new = made.path.with_name(".1.part"), made.path.with_name(".2.part")
    for each in (old, new):
        each.touch()
    os.utime(old, (1, 1))
    case.backup(PLAIN)
    assert not old.exists()
    assert new.exists()


# thinning -----------------------------------------------------------------------------------------

MOMENT = datetime(2026, 11, 29, 12, 0)
series = st.lists(st.tuples(st.integers(0, 200_000), st.integers(1, 100)), max_size=80)


def a_series(minutes_and_sizes):
    """Backups in the order in which they were made, whatever the clock said."""
    return [
        Backup(Path(str(number)), number, MOMENT + timedelta(minutes=minutes), "0" * 8, size)
        for number, (minutes, size) in enumerate(minutes_and_sizes, 1)
    ]


@given(series, st.integers(0, 4000))
def test_the_newest_always_stays_and_all_together_keep_to_the_limit(made, limit):
    found = a_series(made)
    kept = [one for one in found if one not in to_drop(found, limit)]
    assert not found or found[-1] in kept
    assert len(kept) <= NEWEST + DAYS + WEEKS
    assert sum(one.size for one in kept) <= limit or len(kept) == 1 or not kept


@given(series)
def test_the_last_ten_and_one_of_each_late_day_and_week_stay(made):
    found = a_series(made)
    kept = [one for one in found if one not in to_drop(found, 10**9)]
    assert kept[-NEWEST:] == found[-NEWEST:]
    for span, most in ((backups._day, DAYS), (backups._week, WEEKS)):
        spans = list(dict.fromkeys(span(one) for one in reversed(found)))
        assert {span(one) for one in kept} >= set(spans[:most])


@given(series)
def test_thinning_what_was_thinned_changes_nothing(made):
    kept = [one for one in a_series(made) if one not in to_drop(a_series(made), 2000)]
    assert to_drop(kept, 2000) == ()


def test_after_a_clock_was_set_back_the_newest_is_still_the_newest():
    found = a_series([(number * 60 * 24, 1) for number in range(40)] + [(0, 1)])
    assert found[-1] not in to_drop(found, 10**9)


# finding and restoring ----------------------------------------------------------------------------


def test_other_files_in_the_folder_are_no_backups_and_are_left_alone(case):
    made = case.backup(PLAIN)
    other = made.path.with_name("0002 notes.dateline")
    other.write_text("mine")
    for _ in range(NEWEST + 3):
        case.backup(PLAIN)
    assert other.exists()
    assert len(case.backups(PLAIN)) == NEWEST


def test_what_a_backup_holds_is_told_without_opening_it_as_a_case(case):
    made = case.backup(PLAIN)
    held = held_in(made.path, None)
    assert (held.events, held.steps) == (2, 2)
    assert datetime.fromisoformat(held.changed_at).year >= 2020


def test_a_restored_case_is_the_backup_and_what_stood_there_is_kept(case):
    made = case.backup(PLAIN)
    add(case, an_event("Later"))
    case.close()
    kept = restore(case.path, made.path, None)
    assert titles(case.path) == ["Ban", "Sale"]
    assert kept.name == "test.before-restore.dateline"
    assert titles(kept) == ["Ban", "Later", "Sale"]
    assert titles(made.path) == ["Ban", "Sale"]
    assert restore(case.path, made.path, None).name == "test.before-restore-2.dateline"


def test_a_case_that_somebody_has_open_is_not_restored(case):
    made = case.backup(PLAIN)
    before = case.path.stat().st_ino
    with pytest.raises(CaseInUse):
        restore(case.path, made.path, None)
    assert case.path.stat().st_ino == before


def test_a_damaged_case_is_restored_and_kept_with_its_journal(case):
    made = case.backup(PLAIN)
    case.close()
    journal = case.path.with_name(case.path.name + "-journal")
    case.path.write_bytes(b"not a case any more" * 900)
    journal.write_bytes(b"a cut-off save")
    kept = restore(case.path, made.path, None)
    assert titles(case.path) == ["Ban", "Sale"]
    assert kept.read_bytes().startswith(b"not a case")
    assert not journal.exists()


def test_a_restoring_that_fails_at_the_last_step_leaves_no_second_name(case, monkeypatch):
    made = case.backup(PLAIN)
    case.close()

    def fail(*_paths):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CaseError, match=r"could not be restored \(Input/output error\), and is as it was"):
        restore(case.path, made.path, None)
    assert names(case.path.parent) == ["test backups", "test.dateline"]
    assert case.path.stat().st_nlink == 1


def test_a_case_that_is_gone_comes_back(case):
    made = case.backup(PLAIN)
    case.close()
    case.path.unlink()
    assert restore(case.path, made.path, None) is None
    assert titles(case.path) == ["Ban", "Sale"]


@pytest.mark.parametrize("at", [0, 30, 4096, -1])
def test_a_damaged_backup_is_refused_and_the_case_stays(case, at):
    made = case.backup(PLAIN)
    case.close()
    data = bytearray(made.path.read_bytes())
    if at < 0:
        del data[len(data) // 2 :]
    else:
        data[at : at + 90] = b"\xff" * 90
    made.path.write_bytes(data)
    before = case.path.read_bytes()
    with pytest.raises(NotACase, match=made.mark):
        restore(case.path, made.path, None)
    assert case.path.read_bytes() == before
    assert names(case.path.parent) == ["test backups", "test.dateline"]


def test_a_case_is_restored_where_a_disk_knows_no_second_names(case, monkeypatch):
    made = case.backup(PLAIN)
    case.close()

    def refuse(*_names):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    kept = restore(case.path, made.path, None)
    assert titles(kept) == titles(case.path)


def test_a_copy_is_saved_where_a_disk_knows_no_second_names(case, monkeypatch):
    def refuse(*_names):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    case.save_copy(case.path.with_name("copy.dateline"))
    assert titles(case.path.with_name("copy.dateline")) == ["Ban", "Sale"]
    with pytest.raises(CaseError, match="exists already"):
        case.save_copy(case.path.with_name("copy.dateline"))
    case.close()
    assert names(case.path.parent) == ["copy.dateline", "test.dateline"]


def test_all_backups_of_a_case_can_be_deleted(case):
    case.backup(PLAIN)
    backups.drop_backups(case.backups(PLAIN))
    assert not folder_of(case.path, PLAIN).exists()


def test_a_case_opened_for_reading_can_be_backed_up_beside_its_writer(case):
    with Case.open(case.path, read_only=True) as beside, suppress(engine.DriverError):
        assert titles(beside.backup(PLAIN).path) == ["Ban", "Sale"]
