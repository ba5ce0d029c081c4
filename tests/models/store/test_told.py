"""What the history tells of records is canonical JSON, and the search tells new records like stored ones."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records.changes import Change, ChangeSet
from models.records.desk import RECORD_TYPES, Identity, SavedFigure
from models.records.story import Claim, Event, Field
from models.store import history
from models.store.rows import table_of
from tests.builders import (
    a_case,
    a_claim,
    a_place,
    a_quantity,
    a_source,
    a_when,
    add,
    an_amount,
    an_event,
    delete_from,
)

RECORDS = (
    an_event(when="2021-09-24/..", tags=("core", "法院", '"quoted"')),
    an_event(when=None, position=-3),
    a_claim("e", Field.AMOUNT, amount=an_amount("0.10"), quantity=a_quantity("1E+3"), is_inferred=True),
    a_place(lat=0.1, lon=-120.0),
    a_place(lat=None),
    a_source(issued=a_when("2018?", "around 2018"), extra=("a=b",), was_read=False),
    SavedFigure("f", "Overview"),
    Identity("i", "s", "Zhang Wei"),
)


@st.composite
def changes(draw):
    """A record of any kind with any words in it, new, changed or deleted."""
    record = draw(st.sampled_from(RECORDS))
    names = [field.name for field in fields(record) if isinstance(getattr(record, field.name), str)]
    plain = [name for name in names if type(getattr(record, name)) is str]
    words = st.text(st.characters(), max_size=12)  # half characters, too
    other = replace(record, **{name: draw(words) for name in plain})
    return draw(
        st.sampled_from(
            (Change(None, other), Change(record, other), Change(other, record), Change(other, None))
        )
    )


@given(st.lists(changes(), max_size=4))
def test_the_history_tells_a_change_as_canonical_json_of_its_cells(made):
    row = history.make_row(ChangeSet("Edit", "w", "2026", tuple(made), 1), history.FIRST_HASH)
    told = json.loads(history.raw(row))
    plain = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert history.raw(row) == plain.encode("utf-8", "surrogatepass")
    for change, (_, name, *sides) in zip(made, told[1:], strict=True):
        table = table_of(change.kind)
        assert name == table.name
        assert sides == [
            None if one is None else table.cells_by_name(one) for one in (change.before, change.after)
        ]
    assert history.problem_of(row, history.FIRST_HASH) is None


def test_every_kind_of_record_has_columns_that_are_plain_keys():
    names = {name for kind in RECORD_TYPES for name in table_of(kind).column_names}
    assert all(json.dumps(name) == f'"{name}"' for name in names)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


def entries(case):
    return sorted(case._engine.rows("SELECT kind, id FROM search_entry WHERE kind <> 'made'"))


def found(case, words):
    return [hit.title for hit in case.reader.search(words)]


def test_a_new_event_is_found_by_the_words_of_its_claims(case):
    event = an_event("Sale")
    add(
        case,
        event,
        a_claim(event.id, Field.STATEMENT, text="first told", position=2),
        a_claim(event.id, Field.STATEMENT, text="second told", position=1),
    )
    assert found(case, "second") == found(case, "first told") == ["Sale"]


def test_a_new_event_stands_in_the_search_as_if_it_were_read_back(case):
    event = an_event("Sale", tags=("core",), note="法院 note", when="2021")
    claims = [
        a_claim(event.id, Field.STATEMENT, text=f"told {number}", position=number % 3) for number in range(9)
    ]
    add(case, event, *claims)
    held = case._engine.rows("SELECT title, words, characters FROM search")
    with case.edit("Touch") as writer:
        writer.replace(replace(event, position=7))
    assert case._engine.rows("SELECT title, words, characters FROM search") == held


def test_an_edit_may_change_an_old_event_and_back_and_add_a_new_one(case):
    old, new = an_event("Old"), an_event("New")
    add(case, old)
    with case.edit("To and fro") as writer:
        writer.replace(replace(old, title="Other"))
        writer.add(new)
        writer.replace(old)
    assert found(case, "Old") == ["Old"]
    assert found(case, "New") == ["New"]
    assert found(case, "Other") == []
    assert len(entries(case)) == 2


def test_an_edit_may_delete_an_event_and_add_it_again(case):
    old, new = an_event("Old"), an_event("New")
    add(case, old)
    with case.edit("Anew") as writer:
        writer.delete(old)
        writer.add_many((replace(old, title="Again"), new))
    assert found(case, "Again") == ["Again"]
    assert found(case, "Old") == []
    assert len(entries(case)) == 2


def test_an_event_that_goes_in_the_edit_that_made_it_leaves_no_entry(case):
    gone, kept = an_event("Gone"), an_event("Kept")
    with case.edit("Both") as writer:
        writer.add_many((gone, kept))
        writer.delete(gone)
    assert [id for _, id in entries(case)] == [kept.id]


def test_a_claim_that_moves_to_a_new_event_is_found_there_alone(case):
    old, new = an_event("Old"), an_event("New")
    claim = a_claim(old.id, Field.STATEMENT, text="wandering")
    add(case, old, claim)
    with case.edit("Move") as writer:
        writer.add(new)
        writer.replace(replace(claim, event_id=new.id))
    assert found(case, "wandering") == ["New"]


def test_an_event_comes_back_into_the_search_by_undo(case):
    event = an_event("Sale")
    add(case, event)
    delete_from(case, event)
    assert found(case, "Sale") == []
    case.undo()
    assert found(case, "Sale") == ["Sale"]
    assert case.reader.get(Event, event.id) == event
    assert len(case.reader.where(Claim, event_id=event.id)) == 2
