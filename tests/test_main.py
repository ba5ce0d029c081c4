import importlib
import sys
import types

import pytest

import main


@pytest.fixture
def started(monkeypatch):
    """Stands in for the commands and the window; lists what was started with which words."""
    calls = []
    commandline = types.ModuleType("models.commands.commandline")
    commandline.COMMANDS = ("export", "info")
    commandline.main = lambda argv: calls.append(("command", argv)) or 1
    application = types.ModuleType("gui.application")
    application.main = lambda argv: calls.append(("window", argv)) or 0
    for module in (commandline, application):
        package, _, name = module.__name__.rpartition(".")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(importlib.import_module(package), name, module, raising=False)
    return calls


@pytest.mark.parametrize("argv", [[], ["my case.dateline"], ["export.dateline"]])
def test_no_words_or_a_case_open_the_window(started, argv):
    assert main.main(argv) == 0
    assert started == [("window", argv)]


@pytest.mark.parametrize("argv", [["info", "x.dateline", "--json"], ["export"], ["--help"], ["--version"]])
def test_a_command_word_runs_the_command_and_gives_its_status(started, argv):
    assert main.main(argv) == 1
    assert started == [("command", argv)]


@pytest.mark.parametrize("word", ["exprot", "Info", "-x"])
def test_an_unknown_first_word_is_one_sentence_and_no_window(started, capsys, word):
    assert main.main([word, "x.dateline"]) == 2
    assert started == []
    told = capsys.readouterr().err
    assert word in told
    assert "main.py --help" in told
    assert told.count("\n") == 1
