"""How opening, moving and searching grow with the case."""

from models.case import Case
from tests.benchmarks.case import FOUND, WORDS
from tests.benchmarks.desk import Desk, case_of, painting_floor
from tests.benchmarks.result import Result, exponent, milliseconds, percentile

MOST_FLAT, MOST_STEEP = 0.2, 1.1


def grow(count: int) -> Result:
    """The exponents of growth over count / 100, count / 10 and count events."""
    counts = [max(count // by, 10) for by in (100, 10, 1)]
    times: dict[str, list[float]] = {"open": [], "frame": [], "search": []}
    for many in counts:
        opened, moved, searched = _measured(many)
        times["open"].append(opened)
        times["frame"].append(moved)
        times["search"].append(searched)
    powers = {name: exponent(counts, taken) for name, taken in times.items()}
    worst = max(powers["open"] / MOST_STEEP, powers["frame"] / MOST_FLAT, powers["search"] / MOST_FLAT)
    told: dict[str, object] = {"events": counts}
    told |= {f"{name} in ms": [round(one, 2) for one in taken] for name, taken in times.items()}
    told |= {name: round(power, 3) for name, power in powers.items()}
    goal = "frame and search < 0.2, open ≤ 1.1"
    return Result(worst, "of the allowed exponents", painting_floor(), goal, 1.0, detail=told)


def _measured(count: int) -> tuple[float, float, float]:
    """Milliseconds to open, p95 to move a step, and p95 to search."""
    path = case_of(count)
    desk = Desk()
    desk.open(path)
    desk.window.commands.close_case()
    opened = min(_opened(desk, path) for _ in range(2))
    moved = percentile(desk.walk(desk.timeline, 80)[10:], 0.95)
    desk.window.commands.close_case()
    desk.window.close()
    with Case.open(path, read_only=True) as case:
        taken = [milliseconds(lambda w=words: case.reader.search(w, FOUND)) for words in WORDS * 2]
    return opened, moved, percentile(taken[len(WORDS) :], 0.95)


def _opened(desk: Desk, path: object) -> float:
    if desk.window._session.is_open:
        desk.window.commands.close_case()
        desk.settle()
    return desk.timed(lambda: desk.open(path))
