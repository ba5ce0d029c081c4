"""Places that were entered twice become one, and nothing that stood at either is lost."""

import pytest

from models.evidence.same_places import merge_places, place_differences, same_places
from models.records.desk import SavedFigure
from models.records.story import Citation, Claim, Event, Field, Place, State
from tests.builders import a_case, a_citation, a_claim, a_place, a_source, an_event


def ids(groups):
    return [{place.id for place in group} for group in groups]


def test_a_place_without_a_point_is_likely_the_one_of_its_name():
    one, other = a_place("Batumi", 41.6, 41.6, "b1"), a_place("batumi", None, id="b2")
    assert ids(same_places((one, other))) == [{"b1", "b2"}]


def test_two_towns_of_one_name_are_two():
    one, other = a_place("Taizhou", 32.5, 119.9, "j"), a_place("Taizhou", 28.7, 121.4, "z")
    assert same_places((one, other)) == ()
    assert same_places((one, other, a_place("Taizhou", None, id="?"))) == ()


def test_names_of_any_script_tell_that_two_are_one():
    one = a_place("Xuzhou", 34.26, 117.19, "x", local_name="徐州")
    other = a_place("徐州", 34.3, 117.2, "y")
    assert ids(same_places((one, other))) == [{"x", "y"}]


def test_points_on_both_sides_of_the_date_line_are_near():
    assert same_places((a_place("Taveuni", -16.8, 179.9), a_place("Taveuni", -16.8, -179.9)))


@pytest.fixture
def case(tmp_path):
    first, second = a_place("Batumi", 41.6, 41.6, "b1"), a_place("Batum", None, id="b2", note="The old port")
    event, other, source = an_event(id="e"), an_event("Another", id="o"), a_source(id="s")
    where = a_claim(event, Field.WHERE, "", id="w1", place_id="b1", role="port")
    again = a_claim(event, Field.WHERE, "", id="w2", place_id="b2", role="port", position=5)
    there = a_claim(other, Field.WHERE, "", id="w3", place_id="b2")
    figure = SavedFigure("f", "A figure", settings='{"places": ["b2"]}')
    case = a_case(
        tmp_path,
        first,
        second,
        event,
        other,
        source,
        where,
        again,
        there,
        figure,
        a_citation(again, source, "c"),
    )
    yield case
    case.close()


def merged(case, **values):
    with case.edit("Merge") as writer:
        kept, gone = case.reader.get(Place, "b1"), case.reader.get(Place, "b2")
        return merge_places(writer, kept, (gone,))


def test_everything_that_named_one_place_names_the_other(case):
    place = merged(case)
    assert case.reader.find(Place, "b2") is None
    assert case.reader.get(Claim, "w3").place_id == "b1"
    assert (place.aliases, place.note) == (("Batum",), "The old port")
    assert case.reader.get(SavedFigure, "f").settings == '{"places": ["b1"]}'
    assert case.reader.get(Event, "e")


def test_two_claims_that_now_say_the_same_become_one_with_the_citations_of_both(case):
    merged(case)
    assert case.reader.find(Claim, "w2") is None
    assert case.reader.get(Citation, "c").claim_id == "w1"


def test_a_claim_that_an_editor_marked_stays(case):
    from models.records.desk import Check

    with case.edit("Mark") as writer:
        writer.add(Check("k", "w2", State.CHECKED, "Bea", "2026-01-01T00:00:00+00:00"))
    merged(case)
    assert case.reader.get(Claim, "w2").place_id == "b1"


def test_how_exactly_a_point_is_known_goes_with_the_point(tmp_path):
    first = a_place("A", None, id="a")
    second = a_place("A", 1.0, 2.0, id="b", precision="address", origin="the register")
    assert list(place_differences((first, second))) == ["point"]
    with a_case(tmp_path, first, second) as case:
        from dataclasses import replace

        with case.edit("Merge") as writer:
            place = merge_places(writer, replace(first, point=second.point), (second,))
        assert (place.precision, place.origin) == ("address", "the register")


def test_a_merge_is_one_step_that_is_taken_back_whole(case):
    before = case.reader.all(Claim), case.reader.all(Place), case.reader.all(Citation)
    merged(case)
    case.undo()
    assert (case.reader.all(Claim), case.reader.all(Place), case.reader.all(Citation)) == before
