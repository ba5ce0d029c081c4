"""Time stamps are read, and believed only with the certificates of their authority."""

import shutil
import subprocess
from datetime import timedelta
from hashlib import sha256

import pytest

from models.errors import CaseError
from models.texts.extract import extract
from models.texts.media import media_type
from models.texts.time_stamp import (
    MEDIA,
    Trust,
    certificates_in,
    is_token,
    read_stamp,
    request_for,
    trust_in,
)
from tests.time_stamps import DAY, REFUSAL, Authority, der, seq

DATA = b"The court record, byte for byte."


@pytest.fixture(scope="module")
def authority():
    return Authority.make()


@pytest.fixture(scope="module")
def trusted(authority):
    return certificates_in(authority.pem, "root.pem")


@pytest.mark.parametrize("method", ["sha256", "sha384", "sha512"])
@pytest.mark.parametrize("order", [1, -1])
def test_an_answer_tells_its_time_and_holds_against_the_root_of_its_authority(
    authority, trusted, method, order
):
    stamp = read_stamp(authority.answer(DATA, method=method, order=order), "a.tsr")
    assert (stamp.time, stamp.method, stamp.give_or_take, stamp.serial) == (DAY, method, "1 s", 77)
    assert stamp.words == "2026-03-04 05:06:07 UTC (give or take 1 s), as claimed by CN=Court of Time"
    assert trust_in(stamp, trusted) is Trust.HOLDS


def test_a_bare_token_says_the_same_as_the_answer_that_it_came_in(authority, trusted):
    stamp = read_stamp(authority.token(DATA), "a.tst")
    assert stamp.imprint == sha256(DATA).digest()
    assert trust_in(stamp, trusted) is Trust.HOLDS


def test_a_token_without_certificates_needs_that_of_its_signer_too(authority, trusted):
    stamp = read_stamp(authority.answer(DATA, has_certificates=False), "a.tsr")
    assert stamp.authority == "an authority that gives no name"
    assert trust_in(stamp, trusted) is Trust.FAILS
    assert trust_in(stamp, (*trusted, authority.certificate)) is Trust.HOLDS


def test_nobody_is_believed_without_a_certificate_or_with_that_of_another(authority):
    stamp = read_stamp(authority.answer(DATA), "a.tsr")
    assert trust_in(stamp, ()) is Trust.UNCHECKED
    assert trust_in(stamp, (Authority.make().root,)) is Trust.FAILS
    assert trust_in(stamp, (authority.certificate,)) is Trust.FAILS


def test_a_certificate_for_a_web_server_gives_no_time(authority):
    other = Authority.make(may_stamp=False)
    assert trust_in(read_stamp(other.answer(DATA), "a.tsr"), (other.root,)) is Trust.FAILS


def test_a_time_after_the_certificate_ended_is_not_believed():
    old = Authority.make(until=DAY + timedelta(days=1))
    assert trust_in(read_stamp(old.answer(DATA), "a.tsr"), (old.root,)) is Trust.HOLDS
    late = old.answer(DATA, at=DAY + timedelta(days=2))
    assert trust_in(read_stamp(late, "a.tsr"), (old.root,)) is Trust.FAILS


def test_a_token_whose_time_was_changed_is_not_believed(authority, trusted):
    forged = authority.answer(DATA).replace(b"20260304050607Z", b"20210304050607Z")
    stamp = read_stamp(forged, "a.tsr")
    assert stamp.time.year == 2021
    assert trust_in(stamp, trusted) is Trust.FAILS


def nested(depth):
    data = b"\x05\x00"
    for _ in range(depth):
        data = seq(data)
    return data


@pytest.mark.parametrize(
    "data",
    [
        b"", b"0", b"0\x80" * 100, nested(100), nested(10_000), der(0xA0, nested(100)), b"\x30\x84\xff\xff\xff\xff",
        b"{}", b"\x00" * 5000, seq(seq(b"\x02\x01\x00")), seq(*[b"\x05\x00"] * 1000), b"x" * 1_000_001,
    ],
)  # fmt: skip
def test_what_is_no_time_stamp_is_refused_in_one_sentence(data):
    with pytest.raises(CaseError, match=r"^a\.tsr is .*\.$"):
        read_stamp(data, "a.tsr")


def test_a_refusal_of_the_authority_is_told_as_one():
    with pytest.raises(CaseError, match="refuses a time stamp"):
        read_stamp(REFUSAL, "a.tsr")


def test_an_old_hash_that_can_be_forged_is_refused(authority):
    with pytest.raises(CaseError, match="can be forged"):
        read_stamp(authority.answer(DATA, method="sha1"), "a.tsr")


def test_no_cut_and_no_flipped_byte_of_a_token_makes_a_traceback_or_is_believed_falsely(
    authority, trusted, thinned
):
    whole = authority.answer(DATA)
    cuts = [whole[:length] for length in range(0, len(whole), 37)]
    flips = [
        whole[:at] + bytes((whole[at] ^ 1 << bit,)) + whole[at + 1 :]
        for at in range(len(whole))
        for bit in range(8)
    ]
    for data in (*cuts, *thinned(flips, 7)):
        try:
            stamp = read_stamp(data, "a.tsr")
        except CaseError:
            continue
        if trust_in(stamp, trusted) is Trust.HOLDS:
            assert (stamp.time, stamp.imprint) == (DAY, sha256(DATA).digest())


def test_a_token_is_known_by_its_bytes_and_read_as_a_page(authority, tmp_path):
    path = tmp_path / "no ending"
    path.write_bytes(authority.answer(DATA))
    with path.open("rb") as file:
        assert media_type(file, path.name) == MEDIA
        file.seek(0)
        (page,) = extract(file, MEDIA, path.name).pages
    assert "2026-03-04 05:06:07 UTC" in page.text
    assert sha256(DATA).hexdigest() in page.text
    assert not is_token(b"0" + b"\x00" * 500)


@pytest.mark.parametrize(
    "data", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n", nested(100), b"\x30" * 2_000_000]
)
def test_what_holds_no_certificate_is_refused_in_one_sentence(data):
    with pytest.raises(CaseError, match=r"^x\.pem holds no certificate"):
        certificates_in(data, "x.pem")


def test_a_request_is_what_openssl_asks_with(tmp_path):
    """The bytes of `openssl ts -query -sha256 -cert -no_nonce`."""
    told = bytes.fromhex("30390201013031300d060960864801650304020105000420") + sha256(DATA).digest()
    assert request_for(sha256(DATA).hexdigest()) == told + b"\x01\x01\xff"
    openssl = shutil.which("openssl")
    if openssl:
        (tmp_path / "a.tsq").write_bytes(request_for(sha256(DATA).hexdigest()))
        done = subprocess.run(
            [openssl, "ts", "-query", "-in", "a.tsq", "-text"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "Hash Algorithm: sha256" in done.stdout
