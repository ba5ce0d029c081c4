"""`main.py history` lists what was changed, or tells what changed in all since a moment."""

import json
from dataclasses import replace

import pytest

from models.case import Case
from models.commands.commandline import main
from models.records.story import Event, EventId
from models.review.review import freeze, start_round


@pytest.fixture
def path(tmp_path):
    """A case that Ana made, with a round after which Ben changed a title."""
    path = tmp_path / "case.dateline"
    with Case.create(path, who="Ana") as case:
        with case.edit("Add an event") as writer:
            writer.add(Event(EventId("sale0001"), "sale", "A sale"))
        with case.edit("Start a round of review") as writer:
            start_round(writer, "Round 1", freeze(writer.reader))
    with Case.open(path, who="Ben") as case, case.edit("Change title") as writer:
        writer.replace(replace(case.reader.get(Event, "sale0001"), title="A sale in Xuzhou"))
    return path


def lines_of(capsys, *arguments):
    assert main(["history", *map(str, arguments)]) == 0
    return capsys.readouterr().out.splitlines()


def test_every_change_is_listed_the_latest_first(path, capsys):
    told = lines_of(capsys, path)
    assert [line.split("  ")[-1] for line in told] == [
        "Change title", "Start a round of review", "Add an event", "Make the case",
    ]  # fmt: skip


def test_changes_are_listed_by_person_and_by_record(path, capsys):
    assert len(lines_of(capsys, path, "--by", "Ben")) == 1
    assert len(lines_of(capsys, path, "--record", "sale0001")) == 2


def test_a_summary_since_a_round_names_the_event_and_both_titles(path, capsys):
    told = lines_of(capsys, path, "--since-round", "Round 1")
    assert told[0].startswith("Since the start of Round 1 on ")
    assert told[-2:] == ["A sale in Xuzhou (changed) – Ben", "  title: A sale → A sale in Xuzhou"]


def test_a_summary_comes_as_json(path, capsys):
    found = json.loads("\n".join(lines_of(capsys, path, "--since", "2001-01-01", "--json")))
    assert "A sale in Xuzhou" in [group["title"] for group in found["groups"]]


def test_each_change_since_a_round_is_listed(path, capsys):
    told = json.loads("\n".join(lines_of(capsys, path, "--since-round", "Round 1", "--each", "--json")))
    assert [action["label"] for action in told] == ["Change title"]


@pytest.mark.parametrize(
    "wrong", [("--since", "soon"), ("--since-round", "x"), ("--by", "Nobody"), ("--record", "none")]
)
def test_what_is_not_there_is_refused_in_one_sentence(path, capsys, wrong):
    assert main(["history", str(path), *wrong]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
