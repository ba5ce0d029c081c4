"""The command that sets, changes or takes away the passphrase of a case."""

import argparse

from models.commands.opening import add_new_passphrase, new_passphrase, open_case
from models.errors import WrongUse
from models.machine.settings import load_settings
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a new passphrase, or that there is to be none."""
    add_new_passphrase(parser, tr("the case"))
    parser.add_argument("--remove", action="store_true", help=tr("let the case be read without a passphrase"))


def run(chosen: argparse.Namespace) -> int:
    """Write the case anew under the new passphrase, or under none."""
    is_new = chosen.encrypt or chosen.new_passphrase_fd is not None
    if is_new == chosen.remove:
        raise WrongUse(
            tr("Say --encrypt to set a passphrase (or --new-passphrase-fd), or --remove to take it away.")
        )
    with open_case(chosen) as case:
        if chosen.remove and not case.is_encrypted:
            raise WrongUse(tr("{name} has no passphrase.", name=case.path.name))
        earlier = case.backups(load_settings())
        case.change_passphrase(new_passphrase(chosen))
    if chosen.remove:
        print(tr("{case} can be read without a passphrase now.", case=chosen.case))
    else:
        print(
            tr(
                "{case} is encrypted: without its passphrase nobody can read it, not even you.",
                case=chosen.case,
            )
        )
    if earlier:
        print(
            tr(
                "{count} backups in {folder} open as before: delete them if nobody may.",
                count=len(earlier),
                folder=earlier[0].path.parent,
            )
        )
    return 0
