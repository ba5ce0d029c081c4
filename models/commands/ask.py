"""The command that answers a question to a case."""

import argparse
import json
from dataclasses import asdict

from models.case import Case
from models.commands.help_page import AsWritten
from models.commands.opening import open_case
from models.errors import CaseError
from models.questions.answering import answer
from models.questions.facts import Facts
from models.questions.fields import told_lines
from models.questions.reading import read_question
from models.questions.telling import Row, count_words, rows
from models.questions.wording import question_words
from models.records.desk import Question
from models.texts.columns import filled
from models.translation import tr
from models.values.listing import in_a_row


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the question."""
    parser.formatter_class = AsWritten
    parser.epilog = "\n".join((tr("what can be asked:"), *told_lines()))
    parser.add_argument("question", metavar="QUESTION", nargs="*", help=tr("in quotation marks, as below"))
    parser.add_argument("--kept", metavar="NAME", help=tr("a question that the case keeps under a name"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print what the question is answered with, one record a line."""
    with open_case(chosen, read_only=True) as case:
        asked = read_question(_words(case, chosen))
        facts = Facts(case.reader)
        found = answer(asked, facts)
        told = rows(found, facts)
        count = count_words(found)
    if chosen.json:
        answered = {"question": question_words(asked), "kind": found.kind, "count": len(told)}
        print(json.dumps({**answered, "rows": [asdict(row) for row in told]}, ensure_ascii=False, indent=1))
    else:
        print("\n".join((*map(_line, told), count)))
    return 0


def _words(case: Case, chosen: argparse.Namespace) -> str:
    """Return the question that was given, or that is kept under a name."""
    if chosen.kept is None:
        if not chosen.question:
            raise CaseError(tr("There is no question: write one, such as kind:sale, or --kept NAME."))
        return " ".join(chosen.question)
    kept = {one.name.casefold(): one for one in case.reader.all(Question)}
    found = kept.get(chosen.kept.strip().casefold())
    if found is None:
        names = in_a_row(one.name for one in kept.values()) or tr("none")
        raise CaseError(
            tr("No question is kept as “{name}”: choose one of {names}.", name=chosen.kept, names=names)
        )
    return found.question


def _line(row: Row) -> str:
    if row.kind == "event":
        return f"{filled(row.beside, 26)}  {row.title}"
    return f"{row.title}  ·  {row.beside}" if row.beside else row.title
