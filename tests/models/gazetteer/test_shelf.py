"""A packed list gives back its lines, by number and by beginning, and tells when it is damaged."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.gazetteer.shelf import LINES, Shelf, packed

words = st.text("abc\u4e2d", min_size=1, max_size=6)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("shelf") / "list.tsv.gz"


@given(st.sets(words, min_size=1, max_size=60), words, st.integers(1, 40))
def test_lines_are_found_by_number_and_by_beginning(path, keys, start, each):
    lines = sorted(f"{key}{number:02}\tx" for key in keys for number in range(each))
    path.write_bytes(packed(lines))
    shelf = Shelf(path)
    assert list(shelf) == lines
    assert [shelf[number] for number in (0, len(lines) // 2, len(lines) - 1)] == [
        lines[number] for number in (0, len(lines) // 2, len(lines) - 1)
    ]
    assert list(shelf.beginning(start)) == [line for line in lines if line.startswith(start)]


def test_a_list_of_many_blocks_is_a_plain_gzip_file_and_always_the_same(path):
    lines = [f"{number:06}\t{number}" for number in range(3 * LINES + 7)]
    path.write_bytes(packed(lines))
    assert packed(lines) == path.read_bytes()
    assert gzip.decompress(path.read_bytes()).decode().splitlines()[-len(lines) :] == lines
    assert list(Shelf(path).beginning("0005")) == lines[500:600]


def test_a_list_cut_short_says_what_to_do(path):
    path.write_bytes(packed([f"{number:06}\tx" for number in range(2 * LINES)])[:-9])
    with pytest.raises(CaseError, match="install Dateline again"):
        list(Shelf(path))
