"""A case under a passphrase by commands: set, changed, taken away, given by a script, and never on the command line."""

import os
import sys

import pytest

from models.case import Case
from models.commands import opening
from models.commands.commandline import COMMANDS, main
from models.errors import NeedsPassphrase
from tests.builders import a_case, an_event

WORDS = "correct horse, staple"


pytestmark = pytest.mark.usefixtures("quick_keys")


def piped(*lines):
    """Return a file descriptor from which a script gives these lines."""
    reading, writing = os.pipe()
    os.write(writing, "\n".join(lines).encode())
    os.close(writing)
    return str(reading)


@pytest.fixture
def path(tmp_path):
    with a_case(tmp_path, an_event("Seldom seen")) as case:
        return case.path


@pytest.fixture
def typed(monkeypatch):
    """Let somebody sit before the terminal who types these answers."""

    def type_(*answers):
        waiting = list(answers)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(opening, "getpass", lambda _prompt: waiting.pop(0))

    return type_


def encrypted(path, words=WORDS):
    assert main(["passphrase", str(path), "--new-passphrase-fd", piped(words)]) == 0
    return path


def test_a_passphrase_is_set_changed_and_taken_away(path, capsys):
    encrypted(path)
    assert b"Seldom" not in path.read_bytes()
    assert "nobody can read it" in capsys.readouterr().out
    given = ["--passphrase-fd", piped(WORDS), "--new-passphrase-fd", piped("another")]
    assert main(["passphrase", str(path), *given]) == 0
    assert main(["info", str(path), "--passphrase-fd", piped(WORDS)]) == 2
    assert main(["info", str(path), "--passphrase-fd", piped("another")]) == 0
    assert main(["passphrase", str(path), "--remove", "--passphrase-fd", piped("another")]) == 0
    with Case.open(path) as case:
        assert not case.is_encrypted
        assert case.verify() == ()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_person_types_the_passphrase_twice_and_is_asked_for_it_later(path, typed, capsys):
    typed(WORDS, "something else")
    assert main(["passphrase", str(path), "--encrypt"]) == 2
    assert "not alike" in capsys.readouterr().err
    typed(WORDS, WORDS)
    assert main(["passphrase", str(path), "--encrypt"]) == 0
    typed(WORDS)
    assert main(["find", str(path), "Seldom"]) == 0
    typed("wrong")
    assert main(["find", str(path), "Seldom"]) == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([], "Say --encrypt"),
        (["--encrypt", "--remove"], "Say --encrypt"),
        (["--remove"], "has no passphrase"),
        (["--encrypt"], "nobody to ask"),
        (["--new-passphrase-fd", "99"], "descriptor 99"),
    ],
)
def test_wrong_use_is_one_sentence_and_changes_nothing(path, given, sentence, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    before = path.read_bytes()
    assert main(["passphrase", str(path), *given]) == 2
    assert sentence in capsys.readouterr().err
    assert path.read_bytes() == before


def test_without_anybody_to_ask_a_script_is_told_how_to_give_it(path, capsys, monkeypatch):
    encrypted(path)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert main(["info", str(path)]) == 2
    assert "--passphrase-fd" in capsys.readouterr().err


OPENS_NONE = frozenset(("read", "new", "sample", "key", "manual"))


def test_every_command_that_opens_a_case_takes_a_passphrase(capsys):
    for name in COMMANDS:
        with pytest.raises(SystemExit):
            main([name, "--help"])
        told = capsys.readouterr().out
        assert ("--passphrase-fd" in told) == (name not in OPENS_NONE), name


def test_a_new_case_and_a_copy_can_have_a_passphrase_of_their_own(path, tmp_path):
    new, copy, plain = tmp_path / "new.dateline", tmp_path / "copy.dateline", tmp_path / "plain.dateline"
    assert main(["new", str(new), "--new-passphrase-fd", piped(WORDS)]) == 0
    with pytest.raises(NeedsPassphrase):
        Case.open(new)
    assert main(["copy", str(path), str(copy), "--new-passphrase-fd", piped(WORDS)]) == 0
    with Case.open(copy, passphrase=WORDS) as case:
        assert case.verify() == ()
    assert main(["copy", str(copy), str(plain), "--passphrase-fd", piped(WORDS)]) == 0
    with pytest.raises(NeedsPassphrase):
        Case.open(plain)  # a copy is encrypted like its case


def test_a_copy_under_the_passphrase_of_the_case_is_taken_back_without_asking(path, tmp_path, capsys):
    encrypted(path)
    copy = tmp_path / "copy.dateline"
    assert main(["copy", str(path), str(copy), "--passphrase-fd", piped(WORDS)]) == 0
    with Case.open(copy, passphrase=WORDS, who="Ben") as case, case.edit("Add") as writer:
        writer.add(an_event("Added by Ben"))
    assert main(["merge", str(path), str(copy), "--passphrase-fd", piped(WORDS)]) == 0
    assert main(["find", str(path), "Ben", "--passphrase-fd", piped(WORDS)]) == 0
    assert "Added by Ben" in capsys.readouterr().out
