"""What is known to be open in the sample case is found in it, and nothing that an editor would laugh at."""

import pytest

from models.case import Case
from models.checks.finding import Weight
from models.checks.grouping import grouped
from models.checks.report import run_checks
from models.checks.telling import as_text
from tests.models.checks.conftest import TODAY


@pytest.fixture(scope="module")
def report(sample_file):
    with Case.open(sample_file, read_only=True) as case:
        return run_checks(case.reader, today=TODAY)


@pytest.fixture
def sentences(report):
    """The sentences of one check about one event."""
    return lambda check, event: " ".join(
        each.sentence for each in report.findings if (each.check, each.event_id) == (check, event)
    )


def test_the_ten_texts_on_jiafenxiang_are_one_origin(sentences):
    told = sentences("one origin", "jiafenxiang-sales")
    assert "Reuters, 16 April 2025" in told
    assert "10 texts" in told


def test_the_figures_for_the_same_coins_are_set_beside_each_other(sentences):
    # 194,000 rounds to about 190,000: it is told, and not as a contradiction
    assert "194,000 BTC" in sentences("no contradiction", "holding-cn-190k")
    assert "about 190,000 BTC" in sentences("no contradiction", "holding-cn-190k")
    told = sentences("counted twice", "plustoken-final")
    assert "194,775 BTC" in told
    assert "194,000 BTC of “China put at 190,000 BTC”" in told


@pytest.mark.parametrize("event", ["notice-2021-09-24", "interpretation-2024-08", "changge-trial-2026"])
def test_days_of_issue_effect_and_report_contradict_nothing(sentences, event):
    assert sentences("contradicted", event) == ""


def test_a_report_that_takes_the_day_of_publication_for_the_ruling_contradicts_it(sentences):
    told = sentences("contradicted", "plustoken-final")
    assert "19 Nov 2020" in told
    assert "jqknews says 26 Nov 2020" in told


def test_a_sum_of_one_unknown_day_between_two_is_no_total(sentences):
    assert sentences("total over single sums", "zhangjiajie-103btc") == ""


def test_huaan_is_unconfirmed(sentences):
    told = sentences("unconfirmed", "jiafenxiang-sales")
    assert "Huai'an" in told
    assert "sources print Hua'an" in told


def test_the_total_of_3bn_is_never_added_to_single_sales(sentences):
    told = sentences("total over single sums", "jiafenxiang-sales")
    assert "over ¥3bn" in told
    assert "Zhangjiajie police seize and realise 103 BTC" in told


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("jiafenxiang-sales", "JPY 40.8bn in bitbank"),
        ("plustoken-zhifan", "$37bn in AiCoin"),
        ("qian-sentence", "¥402bn in Phemex"),
    ],
)
def test_factors_that_were_lost_in_translation_are_found(sentences, event, words):
    assert words in sentences("factor of ten", event)


QUIET = (
    "entered twice",
    "place off",
    "wording and value",
    "unit missing",
    "odd rate",
    "step",
    "parts exceed the whole",
    "impossible order",
    "impossible date",
    "other date",
    "quote not found",
    "beyond the document",
    "wrong weekday",
    "day and month swapped",
    "date and wording",
    "day of the report",
    "age",
    "act outside a lifetime",
    "one moment, two zones",
    "one name, two spellings",
    "circular sources",
    "deduced date",
)


@pytest.mark.parametrize("check", QUIET)
def test_nothing_is_found_where_nothing_is_wrong(report, check):
    assert [each.sentence for each in report.findings if each.check == check] == []


def test_secondary_sources_alone_are_told_in_one_line(report):
    (group,) = [one for one in grouped(report) if one.check.name == "only other media"]
    assert {finding.weight for finding in group.findings} == {Weight.NOTE}


@pytest.mark.parametrize("given", ["61,279 BTC", "207,000 BTC", "19 Jan 2026", "Shaoyang"])
def test_what_leaves_room_for_our_value_is_no_contradiction(report, given):
    assert "contradicted" not in {one.check for one in report.findings if given in one.sentence}


def test_the_grouped_report_is_some_twenty_lines(report):
    groups = grouped(report)
    assert 10 <= len(groups) <= 30
    assert sum(len(group.findings) for group in groups) == len(report.findings)
    assert any(group.judgement.startswith("Find ") for group in groups)
    # every source of the sample says what it is
    assert not any(group.judgement.startswith("Say of ") for group in groups)


def test_the_report_can_be_read_in_one_sitting(report):
    lines = as_text(report).splitlines()
    assert len(lines) < 500
    assert max(map(len, lines)) < 500


def test_what_must_be_mended_is_uncited_or_contradicted(report):
    heavy = {each.check for each in report.findings if each.weight is Weight.MEND}
    assert heavy == {"uncited", "contradicted"}
