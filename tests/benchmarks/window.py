"""What the window costs: starting, opening, moving, filtering, editing, and memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from models.importing.sample import write_sample
from models.index.filters import Filter
from models.machine.paths import program_folder
from models.records.story import Event
from tests.benchmarks.desk import Desk, case_of, painting_floor
from tests.benchmarks.made_case import KINDS, TAGS, Dates
from tests.benchmarks.result import Result, percentile, seconds, spread

ROUNDS = 7
MEGABYTE = 1024 * 1024
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(["bare"]); window = QMainWindow(); window.resize(1440, 900); window.show()
app.processEvents(); window.grab()
"""
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from gui.application import make_window
from gui.parts.ask import Ask
from gui.parts.fonts import register_fonts
app = QApplication(["dateline"]); register_fonts(); window = make_window(Ask()); window.resize(1440, 900)
window.show(); window.commands.open(Path(sys.argv[1]))
while not window._session.is_open: app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
app.processEvents(); window.grab()
"""


def start(_count: int) -> Result:
    """From the start of the process to the painted window with the sample, against a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.dateline"
        write_sample(sample)
        for script in (_BARE, _PROGRAM):
            _started(script, sample)
        pairs = [(_started(_BARE, sample), _started(_PROGRAM, sample)) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Result(ours, "s", bare, "≤ 3 × a bare QMainWindow", 3.0, is_ratio=True)


def _started(script: str, sample: Path) -> float:
    """Seconds from spawning Python to the painted window; the process then ends at once."""
    begun = time.perf_counter()
    ended = "\nprint('painted', flush=True); import os; os._exit(0)"
    command = [sys.executable, "-c", script + ended, str(sample)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=program_folder(), env=_quiet()) as process:
        line = process.stdout.readline() if process.stdout else b""
        taken = time.perf_counter() - begun
    if line.strip() != b"painted":
        raise RuntimeError("the window was not painted")
    return taken


def _quiet() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}


def open_case(count: int) -> Result:
    """From the wish to open a case to its painted timeline; the file's pages are in the system's cache."""
    path = case_of(count)
    path.read_bytes()
    desk, taken = Desk(), []
    for _ in range(4):
        taken.append(desk.timed(lambda: desk.open(path)) / 1000)
        desk.window.commands.close_case()
        desk.settle()
    return Result(
        statistics.median(taken[1:]), "s", painting_floor() / 1000, "≤ 1.0 s", 1.0,
        detail={"first": round(taken[0], 3), "events": count},
    )  # fmt: skip


def frame(count: int, most: float = 16.0, dates: Dates | None = None) -> Result:
    """A step of moving the timeline over the whole case until every view is painted."""
    desk = Desk()
    desk.open(case_of(count, dates))
    desk.walk(desk.timeline, 12)
    taken = desk.walk(desk.timeline, 160)
    return _steps(taken, f"p95 ≤ {most:.0f} ms", most, count)


def map_frame(count: int) -> Result:
    """A step of moving the map, with the picture that comes when it rests counted apart."""
    desk = Desk()
    desk.open(case_of(count))
    desk.walk(desk.map, 12)
    taken = desk.walk(desk.map, 120)
    at_rest = desk.timed(desk.map.settle)
    result = _steps(taken, "p95 ≤ 16 ms", 16.0, count)
    return replace(result, detail={**result.detail, "at rest": round(at_rest, 2)})


def filter_case(count: int) -> Result:
    """A change of the filter until every view is painted."""
    desk = Desk()
    desk.open(case_of(count))
    wishes = [Filter(kinds=frozenset({kind})) for kind in KINDS]
    wishes += [Filter(tags=frozenset({tag})) for tag in TAGS]
    wishes += [
        Filter(kinds=frozenset(KINDS[:number]), tags=frozenset(TAGS[number:])) for number in range(2, 6)
    ]
    wishes += [Filter(places=frozenset({f"place{number:04d}"})) for number in range(6)]
    wishes += [Filter(), Filter(words="Xuzhou"), Filter(words="法院"), Filter(only_uncited=True)]
    chosen = desk.window._selection
    for wish in wishes[:4]:
        chosen.set_filter(wish)
    taken = [desk.timed(lambda wish=wish: chosen.set_filter(wish)) for wish in wishes]
    return _steps(taken, "p95 ≤ 50 ms", 50.0, count)


def edit(count: int) -> Result:
    """An edit of a title from the wish to the commit and the painted views."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "edited.dateline"
        copy.write_bytes(case_of(count).read_bytes())
        desk = Desk()
        desk.open(copy)
        session = desk.window._session
        events = [session.reader.get(Event, session.index.ids[at * (count // 40)]) for at in range(33)]
        taken = [
            desk.timed(
                lambda one=one: session.edit("Edit", lambda w: w.replace(replace(one, title=f"{one.title}.")))
            )
            for one in events
        ]
        synced = _sync_floor(Path(folder))
        desk.window.commands.close_case()
    result = _steps(taken[3:], "p95 ≤ 30 ms", 30.0, count)
    return replace(result, floor=synced, detail={**result.detail, "floor": "a write that is flushed, p95"})


def _sync_floor(folder: Path) -> float:
    """Milliseconds for 4 KiB to reach the disk, p95 of 30."""

    def write() -> None:
        with (folder / "sync").open("wb") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())

    return percentile([seconds(write) * 1000 for _ in range(30)], 0.95)


def memory(count: int) -> Result:
    """Resident memory with a case open and looked at; the floor is that of a bare window."""
    bare = _bare_memory()
    desk = Desk()
    desk.open(case_of(count))
    desk.walk(desk.timeline, 40)
    desk.walk(desk.map, 20)
    return Result(_resident(), "MiB", bare, "≤ 300 MiB", 300.0, detail={"events": count})


def _bare_memory() -> float:
    script = f"{_BARE}\nfrom tests.benchmarks.window import _resident\nprint(_resident())"
    command = [sys.executable, "-c", script.replace("from tests", "import sys; from tests")]
    found = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=program_folder(), env=_quiet()
    )
    return float(found.stdout.split()[-1])


def _resident() -> float:
    """MiB of this process, from /proc; where there is none, the most it ever had."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _steps(taken: list[float], goal: str, most: float, count: int) -> Result:
    floor = painting_floor()
    told = {**spread(taken), "events": count, "floor": "400 boxes and 400 texts by QPainter, p95"}
    return Result(percentile(taken, 0.95), "ms", floor, goal, most, detail=told)
