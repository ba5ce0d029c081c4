"""A case with something of everything, small enough to be harmed ten thousand times."""

from dataclasses import replace
from pathlib import Path

from models.case import Case
from models.records.desk import Check, ImportedTable, Record
from models.records.story import About, Document
from tests.builders import a_case, a_citation, a_claim, a_source, an_event
from tests.one_of_each import PAPER, one_of_each


def rich_case(folder: Path, name: str = "rich.dateline") -> Path:
    """Write the case and return its path: every kind of record, a document with text, a long note, a history."""
    with a_case(folder, name=name) as case:
        fill(case)
        return case.path


def rich_secret(folder: Path, passphrase: str, name: str = "secret.dateline") -> Path:
    """Write the same under a passphrase."""
    with Case.create(folder / name, who="Ana", passphrase=passphrase) as case:
        fill(case)
        return case.path


def fill(case: Case) -> None:
    """Put records, a document with its text, long words and some steps into a new case."""
    records = [_readable(one) for one in one_of_each()]
    with case.edit("Add one of each") as writer:
        for record in records:
            writer.put(record)
        paper = next(record for record in records if isinstance(record, Document))
        writer.keep_paper(paper, PAPER, ("page one of the ban in 徐州", "page two: 法院 " + "words " * 900))
    source = a_source("A newspaper of record", note="long " * 1500)
    for number in range(12):
        event = an_event(f"Ban number {number} of Xuzhou", f"2021-{number + 1:02}-24", tags=("core", "七"))
        claim = a_claim(event, text=f"The court said so {number}")
        with case.edit(f"Add event {number}") as writer:
            writer.add_many(
                (
                    *((source,) if not number else ()),
                    event,
                    claim,
                    a_citation(claim, source, quote="that it was so"),
                )
            )
    case.undo()
    assert case.reader.find(About, "case")


def _readable(record: Record) -> Record:
    """Give a record what is read as more than a text, and names that fit into a sentence."""
    if isinstance(record, Check):
        return replace(record, shown='{"event": {"title": "Ban"}}')
    return replace(record, name="paper.pdf") if isinstance(record, Document | ImportedTable) else record
