"""The trail of a review: back and forward again always meet the same claims."""

from hypothesis import given
from hypothesis import strategies as st

from gui.review.trail import Trail

ids = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=20)


def walked(visits):
    trail = Trail()
    for one in visits:
        trail.come_to(one)
    return trail


def all_of(trail, by, may_show=lambda _: True):
    found = []
    while (one := trail.step(by, may_show)) is not None:
        found.append(one)
    return found


@given(ids)
def test_forward_again_meets_what_back_met_in_the_other_order(visits):
    trail = walked(visits)
    back = all_of(trail, -1)
    assert all_of(trail, 1) == [*reversed(back[:-1]), visits[-1]] if back else all_of(trail, 1) == []


@given(ids, st.sets(st.sampled_from("abcdef")))
def test_what_is_gone_is_passed_over(visits, gone):
    trail = walked(visits)
    assert not gone & set(all_of(trail, -1, lambda one: one not in gone))


@given(ids)
def test_from_behind_the_end_one_step_back_is_the_last_that_was_looked_at(visits):
    trail = walked(visits)
    trail.leave()
    assert trail.step(-1, lambda _: True) == visits[-1]


def test_to_look_at_the_same_claim_again_is_no_step():
    trail = walked("aab")
    assert all_of(trail, -1) == ["a"]


def test_a_trail_without_claims_leads_nowhere():
    assert all_of(Trail(), 1) == all_of(Trail(), -1) == []
