"""A reporter's script is killed at random points: what was acknowledged is there, and no action is there by half."""

import os

import pytest

from tests.faults.shim import run_preloaded

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill is another thing there")


def killed(rounds, seed=1):
    """Kill so often, half of the times at a call of the system where the machine has a C compiler."""
    told = run_preloaded("tests.faults.killing", rounds, seed)
    print(told)
    assert told["wrong"] == []
    assert told["kills"] == rounds
    assert told["acknowledged"] > rounds
    return told


def test_twenty_kills_lose_nothing_that_was_acknowledged():
    killed(20)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_two_thousand_kills_lose_nothing_that_was_acknowledged():
    assert killed(2000, seed=2)["cut_off"] > 100
