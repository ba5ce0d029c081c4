"""`main.py history` lists what was changed, or tells what changed in all since a moment."""

import json
import shutil
from dataclasses import replace
from datetime import datetime

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


def test_who_made_what_is_told_apart_on_the_day_of_entry(path, capsys):
    with Case.open(path, who="Ben") as case, case.edit("Delete") as writer:
        writer.add(gone := Event(EventId("gone0001"), "sale", "A sale to go"))
    with Case.open(path, who="Ana") as case, case.edit("Note") as writer:
        writer.replace(replace(case.reader.get(Event, "sale0001"), note="Ana's note"))
    with Case.open(path, who="Ana") as case, case.edit("Delete") as writer:
        writer.delete(gone)
    ben = lines_of(capsys, path, "--since", "2001-01-01", "--by", "Ben")
    changed = ben.index("A sale in Xuzhou (changed) – Ben")
    assert ben[changed + 1 :][:2] in (
        ["  title: A sale → A sale in Xuzhou"],
        ["  title: A sale → A sale in Xuzhou", ""],
    )
    assert "A sale to go (new) – Ben" in ben
    ana = "\n".join(lines_of(capsys, path, "--since", "2001-01-01", "--by", "Ana"))
    assert "Xuzhou" not in ana.replace("A sale in Xuzhou (new)", "")
    assert "A sale to go (deleted) – Ana" in ana


def test_times_are_told_by_the_clock_of_the_case_with_its_name(path, capsys):
    with Case.open(path, who="Ana") as case, case.edit("Zone") as writer:
        writer.replace(replace(case.reader.about(), zone="Asia/Shanghai"))
    at = json.loads("\n".join(lines_of(capsys, path, "--json")))[0]
    assert at["local"].endswith("+08:00")
    assert datetime.fromisoformat(at["local"]) == datetime.fromisoformat(at["at"])
    first = lines_of(capsys, path)[0]
    assert f"{at['local'][:19].replace('T', ' ')} Asia/Shanghai" in first


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2026-03-31", "2026-03-31 (Asia/Shanghai)"),
        ("2026-03-31 14:00", "2026-03-31 14:00 (Asia/Shanghai)"),
        ("2026-03-31T14:00+02:00", "2026-03-31 20:00 (Asia/Shanghai)"),
        ("2026-03-31 14:00 Europe/Berlin", "2026-03-31 20:00 (Asia/Shanghai)"),
        ("2026-03-31 14:00 UTC", "2026-03-31 22:00 (Asia/Shanghai)"),
        ("2026-03-31 Europe/London", "2026-03-31 07:00 (Asia/Shanghai)"),
    ],
)
def test_a_day_may_have_a_time_and_a_zone(path, capsys, since, told):
    with Case.open(path, who="Ana") as case, case.edit("Zone") as writer:
        writer.replace(replace(case.reader.about(), zone="Asia/Shanghai"))
    assert lines_of(capsys, path, "--since", since)[0].startswith(f"Since {told}: ")


def test_a_merge_of_several_people_tells_whose_changes_it_took(path, tmp_path, capsys):
    copy = tmp_path / "copy.dateline"
    shutil.copy(path, copy)
    for who, note in (("Bea", "tags"), ("Cy", "note")):
        with Case.open(copy, who=who) as case, case.edit("Add") as writer:
            writer.add(Event(EventId(f"{note}0001"), "sale", f"A sale of {who}"))
    assert main(["merge", str(path), str(copy), "--by", "Ana"]) == 0
    capsys.readouterr()
    bea = "\n".join(lines_of(capsys, path, "--since", "2001-01-01", "--by", "Bea"))
    assert "A sale of Bea (new) – Bea" in bea
    assert "A sale of Cy" not in bea
    everybody = "\n".join(lines_of(capsys, path, "--since", "2001-01-01"))
    assert "A sale of Cy (new) – Cy\n" in everybody


@pytest.mark.parametrize(
    "wrong",
    [
        ("--since", "soon"),
        ("--since", "2026-03-31 14:00 CST"),
        ("--since-round", "x"),
        ("--by", "Nobody"),
        ("--record", "none"),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(path, capsys, wrong):
    assert main(["history", str(path), *wrong]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
