"""The command that tests a case file, its documents and its history."""

import argparse

from models.commands.opening import open_case
from models.translation import tr


def run(chosen: argparse.Namespace) -> int:
    """Print what is not as it should be; 1 where there is anything."""
    with open_case(chosen, read_only=True) as case:
        problems = case.verify()
    print("\n".join(problems) or tr("File, schema, documents and history are as they should be."))
    return 1 if problems else 0
