"""Many records of one edit are inserted together, whatever cells they fill."""

import gc

import pytest

from models.errors import CaseError
from models.machine.collector import collector_at_rest
from models.records.story import Claim, Event, Field
from tests.builders import a_case, a_claim, an_amount, an_event


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


def some_events(count):
    return [
        an_event(f"Event {at}", when="2021" if at % 3 else None, note="n" * (at % 2)) for at in range(count)
    ]


@pytest.mark.parametrize("count", [1, 2, 29, 30, 31, 61, 200])
def test_as_many_records_come_back_as_were_added(case, count):
    events = some_events(count)
    claims = [
        a_claim(event.id, Field.AMOUNT, amount=an_amount() if at % 2 else None, position=5)
        for at, event in enumerate(events)
    ]
    with case.edit("Many") as writer:
        writer.add_many((*events, *claims))
    assert sorted(case.reader.all(Event), key=lambda event: event.id) == sorted(
        events, key=lambda event: event.id
    )
    held = {claim.id: claim for claim in case.reader.where(Claim, field="amount")}
    assert held == {claim.id: claim for claim in claims}


def test_one_taken_id_among_many_is_refused_in_words_and_nothing_is_kept(case):
    events = some_events(70)
    with case.edit("First") as writer:
        writer.add(events[50])
    with pytest.raises(CaseError, match="with this id is in the case already"), case.edit("All") as writer:
        writer.add_many(events)
    assert case.reader.all(Event) == (events[50],)


def test_a_pointer_to_nothing_is_refused_among_many(case):
    events = some_events(40)
    stray = a_claim("nowhere", Field.STATEMENT, text="stray")
    with (
        pytest.raises(CaseError, match="points to a event that is not in the case"),
        case.edit("All") as writer,
    ):
        writer.add_many((*events, stray))
    assert case.reader.all(Event) == ()


def test_the_collector_wakes_when_work_ends_as_it_was_before():
    was_awake = gc.isenabled()
    try:
        for awaken in (gc.enable, gc.disable):
            awaken()
            before = gc.isenabled()
            with collector_at_rest():
                assert not gc.isenabled()
            assert gc.isenabled() == before
    finally:
        (gc.enable if was_awake else gc.disable)()
