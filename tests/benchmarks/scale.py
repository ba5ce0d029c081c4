"""What a large investigation costs: 50,000 events, 200,000 claims and 10,000 documents in a file of two gigabytes."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from gui.parts import tasks
from models.machine.paths import program_folder, user_folder
from models.machine.settings import Settings
from models.records.story import Event, EventId
from models.store import schema
from tests.benchmarks.desk import Desk, case_of
from tests.benchmarks.made_case import add_documents
from tests.benchmarks.result import Result, percentile, seconds, spread

DOCUMENTS_PER_EVENT = 5  # a fifth as many
SMALL = 500  # events
SIZE = 195_000  # bytes of a document
REST = 5  # seconds
LOOK = 5  # milliseconds between two looks whether the window is awake
MEGABYTE = 1_000_000


def large_case(count: int) -> Path:
    """Return the made case of so many events with its documents; it is kept between runs."""
    path = program_folder() / "build" / "bench" / f"large-{schema.SCHEMA_VERSION}-{count}.dateline"
    if not path.exists():
        plain = case_of(count)
        beside = path.with_suffix(f".{os.getpid()}.part")
        shutil.copyfile(plain, beside)
        add_documents(beside, count // DOCUMENTS_PER_EVENT, SIZE)
        beside.replace(path)
    return path


def opened(count: int) -> Result:
    """From the wish to open a case that nobody looked through lately, all its pages, to its painted timeline."""
    path, desk = large_case(count), Desk()
    taken, cpu, floor = [], [], seconds(lambda: _read_through(path))
    for _ in range(3):
        (user_folder() / "sound.json").unlink(missing_ok=True)  # as if it had come from elsewhere
        begun = time.process_time()
        taken.append(desk.timed(lambda: desk.open(path)) / 1000)
        cpu.append(time.process_time() - begun)
        desk.window.commands.close_case()
        desk.settle()
    known = desk.timed(lambda: desk.open(path)) / 1000
    desk.window.commands.close_case()
    told = {"first": taken[0], "known to be sound": known, "floor": "reading the file", **_size(path, count)}
    told["of the processor"] = round(sorted(cpu)[1], 3)
    return Result(sorted(taken)[1], "s", floor, "≤ 3 s with quick_check", 3.0, detail=told)


def backed_up(count: int) -> Result:
    """A checked backup while somebody works, against the bare copy of the file."""
    path, desk = large_case(count), Desk()
    desk.open(path)
    case = desk.window._session.case
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        floor = seconds(lambda: _copied(path, Path(folder) / "copy"))
        (Path(folder) / "copy").unlink()
        chosen = Settings(backup_folder=folder)
        begun = time.process_time()
        taken = seconds(lambda: case.backup(chosen, lambda _done, _total: None))
        cpu = time.process_time() - begun
    desk.window.commands.close_case()
    told = {"floor": "copy and sync", "of the processor": round(cpu, 3), **_size(path, count)}
    return Result(taken, "s", floor, "≤ 20 s", 20.0, detail=told)


def paused(count: int) -> Result:
    """The longest time for which the window does not answer while the case is read, backed up and edited.

    The first picture of a case takes the time that it takes, as in a small one; it is told apart. The floor is
    the longest pause of the same window at rest: on a busy machine the clock tells more of the others than of us.
    """
    path, desk = large_case(count), Desk()
    desk.window._session.ending = lambda case: case.close()  # no backup beside the case
    desk.open(case_of(SMALL))  # the views are made once, with whatever case is opened first
    (user_folder() / "sound.json").unlink(missing_ok=True)
    longest: dict[str, float] = {}
    with watched(longest, "at rest"):
        _wait_until(desk, time.monotonic() + REST)
    _open_watched(desk, path, longest)
    case = desk.window._session.case
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        chosen, done = Settings(backup_folder=folder), []
        with watched(longest, "backup"):
            tasks.run(
                lambda work: case.backup(chosen, work.report), done.append, done.append, owner=desk.window
            )
            _wait(desk, lambda: bool(done))
        if isinstance(done[0], Exception):
            raise done[0]
    taken, worked = [], []
    for number in range(20):
        begun = time.thread_time()
        taken.append(desk.timed(lambda n=number: _changed(desk, n)))
        worked.append((time.thread_time() - begun) * 1000)
    longest |= {"editing": percentile(taken, 0.95), "editing, worked": percentile(worked, 0.95)}
    desk.window.commands.close_case()
    worst = max(longest[name] for name in ("reading", "backup", "editing"))
    told = {
        **{name: round(value, 1) for name, value in longest.items()},
        **spread(taken),
        **_size(path, count),
    }
    return Result(worst, "ms", longest["at rest"], "≤ 100 ms", 100.0, detail=told)


def _open_watched(desk: Desk, path: Path, longest: dict[str, float]) -> None:
    """Open a case; what is read aside is watched apart from taking it and painting it first."""
    session = desk.window._session
    take, watches = session.take, ExitStack()

    def taken(opened: object) -> None:
        watches.close()
        watches.enter_context(watched(longest, "first picture"))
        take(opened)

    session.take = taken
    watches.enter_context(watched(longest, "reading"))
    desk.open(path)
    watches.close()
    session.take = take


def _changed(desk: Desk, number: int) -> None:
    """Retitle an event, as a person does in the table."""
    session = desk.window._session
    event = session.reader.get(Event, EventId(session.index.ids[number * 97 % len(session.index.ids)]))
    session.edit(
        "Change title", lambda writer: writer.replace(replace(event, title=f"Retitled {number}")), desk
    )


@contextmanager
def watched(longest: dict[str, float], name: str) -> Iterator[None]:
    """Keep the longest time between two turns of the window's loop, by the clock and of the processor."""
    last, timer = [(time.perf_counter(), time.thread_time())], QTimer(interval=LOOK)
    gaps, worked = [0.0], [0.0]

    def look() -> None:
        now = time.perf_counter(), time.thread_time()
        gaps.append((now[0] - last[0][0]) * 1000)
        worked.append((now[1] - last[0][1]) * 1000)
        last[0] = now

    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        look()
        longest |= {name: max(gaps), f"{name}, p99": percentile(gaps, 0.99), f"{name}, worked": max(worked)}


def _wait(desk: Desk, is_done: Callable[[], bool]) -> None:
    while not is_done():
        desk.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _wait_until(desk: Desk, end: float) -> None:
    while time.monotonic() < end:
        desk.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, LOOK)


def _read_through(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(MEGABYTE):
            pass


def _copied(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _size(path: Path, count: int) -> dict[str, object]:
    return {
        "events": count,
        "documents": count // DOCUMENTS_PER_EVENT,
        "megabytes": path.stat().st_size // MEGABYTE,
    }
