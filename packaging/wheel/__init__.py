"""Dateline as an installed package: its rooms lie in this folder, which only the program itself looks into."""

import sys
from pathlib import Path


def main() -> int:
    """Run the program with the words that it was started with."""
    sys.path.insert(
        0, str(Path(__file__).parent)
    )  # `models` and `gui` would be names for all in site-packages
    from main import main as run

    return run(sys.argv[1:])
