"""Keeps Python's garbage collector on the UI thread: awake, it runs on whichever thread asks for memory."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from models.machine.collector import Collector

PAUSE: Final = 1000  # milliseconds between two looks


def collect_here(owner: QObject) -> QTimer:
    """Put Python's own collector to sleep, and look on this thread whether something is due; return the clock."""
    gc.disable()
    timer, collector = QTimer(owner), Collector()
    timer.timeout.connect(lambda: collector.look())  # noqa: PLW0108 # Qt lets go of the method of what is no QObject
    timer.start(PAUSE)
    return timer
