"""The state of a case is signed with a key of one's own, and minisign and Dateline check each other's work."""

import random
import shutil
import stat
import subprocess
import sys

import pytest

from models.errors import CaseError
from models.proof import keys
from models.proof.keys import change_passphrase, is_locked, make_key, public_of_file, read_public
from models.proof.signing import check, sign_state, signature_of
from tests.builders import a_case, add, an_event

WORDS = "lantern gravel otter"
QUICK = {"work": 1 << 16, "memory": 1 << 20}
THEIR_KEY = "RWQNZqZwTJjnc0mPc48Lz4KS+ufoXlUpPPU+gyTeR3BCcwf1gmzrVEES"
THEIR_SIGNATURE = b"""untrusted comment: signature from minisign secret key
RUQNZqZwTJjnc628nmDa0blVY+sEK8+mnuPhxhMfsDxYJyZEOeANqYpPQfkFjgh3R/BJfjXHl8LJiwqYVyoEdw5YPgudFEEHQQI=
trusted comment: timestamp:1795987478	file:fx.txt	hashed
jyBlS4XcZZYayrpHQ69NasD8eUvS0ymNppgzGCus9rBt3MPtCqpzqcz86fcX6l5GrJUtJJsOavsgm7Sp+1rrDw==
"""


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, an_event("Ten bodies ban crypto business")) as case:
        yield case


@pytest.fixture
def key(tmp_path):
    make_key(tmp_path / "me.key", WORDS, **QUICK)
    return tmp_path / "me.key"


@pytest.fixture
def signed(case, key, tmp_path):
    return sign_state(case, tmp_path / "state.txt", key, WORDS)


def test_a_key_is_two_files_and_the_secret_one_is_for_its_owner_alone(key):
    assert is_locked(key)
    assert WORDS.encode() not in key.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    public = public_of_file(key.with_suffix(".pub"))
    assert read_public(public.words) == public
    assert public.id in key.with_suffix(".pub").read_text()


def test_a_signed_state_is_right_until_a_letter_of_it_is_changed(case, signed):
    checked = check(signed.text, signed.key, case)
    assert (checked.is_right, checked.is_as_signed) == (True, True)
    assert "is in this very state" in checked.lines[-1]
    text = signed.text.read_bytes()
    signed.text.write_bytes(text.replace(b"schema", b"Schema"))
    checked = check(signed.text, signed.key, case)
    assert not checked.is_right
    assert "Do not rely on it" in checked.lines[0]


def test_a_case_that_went_on_is_told_from_another_one(case, signed, tmp_path):
    add(case, an_event("Later"))
    assert check(signed.text, signed.key, case).is_as_signed
    with a_case(tmp_path, name="other.dateline") as other:
        assert not check(signed.text, signed.key, other).is_as_signed


def test_the_key_of_another_says_that_it_is_another(signed, tmp_path):
    other = make_key(tmp_path / "other.key", WORDS, **QUICK)
    assert "not by the key" in check(signed.text, other).lines[0]


def test_every_flipped_bit_of_a_signature_is_found(signed):
    whole, chance = signed.signature.read_bytes(), random.Random(7)
    lines = whole.split(b"\n")
    for at in (1, 2, 3):
        for _ in range(40):
            line = bytearray(lines[at])
            line[chance.randrange(len(line))] ^= 1 << chance.randrange(7)
            signed.signature.write_bytes(b"\n".join((*lines[:at], bytes(line), *lines[at + 1 :])))
            try:
                is_right = check(signed.text, signed.key).is_right
            except CaseError:
                is_right = False
            assert not is_right


def test_a_wrong_passphrase_writes_nothing(case, key, tmp_path):
    with pytest.raises(CaseError, match="not the passphrase of me"):
        sign_state(case, tmp_path / "state.txt", key, "wrong")
    assert not (tmp_path / "state.txt").exists()


def test_nothing_is_written_over(case, key, signed, tmp_path):
    with pytest.raises(CaseError, match="never written over"):
        sign_state(case, signed.text, key, WORDS)
    signed.text.unlink()
    with pytest.raises(CaseError, match="never written over"):
        sign_state(case, signed.text, key, WORDS)
    with pytest.raises(CaseError, match="never written over"):
        make_key(key, WORDS, **QUICK)


def test_a_signature_that_cannot_be_written_leaves_no_state_behind(case, key, tmp_path, monkeypatch):
    from models.proof import signing

    real = signing.write_data

    def full(path, data):
        if path.suffix == ".minisig":
            raise CaseError("No space.")
        real(path, data)

    monkeypatch.setattr(signing, "write_data", full)
    with pytest.raises(CaseError, match="No space"):
        sign_state(case, tmp_path / "state.txt", key, WORDS)
    assert list(tmp_path.glob("state*")) == []


def test_another_passphrase_leaves_the_key_the_same(case, key, signed, tmp_path):
    change_passphrase(key, WORDS, "another", **QUICK)
    with pytest.raises(CaseError, match="not the passphrase"):
        sign_state(case, tmp_path / "two.txt", key, WORDS)
    again = sign_state(case, tmp_path / "two.txt", key, "another")
    assert again.key == signed.key


@pytest.mark.parametrize("words", ["", "RW", "x" * 56, "RW" + "A" * 55, "a\nb\nc", "untrusted comment: x\n"])
def test_what_is_no_public_key_is_refused_in_one_sentence(words):
    with pytest.raises(CaseError, match="This is no public key"):
        read_public(words)


def test_what_is_no_secret_key_or_asks_for_endless_work_is_refused(key, tmp_path):
    import base64

    with pytest.raises(CaseError, match="no secret key"):
        is_locked(key.with_suffix(".pub"))
    comment, line = key.read_bytes().splitlines()
    raw = bytearray(base64.standard_b64decode(line))
    raw[38:46] = b"\xff" * 8
    (tmp_path / "endless.key").write_bytes(comment + b"\n" + base64.standard_b64encode(raw) + b"\n")
    with pytest.raises(CaseError, match="changed by somebody"):
        is_locked(tmp_path / "endless.key")


def test_a_key_without_a_passphrase_is_never_made(tmp_path):
    with pytest.raises(CaseError, match="needs a passphrase"):
        make_key(tmp_path / "me.key", "")


def test_a_passphrase_costs_as_much_work_to_try_as_one_of_minisign():
    assert keys.WORK == 33_554_432  # OPSLIMIT_SENSITIVE of libsodium's scrypt


def test_a_stranger_s_trusted_comment_is_not_shown(case, key, tmp_path):
    import minisign

    with keys.unlocked(key, WORDS) as secret:
        out = tmp_path / "note.txt"
        out.write_bytes(b"any file")
        signature = secret.sign(b"any file", trusted_comment="Pay to the bearer")
    signature_of(out).write_bytes(bytes(signature) + b"\n")
    lines = check(out, public_of_file(key.with_suffix(".pub"))).lines
    assert lines[1:] == ("It says no time.", "The file is no state of a Dateline case.")
    assert isinstance(signature, minisign.Signature)


def test_a_signature_that_minisign_made_is_right(tmp_path):
    text = tmp_path / "fx.txt"
    text.write_bytes(b"Signed by minisign 0.11\n")
    signature_of(text).write_bytes(THEIR_SIGNATURE)
    checked = check(text, read_public(THEIR_KEY))
    assert checked.is_right
    assert checked.lines[1] == "By the clock of whoever signed, that was on 2026-11-29 at 21:24:38 UTC."
    assert read_public(THEIR_KEY).id == "73E7984C70A6660D"


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_minisign_checks_what_dateline_signed_and_signs_with_its_key(case, key, signed, tmp_path):
    public = key.with_suffix(".pub")
    done = minisign("-V", "-p", public, "-m", signed.text)
    assert "Signature and comment signature verified" in done.stdout
    other = tmp_path / "other.txt"
    other.write_text("By minisign")
    assert minisign("-S", "-s", key, "-m", other, typed=WORDS).returncode == 0
    assert check(other, signed.key).is_right


def minisign(*words, typed=""):
    return subprocess.run(
        ["minisign", *map(str, words)], input=typed, capture_output=True, text=True, check=False, timeout=60
    )
