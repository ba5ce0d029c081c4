"""The command that makes a key to sign with, shows its public half, or changes its passphrase."""

import argparse
from pathlib import Path

from models.commands.opening import add_key_passphrase, add_new_passphrase, key_passphrase, new_passphrase
from models.errors import WrongUse
from models.proof.keys import change_passphrase, make_key, public_of_file, public_path

_WORDS = "new: make a key; show: print the public key; passphrase: change the passphrase"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done, and the file of the key."""
    parser.add_argument("action", choices=("new", "show", "passphrase"), help=_WORDS)
    parser.add_argument("file", type=Path, metavar="FILE", help="the secret key; its public one is FILE.pub")
    add_key_passphrase(parser)
    add_new_passphrase(parser, "the key (asked for where nothing is said)")


def run(chosen: argparse.Namespace) -> int:
    """Make a key, show it, or put it under another passphrase."""
    if chosen.action == "show":
        key = public_of_file(public_path(chosen.file))
        print(f"{key.words}\nKey {key.id}. Whoever has this line can check what you sign.")
        return 0
    chosen.encrypt = True
    if chosen.action == "new":
        key = make_key(chosen.file, _new(chosen))
        print(
            f"{chosen.file} is your secret key: keep it, and a copy where only you find it. "
            f"{public_path(chosen.file).name} is for everybody who is to check what you sign: {key.words}"
        )
        return 0
    old = key_passphrase(chosen, chosen.file)
    change_passphrase(chosen.file, old, _new(chosen))
    print(f"{chosen.file} is under the new passphrase. Copies of it are still under the old one.")
    return 0


def _new(chosen: argparse.Namespace) -> str:
    passphrase = new_passphrase(chosen)
    if passphrase is None:
        raise WrongUse("A key needs a passphrase: give it by --new-passphrase-fd.")
    return passphrase
