"""The command that recognises the text of scans."""

import argparse
import sys

from models.commands.opening import open_case
from models.errors import CaseError
from models.evidence.scans import NO_SCANS, confidence_words, keep_recognised, recognise, scans
from models.texts.blocks import counted
from models.texts.recognising import Recogniser


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the documents that are meant."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="DOCUMENT",
        help="names of documents in the case; else all that have pages without text",
    )


def run(chosen: argparse.Namespace) -> int:
    """Recognise one document after the other, and say of each how sure the machine is."""
    with open_case(chosen) as case:
        found = [
            scan for scan in scans(case.reader) if not chosen.names or scan.document.name in chosen.names
        ]
        unknown = set(chosen.names) - {scan.document.name for scan in found}
        if unknown:
            raise CaseError(
                f"No document named {min(unknown)} has pages without text: leave the name out to read all scans."
            )
        if not found:
            print(NO_SCANS)
            return 0
        recogniser = Recogniser()
        for scan in found:
            file = case.reader.document_file(scan.document)
            seen = recognise(scan, file, recogniser, _tell)
            keep_recognised(case, scan, seen)
            print(
                f"{scan.document.name}: {counted(len(scan.pages), 'page', 'pages')} read, {confidence_words(seen)}."
            )
    return 0


def _tell(done: int, total: int) -> None:
    """Show how far it is, to a person who waits."""
    if sys.stderr.isatty():
        print(f"\r{done:,} of {total:,} pages ", end="" if done < total else "\n", file=sys.stderr)
