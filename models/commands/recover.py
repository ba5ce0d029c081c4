"""The command that saves what can be read of a damaged case into a new one."""

import argparse
import sys
from pathlib import Path

from models.commands.opening import given_passphrase, passphrase_asked
from models.errors import NeedsPassphrase
from models.recovering.recovering import recover
from models.recovering.saved import Recovered
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the new case is to stand."""
    parser.add_argument("new", type=Path, metavar="NEW", help=tr("a path at which nothing stands yet"))


def run(chosen: argparse.Namespace) -> int:
    """Write the new case and tell what was kept and dropped of each kind of record; 1 where something was."""
    recovered = _recovered(chosen)
    print(recovered.sentence)
    print("\n".join(recovered.lines()))
    return 0 if recovered.is_whole else 1


def _recovered(chosen: argparse.Namespace) -> Recovered:
    report = _progress if sys.stderr.isatty() else None
    passphrase = given_passphrase(chosen)
    try:
        return recover(chosen.case, chosen.new, passphrase, report)
    except NeedsPassphrase as error:
        if passphrase is not None:
            raise
        asked = passphrase_asked(chosen.case, error)
    return recover(chosen.case, chosen.new, asked, report)


def _progress(done: int, steps: int) -> None:
    print(
        "\r" + tr("{done} of {steps} parts", done=done, steps=steps),
        end="\n" if done == steps else "",
        file=sys.stderr,
        flush=True,
    )
