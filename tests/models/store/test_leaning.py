"""A date that leans on another event follows it, in the same edit."""

from dataclasses import replace

import pytest

from models.errors import CaseError
from models.records.story import Claim, Event, Field, State
from models.values.when import When
from tests.builders import a_case, an_event


def lean(case, event_id, on, way="after", lag="P3D", until=None, **fields):
    with case.edit("Lean") as writer:
        claim = writer.claim_for(event_id, Field.WHEN)
        writer.replace(replace(claim, role=way, lag=lag, other_event_id=on, until_event_id=until, **fields))


def move(case, event_id, edtf):
    with case.edit("Move") as writer:
        event = writer.reader.get(Event, event_id)
        writer.replace(replace(event, when=When.from_edtf(edtf) if edtf else None))


def date(case, event_id):
    when = case.reader.get(Event, event_id).when
    return when and when.edtf


@pytest.fixture
def case(tmp_path):
    ids = {"ruling": "2021-09-24", "raid": None, "appeal": None}
    with a_case(tmp_path, *(an_event(id, edtf, id=id) for id, edtf in ids.items())) as case:
        yield case


def test_a_date_is_worked_out_when_it_begins_to_lean_and_again_when_the_other_moves(case):
    lean(case, "raid", "ruling", wording="three days after the ruling")
    assert date(case, "raid") == "2021-09-27"
    assert case.reader.get(Event, "raid").when.wording == "three days after the ruling"
    move(case, "ruling", "2021-10-01")
    assert date(case, "raid") == "2021-10-04"
    case.undo()
    assert (date(case, "ruling"), date(case, "raid")) == ("2021-09-24", "2021-09-27")


def test_dates_that_lean_in_a_row_all_follow(case):
    lean(case, "raid", "ruling")
    lean(case, "appeal", "raid", lag="P1D")
    move(case, "ruling", "2021-10-01")
    assert date(case, "appeal") == "2021-10-05"
    move(case, "ruling", None)
    assert (date(case, "raid"), date(case, "appeal")) == (None, None)


def test_dates_in_a_circle_are_refused_and_nothing_is_kept(case):
    lean(case, "raid", "ruling")
    with pytest.raises(CaseError, match="in a circle"):
        lean(case, "ruling", "raid")
    assert date(case, "ruling") == "2021-09-24"
    with pytest.raises(CaseError, match="cannot lean on itself"):
        lean(case, "appeal", "appeal")


def test_a_checked_date_that_moved_with_another_is_changed_after_check(case):
    lean(case, "raid", "ruling")
    claim = next(one for one in case.reader.all(Claim) if (one.event_id, one.field) == ("raid", Field.WHEN))
    with case.edit("Check") as writer:
        writer.replace(replace(claim, state=State.CHECKED))
    move(case, "ruling", "2021-10-01")
    assert case.reader.get(Claim, claim.id).state is State.CHANGED


def test_the_bounds_stay_when_the_event_goes_that_a_date_leaned_on(case):
    lean(case, "raid", "ruling")
    with case.edit("Delete") as writer:
        writer.delete(writer.reader.get(Event, "ruling"))
    assert date(case, "raid") == "2021-09-27"
    claim = next(one for one in case.reader.all(Claim) if (one.event_id, one.field) == ("raid", Field.WHEN))
    assert (claim.role, claim.lag, claim.other_event_id) == ("", "", None)


def test_a_date_between_two_events_follows_either(case):
    move(case, "appeal", "2021-12-01")
    lean(case, "raid", "ruling", way="between", lag="", until="appeal")
    assert date(case, "raid") == "[2021-09-24..2021-12-01]"
    move(case, "appeal", "2021-11-01")
    assert date(case, "raid") == "[2021-09-24..2021-11-01]"


def test_a_date_that_leans_cannot_be_moved_by_hand(case):
    lean(case, "raid", "ruling")
    move(case, "raid", "2022-01-01")
    assert date(case, "raid") == "2021-09-27"
