"""Backups by command: made, listed and put in the place of a case, encrypted or not."""

import json
import os

import pytest

from models.case import Case
from models.commands.commandline import main
from models.records.story import Event
from tests.builders import a_case, add, an_event


@pytest.fixture
def path(tmp_path):
    with a_case(tmp_path, an_event("Ban")) as case:
        return case.path


def given(passphrase):
    """A file descriptor that gives a passphrase."""
    reads, writes = os.pipe()
    os.write(writes, f"{passphrase}\n".encode())
    os.close(writes)
    return str(reads)


def test_a_backup_is_made_listed_and_restored(path, capsys):
    assert main(["backup", str(path)]) == 0
    with Case.open(path) as case:
        add(case, an_event("Later"))
    assert main(["backups", str(path), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert (told["number"], told["events"], told["changes"]) == (1, 1, 2)
    assert main(["backups", str(path), "--restore", "1"]) == 0
    assert "test.before-restore.dateline" in capsys.readouterr().out
    with Case.open(path) as case:
        assert [event.title for event in case.reader.all(Event)] == ["Ban"]


def test_backups_are_listed_and_restored_for_a_case_that_cannot_be_read(path, capsys):
    main(["backup", str(path)])
    path.write_bytes(b"\xff" * 8192)
    assert main(["backups", str(path)]) == 0
    assert "1 events, 2 changes" in capsys.readouterr().out
    assert main(["backups", str(path), "--restore", "1"]) == 0
    assert main(["verify", str(path)]) == 0


@pytest.mark.usefixtures("quick_keys")
def test_backups_of_an_encrypted_case_need_its_passphrase(tmp_path, capsys):
    path = tmp_path / "secret.dateline"
    Case.create(path, passphrase="long enough").close()
    assert main(["backup", str(path), "--passphrase-fd", given("long enough")]) == 0
    assert main(["backups", str(path)]) == 0
    assert "needs its passphrase" in capsys.readouterr().out
    assert main(["backups", str(path), "--passphrase-fd", given("long enough")]) == 0
    assert "0 events, 1 changes" in capsys.readouterr().out
    assert main(["backups", str(path), "--restore", "1", "--passphrase-fd", given("wrong")]) == 2
    assert main(["backups", str(path), "--restore", "1", "--passphrase-fd", given("long enough")]) == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--restore", "9"], "There is no backup 9: `main.py backups CASE` lists them."),
        (["--restore", "nowhere.dateline"], "nowhere.dateline is not there any more: choose another backup."),
    ],
)
def test_a_backup_that_is_not_there_is_told_in_one_sentence(path, capsys, words, sentence):
    before = path.read_bytes()
    assert main(["backups", str(path), *words]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"
    assert path.read_bytes() == before


def test_where_there_is_no_backup_it_says_how_one_is_made(path, capsys):
    assert main(["backups", str(path)]) == 0
    assert "make one with `main.py backup`" in capsys.readouterr().out
