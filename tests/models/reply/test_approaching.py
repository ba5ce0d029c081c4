"""Criticism is flagged, put, answered and taken back; each step is one change that undo takes away."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.errors import CaseError
from models.records.desk import Approach
from models.records.story import Claim
from models.reply.approaching import (
    delete_approach,
    keep_approach,
    named_in,
    read_parties,
    set_criticism,
)
from models.reply.parties import Standing
from tests.builders import a_case, a_claim, add, an_actor, an_event, replace_in

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SALE = an_event("The sale", when="2018-05")
FIRM, COURT = an_actor("Firm", id="firm"), an_actor("Court", id="court")
LATE, RECORDS = (
    a_claim(SALE, text="It paid late", id="late"),
    a_claim(SALE, text="It kept no records", id="rec"),
)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, SALE, FIRM, COURT, LATE, RECORDS) as opened:
        yield opened


def flag(case, claim, *actors, is_criticism=True):
    with case.edit("Flag criticism") as writer:
        return set_criticism(writer, claim.id, is_criticism, [actor.id for actor in actors])


def keep(case, approach, language="en"):
    with case.edit("Keep an approach") as writer:
        return keep_approach(writer, approach, language)


def approaches(case):
    return case.reader.all(Approach)


def names(case):
    return [party.name for party in read_parties(case.reader, NOW)]


def test_a_flagged_claim_is_planned_to_be_put_to_whom_it_criticises(case):
    flag(case, LATE, FIRM)
    flag(case, RECORDS, FIRM, COURT)
    assert sorted((each.actor_id, each.claims) for each in approaches(case)) == [
        ("court", ("rec",)),
        ("firm", ("late", "rec")),
    ]
    assert named_in(case.reader, RECORDS) == (COURT, FIRM)
    assert names(case) == ["Court", "Firm"]


def test_a_flag_without_a_name_is_kept_until_somebody_is_named(case):
    flag(case, LATE)
    assert names(case) == ["nobody named yet"]
    flag(case, LATE, COURT)
    assert names(case) == ["Court"]


def test_a_flag_that_is_taken_away_leaves_nothing_planned(case):
    flag(case, LATE, FIRM)
    flag(case, LATE, is_criticism=False)
    assert approaches(case) == ()
    assert not case.reader.get(Claim, "late").is_criticism


def test_a_flag_is_one_step_that_undo_takes_away(case):
    flag(case, LATE, FIRM)
    case.undo()
    assert approaches(case) == ()
    assert not case.reader.get(Claim, "late").is_criticism


def test_what_was_put_stays_when_the_flag_goes(case):
    flag(case, LATE, FIRM)
    kept = keep(case, replace(approaches(case)[0], state="sought"))
    flag(case, LATE, is_criticism=False)
    assert approaches(case) == (kept,)


def test_a_claim_about_taking_part_needs_no_plan_for_its_own_actor(case):
    who = a_claim(SALE, "who", "", id="who", actor_id="firm")
    add(case, who)
    flag(case, who, FIRM)
    assert approaches(case) == ()
    assert names(case) == ["Firm"]
    flag(case, who, FIRM, COURT)
    assert names(case) == ["Court", "Firm"]


def test_what_is_put_is_frozen_and_no_longer_planned(case):
    flag(case, LATE, FIRM)
    flag(case, RECORDS, FIRM)
    kept = keep(case, Approach("a", FIRM.id, "sought", ("late",)))
    assert kept.put == "May 2018: The sale. It paid late"
    assert kept.by == "Ana"
    (planned,) = [each for each in approaches(case) if each.state == "not sought"]
    assert planned.claims == ("rec",)
    keep(case, replace(kept, claims=("late", "rec")))
    assert [each.id for each in approaches(case)] == ["a"]


def test_a_line_stays_as_it_was_put_when_the_approach_is_kept_again(case):
    kept = keep(case, Approach("a", FIRM.id, "sought", ("late",)))
    replace_in(case, replace(LATE, text="It paid a year late"))
    answered = keep(case, replace(kept, state="answered", answer="No.", claims=("late", "rec")))
    assert answered.put == "May 2018: The sale. It paid late\nMay 2018: The sale. It kept no records"


def test_what_an_approach_lets_go_is_planned_again(case):
    flag(case, LATE, FIRM)
    flag(case, RECORDS, FIRM)
    kept = keep(case, Approach("a", FIRM.id, "sought", ("late", "rec")))
    kept = keep(case, replace(kept, claims=("late",)))
    (party,) = read_parties(case.reader, NOW)
    assert [each.claim.id for each in party.missing] == ["rec"]
    with case.edit("Delete an approach") as writer:
        delete_approach(writer, kept)
    (party,) = read_parties(case.reader, NOW)
    assert party.standing(NOW) is Standing.MISSING
    assert len(party.missing) == 2


def test_an_approach_that_says_too_little_is_refused(case):
    with pytest.raises(CaseError, match="why this party"):
        keep(case, Approach("a", FIRM.id, "cannot", ("late",)))
    assert approaches(case) == ()
