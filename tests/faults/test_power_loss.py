"""The power fails at any moment: however the disk is found, the case opens, whole, with all that was acknowledged."""

import random

import pytest

from tests.faults.power import Disk, Step, torn
from tests.faults.shim import needs_faults, run_preloaded


def lost(about, actions, *passphrase):
    """Look at so many different states after so many actions, twice; return what was told."""
    told = run_preloaded("tests.faults.losing_power", about, actions, *passphrase)
    print({name: value for name, value in told.items() if name != "wrong"})
    assert told["wrong"] == []
    assert told["acknowledged"] >= actions
    assert told["cut_off"] > told["states"] // 10  # with a journal beside the case
    return told


@needs_faults
def test_in_sixty_states_after_a_loss_of_power_nothing_acknowledged_is_lost():
    assert lost(60, 4)["states"] >= 40


@needs_faults
@pytest.mark.long
@pytest.mark.timeout(0)
def test_in_five_thousand_states_after_a_loss_of_power_nothing_acknowledged_is_lost():
    told = lost(6500, 40)
    assert told["states"] >= 5000
    assert {"all", "nothing", "all but the last", "some, in any order", "torn at 512", "torn at 4096"} <= set(
        told["ways"]
    )


@needs_faults
@pytest.mark.long
@pytest.mark.timeout(0)
def test_in_three_hundred_states_of_an_encrypted_case_nothing_acknowledged_is_lost():
    assert lost(300, 10, "correct horse")["states"] >= 200


@needs_faults
@pytest.mark.long
def test_a_disk_that_lies_about_what_is_safe_is_found_out():
    assert run_preloaded("tests.faults.losing_power", 60, 4, "", "lies")["wrong"]


def test_what_was_synced_is_there_and_the_rest_may_be():
    disk = Disk({"/a/case": bytearray(b"old")})
    disk.do(Step("W", "/a/case", 0, b"new"))
    disk.do(Step("S", "/a/case", 0))
    disk.do(Step("W", "/a/case", 1, b"XY"))
    found = {way: bytes(files["/a/case"]) for way, files in disk.states(random.Random(1))}
    assert found["all"] == b"nXY"
    assert found["nothing"] == found["all but the last"] == b"new"


def test_a_new_name_is_certain_once_its_folder_was_synced():
    disk = Disk({"/a/case": bytearray()})
    disk.do(Step("W", "/a/case-journal", 0, b"x"))
    disk.do(Step("S", "/a/case-journal", 0))
    disk.do(Step("W", "/a/case", 0, b"y"))
    states = dict(disk.states(random.Random(1)))
    assert "/a/case-journal" in states["nothing"]
    assert "/a/case-journal" not in states["nothing, nor new names"]
    disk.do(Step("S", "/a", 0))
    assert "/a/case-journal" in dict(disk.states(random.Random(1)))["nothing, nor new names"]


def test_a_write_is_torn_where_the_sectors_of_the_disk_end():
    pieces = torn(Step("W", "/a", 500, bytes(range(200)) * 6), 512)
    assert [(one.at, len(one.data)) for one in pieces] == [(500, 12), (512, 512), (1024, 512), (1536, 164)]
    assert b"".join(one.data for one in pieces) == bytes(range(200)) * 6
