"""The command that recognises the text of scans."""

import argparse
import sys

from models.commands.opening import open_case
from models.errors import CaseError
from models.evidence.scans import NO_SCANS, confidence_words, keep_recognised, recognise, scans
from models.texts.recognising import Recogniser
from models.translation import tr, tr_count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the documents that are meant."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="DOCUMENT",
        help=tr("names of documents in the case; else all that have pages without text"),
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
                tr(
                    "No document named {name} has pages without text: leave the name out to read all scans.",
                    name=min(unknown),
                )
            )
        if not found:
            print(tr(NO_SCANS))
            return 0
        recogniser = Recogniser()
        for scan in found:
            file = case.reader.document_file(scan.document)
            seen = recognise(scan, file, recogniser, _tell)
            keep_recognised(case, scan, seen)
            print(
                tr_count(
                    len(scan.pages),
                    "{name}: {n} page read, {sureness}.",
                    "{name}: {n} pages read, {sureness}.",
                    name=scan.document.name,
                    sureness=confidence_words(seen),
                )
            )
    return 0


def _tell(done: int, total: int) -> None:
    """Show how far it is, to a person who waits."""
    if sys.stderr.isatty():
        print(
            f"\r{tr('{done:,} of {total:,} pages', done=done, total=total)} ",
            end="" if done < total else "\n",
            file=sys.stderr,
        )
