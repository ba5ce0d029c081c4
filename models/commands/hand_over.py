"""The command that hands documents over with their hashes."""

import argparse
from pathlib import Path

from models.commands.opening import open_case
from models.proof.handing_over import hand_over
from models.records.story import Confidentiality
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the new folder, and how much may be handed over."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=tr("a path at which nothing stands yet"))
    parser.add_argument("--internal", action="store_true", help=tr("those of internal sources, too"))
    parser.add_argument(
        "--confidential", action="store_true", help=tr("all documents, confidential ones too")
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the documents with their hashes, and say what was left out."""
    level = Confidentiality.INTERNAL if chosen.internal else Confidentiality.PUBLIC
    with open_case(chosen, read_only=True) as case:
        done = hand_over(case, chosen.folder, Confidentiality.CONFIDENTIAL if chosen.confidential else level)
    print(done.sentence, done.sums)
    return 0
