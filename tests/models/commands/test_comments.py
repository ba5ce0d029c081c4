"""The command that lists, writes and closes comments."""

import json

import pytest

from models.commands.commandline import main
from tests.builders import a_case, an_event


@pytest.fixture
def run(capsys, tmp_path):
    with a_case(tmp_path, an_event("Xuzhou sells", id="sale")):
        pass

    def run(*arguments):
        code = main(["comments", str(tmp_path / "test.dateline"), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_comment_is_written_listed_closed_and_opened_again(run):
    code, told, _ = run("--add", "Call\nthem again", "--on", "event:sale", "--by", "Bea")
    id = told.split()[0]
    assert (code, told[len(id) :]) == (0, told[len(id) :])
    assert "not done yet " in told
    assert told.endswith("Bea, the event “Xuzhou sells”: Call them again\n") or "Xuzhou sells" in told
    assert run()[1] == told
    assert "done " in run("--close", id, "--by", "Ana")[1]
    assert run()[1] == "No comment: write one with --add TEXT --on KIND:ID.\n"
    assert run("--done")[1] == run("--all")[1] != ""
    assert "not done yet " in run("--reopen", id)[1]


def test_comments_are_told_as_json_and_by_person(run):
    for name in ("Bea", "Ana"):
        run("--add", f"By {name}", "--by", name)
    (row,) = json.loads(run("--of", "bea", "--json")[1])
    assert (row["on"], row["name"], row["text"], row["closed_at"]) == ("about:case", "the case", "By Bea", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--add", "x", "--on", "event:gone", "--by", "Bea"), "not in the case any more"),
        (("--add", "x", "--on", "sale", "--by", "Bea"), "names no record"),
        (("--add", " ", "--by", "Bea"), "The comment is empty"),
        (("--close", "f"), "is the beginning of no comment"),
        (("--add", "x"), "Say who you are"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run, arguments, said):
    code, out, error = run(*arguments)
    assert (code, out) == (2, "")
    assert said in error
