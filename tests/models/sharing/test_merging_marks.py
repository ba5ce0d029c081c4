"""Which mark holds after a merge: the last one, if it saw what stands there now, and no other."""

import shutil
from dataclasses import replace

import pytest

from models.case import Case
from models.records.story import Claim, Field, Source, State
from models.review import review
from models.sharing.merging import merge, plan_merge
from models.store import seen_before
from tests.builders import a_case, a_citation, a_claim, a_source, an_amount, an_event, replace_in


@pytest.fixture
def path(tmp_path):
    event = an_event("Sale", id="sale")
    claim = a_claim(event, Field.AMOUNT, text="", id="sum", amount=an_amount("3000000000"), state=State.READY)
    other = a_claim(event, id="told", state=State.READY)
    cited = (a_citation(claim, "paper", id="cited"), a_citation(other, "paper"))
    with a_case(tmp_path, event, a_source(id="paper"), claim, other, *cited) as case:
        return case.path


def check(case, who, id="sum", state=State.CHECKED):
    case.who = who
    with case.edit("Check") as writer:
        review.mark(writer, case.reader.get(Claim, id), state)


def write_sum(case, who, value):
    case.who = who
    replace_in(case, replace(case.reader.get(Claim, "sum"), amount=an_amount(value)))


def two_hands(path, tmp_path):
    """Bea checks five billion here; Cy checks seven in a copy, later."""
    other = tmp_path / "copy.dateline"
    shutil.copy(path, other)
    with Case.open(path) as mine:
        write_sum(mine, "Ana", "5000000000")
        check(mine, "Bea")
    with Case.open(other) as theirs:
        write_sum(theirs, "Dan", "7000000000")
        check(theirs, "Cy")
    return other


@pytest.mark.parametrize(
    ("side", "state"), [("mine", State.CHANGED), ("theirs", State.CHECKED)], ids=["mine", "theirs"]
)
def test_of_two_checked_values_only_that_stays_checked_which_the_last_mark_saw(path, tmp_path, side, state):
    other = two_hands(path, tmp_path)
    with Case.open(path, who="Ana") as case:
        plan = plan_merge(case, other)
        merge(case, plan, {conflict.key: side for conflict in plan.conflicts})
        claim, last = case.reader.get(Claim, "sum"), review.latest_check(case.reader, "sum")
        assert last.by == "Cy"
        assert str(claim.amount.value)[0] == ("5" if side == "mine" else "7")
        assert claim.state is state


@pytest.mark.parametrize("is_here", [True, False])
def test_a_source_that_one_side_renamed_reopens_what_the_other_checked(path, tmp_path, is_here):
    other = tmp_path / "copy.dateline"
    shutil.copy(path, other)

    def rename(case):
        replace_in(case, replace(case.reader.get(Source, "paper"), title="Another paper"))

    with Case.open(path, who="Ana") as mine:
        rename(mine) if is_here else check(mine, "Bea", "told")
    with Case.open(other, who="Dan") as theirs:
        check(theirs, "Cy", "told") if is_here else rename(theirs)
    with Case.open(path, who="Ana") as case:
        plan = plan_merge(case, other)
        merge(case, plan, {conflict.key: "mine" for conflict in plan.conflicts})
        assert case.reader.get(Source, "paper").title == "Another paper"
        assert case.reader.get(Claim, "told").state is State.CHANGED


def test_a_mark_of_an_earlier_version_does_not_outlive_a_source_that_a_copy_renames(path, tmp_path):
    with Case.open(path) as mine:
        check(mine, "Bea", "told")
        dossier = mine.reader.dossier("sale")
        stated = next(one for one in dossier.stated if one.claim.id == "told")
        old = seen_before.seen_hash(dossier, stated)
        replace_in(mine, replace(review.latest_check(mine.reader, "told"), seen=old, shown=""))
    other = tmp_path / "copy.dateline"
    shutil.copy(path, other)
    with Case.open(other, who="Dan") as theirs:
        replace_in(theirs, replace(theirs.reader.get(Source, "paper"), note="for us"))
    with Case.open(path, who="Ana") as case:
        merge(case, plan_merge(case, other), {})
        assert case.reader.get(Claim, "told").state is State.CHECKED
    with Case.open(other, who="Dan") as theirs:
        replace_in(theirs, replace(theirs.reader.get(Source, "paper"), title="Another paper"))
    with Case.open(path, who="Ana") as case:
        plan = plan_merge(case, other)
        merge(case, plan, {conflict.key: "mine" for conflict in plan.conflicts})
        assert case.reader.get(Source, "paper").title == "Another paper"
        assert case.reader.get(Claim, "told").state is State.CHANGED
