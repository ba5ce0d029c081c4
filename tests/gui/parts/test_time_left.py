"""The time that is left is told only when it can be known, and as roughly as it is known."""

import pytest

from gui.parts.time_left import TimedBar, TimeLeft, left_words


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def at(left, clock, seconds, done, steps=100):
    clock.now = seconds
    return left.seconds(done, steps)


def test_nothing_is_said_of_the_first_two_seconds(clock):
    left = TimeLeft(clock)
    assert at(left, clock, 0, 0) is None
    assert at(left, clock, 1.9, 50) is None
    assert at(left, clock, 2, 50) == 2


def test_nothing_is_said_before_enough_is_done_to_know(clock):
    left = TimeLeft(clock)
    at(left, clock, 0, 0)
    assert at(left, clock, 60, 1) is None
    assert at(left, clock, 120, 2) == pytest.approx(98 * 60)


def test_the_speed_of_late_counts_and_not_that_of_the_beginning(clock):
    left = TimeLeft(clock)
    for second in range(31):
        at(left, clock, second, second)  # a step a second
    for second in range(31, 91):
        told = at(left, clock, second, 30 + (second - 30) // 2)  # then half as fast
    assert told == pytest.approx((100 - 60) * 2, rel=0.1)


def test_another_piece_of_work_begins_anew(clock):
    left = TimeLeft(clock)
    at(left, clock, 0, 0)
    assert at(left, clock, 10, 50) == 10
    assert at(left, clock, 11, 0, steps=7) is None
    assert at(left, clock, 12, 3, steps=100) is None


@pytest.mark.parametrize("steps", [0, -1])
def test_work_without_steps_has_no_end_that_is_known(clock, steps):
    left = TimeLeft(clock)
    at(left, clock, 0, 0, steps)
    assert at(left, clock, 9, 5, steps) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "a few seconds left"),
        (14, "about 10 seconds left"),
        (44, "about 40 seconds left"),
        (58, "about 1 minute left"),
        (100, "about 2 minutes left"),
        (7200, "about 120 minutes left"),
    ],
)
def test_it_is_told_roughly(seconds, words):
    assert left_words(seconds) == words


def test_a_bar_that_is_hidden_says_nothing_any_more(qtbot):
    bar = TimedBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.left.setText("a few seconds left")
    bar.hide()
    assert bar.left.text() == ""
