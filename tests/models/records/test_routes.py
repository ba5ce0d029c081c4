"""The roles between which routes lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.records.routes import USUAL, RouteRoles, Routes, Stage, Stop, read_roles, read_route, read_routes

WORDS = st.text("abcdefgäöé港", min_size=1, max_size=8)


def steps(routes, *stops):
    return [f"{one}-{other}" for one, other in routes.steps([Stop(role, place) for role, place in stops])]


def test_a_voyage_with_calls_leads_from_port_to_port():
    voyage = (("departure", "Batumi"), ("port of call", "Piraeus"), ("destination", "Beirut"))
    assert steps(USUAL, *voyage) == ["Batumi-Piraeus", "Piraeus-Beirut"]


def test_the_order_of_roles_counts_and_not_that_of_the_list():
    assert steps(USUAL, ("to", "C"), ("via", "B"), ("From", "A")) == ["A-B", "B-C"]


@pytest.mark.parametrize(
    "roles",
    [("Abfahrt", "Zwischenhafen", "Zielhafen"), ("départ", "escale", "arrivée"), ("出发地", "途经", "目的地"),
     ("出發地", "途經", "目的地"), ("from", "call", "destination"), ("von", "über", "nach")],
)  # fmt: skip
def test_usual_roles_are_known_in_the_languages_of_a_case_and_may_be_mixed(roles):
    assert steps(USUAL, *zip(roles, "ABC", strict=True)) == ["A-B", "B-C"]


def test_agents_stand_side_by_side_and_calls_one_after_another():
    agents = (("seller", "S"), ("agent", "A"), ("agent", "B"), ("platform", "P"))
    assert steps(USUAL, *agents) == ["S-A", "S-B", "A-P", "B-P"]
    calls = (("from", "S"), ("via", "A"), ("via", "B"), ("to", "P"))
    assert steps(USUAL, *calls) == ["S-A", "A-B", "B-P"]


def test_a_stage_that_is_missing_is_passed_over():
    assert steps(USUAL, ("seller", "S"), ("platform", "P")) == ["S-P"]
    assert steps(USUAL, ("via", "A"), ("via", "B")) == []


def test_places_without_roles_make_no_route_unless_the_case_says_so():
    stops = (("", "A"), ("", "B"), ("", "C"))
    assert steps(USUAL, *stops) == []
    assert steps(Routes(is_listed=True), *stops) == ["A-B", "B-C"]
    assert steps(Routes(is_listed=True), ("seat", "A"), ("", "B")) == []


def test_a_case_has_roles_of_its_own():
    own = Routes((read_route("mine -> smelter => refinery > vault"),), has_usual=False)
    stops = (("mine", "A"), ("refinery", "B"), ("Vault", "C"), ("seller", "X"), ("agent", "Y"))
    assert steps(own, *stops) == ["A-B", "B-C"]


def test_a_route_is_read_as_it_is_written():
    assert read_route("seller → each agent → platform").stages[1] == Stage(("agent",), is_each=True)
    assert read_route("seller → each agent → platform").words == "seller → each agent → platform"


@pytest.mark.parametrize("words", ["departure", "→", "a → ", "a → b → A", ""])
def test_what_is_no_route_is_refused_in_a_sentence(words):
    with pytest.raises(CaseError, match=r"name two roles or more|names a role twice"):
        read_route(words)


def test_roles_are_parted_by_any_comma_and_stand_once():
    assert read_roles("scene, seat；port、 seat ") == ("scene", "seat", "port")


@given(
    st.lists(st.lists(WORDS, min_size=2, max_size=4, unique=True), max_size=3), st.booleans(), st.booleans(),
    st.lists(WORDS, max_size=3, unique=True),
)  # fmt: skip
def test_what_is_kept_is_read_again(own, has_usual, is_listed, roles):
    routes = Routes(
        tuple(RouteRoles(tuple(Stage((role,)) for role in one)) for one in own),
        has_usual, is_listed, tuple(roles), tuple(roles[:1]),
    )  # fmt: skip
    assert read_routes(routes.words) == routes


@given(st.lists(st.tuples(st.sampled_from(["from", "via", "to", "", "seat"]), st.integers(0, 5)), max_size=7))
def test_no_step_leads_from_a_place_to_itself_or_stands_twice(stops):
    found = USUAL.steps([Stop(role, place) for role, place in stops])
    assert len(set(found)) == len(found)
    assert all(one != other for one, other in found)
