from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records.story import Confidentiality, Field
from models.store.search import question
from models.texts.search_text import characters_in, excerpt, fold, runs, words_of
from tests.builders import (
    a_case,
    a_claim,
    a_place,
    a_source,
    add,
    an_actor,
    an_event,
    delete_from,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


def found(case, words):
    return [hit.title for hit in case.reader.search(words)]


@pytest.mark.parametrize(
    "words",
    [
        "法", "法院", "人民法院", "最高人民法院", "Xuzhou", "xuz", "XUZHOU", "Huaian", "Huai'an", "huai’an",
        "elan", "Élan", "237", "银发〔2021〕237号", "法院 xuz", "ｘｕｚｈｏｕ", "證據",
    ],
)  # fmt: skip
def test_an_event_is_found_by(case, words):
    add(
        case,
        an_event(
            "Xuzhou and Huai'an sell",
            description="Told by 最高人民法院 with élan 证据",
            official_number="银发〔2021〕237号",
        ),
        an_event("Another"),
    )
    assert found(case, words) == ["Xuzhou and Huai'an sell"]


@pytest.mark.parametrize(
    "words", ["院法", "最法", "uzhou", "Xuzhou Berlin", "法官", '"', "*", "AND", "()", " ", "-"]
)
def test_an_event_is_not_found_by(case, words):
    add(case, an_event("Xuzhou sells", description="最高人民法院"))
    assert found(case, words) == []


def test_scanned_radicals_are_read_as_their_characters(case):
    add(case, an_event("最⾼⼈⺠法院"))
    assert found(case, "最高人民法院") == ["最⾼⼈⺠法院"]


def test_sources_actors_places_and_claims_are_found(case):
    event = an_event("Sale")
    add(
        case,
        event,
        a_claim(event, text="Eleven years in prison"),
        a_source("Notice", original_title="关于防范代币发行融资风险的公告"),
        an_actor("Jiafenxiang", aliases=("加分享",)),
        a_place("Huai'an", local_name="淮安"),
    )
    assert [hit.kind for hit in case.reader.search("eleven")] == ["event"]
    assert [hit.kind for hit in case.reader.search("代币")] == ["source"]
    assert [hit.kind for hit in case.reader.search("分享")] == ["actor"]
    assert [hit.kind for hit in case.reader.search("淮")] == ["place"]


def test_search_follows_every_change_and_its_undo(case):
    event = an_event("Before")
    add(case, event)
    replace_in(case, replace(event, title="After"))
    assert (found(case, "before"), found(case, "after")) == ([], ["After"])
    case.undo()
    assert (found(case, "before"), found(case, "after")) == (["Before"], [])
    delete_from(case, event)
    assert found(case, "before") == []


def test_a_deleted_claim_is_no_longer_found_in_its_event(case):
    event = an_event("Sale")
    claim = a_claim(event, Field.STATEMENT, text="withdrawn words")
    add(case, event, claim)
    delete_from(case, claim)
    assert found(case, "withdrawn") == []


def test_a_title_counts_more_than_other_text(case):
    add(case, an_event("Other", description="bitcoin bitcoin", id="a"), an_event("Bitcoin", id="b"))
    assert found(case, "bitcoin") == ["Bitcoin", "Other"]


def test_a_confidential_source_is_shown_by_its_code_name(case):
    add(case, a_source("Zhang Wei", confidentiality=Confidentiality.CONFIDENTIAL, code_name="Heron"))
    assert found(case, "heron") == ["Heron"]


def test_the_excerpt_shows_where_the_words_stand():
    text = "x" * 200 + " 最高人民法院 decided " + "y" * 200
    assert "人民法院 decided" in excerpt(text, "法院")
    assert excerpt(text, "法院").startswith("…")
    assert excerpt("short", "nothing") == "short"


def test_no_more_than_the_asked_number_of_hits_is_answered(case):
    add(case, *(an_event(f"Ban {number}") for number in range(5)))
    assert len(case.reader.search("ban", limit=3)) == 3


def test_chinese_is_cut_into_overlapping_pairs():
    assert words_of("最高法院 2021") == "最高 高法 法院 2021"
    assert characters_in(runs("法院法")) == "法 院"


ANY_TEXT = st.text(st.sampled_from("aB9_'`-. é\u0301法院ㄅıİß①Ⅳﬁ\n") | st.characters(), max_size=40)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_plain_letters_are_read_like_any_others(text):
    assert (*runs(text), "e") == runs(f"{text} é")


@given(ANY_TEXT, ANY_TEXT)
def test_two_lines_are_read_like_each_alone(first, second):
    assert runs(f"{first}\n{second}") == runs(first) + runs(second)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(text=st.text(min_size=1, max_size=40))
def test_no_words_can_break_the_question(tmp_path_factory, text):
    with a_case(tmp_path_factory.mktemp("case"), an_event(f"Title {text}")) as case:
        hits = case.reader.search(text)
        assert len(hits) == (1 if question(text) else 0)
