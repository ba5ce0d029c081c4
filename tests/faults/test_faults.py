"""A disk that is full or fails: a sentence, nothing lost, no half file under a final name, and done again later."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from models.case import Case
from models.errors import CaseError
from models.exporting.exporting import export_story
from models.importing.importing import import_file
from models.machine.settings import Settings
from tests.builders import a_case, add, an_event
from tests.faults.failing import DEEDS
from tests.faults.shim import needs_faults, run_preloaded
from tests.faults.wholeness import hashes, problems

BIG = "x" * 20_000


def met(most, step):
    """Meet a fault of each kind at each `step`th of the first calls of each deed."""
    told = run_preloaded("tests.faults.failing", most, step)
    print({name: told[name] for name in ("met", "told", "unnoticed", "calls")})
    assert told["wrong"] == []
    assert set(told["calls"]) == {deed.__name__ for deed in DEEDS}
    assert told["told"] > told["unnoticed"]  # such as when a file that is needed no more could not be removed
    return told


@needs_faults
def test_some_faults_at_writes_syncs_cuts_and_removals_lose_nothing():
    met(300, 299)


@needs_faults
@pytest.mark.long
@pytest.mark.timeout(0)
def test_faults_at_each_of_the_first_three_hundred_calls_lose_nothing():
    assert met(300, 1)["met"] > 300


# faults that every machine has ---------------------------------------------------------------------


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, *(an_event(f"Event {number}") for number in range(8))) as case:
        yield case


@contextmanager
def no_more_pages(case):
    """The file cannot grow, as on a disk that is full."""
    pages = case._engine.value("PRAGMA page_count")
    case._engine.execute(f"PRAGMA max_page_count={pages}").close()
    try:
        yield
    finally:
        case._engine.execute("PRAGMA max_page_count=4294967294").close()


@contextmanager
def no_larger_files(size):
    """No file can become larger than this; what is larger already can still be read."""
    import resource
    import signal

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)


def names(folder):
    return sorted(each.name for each in folder.iterdir() if not each.name.endswith("-journal"))


def test_an_edit_and_an_import_for_which_there_is_no_room_change_nothing_and_can_be_done_again(case):
    before = hashes(case)
    table = case.path.with_name("table.csv")
    table.write_text("title,date\n" + "\n".join(f"Row {n},2021" for n in range(500)), encoding="utf-8")
    with no_more_pages(case):
        for deed in (lambda: add(case, an_event(description=BIG)), lambda: import_file(case, table)):
            with pytest.raises(CaseError, match="The disk is full: nothing was changed"):
                deed()
            assert hashes(case) == before
            assert problems(case) == []
    add(case, an_event(description=BIG))
    import_file(case, table)
    assert len(hashes(case)) == len(before) + 2
    assert problems(case) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of the size of files")
@pytest.mark.parametrize("deed", ["save_copy", "backup", "go_on_in", "export"])
def test_a_copy_backup_or_export_for_which_there_is_no_room_leaves_no_file(case, deed, tmp_path):
    target = tmp_path / "out.dateline"
    deeds = {
        "save_copy": lambda: case.save_copy(target),
        "backup": lambda: case.backup(Settings()),
        "go_on_in": lambda: case.go_on_in(target),
        "export": lambda: export_story(case, tmp_path / "out.csv"),
    }
    before = names(tmp_path)
    with no_larger_files(300), pytest.raises(CaseError) as caught:
        deeds[deed]()
    assert str(caught.value).endswith(".")
    assert [name for name in names(tmp_path) if name != "test backups"] == before
    assert not [*tmp_path.glob("*/*")]
    deeds[deed]()
    add(case, an_event("After"))
    assert problems(case) == []


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False, capture_output=True
    ) if sys.platform.startswith("linux") and os.geteuid() == 0 else None  # fmt: skip
    if mounted is None or mounted.returncode:
        pytest.skip("a disk of 2 MB needs Linux and the right to mount one")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def filled(case):
    """Add events until there is no room for one more; return how many were kept, and what was told."""
    for number in range(1000):
        try:
            add(case, an_event(f"Event {number}", description=BIG))
        except CaseError as error:
            return number, str(error)
    return 0, ""


def test_a_disk_of_two_megabytes_that_is_full_loses_nothing_and_goes_on_when_there_is_space(small_disk):
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"\0" * 600_000)
    with Case.create(small_disk / "story.dateline", who="Ana") as case:
        kept, sentence = filled(case)
        assert sentence == "The disk is full: nothing was changed; free some space and try again."
        assert case.reader.counts()["events"] == kept > 3
        assert problems(case) == []
        table = small_disk / "table.csv"
        for deed in (
            lambda: case.save_copy(small_disk / "copy.dateline"),
            lambda: case.backup(Settings()),
            lambda: export_story(case, small_disk / "story.csv"),
            lambda: add(case, an_event(description=BIG)),
        ):
            with pytest.raises(CaseError) as caught:
                deed()
            assert str(caught.value).endswith(".")
        found = sorted(each.name for each in small_disk.iterdir())
        assert found == ["ballast", "story backups", "story.dateline", "story.dateline-journal"]
        assert list((small_disk / "story backups").iterdir()) == []
        ballast.unlink()
        table.write_text("title,date\nRow,2021\n", encoding="utf-8")
        add(case, an_event("After", description=BIG))
        import_file(case, table)
        export_story(case, small_disk / "story.csv")
        assert problems(case) == []
    with Case.open(small_disk / "story.dateline") as case:
        assert case.reader.counts()["events"] == kept + 2
        assert problems(case) == []
