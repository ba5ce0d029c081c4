"""The commands of main.py: one table, and a file for each of them that is read when its command is given."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from models.commands.opening import add_passphrase
from models.errors import CaseError, WrongUse
from models.machine.program import in_own_name, program_version
from models.translation import tr_later

DONE, FOUND, WRONG = 0, 1, 2
"""Exit codes: done, a finding, wrong use or unusable input."""

WORDS_OF_COMMANDS: Final = {
    "sample": "write the sample case, or the one to practise on, to a new file",
    "new": "make an empty case",
    "about": "tell or change what a case says of itself: title, credit, time zone",
    "info": "count the records of a case",
    "find": "search a case",
    "ledger": "add up what was sold, by whom and when",
    "ask": "answer a question to a case",
    "check": "report what stands in the way of publication",
    "recognise": "recognise the text of scans",
    "verify": "test the file, its documents and its history",
    "recover": "save what can be read of a damaged case into a new one",
    "export": "write a figure or a document",
    "publications": "list what was published, and what changed since",
    "again": "make the files of a publication again, and compare them",
    "correct": "write down what was wrong in a publication",
    "comments": tr_later("list the comments of a case, write one, or say that one is done with"),
    "history": "tell who changed what, and what changed since when",
    "reply": "tell who was not asked for a reply, and draft letters to them",
    "relations": "list how actors stand to each other, or add how two of them do",
    "passphrase": "set, change or take away the passphrase of a case",
    "backup": "make a backup of a case now",
    "backups": "list the backups of a case, or put one in its place",
    "sign": "sign the state of a case with a key of one's own",
    "verify-signature": "check such a signature, and compare a case with it",
    "key": "make a key to sign with, show it, or change its passphrase",
    "stamp": "ask for time stamps, keep them and check them",
    "hand-over": "write documents with their hashes, for somebody who is to check them",
    "copy": "give a copy away, whole or only what may be published",
    "merge": "take back the changes of a copy",
    "import": "read a foreign file into a case",
    "rates": "take daily rates of exchange from a CSV into a case",
    "manual": "write the manual as one page of HTML",
    "read": "tell what is understood of a date, a sum or a place",
}
_WITHOUT_CASE: Final = frozenset(("read", "manual", "verify-signature", "key", "stamp"))
_NEW: Final = frozenset(("sample", "new"))  # what makes its case
COMMANDS: Final = tuple(WORDS_OF_COMMANDS)
"""The words that make main.py a command instead of a window. Each is a file of this room with `run`, which returns
the exit code, and `add_arguments` where the command takes more than a case."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence instead of printing its usage."""

    def format_help(self) -> str:
        """Return the help, with the program called as it is called here."""
        return in_own_name(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Raise the message as wrong use."""
        sentence = message[:1].upper() + message[1:]
        raise WrongUse(f"{sentence}: `{' '.join(('main.py', *self.prog.split()[1:]))} --help` shows how.")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every error is one sentence on stderr."""
    if list(arguments) == ["--version"]:
        print(f"Dateline {program_version()}")
        return DONE
    try:
        chosen = _parser(arguments[0] if arguments else "").parse_args(list(arguments))
        return int(chosen.run(chosen))
    except CaseError as error:
        print(in_own_name(str(error)), file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        return DONE


def _parser(given: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Dateline: case timelines, tied to their sources.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, words in WORDS_OF_COMMANDS.items():
        sub = commands.add_parser(name, help=words, description=words)
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
