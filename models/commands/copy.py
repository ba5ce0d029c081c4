"""The command that gives a copy of a case away: whole, or only what may be published."""

import argparse
from pathlib import Path

from models.commands.opening import add_new_passphrase, new_passphrase, open_case
from models.sharing.giving import give_publishable
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `copy` is told."""
    parser.add_argument("out", type=Path, metavar="OUT", help=tr("a path at which nothing stands yet"))
    parser.add_argument(
        "--publishable",
        action="store_true",
        help=tr("only what may be published: no documents, notes, checks, history; it cannot be taken back"),
    )
    add_new_passphrase(parser, tr("the copy, instead of that of the case"))


def run(chosen: argparse.Namespace) -> int:
    """Write the copy and say what it holds."""
    with open_case(chosen, read_only=True) as case:
        if chosen.publishable:
            print(give_publishable(case, chosen.out).sentence)
            return 0
        if (passphrase := new_passphrase(chosen)) is not None:
            case.save_copy_under(chosen.out, passphrase)
        else:
            case.save_copy(chosen.out)
    print(tr("{out} is a copy of {case}.", out=chosen.out, case=chosen.case))
    return 0
