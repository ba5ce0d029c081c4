"""A file that this program has open is read without letting go of the locks on it."""

import os
import subprocess
import sys

import pytest

from models.case import Case
from models.errors import CaseInUse, WrongUse
from models.evidence.adding import add_files
from models.exchange.registry import format_of
from models.machine.reading_beside import open_to_read
from tests.builders import a_case, an_event
from tests.source_tree import ROOT

OPEN = """
import sys
from pathlib import Path
from models.case import Case
from models.errors import CaseInUse
try:
    Case.open(Path(sys.argv[1]), passphrase=sys.argv[2] or None).close()
except CaseInUse:
    print("in use")
"""


def of_another_program(path, passphrase=""):
    """What another program hears that wants to write the case."""
    ran = [sys.executable, "-c", OPEN, str(path), passphrase]
    return subprocess.run(ran, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()


def opened_again(path):
    with pytest.raises(CaseInUse):
        Case.open(path)


def opened_for_reading(path):
    Case.open(path, read_only=True).close()


def test_no_look_at_an_open_case_lets_another_program_write_it(tmp_path):
    with a_case(tmp_path, an_event("Ban")) as case:
        opened_again(case.path)
        opened_for_reading(case.path)
        with pytest.raises(WrongUse):
            format_of(case.path)
        assert "is the case itself" in add_files(case, [case.path]).problems[0]
        assert of_another_program(case.path) == "in use"


def test_a_secret_case_that_is_read_beside_its_writer_stays_locked(tmp_path):
    with Case.create(tmp_path / "secret.dateline", passphrase="right") as case:
        Case.open(case.path, passphrase="right", read_only=True).close()
        assert of_another_program(case.path, "right") == "in use"


def test_a_file_that_is_open_already_is_read_like_any_other(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(bytes(range(256)) * 100)
    with path.open("rb") as first, open_to_read(path) as again:
        assert again.read(3) == b"\0\1\2"
        assert again.seek(-2, os.SEEK_END) == 25_598
        assert again.read() == b"\xfe\xff"
        assert again.seek(256) == 256
        assert len(again.read()) == 25_600 - 256
        assert first.tell() == 0
