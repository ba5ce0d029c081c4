from dataclasses import fields, replace
from pathlib import Path

import pytest

from models.errors import CaseError
from models.records.desk import RECORD_TYPES, Identity, SavedFigure
from models.records.story import Claim, Event, Field, Place, Source
from models.store import migrations, schema
from models.store.engine import connect_in_memory, make_tables
from models.store.reader import plural
from models.store.rows import table_named, table_of
from tests.builders import a_claim, a_place, a_quantity, a_source, a_when, an_amount, an_event

RELEASED = {
    1: "schema_1.sql",
    2: "schema_2.sql",
    3: "schema_3.sql",
    4: "schema_4.sql",
    5: "schema_5.sql",
    6: "schema_6.sql",
}  # each holds what the one before it had not


def test_a_released_schema_never_changes():
    """A change of records needs a new schema number, a step in migrations.py and a new text beside this one."""
    assert max(RELEASED) == schema.SCHEMA_VERSION
    told = ""
    for version, name in RELEASED.items():
        told += Path(__file__).with_name(name).read_text(encoding="utf-8")
        assert schema.text(version) == told


def test_every_older_schema_has_a_step_to_the_next():
    assert set(migrations.STEPS) == set(range(schema.OLDEST_VERSION, schema.SCHEMA_VERSION))


def test_the_tables_can_be_made_and_carry_the_marks_of_a_case():
    engine = connect_in_memory(Path("new"))
    make_tables(engine)
    assert engine.value("PRAGMA application_id") == schema.APPLICATION_ID
    assert engine.value("PRAGMA user_version") == schema.SCHEMA_VERSION
    assert {table_of(kind).name for kind in RECORD_TYPES} <= {
        name for (name,) in engine.rows("SELECT name FROM sqlite_master")
    }
    engine.close()


def test_every_field_of_every_record_has_a_place_in_its_table():
    for kind in RECORD_TYPES:
        assert [part.field for part in table_of(kind).parts] == [field.name for field in fields(kind)]
        assert len(set(table_of(kind).column_names)) == len(table_of(kind).column_names)


@pytest.mark.parametrize(
    "record",
    [
        an_event(when="2021-09-24/..", tags=("core", "法院", '"quoted"')),
        an_event(when=None),
        a_claim("e", Field.AMOUNT, amount=an_amount("0.10"), quantity=a_quantity("1E+3")),
        a_place(),
        a_place(lat=None),
        a_source(
            issued=a_when("2018?", "around 2018"), accessed=a_when("2025-02"), extra=("a=b",), was_read=False
        ),
        SavedFigure("f", "Overview"),
        Identity("i", "s", "Zhang Wei"),
    ],
)
def test_a_record_comes_back_from_its_row_as_it_was(record):
    table = table_of(type(record))
    assert table.record(table.row(record)) == record
    assert table.record_of(table.cells_by_name(record)) == record
    assert table_named(table.name) is table


def test_a_column_that_an_older_history_did_not_know_gets_its_default():
    event = an_event(note="internal")
    cells = table_of(Event).cells_by_name(event)
    del cells["note"]
    assert table_of(Event).record_of(cells) == replace(event, note="")


@pytest.mark.parametrize(
    ("kind", "column", "cell"),
    [
        (Event, "title", 5),
        (Event, "tags", "[1]"),
        (Event, "tags", "{"),
        (Event, "when_edtf", "never"),
        (Event, "position", "first"),
        (Claim, "state", "excellent"),
        (Claim, "amount_value", "much"),
        (Place, "lat", 100.0),
        (Source, "title", None),
    ],
)
def test_a_cell_that_the_program_never_writes_is_refused_in_words(kind, column, cell):
    record = {
        Event: an_event(),
        Claim: a_claim("e", amount=an_amount()),
        Place: a_place(),
        Source: a_source(),
    }[kind]
    table = table_of(kind)
    row = list(table.row(record))
    row[table.column_names.index(column)] = cell
    with pytest.raises(CaseError, match="is damaged"):
        table.record(row)


def test_records_are_counted_under_their_plurals():
    assert [plural(name) for name in ("event", "query", "identity")] == ["events", "queries", "identities"]
