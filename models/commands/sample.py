"""The command that writes the sample case."""

import argparse

from models.importing.sample import write_sample


def run(chosen: argparse.Namespace) -> int:
    """Write the sample to a path at which nothing stands yet."""
    write_sample(chosen.case)
    print(f"The sample case is in {chosen.case}.")
    return 0
