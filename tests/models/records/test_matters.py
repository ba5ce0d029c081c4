import pytest

from models.records.matters import between_words, is_stage, matter_of, matter_words, shortened
from models.records.story import Field, State
from tests.builders import a_case, a_claim, a_when, an_event

LINKS = (("seized", "judged"), ("judged", "sold"), ("other", "else"))


@pytest.mark.parametrize("id", ["seized", "judged", "sold"])
def test_a_matter_is_told_from_its_first_stage_whichever_one_looks_at(id):
    assert matter_of(id, LINKS) == ("seized", "judged", "sold")


def test_an_event_that_is_no_stage_has_no_matter():
    assert matter_of("lone", LINKS) == ()


def test_a_matter_that_parts_tells_both_ways_and_one_in_a_circle_ends():
    assert matter_of("a", (("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"))) == ("a", "b", "c", "d")
    assert set(matter_of("a", (("a", "b"), ("b", "a")))) == {"a", "b"}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2012-05-07", "2012-09-10", "4 months"),
        ("2012-05-07", "2012-05-07", "the same day"),
        ("2012-05-07", "2012-05-08", "1 day"),
        ("2012-05-07", "2014-05", "about 2 years"),
        ("2012", "2012", "at most 1 year"),
        ("2014", "2012", ""),
        ("2012/..", "2014", ""),
        (None, "2014", ""),
    ],
)
def test_the_time_between_two_stages_says_no_more_than_is_known(before, after, words):
    assert between_words(a_when(before) if before else None, a_when(after)) == words


def test_a_matter_reads_as_one_line():
    stages = [("Seized", a_when("2012-05-07")), ("Judged", a_when("2012-09-10")), ("Sold", None)]
    assert (
        matter_words(stages) == "Matter: Seized (7 May 2012) → 4 months later: Judged (10 Sept 2012) → Sold"
    )
    assert matter_words(stages[:1]) == ""
    assert shortened("about 1 year and 4 months") == "~1 yr 4 mo"


def test_a_case_tells_its_stages_but_no_other_relation_and_none_that_was_rejected(tmp_path):
    one, two, three = an_event(id="one"), an_event(id="two"), an_event(id="three")

    def link(event, other, role, **more):
        return a_claim(event, Field.RELATION, "", other_event_id=other.id, role=role, **more)

    claims = (
        link(two, one, "follows"),
        link(three, one, "part of"),
        link(three, two, "Follows", state=State.REJECTED),
    )
    assert [is_stage(claim) for claim in claims] == [True, False, True]
    with a_case(tmp_path, one, two, three, *claims) as case:
        assert case.reader.stages() == (("one", "two"),)
