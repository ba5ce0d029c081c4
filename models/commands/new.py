"""The command that makes an empty case."""

import argparse

from models.case import Case
from models.commands.opening import add_new_passphrase, new_passphrase
from models.errors import WrongUse
from models.importing.templates import template_named
from models.records.rules import problems
from models.records.story import About
from models.review.review import now
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what the case is called and the zone of its clock."""
    parser.add_argument(
        "--title", metavar="TEXT", help=tr("what the case is called; else the name of its file")
    )
    parser.add_argument(
        "--zone", default="", metavar="ZONE", help=tr("the zone in which its clock is read: Asia/Beirut")
    )
    parser.add_argument(
        "--template",
        metavar="NAME",
        help=tr("what sort of story it is: regulatory, court, sales, incident, companies"),
    )
    add_new_passphrase(parser, tr("the new case"))


def run(chosen: argparse.Namespace) -> int:
    """Make a case that bears a title, or the name of its file."""
    about = About(title=chosen.title or chosen.case.stem, zone=chosen.zone)
    for problem in problems(about):
        raise WrongUse(problem.sentence)
    template = template_named(chosen.template) if chosen.template else None
    passphrase = new_passphrase(chosen)
    begins = template.records("", now()) if template else ()
    Case.create(chosen.case, about, begins=begins, passphrase=passphrase).close()
    print(
        tr("{case} is a new, empty case, encrypted.", case=chosen.case)
        if passphrase
        else tr("{case} is a new, empty case.", case=chosen.case)
    )
    return 0
