"""Children that open harmed cases under limits, one after the other, and the parent that hears what became of each.

A child may take 512 MB and, for one file, 20 seconds of the processor: a clock on the wall would blame a busy machine.
Whatever ends a child is charged to the file that it had in hand, and another child goes on behind it.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
MEMORY = 512 << 20  # bytes
SECONDS = 20  # of the processor, for one file
PATIENCE = 900  # seconds of silence after which a child is taken for dead


@dataclass
class Outcomes:
    """How many files were opened and refused, and what else became of some."""

    opened: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many files were tried."""
        return self.opened + self.refused + len(self.wrong)


def try_all(
    base: Path, folder: Path, count: int, *, passphrase: str = "", at_once: int = 2, first: int = 0
) -> Outcomes:
    """Let children open so many harmed copies of a case."""
    outcomes = Outcomes()
    seeds = [range(first + start, first + count, at_once) for start in range(at_once)]
    threads = [
        threading.Thread(target=_try_some, args=(base, folder / str(at), some, passphrase, outcomes))
        for at, some in enumerate(seeds)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def _try_some(base: Path, folder: Path, seeds: range, passphrase: str, outcomes: Outcomes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    while seeds:
        for left in folder.iterdir():
            left.unlink()
        last = _run_child(base, folder, seeds, passphrase, outcomes)
        seeds = seeds[seeds.index(last) + 1 :]


def _run_child(base: Path, folder: Path, seeds: range, passphrase: str, outcomes: Outcomes) -> int:
    """Run one child for as long as it lives, and return the last seed that it had in hand."""
    told = [str(base.resolve()), str(folder), passphrase, str(seeds.start), str(seeds.stop), str(seeds.step)]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.mutated_cases", *told],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env=os.environ | {
            "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1", "PYTHONFAULTHANDLER": "",
            "TMPDIR": str(folder.parent), "DATELINE_HOME": str(folder.parent / f"home-{folder.name}"),
        },
    )  # fmt: skip
    in_hand, is_done = seeds.start, True
    watch = threading.Timer(PATIENCE, child.kill)
    watch.start()
    for line in child.stdout or ():
        watch.cancel()
        watch = threading.Timer(PATIENCE, child.kill)
        watch.start()
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "begin":
            in_hand, is_done = int(rest), False
            continue
        is_done = True
        if word in ("opened", "refused"):
            setattr(outcomes, word, getattr(outcomes, word) + 1)
        else:
            outcomes.wrong.append(f"{in_hand}: {rest}".replace("\\n", "\n"))
    watch.cancel()
    errors = child.communicate()[1]
    if child.returncode and is_done:
        outcomes.wrong.append(f"after {in_hand}: the child ended with {child.returncode}: {errors[-2000:]}")
        return seeds[-1]
    if not is_done:
        outcomes.wrong.append(f"{in_hand}: the child ended with {child.returncode}: {errors[-2000:]}")
    return in_hand


# the child ---------------------------------------------------------------------------------------


def main(base: str, folder: str, passphrase: str, *numbers: str) -> None:
    """Open harmed copies of a case, and print what became of each."""
    from tests.mutations import harmed, scratched

    _limit_memory()
    data = Path(base).read_bytes()
    for seed in range(*map(int, numbers)):
        print("begin", seed, flush=True)
        _allow_seconds(SECONDS)
        changed = scratched(data, seed) if passphrase else harmed(data, seed)
        told = _tried(Path(folder), changed, passphrase or None)
        _allow_seconds(0)
        print(*told.split("\n"), sep="\\n", flush=True)


def _tried(folder: Path, changed: bytes, passphrase: str | None) -> str:
    from tests.reading_all import open_and_read

    for left in folder.iterdir():
        left.unlink()
    path = folder / "case.dateline"
    path.write_bytes(changed)
    reading = open_and_read(path, passphrase, read_only=True)
    if reading not in ("opened", "refused"):
        return f"wrong {reading}"
    if path.read_bytes() != changed or _left(folder) != [path.name]:
        return f"wrong written while it was read: {_left(folder)}"
    writing = open_and_read(path, passphrase, read_only=False)
    if writing not in ("opened", "refused"):
        return f"wrong for writing: {writing}"
    if writing == "refused" and path.read_bytes() != changed:
        return "wrong written though it was refused"
    if _left(folder) != [path.name]:
        return f"wrong left beside it: {_left(folder)}"
    return writing if writing == reading else f"{reading} for reading, {writing} for writing"


def _left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_seconds(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
