"""Signing, handing over and time stamps by commands: what is said, and with which status."""

import os
import sys

import pytest

from models.commands import opening
from models.commands.commandline import main
from models.evidence.adding import add_files
from models.proof import keys
from tests.builders import a_case, an_event
from tests.time_stamps import Authority

WORDS = "lantern gravel otter"
DATA = b"The court record"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let a key be locked in a thousandth of the work."""
    lock = keys._lock
    monkeypatch.setattr(
        keys, "_lock", lambda secret, words, _work, _memory: lock(secret, words, 1 << 16, 1 << 20)
    )


@pytest.fixture
def path(tmp_path):
    (tmp_path / "record.txt").write_bytes(DATA)
    with a_case(tmp_path, an_event("Seldom seen")) as case:
        add_files(case, [tmp_path / "record.txt"])
        return case.path


def piped(line):
    reading, writing = os.pipe()
    os.write(writing, line.encode())
    os.close(writing)
    return str(reading)


def done(capsys, *words):
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out + told.err


@pytest.fixture
def key(tmp_path, capsys):
    assert done(capsys, "key", "new", tmp_path / "me.key", "--new-passphrase-fd", piped(WORDS))[0] == 0
    return tmp_path / "me.key"


def signed(capsys, path, key):
    out = path.with_name("state.txt")
    return done(capsys, "sign", path, out, "--key", key, "--key-passphrase-fd", piped(WORDS))


def test_a_state_is_signed_and_checked_with_the_case_or_without_it(path, key, capsys):
    status, told = signed(capsys, path, key)
    assert status == 0
    line = key.with_suffix(".pub").read_text().splitlines()[1]
    assert line in told
    assert done(capsys, "verify-signature", path.with_name("state.txt"), "--key", line)[0] == 0
    status, told = done(
        capsys,
        "verify-signature",
        path.with_name("state.txt"),
        "--key",
        key.with_suffix(".pub"),
        "--case",
        path,
    )
    assert status == 0
    assert "is in this very state" in told
    path.with_name("state.txt").write_text("changed")
    status, told = done(capsys, "verify-signature", path.with_name("state.txt"), "--key", line)
    assert status == 1
    assert "Do not rely on it" in told


def test_a_key_is_shown_and_put_under_another_passphrase(key, capsys):
    line = key.with_suffix(".pub").read_text().splitlines()[1]
    assert line in done(capsys, "key", "show", key)[1]
    new = ("--key-passphrase-fd", piped(WORDS), "--new-passphrase-fd", piped("another"))
    assert done(capsys, "key", "passphrase", key, *new)[0] == 0
    with keys.unlocked(key, "another"):
        pass


def test_a_person_types_the_passphrase_of_a_key_unseen(path, key, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(opening, "getpass", lambda _prompt: WORDS)
    assert done(capsys, "sign", path, path.with_name("state.txt"), "--key", key)[0] == 0
    assert done(capsys, "key", "new", path.with_name("two.key"))[0] == 0


def test_documents_are_handed_over_with_their_hashes(path, capsys):
    status, told = done(capsys, "hand-over", path, path.with_name("out"))
    assert status == 0
    assert "holds 1 document with its hash" in told
    assert (path.with_name("out") / "SHA256SUMS").exists()


def test_a_time_stamp_is_asked_for_attached_and_checked(path, capsys):
    authority, folder = Authority.make(), path.parent
    (folder / "root.pem").write_bytes(authority.pem)
    (folder / "a.tsr").write_bytes(authority.answer(DATA))
    (folder / "b.tsr").write_bytes(authority.token(DATA))
    assert done(capsys, "stamp", "request", path, folder / "a.tsq", "--document", "record.txt")[0] == 0
    assert done(capsys, "stamp", "attach", path, folder / "a.tsr")[0] == 0
    status, told = done(capsys, "stamp", "check", path, "--certificates", folder / "root.pem")
    assert status == 0
    assert "a.tsr of record.txt: 2026-03-04 05:06:07 UTC" in told
    record = folder / "record.txt"
    assert done(capsys, "stamp", "request", record, folder / "b.tsq")[0] == 0
    assert done(capsys, "stamp", "attach", record, folder / "b.tsr")[0] == 0
    assert done(capsys, "stamp", "check", record)[0] == 0
    record.write_text("changed")
    assert done(capsys, "stamp", "check", record)[0] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["stamp", "check", "CASE"], "keeps no time stamp"),
        (["stamp", "attach", "CASE"], "Name the file too"),
        (["stamp", "request", "CASE", "x.tsq"], "--document NAME"),
        (["stamp", "request", "CASE", "x.tsq", "--document", "y"], "No document is called “y”"),
        (["key", "show", "nothing.key"], "cannot be read"),
        (["key", "new", "me.key"], "nobody to ask"),
        (["verify-signature", "nothing.txt", "--key", "RW"], "no public key"),
        (["sign", "CASE", "out.txt", "--key", "nothing.key"], "cannot be read"),
        (["hand-over", "CASE", "."], "exists already"),
    ],
)
def test_wrong_use_is_one_sentence(path, capsys, monkeypatch, words, sentence):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    status, told = done(capsys, *(path if word == "CASE" else word for word in words))
    assert status == 2
    assert sentence in told
    assert told.count("\n") == 1
