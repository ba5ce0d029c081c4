"""The command that counts the records of a case."""

import argparse
import json

from models.commands.opening import open_case


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but the form of the answer."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(chosen: argparse.Namespace) -> int:
    """Print how many records of each kind there are, the title and the schema."""
    with open_case(chosen, read_only=True) as case:
        facts: dict[str, object] = dict(case.reader.counts()) | {
            "title": case.reader.about().title,
            "schema": case.schema_version,
        }
    if chosen.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{name:<16}{value}" for name, value in facts.items()))
    return 0
