"""Time stamps are kept beside what they are of, in the case or beside a file, and checked without a network."""

from hashlib import sha256

import pytest

from models.errors import CaseError
from models.evidence.adding import add_files
from models.proof.handing_over import hand_over
from models.proof.stamps import (
    ask_for_document,
    ask_for_file,
    attach,
    attach_to_file,
    check_case,
    check_file,
    read_certificates,
)
from models.records.story import Document, Source
from models.texts.time_stamp import MEDIA, Trust, request_for
from tests.builders import a_case
from tests.time_stamps import Authority

DATA = b"The court record"


@pytest.fixture(scope="module")
def authority():
    return Authority.make()


@pytest.fixture
def case(tmp_path):
    (tmp_path / "record.txt").write_bytes(DATA)
    (tmp_path / "other.txt").write_bytes(b"Something else")
    with a_case(tmp_path) as case:
        add_files(case, [tmp_path / "record.txt", tmp_path / "other.txt"])
        yield case


def written(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def named(case, name):
    return next(one for one in case.reader.all(Document) if one.name == name)


@pytest.mark.parametrize("method", ["sha256", "sha512"])
def test_a_token_is_kept_with_the_document_that_it_is_of(case, authority, tmp_path, method):
    token = written(tmp_path, "sent.tsr", authority.answer(DATA, method=method))
    document = attach(case, token)
    kept = named(case, "sent.tsr")
    assert document.name == "record.txt"
    assert (kept.media_type, kept.parent_id, kept.source_id) == (MEDIA, document.id, document.source_id)
    assert len(case.reader.all(Source)) == 2
    assert "as claimed by CN=Court of Time" in case.reader.page_text(kept.id, 1)
    assert case.verify() == ()


def test_a_token_that_is_dropped_among_documents_finds_its_document_by_itself(case, authority, tmp_path):
    token = written(tmp_path, "a.tsr", authority.answer(DATA))
    add_files(case, [token])
    assert named(case, "a.tsr").parent_id == named(case, "record.txt").id


def test_a_check_says_what_it_is_of_when_and_whether_to_believe_it(case, authority, tmp_path):
    attach(case, written(tmp_path, "a.tsr", authority.answer(DATA)))
    (looked,) = check_case(case)
    assert (looked.of, looked.trust, looked.is_sound) == ("record.txt", Trust.UNCHECKED, True)
    assert looked.time == "2026-03-04 05:06:07 UTC (give or take 1 s), as claimed by CN=Court of Time"
    root = written(tmp_path, "root.pem", authority.pem)
    (looked,) = check_case(case, read_certificates([root]))
    assert looked.trust is Trust.HOLDS
    stranger = written(tmp_path, "stranger.pem", Authority.make().pem)
    (looked,) = check_case(case, read_certificates([stranger]))
    assert not looked.is_sound
    assert "do not rely on the time" in looked.words


def test_a_token_of_other_bytes_is_not_kept(case, authority, tmp_path):
    token = written(tmp_path, "a.tsr", authority.answer(b"Forged"))
    with pytest.raises(CaseError, match="of no document of the case"):
        attach(case, token)
    assert len(case.reader.all(Document)) == 2
    add_files(case, [token])
    (looked,) = check_case(case)
    assert not looked.is_sound
    assert "of other bytes" in looked.words


def test_the_same_token_is_kept_once(case, authority, tmp_path):
    token = written(tmp_path, "a.tsr", authority.answer(DATA))
    attach(case, token)
    with pytest.raises(CaseError, match="in the case already"):
        attach(case, token)


def test_a_signed_state_has_its_stamp_beside_it(authority, tmp_path):
    state = written(tmp_path, "state.txt", DATA)
    token = written(tmp_path, "sent.tst", authority.token(DATA))
    with pytest.raises(CaseError, match="no time stamp beside"):
        check_file(state)
    assert attach_to_file(state, token) == tmp_path / "state.txt.tst"
    assert check_file(state, (authority.root,)).is_sound
    state.write_bytes(b"changed")
    assert not check_file(state, (authority.root,)).is_sound
    with pytest.raises(CaseError, match="other bytes"):
        attach_to_file(state, token)


def test_a_request_holds_the_hash_and_nothing_else(case, tmp_path):
    ask_for_document(named(case, "record.txt"), tmp_path / "a.tsq")
    ask_for_file(tmp_path / "record.txt", tmp_path / "b.tsq")
    wanted = request_for(sha256(DATA).hexdigest())
    assert (tmp_path / "a.tsq").read_bytes() == (tmp_path / "b.tsq").read_bytes() == wanted
    with pytest.raises(CaseError, match="exists already"):
        ask_for_file(tmp_path / "record.txt", tmp_path / "b.tsq")


def test_a_stamp_goes_out_beside_its_document(case, authority, tmp_path):
    attach(case, written(tmp_path, "a.tsr", authority.answer(DATA)))
    hand_over(case, tmp_path / "out")
    rows = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig").splitlines()
    (row,) = (row for row in rows if "a.tsr" in row)
    assert row.endswith("record.txt")
