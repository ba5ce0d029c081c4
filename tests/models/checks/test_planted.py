"""Fifteen planted errors are found, each for what it is, and nothing else is found in the case that holds them."""

from pathlib import Path

import pytest

from models.checks.finding import Weight
from models.checks.grouping import grouped
from models.checks.report import run_checks
from models.importing.importing import import_file
from models.records.story import Claim
from tests.builders import a_case
from tests.models.checks.conftest import TODAY
from tests.models.checks.planted import planted


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The findings of the planted case by check, and what was planted."""
    records, errors = planted()
    with a_case(tmp_path_factory.mktemp("planted"), *records) as case:
        report = run_checks(case.reader, today=TODAY)
    found = {}
    for one in report.findings:
        found.setdefault(one.check, []).append(one)
    return found, errors


@pytest.mark.parametrize("check", planted()[1])
def test_what_was_planted_is_found(told, check):
    found, _ = told
    assert found.get(check), check


def test_each_is_found_where_it_was_planted(told):
    found, errors = told
    for check, places in errors.items():
        about = {one.event_id for one in found[check]} | {one.record_id for one in found[check]}
        assert about & places, check


def test_nothing_else_is_found_but_long_silences(told):
    found, _ = told
    counts = {check: len(held) for check, held in found.items()}
    assert counts.pop("gap") == 2
    assert counts == {
        "wrong weekday": 1,
        "day and month swapped": 1,
        "age": 1,
        "act outside a lifetime": 2,
        "day of the report": 1,
        "one moment, two zones": 1,
        "counted twice": 1,
        "entered twice": 3,  # three tellings make three pairs
        "circular sources": 2,
        "one origin": 2,  # the circle and the chain
        "deduced date": 1,
        "one name, two spellings": 1,
        "place off": 1,
    }


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """The report on a table of an invented company affair in which nothing is wrong, and the number of its claims."""
    with a_case(tmp_path_factory.mktemp("clean")) as case:
        import_file(case, Path(__file__).with_name("clean_company.csv"))
        return run_checks(case.reader, today=TODAY), len(case.reader.all(Claim))


def test_a_clean_table_has_one_source_for_each_event_and_one_sum_told_twice(clean):
    report, claims = clean
    assert claims >= 140
    counts = {check: count for check, count in report.counts.items() if count}
    assert counts == {"single source": 41, "counted twice": 1, "whole document": 41, "gap": 5}
    (sum_,) = [one.sentence for one in report.findings if one.check == "counted twice"]
    assert (
        "€1.9bn" in sum_
    )  # the missing money, told by the auditor and by the company: true, not a false alarm


def test_nothing_that_is_found_in_a_clean_table_must_be_mended(clean):
    report, _ = clean
    assert report.weights[Weight.MEND] == 0


def test_a_clean_table_is_told_in_a_few_lines(clean):
    report, _ = clean
    assert len(grouped(report)) <= 4
