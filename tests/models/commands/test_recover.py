"""The command that recovers a damaged case tells what was kept and dropped, and never writes over anything."""

import os

import pytest

from models.case import Case
from models.commands.commandline import main
from tests.builders import a_case, a_claim, an_event
from tests.mutations import rewritten


@pytest.fixture
def path(tmp_path):
    event = an_event("Ban")
    with a_case(tmp_path, event, a_claim(event), name="old.dateline") as case:
        return case.path


def run(capsys, *arguments):
    code = main([str(one) for one in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_whole_case_is_recovered_whole(path, capsys):
    code, told, _ = run(capsys, "recover", path, path.with_name("new.dateline"))
    assert code == 0
    assert "events: 1 kept\n" in told
    assert "everything that it held was read" in told


def test_a_damaged_case_is_a_finding_and_its_losses_are_counted(path, capsys):
    path.write_bytes(rewritten(path.read_bytes(), "UPDATE claim SET field = 'x'; DELETE FROM history"))
    before = path.read_bytes()
    code, told, _ = run(capsys, "recover", path, path.with_name("new.dateline"))
    assert code == 1
    assert "claims: 3 kept, 4 dropped (4 unreadable)" in told or "dropped" in told
    assert path.read_bytes() == before


def test_what_stands_there_is_not_written_over(path, capsys):
    code, _, told = run(capsys, "recover", path, path)
    assert code == 2
    assert told == "old.dateline exists already: choose another name.\n"


@pytest.mark.usefixtures("quick_keys")
def test_a_script_gives_the_passphrase_by_a_descriptor(tmp_path, capsys):
    with Case.create(tmp_path / "old.dateline", passphrase="correct horse"):
        pass
    reading, writing = os.pipe()
    os.write(writing, b"correct horse\n")
    os.close(writing)
    try:
        arguments = (
            "recover",
            tmp_path / "old.dateline",
            tmp_path / "new.dateline",
            "--passphrase-fd",
            reading,
        )
        assert run(capsys, *arguments)[0] == 0
    finally:
        os.close(reading)
    Case.open(tmp_path / "new.dateline", passphrase="correct horse").close()


def test_without_its_passphrase_an_encrypted_case_is_not_recovered(tmp_path, capsys, monkeypatch):
    with Case.create(tmp_path / "old.dateline", passphrase="correct horse"):
        pass
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    code, _, told = run(capsys, "recover", tmp_path / "old.dateline", tmp_path / "new.dateline")
    assert code == 2
    assert "--passphrase-fd" in told
