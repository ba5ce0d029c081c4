import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import delete, isValid

from gui.parts.tasks import run


def test_a_result_comes_back_on_the_thread_of_the_window(qtbot, qapp):
    came = []
    run(lambda work: 6 * 7, lambda answer: came.append((answer, QThread.currentThread() is qapp.thread())))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(42, True)]


def test_a_failure_is_handed_over_and_nothing_is_done(qtbot):
    done, failures = [], []

    def fail(work):
        raise ValueError("no")

    run(fail, done.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)
    assert done == []


def test_progress_is_told_step_by_step(qtbot):
    steps, done = [], []

    def count(work):
        for number in range(1, 4):
            work.report(number, 3)
        return "counted"

    run(count, done.append, progress=lambda at, total: steps.append((at, total)))
    qtbot.waitUntil(lambda: bool(done))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_a_cancelled_task_stops_at_its_next_report_and_is_not_done(qtbot):
    may_go_on = threading.Event()
    done, failures, cancelled = [], [], []

    def wait(work):
        may_go_on.wait(10)
        work.report(1, 2)

    task = run(wait, done.append, failures.append, cancelled=lambda: cancelled.append(True))
    task.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(cancelled))
    assert (done, failures) == ([], [])


@pytest.mark.parametrize("count", [20])
def test_many_tasks_all_come_back(qtbot, count):
    came = []
    for number in range(count):
        run(lambda work, number=number: number, came.append)
    qtbot.waitUntil(lambda: len(came) == count)
    assert sorted(came) == list(range(count))


def test_a_task_whose_owner_is_gone_ends_in_silence(qtbot):
    may_go_on, owner, came = threading.Event(), QObject(), []
    task = run(lambda work: may_go_on.wait(10), came.append, owner=owner)
    delete(owner)
    may_go_on.set()
    qtbot.waitUntil(lambda: not task.is_running)
    assert came == []


def test_a_task_that_ended_leaves_nothing_to_the_garbage_collector(qtbot):
    came, owner = [], QObject()
    task = run(lambda work: work.report(1, 1), came.append, progress=lambda *_: None, owner=owner)
    gone = weakref.ref(task)
    with qtbot.waitSignal(task.destroyed):
        del task
    qtbot.waitUntil(lambda: gone() is None)  # the other thread may hold it a moment longer
    assert came == [None]


def test_a_task_outlives_its_owner_until_the_other_thread_has_spoken(qtbot):
    may_go_on, owner, came = threading.Event(), QObject(), []
    task = run(lambda work: may_go_on.wait(10), came.append, owner=owner)
    delete(owner)
    assert isValid(task)
    with qtbot.waitSignal(task.destroyed):
        may_go_on.set()
    assert came == []
