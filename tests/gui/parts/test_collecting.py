"""The garbage collector works on the UI thread alone: there widgets may die."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from gui.parts.collecting import collect_here
from gui.parts.tasks import run
from models.machine.collector import A_GREAT_MANY, MANY, Collector


@pytest.fixture
def threads():
    """Return the threads on which the collector came to work."""
    came = []

    def note(phase, _info):
        came.append(threading.current_thread())

    gc.callbacks.append(note)
    yield came
    gc.callbacks.remove(note)


def many_circles(_work=None):
    for _ in range(3 * gc.get_threshold()[0]):
        circle = []
        circle.append(circle)


def test_a_task_that_makes_much_garbage_leaves_it_to_the_ui_thread(qtbot, threads):
    owner, ended = QObject(), []
    clock = collect_here(owner)
    clock.setInterval(1)
    run(many_circles, ended.append, owner=owner)
    qtbot.waitUntil(lambda: bool(ended and threads))
    assert set(threads) == {threading.main_thread()}


def test_nothing_is_collected_before_it_is_due(qtbot, threads):
    gc.collect()
    threads.clear()
    clock = collect_here(owner := QObject())
    with qtbot.waitSignal(clock.timeout):
        clock.setInterval(1)
    assert threads == []
    assert owner is not None


class Circle:
    """Something that only the collector can take away."""

    def __init__(self):
        self.itself = self


def test_what_many_values_were_spared_with_is_collected_once_they_are_gone():
    gc.collect()
    collector = Collector()
    gone = weakref.ref(Circle())
    held = [[number] for number in range(10 * MANY)]
    collector.look()
    collector.look()
    assert gone() is None  # it was looked through before it was spared
    gone = weakref.ref(Circle())
    held += [[number] for number in range(2 * MANY)]
    held += (circle := Circle(), [circle])
    late = weakref.ref(circle)
    held += [[number] for number in range(A_GREAT_MANY)]
    held += (among := Circle(), [among])
    latest = weakref.ref(among)
    collector.look()  # so many are not even looked through once
    del held, circle, among
    collector.look()
    assert gone() is None
    assert late() is None
    assert latest() is None
