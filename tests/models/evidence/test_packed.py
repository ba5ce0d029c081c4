"""The files of a zip archive are added one by one and say where they lay; nothing is written beside the case."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.case import Case
from models.errors import CaseError
from models.evidence import packed
from models.evidence.adding import add_files, files_in
from tests.papers import a_picture, zipped


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case.dateline") as case:
        yield case


def an_archive(tmp_path, parts, name="leak.zip"):
    (tmp_path / name).write_bytes(zipped(parts))
    return tmp_path / name


def test_each_file_of_an_archive_is_a_document_that_says_where_it_lay(case, tmp_path):
    path = an_archive(
        tmp_path,
        {
            "b/notes.txt": "法院",
            "a.png": a_picture("PNG"),
            ".hidden": "x",
            "__MACOSX/a.png": "x",
            "empty/": "",
        },
    )
    added = add_files(case, [path])
    assert [(one.name, one.came_from, one.text_state) for one in added.documents] == [
        ("a.png", "leak.zip: a.png", "none"),
        ("notes.txt", "leak.zip: b/notes.txt", "held"),
    ]
    assert case.reader.document_bytes(added.documents[0]) == a_picture("PNG")
    assert case.reader.search("法院")
    assert {one.name for one in tmp_path.iterdir()} <= {"case.dateline", "case.dateline-journal", "leak.zip"}


def test_archives_in_folders_are_opened_and_those_inside_archives_are_not(case, tmp_path):
    inner = zipped({"x.txt": "never"})
    (tmp_path / "folder").mkdir()
    an_archive(tmp_path / "folder", {"inner.zip": inner, "y.txt": "here"})
    assert [one.name for one in add_files(case, [tmp_path / "folder"]).documents] == ["inner.zip", "y.txt"]
    assert not case.reader.search("never")


@pytest.mark.parametrize("name", ["../up.txt", "C:/x.txt", "con.txt", "a\\b.txt"])
def test_an_archive_whose_names_lead_elsewhere_is_kept_as_one_file(case, tmp_path, name):
    added = add_files(case, [an_archive(tmp_path, {name: "x", "good.txt": "y"})])
    assert [one.name for one in added.documents] == ["leak.zip"]


def test_an_office_document_is_one_document_though_it_is_an_archive(tmp_path):
    path = an_archive(tmp_path, {"word/document.xml": "<x/>"}, "ruling.docx")
    assert files_in([path]) == (path,)


def test_a_file_too_large_to_unpack_in_memory_is_told_and_the_others_are_added(case, tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "LARGEST_PACKED", 100)
    monkeypatch.setattr(packed, "_PIECE", 60)
    added = add_files(case, [an_archive(tmp_path, {"large.txt": "ab" * 100, "small.txt": "x"})])
    assert [one.name for one in added.documents] == ["small.txt"]
    assert added.problems == ["large.txt is larger than 500 MB: unpack leak.zip first."]


def test_a_bomb_is_told_in_one_sentence(tmp_path):
    bomb = packed.Packed(an_archive(tmp_path, {"zeros.bin": bytes(30_000_000)}), "zeros.bin")
    with pytest.raises(CaseError, match="as only a trap does"):
        bomb.open()


def test_the_list_of_a_large_archive_is_read_once_for_all_its_files(tmp_path, monkeypatch):
    read = []
    sound = packed.Archive.__init__
    path = an_archive(tmp_path, {f"{number:03}.txt": f"Paper {number}" for number in range(300)})
    files = files_in([path])
    monkeypatch.setattr(packed.Archive, "__init__", lambda self, file: read.append(1) or sound(self, file))
    assert [file.open().read() for file in files] == [f"Paper {number}".encode() for number in range(300)]
    assert read == []


def test_the_files_of_a_large_archive_are_unpacked_on_several_threads(tmp_path):
    path = an_archive(tmp_path, {f"{number:03}.txt": f"Paper {number} " * 5000 for number in range(220)})
    files = files_in([path])
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda file: file.open().read().split()[1], files))
    assert found == [str(number).encode() for number in range(220)]
