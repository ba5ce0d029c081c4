"""A damaged case is recovered into a new one: what can be read is kept, the rest is told, and nothing is changed."""

import hashlib
import random
from dataclasses import replace

import pytest
import sqlcipher3

from models.case import Case
from models.errors import CaseError, CaseInUse, NeedsPassphrase, NotACase
from models.records.desk import RECORD_TYPES, Check
from models.records.story import Citation, Claim, Document, Event, Field, Source, State
from models.recovering.recovering import recover
from models.store import seen
from models.store.page_scan import PageScan
from models.store.rows import table_of
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event
from tests.mutations import PAGE, rewritten
from tests.one_of_each import PAPER
from tests.rich_case import rich_case, rich_secret

PASSPHRASE = "七 correct horse"
BIG = bytes(random.Random(7).randbytes(2_500_000))


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """The bytes of a case with something of everything, and all its records."""
    path = rich_case(tmp_path_factory.mktemp("rich"))
    with Case.open(path, read_only=True) as case:
        return path.read_bytes(), records_of(case)


def records_of(case):
    return {(kind, one.id): one for kind in RECORD_TYPES for one in case.reader.all(kind)}


@pytest.fixture
def damaged(rich, tmp_path):
    """Write the case with some harm done to it, and return its path."""

    def write(*statements, data=None):
        path = tmp_path / "old.dateline"
        path.write_bytes(rewritten(data or rich[0], ";".join(statements)))
        return path

    return write


def recovered(path, passphrase=None):
    """Recover a case, and return the result, its records and what verify says; the old file is as it was."""
    before, folder = path.read_bytes(), sorted(path.parent.iterdir())
    new = path.with_name("new.dateline")
    result = recover(path, new, passphrase)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == sorted((*folder, new))
    with Case.open(new, passphrase=passphrase) as case:
        return result, records_of(case), case.verify()


def test_a_sound_case_comes_out_whole(rich, damaged):
    result, records, problems = recovered(damaged())
    assert records == rich[1]
    assert problems == ()
    assert result.is_whole
    assert "everything that it held was read" in result.sentence


def test_the_history_begins_anew_with_a_note_of_where_the_case_came_from(damaged):
    path = damaged()
    recovered(path)
    with Case.open(path.with_name("new.dateline")) as case:
        (first,) = case.reader.history()
        assert "old.dateline" in first.label
        assert hashlib.sha256(path.read_bytes()).hexdigest() in first.label
        assert case.undo_label is None


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE event SET title = CAST(x'e6b3' AS TEXT)",
        "UPDATE event SET when_edtf = 'soon'",
        "UPDATE source SET note = 'altered'",
        "DELETE FROM citation",
        "DROP TABLE claim",
        "DROP INDEX claim_event_id",
        "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM source; END",
        "DROP TABLE comment; CREATE VIEW comment AS SELECT id, load_extension('x') AS text FROM event",
        "ALTER TABLE event RENAME COLUMN title TO name",
        "UPDATE kind SET colour = 'red'",
        "DELETE FROM search_content",
        "PRAGMA writable_schema=on; UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'place'",
    ],
)
def test_what_tables_have_lost_is_taken_from_the_history(rich, damaged, harm):
    result, records, problems = recovered(damaged(harm))
    assert records == rich[1]
    assert problems == ()
    assert not any(tally.dropped for tally in result.tallies.values())


def test_without_the_history_a_broken_text_is_kept_as_far_as_it_is_one(damaged):
    result, records, _ = recovered(
        damaged("UPDATE event SET title = title || CAST(x'e6b3' AS TEXT)", "DELETE FROM history")
    )
    titles = [one.title for (kind, _), one in records.items() if kind is Event]
    assert all(title.endswith("\N{REPLACEMENT CHARACTER}") for title in titles)
    assert result.tallies["event"].mended == len(titles)


def test_what_hangs_on_a_lost_record_gets_a_stand_in_or_goes_and_this_is_said(rich, damaged):
    result, records, problems = recovered(
        damaged("DELETE FROM event WHERE id = 'event-2'", "DELETE FROM claim", "DELETE FROM history")
    )
    assert problems == ()
    assert not any(kind in (Citation, Check) for kind, _ in records)
    assert result.tallies["citation"].dropped == {"hung on what is lost": 13}
    assert any("hung on what is lost" in line for line in result.lines())


def test_an_event_that_is_lost_keeps_its_claims_under_a_stand_in_that_nobody_publishes(rich, damaged):
    lost = next(
        one.event_id for (kind, _), one in rich[1].items() if kind is Claim and one.field is Field.STATEMENT
    )
    result, records, _ = recovered(damaged(f"DELETE FROM event WHERE id = '{lost}'", "DELETE FROM history"))
    assert records[Event, lost].title == "Lost when the file was damaged"
    assert records[Event, lost].confidentiality == "internal"
    assert result.tallies["event"].mended >= 1


@pytest.mark.parametrize("table", ["event", "claim", "citation", "document_text", "history", "sqlite_schema"])
def test_pages_that_cannot_be_read_are_passed_over(rich, damaged, table):
    path = damaged()
    with sqlcipher3.connect(str(path)) as connection:
        root = 1 if table == "sqlite_schema" else connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()[0]  # fmt: skip
    connection.close()
    data = bytearray(path.read_bytes())
    if table == "sqlite_schema":  # the last page of its tree
        root = int.from_bytes(data[108:112], "big")
    data[(root - 1) * PAGE : root * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)
    _, records, _ = recovered(path)
    if table != "history":
        assert {key for key in records if key[0] is not Document} >= {
            key for key in rich[1] if key[0] is Event
        }


def test_rows_behind_a_page_that_cannot_be_read_are_found(tmp_path):
    with a_case(tmp_path, name="old.dateline") as case:
        add(case, *(an_event(f"Event {number:04}", note="x" * 300) for number in range(300)))
        leaf = case._engine.value("SELECT rootpage FROM sqlite_schema WHERE name = 'event'")
    path = tmp_path / "old.dateline"
    data = bytearray(path.read_bytes())
    child = int.from_bytes(
        data[(leaf - 1) * PAGE + 20 : (leaf - 1) * PAGE + 22], "big"
    )  # of its tenth cell or so
    child = int.from_bytes(data[(leaf - 1) * PAGE + child : (leaf - 1) * PAGE + child + 4], "big")
    data[(child - 1) * PAGE : child * PAGE] = b"\xa5" * PAGE
    path.write_bytes(rewritten(bytes(data), "DELETE FROM history"))
    result, records, problems = recovered(path)
    kept = [one for (kind, _), one in records.items() if kind is Event]
    assert 280 <= len(kept) < 300 + 1
    assert result.tallies["event"].holes == 1
    assert {"Event 0000", "Event 0299"} <= {one.title for one in kept}
    assert problems == ()


def a_paper_case(folder):
    """A case with a file of several pieces."""
    document = Document("d", "big.pdf", hashlib.sha256(BIG).hexdigest(), len(BIG), "application/octet-stream")
    with a_case(folder, name="old.dateline") as case, case.edit("Add") as writer:
        writer.add(document)
        writer.keep_paper(document, BIG, ())
    return folder / "old.dateline"


def test_a_file_with_a_lost_piece_keeps_the_others_and_is_marked(tmp_path):
    path = a_paper_case(tmp_path)
    path.write_bytes(rewritten(path.read_bytes(), "DELETE FROM document_chunk WHERE number = 1"))
    result, records, problems = recovered(path)
    assert result.damaged == ("big.pdf",)
    assert records[Document, "d"].note.startswith("Recovered damaged")
    assert any("big.pdf is not what it was" in problem for problem in problems)
    with Case.open(tmp_path / "new.dateline") as case:
        held = case.reader.document_file(records[Document, "d"]).readall()
    assert (held[: 1 << 20], held[1 << 21 :]) == (BIG[: 1 << 20], BIG[1 << 21 :])
    assert not any(held[1 << 20 : 1 << 21])


def test_of_a_piece_that_breaks_off_the_beginning_is_kept(tmp_path):
    path = a_paper_case(tmp_path)
    data = bytearray(path.read_bytes())
    place = data.find(BIG[1_500_000:1_500_400])
    page = place // PAGE * PAGE
    data[page : page + 4] = b"\xff\xff\xff\xff"  # where the next page of the piece is
    path.write_bytes(data)
    recovered(path)
    with Case.open(tmp_path / "new.dateline") as case:
        held = case.reader.document_file(case.reader.get(Document, "d")).readall()
    assert held[:1_490_000] == BIG[:1_490_000]
    assert held[1 << 21 :] == BIG[1 << 21 :]


def test_a_file_that_is_lost_altogether_is_named(damaged):
    result, records, _ = recovered(damaged("DELETE FROM document_chunk"))
    assert result.missing == ("paper.pdf",)
    assert PAPER
    assert all(
        one.note.startswith("Recovered without") for (kind, _), one in records.items() if kind is Document
    )


def test_a_checked_claim_that_no_longer_shows_what_was_seen_must_be_checked_again(tmp_path):
    event, source = an_event(), a_source()
    claim = a_claim(event)
    with a_case(
        tmp_path, event, claim, source, a_citation(claim, source, id="c"), name="old.dateline"
    ) as case:
        dossier = case.reader.dossier(event.id)
        mark = Check("k", claim.id, State.CHECKED, "Ben", "2026-01-01", seen=seen.seen_hash(dossier, claim))
        with case.edit("Check") as writer:
            writer.add(mark)
            writer.replace(replace(claim, state=State.CHECKED))
    path = tmp_path / "old.dateline"
    path.write_bytes(rewritten(path.read_bytes(), "DELETE FROM citation; DELETE FROM history"))
    result, records, _ = recovered(path)
    assert records[Claim, claim.id].state is State.CHANGED
    assert result.reopened == 1
    assert records[Source, source.id] == source


@pytest.mark.usefixtures("quick_keys")
def test_an_encrypted_case_is_recovered_into_one_with_the_same_passphrase(rich, tmp_path):
    path = rich_secret(tmp_path, PASSPHRASE, "old.dateline")
    with Case.open(path, passphrase=PASSPHRASE, read_only=True) as case:
        root = case._engine.value("SELECT rootpage FROM sqlite_schema WHERE name = 'claim'")
    data = bytearray(path.read_bytes())
    data[root * PAGE - 100] ^= 1
    path.write_bytes(data)
    _, records, _ = recovered(path, PASSPHRASE)
    assert len(records) > 0.8 * len(rich[1])
    for wrong in (None, "wrong"):
        with pytest.raises(NeedsPassphrase):
            Case.open(tmp_path / "new.dateline", passphrase=wrong)
        with pytest.raises(NeedsPassphrase):
            recover(path, tmp_path / "other.dateline", wrong)
    assert not (tmp_path / "other.dateline").exists()


@pytest.mark.parametrize("version", [1, 2])
def test_a_case_of_an_older_schema_is_recovered_into_one_of_today(tmp_path, version):
    import gzip
    from pathlib import Path

    packed = Path(__file__).parents[1] / "store" / f"case_{version}.dateline.gz"
    path = tmp_path / "old.dateline"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with Case.open(path, read_only=True) as case:
        before = {table_of(kind).name: len(case.reader.all(kind)) for kind in RECORD_TYPES}
    _, records, problems = recovered(path)
    assert problems == ()
    assert sum(1 for kind, _ in records if kind is Event) == before["event"]


def test_a_case_that_is_open_elsewhere_is_not_recovered(tmp_path):
    with a_case(tmp_path, an_event()) as case, pytest.raises(CaseInUse):
        recover(case.path, tmp_path / "new.dateline")
    assert not (tmp_path / "new.dateline").exists()


@pytest.mark.parametrize(
    ("data", "error"), [(b"hello", NotACase), (b"SQLite format 3\0" + bytes(5000), CaseError)]
)
def test_a_file_with_nothing_of_a_case_makes_no_new_one(tmp_path, data, error):
    (tmp_path / "old.dateline").write_bytes(data)
    with pytest.raises(error):
        recover(tmp_path / "old.dateline", tmp_path / "new.dateline")
    assert [each.name for each in tmp_path.iterdir()] == ["old.dateline"]


def test_a_file_that_stands_there_is_not_written_over(damaged):
    path = damaged()
    with pytest.raises(CaseError, match="exists already"):
        recover(path, path)


def test_whoever_gives_up_leaves_nothing_behind(damaged):
    path = damaged()

    class GivenUp(Exception):
        pass

    def report(done, steps):
        if done > 40:
            raise GivenUp

    with pytest.raises(GivenUp):
        recover(path, path.with_name("new.dateline"), None, report)
    assert [each.name for each in path.parent.iterdir()] == ["old.dateline"]


@pytest.mark.parametrize("seed", [11, 23, 64])  # each holds what looks like the row of a table
def test_chance_finds_no_case_in_random_bytes(tmp_path, seed):
    path = tmp_path / "random.bin"
    path.write_bytes(random.Random(seed).randbytes(600_000))
    scan = PageScan(path)
    assert not scan.has_case
    scan.close()
