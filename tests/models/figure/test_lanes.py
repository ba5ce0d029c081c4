"""Packing of a lane: no cell is taken twice, no mark is left out."""

from hypothesis import given
from hypothesis import strategies as st

from models.figure.lanes import MARK_ROWS, Choice, Wish, pack


@st.composite
def wishes(draw):
    found = []
    for number in range(draw(st.integers(1, 40))):
        x = draw(st.integers(0, 380))
        width = draw(st.integers(5, 120))
        beside = Choice("right", ("word",), 0, 0, 2, (x + 8.0, min(x + 8.0 + width, 400.0)))
        found.append(Wish(str(number), (float(x), x + 8.0), (beside,)))
    return found


def cells_of(place):
    for row in range(place.row + place.choice.mark_row, place.row + place.choice.mark_row + MARK_ROWS):
        start, stop = (
            place.wish.mark if place.choice.words is None else (place.wish.mark[0], place.choice.words[1])
        )
        yield from ((row, x) for x in range(int(start), int(stop)))


@given(wishes())
def test_without_a_limit_everybody_has_words_and_a_place_of_their_own(wanted):
    packing = pack(wanted, 0.0, 400.0)
    taken = [cell for place in packing.places for cell in cells_of(place)]
    assert all(place.choice.words for place in packing.places)
    assert len(taken) == len(set(taken))
    assert packing.rows == max(place.row + place.choice.rows for place in packing.places)


@given(wishes(), st.integers(2, 30))
def test_with_a_limit_everybody_stays_inside_it(wanted, rows):
    packing = pack(wanted, 0.0, 400.0, rows)
    assert len(packing.places) == len(wanted)
    assert packing.rows <= rows
