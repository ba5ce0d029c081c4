"""What happens to a case when two programs want it, and when one is killed while it holds or migrates it."""

import gzip
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from models.case import Case
from models.errors import CaseInUse
from models.records.story import Event
from models.store.schema import SCHEMA_VERSION
from tests.builders import a_case, add, an_event
from tests.source_tree import ROOT

posix_only = pytest.mark.skipif(os.name == "nt", reason="kill is another thing there")

HOLD = """
    with Case.open(path) as case:
        print("open", flush=True)
        sys.stdin.readline()
"""


def start(code, path):
    """Run code in a process of its own that has said it is open."""
    head = "import sys\nfrom pathlib import Path\nfrom models.case import Case\npath = Path(sys.argv[1])\n"
    process = subprocess.Popen(
        [sys.executable, "-c", head + textwrap.dedent(code), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout.readline() == "open\n"
    return process


def end(process):
    process.kill()
    process.communicate()


@pytest.fixture
def path(tmp_path):
    with a_case(tmp_path, an_event("Ban")) as case:
        return case.path


def test_a_second_process_is_told_that_the_case_is_in_use(path):
    process = start(HOLD, path)
    try:
        with pytest.raises(CaseInUse, match="open in another window or program"):
            Case.open(path)
    finally:
        end(process)


def test_a_second_process_may_read_what_another_one_writes(path):
    process = start(HOLD, path)
    try:
        with Case.open(path, read_only=True) as case:
            assert case.is_read_only
            assert [event.title for event in case.reader.all(Event)] == ["Ban"]
            assert case.verify() == ()
    finally:
        end(process)


def test_a_reader_keeps_a_writer_out_but_not_another_reader(path):
    with Case.open(path, read_only=True) as one, Case.open(path, read_only=True) as other:
        assert one.reader.counts() == other.reader.counts()
        with pytest.raises(CaseInUse):
            Case.open(path)
    Case.open(path).close()


def test_a_lock_dies_with_its_process(path):
    process = start(HOLD, path)
    end(process)
    with Case.open(path) as case:
        add(case, an_event("After"))
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@posix_only
def test_a_save_that_was_cut_off_is_taken_back_even_for_a_reader(path):
    journal = path.with_name(path.name + "-journal")
    with a_case(path.parent, name="other.dateline") as case:
        other = case.path
        with case.edit("Add") as writer:
            # A cache this small writes to the file before the end of the edit, so that it needs its journal.
            writer._engine.execute("PRAGMA cache_size=2").close()
            writer.add_many([an_event(f"Event {number}", description="x" * 500) for number in range(500)])
            hot, half = other.with_name(other.name + "-journal").read_bytes(), other.read_bytes()
    assert any(hot[:8])
    path.write_bytes(half)
    journal.write_bytes(hot)
    with Case.open(path, read_only=True) as case:
        assert case.reader.counts()["events"] == 0
        assert case.verify() == ()
    assert not journal.exists()


MIGRATE = """
    print("open", flush=True)
    sys.stdin.readline()
    Case.open(path).close()
    print("done", flush=True)
"""


def kill_while_migrating(path, chance):
    """Kill a process at a random moment of opening an older case; tell whether it said that it was done."""
    process = start(MIGRATE, path)
    process.stdin.write("\n")
    process.stdin.flush()
    time.sleep(chance.uniform(0, 0.06))
    process.send_signal(signal.SIGKILL)
    told, _ = process.communicate()
    return "done" in told


def migrate_and_kill(folder, times):
    """Open copies of a case of the second schema and be killed; each is left the old one or the new one, and whole."""
    old = gzip.decompress(Path(__file__).with_name("case_2.dateline.gz").read_bytes())
    chance, versions = random.Random(3), set()
    for number in range(times):
        path = folder / f"{number}.dateline"
        path.write_bytes(old)
        was_done = kill_while_migrating(path, chance)
        with Case.open(path, read_only=True) as case:
            versions.add(case.schema_version)
            assert case.schema_version in ((SCHEMA_VERSION,) if was_done else (2, SCHEMA_VERSION))
            assert case.verify() == ()
            assert {event.title for event in case.reader.all(Event)} == {
                "Bank lends",
                "Police search the bank",
            }
        with Case.open(path) as case:
            assert case.schema_version == SCHEMA_VERSION
    return versions


@posix_only
def test_a_killed_migration_leaves_the_old_case_or_the_new(tmp_path):
    assert migrate_and_kill(tmp_path, 4) <= {2, SCHEMA_VERSION}


@posix_only
@pytest.mark.long
def test_fifty_killed_migrations_leave_the_old_case_or_the_new(tmp_path):
    assert migrate_and_kill(tmp_path, 50) == {2, SCHEMA_VERSION}
