"""Files from strangers are kept as bytes and shown as text or told of in one sentence; nothing of them is run."""

import io
import zlib

import pytest

from gui.reader.page_server import PictureLeaf
from models.case import Case
from models.errors import CaseError
from models.evidence.adding import add_files, files_in
from models.texts.text import UnreadableDocument
from tests.pdfs import a_pdf, locked

RULING = a_pdf([("法院", 0.1, 0.1)])


def a_png(width, height):
    """Return a black picture of any size, small however large it is."""
    row = b"\x00" + bytes((width + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()

    def chunk(name, body):
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case.dateline") as case:
        yield case


def added(case, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return add_files(case, [path])


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("broken.pdf", b"%PDF-1.7\n", "damaged"),
        ("locked.pdf", locked(RULING), "password"),
        ("evil.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("run.exe", b"MZ\x90\x00", "cannot be read"),
        ("broken.docx", b"PK\x03\x04 junk", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_kept_unaltered_and_told(case, tmp_path, name, data, told):
    done = added(case, tmp_path, name, data)
    (document,) = done.documents
    assert told in done.problems[0]
    assert told in document.note
    assert case.reader.document_bytes(document) == data
    assert document.text_state == "none"


def test_a_name_that_turns_or_hides_is_shown_as_it_is(case, tmp_path):
    (document,) = added(case, tmp_path, "ruling\u202efdp.exe", b"MZ").documents
    assert document.name == "ruling⟨202E⟩fdp.exe"


def test_a_picture_of_16000_by_16000_is_told_of_and_not_decoded():
    with pytest.raises(UnreadableDocument, match="50 million"):
        PictureLeaf(io.BytesIO(a_png(16_000, 16_000)), "image/png")


@pytest.mark.parametrize("data", [a_png(8, 8)[:40], b"\x89PNG\r\n\x1a\n", b"", b"\xff\xd8\xff\xe0 junk"])
def test_a_broken_picture_is_told_of(data):
    with pytest.raises(UnreadableDocument, match="damaged"):
        PictureLeaf(io.BytesIO(data), "image/png")


def test_a_sound_picture_is_shown():
    assert PictureLeaf(io.BytesIO(a_png(40, 20)), "image/png").size(1) == (30.0, 15.0)


def test_a_link_out_of_a_folder_is_not_followed(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(CaseError, match="no file in this folder"):
        files_in([folder])


def test_a_file_that_is_gone_is_told_and_the_others_are_added(case, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    missing = tmp_path / "b.txt"
    missing.write_text("b")
    files = files_in([tmp_path / "a.txt", missing])
    missing.unlink()
    with pytest.raises(CaseError, match="is not there"):
        add_files(case, files)
    assert case.verify() == ()
