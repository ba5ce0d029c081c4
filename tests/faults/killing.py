"""Kills a reporter's script at random points, over and over, and looks each time at what is left of the case.

Run as a program of its own, so that it can fork children in which everything is read already.
"""

import ctypes
import json
import os
import random
import select
import shutil
import signal
import sys
import time
from pathlib import Path

from models.case import Case
from models.store.beside import has_hot_journal
from tests.faults.wholeness import hashes, problems
from tests.faults.working import work

LONGEST = 0.4  # seconds that a child works before it is killed
AGE = 40  # kills after which a new case is begun
ALL = 31  # writes, syncs, cuts, removals, renamings


def main(folder, rounds, seed):
    """Print as JSON how many actions were acknowledged, how many kills there were, and what was wrong after them."""
    folder = Path(folder)
    chance, told = random.Random(seed), {"kills": 0, "acknowledged": 0, "cut_off": 0, "wrong": []}
    for number in range(rounds):
        place = folder / str(number // AGE)
        if number % AGE == 0:
            shutil.rmtree(folder / str(number // AGE - 1), ignore_errors=True)
            (place / "files").mkdir(parents=True)
            Case.create(place / "story.dateline", who="Ana").close()
        last, count = _killed(place, number, chance)
        told["kills"] += 1
        told["acknowledged"] += count
        told["cut_off"] += has_hot_journal(place / "story.dateline")
        told["wrong"] += [f"{number}: {problem}" for problem in wrong_with(place, last)]
    print(json.dumps(told))


def _killed(place, number, chance):
    """Let a child work and kill it; return the last action that it acknowledged, and how many those were."""
    reads, writes = os.pipe()
    delay, point = chance.uniform(0, LONGEST), chance.randrange(1, 250)
    child = os.fork()
    if child == 0:
        _work(place, writes, number, point if number % 2 else 0)
    os.close(writes)
    acknowledged = _heard(reads, child, delay)
    os.close(reads)
    os.waitpid(child, 0)
    lines = acknowledged.decode().split("\n")[:-1]  # a line that was cut off acknowledges nothing
    return (lines[-1].split() if lines else None), max(len(lines) - 1, 0)


def _work(place, writes, number, point):
    """Work until killed: from outside, or at a call of the system where the faults are there to count them."""
    faults = ctypes.CDLL(None)
    with Case.open(place / "story.dateline", who="Ana") as case:

        def tell(name, row):
            os.write(writes, f"{row.number} {row.hash.hex()} {name}\n".encode())

        tell("opened", case.reader.history_page("ORDER BY number DESC LIMIT 1")[0])
        if point and hasattr(faults, "arm"):
            faults.arm(os.fsencode(case.path), point, 0, 0, ALL)
        work(case, place / "files", tell, number)
    os._exit(1)


def _heard(reads, child, delay):
    """Hear a child until it dies; it is killed some time after it said that it is open."""
    heard, end = b"", None
    while True:
        ready, _, _ = select.select(
            [reads], [], [], None if end is None else max(0.0, end - time.monotonic())
        )
        if not ready:
            os.kill(child, signal.SIGKILL)
            end = time.monotonic() + 60
            continue
        more = os.read(reads, 65536)
        if not more:
            return heard
        heard += more
        end = end or time.monotonic() + delay


def wrong_with(place, last, passphrase=None):
    """What is wrong with a case after a kill: it is opened as a person would open it, and closed.

    `last` is the number and hash of what was acknowledged last.
    """
    try:
        with Case.open(place / "story.dateline", who="Ana", passphrase=passphrase) as case:
            yield from problems(case)
            held = hashes(case)
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    if last is None:
        yield "the child never said that it was open"
    elif not 0 <= len(held) - int(last[0]) <= 1 or held[int(last[0]) - 1] != last[1]:
        yield f"{last} was acknowledged, and the history ends with {len(held)}"
    left = sorted(each.name for each in place.iterdir())
    if left != ["files", "story.dateline"]:
        yield f"there is more in the folder: {left}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
