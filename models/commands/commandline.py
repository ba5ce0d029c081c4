"""The commands of main.py: one table, and a file for each of them that is read when its command is given."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from models.commands.help_page import HelpPage
from models.commands.opening import add_passphrase
from models.commands.refusals import refusal
from models.errors import CaseError, WrongUse
from models.machine import languages
from models.machine.program import in_own_name, program_version
from models.translation import tr, tr_later
from models.values.listing import in_a_row

DONE, FOUND, WRONG = 0, 1, 2
"""Exit codes: done, a finding, wrong use or unusable input."""

LANGUAGE: Final = "--language"
"""Before a command, with a code behind it: the language in which it answers."""

WORDS_OF_COMMANDS: Final = {
    "sample": tr_later("write the sample case, or the one to practise on, to a new file"),
    "new": tr_later("make an empty case"),
    "about": tr_later("tell or change what a case says of itself: title, credit, time zone"),
    "info": tr_later("count the records of a case"),
    "find": tr_later("search a case"),
    "ledger": tr_later("add up what was sold, by whom and when"),
    "ask": tr_later("answer a question to a case"),
    "check": tr_later("report what stands in the way of publication"),
    "recognise": tr_later("recognise the text of scans"),
    "verify": tr_later("test the file, its documents and its history"),
    "recover": tr_later("save what can be read of a damaged case into a new one"),
    "export": tr_later("write a figure or a document"),
    "publications": tr_later("list what was published, and what changed since"),
    "again": tr_later("make the files of a publication again, and compare them"),
    "correct": tr_later("write down what was wrong in a publication"),
    "comments": tr_later("list the comments of a case, write one, or say that one is done with"),
    "history": tr_later("tell who changed what, and what changed since when"),
    "reply": tr_later("tell who was not asked for a reply, and draft letters to them"),
    "relations": tr_later("list how actors stand to each other, or add how two of them do"),
    "passphrase": tr_later("set, change or take away the passphrase of a case"),
    "backup": tr_later("make a backup of a case now"),
    "backups": tr_later("list the backups of a case, or put one in its place"),
    "sign": tr_later("sign the state of a case with a key of one's own"),
    "verify-signature": tr_later("check such a signature, and compare a case with it"),
    "key": tr_later("make a key to sign with, show it, or change its passphrase"),
    "stamp": tr_later("ask for time stamps, keep them and check them"),
    "hand-over": tr_later("write documents with their hashes, for somebody who is to check them"),
    "copy": tr_later("give a copy away, whole or only what may be published"),
    "merge": tr_later("take back the changes of a copy"),
    "import": tr_later("read a foreign file into a case"),
    "rates": tr_later("take daily rates of exchange from a CSV into a case"),
    "manual": tr_later("write the manual as one page of HTML"),
    "read": tr_later("tell what is understood of a date, a sum or a place"),
}
_WITHOUT_CASE: Final = frozenset(("read", "manual", "verify-signature", "key", "stamp"))
_NEW: Final = frozenset(("sample", "new"))  # what makes its case
COMMANDS: Final = tuple(WORDS_OF_COMMANDS)
"""The words that make main.py a command instead of a window. Each is a file of this room with `run`, which returns
the exit code, and `add_arguments` where the command takes more than a case."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence instead of printing its usage."""

    def __init__(self, **told: Any) -> None:
        """Make it with headings and help in the language that is spoken."""
        super().__init__(**{"formatter_class": HelpPage, **told, "add_help": False})
        self._positionals.title, self._optionals.title = tr("positional arguments"), tr("options")
        self.add_argument("-h", "--help", action="help", help=tr("show this help message and exit"))

    def format_help(self) -> str:
        """Return the help, with the program called as it is called here."""
        return in_own_name(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Raise the message as wrong use."""
        told = refusal(message)
        command = " ".join(("main.py", *self.prog.split()[1:]))
        sentence = f"{told[:1].upper()}{told[1:]}"
        raise WrongUse(tr("{sentence}: `{command} --help` shows how.", sentence=sentence, command=command))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every error is one sentence on stderr."""
    try:
        given = _spoken(list(arguments))
        if given == ["--version"]:
            print(f"Dateline {program_version()}")
            return DONE
        chosen = _parser(given[0] if given else "").parse_args(given)
        return int(chosen.run(chosen))
    except CaseError as error:
        print(in_own_name(str(error)), file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        return DONE


def _spoken(given: list[str]) -> list[str]:
    """Speak the language that stands before the command, else that of the settings or the computer; return the rest."""
    languages.speak_as_wished()
    word, sign, code = given[0].partition("=") if given else ("", "", "")
    if word != LANGUAGE:
        return given
    code, rest = (code, given[1:]) if sign else ("".join(given[1:2]), given[2:])
    if code not in languages.LANGUAGES:
        choice = in_a_row(languages.LANGUAGES)
        raise WrongUse(
            tr(
                "“{code}” is no language that Dateline speaks: write one of {choice}.",
                code=code,
                choice=choice,
            )
        )
    languages.speak(code)
    return rest


def _parser(given: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description=tr("Dateline: case timelines, tied to their sources."))
    choice = ", ".join(languages.LANGUAGES)
    parser.add_argument(
        LANGUAGE,
        metavar="CODE",
        help=tr("before the command: speak this language, one of {choice}", choice=choice),
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, words in WORDS_OF_COMMANDS.items():
        sub = commands.add_parser(name, help=tr(words), description=tr(words))
        if name == given:
            _fill(sub, name)
    return parser


def _fill(parser: argparse.ArgumentParser, name: str) -> None:
    """Read the file of a command and take over its arguments."""
    file = f"{name}_" if name == "import" else name.replace("-", "_")
    module = importlib.import_module(f"models.commands.{file}")
    if name not in _WITHOUT_CASE:
        parser.add_argument("case", type=Path, metavar="CASE")
    if name not in (*_WITHOUT_CASE, *_NEW):
        add_passphrase(parser)
    if hasattr(module, "add_arguments"):
        module.add_arguments(parser)
    parser.set_defaults(run=module.run)
