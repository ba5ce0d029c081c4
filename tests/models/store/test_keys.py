"""A case is put under another key in one step, whatever fails before it, and is read beside its writer all the same."""

import pytest

from models.case import Case
from models.errors import CaseError, NeedsPassphrase
from models.records.story import Event
from models.store import keys
from tests.builders import a_case, an_event

WORDS, OTHERS = "correct horse", "it's “другие” 密码"


pytestmark = pytest.mark.usefixtures("quick_keys")


def titles(case):
    return [one.title for one in case.reader.all(Event)]


@pytest.fixture
def path(tmp_path):
    with a_case(tmp_path, an_event("Seldom seen")) as case:
        return case.path


@pytest.mark.parametrize("ways", [(WORDS,), (WORDS, OTHERS), (WORDS, None), (WORDS, WORDS)])
def test_all_of_a_case_is_there_under_its_new_key_and_can_still_be_undone(path, ways):
    before, now = Case.open(path), None
    version, label = before.schema_version, before.undo_label
    before.close()
    for passphrase in ways:
        Case.open(path, passphrase=now).change_passphrase(passphrase)
        now = passphrase
    with Case.open(path, passphrase=now) as case:
        assert titles(case) == ["Seldom seen"]
        assert (case.schema_version, case.undo_label) == (version, label)
        assert case.verify() == ()
        assert list(case.reader.search("Seldom"))
        case.undo()
        assert titles(case) == []
    assert (b"Seldom" in path.read_bytes()) == (now is None) or now is None


def test_a_wrong_passphrase_opens_nothing(path):
    Case.open(path).change_passphrase(WORDS)
    for wrong in (None, "Correct horse", "correct horse "):
        with pytest.raises(NeedsPassphrase):
            Case.open(path, passphrase=wrong)


@pytest.mark.parametrize("step", ["_export", "_write_anew"])
def test_whatever_fails_leaves_the_case_as_it_was(path, monkeypatch, step):
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys, step, fail)
    case = Case.open(path)
    with pytest.raises(CaseError, match="No space left"):
        case.change_passphrase(WORDS)
    assert titles(case) == ["Seldom seen"]
    case.close()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("bad", ["", "a\0b"])
def test_a_passphrase_that_is_none_is_refused(path, bad):
    with Case.open(path) as case, pytest.raises(NeedsPassphrase, match="at least one character"):
        case.change_passphrase(bad)


def test_the_old_bytes_are_overwritten_where_they_lay_open(path, tmp_path, monkeypatch):
    gone = {}

    def blank(old, made=keys._make_blank):
        made(old)
        gone["bytes"] = old.read_bytes()

    monkeypatch.setattr(keys, "_make_blank", blank)
    Case.open(path).change_passphrase(WORDS)
    assert set(gone["bytes"]) == {0}


def test_an_encrypted_case_is_read_as_it_was_while_another_writes_it(path):
    Case.open(path).change_passphrase(WORDS)
    with Case.open(path, passphrase=WORDS) as writer:
        with Case.open(path, passphrase=WORDS, read_only=True) as reader:
            with writer.edit("Add") as change:
                change.add(an_event("Later"))
            assert titles(reader) == ["Seldom seen"]
            with pytest.raises(CaseError):
                reader.edit("Change").__enter__()
            copy = path.with_name("copy.dateline")
            reader.save_copy_under(copy, OTHERS)
        with Case.open(copy, passphrase=OTHERS) as copied:
            assert titles(copied) == ["Seldom seen"]
        with pytest.raises(NeedsPassphrase):
            Case.open(path, passphrase="wrong", read_only=True)


def test_a_case_that_is_read_beside_its_writer_leaves_nothing_in_the_folder_of_temporary_files(
    path, monkeypatch, tmp_path
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    Case.open(path).change_passphrase(WORDS)
    with Case.open(path, passphrase=WORDS), Case.open(path, passphrase=WORDS, read_only=True) as reader:
        assert titles(reader) == ["Seldom seen"]
        assert list((tmp_path / "temporary").iterdir()) == []
