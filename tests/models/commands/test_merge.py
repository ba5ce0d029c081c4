"""`main.py merge` takes back a copy, or lists what must be decided first."""

import shutil
from dataclasses import replace

import pytest

from models.case import Case
from models.commands.commandline import main
from models.records.story import Event, EventId


@pytest.fixture
def copies(tmp_path):
    """A case with one event, and a copy of it."""
    mine, theirs = tmp_path / "mine.dateline", tmp_path / "theirs.dateline"
    with Case.create(mine, who="Ana") as case, case.edit("Add") as writer:
        writer.add(Event(EventId("sale"), "sale", "A sale"))
    shutil.copy(mine, theirs)
    return mine, theirs


def retitle(path, title, who):
    with Case.open(path, who=who) as case, case.edit("Change") as writer:
        writer.replace(replace(case.reader.get(Event, "sale"), title=title))


def title_in(path):
    with Case.open(path, read_only=True) as case:
        return case.reader.get(Event, "sale").title


def test_what_only_the_copy_changed_is_taken(copies, capsys):
    mine, theirs = copies
    retitle(theirs, "A sale in Xuzhou", "Ben")
    assert main(["merge", str(mine), str(theirs), "--dry-run"]) == 0
    assert title_in(mine) == "A sale"
    assert main(["merge", str(mine), str(theirs)]) == 0
    assert title_in(mine) == "A sale in Xuzhou"
    assert "Ben" in capsys.readouterr().out


@pytest.mark.parametrize(("option", "title"), [("--mine", "My sale"), ("--theirs", "Ben's sale")])
def test_a_question_is_listed_and_nothing_changes_until_a_side_is_chosen(copies, capsys, option, title):
    mine, theirs = copies
    retitle(mine, "My sale", "Ana")
    retitle(theirs, "Ben's sale", "Ben")
    assert main(["merge", str(mine), str(theirs)]) == 1
    told = capsys.readouterr().out
    assert "My sale" in told
    assert "Ben's sale" in told
    assert title_in(mine) == "My sale"
    assert main(["merge", str(mine), str(theirs), option]) == 0
    assert title_in(mine) == title


def test_a_second_time_there_is_nothing_new(copies, capsys):
    mine, theirs = copies
    retitle(theirs, "Another", "Ben")
    main(["merge", str(mine), str(theirs)])
    capsys.readouterr()
    assert main(["merge", str(mine), str(theirs)]) == 0
    assert capsys.readouterr().out == "The copy holds nothing new.\n"


def test_what_both_made_alike_is_told(copies, capsys):
    mine, theirs = copies
    retitle(mine, "The same sale", "Ana")
    retitle(theirs, "The same sale", "Ben")
    assert main(["merge", str(mine), str(theirs)]) == 0
    told = capsys.readouterr().out
    assert "The same on both sides" in told
    assert "The same sale" in told
