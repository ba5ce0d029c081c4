"""The command that makes a backup of a case now."""

import argparse

from models.commands.opening import open_case
from models.machine.settings import load_settings
from models.translation import tr


def run(chosen: argparse.Namespace) -> int:
    """Make the backup where this computer keeps those of the case, and say where that is."""
    with open_case(chosen, read_only=True) as case:
        print(tr("The backup of {case} is {path}.", case=chosen.case, path=case.backup(load_settings()).path))
    return 0
