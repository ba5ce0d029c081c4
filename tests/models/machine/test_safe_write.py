import os
import stat

import pytest

from models.errors import CaseError
from models.machine.safe_write import write_safely


def words(text):
    return lambda path: path.write_text(text, encoding="utf-8") and None


def fails_half_way(path):
    path.write_text("half", encoding="utf-8")
    raise OSError(28, "No space left on device")


def is_broken(path):
    path.write_text("half", encoding="utf-8")
    raise RuntimeError("a fault of ours")


def contents(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_new_file_holds_what_was_written(tmp_path):
    write_safely(tmp_path / "a.txt", words("new"))
    assert contents(tmp_path) == {"a.txt": "new"}


def test_an_existing_file_is_not_overwritten(tmp_path):
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(CaseError, match="exists already"):
        write_safely(tmp_path / "a.txt", words("new"))
    assert contents(tmp_path) == {"a.txt": "old"}


def test_an_existing_file_is_replaced_when_told_so(tmp_path):
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    write_safely(tmp_path / "a.txt", words("new"), force=True)
    assert contents(tmp_path) == {"a.txt": "new"}


@pytest.mark.parametrize(("write", "error"), [(fails_half_way, CaseError), (is_broken, RuntimeError)])
def test_after_a_failure_the_old_file_stands_alone(tmp_path, write, error):
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(error):
        write_safely(tmp_path / "a.txt", write, force=True)
    assert contents(tmp_path) == {"a.txt": "old"}


def test_a_full_disk_is_told_in_one_sentence(tmp_path):
    with pytest.raises(CaseError) as told:
        write_safely(tmp_path / "a.txt", fails_half_way)
    assert (
        str(told.value)
        == f"{tmp_path / 'a.txt'} cannot be written (No space left on device): choose another folder."
    )
    assert contents(tmp_path) == {}


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path):
    with pytest.raises(CaseError, match="choose another folder"):
        write_safely(tmp_path / "gone" / "a.txt", words("new"))
    assert contents(tmp_path) == {}


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(CaseError, match="is a folder"):
        write_safely(tmp_path, words("new"), force=True)


def test_a_folder_that_may_not_be_written_stays_empty(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("models.machine.safe_write.os.open", refuse)  # as root every folder may be written
    with pytest.raises(CaseError, match=r"cannot be written \(Permission denied\): choose another folder\."):
        write_safely(tmp_path / "a.txt", words("new"))
    assert contents(tmp_path) == {}


@pytest.mark.skipif(os.name != "posix", reason="only posix has modes")
def test_a_file_is_as_private_as_the_user_asks_for(tmp_path):
    before = os.umask(0o077)
    try:
        write_safely(tmp_path / "a.txt", words("new"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600


def test_the_new_file_ends_as_it_will_be_called(tmp_path):
    seen = []
    write_safely(tmp_path / "map.png", seen.append)
    assert [(path.parent, path.suffix) for path in seen] == [(tmp_path, ".png")]
