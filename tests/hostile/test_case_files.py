"""Files that are no case, or no case of ours, or no case any more: each is refused in one sentence and left alone."""

import os
from pathlib import Path

import pytest
import sqlcipher3

from models.case import Case
from models.errors import CaseError, CaseInUse, NeedsPassphrase, NotACase
from models.records.story import Event
from models.store import schema
from tests.builders import a_case, a_claim, a_source, add, an_event
from tests.mutated_cases import try_all
from tests.mutations import HOSTILE_TABLES, rewritten
from tests.reading_all import open_and_read
from tests.rich_case import rich_case, rich_secret

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def path(tmp_path):
    """A closed case with some records."""
    event = an_event("Ban")
    with a_case(tmp_path, event, a_claim(event), a_source()) as case:
        return case.path


def execute(path, *statements):
    """Change a case behind the program's back."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement).close()
    finally:
        connection.close()


def refused(path, sentence, error=NotACase, **options):
    """The refusal is one sentence that says this, and the folder is as it was."""
    before = contents(path.parent)
    for read_only in (False, True):
        with pytest.raises(error, match=sentence) as caught:
            Case.open(path, read_only=read_only, **options)
        told = str(caught.value)
        assert told.endswith(".")
        assert "\n" not in told
    assert contents(path.parent) == before


def contents(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def test_a_missing_file_is_refused(tmp_path):
    refused(tmp_path / "none.dateline", "is not there")


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "folder.dateline").mkdir()
    refused(tmp_path / "folder.dateline", "is a folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such thing")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.dateline")
    refused(tmp_path / "pipe.dateline", "is not a Dateline case")


@pytest.mark.parametrize(
    "data",
    [b"hello", b"a" * 4096, "法院".encode() * 2000, b"%PDF-1.7\n" + b"text " * 1000, b"PK\3\4" + b"\0" * 997],
)
def test_a_file_of_another_kind_is_refused(tmp_path, data):
    (tmp_path / "other.dateline").write_bytes(data)
    refused(tmp_path / "other.dateline", "is not a Dateline case")


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "empty.dateline").touch()
    refused(tmp_path / "empty.dateline", "is empty")


def test_a_database_of_another_program_is_refused(tmp_path):
    execute(tmp_path / "other.db", "CREATE TABLE event (id)", "PRAGMA user_version=1")
    refused(tmp_path / "other.db", "is not a Dateline case")


def test_a_newer_case_is_refused_and_the_sentence_names_both_numbers(path):
    execute(path, "PRAGMA user_version=9")
    newest = schema.SCHEMA_VERSION
    refused(path, rf"made by a newer Dateline \(schema 9; this one reads up to {newest}\): update Dateline")


def test_a_case_without_a_schema_number_is_refused(path):
    execute(path, "PRAGMA user_version=0")
    refused(path, "is not a Dateline case")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM source; END",
        "CREATE VIEW evil AS SELECT * FROM event",
        "CREATE TABLE evil (a)",
        "CREATE INDEX evil ON event (title)",
        "CREATE VIRTUAL TABLE evil USING fts5(a)",
        "ALTER TABLE event ADD COLUMN evil TEXT",
        "DROP INDEX claim_event_id",
        "DROP TABLE comment",
    ],
)
def test_a_case_with_one_foreign_table_trigger_view_or_index_is_refused(path, statement):
    execute(path, statement)
    refused(path, "tables that no Dateline made")


def test_a_case_whose_records_point_to_nothing_is_refused(path):
    execute(path, "PRAGMA foreign_keys=off", "DELETE FROM kind")
    refused(path, "a record in “event” points to a kind that is not there")


def test_a_value_outside_its_choices_is_refused(path):
    execute(path, "PRAGMA ignore_check_constraints=on", "UPDATE claim SET state = 'excellent'")
    refused(path, "is damaged")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE event SET when_edtf = 'soon'", "the when of the event “.*” cannot be read"),
        ("UPDATE event SET tags = '[1]'", "the tags of the event “.*” cannot be read"),
        ("UPDATE event SET title = CAST(x'e6b3' AS TEXT)", "the event “.*” holds bytes that are no text"),
        ("UPDATE history SET label = CAST(x'ff' AS TEXT) WHERE number = 2", "history entry 2 holds bytes"),
        (
            "UPDATE claim SET amount_value = '1e', amount_bound = 'exact'",
            "the amount of the claim “.*” cannot",
        ),
        (
            "INSERT INTO document_text VALUES ('x', 2000000000, '')",
            "pages of a document are numbered as none",
        ),
    ],
)
def test_a_value_that_no_program_of_ours_writes_is_refused_by_name(path, statement, reason):
    execute(path, statement)
    refused(path, reason)


def test_a_record_that_is_damaged_while_the_case_is_open_is_told_in_words(path):
    with Case.open(path, read_only=True) as case:
        sound = case.reader.all(Event)
        case._engine.execute("PRAGMA query_only=off").close()
        case._engine.execute("CREATE TEMP TABLE event AS SELECT * FROM main.event").close()
        case._engine.execute("UPDATE temp.event SET tags = '[' || tags").close()
        with pytest.raises(CaseError, match=r"event .* is damaged .* recover the case"):
            case.reader.all(Event)
    assert sound


@pytest.mark.parametrize("length", [60, 200, 4096, 5000, 20_000])
def test_a_cut_off_file_is_refused(path, length):
    os.truncate(path, length)
    refused(path, "is damaged|is not a Dateline case")


def test_overwritten_pages_are_noticed(path):
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = b"\xff" * (4096 * 5)
    path.write_bytes(data)
    refused(path, "is damaged|tables that no Dateline made")


def test_a_harmed_case_is_opened_or_refused_and_never_written(tmp_path):
    outcomes = try_all(rich_case(tmp_path), tmp_path / "harmed", 30, at_once=1)
    assert outcomes.wrong == []
    assert outcomes.count == 30


@pytest.mark.long
@pytest.mark.timeout(20_000)
def test_ten_thousand_harmed_cases_are_opened_or_refused_and_never_written(tmp_path):
    outcomes = try_all(rich_case(tmp_path), tmp_path / "harmed", 10_000, first=1000)
    assert outcomes.wrong == []
    assert outcomes.count == 10_000
    assert outcomes.opened > 1000  # and read through: else only the door was tried


@pytest.mark.long
@pytest.mark.timeout(20_000)
def test_a_thousand_harmed_encrypted_cases_are_opened_or_refused_and_never_written(tmp_path):
    path = rich_secret(tmp_path, "七 correct horse")
    outcomes = try_all(path, tmp_path / "harmed", 1000, passphrase="七 correct horse")
    assert outcomes.wrong == []
    assert outcomes.count == 1000


@pytest.mark.parametrize("statements", HOSTILE_TABLES)
def test_a_hostile_table_is_refused_whatever_it_is(path, statements):
    changed = rewritten(path.read_bytes(), statements)
    path.write_bytes(changed)
    told = open_and_read(path, None, read_only=True)
    if told == "opened":  # what changes nothing that a program can see, such as the size of pages
        assert statements.endswith(("VACUUM", "ANALYZE"))
    else:
        assert told == "refused"
    assert path.read_bytes() == changed


@pytest.mark.parametrize("harm", ["wrong passphrase", "flipped byte", "cut off"])
def test_every_harm_to_an_encrypted_case_gives_the_same_sentence(tmp_path, harm):
    path = tmp_path / "secret.dateline"
    with Case.create(path, passphrase="right") as case:
        add(case, an_event())
    data = bytearray(path.read_bytes())
    data[3000] ^= 1 if harm == "flipped byte" else 0
    path.write_bytes(data[: 4096 * 3] if harm == "cut off" else data)
    passphrase = "wrong" if harm == "wrong passphrase" else "right"
    refused(
        path, "passphrase does not open .*, or the file is damaged", NeedsPassphrase, passphrase=passphrase
    )


@pytest.mark.parametrize("passphrase", ["", "a\0b"])
def test_an_impossible_passphrase_is_refused_and_makes_no_file(tmp_path, passphrase):
    with pytest.raises(NeedsPassphrase):
        Case.create(tmp_path / "new.dateline", passphrase=passphrase)
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_for_a_case_that_has_none_is_refused(path):
    refused(path, "is not encrypted", passphrase="any")


@pytest.mark.parametrize("name", ["a" * 300, "no/such/folder/x.dateline", "nul\0.dateline"])
def test_a_case_cannot_be_made_under_an_impossible_name(tmp_path, name):
    with pytest.raises(CaseError, match="choose another folder or name"):
        Case.create(tmp_path / name)


@pytest.mark.skipif(AS_ROOT or os.name == "nt", reason="the administrator may write everywhere")
def test_a_case_in_a_folder_that_cannot_be_written_opens_for_reading(path):
    path.parent.chmod(0o500)
    try:
        with Case.open(path) as case:
            assert case.is_read_only
            assert case.reader.counts()["events"] == 1
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    "name", ["50% & more?.dateline", "a#b.dateline", "中国 案件.dateline", "it's;x.dateline"]
)
def test_a_case_may_have_any_name_that_a_file_may_have(tmp_path, name):
    with a_case(tmp_path, an_event(), name=name) as case:
        assert case.path == tmp_path / name
    with Case.open(tmp_path / name) as case:
        assert case.reader.counts()["events"] == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_link_leads_to_the_case_itself(path, tmp_path):
    link = tmp_path / "link.dateline"
    link.symlink_to(path)
    with Case.open(link) as case:
        add(case, an_event())
        with pytest.raises(CaseInUse):
            Case.open(path)
    assert link.is_symlink()
    assert Path(link).stat().st_size == path.stat().st_size
