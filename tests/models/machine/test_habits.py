"""Where one was in a case is kept, and nobody reads it without the case."""

import os

from hypothesis import given
from hypothesis import strategies as st

from models.machine.habits import FOLDER, MOST, forget_habits, load_habits, save_habits
from models.machine.paths import user_folder

KEY = "ab" * 32
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)


def files():
    return tuple((user_folder() / FOLDER).iterdir())


@given(st.dictionaries(st.text(max_size=20), PLAIN, max_size=5), st.text(min_size=1))
def test_what_is_kept_comes_back_for_its_case_and_for_no_other(habits, other):
    save_habits(KEY, habits)
    assert load_habits(KEY) == habits
    assert load_habits(KEY + other) == {}


def test_neither_name_nor_content_gives_anything_away():
    save_habits(KEY, {"filter": "Jan Marsalek"})
    (kept,) = files()
    assert b"Marsalek" not in kept.read_bytes()
    assert KEY[:8] not in kept.name
    assert kept.stat().st_mode & 0o077 == 0


@given(st.data())
def test_a_damaged_file_is_as_none(data):
    save_habits(KEY, {"tab": "map"})
    (kept,) = files()
    sealed = bytearray(kept.read_bytes())
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    kept.write_bytes(sealed[: data.draw(st.integers(0, len(sealed)))])
    assert load_habits(KEY) == {}


def test_the_oldest_go_when_there_are_too_many():
    for number in range(MOST + 2):
        save_habits(f"{number:064}", {"number": number})
        os.utime(next(path for path in files() if path.stat().st_mtime > 2e6), (number, number))
    assert len(files()) == MOST
    assert load_habits(f"{0:064}") == {}


def test_forgetting_leaves_nothing():
    save_habits(KEY, {"tab": "map"})
    forget_habits()
    assert files() == ()
    forget_habits()
