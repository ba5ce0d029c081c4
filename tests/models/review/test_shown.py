"""What a mark keeps of what was seen: old marks do not fall by themselves, and a purge takes the words out."""

from dataclasses import replace

import pytest

from models.history.since_check import what_changed
from models.records.desk import Check, Round
from models.records.story import Claim, Source, State
from models.review import review
from models.store import seen_before
from models.store.seen import seen_hash
from tests.builders import a_case, a_citation, a_claim, a_source, an_event, replace_in


@pytest.fixture
def case(tmp_path):
    event, source = an_event("Sale", id="sale"), a_source("Wang Wei tells", id="paper")
    claim = a_claim(event, id="told", state=State.READY)
    with a_case(tmp_path, event, source, claim, a_citation(claim, source, id="cited")) as made:
        yield made


def check(case, who="Bea"):
    case.who = who
    with case.edit("Check") as writer:
        return review.mark(writer, case.reader.get(Claim, "told"), State.CHECKED)


def told(case):
    return case.reader.get(Claim, "told")


def as_of_before(case):
    """Make the mark look as one of an earlier version: a hash of fewer things, and nothing kept."""
    dossier = case.reader.dossier("sale")
    stated = next(one for one in dossier.stated if one.claim.id == "told")
    old = seen_before.seen_hash(dossier, stated)
    replace_in(case, replace(review.latest_check(case.reader, "told"), seen=old, shown=""))
    return old


def test_a_mark_of_an_earlier_version_holds_until_something_that_is_seen_changes(case):
    check(case)
    old = as_of_before(case)
    assert ":" not in old
    assert told(case).state is State.CHECKED
    replace_in(case, replace(case.reader.get(Source, "paper"), note="for us"))
    assert told(case).state is State.CHECKED
    replace_in(case, replace(case.reader.get(Source, "paper"), publisher="Xinhua"))
    assert told(case).state is State.CHANGED
    assert what_changed(case.reader, told(case)) == ()


def test_a_round_of_an_earlier_version_is_judged_by_what_was_looked_at_then(case):
    old = as_of_before(case) if check(case) else ""
    begun = Round("r", "Round 1", "Bea", "2026", claims=(f"told={old}",))
    assert review.changed_since(case.reader, begun).changed == ()
    replace_in(case, replace(told(case), text="Something else"))
    assert review.changed_since(case.reader, begun).changed == ("told",)


def test_a_hash_says_by_which_rule_it_was_made(case):
    assert check(case).seen == seen_hash(case.reader.dossier("sale"), told(case))
    assert review.latest_check(case.reader, "told").seen.startswith("2:")


def test_what_is_held_against_the_last_check_is_not_what_was_marked_as_ready_since(case):
    check(case)
    replace_in(case, replace(told(case), text="Something else"))
    with case.edit("Ready") as writer:
        review.mark(writer, told(case), State.READY)
    (difference,) = what_changed(case.reader, told(case))
    assert difference.sentence == "statement: It was said → Something else"


def test_a_purge_takes_words_out_of_what_marks_keep(case):
    made = check(case)
    replace_in(case, replace(case.reader.get(Source, "paper"), title="A man tells"))
    assert "Wang Wei" in case.reader.get(Check, made.id).shown
    assert case.purge("Wang Wei")
    kept = case.reader.get(Check, made.id)
    assert (kept.shown, kept.seen) == ("", made.seen)
    assert b"Wang Wei" not in case.path.read_bytes()
    assert case.verify() == ()


def test_a_purge_of_a_record_takes_it_out_of_what_marks_keep(case):
    made = check(case)
    case.purge(records=((Source, "paper"),))
    assert case.reader.get(Check, made.id).shown == ""
