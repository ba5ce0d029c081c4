"""Checks of what a claim rests on."""

from dataclasses import replace

import pytest

from models.checks.report import run_checks
from models.checks.telling import as_groups
from models.records.desk import Approach, Query
from models.records.story import Confidentiality, Locator, Origin, Stance, State
from tests.builders import a_citation, a_source, add, an_actor, an_event, replace_in

HIDDEN = Confidentiality.CONFIDENTIAL


def test_a_claim_that_nothing_supports_is_uncited(said, finds):
    assert finds("uncited", said())
    assert finds("uncited", said(a_source(), cite={"stance": Stance.CONTEXT}))
    assert not finds("uncited", said(a_source()))


def test_what_is_our_inference_or_rejected_needs_no_source(said, finds):
    assert not finds("uncited", said(is_inferred=True))
    assert not finds("uncited", said(state=State.REJECTED))


def test_a_claim_rests_on_one_source_unless_that_is_the_primary_record(said, finds):
    assert finds("single source", said(a_source()))
    assert not finds("single source", said(a_source(), a_source()))
    assert not finds("single source", said(a_source(is_primary=True)))
    assert not finds("single source", said())


def test_criticism_on_one_source_weighs_more(said, found):
    said(a_source())
    assert [str(finding.weight) for finding in found("single source")] == ["look"]
    said(a_source(), is_criticism=True)
    assert [str(finding.weight) for finding in found("single source")] == ["look"]
    assert [str(finding.weight) for finding in found("too little support")] == ["mend"]


def test_two_sources_that_repeat_one_origin_are_one(case, said, finds, found):
    add(case, Origin("reuters", "Reuters"))
    repeats = [a_source(origin_id="reuters"), a_source(origin_id="reuters")]
    assert finds("single source", said(*repeats))
    (finding,) = found("one origin")
    assert "Reuters" in finding.sentence
    assert "2 texts" in finding.sentence


def test_an_event_with_a_second_origin_does_not_go_back_to_one(case, said, found):
    add(case, Origin("reuters", "Reuters"))
    said(a_source(origin_id="reuters"), a_source(origin_id="reuters"), a_source())
    assert found("one origin") == ()


def test_what_only_confidential_sources_support_is_found_and_they_keep_their_names(said, finds, found):
    hidden = a_source("Wang Wei", confidentiality=HIDDEN, code_name="HERON")
    claim = said(hidden)
    assert finds("only anonymous", claim)
    assert all(
        "Wang" not in finding.sentence and "HERON" in finding.sentence for finding in found("only anonymous")
    )
    assert not finds("only anonymous", said(hidden, a_source()))


def test_only_what_somebody_called_secondary_is_another_medium(said, finds):
    secondary = a_source(is_secondary=True)
    assert finds("only other media", said(secondary))
    assert not finds("only other media", said(secondary, a_source(is_primary=True)))


def test_a_source_of_which_nobody_said_what_it_is_is_no_other_medium(said, finds):
    assert not finds("only other media", said(a_source(type="article-newspaper")))
    assert not finds("only other media", said(a_source(is_secondary=True), a_source()))


def test_how_many_sources_nobody_judged_is_said_once(case, said):
    said(a_source("One"), a_source("Two"), a_source("Three", is_secondary=True))
    told = as_groups(run_checks(case.reader))
    assert told.count("Of 2 cited sources nobody said whether they are primary or secondary.") == 1


def test_an_observation_of_our_own_needs_no_source(said, finds):
    assert not finds("uncited", said(observed_by="Ana", observation="at the gate, 4 March, 9 am"))
    assert finds("uncited", said(observed_by=""))


def test_a_citation_without_a_place_is_weak_unless_it_quotes(said, finds):
    assert finds("whole document", said(a_source()))
    assert not finds("whole document", said(a_source(), cite={"locator": Locator.PAGE, "place": "3"}))
    assert not finds("whole document", said(a_source(), cite={"quote": "was sold"}))


def test_a_source_that_nobody_has_read_supports_nothing(said, finds):
    unread = a_source(was_read=False)
    assert finds("not read", said(unread, a_source()))
    assert not finds("not read", said(unread, cite={"stance": Stance.CONTEXT}))


def test_an_inference_is_unconfirmed_until_a_source_supports_it(case, said, finds, found):
    source = a_source()
    claim = said(source, is_inferred=True, cite={"stance": Stance.CONTEXT, "said": "Hua'an"})
    (finding,) = found("unconfirmed")
    assert "Hua'an" in finding.sentence
    add(case, a_citation(claim, source))
    assert not finds("unconfirmed", claim)


def test_a_contradicted_claim_is_found_until_somebody_decides(case, said, found):
    claim = said(a_source())
    block = a_source("The Block")
    add(case, block, a_citation(claim, block, stance=Stance.CONTRADICTS, said="2021-09-15"))
    (finding,) = found("contradicted")
    assert finding.record_id == claim.id
    assert "The Block says 15 Sept 2021" in finding.sentence
    replace_in(case, replace(case.reader.get(type(claim), claim.id), decision="The court's figure stands"))
    assert found("contradicted") == ()


def test_a_claim_that_changed_after_its_check_is_found(case, said, finds):
    claim = said(a_source(), state=State.CHECKED)
    assert not finds("changed after check", claim)
    replace_in(case, replace(case.reader.get(type(claim), claim.id), state=State.CHECKED))
    replace_in(case, replace(case.reader.get(type(claim), claim.id), state=State.CHECKED, text="Other words"))
    assert finds("changed after check", claim)


def test_a_query_is_open_until_it_is_closed(case, said, finds, found):
    claim = said(a_source())
    query = Query("q", claim.id, "Who sold them?", addressee="Bo")
    add(case, query)
    assert finds("open query", claim)
    assert "waits for an answer from Bo" in found("open query")[0].sentence
    replace_in(case, replace(query, answer="The county", closed_at="2026-01-02"))
    assert not finds("open query", claim)


def test_criticism_needs_an_approach_that_was_made(case, said, finds):
    claim = said(a_source(), is_criticism=True)
    actor = an_actor()
    add(case, actor)
    approach = Approach("a", actor.id, claims=(claim.id,))
    add(case, approach)
    assert finds("no reply sought", claim)
    replace_in(case, replace(approach, state="refused"))
    assert not finds("no reply sought", claim)
    assert not finds("no reply sought", said(a_source()))


def test_criticism_of_two_is_put_to_each_of_them(case, said, finds, found):
    claim = said(a_source(), is_criticism=True)
    firm, court = an_actor("Firm"), an_actor("Court")
    add(case, firm, court, Approach("a", firm.id, "answered", (claim.id,), answer="No."))
    assert not finds("no reply sought", claim)
    add(case, Approach("b", court.id, claims=(claim.id,)))
    (finding,) = found("no reply sought")
    assert "criticism of Court, and nobody asked" in finding.sentence


def test_a_claim_that_was_changed_after_it_was_put_is_found(case, said, finds, found):
    claim, actor = said(a_source(), is_criticism=True), an_actor("Firm")
    line = "24 Sept 2021: Sale. It was said"
    add(case, actor, Approach("a", actor.id, "sought", (claim.id,), line))
    assert not finds("not as it was put", claim)
    replace_in(case, replace(claim, text="It was sold"))
    (finding,) = found("not as it was put")
    assert "put to Firm, which was “24 Sept 2021: Sale. It was said”" in finding.sentence


def test_that_a_text_was_published_is_a_note_if_only_its_publisher_says_so(case, said, found):
    add(case, Origin("reuters", "Reuters"))
    texts = [a_source(origin_id="reuters"), a_source(origin_id="reuters")]
    said(*texts, event=an_event("Reuters reports", kind="publication"))
    assert [str(finding.weight) for finding in found("one origin")] == ["note"]


@pytest.mark.parametrize(
    ("deadline", "state", "answer", "is_found"),
    [
        ("2026-05-29T18:00:00+08:00", "sought", "", True),
        ("2026-06-02T18:00:00+08:00", "sought", "", False),
        ("2026-05-29", "sought", "It was not us", False),
        ("2026-05-29", "refused", "", False),
        ("next Friday", "sought", "", False),
    ],
)
def test_a_deadline_that_passed_without_an_answer_is_found(
    case, said, finds, deadline, state, answer, is_found
):
    claim, actor = said(a_source(), is_criticism=True), an_actor()
    approach = Approach("a", actor.id, state, (claim.id,), deadline=deadline, answer=answer)
    add(case, actor, approach)
    assert finds("reply overdue", approach) is is_found


def test_a_later_answer_settles_a_deadline_that_passed(case, said, finds):
    claim, actor = said(a_source(), is_criticism=True), an_actor()
    late = Approach("a", actor.id, "sought", (claim.id,), sent_at="2026-05-01", deadline="2026-05-09")
    add(case, actor, late)
    assert finds("reply overdue", late)
    add(case, Approach("b", actor.id, "answered", (claim.id,), sent_at="2026-05-20", answer="No."))
    assert not finds("reply overdue", late)
