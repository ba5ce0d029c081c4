"""The command that reports what stands in the way of publication."""

import argparse
import json
import sys

from models.checks.report import Report, run_checks
from models.checks.telling import as_groups, as_json, as_list, as_text
from models.commands.opening import open_case
from models.errors import WrongUse
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which checks are made and how they are told: by cause, one cause, every line, or JSON."""
    parser.add_argument(
        "--only", action="append", default=[], metavar="CHECK", help=tr("make this check alone")
    )
    told = parser.add_mutually_exclusive_group()
    told.add_argument(
        "--open", type=int, metavar="NUMBER", help=tr("list the findings of one line of the report")
    )
    told.add_argument("--all", action="store_true", help=tr("list every finding under its event"))
    told.add_argument(
        "--json",
        action="store_true",
        help=tr("print every finding, the groups and what was accepted as JSON"),
    )


def run(chosen: argparse.Namespace) -> int:
    """Print the findings; 1 where there is more than notes."""
    with open_case(chosen, read_only=True) as case:
        report = run_checks(case.reader, _progress if sys.stderr.isatty() else None, chosen.only)
    print(_told(report, chosen))
    return 0 if report.is_clean else 1


def _told(report: Report, chosen: argparse.Namespace) -> str:
    if chosen.json:
        return json.dumps(as_json(report), ensure_ascii=False, indent=1)
    if chosen.open is None:
        return as_text(report) if chosen.all else as_groups(report)
    if (told := as_list(report, chosen.open)) is None:
        raise WrongUse(
            tr("The report has no line {number}: look up its number in `check CASE`.", number=chosen.open)
        )
    return told


def _progress(done: int, steps: int) -> None:
    print(
        "\r" + tr("{done} of {steps} checks", done=done, steps=steps),
        end="\n" if done == steps else "",
        file=sys.stderr,
        flush=True,
    )
