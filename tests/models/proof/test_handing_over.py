"""Documents go out byte for byte with hashes that sha256sum reads; the confidential only when asked."""

import csv
import hashlib
import io
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.evidence.adding import add_files
from models.proof.handing_over import counted, file_name, hand_over
from models.records.story import Confidentiality, Document, Source
from tests.builders import a_case, add, an_actor

FILES = {
    "法院 判决.txt": "The court",
    "=cmd.csv": "a,b\n",
    "a:b?.txt": "odd",
    "house.txt": "internal",
    "Meeting with_Alice_Wong.txt": "public words",
    "secret.txt": "the source",
}


@pytest.fixture
def case(tmp_path):
    (tmp_path / "files").mkdir()
    for name, text in FILES.items():
        (tmp_path / "files" / name).write_text(text, encoding="utf-8")
    with a_case(tmp_path) as case:
        add_files(case, [tmp_path / "files"])
        add(case, an_actor("Alice Wong", confidentiality=Confidentiality.CONFIDENTIAL))
        mark(case, "house.txt", Confidentiality.INTERNAL)
        mark(case, "secret.txt", Confidentiality.CONFIDENTIAL)
        yield case


def mark(case, name, level):
    document = next(one for one in case.reader.all(Document) if one.name == name)
    with case.edit("Mark") as writer:
        writer.put(replace(case.reader.get(Source, document.source_id), confidentiality=level))


def sums(folder):
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {
        name: digest
        for digest, name in (re.fullmatch(r"([0-9a-f]{64})  (.+)", line).groups() for line in lines)
    }


def everything(folder):
    return b"".join(
        path.name.encode() + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    )


def test_every_file_stands_in_the_list_with_its_hash_and_is_what_was_added(case, tmp_path):
    out = tmp_path / "out"
    done = hand_over(case, out, Confidentiality.CONFIDENTIAL)
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    told = sums(out)
    assert set(told) == set(files) - {"SHA256SUMS"}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == told[name] for name in told)
    assert done.sums == hashlib.sha256(files["SHA256SUMS"].read_bytes()).hexdigest()
    texts = {
        path.read_text(encoding="utf-8") for name, path in files.items() if name.startswith("documents/")
    }
    assert texts == set(FILES.values())
    assert done.count == len(FILES)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_checks_the_folder_and_finds_a_changed_file(case, tmp_path):
    out = tmp_path / "out"
    hand_over(case, out)
    assert checked(out) == 0
    next((out / "documents").iterdir()).write_text("changed")
    assert checked(out) == 1


def checked(folder):
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False, timeout=60
    )
    return done.returncode


def test_internal_and_confidential_documents_stay_at_home_unless_asked_for(case, tmp_path):
    assert list(counted(case).values()) == [4, 1, 1]
    done = hand_over(case, tmp_path / "public")
    assert "Left out: 1 internal, 1 confidential." in done.sentence
    told = everything(tmp_path / "public")
    assert b"house" not in told
    assert b"secret" not in told
    hand_over(case, tmp_path / "house", Confidentiality.INTERNAL)
    told = everything(tmp_path / "house")
    assert b"house" in told
    assert b"secret" not in told


def test_a_confidential_name_stands_in_no_name_of_a_file(case, tmp_path):
    hand_over(case, tmp_path / "out", Confidentiality.INTERNAL)
    told = everything(tmp_path / "out")
    assert b"Alice" not in told
    assert b"public words" in told
    hand_over(case, tmp_path / "all", Confidentiality.CONFIDENTIAL)
    assert b"Alice" in everything(tmp_path / "all")


def test_nobody_who_works_on_the_case_is_named(tmp_path):
    with a_case(tmp_path, who="Ana Workmate") as case:
        (tmp_path / "a.txt").write_text("x")
        add_files(case, [tmp_path / "a.txt"])
        hand_over(case, tmp_path / "out")
    assert b"Workmate" not in everything(tmp_path / "out")


def test_the_list_is_a_table_that_no_spreadsheet_takes_for_formulas(case, tmp_path):
    hand_over(case, tmp_path / "out")
    text = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 4
    names = {row["name in the case"] for row in rows}
    assert "'=cmd.csv" in names
    assert "法院 判决.txt" in names
    assert "What that shows, and what not" in (tmp_path / "out" / "HOW TO CHECK.html").read_text(
        encoding="utf-8"
    )


def test_damaged_bytes_are_not_handed_over_and_nothing_is_left(case, tmp_path):
    case._engine.execute("UPDATE document_chunk SET bytes = x'00' WHERE length(bytes) = 9")
    with pytest.raises(CaseError, match="is not what it was when it was added"):
        hand_over(case, tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"files"}


def test_stopping_it_leaves_nothing(case, tmp_path):
    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hand_over(case, tmp_path / "out", report=stop)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"files"}


def test_nothing_is_written_over_and_an_empty_case_says_so(case, tmp_path):
    with pytest.raises(CaseError, match="exists already"):
        hand_over(case, tmp_path / "files")
    with a_case(tmp_path, name="empty.dateline") as empty, pytest.raises(CaseError, match="no document"):
        hand_over(empty, tmp_path / "out")


@given(st.text(max_size=300))
def test_every_name_can_be_written_on_every_system(name):
    found = file_name(name)
    assert 0 < len(found.encode()) <= 180
    assert not set(found) & set('<>:"/\\|?*\n\r\0')
    assert found == found.rstrip(" .")
    assert found.isprintable()
