"""Whoever is about to publish is told which comments nobody is done with, wherever they stand."""

from dataclasses import replace

import pytest

from models.checks.report import run_checks
from models.checks.telling import as_text
from models.records.desk import Acceptance, Comment
from models.records.story import Citation, State
from tests.builders import a_place, a_source, add, an_actor, an_event, replace_in
from tests.models.checks.conftest import TODAY

CHECK = "open comment"


def comment(case, key, text="Is that so?", **fields):
    made = Comment(
        f"on {key[0]}", *key, text, fields.pop("by", "Li Wei"), "2026-01-02T10:00:00+00:00", **fields
    )
    add(case, made)
    return made


@pytest.fixture
def claim(case, said):
    source, event = a_source("Court file", id="file", publisher="Court file"), an_event("Sale", id="sale")
    return said(source, event=event)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("event", "“Sale” has"),
        ("claim", "The statement “"),
        ("citation", "A citation of Court file has"),
        ("source", "The source Court file has"),
    ],
)
def test_a_comment_is_told_under_the_event_that_its_record_is_a_part_of(case, claim, found, kind, begins):
    cited = case.reader.where(Citation, claim_id=claim.id)[0].id
    comment(case, (kind, {"event": "sale", "claim": claim.id, "citation": cited, "source": "file"}[kind]))
    (finding,) = found(CHECK)
    assert finding.sentence.startswith(begins)
    assert finding.sentence.endswith(
        "an open comment by Li Wei, “Is that so?”: see to it, then say that it is done."
    )
    assert finding.event_id == "sale"


def test_comments_on_what_belongs_to_no_event_are_told_at_the_end(case, claim):
    add(case, a_place("Nowhere", id="nowhere"), an_actor("Nobody", id="nobody"))
    for key in [("about", "case"), ("place", "nowhere"), ("actor", "nobody"), ("kind", "x"), ("wanted", "x")]:
        comment(case, key, by="")
    report = run_checks(case.reader, only=[CHECK], today=TODAY)
    assert len(report.findings) == 5
    assert {one.event_id for one in report.findings} == {""}
    told = as_text(report)
    assert told.startswith("Of no event\n")
    assert "The case has an open comment, “Is that so?”: see to it" in told
    assert "The place Nowhere has an open comment" in told


def test_what_is_done_or_hangs_on_a_rejected_claim_says_so(case, claim, finds):
    done = comment(case, ("event", "sale"), closed_by="Ana", closed_at="2026-01-03")
    assert not finds(CHECK, done)
    replace_in(case, replace(claim, state=State.REJECTED))
    assert finds(CHECK, comment(case, ("claim", claim.id)))


def test_a_comment_that_was_accepted_stands_again_when_its_words_change(case, claim):
    said = comment(case, ("event", "sale"))
    add(case, Acceptance("a", CHECK, said.id, "Known", "Ana"))
    assert run_checks(case.reader, only=[CHECK], today=TODAY).findings == ()
    replace_in(case, replace(said, text="It is not so"))
    (finding,) = run_checks(case.reader, only=[CHECK], today=TODAY).findings
    assert "Accepted by Ana before it was changed" in finding.sentence
