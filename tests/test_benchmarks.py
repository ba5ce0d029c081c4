"""The measurements run, on cases a hundredth of their size: what they say of speed is read, never tested."""

import json
import subprocess
import sys

import pytest

from models.machine.paths import program_folder
from tests.benchmarks.registry import BENCHMARKS

QUICK = ("open_100k", "search_100k", "layout_150")


def measured(key):
    command = [sys.executable, "-m", "tests.benchmarks", "--small", "--one", key]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=program_folder())
    return json.loads(ended.stdout.splitlines()[-1])


def is_sound(result):
    return (
        result["value"] > 0 and result["floor"] > 0 and isinstance(result["is_met"], bool) and result["goal"]
    )


@pytest.mark.parametrize(
    "key", [*QUICK, *(pytest.param(k, marks=pytest.mark.long) for k in BENCHMARKS if k not in QUICK)]
)
def test_each_key_is_measured_with_its_floor_and_its_goal(key):
    assert is_sound(measured(key))


def test_every_key_that_was_promised_is_measured():
    promised = "start open_100k frame_100k frame_1m map_frame_100k filter_100k search_100k edit_100k import_100k export"
    assert {*promised.split(), "layout_150", "rss_100k", "grow"} <= {*BENCHMARKS}
