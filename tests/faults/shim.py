"""Faults of the disk: a few lines of C that stand before the calls of the system, compiled when first wanted."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.source_tree import ROOT

SOURCE = Path(__file__).with_name("faults.c")
NO_FAULTS = "faults of the disk need Linux and a C compiler (cc)"


@cache
def library():
    """Return the compiled faults; None where the machine cannot compile or load them."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    path = Path(tempfile.mkdtemp(prefix="dateline-faults-")) / "faults.so"
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", path, SOURCE, "-ldl"], check=False, capture_output=True
    )
    return path if made.returncode == 0 else None


def run_preloaded(module, *words):
    """Run a program of the tests with the faults before its calls, where there are any; return what it prints as JSON.

    It works in a folder in memory where there is one: faults and kills are the same there, and a sync takes no time.
    """
    faults = {"LD_PRELOAD": str(library())} if library() else {}
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="dateline-faults-", dir=memory if memory.is_dir() else None
    ) as folder:
        program = [sys.executable, "-m", module, str(Path(folder) / "work"), *map(str, words)]
        done = subprocess.run(
            program, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **faults}
        )
    return json.loads(done.stdout)


needs_faults = pytest.mark.skipif(library() is None, reason=NO_FAULTS)
