"""What rows of a table say of one another stands in the case after an import, also where it was there in part."""

import pytest

from models.importing.importing import import_file
from models.records.desk import Reference
from models.records.story import Actor, Claim, Event, Field, Origin, Source
from tests.builders import a_case, an_actor, an_event


@pytest.fixture
def brought(tmp_path):
    """Import a table into a case that holds one event and one actor."""
    held = an_event("The 2013 notice", "2013-12-05", id="held"), an_actor("Gamma Ltd", "gamma")
    with a_case(tmp_path, *held) as case:

        def bring(table):
            path = tmp_path / "table.csv"
            path.write_text(table, encoding="utf-8")
            return case, import_file(case, path)

        yield bring


def links(case):
    return case.reader.where(Claim, field=str(Field.RELATION))


def test_a_link_to_an_event_that_is_there_already_leads_to_that_one(brought):
    case, plan = brought("date,title,repeals\n5 Dec 2013,The 2013 notice,\n2021,The ban,The 2013 notice\n")
    assert plan.duplicates == 1
    (link,) = links(case)
    assert (link.other_event_id, link.role) == ("held", "repeals")


def test_a_sum_restates_no_claim_that_was_not_taken(brought):
    case, _ = brought(
        "date,title,amount,restates\n5 Dec 2013,The 2013 notice,¥3bn,\n2021,Told,$408m,The 2013 notice\n"
    )
    (amount,) = case.reader.where(Claim, field=str(Field.AMOUNT))
    assert amount.restates is None


def test_origins_and_references_come_in_and_again_join_those_of_the_case(brought):
    table = "title,source,has it from,origin group\n{},The Block,Reuters,Reuters 15 April\n"
    case, _ = brought(table.format("First"))
    brought(table.format("Second"))
    assert len(case.reader.all(Origin)) == 1
    assert len(case.reader.all(Source)) == 2
    assert {(one.source_id, one.cited_id) for one in case.reader.all(Reference)} == {
        tuple(
            next(s.id for s in case.reader.all(Source) if s.title == title)
            for title in ("The Block", "Reuters")
        )
    }
    assert len(case.reader.all(Reference)) == 1


def test_what_a_table_says_of_an_actor_of_the_case_is_told_where_it_is_not_taken(brought):
    case, plan = brought("title,actor,actor kind\nFiling,Gamma Ltd,company\n")
    assert case.reader.get(Actor, "gamma").kind == ""
    assert any("Gamma Ltd" in remark and "kind" in remark for remark in plan.remarks)
    assert len(case.reader.all(Event)) == 2
