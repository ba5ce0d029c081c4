from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.index.event_index import OPEN_END, OPEN_START, EventIndex, IndexRow
from models.index.filters import Filter
from models.records.story import Claim, Event, Field, State
from models.values.when import When
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    add,
    an_actor,
    an_event,
    delete_from,
    replace_in,
)

EDTF = (
    "",
    "2021-09-24",
    "2021-09-24T18",
    "2021-09-24T18:07",
    "2021-09-24T18:00:00",
    "2021-09-24T00",
    "2021-09",
    "2021",
    "2018/..",
    "../2020",
    "2018/2025",
    "199X",
    "2024-12~",
    "[2018..]",
)


def a_row(id, edtf="2021", title="", kind="notice", **fields):
    when = When.from_edtf(edtf) if edtf else None
    begins, ends = (when.begins, when.ends) if when else (None, None)
    return IndexRow(id, title or id, edtf, begins, ends, kind, **fields)


rows = st.builds(
    a_row,
    st.text("abcdefgh", min_size=1, max_size=2),
    st.sampled_from(EDTF),
    kind=st.sampled_from(["notice", "sale", "report"]),
    jurisdiction=st.sampled_from(["CN", "HK", ""]),
    state=st.sampled_from(list(State)),
    tags=st.lists(st.sampled_from("xyz"), max_size=3, unique=True).map(tuple),
    actors=st.lists(st.sampled_from("pqr"), max_size=3, unique=True).map(tuple),
    position=st.integers(0, 3),
    uncited=st.integers(0, 1),
)
some_rows = st.lists(rows, max_size=12, unique_by=lambda row: row.id)


def day(text):
    return date.fromisoformat(text).toordinal()


def ids(index, mask):
    return {index.ids[row] for row in np.flatnonzero(mask)}


def facts(index):
    """What an index says of each event, in whatever row it stands."""
    return {
        index.ids[row]: (
            index.titles[row], index.edtf[row], index.begins[row], index.ends[row], index.precision[row],
            index.kinds[index.kind[row]], index.jurisdictions[index.jurisdiction[row]], index.state[row],
            index.uncited[row], index.position[row], set(index.actors.of(row)), set(index.tags.of(row)),
        )
        for row in range(len(index))
    }  # fmt: skip


def test_an_index_without_events_answers_everything():
    index = EventIndex.build(())
    assert len(index) == 0
    assert list(index.order) == []
    filter = Filter(
        kinds=frozenset("a"), tags=frozenset("b"), states=frozenset("c"), window=(1, 2), words="x"
    )
    assert list(index.matching(filter)) == []


def test_the_columns_hold_what_the_events_say():
    index = EventIndex.build([a_row("a", "2021-09", lat=34.0, lon=117.0, tags=("x", "y")), a_row("b", "")])
    assert (index.begins[0], index.ends[0]) == (day("2021-09-01"), day("2021-10-01"))
    assert (index.begins[1], index.ends[1]) == (OPEN_START, OPEN_END)
    assert list(index.is_dated) == [True, False]
    assert (index.lat[0], np.isnan(index.lat[1])) == (34.0, True)
    assert (index.tags.of(0), index.tags.of(1)) == (("x", "y"), ())
    assert (index.row_of("b"), index.row_of("c")) == (1, None)
    assert (index.when(0), index.when(1)) == (When.from_edtf("2021-09"), None)


@given(some_rows)
def test_the_order_is_that_of_the_written_rule(some):
    index = EventIndex.build(some)

    def key(row):
        when = When.from_edtf(row.edtf) if row.edtf else None
        return (when is None, when.sort_key if when else (), row.position, row.id)

    assert [index.ids[row] for row in index.order] == [row.id for row in sorted(some, key=key)]


def test_a_day_without_an_hour_comes_before_the_hours_of_it():
    some = [
        a_row("d", "2021-09-24T00:00:30"),
        a_row("c", "2021-09-24T00"),
        a_row("b", "2021-09"),
        a_row("a", "2021-09-24"),
    ]
    index = EventIndex.build(some)
    assert [index.ids[row] for row in index.order] == ["b", "a", "c", "d"]


def test_times_of_other_zones_stand_where_the_clock_of_the_case_has_them(tmp_path):
    dates = {
        "beirut": "2020-08-04T18:07+03:00",
        "london": "2020-08-04T16:10+01:00",
        "here": "2020-08-04T17:08",
        "day": "2020-08-04",
    }
    events = [an_event(id, edtf, id=id) for id, edtf in dates.items()]
    with a_case(tmp_path, *events, zone="Europe/Berlin") as case:
        index = case.reader.event_index()
        assert [index.ids[row] for row in index.order] == ["day", "beirut", "here", "london"]
        assert index.when_here(index.row_of("beirut")) == When.from_edtf("2020-08-04T17:07")
        assert facts(case.reader.index_of(dates)) == facts(index)
        assert [event.id for event in case.reader.all(Event)] == [index.ids[row] for row in index.order]


def test_without_a_zone_times_of_other_zones_stand_where_utc_has_them(tmp_path):
    dates = {"tokyo": "2020-08-04T18:07+09:00", "lagos": "2020-08-04T10:00+01:00"}
    with a_case(tmp_path, *(an_event(id, edtf, id=id) for id, edtf in dates.items())) as case:
        index = case.reader.event_index()
        assert [index.ids[row] for row in index.order] == ["lagos", "tokyo"]
        assert index.when_here(index.row_of("tokyo")) == When.from_edtf("2020-08-04T09:07")


@given(some_rows, some_rows, st.lists(st.text("abcdefgh", min_size=1, max_size=2), max_size=4))
def test_an_updated_index_says_the_same_as_one_built_anew(before, changed, removed):
    updated = EventIndex.build(before).updated(changed, removed)
    left = {row.id: row for row in before if row.id not in removed} | {row.id: row for row in changed}
    assert facts(updated) == facts(EventIndex.build(left.values()))
    assert all(updated.row_of(id) == row for row, id in enumerate(updated.ids))


@given(some_rows, st.sets(st.sampled_from("xyz")), st.sets(st.sampled_from(["notice", "sale"])))
def test_a_filter_lets_through_what_fits_every_condition(some, tags, kinds):
    index = EventIndex.build(some)
    expected = {
        row.id for row in some if (not tags or tags & set(row.tags)) and (not kinds or row.kind_id in kinds)
    }
    assert ids(index, index.matching(Filter(tags=frozenset(tags), kinds=frozenset(kinds)))) == expected


@pytest.mark.parametrize(
    ("edtf", "is_in"),
    [
        ("2021-06-15", True), ("2021-12-31", True), ("2022-01-01", False), ("2020", False), ("2020/2021-01", True),
        ("2018/..", True), ("2022/..", False), ("../2020", False), ("../2025", True), ("202X", True), ("", False),
    ],
)  # fmt: skip
def test_an_event_is_in_the_window_when_it_may_touch_it(edtf, is_in):
    index = EventIndex.build([a_row("a", edtf)])
    mask = index.matching(Filter(window=(day("2021-01-01"), day("2021-12-31"))))
    assert list(mask) == [is_in]


def test_words_are_sought_in_titles_unless_a_search_was_made():
    index = EventIndex.build([a_row("a", title="Élan in 最高人民法院"), a_row("b", title="Other")])
    assert ids(index, index.matching(Filter(words="elan 法院"))) == {"a"}
    assert ids(index, index.matching(Filter(words="elan"), found=np.array([False, True]))) == {"b"}


def test_states_jurisdictions_and_uncited_are_conditions():
    index = EventIndex.build(
        [a_row("a", state=State.CHECKED, jurisdiction="HK"), a_row("b", jurisdiction="CN", uncited=2)]
    )
    assert ids(index, index.matching(Filter(states=frozenset({"checked"})))) == {"a"}
    assert ids(index, index.matching(Filter(jurisdictions=frozenset({"CN"})))) == {"b"}
    assert ids(index, index.matching(Filter(only_uncited=True))) == {"b"}


def test_the_rows_of_a_case_gather_claims_places_and_sources(tmp_path):
    event, actor, place, source = (
        an_event("Sale", "2018/..", tags=("core",)),
        an_actor(),
        a_place(),
        a_source(),
    )
    where = a_claim(event, Field.WHERE, text="", place_id=place.id, position=1)
    who = a_claim(event, Field.WHO, text="", actor_id=actor.id, position=2)
    with a_case(tmp_path, event, actor, place, source, where, who, a_citation(who, source)) as case:
        (row,) = case.reader.index_rows()
        assert (row.edtf, row.begins, row.ends) == ("2018/..", day("2018-01-01"), None)
        assert (row.actors, row.places, row.sources, row.tags) == (
            (actor.id,),
            (place.id,),
            (source.id,),
            ("core",),
        )
        assert (row.lat, row.lon) == (place.point.lat, place.point.lon)
        assert (row.claims, row.uncited) == (4, 3)


def test_the_state_of_an_event_is_the_least_advanced_of_its_claims(tmp_path):
    event = an_event()
    what = a_claim(event, Field.WHAT, text="", state=State.CHECKED)
    when = a_claim(event, Field.WHEN, text="", state=State.READY)
    with a_case(tmp_path, event, what, when) as case:
        assert next(case.reader.index_rows()).state is State.READY
        replace_in(case, replace(when, state=State.SIGNED_OFF))
        assert next(case.reader.index_rows([event.id])).state is State.CHECKED


def test_the_index_and_the_reader_sort_alike(tmp_path):
    events = [
        an_event(edtf or "undated", edtf or None, position=place % 3) for place, edtf in enumerate(EDTF * 2)
    ]
    with a_case(tmp_path) as case:
        add(case, *events)
        index = EventIndex.build(case.reader.index_rows())
        assert [index.ids[row] for row in index.order] == [event.id for event in case.reader.all(Event)]


def test_an_index_read_in_bulk_keeps_the_order_in_which_an_event_names_its_places(tmp_path):
    event, other = an_event("Sale"), an_event("Other", None)
    places = [a_place(name) for name in ("Xuzhou", "Shayang", "Jinan")]
    sources = [a_source(name) for name in "AB"]
    where = [
        a_claim(event, Field.WHERE, text="", place_id=places[which].id, position=position)
        for which, position in ((2, 1), (0, 2), (1, 2), (2, 3))
    ]
    cited = [a_citation(where[0], sources[1], position=2), a_citation(where[1], sources[0], position=1)]
    with a_case(tmp_path, event, other, *places, *sources, *where, *cited) as case:
        index = case.reader.event_index()
        row = index.row_of(event.id)
        first, second = sorted((where[1], where[2]), key=lambda claim: claim.id)
        assert index.places.of(row) == (places[2].id, first.place_id, second.place_id)
        assert index.sources.of(row) == (sources[0].id, sources[1].id)
        assert index.places.of(index.row_of(other.id)) == ()
        assert facts(case.reader.index_of([other.id])).keys() == {other.id}


def test_texts_with_the_separator_of_bulk_reading_stay_whole(tmp_path):
    with a_case(tmp_path, an_event("a\x1fb", id="one"), an_event("c", id="two")) as case:
        assert case.reader.event_index().titles == ("a\x1fb", "c")


def test_events_without_claims_are_drafts_with_nothing_uncited(tmp_path):
    with a_case(tmp_path, an_event("Sale", id="one")) as case:
        (claim, *_) = case.reader.where(Claim, event_id="one")
        delete_from(case, claim)
        index = case.reader.event_index()
        assert index.claims[0] == len(case.reader.where(Claim, event_id="one"))


@given(some_rows, some_rows)
def test_an_updated_index_keeps_the_order_of_the_rule(before, changed):
    index = EventIndex.build(before)
    assert len(index.order) == len(before)
    updated = index.updated(changed)
    left = {row.id: row for row in before} | {row.id: row for row in changed}
    anew = EventIndex.build(left.values())
    assert [updated.ids[row] for row in updated.order] == [anew.ids[row] for row in anew.order]


def test_an_updated_index_shares_the_columns_that_stay_the_same():
    index = EventIndex.build([a_row("a"), a_row("b")])
    updated = index.updated([a_row("b", title="Another title")])
    assert updated.titles == ("a", "Another title")
    assert updated.begins is index.begins
    assert updated.actors is index.actors


def test_relations_pass_a_filter_only_when_it_asks_for_them():
    index = EventIndex.build([a_row("a"), a_row("b", relation="owns")])
    assert index.has_relations
    assert ids(index, index.matching(Filter())) == {"a"}
    assert ids(index, index.matching(Filter(relations=True))) == {"a", "b"}
    assert index.updated([a_row("a", relation="paid")]).is_relation.all()
