"""The command that makes a key to sign with, shows its public half, or changes its passphrase."""

import argparse
from pathlib import Path

from models.commands.opening import add_key_passphrase, add_new_passphrase, key_passphrase, new_passphrase
from models.errors import WrongUse
from models.proof.keys import change_passphrase, make_key, public_of_file, public_path
from models.translation import tr, tr_later

_WORDS = tr_later("new: make a key; show: print the public key; passphrase: change the passphrase")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done, and the file of the key."""
    parser.add_argument("action", choices=("new", "show", "passphrase"), help=tr(_WORDS))
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=tr("the secret key; its public one is FILE.pub")
    )
    add_key_passphrase(parser)
    add_new_passphrase(parser, tr("the key (asked for where nothing is said)"))


def run(chosen: argparse.Namespace) -> int:
    """Make a key, show it, or put it under another passphrase."""
    if chosen.action == "show":
        key = public_of_file(public_path(chosen.file))
        print(f"{key.words}\n{tr('Key {id}. Whoever has this line can check what you sign.', id=key.id)}")
        return 0
    chosen.encrypt = True
    if chosen.action == "new":
        key = make_key(chosen.file, _new(chosen))
        print(
            tr(
                "{file} is your secret key: keep it, and a copy where only you find it. {public} is for "
                "everybody who is to check what you sign: {key}",
                file=chosen.file,
                public=public_path(chosen.file).name,
                key=key.words,
            )
        )
        return 0
    old = key_passphrase(chosen, chosen.file)
    change_passphrase(chosen.file, old, _new(chosen))
    print(
        tr("{file} is under the new passphrase. Copies of it are still under the old one.", file=chosen.file)
    )
    return 0


def _new(chosen: argparse.Namespace) -> str:
    passphrase = new_passphrase(chosen)
    if passphrase is None:
        raise WrongUse(tr("A key needs a passphrase: give it by --new-passphrase-fd."))
    return passphrase
