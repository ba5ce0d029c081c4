"""Figures that are worked on stand on this computer, and tell nothing without their case."""

import pytest

from models.machine.figure_work import FOLDER, WorkedOn, load_work, save_work
from models.machine.paths import user_folder

KEY, OTHER = "a" * 64, "b" * 64
WORK = {"": WorkedOn("map", '{"title": "Secret title"}'), "kept": WorkedOn("strip", "{}")}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))


def test_what_is_kept_is_found_again_by_its_case_alone():
    save_work(KEY, WORK)
    assert load_work(KEY) == WORK
    assert load_work(OTHER) == {}


def test_nothing_of_it_can_be_read_without_the_case():
    save_work(KEY, WORK)
    (path,) = (user_folder() / FOLDER).iterdir()
    assert b"Secret" not in path.read_bytes()
    assert KEY not in path.name


def test_what_is_settled_leaves_no_file():
    save_work(KEY, WORK)
    save_work(KEY, {})
    assert list((user_folder() / FOLDER).iterdir()) == []
    assert load_work(KEY) == {}


def test_a_damaged_file_is_passed_over():
    save_work(KEY, WORK)
    (path,) = (user_folder() / FOLDER).iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert load_work(KEY) == {}
