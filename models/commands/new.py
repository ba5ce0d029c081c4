"""The command that makes an empty case."""

import argparse

from models.case import Case
from models.errors import WrongUse
from models.records.rules import problems
from models.records.story import About


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what the case is called and the zone of its clock."""
    parser.add_argument("--title", metavar="TEXT", help="what the case is called; else the name of its file")
    parser.add_argument(
        "--zone", default="", metavar="ZONE", help="the zone in which its clock is read: Asia/Beirut"
    )


def run(chosen: argparse.Namespace) -> int:
    """Make a case that bears a title, or the name of its file."""
    about = About(title=chosen.title or chosen.case.stem, zone=chosen.zone)
    for problem in problems(about):
        raise WrongUse(problem.sentence)
    Case.create(chosen.case, about).close()
    print(f"{chosen.case} is a new, empty case.")
    return 0
