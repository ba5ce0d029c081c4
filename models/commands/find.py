"""The command that searches a case."""

import argparse
import json

from models.commands.opening import open_case
from models.questions.searching import search
from models.records.record_words import kind_word
from models.store.search import Hit
from models.texts.columns import filled
from models.translation import tr


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the words to look for."""
    parser.add_argument("words", metavar="WORDS", nargs="+")
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print what was found, the best first."""
    with open_case(chosen, read_only=True) as case:
        hits = search(case.reader, " ".join(chosen.words))
    if chosen.json:
        rows = [{"kind": hit.kind, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt} for hit in hits]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(_line, hits)) or tr("Nothing found."))
    return 0


def _line(hit: Hit) -> str:
    """Return a hit on one line; an area with the question that `ask` answers."""
    told = f"{hit.id}  {hit.title}: {hit.excerpt}" if hit.kind == "ask" else hit.title
    return f"{filled(kind_word(hit.kind), 10)}{told}"
