"""A case of an older schema is read as it is, and brought up to date when it is opened for writing."""

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from models.case import Case
from models.errors import NotACase
from models.records.story import Actor, ActorId, Citation, Claim, Confidentiality, Event, Field
from models.sharing.merging import merge, plan_merge
from models.store import history, inspect, migrations, schema
from models.store.old_eras import as_event
from models.values.when import When

OLD = Path(__file__).with_name("case_1.dateline.gz")
SECOND = Path(__file__).with_name("case_2.dateline.gz")


@pytest.fixture
def path(tmp_path):
    """A case that the program made when its schema was the first."""
    path = tmp_path / "old.dateline"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


@pytest.fixture
def second(tmp_path):
    """A case of the second schema: a loan and a search, an actor, a sum and its citation."""
    path = tmp_path / "second.dateline"
    path.write_bytes(gzip.decompress(SECOND.read_bytes()))
    return path


def facts_of(path):
    """Return the schema number and the objects of a file."""
    with closing(sqlite3.connect(path)) as file:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        objects = frozenset(file.execute(inspect._OBJECTS).fetchall())
    return version, objects


def titles(case):
    return [event.title for event in case.reader.all(Event)]


def test_an_older_case_opened_for_writing_has_the_newest_schema_and_all_its_records(path):
    with Case.open(path) as case:
        assert titles(case) == ["Xuzhou sells", "Hua'an sells"]
        assert len(case.reader.all(Claim)) == 4
        assert len(case.reader.all(Citation)) == 1
        assert case.schema_version == schema.SCHEMA_VERSION
    assert facts_of(path) == (schema.SCHEMA_VERSION, inspect.expected_objects())
    with Case.open(path) as case:
        assert case.undo() is not None
        assert titles(case) == []


def test_an_older_case_can_be_read_without_being_touched(path):
    before = path.read_bytes()
    with Case.open(path, read_only=True) as case:
        assert len(titles(case)) == 2
        assert case.schema_version == 1
    assert path.read_bytes() == before


def test_columns_that_came_later_hold_their_defaults_in_an_older_case_that_is_only_read(second):
    before = second.read_bytes()
    with Case.open(second, read_only=True) as case:
        assert case.schema_version == 2
        assert case.reader.get(Actor, "bank") == Actor(ActorId("bank"), "Harbour Bank", aliases=("HB",))
        assert {event.relation for event in case.reader.all(Event)} == {""}
        assert case.reader.get(Claim, "c3").amount.upper is None
        assert len(case.reader.event_index()) == 2
        assert case.reader.search("lends")
    assert second.read_bytes() == before


def test_a_case_of_the_second_schema_is_migrated_and_merged_with_one_of_the_third(second, tmp_path):
    mine = tmp_path / "mine.dateline"
    mine.write_bytes(second.read_bytes())
    with Case.open(mine, who="Ana") as case, case.edit("Say more") as writer:
        loan, bank = case.reader.get(Event, "loan"), case.reader.get(Actor, "bank")
        writer.put(replace(loan, relation="paid"))
        writer.put(replace(bank, began=When.from_edtf("1998"), numbers=("register=77",)))
    with Case.open(second, who="Ben") as case:
        with case.edit("Rename") as writer:
            writer.put(replace(case.reader.get(Event, "raid"), title="Police search"))
        merge(case, plan_merge(case, mine), {})
        assert case.reader.get(Event, "loan").relation == "paid"
        assert case.reader.get(Actor, "bank").numbers == ("register=77",)
        assert case.reader.get(Event, "raid").title == "Police search"


def test_an_older_copy_can_be_taken_back(path, tmp_path):
    mine = tmp_path / "mine.dateline"
    mine.write_bytes(path.read_bytes())
    with Case.open(mine, who="Ana") as case:
        with case.edit("Delete") as writer:
            writer.delete(case.reader.get(Event, "second"))
        plan = plan_merge(case, path)
        assert plan.is_empty
        assert len(plan.kept) > 0


def test_a_step_that_fails_leaves_the_older_case_as_it_was(path, monkeypatch):
    before = facts_of(path)

    def fail(engine):
        engine.execute('CREATE INDEX "half" ON "event" ("title")')
        raise RuntimeError("the power went off")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", {**migrations.STEPS, 1: fail})
        with pytest.raises(RuntimeError):
            Case.open(path)
    assert facts_of(path) == before
    with Case.open(path) as case:
        assert len(titles(case)) == 2


def test_an_older_case_with_an_object_of_a_later_schema_is_refused(path):
    with closing(sqlite3.connect(path)) as file:
        file.execute(schema.added(2)[0])
        file.commit()
    with pytest.raises(NotACase, match="tables that no Dateline made"):
        Case.open(path)


@pytest.mark.parametrize("column", ["other_event_id", "restates", "part_of"])
def test_claims_that_point_to_a_record_are_found_without_looking_through_all(path, column):
    with Case.open(path) as case:
        plan = case._engine.rows(f'EXPLAIN QUERY PLAN SELECT * FROM "claim" WHERE "{column}" = ?', ("x",))
    assert f"claim_{column}" in plan[0][3]


def an_old_case_with_eras(tmp_path):
    """Return a case of schema 3 with an era of its own colour, and one that a confidential event proves."""
    path = tmp_path / "old.dateline"
    path.write_bytes(gzip.decompress(SECOND.read_bytes()))
    with closing(sqlite3.connect(path)) as file, file:
        (event,) = file.execute("SELECT id FROM event LIMIT 1").fetchone()
        file.execute("UPDATE event SET confidentiality = 'confidential' WHERE id = ?", (event,))
        row = "INSERT INTO era VALUES (?, ?, '2019/..', '2019-01-01', NULL, 'since 2019', ?, ?, 0)"
        file.execute(row, ("ban", "The ban", "", None))
        file.execute(row, ("raids", "The raids", "#AA3377", event))
    return path, event


@pytest.mark.parametrize("read_only", [True, False])
def test_the_eras_of_an_older_case_are_events_with_claims_that_can_be_cited(tmp_path, read_only):
    path, event = an_old_case_with_eras(tmp_path)
    with Case.open(path, read_only=read_only) as case:
        ban, raids = sorted(case.reader.eras(), key=lambda era: era.id)
        assert (ban.title, ban.era, ban.when.edtf, ban.when.wording) == (
            "The ban", "plain", "2019/..", "since 2019",
        )  # fmt: skip
        assert (raids.era, raids.confidentiality) == ("#AA3377", Confidentiality.CONFIDENTIAL)
        fields = [one.claim.field for one in case.reader.dossier(ban.id).stated]
        assert fields == [Field.WHAT, Field.WHEN]
        (begins,) = case.reader.dossier(raids.id).of(Field.RELATION)
        assert begins.claim.other_event_id == event
        assert len(case.reader.all(Event)) == case.reader.counts()["events"] + 2
        assert case.reader.event_index().is_era.sum() == 2
        if not read_only:
            assert "ban" in {hit.id for hit in case.reader.search("the ban") if hit.kind == "event"}
            told = case.verify()  # what was written above went past the history
            assert all("The event “" in one for one in told), told
            assert len(told) == 3


def test_what_the_history_tells_of_eras_is_told_of_events():
    era = {"id": "ban", "title": "The ban", "when_edtf": "2021/..", "when_wording": "", "colour": ""}
    entry = ["00", "era", None, era]
    change = history.change_of(as_event(entry))
    assert (change.after.title, change.after.era, change.after.confidentiality) == (
        "The ban",
        "plain",
        "public",
    )
