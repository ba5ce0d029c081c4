"""Reads many hostile files of one format in a process of its own, and tells what the worst of them cost."""

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from models.case import Case
from models.exchange.registry import READ
from tests.hostile.test_foreign_files import fixture_of, mutated_copy, planned, read

MEGABYTE = 1024 if sys.platform.startswith("linux") else 1024 * 1024  # in what ru_maxrss counts


def main(name: str, count: int) -> None:
    known = next(one for one in READ if one.name == name)
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "case.dateline") as case:
        for seed in range(count):
            path = mutated_copy(fixture_of(known), Path(folder), random.Random(f"child {name} {seed}"))
            begun = time.process_time()
            planned(case, read(known, path), Path(folder))
            longest = max(longest, time.process_time() - begun)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    sys.stdout.write(json.dumps({"files": count, "seconds": longest, "megabytes": most}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
