"""Keeps Python's garbage collector on the UI thread: awake, it runs on whichever thread asks for memory."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from models.machine.collector import collect_if_due

PAUSE: Final = 1000  # milliseconds between two looks


def collect_here(owner: QObject) -> QTimer:
    """Put Python's own collector to sleep, and look on this thread whether something is due; return the clock."""
    gc.disable()
    timer = QTimer(owner)
    timer.timeout.connect(collect_if_due)
    timer.start(PAUSE)
    return timer
