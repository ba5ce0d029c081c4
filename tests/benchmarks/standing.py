"""How long the window stands still while a great many rows come in, are shown, taken back and made again."""

import csv
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from gui.parts.collecting import collect_here
from models.case import Case
from tests.benchmarks.desk import Desk
from tests.benchmarks.result import Result

CITIES = (
    "Hamburg",
    "Lyon",
    "London",
    "Shenzhen",
    "Beijing",
    "Xuzhou",
    "Madrid",
    "Warsaw",
    "Odesa",
    "Tripoli",
)
BEAT = 10  # milliseconds
REST = 3.0  # seconds in which nothing is asked, for what is drawn anew


class Beat:
    """Counts how long no event was dealt with, step by step; beside it, how much of that was this thread's own work."""

    def __init__(self, desk: Desk) -> None:
        """Begin to beat."""
        self._desk = desk
        self.gaps: dict[str, tuple[float, float]] = {}
        self._step = ""
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._timer = QTimer(desk.window)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        gap = ((now - self._last) * 1000, (own - self._own) * 1000)
        self._last, self._own = now, own
        self.gaps[self._step] = max(gap, self.gaps.get(self._step, (0.0, 0.0)))

    def during(self, step: str, act: Callable[[], object], is_done: Callable[[], bool]) -> None:
        """Do something, wait for it and for what is drawn after it."""
        self._step = step
        act()
        self._wait(is_done)
        end = time.perf_counter() + REST
        self._wait(lambda: time.perf_counter() > end)

    def _wait(self, is_done: Callable[[], bool]) -> None:
        while not is_done():
            self._desk.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def import_in_the_window(count: int) -> Result:
    """The longest that the window stands while a table is read, imported, shown, taken back and made again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_table(folder / "rows.csv", count)
        Case.create(folder / "new.dateline", who="Bench").close()
        desk = Desk()
        desk.open(folder / "new.dateline")
        gaps = _gaps(desk, folder / "rows.csv")
        desk.window.commands.close_case()
    worst = max(gap for step, (gap, _) in gaps.items() if step != "rest")
    told = {step: f"{gap:.0f} ms, own {own:.0f}" for step, (gap, own) in gaps.items()}
    return Result(worst, "ms", gaps["rest"][0], "≤ 100 ms", 100.0, detail={**told, "events": count})


def write_table(path: Path, count: int) -> None:
    """Write a table as reporters keep them, with places, actors and sources that come again."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "date", "what happened", "city", "involved", "source", "source url"))
        for n in range(count):
            day = f"{2005 + n % 20}-{n % 12 + 1:02}-{n % 28 + 1:02}"
            told = (f"Company {n % 300}", f"Herald {n % 50}", f"https://example.org/{n % 5000}")
            rows.writerow((f"R-{n}", day, f"Incident {n} at the gate", CITIES[n % len(CITIES)], *told))


def _gaps(desk: Desk, table: Path) -> dict[str, tuple[float, float]]:
    window, session = desk.window, desk.window._session
    session.who = "Bench"
    clock, beat = collect_here(window), Beat(desk)
    beat.during("rest", lambda: None, lambda: True)
    window.imports.read(table)
    page = window.imports.page
    if page is None:
        raise RuntimeError("the import page did not open")
    readings = page.readings
    beat.during("reading", lambda: None, lambda: not (readings.is_reading or readings.is_stale))
    beat.during("importing", page.go.click, lambda: page.done_plan is not None)
    beat.during("showing", page.go.click, lambda: window.imports.page is None)
    for step, act in (("undo", window.commands.undo), ("redo", window.commands.redo)):
        before = session.index
        beat.during(step, act, lambda before=before: session.index is not before)
    clock.stop()
    return beat.gaps
