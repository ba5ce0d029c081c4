"""The command that writes the manual as one page of HTML."""

import argparse
from pathlib import Path

from models.machine.safe_write import write_safely
from models.manual.chapters import chapters
from models.manual.page import manual_page
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file."""
    parser.add_argument("out", type=Path, metavar="OUT.html", help=tr("the file that is written"))
    parser.add_argument("--force", action="store_true", help=tr("replace a file that is there"))


def run(chosen: argparse.Namespace) -> int:
    """Write the manual."""
    write_safely(chosen.out, _write, force=chosen.force)
    print(tr("{out} is written.", out=chosen.out))
    return 0


def _write(path: Path) -> None:
    path.write_text(manual_page(chapters()), encoding="utf-8")
