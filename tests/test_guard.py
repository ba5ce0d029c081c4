"""PySide6 6.12.0 on Python 3.11 loses a reference to None in each call that answers None: stay below it."""

import sys

import PySide6
import pytest
from PySide6.QtGui import QImage, QPainter

CALLS = 200


@pytest.fixture
def painter():
    canvas = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(canvas)
    yield painter
    painter.end()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_painting_takes_no_references_from_none(painter):
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.drawRect(1, 1, 4, 4)
    assert sys.getrefcount(None) > before - CALLS // 4


def test_pyside_is_older_than_the_faulty_version():
    assert PySide6.__version_info__[:2] < (6, 12)
