"""Files planted beside a case are not believed: nothing is played back, read or deleted for them before a look."""

import os
import sqlite3

import pytest

from models.case import Case
from models.errors import CaseError, DamagedCase, NeedsPassphrase
from models.records.story import Event
from models.recovering.recovering import recover
from models.store.beside import file_beside, journal_of
from tests.builders import a_case, an_event
from tests.hostile.test_case_files import contents, refused

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from being copied")


def cut_off(path, folder, **options):
    """Bring a case into the state of a save that was cut off: its bytes and journal as they lie there in the middle."""
    other = folder / f"other-{path.name}"
    other.write_bytes(path.read_bytes())
    with Case.open(other, **options) as case, case.edit("Add") as writer:
        writer._engine.execute("PRAGMA cache_size=2").close()  # so that pages are written before the end
        writer.add_many([an_event(f"Half {number}", description="x" * 500) for number in range(300)])
        path.write_bytes(other.read_bytes())
        journal_of(path).write_bytes(journal_of(other).read_bytes())
    other.unlink()
    assert any(journal_of(path).read_bytes()[:8])


@pytest.fixture
def path(tmp_path):
    """A case in a folder of its own, whose last save was cut off."""
    (tmp_path / "from elsewhere").mkdir()
    with a_case(tmp_path / "from elsewhere", an_event("Ban")) as case:
        path = case.path
    cut_off(path, tmp_path)
    return path


def name_a_file(path, named):
    """Let a journal name a further file, as the journals of a save to several databases do."""
    name = os.fsencode(named)
    mark = bytes.fromhex("d9d505f920a163d7")
    told = len(name).to_bytes(4, "big") + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big")
    with journal_of(path).open("ab") as file:
        file.write(b"\x00\x00\x00\x01" + name + told + mark)


@posix_only
@pytest.mark.parametrize("read_only", [False, True])
def test_a_save_of_a_killed_program_is_taken_back_and_leaves_nothing_beside(path, read_only):
    with Case.open(path, read_only=read_only) as case:
        assert [event.title for event in case.reader.all(Event)] == ["Ban"]
        assert case.verify() == ()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@posix_only
def test_a_save_of_an_encrypted_case_is_taken_back_with_the_right_passphrase_alone(tmp_path):
    with Case.create(tmp_path / "secret.dateline", passphrase="right") as case:
        path = case.path
    cut_off(path, tmp_path, passphrase="right")
    refused(path, "passphrase does not open", NeedsPassphrase, passphrase="wrong")
    with Case.open(path, passphrase="right") as case:
        assert case.verify() == ()


@posix_only
def test_a_journal_that_would_make_another_case_of_it_changes_nothing(path):
    with sqlite3.connect(path) as engine:  # takes the save back
        engine.execute("CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM source; END")
    engine.close()
    cut_off_by_hand(path)
    refused(path, "tables that no Dateline made")


def cut_off_by_hand(path):
    """Begin a save of a file that is no sound case, and leave it there by half."""
    half = sqlite3.connect(path, isolation_level=None)
    half.execute("PRAGMA cache_size=1")
    half.execute("BEGIN")
    half.execute("DROP TRIGGER evil")
    for number in range(40):
        half.execute("UPDATE event SET description = ?", (f"{number}" * 9000,))
    case, journal = path.read_bytes(), journal_of(path).read_bytes()
    half.execute("ROLLBACK")
    half.close()
    path.write_bytes(case)
    journal_of(path).write_bytes(journal)
    assert any(journal[:8])


@posix_only
def test_a_journal_that_names_a_file_does_not_delete_it(path, tmp_path):
    diary = tmp_path / "diary.txt"
    diary.write_text("mine")
    name_a_file(path, diary)
    refused(path, r"no Dateline left .*-journal beside it: move that file elsewhere", DamagedCase)
    assert diary.read_text() == "mine"


@posix_only
def test_a_journal_that_asks_for_a_huge_file_is_refused(path):
    data = bytearray(journal_of(path).read_bytes())
    data[16:20] = (1 << 31).to_bytes(4, "big")
    journal_of(path).write_bytes(data)
    refused(path, "no Dateline left", DamagedCase)


@pytest.fixture
def whole(tmp_path):
    """A case at rest, in a folder of its own."""
    (tmp_path / "whole").mkdir()
    with a_case(tmp_path / "whole", an_event("Ban")) as case:
        return case.path


def test_a_log_beside_a_case_is_not_read_in_its_place(whole, tmp_path):
    other = tmp_path / "log.dateline"
    other.write_bytes(whole.read_bytes())
    log = sqlite3.connect(other, isolation_level=None)
    log.execute("PRAGMA journal_mode=WAL")
    log.execute("UPDATE event SET title = 'Forged'")
    file_beside(whole, "-wal").write_bytes(file_beside(other, "-wal").read_bytes())
    log.close()
    refused(whole, "no Dateline left test.dateline-wal beside it", DamagedCase)
    recover(whole, tmp_path / "saved.dateline")
    with Case.open(tmp_path / "saved.dateline", read_only=True) as case:
        assert [event.title for event in case.reader.all(Event)] == ["Ban"]
    file_beside(whole, "-wal").unlink()
    Case.open(whole).close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such thing")
@pytest.mark.parametrize("plant", [os.mkfifo, os.mkdir, lambda place: os.symlink("/etc/hostname", place)])
def test_a_journal_that_is_no_file_is_refused_without_waiting_for_it(whole, plant):
    plant(journal_of(whole))
    refused(whole, "no Dateline left", DamagedCase)


def test_a_new_case_does_not_take_the_name_of_one_whose_journal_still_lies_there(whole, tmp_path):
    taken = tmp_path / "story.dateline"
    journal_of(taken).write_bytes(b"a cut-off save")
    for deed in (lambda: Case.create(taken), lambda: Case.open(whole).save_copy(taken)):
        with pytest.raises(CaseError, match="is left there of another case; choose another name"):
            deed()
    assert contents(tmp_path) == {"story.dateline-journal": b"a cut-off save"}


def test_a_disk_without_room_for_the_look_is_told_and_nothing_is_changed(path, monkeypatch):
    def full(*_paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.store.opening.shutil.copyfile", full)
    refused(path, "free as much space as the case has", CaseError)


def test_a_file_of_junk_in_the_name_of_a_journal_changes_nothing(whole):
    journal_of(whole).write_bytes(b"nonsense " * 100)
    with Case.open(whole) as case:
        assert case.verify() == ()
