"""The command that counts the records of a case."""

import argparse
import json
from typing import Final

from models.commands.opening import open_case
from models.texts.columns import filled
from models.translation import tr, tr_later

_WORDS: Final = {
    "kinds": tr_later("kinds"),
    "actors": tr_later("actors"),
    "places": tr_later("places"),
    "origins": tr_later("origins"),
    "sources": tr_later("sources"),
    "documents": tr_later("documents"),
    "events": tr_later("events"),
    "claims": tr_later("claims"),
    "citations": tr_later("citations"),
    "checks": tr_later("checks"),
    "queries": tr_later("queries"),
    "approaches": tr_later("approaches"),
    "comments": tr_later("comments"),
    "wanted": tr_later("wanted"),
    "acceptances": tr_later("acceptances"),
    "rounds": tr_later("rounds"),
    "rates": tr_later("rates"),
    "eras": tr_later("eras"),
    "identities": tr_later("identities"),
    "figures": tr_later("figures"),
    "publications": tr_later("publications"),
    "corrections": tr_later("corrections"),
    "references": tr_later("references"),
    "questions": tr_later("questions"),
    "imports": tr_later("imports"),
    "history": tr_later("history"),
    "title": tr_later("title"),
    "schema": tr_later("schema"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but the form of the answer."""
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


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
        print("\n".join(f"{filled(_word(name), 16)}{value}" for name, value in facts.items()))
    return 0


def _word(name: str) -> str:
    return tr(_WORDS.get(name, name))
