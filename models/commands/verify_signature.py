"""The command that checks the signature of a case's state."""

import argparse
import os
from pathlib import Path

from models.commands.opening import add_passphrase, open_case
from models.proof.keys import public_of_file, read_public
from models.proof.signing import PROVES, check
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the signed file, the public key, and the case where there is one."""
    parser.add_argument("file", type=Path, metavar="STATE", help=tr("the text that was signed"))
    parser.add_argument(
        "--key", required=True, metavar="KEY", help=tr("the public key: its file, or its line")
    )
    parser.add_argument("--signature", type=Path, help=tr("the signature, unless it is STATE.minisig"))
    parser.add_argument("--case", type=Path, help=tr("compare a case with the state, too"))
    add_passphrase(parser)
    parser.epilog = tr(PROVES)


def run(chosen: argparse.Namespace) -> int:
    """Print what the signature shows; 1 where it is wrong, or where the case is not the one that was signed."""
    key = public_of_file(Path(chosen.key)) if os.path.isfile(chosen.key) else read_public(chosen.key)
    if chosen.case is None:
        checked = check(chosen.file, key, signature=chosen.signature)
    else:
        with open_case(chosen, read_only=True) as case:
            checked = check(chosen.file, key, case, chosen.signature)
    print("\n".join(checked.lines))
    return 0 if checked.is_right and checked.is_as_signed else 1
