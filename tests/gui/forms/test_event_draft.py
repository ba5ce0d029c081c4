"""How the lines of an event's form become claims, and how what stands already is found again."""

from dataclasses import replace

import pytest

from gui.forms.event_draft import (
    ActorLine,
    EventDraft,
    PlaceLine,
    SumLine,
    cited_losses,
    lines_of,
    named,
    write_draft,
)
from models.gazetteer.finding import search
from models.records.story import Actor, Claim, Field, Place
from models.values.money import read_sums
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_quantity,
    a_source,
    add,
    an_actor,
    an_amount,
    an_event,
)

JIANGSU = a_place("Taizhou", 32.45, 119.92, id="taizhou-js", local_name="泰州", admin="Jiangsu")
ZHEJIANG = a_place("Taizhou", 28.66, 121.42, id="taizhou-zj", local_name="台州", admin="Zhejiang")
EVENT = an_event("A sale", id="sale", kind="sale")


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, JIANGSU, ZHEJIANG, EVENT) as case:
        yield case


def save(case, *lines, event=EVENT):
    before = case.reader.dossier(event.id)
    with case.edit("Change event") as writer:
        write_draft(writer, case.reader, EventDraft(event, lines), before)
    return case.reader.dossier(event.id)


def places_of(dossier):
    return [stated.place.id for stated in dossier.of(Field.WHERE)]


def test_the_lines_of_an_event_are_its_places_actors_and_sums(case):
    court = an_actor(id="court")
    add(
        case,
        court,
        a_claim(EVENT, Field.WHERE, "", place_id=JIANGSU.id, role="seller", wording="Tai Zhou"),
        a_claim(EVENT, Field.WHO, "", actor_id=court.id, role="court"),
        a_claim(EVENT, Field.AMOUNT, "proceeds", amount=an_amount()),
    )
    place, actor, total = lines_of(case.reader.dossier(EVENT.id))
    assert (place.name, place.role, place.wording) == ("Taizhou", "seller", "Tai Zhou")
    assert (actor.name, actor.role) == ("Shayang county court", "court")
    assert (total.value, total.meaning) == (an_amount(), "proceeds")


def test_places_of_one_name_each_stay_themselves_when_nothing_is_changed(case):
    add(
        case,
        a_claim(EVENT, Field.WHERE, "", place_id=ZHEJIANG.id, position=1),
        a_claim(EVENT, Field.WHERE, "", place_id=JIANGSU.id, position=2),
    )
    before = case.reader.dossier(EVENT.id)
    assert save(case, *lines_of(before)) == before


def test_people_of_one_name_each_stay_themselves_when_nothing_is_changed(case):
    first, second = an_actor("Wang Wei", id="wang-1"), an_actor("Wang Wei", id="wang-2")
    add(case, first, second, a_claim(EVENT, Field.WHO, "", actor_id=second.id))
    before = case.reader.dossier(EVENT.id)
    assert save(case, *lines_of(before)) == before


def test_a_statement_that_names_its_speaker_is_no_line_and_stays_a_statement(case):
    court = an_actor(id="court")
    add(case, court, a_claim(EVENT, Field.STATEMENT, "It was legal", actor_id=court.id, place_id=JIANGSU.id))
    before = case.reader.dossier(EVENT.id)
    assert lines_of(before) == ()
    assert save(case) == before


def test_a_claim_that_cannot_be_shown_as_a_line_is_not_deleted(case):
    add(case, a_claim(EVENT, Field.WHERE, "somewhere in the north"))
    before = case.reader.dossier(EVENT.id)
    assert save(case, *lines_of(before)) == before


def test_a_sum_told_in_money_and_in_coins_keeps_both(case):
    both = a_claim(EVENT, Field.AMOUNT, "seized", amount=an_amount(), quantity=a_quantity())
    add(case, both)
    before = case.reader.dossier(EVENT.id)
    assert save(case, *lines_of(before)) == before


def test_a_sum_that_becomes_a_quantity_keeps_its_claim(case):
    add(case, a_claim(EVENT, Field.AMOUNT, "seized", id="sum", amount=an_amount()))
    claim = save(case, SumLine(a_quantity(), "seized", "sum")).of(Field.QUANTITY)[0].claim
    assert (claim.id, claim.amount, claim.quantity) == ("sum", None, a_quantity())


def test_a_total_can_be_taken_out_while_its_parts_stay(case):
    add(case, a_claim(EVENT, Field.AMOUNT, "all", id="total", amount=an_amount()))
    add(case, a_claim(EVENT, Field.AMOUNT, "part", id="part", amount=an_amount("5"), part_of="total"))
    part = next(line for line in lines_of(case.reader.dossier(EVENT.id)) if line.claim_id == "part")
    assert save(case, part).of(Field.AMOUNT)[0].claim.part_of is None


def test_a_place_chosen_from_the_gazetteer_is_the_one_of_its_province(case):
    found = next(place for place in search("台州") if place.admin == "Zhejiang")
    dossier = save(case, PlaceLine(found.name, found=found))
    assert places_of(dossier) == ["taizhou-zj"]
    assert len(case.reader.all(Place)) == 2


def test_a_place_renamed_in_its_line_is_looked_up_anew(case):
    add(case, a_claim(EVENT, Field.WHERE, "", id="where", place_id=ZHEJIANG.id))
    add(case, a_place("Xuzhou", id="xuzhou"))
    dossier = save(case, PlaceLine("Xuzhou", claim_id="where"))
    assert places_of(dossier) == ["xuzhou"]
    assert dossier.of(Field.WHERE)[0].claim.id == "where"


def test_two_lines_with_one_new_name_make_one_actor(case):
    save(case, ActorLine("Li Lei", "buyer"), ActorLine("Li Lei", "seller"))
    assert [actor.name for actor in case.reader.all(Actor)] == ["Li Lei"]


def test_citations_of_lines_taken_out_are_counted_and_others_are_not(case):
    where, source = a_claim(EVENT, Field.WHERE, "", place_id=JIANGSU.id), a_source()
    says = a_claim(EVENT, Field.STATEMENT, "It was legal")
    add(case, where, says, source)
    add(case, a_citation(where, source), a_citation(where, source), a_citation(says, source))
    before = case.reader.dossier(EVENT.id)
    assert cited_losses(EventDraft(EVENT, lines_of(before)), before) == 0
    assert cited_losses(EventDraft(EVENT), before) == 2
    assert cited_losses(EventDraft(EVENT), None) == 0


def test_new_lines_stand_behind_those_that_were_there(case):
    add(case, a_claim(EVENT, Field.WHERE, "", place_id=ZHEJIANG.id, position=7))
    before = lines_of(case.reader.dossier(EVENT.id))
    dossier = save(case, *before, PlaceLine("Nowhere"))
    assert [stated.place.name for stated in dossier.of(Field.WHERE)] == ["Taizhou", "Nowhere"]
    assert len(case.reader.where(Claim, event_id=EVENT.id, field="where")) == 2


@pytest.mark.parametrize("name", ["钱志敏", "qian zhimin", "Yadi ", "ZHANG YADI"])
def test_an_actor_is_found_by_any_of_its_names(name):
    qian = an_actor("Qian Zhimin", local_name="钱志敏", aliases=("Zhang Yadi", "Yadi"))
    assert named(name, (an_actor("Someone"), qian)) == qian


def test_an_actor_without_local_name_is_not_found_by_an_empty_one():
    assert named("", (replace(an_actor("Someone"), local_name=""),)) is None


def test_a_phrase_with_two_sums_makes_two_claims_of_which_the_second_restates_the_first(case):
    yuan, dollars = (read.value for read in read_sums("more than 3 billion yuan ($408 million)"))
    dossier = save(case, PlaceLine("Xuzhou"), SumLine(yuan, "total"), SumLine(dollars, "total", restates=1))
    first, second = (stated.claim for stated in dossier.of(Field.AMOUNT))
    assert (first.amount, second.amount) == (yuan, dollars)
    assert (first.restates, second.restates) == (None, first.id)
    again = save(case, *lines_of(dossier))
    assert [stated.claim for stated in again.of(Field.AMOUNT)] == [first, second]


def test_words_that_say_there_is_no_sum_are_kept_and_give_way_to_one(case):
    dossier = save(case, SumLine(None, "price", worded="undisclosed"))
    (kept,) = (stated.claim for stated in dossier.of(Field.AMOUNT))
    assert (kept.amount, kept.wording, kept.text) == (None, "undisclosed", "price")
    (line,) = lines_of(dossier)
    assert (line.value, line.worded) == (None, "undisclosed")
    claim = save(case, replace(line, value=an_amount())).of(Field.AMOUNT)[0].claim
    assert (claim.id, claim.amount, claim.wording) == (kept.id, an_amount(), "")
