"""A case that was looked through is not looked through again at once, unless anything about the file changed."""

import os

import pytest

from models.case import Case
from models.errors import NotACase
from models.machine.paths import user_folder
from models.store import inspect, sound


@pytest.fixture
def looks(monkeypatch):
    """How often the pages of a file were read."""
    counted, look = [], inspect._look_at_pages
    monkeypatch.setattr(inspect, "_look_at_pages", lambda engine: (counted.append(1), look(engine))[1])
    return counted


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.dateline"
    Case.create(path, who="Ana").close()
    return path


def opened(path):
    Case.open(path).close()


def test_a_case_opened_twice_is_looked_through_once(path, looks):
    opened(path)
    opened(path)
    assert len(looks) == 1


def test_what_this_program_wrote_itself_need_not_be_looked_through(path, looks):
    opened(path)
    with Case.open(path) as case, case.edit("Add") as writer:
        writer.replace(case.reader.about().__class__(title="Another"))
    opened(path)
    assert len(looks) == 1


def test_a_file_that_somebody_else_touched_is_looked_through_again(path, looks):
    opened(path)
    told = path.stat()
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns + 1))
    opened(path)
    assert len(looks) == 2


def test_after_a_day_it_is_looked_through_again(path, looks, monkeypatch):
    opened(path)
    tomorrow = sound.time.time() + 25 * 3600
    monkeypatch.setattr(sound.time, "time", lambda: tomorrow)
    opened(path)
    assert len(looks) == 2


def test_damage_in_a_file_that_was_sound_is_found_when_its_time_changed(path):
    opened(path)
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    path.write_bytes(data)
    with pytest.raises(NotACase):
        opened(path)


def test_the_list_names_no_case(path):
    opened(path)
    text = (user_folder() / "sound.json").read_text()
    assert "a.dateline" not in text
    assert str(path.parent) not in text


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "\x00"])
def test_a_list_that_cannot_be_read_costs_only_time(path, looks, text):
    opened(path)
    (user_folder() / "sound.json").write_text(text)
    opened(path)
    assert len(looks) == 2
