"""A box that fades into the ground can begin with a solid part, and is one box with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.fading import begun_before, fade


def ground(_x):
    return "#ffffff"


@pytest.mark.parametrize("out", [(60, 100), (100, 60)])
def test_the_solid_part_has_the_colour_in_which_the_fade_begins(out):
    box = fade(out, (5, 2), "#000000", ground)
    far = 0 if out[0] < out[1] else 160
    whole = begun_before(box, far)
    assert (whole.rect.x, whole.rect.right) == (min(far, 60), max(far, 100))
    shares = [(x - whole.rect.x) / whole.rect.width for x in (out[0], (out[0] + far) / 2, out[1])]
    assert [whole.fade.at(share) for share in shares] == ["#000000", "#000000", "#ffffff"]


@given(st.floats(1, 500), st.floats(1, 500), st.floats(0, 1))
def test_the_fade_itself_stays_as_it_was(solid, long, share):
    box = fade((solid, solid + long), (0, 1), "#204060", ground)
    whole = begun_before(box, 0)
    there = (solid + share * long) / (solid + long)
    one, other = box.fade.at(share), whole.fade.at(there)
    for place in (1, 3, 5):
        assert abs(int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) <= 1
