"""The command that answers questions."""

import json

import pytest

from models.case import Case
from models.commands.commandline import main
from models.questions.fields import FIELDS
from models.records.desk import Question
from tests.builders import add


@pytest.fixture
def run(capsys, sample_path):
    def run(*arguments):
        code = main(["ask", str(sample_path), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_events_are_listed_with_their_dates_and_counted(run):
    code, told, _ = run("place:江苏")
    assert code == 0
    assert told.splitlines()[0].startswith("since 2018")
    assert told.splitlines()[-1] == "5 events"


def test_words_need_no_quotation_marks_of_the_shell(run):
    assert run("claims", 'alone:"The Block"')[1].splitlines()[-1] == "5 claims"


def test_json_holds_the_question_and_each_row(run):
    told = json.loads(run("sources language:zh", "--json")[1])
    assert (told["question"], told["kind"], told["count"]) == ("sources language:zh", "sources", 4)
    assert {row["id"] for row in told["rows"]} >= {"aibagu-zh"}


def test_gaps_are_told_with_both_ends(run):
    first = run("gaps")[1].splitlines()[0]
    assert first.startswith("3 years and 9 months")
    assert "2013 notice" in first


def test_what_is_wrong_is_one_sentence_that_names_the_word(run):
    for question, word in (
        ("plaec:x", "plaec"),
        ("kind:xx", "xx"),
        ("after:seminar", "3 events"),
        ("(kind:sale", "bracket"),
    ):
        code, told, wrong = run(question)
        assert (code, told) == (2, "")
        assert word in wrong
        assert len(wrong.strip().splitlines()) == 1


def test_a_kept_question_is_asked_by_its_name(run, sample_path):
    with Case.open(sample_path) as case:
        add(case, Question("q", "Jiangsu", "place:Jiangsu"))
    assert run("--kept", "jiangsu")[1].splitlines()[-1] == "5 events"
    code, _, wrong = run("--kept", "Henan")
    assert code == 2
    assert "Jiangsu" in wrong


def test_the_help_lists_every_field(capsys):
    with pytest.raises(SystemExit):
        main(["ask", "--help"])
    told = capsys.readouterr().out
    assert all(f"{field.name}:" in told and field.example in told for field in FIELDS)
