"""Python's garbage collector: when it need not look, and when it may."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

MANY: Final = 10_000  # new objects after which those that stay are not looked through again
A_GREAT_MANY: Final = (
    200_000  # new objects that are not even looked through once: the window would stand still
)
FEW: Final = (
    300_000  # blocks of memory over what is usual that can be looked through between two beats of the window
)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for circles among a million values that have none: up to a fifth of the time."""
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()


def collect_if_due() -> bool:
    """Collect what Python, were it awake, would have collected by now; return whether anything was due.

    Called on one thread alone: a widget that dies on another one takes the whole program with it.
    """
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = next((age for age in (2, 1, 0) if counts[age] > thresholds[age]), None)
    if due is not None:
        gc.collect(due)
    return due is not None


class Collector:
    """Collects what is due, and does not look through a million values.

    An import holds millions of objects without a circle: what stays of so many is spared, and looked through once
    most of it is gone.
    """

    def __init__(self) -> None:
        """Begin with what is spared already."""
        self._usual = self._most = sys.getallocatedblocks()
        self._is_sparing = False

    def look(self) -> bool:
        """Collect what is due; return whether anything was."""
        new = gc.get_count()[0]
        was_due = new <= A_GREAT_MANY and collect_if_due()
        if new > MANY:
            gc.freeze()
            self._is_sparing = True
        if self._is_sparing:
            self._look_again()
        return was_due

    def _look_again(self) -> None:
        """Look through what was spared, too, if most of it is gone by now."""
        held = sys.getallocatedblocks()  # what is spared can be told only by counting all of it
        self._most = max(self._most, held)
        if held - self._usual < min(FEW, (self._most - self._usual) // 2):
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._usual = self._most = sys.getallocatedblocks()
            self._is_sparing = False
