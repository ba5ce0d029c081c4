"""The command that signs the state of a case with one's own key."""

import argparse
from pathlib import Path

from models.commands.opening import add_key_passphrase, key_passphrase, open_case
from models.proof.signing import PROVES, sign_state
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the state is written, and the key."""
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=tr("where the state is written; OUT.minisig is its signature"),
    )
    parser.add_argument(
        "--key", type=Path, required=True, help=tr("your secret key: `main.py key new FILE` makes one")
    )
    add_key_passphrase(parser)
    parser.epilog = tr(PROVES)


def run(chosen: argparse.Namespace) -> int:
    """Write the state and its signature, and say how it is checked."""
    with open_case(chosen, read_only=True) as case:
        signed = sign_state(case, chosen.out, chosen.key, key_passphrase(chosen, chosen.key))
    print(signed.sentence, signed.key.words)
    return 0
