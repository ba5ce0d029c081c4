"""The command that makes the files of a publication again, and says whether they are the same."""

import argparse
from pathlib import Path

from models.commands.opening import open_case
from models.errors import WrongUse
from models.publication.recipe import make_again
from models.publication.report import report_of
from models.records.desk import Publication
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which publication, and where its files shall stand."""
    parser.add_argument("publication", metavar="PUBLICATION", help=tr("its id, as `publications` lists it"))
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=tr("where the files are written"))
    parser.add_argument("--force", action="store_true", help=tr("overwrite files that stand there"))


def run(chosen: argparse.Namespace) -> int:
    """Write the files again; 1 where one of them is another than was published."""
    with open_case(chosen, read_only=True) as case:
        publication = case.reader.find(Publication, chosen.publication)
        if publication is None:
            raise WrongUse(tr("There is no such publication: `main.py publications CASE` lists them."))
        changed = report_of(case).changes_in(publication)
        remade = make_again(case, publication, chosen.folder, changed, force=chosen.force)
    print("\n".join(remade.lines()))
    return 1 if remade.other else 0
