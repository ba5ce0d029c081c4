"""Whether somebody is there is told by touches and by two clocks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.parts.presence import Presence


class Clocks:
    """Two clocks that stand until somebody moves them."""

    def __init__(self):
        self.steady, self.wall = 1000.0, 1e9

    def go(self, seconds, *, asleep=False):
        self.wall += seconds
        self.steady += 0 if asleep else seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def presence(qapp, clocks):
    presence = Presence(qapp, steady=lambda: clocks.steady, wall=lambda: clocks.wall, is_beating=False)
    presence.minutes, presence.told = 15, []
    presence.left.connect(lambda: presence.told.append("left"))
    presence.slept.connect(lambda: presence.told.append("slept"))
    presence.hide_wanted.connect(presence.told.append)
    yield presence
    presence.deleteLater()


def wait(clocks, presence, minutes):
    for _ in range(minutes):
        clocks.go(60)
        presence.beat()


def test_somebody_is_gone_after_fifteen_minutes_without_a_touch_and_that_is_told_once(presence, clocks):
    wait(clocks, presence, 14)
    presence.touch()
    wait(clocks, presence, 14)
    assert presence.told == []
    wait(clocks, presence, 30)
    assert presence.told == ["left"]


def test_a_key_or_the_mouse_is_a_touch_and_f12_hides_wherever_it_is_pressed(qtbot, presence, clocks):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    presence._watch(window.windowHandle())
    wait(clocks, presence, 14)
    QTest.mouseMove(window.windowHandle())
    wait(clocks, presence, 14)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    wait(clocks, presence, 14)
    assert presence.told == []
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F12)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert presence.told == [False, True]


def test_nobody_is_missed_where_nobody_wants_that(presence, clocks):
    presence.minutes = 0
    wait(clocks, presence, 300)
    assert presence.told == []


def test_a_wall_clock_that_leaves_the_other_behind_tells_of_sleep(presence, clocks):
    clocks.go(5)
    presence.beat()
    clocks.go(40, asleep=True)
    presence.beat()
    assert presence.told == ["slept"]


def test_ten_minutes_without_a_beat_are_sleep_where_both_clocks_went_on(presence, clocks):
    clocks.go(600)
    presence.beat()
    assert presence.told == ["slept"]


def test_a_clock_that_is_set_back_tells_nothing(presence, clocks):
    clocks.wall -= 7200
    clocks.go(5)
    presence.beat()
    assert presence.told == []
