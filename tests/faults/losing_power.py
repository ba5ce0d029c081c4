"""Writes down what a session tells the disk, lets the power fail at every moment of it, and looks at what is left.

Run as a program of its own before which faults.c is loaded.
"""

import ctypes
import hashlib
import json
import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

from models.case import Case
from tests.builders import add, an_event
from tests.faults.killing import wrong_with
from tests.faults.power import Disk, steps_in
from tests.faults.working import work


def main(folder, about, actions, passphrase=None, lies=False):
    """Print as JSON how many states were looked at, in how many ways they came about, and what was wrong.

    There are `about` so many, at moments of the whole session.
    A disk that `lies` says that the journal is safe, and it is not.
    """
    folder = Path(folder)
    path = folder / "story.dateline"
    (folder / "files").mkdir(parents=True)
    with Case.create(path, who="Ana", passphrase=passphrase) as case:
        add(case, an_event("First"))
    disk = Disk({str(path): bytearray(path.read_bytes())})
    steps = recorded(path, folder, actions, passphrase)
    told = {"states": 0, "ways": Counter(), "steps": len(steps), "acknowledged": 0, "cut_off": 0, "wrong": []}
    told["acknowledged"] = sum(step.kind == "A" for step in steps)
    seen = set()
    chance = random.Random(3)
    every = max(len(steps) * 9 // (2 * about), 1)  # some four or five states at a moment
    last, place = None, folder / "after"
    for number, step in enumerate(steps):
        if step.kind == "A":
            last = (str(step.at), step.data.decode())
            continue
        if not (lies and step.kind == "S" and step.file.endswith("-journal")):
            disk.do(step)
        if chance.randrange(every) and number != len(steps) - 1:
            continue
        for way, files in disk.states(chance):
            key = hashlib.sha256(
                repr((last, sorted((n, bytes(d)) for n, d in files.items()))).encode()
            ).digest()
            if key in seen:
                continue
            seen.add(key)
            told["states"] += 1
            told["ways"][way] += 1
            told["cut_off"] += any(
                name.endswith("-journal") and data[:1] > b"\0" for name, data in files.items()
            )
            told["wrong"] += [f"{number} {way}: {one}" for one in wrong_in(place, files, last, passphrase)]
    print(json.dumps(told))


def recorded(path, folder, actions, passphrase):
    """Work, close, open and work again while every write and every sync is written down."""
    faults, log = ctypes.CDLL(None), folder / "log"
    faults.record(os.fsencode(path), os.fsencode(log))
    for seed in (1, 2):
        with Case.open(path, who="Ana", passphrase=passphrase) as case:

            def tell(_name, row):
                faults.acknowledge(row.number, row.hash.hex().encode())

            tell("opened", case.reader.history_page("ORDER BY number DESC LIMIT 1")[0])
            work(case, folder / "files", tell, seed, most=actions)
    faults.record(os.fsencode(path), None)
    steps = steps_in(log)
    log.unlink()
    return steps


def wrong_in(place, files, last, passphrase):
    """What is wrong with a case that is found like this."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "files").mkdir(parents=True)
    for name, data in files.items():
        (place / Path(name).name).write_bytes(data)
    return wrong_with(place, last, passphrase)


if __name__ == "__main__":
    words = sys.argv[4:]
    main(
        sys.argv[1],
        int(sys.argv[2]),
        int(sys.argv[3]),
        next(iter(words), "") or None,
        lies="lies" in words[1:],
    )
