"""A name that no disk takes is refused in one sentence by every command that is given one."""

import pytest

import main as program
from models.commands.commandline import main

LONG = "a" * 300


@pytest.mark.parametrize(
    "words",
    [
        "new FOLDER/LONG.dateline", "copy CASE FOLDER/LONG.dateline", "merge CASE LONG", "recover CASE FOLDER/LONG",
        "import CASE LONG", "import CASE FOLDER/LONG.csv", "export CASE FOLDER/LONG.png", "backups CASE --restore LONG",
        "export CASE FOLDER/LONG.docx --view chronology", "export CASE FOLDER/LONG --as markdown",
        "manual FOLDER/LONG.html", "export CASE FOLDER/LONG.json --as json", "verify-signature FOLDER/LONG --key LONG",
        "info LONG.dateline", "sign CASE FOLDER/LONG --key LONG",
    ],
)  # fmt: skip
def test_a_name_that_is_too_long_is_refused_in_a_sentence(words, sample_path, tmp_path, capsys):
    given = words.replace("FOLDER", str(tmp_path)).replace("CASE", str(sample_path)).replace("LONG", LONG)
    assert main(given.split()) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "Traceback" not in told
    assert [path for path in tmp_path.iterdir() if path.name.startswith("a")] == []


def test_a_long_word_that_is_no_command_is_refused_in_a_sentence(capsys):
    assert program.main([LONG]) == 2
    assert "is neither a command nor a case file" in capsys.readouterr().err
