"""Documents: their bytes are kept unaltered and once, in steps; their pages are found."""

import hashlib
import io
import os
import random

import pytest

from models.case import Case
from models.errors import CaseError
from models.store.documents import CHUNK
from tests.builders import a_document


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case.dateline") as case:
        yield case


def keep(case, data, sha256=""):
    return list(case.keep_bytes(io.BytesIO(data), sha256 or hashlib.sha256(data).hexdigest(), len(data)))


def add(case, document, texts=()):
    list(case.keep_text(document.id, texts))
    with case.edit("Add a document") as writer:
        writer.add(document)


def test_bytes_are_kept_in_steps_and_come_back_unaltered(case):
    data = random.Random(1).randbytes(2 * CHUNK + 5)
    assert keep(case, data) == [CHUNK, 2 * CHUNK, 2 * CHUNK + 5]
    document = a_document(data)
    add(case, document)
    assert case.reader.document_bytes(document) == data
    assert case.verify() == ()


def test_the_same_bytes_are_kept_once(case):
    data = b"x" * CHUNK
    keep(case, data)
    size = case.path.stat().st_size
    assert keep(case, data) == [CHUNK]
    assert case.path.stat().st_size == size


def test_a_stored_file_can_be_read_anywhere_as_a_file(case):
    data = random.Random(2).randbytes(3 * CHUNK)
    keep(case, data)
    file = case.reader.document_file(a_document(data))
    for start in (0, CHUNK - 3, CHUNK, 3 * CHUNK - 2, 3 * CHUNK, 4 * CHUNK):
        file.seek(start)
        assert (
            file.read(10) == data[start : start + 10] or file.tell() == CHUNK
        )  # a piece ends with its chunk
    file.seek(-4, os.SEEK_END)
    assert file.read() == data[-4:]


def test_a_file_that_changed_while_it_was_read_leaves_nothing(case):
    with pytest.raises(CaseError, match="changed while it was read"):
        keep(case, b"one", hashlib.sha256(b"two").hexdigest())
    assert case.reader.stored_hashes() == frozenset()


def test_who_stops_early_leaves_nothing(case):
    data = bytes(3 * CHUNK)
    steps = case.keep_bytes(io.BytesIO(data), hashlib.sha256(data).hexdigest(), len(data))
    next(steps)
    steps.close()
    assert case.reader.stored_hashes() == frozenset()


def test_changed_bytes_are_found_and_adding_the_file_again_mends_them(case):
    data = random.Random(3).randbytes(CHUNK + 9)
    keep(case, data)
    add(case, a_document(data, name="ruling.pdf"))
    case._step(
        lambda writer: writer._engine.execute(
            "UPDATE document_chunk SET bytes = zeroblob(9) WHERE number = 1"
        )
    )
    assert case.verify() == (
        "The stored file ruling.pdf is not what it was when it was added: add it again.",
    )
    keep(case, data)
    assert case.verify() == ()


def test_missing_bytes_are_told(case):
    add(case, a_document(b"gone", name="gone.pdf"))
    assert case.verify() == ("The bytes of gone.pdf are missing: add the file again.",)


@pytest.mark.parametrize("words", ["法", "法院", "judg", "JUDGMENTS", "resume"])
def test_a_page_is_found_by_its_words(case, words):
    document = a_document(b"1", name="ruling.pdf")
    add(case, document, ["first page", "人民法院 of the judgments, résumé"])
    (hit,) = case.reader.search(words)
    assert (hit.kind, hit.document_page, hit.title) == ("page", (document.id, 2), "ruling.pdf")


def test_traditional_characters_find_simplified_ones(case):
    add(case, a_document(b"1"), ["虚拟货币交易"])
    assert case.reader.search("虛擬貨幣")


def test_pages_of_a_document_that_was_taken_back_are_not_found_until_it_is_there_again(case):
    add(case, a_document(b"1"), ["法院"])
    case.undo()
    assert case.reader.search("法院") == ()
    case.redo()
    assert len(case.reader.search("法院")) == 1


def test_text_that_is_kept_anew_takes_the_place_of_the_old(case):
    document = a_document(b"1")
    add(case, document, ["old words"] * 40)
    assert list(case.keep_text(document.id, ["new words"])) == [1]
    assert case.reader.search("old") == ()
    assert case.reader.document_text(document.id) == ("new words",)


def test_a_purge_takes_bytes_and_words_of_lost_documents_out_of_the_file(case):
    keep(case, b"CANARYBYTES" * 10)
    add(case, a_document(b"CANARYBYTES" * 10), ["CANARYWORDS"])
    case.undo()
    case.purge("CANARYWORDS")
    case.close()
    stored = case.path.read_bytes()
    assert b"CANARYBYTES" not in stored
    assert b"canarywords" not in stored.lower()


def test_a_file_that_grows_without_end_while_it_is_read_is_refused_and_not_kept(case):
    class Endless:
        def read(self, size):
            return b"x" * size

    with pytest.raises(CaseError, match="changed while it was read"):
        list(case.keep_bytes(Endless(), "0" * 64, 3_000_000))
    assert case.reader.stored_size("0" * 64) in (0, None)
