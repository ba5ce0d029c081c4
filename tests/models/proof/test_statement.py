"""The state of a case in hashes: the same for the same state, another for any other, and told again by others."""

import hashlib
import json
import re
import sqlite3

import pytest

from models.case import Case
from models.errors import CaseError
from models.machine.sealed import read_sealed, sealed_path, write_sealed
from models.proof.statement import compare, read_statement, statement_of
from models.records.story import Document
from tests.builders import a_case, a_document, add, an_event

DATA = b"bytes of a file"


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, an_event("Ten bodies ban crypto business"), title="Banned") as case:
        keep(case, DATA)
        yield case


def keep(case, data, name="record.pdf"):
    import io

    document = a_document(data, name)
    for _ in case.keep_bytes(io.BytesIO(data), document.sha256, document.size):
        pass
    add(case, document)
    return document


def text_of(case):
    return statement_of(case.state())


def test_the_same_state_gives_the_same_text_and_a_copy_has_it_too(case, tmp_path):
    case.save_copy(tmp_path / "copy.dateline")
    with Case.open(tmp_path / "copy.dateline", read_only=True) as copy:
        assert text_of(copy) == text_of(case)


def test_no_word_of_the_case_stands_in_the_text(case):
    text = text_of(case)
    assert "Banned" not in text.partition("case ")[2]
    assert "bodies" not in text
    assert "record.pdf" not in text


def test_a_text_is_read_as_it_was_written(case):
    state = case.state()
    assert read_statement(statement_of(state).encode(), "state.txt") == state
    windows = statement_of(state).replace("\n", "\r\n")
    assert read_statement(windows.encode(), "state.txt") == state


def test_the_way_that_the_docs_tell_leads_to_the_same_hashes(case):
    """As docs/case-state.md says it, with Python's own sqlite3."""
    state, path = case.state(), case.path
    case.close()
    file = sqlite3.connect(path)
    file.row_factory = sqlite3.Row
    salt = file.execute("SELECT changes FROM history ORDER BY number LIMIT 1").fetchone()[0]
    for tally in state.records:
        digest = hashlib.sha256(salt)
        for row in file.execute(f'SELECT * FROM "{tally.table}" ORDER BY id'):
            told = {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118 - a Row has no items
            line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            digest.update(line.encode() + b"\n")
        assert digest.hexdigest() == tally.digest
    number, last = file.execute("SELECT number, hash FROM history ORDER BY number DESC LIMIT 1").fetchone()
    assert (number, last.hex()) == (state.actions, state.last)
    file.close()


def test_a_case_that_went_on_still_has_the_signed_history(case):
    state = case.state()
    assert compare(case, state).is_same
    add(case, an_event("Later"))
    likeness = compare(case, state)
    assert (likeness.is_same, likeness.is_of_case) == (False, True)
    assert likeness.words.endswith("one action was made since, and the history before is the same.")
    case.undo()
    assert "2 actions were made since" in compare(case, state).words


def test_a_document_that_is_gone_is_told(case):
    state = case.state()
    with case.edit("Delete") as writer:
        writer.delete(case.reader.all(Document)[0])
    assert compare(case, state).words.endswith("One document of that state is gone.")


def test_two_copies_that_went_apart_are_not_taken_for_one(case, tmp_path):
    case.save_copy(tmp_path / "copy.dateline")
    with Case.open(tmp_path / "copy.dateline") as copy:
        add(copy, an_event("Another end"))
        add(case, an_event("One end"))
        assert not compare(copy, case.state()).is_of_case
    with a_case(tmp_path, name="other.dateline") as other:
        assert "is another case" in compare(other, case.state()).words


def test_records_changed_by_another_tool_without_history_are_found(case):
    state, path = case.state(), case.path
    case.close()
    file = sqlite3.connect(path)
    file.execute("UPDATE event SET title = 'Nothing happened'")
    file.commit()
    file.close()
    with Case.open(path) as changed:
        likeness = compare(changed, state)
    assert not likeness.is_of_case
    assert likeness.words.endswith("other records stand in the file now (event).")


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE history SET who = 'Somebody else' WHERE number = 1",
        "UPDATE document_chunk SET bytes = x'00'",
        "DELETE FROM history WHERE number = 2",
    ],
)
def test_no_state_is_told_of_a_case_that_is_not_what_it_was(case, spoil):
    path = case.path
    case.close()
    file = sqlite3.connect(path)
    file.execute(spoil)
    file.commit()
    file.close()
    with Case.open(path) as changed, pytest.raises(CaseError, match="its state cannot be told"):
        changed.state()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("schema", "scheme"),
        lambda text: text[:-40],
        lambda text: text + "case " + "0" * 64 + "\n",
        lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("history")),
        lambda text: text.encode() + b"\xff",
        lambda text: "x" + text,
        lambda text: "",
    ],
)
def test_a_text_that_is_no_state_is_refused_in_one_sentence(case, change):
    text = change(text_of(case))
    with pytest.raises(CaseError, match=r"^state\.txt .*\.$"):
        read_statement(text if isinstance(text, bytes) else text.encode(), "state.txt")


def test_reading_a_state_tells_how_far_it_is_and_can_be_stopped(case):
    told = []
    case.state(lambda done, total: told.append((done, total)))
    assert told[-1][0] <= told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)

    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        case.state(stop)


def test_no_hash_in_the_text_unseals_what_this_computer_keeps_of_the_case(case):
    write_sealed(sealed_path("figures", case.seal), case.seal, {"figure": "secret"})
    for word in re.findall(r"[0-9a-f]{64}", text_of(case)):
        assert read_sealed(sealed_path("figures", word), word) == {}
        assert read_sealed(sealed_path("figures", case.seal), word) == {}
    assert read_sealed(sealed_path("figures", case.seal), case.seal) == {"figure": "secret"}
