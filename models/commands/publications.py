"""The command that lists what was published, and what changed since."""

import argparse
import json

from models.commands.opening import open_case
from models.publication.report import report_of
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but the form of the answer."""
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print the publications and corrections; 1 where a published claim reads otherwise now."""
    with open_case(chosen, read_only=True) as case:
        report = report_of(case)
    print(json.dumps(report.as_json(), ensure_ascii=False, indent=1) if chosen.json else report.as_text())
    return 1 if report.outdated else 0
