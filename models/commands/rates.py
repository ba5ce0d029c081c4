"""The rates command: take a CSV of daily rates of exchange into a case."""

import argparse
import sys
from pathlib import Path

from models.commands.opening import open_case
from models.importing.rates import import_rates


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, its source and its currencies."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="with the columns date and rate")
    parser.add_argument("--source", default="", metavar="TITLE", help="who says so: a rate needs it")
    parser.add_argument("--base", default="", metavar="USD", help="one of it is worth …")
    parser.add_argument("--other", default="", metavar="CNY", help="… so much of this")
    parser.add_argument("--by", default="", metavar="NAME", help="who adds them")


def run(chosen: argparse.Namespace) -> int:
    """Add the rates and tell how many."""
    with open_case(chosen, who=chosen.by) as case:
        taken = import_rates(case, chosen.file, chosen.source, chosen.base, chosen.other)
    for problem in taken.problems:
        print(problem, file=sys.stderr)
    known = f"; {taken.known} were there already" if taken.known else ""
    print(f"{taken.added} rates are added{known}.")
    return 0
