"""The commands of main.py: what can be done with a case without a screen."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn

from models.case import Case
from models.checks.report import as_json, as_text, run_checks
from models.commands.copy import copy_arguments, copy_by_command
from models.commands.correct import correct_arguments, correct_by_command
from models.commands.export import export, export_arguments
from models.commands.history import history_arguments, history_by_command
from models.commands.merge import merge_arguments, merge_by_command
from models.commands.reply import reply_arguments, reply_by_command
from models.errors import CaseError, WrongUse
from models.evidence.adding import add_files, files_in
from models.exchange.columns import read_options
from models.exchange.registry import is_known
from models.importing.importing import import_file, told_of
from models.importing.sample import write_sample
from models.publication.report import report_of
from models.records.story import About

DONE, FOUND, WRONG = 0, 1, 2
DOCUMENT = "document"
"""Exit codes: done, a finding, wrong use or unusable input."""

Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Raise the message as wrong use."""
        sentence = message[:1].upper() + message[1:]
        raise WrongUse(f"{sentence}: `main.py {self.prog.split()[-1]} --help` shows how.")


def main(arguments: Sequence[str]) -> int:
    """Run one command and answer its exit code; every error is one sentence on stderr."""
    try:
        chosen = _parser().parse_args(list(arguments))
        command: Command = chosen.command
        return command(chosen)
    except CaseError as error:
        print(error, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Dateline: case timelines, tied to their sources.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, (add_arguments, command, words) in _COMMANDS.items():
        sub = commands.add_parser(name, help=words, description=words)
        sub.add_argument("case", type=Path, metavar="CASE")
        add_arguments(sub)
        sub.set_defaults(command=command)
    return parser


def _reading(chosen: argparse.Namespace) -> AbstractContextManager[Case]:
    return Case.open(chosen.case, read_only=True)


# sample, new, info -----------------------------------------------------------------------------


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take nothing but the case."""


def _sample(chosen: argparse.Namespace) -> int:
    write_sample(chosen.case)
    print(f"The sample case is in {chosen.case}.")
    return DONE


def _new(chosen: argparse.Namespace) -> int:
    Case.create(chosen.case, About(title=chosen.case.stem)).close()
    print(f"{chosen.case} is a new, empty case.")
    return DONE


def _json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _info(chosen: argparse.Namespace) -> int:
    with _reading(chosen) as case:
        counts = case.reader.counts()
        facts: dict[str, object] = dict(counts) | {
            "title": case.reader.about().title,
            "schema": case.schema_version,
        }
    if chosen.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{name:<16}{value}" for name, value in facts.items()))
    return DONE


# find, check, verify ---------------------------------------------------------------------------


def _find_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="+")
    _json_argument(parser)


def _find(chosen: argparse.Namespace) -> int:
    with _reading(chosen) as case:
        hits = case.reader.search(" ".join(chosen.words))
    if chosen.json:
        rows = [{"kind": hit.kind, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt} for hit in hits]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{hit.kind:<10}{hit.title}" for hit in hits) or "Nothing found.")
    return DONE


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", action="append", default=[], metavar="CHECK", help="make this check alone")
    _json_argument(parser)


def _check(chosen: argparse.Namespace) -> int:
    with _reading(chosen) as case:
        report = run_checks(case.reader, _progress if sys.stderr.isatty() else None, chosen.only)
    print(json.dumps(as_json(report), ensure_ascii=False, indent=1) if chosen.json else as_text(report))
    return DONE if report.is_clean else FOUND


def _progress(done: int, steps: int) -> None:
    print(f"\r{done} of {steps} checks", end="\n" if done == steps else "", file=sys.stderr, flush=True)


def _verify(chosen: argparse.Namespace) -> int:
    with _reading(chosen) as case:
        problems = case.verify()
    for problem in problems:
        print(problem)
    if not problems:
        print("File, schema, documents and history are as they should be.")
    return FOUND if problems else DONE


# export ----------------------------------------------------------------------------------------


def _export(chosen: argparse.Namespace) -> int:
    return DONE if export(chosen) else FOUND


# publications ----------------------------------------------------------------------------------


def _publications(chosen: argparse.Namespace) -> int:
    with _reading(chosen) as case:
        report = report_of(case)
    print(json.dumps(report.as_json(), ensure_ascii=False, indent=1) if chosen.json else report.as_text())
    return FOUND if report.outdated else DONE


def _correct(chosen: argparse.Namespace) -> int:
    with Case.open(chosen.case, who=chosen.approved_by) as case:
        print(f"Correction {correct_by_command(case, chosen).id} is on record.")
    return DONE


# import ----------------------------------------------------------------------------------------


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--as",
        dest="format",
        default="",
        metavar="FORMAT",
        help="document, csv, ris …, whatever FILE ends in",
    )
    parser.add_argument("--columns", type=Path, metavar="FILE.toml", help="what the columns of FILE mean")
    parser.add_argument("--dry-run", action="store_true", help="print what would happen and change nothing")
    parser.add_argument(
        "--attachments", action="store_true", help="add the attached files of a bibliography too"
    )


def _import(chosen: argparse.Namespace) -> int:
    if chosen.format == DOCUMENT or (not chosen.format and not is_known(chosen.file)):
        return _import_documents(chosen)
    options = read_options(chosen.columns) if chosen.columns else None
    with Case.open(chosen.case, read_only=chosen.dry_run) as case:
        plan = import_file(case, chosen.file, format=chosen.format, options=options, dry_run=chosen.dry_run)
        sources = dict(plan.attached) if chosen.attachments and not chosen.dry_run else {}
        added = add_files(case, tuple(sources), sources=sources).told() if sources else ()
    print("\n".join((*told_of(plan, is_done=not chosen.dry_run), *added)))
    return DONE


def _import_documents(chosen: argparse.Namespace) -> int:
    if chosen.dry_run:
        print("\n".join(str(path.name) for path in files_in((chosen.file,))))
        return DONE
    with Case.open(chosen.case) as case:
        added = add_files(case, (chosen.file,))
    print("\n".join(added.told()))
    return DONE


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Command, str]] = {
    "sample": (_no_arguments, _sample, "write the sample case to a new file"),
    "new": (_no_arguments, _new, "make an empty case"),
    "info": (_json_argument, _info, "count the records of a case"),
    "find": (_find_arguments, _find, "search a case"),
    "check": (_check_arguments, _check, "report what stands in the way of publication"),
    "verify": (_no_arguments, _verify, "test the file, its documents and its history"),
    "export": (export_arguments, _export, "write a figure or a document"),
    "publications": (_json_argument, _publications, "list what was published, and what changed since"),
    "correct": (correct_arguments, _correct, "write down what was wrong in a publication"),
    "history": (history_arguments, history_by_command, "tell who changed what, and what changed since when"),
    "reply": (
        reply_arguments,
        reply_by_command,
        "tell who was not asked for a reply, and draft letters to them",
    ),
    "copy": (copy_arguments, copy_by_command, "give a copy away, whole or only what may be published"),
    "merge": (merge_arguments, merge_by_command, "take back the changes of a copy"),
    "import": (_import_arguments, _import, "read a foreign file into a case"),
}

COMMANDS = tuple(_COMMANDS)
"""The words that make main.py a command instead of a window."""
