"""The command that reads a foreign file into a case: its rows, or the file itself as a document."""

import argparse
from pathlib import Path
from typing import Final

from models.commands.opening import open_case
from models.evidence.adding import add_files, files_in
from models.exchange.registry import is_known
from models.exchange.table.options_file import read_options
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.translation import tr

_DOCUMENT: Final = "document"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, what it is, and what its columns mean."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--as",
        dest="format",
        default="",
        metavar="FORMAT",
        help=tr("document, csv, ris …, whatever FILE ends in"),
    )
    parser.add_argument("--columns", type=Path, metavar="FILE.toml", help=tr("what the columns of FILE mean"))
    parser.add_argument(
        "--dry-run", action="store_true", help=tr("print what would happen and change nothing")
    )
    parser.add_argument(
        "--attachments", action="store_true", help=tr("add the attached files of a bibliography too")
    )


def run(chosen: argparse.Namespace) -> int:
    """Import a file in one action and print what came in and what could not be kept."""
    if chosen.format == _DOCUMENT or (not chosen.format and not is_known(chosen.file)):
        return _import_documents(chosen)
    options = read_options(chosen.columns) if chosen.columns else None
    with open_case(chosen, read_only=chosen.dry_run) as case:
        plan = import_file(case, chosen.file, format=chosen.format, options=options, dry_run=chosen.dry_run)
        sources = dict(plan.attached) if chosen.attachments and not chosen.dry_run else {}
        added = add_files(case, tuple(sources), sources=sources).told() if sources else ()
    print("\n".join((*told_of(plan, is_done=not chosen.dry_run), *added)))
    return 0


def _import_documents(chosen: argparse.Namespace) -> int:
    if chosen.dry_run:
        print("\n".join(str(path.name) for path in files_in((chosen.file,))))
        return 0
    with open_case(chosen) as case:
        added = add_files(case, (chosen.file,))
    print("\n".join(added.told()))
    return 0
