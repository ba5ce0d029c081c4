"""Who is criticised, what was put to whom, by when they are to answer, and what was changed since."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records.desk import Approach
from models.records.dossier import Dossier, Stated
from models.records.story import Confidentiality, Field, State
from models.reply.parties import (
    Criticism,
    Standing,
    attempts_in_words,
    deadline_words,
    frozen,
    is_overdue,
    parties,
    problem_of,
    put_in,
    read_deadline,
)
from models.reply.words import LANGUAGES, told
from tests.builders import a_claim, a_kind, a_place, an_actor, an_amount, an_event

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIRM, COURT = an_actor("Jiafenxiang", id="firm"), an_actor("Shayang county court", id="court")
ACTORS = {"firm": FIRM, "court": COURT}


def a_criticism(text="It kept no records", event=None, actor=None, place=None, **fields):
    event = event or an_event("The sale", when="2018-05")
    claim = a_claim(event, text=text, is_criticism=True, **fields)
    return Criticism(Dossier(event, a_kind(), ()), Stated(claim, (), actor, place))


def an_approach(*criticisms, actor=FIRM, state="sought", id="a", **fields):
    put = "" if state == "not sought" else frozen(criticisms)
    return Approach(id, actor.id, state, tuple(each.claim.id for each in criticisms), put, **fields)


def found(criticisms, *approaches):
    return parties(criticisms, approaches, ACTORS, NOW)


def test_who_was_not_asked_stands_first_then_who_is_overdue():
    asked, late, open_ = a_criticism("One"), a_criticism("Two"), a_criticism("Three")
    third = an_actor("Third", id="third")
    told_parties = parties(
        [asked, late, open_],
        [
            an_approach(asked, state="answered", answer="No."),
            an_approach(late, actor=COURT, id="b", deadline="2026-05-01T12:00+00:00"),
            an_approach(open_, actor=third, id="c", state="not sought"),
        ],
        {**ACTORS, "third": third},
        NOW,
    )
    assert [(party.name, party.standing(NOW)) for party in told_parties] == [
        ("Third", Standing.MISSING),
        ("Shayang county court", Standing.OVERDUE),
        ("Jiafenxiang", Standing.ANSWERED),
    ]


def test_criticism_of_nobody_named_stands_before_all_parties():
    nobody, firm = a_criticism(), a_criticism()
    names = [party.name for party in found([nobody, firm], an_approach(firm, state="not sought"))]
    assert names == ["nobody named yet", "Jiafenxiang"]


def test_the_actor_of_a_claim_about_taking_part_is_whom_it_criticises():
    (party,) = found([a_criticism("", field="who", actor_id="firm", actor=FIRM)])
    assert party.actor == FIRM


def test_who_makes_a_statement_is_not_whom_it_criticises():
    (party,) = found([a_criticism(actor_id="court", actor=COURT)])
    assert party.actor is None


def test_a_claim_that_criticises_two_is_put_to_both():
    claim = a_criticism()
    firm, court = found(
        [claim], an_approach(claim), an_approach(claim, actor=COURT, id="b", state="not sought")
    )[::-1]
    assert not firm.missing
    assert court.missing == (claim,)


def test_a_rejected_claim_criticises_nobody_any_more():
    assert found([a_criticism(state=State.REJECTED)]) == ()


def test_attempts_are_counted_and_what_is_customary_is_said_until_somebody_answers():
    claim = a_criticism()
    twice = [an_approach(claim, id="a"), an_approach(claim, id="b")]
    (party,) = found([claim], *twice, an_approach(claim, id="c", state="not sought"))
    assert party.attempts == 2
    assert "5 are customary" in attempts_in_words(party)
    assert attempts_in_words(party, 2) == "2 attempts"
    (party,) = found([claim], an_approach(claim, state="refused"))
    assert attempts_in_words(party) == "1 attempt"


def test_a_later_answer_settles_an_earlier_letter_that_is_overdue():
    claim = a_criticism()
    first = an_approach(claim, id="a", sent_at="2026-04-01", deadline="2026-04-09")
    second = an_approach(claim, id="b", sent_at="2026-05-01", state="answered", answer="No.")
    (party,) = found([claim], first, second)
    assert party.standing(NOW) is Standing.ANSWERED


# what was put ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", list(Field))
def test_every_claim_can_be_put_in_every_language(language, field):
    claim = a_criticism("what it means", field=field, actor=COURT, place=a_place(), amount=an_amount())
    words = claim.words(language)
    assert "The sale" in words
    assert "\n" not in words
    assert "{" not in words


def test_a_claim_is_put_with_its_date_its_event_and_its_value():
    claim = a_criticism("proceeds", field="amount", amount=an_amount())
    assert claim.words() == "May 2018: The sale. Amount: ¥3bn (proceeds)"
    assert a_criticism().words() == "May 2018: The sale. It kept no records"


def test_a_confidential_actor_is_put_by_their_code_name():
    actor = an_actor("Real Name", confidentiality=Confidentiality.CONFIDENTIAL, code_name="HERON")
    told_words = told(*_parts(a_criticism("", field="who", actor=actor)))
    assert "HERON" in told_words
    assert "Real Name" not in told_words


def _parts(criticism):
    return criticism.dossier, criticism.stated


def changed(criticism, **fields):
    return replace(criticism, stated=replace(criticism.stated, claim=replace(criticism.claim, **fields)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_that_was_not_changed_is_as_it_was_put_in_any_language(language):
    claim = a_criticism()
    approach = replace(an_approach(claim), put=frozen([claim], language))
    assert [put.is_same for put in put_in(approach, [claim])] == [True]


def test_a_claim_that_was_changed_differs_from_what_was_put():
    first, second = a_criticism("One"), a_criticism("Two")
    approach = an_approach(first, second)
    now = [changed(first, text="One and a half"), second]
    (party,) = found(now, approach)
    (put,) = party.changed()
    assert put.claim_id == first.claim.id
    assert put.was.endswith("One")
    assert put.now.endswith("One and a half")


def test_a_claim_that_is_gone_differs_from_what_was_put():
    claim = a_criticism()
    (put,) = put_in(an_approach(claim), [])
    assert not put.is_same
    assert put.now == ""


def test_putting_it_again_settles_the_difference():
    old = a_criticism("One")
    new = changed(old, text="Two")
    first, second = an_approach(old, sent_at="2026-04-01"), an_approach(new, id="b", sent_at="2026-05-01")
    (party,) = found([new], first, second)
    assert party.changed() == ()


def test_a_claim_that_a_merge_brought_without_its_line_differs_until_a_line_says_it():
    first, second = a_criticism("One"), a_criticism("Two")
    approach = replace(an_approach(first, second), put=frozen([first]))
    assert [put.is_same for put in put_in(approach, [first, second])] == [True, False]


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(WORDS, WORDS, st.sampled_from(list(LANGUAGES)))
def test_a_claim_differs_exactly_if_its_words_do(before, after, language):
    old = a_criticism(before)
    approach = replace(an_approach(old), put=frozen([old], language))
    (put,) = put_in(approach, [changed(old, text=after)])
    assert put.is_same == (before == after)


# deadlines ---------------------------------------------------------------------------------------

SHANGHAI = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("deadline", "is_over"),
    [
        ("2026-06-01T19:59:00+08:00", True),
        ("2026-06-01T20:01:00+08:00", False),
        ("2026-06-01T11:59Z", True),
        ("2026-05-30", True),
        ("2026-06-03", False),
        ("next Friday", False),
        ("", False),
    ],
)
def test_a_deadline_is_over_by_its_own_clock(deadline, is_over):
    assert is_overdue(an_approach(state="sought", deadline=deadline), NOW) is is_over


def test_a_day_alone_ends_at_its_midnight():
    assert read_deadline("2026-06-01", SHANGHAI) == datetime(2026, 6, 1, 23, 59, 59, tzinfo=SHANGHAI)


def test_a_deadline_is_told_with_its_zone_and_in_the_time_of_whoever_reads():
    told_words = deadline_words("2026-06-01T17:00+08:00", UTC)
    assert told_words == "2026-06-01 17:00 UTC+08:00 (09:00 here)"
    told_words = deadline_words("2026-06-02T07:00+08:00", UTC)
    assert told_words == "2026-06-02 07:00 UTC+08:00 (2026-06-01 23:00 here)"
    assert deadline_words("2026-06-01T17:00+08:00", SHANGHAI) == "2026-06-01 17:00 UTC+08:00"
    assert deadline_words("next Friday") == "next Friday"


@pytest.mark.parametrize(
    ("fields", "begins"),
    [
        ({"state": "cannot"}, "Write down why"),
        ({"state": "answered"}, "Write down what"),
        ({"state": "perhaps"}, "“perhaps” is no state"),
        ({"state": "sought"}, "Tick the claims"),
        ({"deadline": "soon"}, "Write the deadline"),
        ({"sent_at": "yesterday"}, "Write when it was sent"),
        ({}, ""),
    ],
)
def test_an_approach_that_cannot_be_kept_says_why(fields, begins):
    problem = problem_of(Approach("a", FIRM.id, **fields))
    assert problem.startswith(begins)
    assert bool(problem) == bool(begins)
