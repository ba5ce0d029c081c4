"""The commands on what was published: corrections."""

import argparse

from models.case import Case
from models.commands.opening import open_case
from models.errors import WrongUse
from models.publication.record import WEIGHTS, correct
from models.records.desk import Correction, Publication
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what was wrong and what stands instead."""
    parser.add_argument("publication", metavar="PUBLICATION", help=tr("its id, as `publications` lists it"))
    parser.add_argument("--old", required=True, metavar="TEXT", help=tr("what was printed"))
    parser.add_argument("--new", default="", metavar="TEXT", help=tr("what stands instead"))
    parser.add_argument("--reason", required=True, metavar="TEXT")
    parser.add_argument("--class", dest="weight", choices=WEIGHTS, default=WEIGHTS[0])
    parser.add_argument("--approved-by", required=True, metavar="NAME")
    parser.add_argument("--supersedes", default="", metavar="CORRECTION", help=tr("the id of an earlier one"))


def _correct(case: Case, chosen: argparse.Namespace) -> Correction:
    """Write a correction as the command says; WrongUse where its publication is not known."""
    publication = case.reader.find(Publication, chosen.publication)
    earlier = case.reader.find(Correction, chosen.supersedes) if chosen.supersedes else None
    if publication is None or (chosen.supersedes and earlier is None):
        raise WrongUse(
            tr("There is no such publication or correction: `main.py publications CASE` lists them.")
        )
    return correct(
        case,
        publication,
        old=chosen.old,
        new=chosen.new,
        reason=chosen.reason,
        weight=chosen.weight,
        approved_by=chosen.approved_by,
        supersedes=earlier,
    )


def run(chosen: argparse.Namespace) -> int:
    """Keep a correction and print its id."""
    with open_case(chosen, who=chosen.approved_by) as case:
        print(tr("Correction {id} is on record.", id=_correct(case, chosen).id))
    return 0
