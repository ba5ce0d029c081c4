"""The command that reports what stands in the way of publication."""

import argparse
import json
import sys

from models.case import Case
from models.checks.report import as_json, as_text, run_checks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which checks are made."""
    parser.add_argument("--only", action="append", default=[], metavar="CHECK", help="make this check alone")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(chosen: argparse.Namespace) -> int:
    """Print the findings; 1 where there are any."""
    with Case.open(chosen.case, read_only=True) as case:
        report = run_checks(case.reader, _progress if sys.stderr.isatty() else None, chosen.only)
    print(json.dumps(as_json(report), ensure_ascii=False, indent=1) if chosen.json else as_text(report))
    return 0 if report.is_clean else 1


def _progress(done: int, steps: int) -> None:
    print(f"\r{done} of {steps} checks", end="\n" if done == steps else "", file=sys.stderr, flush=True)
