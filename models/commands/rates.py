"""The rates command: take a CSV of daily rates of exchange into a case."""

import argparse
import sys
from pathlib import Path

from models.commands.opening import open_case
from models.importing.rates import import_rates
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, its source and its currencies."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help=tr("with the columns date and rate"))
    parser.add_argument("--source", default="", metavar="TITLE", help=tr("who says so: a rate needs it"))
    parser.add_argument("--base", default="", metavar="USD", help=tr("one of it is worth …"))
    parser.add_argument("--other", default="", metavar="CNY", help=tr("… so much of this"))
    parser.add_argument("--by", default="", metavar="NAME", help=tr("who adds them"))


def run(chosen: argparse.Namespace) -> int:
    """Add the rates and tell how many."""
    with open_case(chosen, who=chosen.by) as case:
        taken = import_rates(case, chosen.file, chosen.source, chosen.base, chosen.other)
    for problem in taken.problems:
        print(problem, file=sys.stderr)
    if taken.known:
        words = tr(
            "{added} rates are added; {known} were there already.", added=taken.added, known=taken.known
        )
    else:
        words = tr("{added} rates are added.", added=taken.added)
    print(words)
    return 0
