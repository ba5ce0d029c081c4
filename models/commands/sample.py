"""The command that writes the sample case, or the one to practise on."""

import argparse

from models.importing.sample import write_sample
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which of the two it shall be."""
    parser.add_argument(
        "--practice",
        action="store_true",
        help=tr("write the small invented case to practise on, with documents"),
    )


def run(chosen: argparse.Namespace) -> int:
    """Write the case to a path at which nothing stands yet."""
    if chosen.practice:
        from models.importing.practice import write_practice  # noqa: PLC0415 - it reads the readers of all formats

        write_practice(chosen.case)
    else:
        write_sample(chosen.case)
    print(
        tr("The practice case is in {case}.", case=chosen.case)
        if chosen.practice
        else tr("The sample case is in {case}.", case=chosen.case)
    )
    return 0
