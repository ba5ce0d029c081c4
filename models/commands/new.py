"""The command that makes an empty case."""

import argparse

from models.case import Case
from models.records.story import About


def run(chosen: argparse.Namespace) -> int:
    """Make a case that bears the name of its file."""
    Case.create(chosen.case, About(title=chosen.case.stem)).close()
    print(f"{chosen.case} is a new, empty case.")
    return 0
