"""The 25 questions that a reporter asked of the sample, each with its answer as it was judged by hand from the data.

Events, claims and sources are named by their ids in packaging's data of the sample, which are readable as titles.
"""

from dataclasses import replace
from datetime import date

import pytest

from models.case import Case
from models.questions.answering import answer
from models.questions.facts import Facts
from models.questions.reading import read_question
from models.questions.telling import rows
from models.records.desk import Query
from models.records.story import Claim, ClaimId, Event, Field
from tests.builders import add, replace_in

ORIGIN_REUTERS = {
    "reuters-2025-04-16", "theblock-350955", "brief", "edlescher", "primecrypto", "viigoo-23081278077042",
    "viigoo-jiafenxiang-zh", "gate-jiashare", "bitbank-ja", "ben-local", "khazar", "coincentral",
    "cointeeth-reuters", "ihodl-es", "asb-media", "bugar",
}  # fmt: skip
NOT_TO_THE_DAY = {
    "qian-seizure", "jiafenxiang-sales", "plustoken-zhifan", "hk-osl-2020", "shayang-case-opened",
    "negative-list-2021-10", "shayang-judgment", "hk-hashkey-2022", "safeis-2023", "holding-local-15k",
    "changge-80btc", "zhangjiajie-103btc", "hk-hkvax-2024", "jiayu-notice-2025", "pcd-zhaoliang-2025",
    "spc-8th-conference", "spc-topic-seminar-2025", "spp-topics-2025", "seminar-2025-02", "holding-cn-190k",
    "holding-us-198k", "shunyi-trial", "changge-trial-2026", "baoshan-fil-2025",
}  # fmt: skip


@pytest.fixture
def case(sample_path):
    with Case.open(sample_path, who="Anna") as case:
        yield case


@pytest.fixture
def ask(case):
    """What a question is answered with, in its order."""

    def ask(words, today=None):
        return answer(read_question(words), Facts(case.reader, today=today)).ids

    return ask


def test_1_what_happened_in_jiangsu_between_the_ban_and_the_report_of_the_central_bank(ask):
    # Jiafenxiang has sold since 2018 and goes on; the three PlusToken events of Yancheng are of 2020, Reuters of 2025.
    between = 'place:Jiangsu after:"all virtual-currency business" before:"PBOC Financial Stability"'
    assert ask(between) == ("jiafenxiang-sales",)
    everything = {
        "jiafenxiang-sales", "plustoken-first-instance", "plustoken-final", "plustoken-zhifan", "reuters-2025-04-16",
    }  # fmt: skip
    for name in ("Jiangsu", "江苏", "江蘇", "jiangsu"):
        assert set(ask(f"place:{name}")) == everything


def test_2_which_sources_are_of_one_origin(ask):
    assert set(ask("sources origin:Reuters")) == ORIGIN_REUTERS


def test_3_who_is_named_in_more_than_three_events(ask):
    busy = ask("actors events>3")
    assert set(busy) == {"sfc", "spc", "pboc", "csrc", "miit", "mps", "spp", "ndrc", "safe"}
    assert busy[0] == "sfc"  # the regulator of Hong Kong stands in eleven


def test_4_which_events_have_no_page_number(ask):
    assert len(ask("not locator:page")) == 64  # no citation of the sample counts in pages
    assert set(ask("locator:none")) == {"reuters-2025-04-16", "us-chenzhi-2025", "hk-vatp-2023"}


def test_5_what_the_map_shows_of_jiafenxiang(ask):
    assert ask("actor:Jiafenxiang") == ("jiafenxiang-sales", "reuters-2025-04-16")


def test_6_what_happened_within_30_days_after_each_notice(ask):
    # 21 May 2021 after 18 May; 8–14 Oct 2021 after 24 Sept; 23 Aug 2024 after 19 Aug; 26 June 2025 after 5 June.
    assert ask("within:30d after kind:notice") == (
        "fsdc-2021-05-21", "negative-list-2021-10", "spc-topic-2024-08", "hk-policy-2025",
    )  # fmt: skip


def test_7_which_sales_came_after_the_february_seminar(ask):
    # Jiafenxiang goes on; Zhangjiajie, Shunyi and Baoshan have only last possible days after it: none for certain.
    assert ask('kind:sale after:"February seminar"') == (
        "jiafenxiang-sales", "zhangjiajie-103btc", "shunyi-trial", "baoshan-fil-2025",
    )  # fmt: skip
    assert ask('kind:sale begins:>"February seminar"') == ()


def test_8_which_is_the_longest_gap_without_a_source(case):
    found = answer(read_question("gaps cited:yes"), Facts(case.reader))
    longest = found.gaps[0]
    assert (longest.before, longest.after) == ("notice-2013-12-05", "announcement-2017-09-04")
    assert longest.days == (date(2017, 9, 4) - date(2013, 12, 5)).days


def test_9_what_rests_on_the_block_alone(ask):
    # The article is cited wherever it says the thing: two towns and a remark on the seminar are left.
    assert set(ask('claims alone:"The Block"')) == {
        "seminar-2025-02/4", "reuters-2025-04-16/3", "reuters-2025-04-16/5",
        "jiafenxiang-sales/14", "jiafenxiang-sales/15",
    }  # fmt: skip


def test_10_what_falls_if_reuters_falls(ask):
    falling = set(ask("claims falls:Reuters"))
    assert len(falling) == 50
    assert set(ask('claims alone:"The Block"')) < falling
    assert "jiafenxiang-sales/7" in falling  # over 3bn yuan: five texts, one origin
    assert "safeis-2023/3" not in falling  # net4site tells the 430.7bn of its own


def test_11_which_sums_are_contradicted(ask):
    assert set(ask("claims (amount:any or quantity:any) stance:contradicts")) == {
        "jiafenxiang-sales/8", "plustoken-final/5", "safeis-2023/5",
        "holding-local-15k/2", "holding-local-15k/5", "zhangjiajie-103btc/6",
        "holding-cn-190k/3", "holding-us-198k/3", "qian-plea/9", "us-chenzhi-2025/7",
        "qian-sentence/5",
    }  # fmt: skip


def test_12_how_much_was_sold_is_listed_and_never_added_which_is_the_affair_of_the_ledger(ask):
    # Over 3bn yuan and its dollars are one total told four times: a question lists sums, only a ledger may add.
    assert ask("claims kind:sale amount:any") == (
        *(f"jiafenxiang-sales/{number}" for number in (7, 8, 9, 10)), "zhangjiajie-103btc/6",
    )  # fmt: skip


def test_13_which_sources_are_in_chinese(ask):
    assert set(ask("sources language:zh")) == {
        "aibagu-zh",
        "viigoo-jiafenxiang-zh",
        "viigoo-2021-zh",
        "furong-2022",
    }
    assert ask("sources language:Chinese") == ask("sources language:zh")


def test_14_what_became_of_qian_after_the_plea(ask):
    assert ask('tag:"Qian Zhimin" after:"pleads guilty"') == (
        "uk-dpp-scheme-2025", "qian-sentence", "uk-hearing-2026-01",
    )  # fmt: skip


def test_15_which_events_are_not_exact_to_the_day(ask):
    assert set(ask("precision:<day")) == NOT_TO_THE_DAY


def test_16_which_are_our_own_inferences(ask):
    inferred = ask("claims inferred:yes")
    assert len(inferred) == 24
    assert {"jiafenxiang-sales/5", "reuters-2025-04-16/4"} < set(inferred)  # Huai'an, printed as Hua'an


def test_17_which_sources_are_used_and_were_not_read(ask):
    assert ask("sources read:no cited:yes") == ("reuters-2025-04-16",)


def test_18_what_was_changed_since_monday(sample_path, monkeypatch):
    monkeypatch.setattr("models.case._now", lambda: "2099-11-24T12:00:00+00:00")  # a Tuesday
    with Case.open(sample_path) as case:
        ban = case.reader.get(Event, "notice-2021-09-24")
        replace_in(case, replace(ban, title="The ban of 2021"))
        facts = Facts(case.reader, today=date(2099, 11, 26))
        assert answer(read_question("changed:>=Monday"), facts).ids == ("notice-2021-09-24",)
        assert answer(read_question("changed:>=Wednesday"), facts).ids == ()
        assert len(answer(read_question("changed:<Monday"), facts).ids) == 64


def test_19_which_queries_to_anna_are_open(case, ask):
    def a_query(number, addressee, **told):
        return Query(
            f"q{number}",
            ClaimId(f"jiafenxiang-sales/{number}"),
            "Where from?",
            "Bea",
            "2025",
            addressee,
            **told,
        )

    add(
        case, a_query(1, "Anna"), a_query(3, "Ben"), a_query(4, "Ben"), a_query(7, "Anna", closed_at="2025-05-02"),
        replace(a_query(8, "Ben"), claim_id=ClaimId("jiafenxiang-sales/7")),
    )  # fmt: skip
    assert ask("claims query:open to:Anna") == ("jiafenxiang-sales/1",)
    assert ask("query:open to:Anna") == ("jiafenxiang-sales",)
    assert len(ask("claims to:Anna")) == 2


def test_20_who_appears_with_jiafenxiang(ask):
    assert set(ask("actors with:Jiafenxiang")) == {
        "reuters", "liu-honglin", "offshore-platforms", "js-finance",
    }  # fmt: skip


def test_21_what_repealed_what(case, ask):
    told = Claim(
        ClaimId("repeal"), case.reader.get(Event, "notice-2026-02-06").id, Field.RELATION, role="repeals",
        other_event_id=case.reader.get(Event, "notice-2021-09-24").id,
    )  # fmt: skip
    assert "notice-2026-02-06/13" in ask("claims repealed")  # the sample says it in a sentence
    add(case, told)
    found = answer(read_question("claims relation:repeals"), Facts(case.reader))
    assert "repeal" in found.ids
    assert "2021 notice" in next(row.title for row in rows(found, Facts(case.reader)) if row.id == "repeal")


def test_22_where_jiafenxiang_is_called_by_another_name(ask):
    for name in ("嘉芬翔", "Jiashare", "actor:嘉芬翔", "actor:Jiashare"):
        assert "jiafenxiang-sales" in ask(name)


def test_23_what_happened_on_24_september_2021(ask):
    for day in ("on:2021-09-24", "2021-09-24", "24 September 2021", "2021年9月24日"):
        assert {"notice-2021-09-24", "notice-2021-mining"} <= set(ask(day))
    assert set(ask("on:2021-09-24")) == {"notice-2021-09-24", "notice-2021-mining"}


def test_24_what_was_known_on_16_april_2025(ask):
    # By dated sources that were out: the notices and the PlusToken case, not yet the order of Beijing's police.
    known = set(ask("known:2025-04-16"))
    assert len(known) == 25
    assert {"reuters-2025-04-16", "jiafenxiang-sales", "plustoken-final", "notice-2021-mining"} < known
    assert known.isdisjoint({"beijing-psb-cbex", "baoshan-fil-2025", "qian-plea", "notice-2026-02-06"})


def test_25_which_claims_cite_the_article(ask):
    assert len(ask('claims source:"Chain Affairs"')) == 42
    assert "pboc-fsr-2024/7" in ask('claims source:"Chain Affairs"')  # the call for global coordination
