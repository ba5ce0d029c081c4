"""Nothing that is not for the public is in a file for another program, in a ledger, or in the clipboard."""

import itertools

import pytest

from models.case import Case
from models.exchange.registry import WRITTEN
from models.exchange.spreadsheet import TABLES
from models.exporting.exporting import export_story
from models.ledger.account import Asked
from models.publication.chronology.documents import ENDINGS, copied_text
from models.publication.ledger_files import write_ledger
from models.records.desk import RECORD_TYPES
from models.records.story import About, Event
from tests.canaries import Canaries, canary_records, parts_of

GROUPS = ("agent", "year")


@pytest.fixture(scope="module")
def matter(tmp_path_factory):
    """A case with a canary in each field that is not public, the words, and a folder whose name is one."""
    canaries = Canaries()
    folder = tmp_path_factory.mktemp(canaries.word())
    about = About(title="Seized coins", deck="What is known", credit="The desk", note=canaries.word())
    records = list(canary_records(canaries))
    with Case.create(folder / f"{canaries.word()}.dateline", about, who=canaries.word()) as case:
        with case.edit(canaries.word()) as writer:
            for record in records:
                writer.put(record)
        yield case, tuple(canaries.words), folder


def found_in(name, data, canaries):
    return {
        (name, word)
        for part in parts_of(name, data)
        for word in canaries
        if word.encode() in part.lower() or word.encode("utf-16-le") in part
    }


def files_of(path):
    return [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]


def test_a_canary_stands_in_every_kind_of_record_that_a_case_can_hold(matter):
    case, canaries, _ = matter
    assert {kind for kind in RECORD_TYPES if not case.reader.all(kind)} == set()
    held = [repr(record) for kind in RECORD_TYPES for record in case.reader.all(kind)]
    for kind, records in itertools.groupby(RECORD_TYPES, key=lambda kind: kind.__name__):
        words = [repr(record) for one in records for record in case.reader.all(one)]
        assert any("zqcanary" in word for word in words), kind
    assert sum(word in " ".join(held) for word in canaries) > 150


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
def test_no_canary_is_in_a_file_for_another_program(matter, known):
    case, canaries, folder = matter
    out = folder / f"for {known.name}{next(iter(known.endings), '')}"
    told = export_story(case, out, format=known.name).told()
    beside = [one for one in folder.iterdir() if one.name.startswith(f"for {known.name}")]
    files = [file for one in beside for file in files_of(one)]
    assert files
    assert {hit for file in files for hit in found_in(file.name, file.read_bytes(), canaries)} == set()
    assert not any(word in file.name for file in files for word in canaries)
    assert not any("Wren" in line for line in told)
    everything = b"".join(part for file in files for part in parts_of(file.name, file.read_bytes()))
    assert b"Another day" in everything
    assert b"Wren" not in everything


@pytest.mark.parametrize("ending", [*TABLES, *ENDINGS])
def test_no_canary_is_in_a_ledger(matter, ending):
    case, canaries, folder = matter
    write_ledger(case, Asked(by=GROUPS), folder / f"ledger{ending}")
    data = (folder / f"ledger{ending}").read_bytes()
    assert found_in(f"ledger{ending}", data, canaries) == set()
    assert b"Wren" not in b"".join(parts_of(f"ledger{ending}", data))


def test_no_canary_is_in_what_is_copied_as_text(matter):
    case, canaries, _ = matter
    text, told = copied_text(case.reader, tuple(event.id for event in case.reader.all(Event)))
    assert told
    assert "Another day" in text
    assert not any(word in text for word in (*canaries, "Wren"))
