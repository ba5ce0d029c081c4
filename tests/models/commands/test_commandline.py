"""The commands of main.py, as a script or a graphics desk uses them."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from models.commands.commandline import COMMANDS, main
from models.store.schema import SCHEMA_VERSION

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_sample_is_written_once_and_never_over_another_file(run, tmp_path):
    path = tmp_path / "s.dateline"
    assert run("sample", path)[0] == 0
    before = digest(path)
    code, _, told = run("sample", path)
    assert code == 2
    assert told.count("\n") == 1
    assert digest(path) == before


def test_a_new_case_is_empty(run, tmp_path):
    assert run("new", tmp_path / "n.dateline")[0] == 0
    code, told, _ = run("info", tmp_path / "n.dateline", "--json")
    assert code == 0
    assert json.loads(told)["events"] == 0


def test_info_counts_every_kind_of_record(run, sample_path):
    facts = json.loads(run("info", sample_path, "--json")[1])
    assert (facts["events"], facts["sources"], facts["schema"]) == (64, 158, SCHEMA_VERSION)
    assert {"claims", "citations", "documents", "history", "eras"} <= facts.keys()


@pytest.mark.parametrize(("words", "id"), [("法院", "spc"), ("Xuzhou", "xuzhou"), ("xuz", "xuzhou")])
def test_search_finds_chinese_and_latin_words(run, sample_path, words, id):
    hits = json.loads(run("find", sample_path, words, "--json")[1])
    assert id in {hit["id"] for hit in hits}


def test_search_says_when_there_is_nothing(run, sample_path):
    assert run("find", sample_path, "qwertz")[1] == "Nothing found.\n"


def test_check_reports_findings_and_exits_with_one(run, sample_path):
    code, told, _ = run("check", sample_path, "--json")
    found = json.loads(told)
    assert code == 1
    assert {"uncited", "single source", "contradicted"} <= found["reasons"].keys()
    one = [row for row in found["findings"] if row["check"] == "one origin"]
    assert "jiafenxiang-sales" in {row["event"] for row in one}  # ten texts, one origin


def test_one_check_alone_can_be_made(run, sample_path):
    code, told, _ = run("check", sample_path, "--only", "contradicted", "--json")
    assert code == 1
    assert json.loads(told)["counts"].keys() == {"contradicted"}
    assert run("check", sample_path, "--only", "nonsense")[0] == 2


def test_verify_finds_nothing_wrong_with_the_sample(run, sample_path):
    assert run("verify", sample_path)[0] == 0


def test_reading_commands_leave_the_file_as_it_is_and_nothing_beside_it(run, sample_path):
    before = digest(sample_path)
    for words in (("info",), ("find",), ("check",), ("verify",)):
        run(words[0], sample_path, *(["法院"] if words[0] == "find" else []))
    assert digest(sample_path) == before
    assert list(sample_path.parent.iterdir()) == [sample_path]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_both_views_are_written_in_each_format(run, sample_path, tmp_path, ending):
    for view in ("timeline", "map"):
        out = tmp_path / f"{view}.{ending}"
        assert run("export", sample_path, out, "--view", view, "--preset", "print-107mm")[0] == 0
        assert out.stat().st_size > 10_000


def test_an_existing_file_is_overwritten_with_force_only(run, sample_path, tmp_path):
    out = tmp_path / "t.svg"
    out.write_text("mine")
    code, _, told = run("export", sample_path, out)
    assert (code, out.read_text()) == (2, "mine")
    assert "--force" in told
    assert run("export", sample_path, out, "--force")[0] == 0
    assert "<svg" in out.read_text("utf-8")


WRONG = {
    "an unknown command": ("paint",),
    "an unknown option": ("info", "CASE", "--colour"),
    "a missing file": ("info", "nowhere.dateline"),
    "a folder": ("info", "FOLDER"),
    "an empty file": ("info", "EMPTY"),
    "a text file": ("verify", "TEXT"),
    "an unknown ending": ("export", "CASE", "t.docx"),
    "an unknown view": ("export", "CASE", "t.png", "--view", "chart"),
    "an unknown preset": ("export", "CASE", "t.png", "--preset", "poster"),
    "a date that can be read in two ways": ("export", "CASE", "t.png", "--window", "03/04/2021"),
    "a figure that is not kept": ("export", "CASE", "t.png", "--figure", "none"),
    "nothing to draw": ("export", "CASE", "t.png", "--only", "checked"),
    "no command": (),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_use_is_one_sentence_and_exit_two(run, sample_path, tmp_path, monkeypatch, what):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.dateline").touch()
    (tmp_path / "text.dateline").write_text("Dear diary")
    (tmp_path / "folder").mkdir()
    names = {"CASE": sample_path, "FOLDER": "folder", "EMPTY": "empty.dateline", "TEXT": "text.dateline"}
    before = sorted(tmp_path.iterdir())
    code, out, told = run(*(names.get(word, word) for word in WRONG[what]))
    assert (code, out) == (2, "")
    assert told.strip()
    assert told.count("\n") == 1
    assert "Traceback" not in told
    assert sorted(tmp_path.iterdir()) == before


def test_an_ambiguous_window_names_both_readings(run, sample_path, tmp_path):
    told = run("export", sample_path, tmp_path / "t.png", "--window", "03/04/2021")[2]
    assert "3 April 2021 or 4 March 2021" in told


def test_every_command_explains_itself(capsys):
    for command in COMMANDS:
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0
        assert {"read": "TEXT", "key": "FILE", "manual": "OUT.html"}.get(
            command, "CASE"
        ) in capsys.readouterr().out


def test_main_py_answers_the_shell(sample_path):
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "find", sample_path, "法院"],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Supreme People's Court" in done.stdout
    wrong = subprocess.run(
        [sys.executable, ROOT / "main.py", "info", sample_path.parent],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


def test_attached_files_come_with_a_bibliography_if_that_is_wanted(run, tmp_path):
    case, bib = tmp_path / "a.dateline", tmp_path / "list.bib"
    (tmp_path / "ruling.txt").write_text("a ruling")
    bib.write_text("@online{a, title={On Bitcoin}, date={2021}, file={ruling.txt}}", encoding="utf-8")
    run("new", case)
    assert "1 attached file on this computer: ruling.txt." in run("import", case, bib, "--dry-run")[1]
    assert "Added 1 document." in run("import", case, bib, "--attachments")[1]
    assert json.loads(run("info", case, "--json")[1])["documents"] == 1
    assert json.loads(run("info", case, "--json")[1])["sources"] == 1


def test_a_file_of_columns_says_what_the_import_page_can_say(run, tmp_path):
    case, table, said = tmp_path / "a.dateline", tmp_path / "rows.csv", tmp_path / "said.toml"
    table.write_text(
        "Wann,Umstände,Wo\n5/6/2021,Eine Razzia,Taizhou\n5/6/2021,Ein Brand,Taizhou\n", encoding="utf-8"
    )
    said.write_text(
        '[columns]\n"Wann" = "date"\n"Umstände" = "title"\n"Wo" = "place:scene"\n'
        '[dates]\n"5/6/2021" = "5 June 2021"\n[places]\n"Taizhou" = "Taizhou, Zhejiang, CN"\n',
        encoding="utf-8",
    )
    run("new", case)
    told = run("import", case, table, "--columns", said, "--dry-run")[1]
    assert "Would import 2 events, 0 sources, 0 actors, 1 place" in told
    assert "two ways" not in told
    assert "Taizhou" not in told
    assert "Imported 2 events" in run("import", case, table, "--columns", said)[1]
