"""The command that gives a copy of a case away: whole, or only what may be published."""

import argparse
from pathlib import Path

from models.case import Case
from models.sharing.giving import give_publishable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `copy` is told."""
    parser.add_argument("out", type=Path, metavar="OUT", help="a path at which nothing stands yet")
    parser.add_argument(
        "--publishable",
        action="store_true",
        help="only what may be published: no documents, notes, checks, history; it cannot be taken back",
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the copy and say what it holds."""
    with Case.open(chosen.case, read_only=True) as case:
        if chosen.publishable:
            print(give_publishable(case, chosen.out).sentence)
            return 0
        case.save_copy(chosen.out)
    print(f"{chosen.out} is a copy of {chosen.case}.")
    return 0
