"""`main.py merge` takes back a copy, or lists what must be decided first."""

import shutil
from dataclasses import replace

import pytest

from models.case import Case
from models.commands.commandline import main
from models.records.desk import Check
from models.records.story import Citation, Claim, Event, EventId
from models.store.past import HistoryFilter, page_of
from tests.builders import a_citation, a_claim, a_source, an_amount


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


def both_changed(mine, theirs):
    """Two questions: the title and the note; and a claim with an amount that only Ben has."""
    retitle(mine, "My sale", "Ana")
    retitle(theirs, "Ben's sale", "Ben")
    for path, who in ((mine, "Ana"), (theirs, "Ben")):
        with Case.open(path, who=who) as case, case.edit("Note") as writer:
            writer.replace(replace(case.reader.get(Event, "sale"), note=f"{who}'s note"))
    with Case.open(theirs, who="Ben") as case, case.edit("Amount") as writer:
        writer.add(a_claim("sale", "amount", "", id="sum", amount=an_amount("3000000000")))


def sale_in(path):
    with Case.open(path, read_only=True) as case:
        return case.reader.get(Event, "sale")


def last_of(path):
    with Case.open(path, read_only=True) as case:
        return page_of(case.reader, HistoryFilter(), limit=1).actions[0]


def test_questions_are_decided_one_by_one(copies, capsys):
    mine, theirs = copies
    both_changed(mine, theirs)
    assert main(["merge", str(mine), str(theirs), "--choose", "1=theirs"]) == 1
    told = capsys.readouterr().out
    assert "1. The title of the event “My sale”: theirs" in told
    assert "2. The note of the event “My sale”\n" in told
    assert (
        main(["merge", str(mine), str(theirs), "--choose", "1=theirs", "--choose", "2=mine", "--by", "Ana"])
        == 0
    )
    assert (sale_in(mine).title, sale_in(mine).note) == ("Ben's sale", "Ana's note")
    assert last_of(mine).who == "Ana"


def test_the_rest_is_decided_in_one_way(copies):
    mine, theirs = copies
    both_changed(mine, theirs)
    assert main(["merge", str(mine), str(theirs), "--choose", "2=mine", "--theirs"]) == 0
    assert (sale_in(mine).title, sale_in(mine).note) == ("Ben's sale", "Ana's note")


@pytest.mark.parametrize("wrong", ["3=mine", "1=both", "mine", "0=mine"])
def test_a_choice_that_decides_nothing_is_told_in_one_sentence(copies, capsys, wrong):
    mine, theirs = copies
    both_changed(mine, theirs)
    assert main(["merge", str(mine), str(theirs), "--choose", wrong]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert title_in(mine) == "My sale"


def test_questions_are_asked_one_by_one(copies, monkeypatch, capsys):
    mine, theirs = copies
    both_changed(mine, theirs)
    answers = iter(["t", "what?", "m"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert main(["merge", str(mine), str(theirs), "--ask"]) == 0
    assert (sale_in(mine).title, sale_in(mine).note) == ("Ben's sale", "Ana's note")
    assert "2 of 2. The note of the event “My sale”" in capsys.readouterr().out


def test_who_stops_answering_changes_nothing(copies, monkeypatch):
    mine, theirs = copies
    both_changed(mine, theirs)

    def end(_):
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    assert main(["merge", str(mine), str(theirs), "--ask"]) == 1
    assert title_in(mine) == "My sale"


def test_a_file_of_choices_is_written_filled_in_and_followed(copies, tmp_path, capsys):
    mine, theirs = copies
    both_changed(mine, theirs)
    command = ["merge", str(mine), str(theirs), "--plan", str(tmp_path / "choices.txt")]
    assert main(command) == 1
    text = (tmp_path / "choices.txt").read_text(encoding="utf-8")
    assert "#    theirs: Ben's sale\nevent/sale/title =\n" in text
    assert title_in(mine) == "My sale"
    assert main(command) == 1  # nothing is decided yet
    decided = text.replace("event/sale/title =", "event/sale/title = theirs").replace(
        "/note =", "/note = mine"
    )
    (tmp_path / "choices.txt").write_text(decided, encoding="utf-8")
    assert main(command) == 0
    assert (sale_in(mine).title, sale_in(mine).note) == ("Ben's sale", "Ana's note")
    (tmp_path / "choices.txt").write_text("event/other/title = mine\n", encoding="utf-8")
    capsys.readouterr()
    assert main(command) == 2
    assert "answers no question" in capsys.readouterr().err


def test_what_comes_is_told_with_its_values(copies, capsys):
    mine, theirs = copies
    both_changed(mine, theirs)
    retitle(mine, "A sale", "Ana")
    assert main(["merge", str(mine), str(theirs), "--mine", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "  changed the title of the event “A sale”: A sale → Ben's sale" in told
    assert "  added the amount of “A sale”: ¥3bn" in told
    assert "the amount of the amount" not in told


def test_as_many_changes_are_told_of_a_merge_as_the_history_counts(copies, capsys):
    mine, theirs = copies
    both_changed(mine, theirs)
    main(["merge", str(mine), str(theirs), "--theirs"])
    assert "Took 2 changes of Ben:" in capsys.readouterr().out
    assert (last_of(mine).label, last_of(mine).count) == ("Take back changes of Ben (2 changes)", 2)


def checked_case(path):
    """A case whose sale has an amount that Cy signed off."""
    with Case.open(path, who="Ana") as case, case.edit("Add") as writer:
        writer.add(
            a_claim("sale", "amount", "", id="sum", amount=an_amount("3000000000"), state="signed off")
        )


def test_the_deletion_of_what_is_signed_off_is_a_question(copies, capsys):
    mine, theirs = copies
    checked_case(mine)
    shutil.copy(mine, theirs)
    with Case.open(theirs, who="Ben") as case, case.edit("Delete") as writer:
        writer.delete(case.reader.get(Event, "sale"))
    assert main(["merge", str(mine), str(theirs)]) == 1
    told = capsys.readouterr().out
    assert "1. Ben deleted the event “A sale”" in told
    assert "1 signed off" in told
    assert title_in(mine) == "A sale"
    assert main(["merge", str(mine), str(theirs), "--choose", "1=theirs"]) == 0
    with Case.open(mine, read_only=True) as case:
        assert case.reader.all(Event) == ()


def test_the_deletion_of_a_citation_of_what_is_signed_off_is_a_question(copies, capsys):
    mine, theirs = copies
    with Case.open(mine, who="Ana") as case, case.edit("Add") as writer:
        claim = a_claim("sale", "amount", "", id="sum", amount=an_amount("3000000000"))
        writer.add_many([claim, a_source("A paper", id="paper"), a_citation(claim, "paper", id="cited")])
    with Case.open(mine, who="Ana") as case, case.edit("Sign") as writer:
        writer.replace(replace(case.reader.get(Claim, "sum"), state="signed off"))
    shutil.copy(mine, theirs)
    with Case.open(theirs, who="Ben") as case, case.edit("Delete") as writer:
        writer.delete(case.reader.get(Citation, "cited"))
    assert main(["merge", str(mine), str(theirs)]) == 1
    assert "of a claim that is checked or signed off" in capsys.readouterr().out


def test_marks_are_told_in_one_line(copies, capsys):
    mine, theirs = copies
    with Case.open(theirs, who="Bea") as case, case.edit("Add") as writer:
        for number in range(5):
            writer.add(a_claim("sale", text=f"Claim {number}", id=f"c{number}", written_by="Ana"))
    shutil.copy(theirs, mine)
    with Case.open(theirs, who="Bea") as case, case.edit("Check") as writer:
        for number in range(5):
            writer.add(Check(f"k{number}", f"c{number}", "checked", "Bea", "2026-01-01T00:00:00+00:00"))
            writer.replace(replace(case.reader.get(Claim, f"c{number}"), state="checked"))
    assert main(["merge", str(mine), str(theirs)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == ["  added 5 marks: 5 checked, by Bea", "  with them the state of 5 claims"]
