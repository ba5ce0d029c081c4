"""The command that sets, changes or takes away the passphrase of a case."""

import argparse

from models.commands.opening import add_new_passphrase, new_passphrase, open_case
from models.errors import WrongUse
from models.machine.settings import load_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a new passphrase, or that there is to be none."""
    add_new_passphrase(parser, "the case")
    parser.add_argument("--remove", action="store_true", help="let the case be read without a passphrase")


def run(chosen: argparse.Namespace) -> int:
    """Write the case anew under the new passphrase, or under none."""
    is_new = chosen.encrypt or chosen.new_passphrase_fd is not None
    if is_new == chosen.remove:
        raise WrongUse(
            "Say --encrypt to set a passphrase (or --new-passphrase-fd), or --remove to take it away."
        )
    with open_case(chosen) as case:
        if chosen.remove and not case.is_encrypted:
            raise WrongUse(f"{case.path.name} has no passphrase.")
        earlier = case.backups(load_settings())
        case.change_passphrase(new_passphrase(chosen))
    if chosen.remove:
        print(f"{chosen.case} can be read without a passphrase now.")
    else:
        print(f"{chosen.case} is encrypted: without its passphrase nobody can read it, not even you.")
    if earlier:
        print(
            f"{len(earlier)} backups in {earlier[0].path.parent} open as before: delete them if nobody may."
        )
    return 0
