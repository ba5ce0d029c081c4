from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case import Case
from models.errors import CaseError
from models.records.changes import Change, ChangeSet
from models.records.desk import RECORD_TYPES
from models.records.story import Actor, Claim, Document, Event, Field, Source, State
from models.store import history
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_document,
    a_source,
    a_when,
    add,
    an_actor,
    an_event,
    delete_from,
    replace_in,
)

CANARY = "Weißenkirchner"


def everything(case):
    """Every record of the case, in no order."""
    return {kind: frozenset(case.reader.all(kind)) for kind in RECORD_TYPES}


def test_undo_and_redo_lead_there_and_back(tmp_path):
    event = an_event("First")
    with a_case(tmp_path, event) as case:
        replace_in(case, replace(event, title="Second"), label="Change title")
        assert (case.undo_label, case.redo_label) == ("Change title", None)
        assert case.undo().ids(Event) == {event.id}
        assert case.reader.get(Event, event.id).title == "First"
        assert (case.undo_label, case.redo_label) == ("Add records", "Change title")
        case.redo()
        assert case.reader.get(Event, event.id).title == "Second"
        assert (case.undo_label, case.redo_label) == ("Change title", None)


def test_an_undo_that_finds_nothing_answers_nothing(tmp_path):
    with a_case(tmp_path) as case:
        assert case.undo() is None
        assert case.redo() is None


def test_undo_outlives_a_restart(tmp_path):
    event = an_event("First")
    with a_case(tmp_path, event) as case:
        replace_in(case, replace(event, title="Second"), label="Change title")
        replace_in(case, replace(event, title="Third"), label="Change title again")
        case.undo()
        path = case.path
    with Case.open(path) as case:
        assert (case.undo_label, case.redo_label) == ("Change title", "Change title again")
        case.undo()
        case.redo()
        case.redo()
        assert case.reader.get(Event, event.id).title == "Third"
        assert case.redo_label is None


def test_a_new_edit_ends_what_could_be_redone(tmp_path):
    with a_case(tmp_path, an_event()) as case:
        case.undo()
        add(case, a_source())
        assert case.redo_label is None
        assert case.redo() is None


def test_undo_is_an_entry_of_the_history_itself(tmp_path):
    with a_case(tmp_path, an_event()) as case:
        case.undo()
        case.redo()
        labels = [done.label for done in case.reader.history()]
        assert labels == ["Redo: Add records", "Undo: Add records", "Add records", "Make the case"]
        assert case.verify() == ()


def test_undoing_a_change_of_what_was_checked_restores_the_check_with_the_value_it_was_made_on(tmp_path):
    event = an_event("As checked")
    with a_case(tmp_path, event) as case:
        claim = case.reader.where(Claim, event_id=event.id, field="what")[0]
        replace_in(case, replace(claim, state=State.CHECKED))
        replace_in(case, replace(event, title="Not as checked"))
        assert case.reader.get(Claim, claim.id).state is State.CHANGED
        case.undo()
        assert case.reader.get(Claim, claim.id).state is State.CHECKED
        assert case.reader.get(Event, event.id).title == "As checked"


words = st.text(st.characters(codec="utf-8"), max_size=12)
steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "check", "cite", "delete", "undo", "redo"]),
        words,
        st.integers(0, 9),
    ),
    max_size=14,
)


def take(case, step, text, number):
    """Make one step of a random session; a step that does not fit does nothing."""
    events = case.reader.all(Event)
    if step == "undo":
        case.undo()
    elif step == "redo":
        case.redo()
    elif step == "add" or not events:
        event = an_event(text or "?", "2020-01" if number % 2 else None)
        add(case, event, a_claim(event, text=text))
    else:
        event = events[number % len(events)]
        claims = case.reader.where(Claim, event_id=event.id)
        if step == "delete":
            delete_from(case, event)
        elif step == "change":
            replace_in(case, replace(event, title=text, when=a_when("2019"), tags=(text,)))
        elif step == "check":
            replace_in(case, replace(claims[number % len(claims)], state=State.CHECKED))
        else:
            source = a_source(text)
            add(case, source, a_citation(claims[number % len(claims)], source, quote=text))


@given(steps)
def test_undoing_everything_and_redoing_everything_restores_the_very_records(tmp_path_factory, session):
    with a_case(tmp_path_factory.mktemp("case")) as case:
        empty = everything(case)
        for step in session:
            take(case, *step)
        while case.redo():
            pass
        full = everything(case)
        while case.undo():
            pass
        assert everything(case) == empty
        while case.redo():
            pass
        assert everything(case) == full
        assert case.verify() == ()


def a_chain(*labels):
    rows, previous = [], history.FIRST_HASH
    for number, label in enumerate(labels, start=1):
        changes = (Change(None, an_actor(label, id=str(number))),)
        rows.append(history.make_row(ChangeSet(label, "Ana", "2025-01-01", changes, number), previous))
        previous = rows[-1].hash
    return rows


def test_a_row_reads_back_as_what_was_done():
    (row,) = a_chain("One")
    assert history.read_row(row).changes[0].after == an_actor("One", id="1")
    assert history.problem_of(row, history.FIRST_HASH) is None


@pytest.mark.parametrize("name", [field.name for field in fields(history.HistoryRow)])
def test_a_row_that_was_altered_in_any_column_is_noticed(name):
    first, second = a_chain("One", "Two")
    value = getattr(second, name)
    if isinstance(value, bytes):
        altered = bytes([value[0] ^ 1]) + value[1:]
    elif isinstance(value, str):
        altered = value + "!"
    else:
        altered = (value or 0) + 1
    assert history.problem_of(replace(second, **{name: altered}), first.hash)


def test_a_missing_row_is_noticed():
    first, _, third = a_chain("One", "Two", "Three")
    assert history.problem_of(third, first.hash)


def test_purging_one_change_keeps_the_chain_and_the_others():
    changes = (Change(None, an_actor("Keep", id="1")), Change(None, an_actor(CANARY, id="2")))
    row = history.make_row(ChangeSet(f"Add {CANARY}", "Ana", "", changes, 1), history.FIRST_HASH)
    kept, gone = history.purged(row, CANARY.upper(), ())
    assert gone == 2
    assert history.problem_of(kept, history.FIRST_HASH) is None
    assert history.read_row(kept).changes == changes[:1]
    assert history.read_row(kept).label == history.PURGED_LABEL


def bytes_of(path):
    return b"".join(each.read_bytes() for each in path.parent.iterdir())


def test_purged_words_are_in_no_byte_of_the_file_and_the_chain_holds(tmp_path):
    source = a_source(f"Told by {CANARY}", note="note")
    with a_case(tmp_path) as case:
        add(case, source, an_actor("Bystander"), label=f"Add {CANARY}")
        replace_in(case, replace(source, title="Told by somebody"))
        assert case.purge(CANARY) == 3
        assert CANARY.encode() not in bytes_of(case.path)
        assert CANARY.casefold().encode() not in bytes_of(case.path)
        assert case.verify() == ()
        assert case.undo_label is None
        add(case, an_event())
        assert case.undo_label == "Add records"
        path = case.path
    assert CANARY.encode() not in bytes_of(path)
    with Case.open(path) as case:
        assert case.verify() == ()
        assert case.reader.get(Source, source.id).title == "Told by somebody"
        assert {each.label for each in case.reader.history()} >= {history.PURGED_LABEL, "Purge"}


def test_words_that_still_stand_in_a_record_are_not_purged_behind_its_back(tmp_path):
    with a_case(tmp_path, a_source(CANARY)) as case:
        with pytest.raises(CaseError, match="still stands in 1 record"):
            case.purge(CANARY)
        assert case.undo_label == "Add records"


def test_purging_a_record_takes_its_earlier_values_and_a_document_its_bytes(tmp_path):
    data = CANARY.encode() * 1000
    document = a_document(data)
    actor = an_actor(CANARY)
    with a_case(tmp_path, actor) as case:
        with case.edit("Add a document") as writer:
            writer.add(document)
            writer.keep_paper(document, data, [CANARY])
        delete_from(case, document)
        replace_in(case, replace(actor, name="The witness"))
        assert CANARY.encode() in bytes_of(case.path)
        assert case.purge(records=[(Document, document.id), (Actor, actor.id)]) == 4
        assert CANARY.encode() not in bytes_of(case.path)
        assert CANARY.casefold().encode() not in bytes_of(case.path)
        assert case.verify() == ()


def test_nothing_to_purge_is_no_entry(tmp_path):
    with a_case(tmp_path, an_event()) as case:
        assert case.purge("  ") == case.purge() == 0
        assert case.undo_label == "Add records"


def test_a_deleted_value_is_in_no_byte_but_those_of_the_history(tmp_path):
    with a_case(tmp_path, an_event()) as case:
        event = case.reader.all(Event)[0]
        claim = a_claim(event, Field.STATEMENT, text=CANARY)
        add(case, claim)
        delete_from(case, claim)
        assert case.reader.search(CANARY) == ()
        path = case.path
    assert CANARY.casefold().encode() not in path.read_bytes()  # as the search index would hold it


def test_an_imported_change_set_of_any_size_is_one_entry(tmp_path):
    events = [an_event(f"Event {number}") for number in range(2000)]
    with a_case(tmp_path, *events) as case:
        assert case.reader.counts()["history"] == 2
        assert case.reader.counts()["claims"] == 4000
        case.undo()
        assert case.reader.counts()["events"] == case.reader.counts()["claims"] == 0
