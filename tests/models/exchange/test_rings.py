import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.rings import turned
from tests.figures import rings, square


def winding(points, starts, x, y):
    """How often the rings run around a point, by the angle they turn through."""
    total = 0.0
    for ring in np.split(points, starts[1:]):
        angles = np.arctan2(ring[:, 1] - y, ring[:, 0] - x)
        steps = np.roll(angles, -1) - angles
        total += ((steps + np.pi) % (2 * np.pi) - np.pi).sum()
    return round(total / (2 * np.pi))


def test_one_ring_is_left_as_it_is():
    mark = rings(square(0, 0, 9)[::-1])
    assert turned(mark.points, mark.starts) is mark.points


def test_a_hole_in_an_enclave_in_a_hole_stays_open():
    mark = rings(*(square(n, n, 40 - 2 * n) for n in (0, 5, 10, 15)))
    points = turned(mark.points, mark.starts)
    assert [winding(points, mark.starts, at, 20.5) != 0 for at in (2, 7, 12, 17)] == [
        True,
        False,
        True,
        False,
    ]


def test_an_enclave_that_fills_its_hole_exactly_is_filled():
    mark = rings(square(0, 0, 30), square(10, 10, 10), square(10, 10, 10))
    points = turned(mark.points, mark.starts)
    assert winding(points, mark.starts, 15, 15) != 0
    assert winding(points, mark.starts, 5, 5) != 0


def test_rings_that_only_touch_are_both_filled():
    mark = rings(square(0, 0, 10), square(10, 0, 10), [(0, 10), (0, 20), (10, 10)])
    points = turned(mark.points, mark.starts)
    assert all(winding(points, mark.starts, x, y) for x, y in ((5, 5), (15, 5), (2, 12)))


@given(st.permutations(range(5)), st.lists(st.booleans(), min_size=5, max_size=5))
def test_neither_order_nor_turn_of_the_rings_matters(order, is_turned):
    nested = [square(4 * n, 4 * n, 50 - 8 * n) for n in range(5)]
    drawn = [nested[n][::-1] if is_turned[n] else nested[n] for n in order]
    mark = rings(*drawn)
    points = turned(mark.points, mark.starts)
    for depth in range(5):
        assert (winding(points, mark.starts, 4 * depth + 2, 25.1) != 0) == (depth % 2 == 0)
