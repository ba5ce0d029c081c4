"""The command that lists and adds relations between actors."""

import json

import pytest

from models.commands.commandline import main


@pytest.fixture
def run(capsys, tmp_path):
    path = tmp_path / "c.dateline"
    main(["new", str(path)])
    capsys.readouterr()

    def run(*arguments):
        code = main(["relations", str(path), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_relation_is_added_and_listed_by_either_end(run):
    added = run("--add", "Anna Berg", "owns", "Delta Ltd", "--when", "2001/2004", "--share", "60%")
    assert added == (0, "2001–2004: Anna Berg owns 60% of Delta Ltd\n", "")
    run("--add", "Delta Ltd", "paid", "Carl", "--sum", "$1.5m")
    assert run("--actor", "carl")[1] == "date not known: Delta Ltd paid $1.5m to Carl\n"
    assert run("--actor", "delta ltd")[1].count("\n") == 2


def test_relations_are_told_as_json(run):
    run("--add", "Anna Berg", "other", "Carl", "--words", "lends a flat to", "--wording", "出借")
    (row,) = json.loads(run("--json")[1])
    assert (row["sentence"], row["wording"], row["share"]) == ("Anna Berg lends a flat to Carl", "出借", None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--add", "A", "eats", "B"), "no relation that is known"),
        (("--add", "A", "owns", "a"), "to itself"),
        (("--add", "A", "other", "B"), "in words"),
        (("--add", "A", "owns", "B", "--share", "lots"), "lots"),
        (("--actor", "Nobody"), "no actor of this case"),
        (("--add", "A", "owns"), "expected 3"),
    ],
)
def test_wrong_use_is_one_sentence(run, arguments, said):
    code, out, told = run(*arguments)
    assert (code, out, told.count("\n")) == (2, "", 1)
    assert said in told


def test_a_case_without_relations_says_how_one_is_added(run):
    assert run()[1] == "No relation yet: add one with --add.\n"


def test_a_figure_and_json_of_relations_are_exported_around_an_actor(run, tmp_path, capsys):
    run("--add", "Anna Berg", "owns", "Delta Ltd", "--share", "60%", "--when", "2001/2004")
    run("--add", "Delta Ltd", "paid", "Carl", "--sum", "$1.5m")
    case = str(tmp_path / "c.dateline")
    for name in ("r.svg", "r.png", "r.pdf", "r.json"):
        assert (
            main(["export", case, str(tmp_path / name), "--view", "relations", "--actor", "delta ltd"]) == 0
        )
    svg = (tmp_path / "r.svg").read_text(encoding="utf-8")
    assert all(f'id="{group}"' in svg for group in ("lines", "heads", "actors", "dates", "labels", "legend"))
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [node["name"] for node in told["nodes"]] == ["Delta Ltd", "Anna Berg", "Carl"]
    ends = [(link["source"], link["target"]) for link in told["links"]]
    assert ends == [("actor-2", "actor-1"), ("actor-1", "actor-3")]
    assert told["links"][0]["share"] == "60"
    assert main(["export", case, str(tmp_path / "x.svg"), "--view", "relations", "--actor", "Nobody"]) == 2
    assert "no actor of this case" in capsys.readouterr().err
