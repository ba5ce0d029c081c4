"""The report on the command line: its groups, one of them opened, every line, and JSON."""

import json
import re

import pytest

from models.commands.commandline import main


@pytest.fixture
def told(sample_path, capsys):
    """What the command prints about the sample."""

    def run(*words):
        code = main(["check", str(sample_path), *words])
        return code, capsys.readouterr().out

    return run


def test_the_report_is_a_numbered_line_for_each_cause(told):
    code, lines = told()
    numbers = [int(number) for number in re.findall(r"^ *(\d+)  (?:mend|look|note)", lines, re.MULTILINE)]
    assert code == 1
    assert numbers == list(range(1, len(numbers) + 1))
    assert 10 <= len(numbers) <= 30
    assert re.search(r"Find .+: settles \d+ findings\.", lines)


def test_a_line_of_the_report_opens_its_list(told):
    _, lines = told()
    number, count = re.search(r"^ *(\d+)  mend .* (\d+) places have no source", lines, re.MULTILINE).groups()
    _, opened = told("--open", number)
    assert opened.count("  No source supports the place") == int(count)


def test_a_line_that_is_not_there_is_told_in_a_sentence(told, capsys):
    assert told("--open", "99")[0] == 2


def test_every_finding_is_listed_on_request_and_in_json(told):
    _, lines = told("--all")
    _, text = told("--json")
    held = json.loads(text)
    assert f"{len(held['findings'])} findings" in lines
    places = sorted(place for group in held["groups"] for place in group["findings"])
    assert places == list(range(len(held["findings"])))
    assert all(row["target"] for row in held["findings"])
    assert {row["remedy"] for row in held["findings"]} >= {"claim citation", "claim decision"}
    assert held["sources_not_judged"] == 0  # of every source of the sample somebody said what it is
