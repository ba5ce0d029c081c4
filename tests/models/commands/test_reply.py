"""`main.py reply` tells who was not asked, and prints a letter."""

import json
from dataclasses import replace

import pytest

from models.case import Case
from models.commands.commandline import main
from models.records.desk import Approach
from models.records.story import Actor, Claim
from tests.builders import a_case, a_claim, a_source, add, an_actor, an_event, replace_in

SALE = an_event("The sale", when="2018-05")
LATE = a_claim(SALE, text="It paid late", id="late", is_criticism=True)


@pytest.fixture
def path(tmp_path):
    """A case that criticises a firm, and nobody asked it."""
    firm = an_actor("Jiafenxiang", id="firm", aliases=("JFX",))
    planned = Approach("1", "firm", claims=("late",))
    with a_case(tmp_path, SALE, firm, LATE, a_source("Heron"), planned) as case:
        return case.path


def put(path, **fields):
    with Case.open(path, who="Ana") as case:
        approach = Approach("1", "firm", "sought", ("late",), "May 2018: The sale. It paid late")
        replace_in(case, replace(approach, **fields))


def test_what_nobody_was_asked_about_stands_first(path, capsys):
    assert main(["reply", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "Criticism with no reply sought: 1",
        "  Jiafenxiang: May 2018: The sale. It paid late",
    ]
    assert "no reply sought; 0 attempts; 5 are customary" in lines[2]


def test_whoever_has_time_to_answer_is_no_finding(path, capsys):
    put(path, deadline="2999-01-01T17:00+08:00", channel="e-mail")
    assert main(["reply", str(path), "--attempts", "1"]) == 0
    told = capsys.readouterr().out
    assert "Criticism with no reply sought: none" in told
    assert "e-mail · answer by 2999-01-01 17:00 UTC+08:00" in told
    assert "customary" not in told


def test_an_answer_that_is_overdue_is_a_finding(path, capsys):
    put(path, deadline="2020-01-01T17:00+08:00")
    assert main(["reply", str(path)]) == 1
    assert "OVERDUE" in capsys.readouterr().out


def test_a_claim_that_was_changed_since_is_a_finding(path, capsys):
    put(path, state="answered", answer="No.")
    assert main(["reply", str(path)]) == 0
    with Case.open(path) as case:
        replace_in(case, replace(case.reader.get(Claim, "late"), text="It paid a year late"))
    assert main(["reply", str(path)]) == 1
    told = capsys.readouterr().out
    assert "Differs from what was put: “May 2018: The sale. It paid late”" in told
    assert "now “May 2018: The sale. It paid a year late”" in told


def test_a_letter_is_printed_in_a_language_and_what_was_cut_beside_it(path, capsys):
    with Case.open(path) as case:
        replace_in(case, replace(LATE, text="It paid Heron late"))
    assert main(["reply", str(path), "--party", "jfx", "--letter", "--language", "de", "--anyway"]) == 0
    out, err = capsys.readouterr()
    assert "1. Mai 2018: The sale. It paid [ausgelassen] late [nicht übersetzt]" in out
    assert "Heron" not in out
    assert "“Heron”, the title of a source" in err


def test_the_same_is_there_as_json(path, capsys):
    main(["reply", str(path), "--json"])
    (party,) = json.loads(capsys.readouterr().out)
    assert party["standing"] == "no reply sought"
    assert party["no_reply_sought"] == [{"claim": "late", "words": "May 2018: The sale. It paid late"}]
    main(["reply", str(path), "--party", "JFX", "--letter", "--json"])
    assert json.loads(capsys.readouterr().out)["letter"].startswith("To: Jiafenxiang")


@pytest.mark.parametrize(("options", "told"), [(["--letter"], "--party"), (["--party", "X"], "no party")])
def test_wrong_use_is_told_in_one_sentence(path, capsys, options, told):
    assert main(["reply", str(path), *options]) == 2
    assert told in capsys.readouterr().err


def test_a_letter_in_a_language_that_the_claims_are_not_in_says_so_first(path, capsys):
    letter = ["reply", str(path), "--party", "jfx", "--letter", "--language", "zh-Hans"]
    assert main(letter) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Point 1 of this letter would not be in 简体中文" in err
    assert "--anyway" in err
    assert main([*letter, "--anyway"]) == 0
    assert "1. 2018年5月：The sale。It paid late ［原文，未翻译］" in capsys.readouterr().out


def test_a_party_is_found_by_a_part_that_only_its_name_has(path, capsys):
    with Case.open(path) as case:
        replace_in(
            case, replace(case.reader.get(Actor, "firm"), name="Jiafenxiang Technology", local_name="嘉汾翔")
        )
        court = a_claim(SALE, text="It hid the files", id="hid", is_criticism=True)
        add(
            case,
            an_actor("Xuzhou Technology Court", id="court"),
            court,
            Approach("2", "court", claims=("hid",)),
        )
    for part in ("jiafen", "嘉汾", "JFX", "Technology  Court"):
        assert main(["reply", str(path), "--party", part]) == 1
        assert len([line for line in capsys.readouterr().out.splitlines() if "attempts" in line]) == 1
    assert main(["reply", str(path), "--party", "technology"]) == 2
    told = capsys.readouterr().err
    assert "Jiafenxiang Technology" in told
    assert "Xuzhou Technology Court" in told
