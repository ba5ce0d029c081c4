from dataclasses import replace

import pytest

from models.errors import CaseError
from models.index.filters import Filter
from models.publication.chronology.chronology import chronology_of, fact_list
from models.publication.chronology.content import Choice
from models.records.desk import Approach
from models.records.story import Confidentiality, Field, Locator, Stance, State
from models.values.money import Bound
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    a_when,
    add,
    an_actor,
    an_amount,
    an_event,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, title="Seized coins", credit="The desk", as_of="2026-11-22") as case:
        yield case


def only(case, **choices):
    (entry,) = chronology_of(case, Choice(**choices)).entries
    return entry


def test_entries_come_in_the_order_of_their_dates(case):
    add(case, an_event("Later", "2022"), an_event("Sooner", "2021-05"), an_event("Undated", None))
    told = chronology_of(case)
    assert [(entry.date, entry.title) for entry in told.entries] == [
        ("May 2021", "Sooner"),
        ("2022", "Later"),
        ("Date not known", "Undated"),
    ]


def test_a_year_stays_a_year_for_machines_and_what_html_cannot_say_is_left_out(case):
    add(
        case,
        an_event("A", "2021"),
        an_event("B", "2022-05"),
        an_event("C", "2023-05-06"),
        an_event("D", "2024~"),
    )
    assert [entry.at for entry in chronology_of(case).entries] == ["2021", "2022-05", "2023-05-06", ""]


def test_the_heading_is_that_of_the_case_unless_told_otherwise(case):
    add(case, an_event())
    told = chronology_of(case, Choice(deck="What is known"))
    assert (told.title, told.deck, told.credit, told.as_of) == (
        "Seized coins",
        "What is known",
        "The desk",
        "22 Nov 2026",
    )


def test_notes_are_numbered_as_they_are_read_and_the_same_words_keep_their_number(case):
    event = an_event()
    first, second = a_claim(event, text="One", position=10), a_claim(event, text="Two", position=11)
    paper, record = a_source("Paper", publisher="The Paper"), a_source("Record")
    passage = {"locator": Locator.PAGE, "place": "3-5", "quote": "sold"}
    add(case, event, first, second, paper, record)
    add(
        case,
        a_citation(first, paper, **passage),
        a_citation(second, record, position=1),
        a_citation(second, paper, position=2, **passage),
    )
    told = chronology_of(case)
    assert [statement.notes for statement in told.entries[0].of(Field.STATEMENT)] == [(1,), (2, 1)]
    assert [(note.number, note.locator, note.quote) for note in told.notes] == [
        (1, "pages 3–5", "sold"),
        (2, "", ""),
    ]


def test_a_source_is_told_in_full_once_and_short_afterwards(case):
    event = an_event()
    claim = a_claim(event)
    paper = a_source(
        "The sale", publisher="The Paper", issued=a_when("2021-05-06"), url="https://example.org/a"
    )
    add(case, event, claim, paper)
    add(
        case,
        *(a_citation(claim, paper, locator=Locator.PAGE, place=page, position=int(page)) for page in "12"),
    )
    full, short = chronology_of(case).notes
    assert full.source == "“The sale”, The Paper, 6 May 2021. https://example.org/a"
    assert full.addresses == ("https://example.org/a",)
    assert (short.source, short.see) == ("The Paper, 6 May 2021", 1)


def test_what_a_source_says_otherwise_is_told_in_words(case):
    event = an_event(when="2021-09-24")
    paper = a_source("Paper")
    add(case, event, paper)
    (when,) = (claim for claim in case.reader.dossier(event.id).of(Field.WHEN))
    add(
        case,
        a_citation(when.claim, paper, stance=Stance.CONTRADICTS, said="2021-09-15", meaning="day of issue"),
    )
    (note,) = chronology_of(case).notes
    assert (note.stance, note.said) == (Stance.CONTRADICTS, "gives 15 Sept 2021 (day of issue)")


def test_each_value_is_told_with_its_role_and_its_remarks(case):
    event = an_event()
    place, actor = a_place("Huai'an", local_name="淮安"), an_actor("Jiafenxiang")
    add(case, event, place, actor)
    add(
        case,
        a_claim(event, Field.WHERE, "", place_id=place.id, role="seller", wording="Hua'an", is_inferred=True),
        a_claim(event, Field.WHO, "", actor_id=actor.id, role="agent"),
        a_claim(event, Field.AMOUNT, "in all", amount=an_amount(bound=Bound.AT_LEAST)),
    )
    entry = only(case)
    (where,), (who,), (amount,) = (entry.of(field) for field in (Field.WHERE, Field.WHO, Field.AMOUNT))
    assert (where.value, where.remarks) == (
        "Huai'an – seller",
        ("printed as “Hua'an”", "inferred; printed by no source"),
    )
    assert who.value == "Jiafenxiang – agent"
    assert (amount.value, amount.remarks) == ("at least ¥3bn", ("in all",))


def test_chinese_readers_get_chinese_words_and_names(case):
    event = an_event(when="2021-09-24")
    place = a_place("Xuzhou", local_name="徐州")
    add(case, event, place)
    add(case, a_claim(event, Field.WHERE, "", place_id=place.id, role="seller"))
    entry = only(case, language="zh-Hans")
    assert (entry.date, entry.of(Field.WHERE)[0].value) == ("2021年9月24日", "徐州（卖方）")
    assert only(case, language="zh-Hant").of(Field.WHERE)[0].value == "徐州（賣方）"


def test_a_draft_marks_what_is_unchecked_changed_disputed_or_without_source(case):
    event = an_event()
    disputed, changed = (
        a_claim(event, text="A", position=9),
        a_claim(event, text="B", state=State.CHANGED, position=10),
    )
    done = a_claim(event, text="C", position=11)
    paper = a_source("Paper")
    add(case, event, disputed, changed, done, paper)
    add(case, a_citation(disputed, paper), a_citation(disputed, paper, stance=Stance.CONTRADICTS))
    add(case, a_citation(done, paper))
    add(case, a_citation(changed, paper))
    replace_in(case, replace(done, state=State.SIGNED_OFF))
    flags = [statement.flags for statement in only(case).of(Field.STATEMENT)]
    assert flags == [("unchecked", "sources disagree"), ("changed after it was checked",), ()]


def test_a_publication_has_no_marks_but_names_its_doubts(case):
    event = an_event("The sale")
    add(case, event, a_claim(event, text="It was sold"))
    told = chronology_of(case, Choice(is_draft=False))
    assert all(statement.flags == () for statement in told.entries[0].statements)
    assert {doubt.why for doubt in told.doubts} == {"unchecked", "uncited"}
    assert "“The sale”, Statement: It was sold – is not checked." in [doubt.sentence for doubt in told.doubts]


def test_criticism_without_a_reply_is_the_first_of_the_doubts(case):
    event, firm = an_event("The sale", when="2018-05"), an_actor("Firm", id="firm")
    plain = a_claim(event, text="It was sold", id="a")
    criticism = a_claim(event, text="It paid late", id="b", is_criticism=True)
    add(case, event, firm, plain, criticism)
    told = chronology_of(case)
    assert (
        told.doubts[0].sentence
        == "“The sale”, Statement: It paid late – is criticism, and no reply was sought."
    )
    assert all("no reply" not in flag for one in told.entries[0].statements for flag in one.flags)
    approach = Approach("1", "firm", "sought", ("b",), "May 2018: The sale. It paid late")
    add(case, approach)
    assert {doubt.why for doubt in chronology_of(case).doubts} == {"unchecked", "uncited"}
    replace_in(case, replace(criticism, text="It never paid"))
    assert "differs from what was put to whom it criticises" in chronology_of(case).doubts[0].sentence


def test_the_claims_that_are_told_are_named_with_their_states(case):
    event = an_event()
    claim, rejected = a_claim(event, state=State.CHECKED), a_claim(event, text="No", state=State.REJECTED)
    add(case, event, claim, rejected)
    claims = dict(chronology_of(case).claims)
    assert claims[claim.id] is State.CHECKED
    assert rejected.id not in claims


def test_a_translated_quote_says_so_and_quotes_can_be_left_out(case):
    event = an_event()
    claim, paper = a_claim(event), a_source("Paper", language="zh")
    add(case, event, claim, paper, a_citation(claim, paper, quote="处置", translation="disposal"))
    (note,) = chronology_of(case).notes
    assert (note.quote, note.translation, note.quote_language) == ("处置", "disposal", "zh")
    (bare,) = chronology_of(case, Choice(has_quotes=False)).notes
    assert (bare.quote, bare.translation) == ("", "")


def test_events_are_chosen_by_id_by_filter_and_by_state(case):
    sale, ban = an_event("Sale", kind="sale"), an_event("Ban")
    add(case, sale, ban)
    assert only(case, events=(ban.id,)).title == "Ban"
    assert only(case, filter=Filter(kinds=frozenset({"sale"}))).title == "Sale"
    with pytest.raises(CaseError, match="Choose fewer"):
        chronology_of(case, Choice(states=frozenset({State.SIGNED_OFF})))


@pytest.mark.parametrize("level", [Confidentiality.INTERNAL, Confidentiality.CONFIDENTIAL])
def test_what_is_not_public_is_left_out(case, level):
    secret, actor = (
        an_event("Raid to come", confidentiality=level),
        an_actor("Jane Roe", confidentiality=level),
    )
    event = an_event("Jane  Roe sells coins", description="JANE ROE’s coins; Roe stays")
    add(case, secret, event, actor)
    add(
        case,
        a_claim(event, Field.WHO, "", actor_id=actor.id),
        a_claim(event, Field.RELATION, "", other_event_id=secret.id, role="follows"),
    )
    entry = only(case)
    assert {statement.field for statement in entry.statements} == {Field.WHAT, Field.WHEN}
    assert entry.title == "[name withheld] sells coins"
    assert entry.description == "[name withheld]’s coins; Roe stays"


def test_a_relation_to_an_event_that_is_not_exported_is_left_out(case):
    one, other = an_event("One"), an_event("Other")
    add(case, one, other)
    add(case, a_claim(one, Field.RELATION, "", other_event_id=other.id, role="follows"))
    assert only(case, events=(one.id,)).of(Field.RELATION) == ()
    both = chronology_of(case).entries
    assert [statement.value for entry in both for statement in entry.of(Field.RELATION)] == ["follows: Other"]


def test_a_claim_that_rests_on_confidential_sources_alone_names_none_and_tells_no_number(case):
    event = an_event()
    one, two = a_claim(event, text="One", position=9), a_claim(event, text="Two", position=10)
    hidden = [
        a_source(f"Talk {n}", confidentiality=Confidentiality.CONFIDENTIAL, code_name=f"Heron{n}")
        for n in "ab"
    ]
    open_one = a_source("Paper")
    add(case, event, one, two, open_one, *hidden)
    add(case, *(a_citation(one, source, quote="secret") for source in hidden))
    add(case, a_citation(two, hidden[0]), a_citation(two, open_one))
    told = chronology_of(case)
    assert [(note.source, note.quote) for note in told.notes] == [
        ("A source known to the newsroom.", ""),
        ("“Paper”.", ""),
    ]
    assert [statement.notes for statement in told.entries[0].of(Field.STATEMENT)] == [(1,), (2,)]
    assert {doubt.why for doubt in told.doubts if doubt.claim_id == one.id} == {"unchecked", "confidential"}


def test_an_address_that_holds_a_withheld_name_is_left_out(case):
    event = an_event()
    claim = a_claim(event)
    paper = a_source(
        "Paper", url="https://example.org/2021/jane-roe-sells", archived_url="https://example.org/x"
    )
    actor = an_actor("Jane Roe", confidentiality=Confidentiality.CONFIDENTIAL, code_name="Heron")
    add(case, event, claim, paper, actor, a_citation(claim, paper))
    (note,) = chronology_of(case).notes
    assert note.source == "“Paper”. archived copy: https://example.org/x"


def test_a_list_of_facts_tells_the_state_of_every_claim(case):
    event, other = an_event("Sale"), an_event("Ban")
    claim = a_claim(event, state=State.CHECKED)
    add(case, event, other, claim)
    facts = fact_list(case, (event.id,))
    assert facts.title == "Facts shown in “Seized coins”"
    assert facts.has_states
    assert [s.state for s in facts.entries[0].of(Field.STATEMENT)] == [State.CHECKED]
    assert len(facts.entries) == 1


def test_the_same_case_is_told_the_same_way_twice(case):
    event = an_event()
    claim, paper = a_claim(event), a_source("Paper")
    add(case, event, claim, paper, a_citation(claim, paper))
    assert chronology_of(case) == replace(chronology_of(case.reader))
