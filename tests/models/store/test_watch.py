"""A case whose file is moved, replaced, changed or made read-only is not written, and goes on elsewhere."""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from models.case import Case
from models.errors import CaseError, CaseLost, DiskFailed, ReadOnlyCase
from models.machine.settings import Settings, save_settings
from models.records.story import Event
from models.store import migrations, schema
from models.store.backups import backups_in
from tests.builders import a_case, add, an_event
from tests.source_tree import ROOT

OLD = Path(__file__).with_name("case_2.dateline.gz")
posix_only = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, an_event("Ban")) as case:
        yield case


def titles(case):
    return sorted(event.title for event in case.reader.all(Event))


def replaced(case):
    other = case.path.with_name("other")
    other.write_bytes(case.path.read_bytes())
    other.replace(case.path)


def written_over(case):
    """As a program that synchronises does it, that brings an earlier version into the same file."""
    earlier = case.path.with_name("earlier.dateline")
    case.save_copy(earlier)
    add(case, an_event("Typed since"))
    data = earlier.read_bytes()
    with case.path.open("rb+") as file:
        file.write(data)
        file.truncate(len(data))


@posix_only
@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda case: case.path.rename(case.path.with_name("moved")), "was moved, renamed or deleted"),
        (lambda case: case.path.unlink(), "was moved, renamed or deleted"),
        (replaced, "Another file has taken the place of test.dateline"),
        (written_over, "Another program wrote to test.dateline"),
    ],
    ids=["moved", "deleted", "replaced", "written over"],
)
def test_nothing_is_written_to_a_file_that_is_not_as_it_was_left(case, harm, sentence):
    harm(case)
    assert sentence in case.lost
    before = case.path.read_bytes() if case.path.exists() else None
    with pytest.raises(CaseLost, match=sentence):
        add(case, an_event("Sale"))
    assert (case.path.read_bytes() if case.path.exists() else None) == before


@posix_only
@pytest.mark.parametrize("harm", [lambda case: case.path.unlink(), replaced], ids=["deleted", "replaced"])
def test_the_case_goes_on_in_another_file_with_all_that_was_saved(case, harm, tmp_path):
    add(case, an_event("Typed since"))
    harm(case)
    case.go_on_in(tmp_path / "elsewhere.dateline")
    assert case.lost == ""
    add(case, an_event("Sale"))
    assert case.undo() is not None
    assert case.redo() is not None
    case.close()
    with Case.open(tmp_path / "elsewhere.dateline") as found:
        assert titles(found) == ["Ban", "Sale", "Typed since"]
        assert found.verify() == ()


def test_a_case_goes_on_at_no_path_where_something_stands(case):
    with pytest.raises(CaseError, match="exists already"):
        case.go_on_in(case.path)
    add(case, an_event("Sale"))
    assert titles(case) == ["Ban", "Sale"]


def test_a_file_whose_time_alone_is_another_is_written_as_before(case):
    os.utime(case.path, (1, 1))
    assert case.lost == ""
    add(case, an_event("Sale"))
    assert titles(case) == ["Ban", "Sale"]


@pytest.mark.usefixtures("quick_keys")
def test_an_encrypted_case_is_watched_like_any(tmp_path):
    with Case.create(tmp_path / "secret.dateline", passphrase="long enough") as case:
        os.utime(case.path, (1, 1))
        assert case.lost == ""
        written_over(case)
        assert "Another program wrote" in case.lost


READ_ONLY = """
import os, sys
from pathlib import Path
from models.case import Case
from tests.builders import add, an_event
folder = Path(sys.argv[1])
os.setuid(65534)  # modes mean nothing to root
with Case.create(folder / "story.dateline") as case:
    case.path.chmod(0o400)
    try:
        add(case, an_event("Sale"))
    except Exception as error:
        print(type(error).__name__, error)
    case.path.chmod(0o600)
    folder.chmod(0o500)  # the journal is open already
    add(case, an_event("Sale"))
    print(case.reader.counts()["events"])
"""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_made_read_only_meanwhile_is_told_and_not_written():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.chown(folder, 65534)
        home = {**os.environ, "DATELINE_HOME": str(folder / "home")}
        program = [sys.executable, "-c", READ_ONLY, name]
        told = subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT, env=home).stdout
        folder.chmod(0o700)
    first, events = told.splitlines()
    assert first.startswith("CaseLost story.dateline was made read-only")
    assert events == "1"


def test_after_the_disk_failed_the_case_is_open_for_reading_as_it_was_saved(case):
    def commit_badly():
        with case.edit("Add") as writer:
            writer.add(an_event("Sale"))
            raise DiskFailed("the disk failed")

    with pytest.raises(DiskFailed):
        commit_badly()
    assert case.is_read_only
    assert titles(case) == ["Ban"]
    with pytest.raises(ReadOnlyCase):
        add(case, an_event("Sale"))
    case.go_on_in(case.path.with_name("other disk.dateline"))
    add(case, an_event("Sale"))
    assert titles(case) == ["Ban", "Sale"]


def test_a_clock_that_is_set_back_changes_no_order(case, monkeypatch):
    add(case, an_event("Before"), label="Before")
    monkeypatch.setattr("models.case._now", lambda: "1999-12-31T23:59:59+00:00")
    add(case, an_event("After"), label="After")
    rows = case.reader.history_page("ORDER BY number")
    assert [row.label for row in rows][-2:] == ["Before", "After"]
    assert rows[-1].at < rows[-2].at
    assert case.verify() == ()
    assert case.undo_label == "After"
    case.undo()
    assert titles(case) == ["Ban", "Before"]


# the backup before a migration --------------------------------------------------------------------


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.dateline"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def test_a_case_of_an_older_schema_is_backed_up_before_it_is_changed(old):
    Case.open(old).close()
    (backup,) = backups_in(old.with_name("old backups"))
    with Case.open(backup.path, read_only=True) as case:
        assert case.schema_version == 2
        assert case.verify() == ()


def test_who_wants_no_backups_gets_none_before_a_migration(old):
    save_settings(Settings(backups=False))
    Case.open(old).close()
    assert [each.name for each in old.parent.iterdir()] == ["old.dateline"]


def test_a_case_whose_backup_cannot_be_made_is_not_migrated(old, tmp_path):
    save_settings(Settings(backup_folder=str(tmp_path / "gone")))
    before = old.read_bytes()
    with pytest.raises(CaseError, match="connect its disk"):
        Case.open(old)
    assert old.read_bytes() == before
    with Case.open(old, read_only=True) as case:
        assert titles(case)


def test_a_step_that_loses_rows_is_taken_back(old, monkeypatch):
    before = old.read_bytes()
    lossy = {**migrations.STEPS, 2: lambda engine: engine.execute('DELETE FROM "citation"')}
    monkeypatch.setattr(migrations, "STEPS", {number: lossy[number] for number in lossy})
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    with pytest.raises(CaseError, match="could not be brought to this version"):
        Case.open(old)
    assert old.read_bytes() == before
