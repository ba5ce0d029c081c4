"""A name in doubt is taken for a place where the other places of a table lie, and it is said so."""

import pytest

from models.gazetteer.company import Company
from models.gazetteer.finding import find_place
from models.gazetteer.found import Verdict


@pytest.mark.parametrize(
    ("others", "name", "country", "said"),
    [
        (["Berlin", "Hamburg", "München"], "Neustadt", "DE", "Germany"),
        (["Beirut", "Sidon", "Baalbek"], "Tripoli", "LB", "Lebanon"),
        (["Madrid", "Sevilla", "Málaga"], "Córdoba", "ES", "Spain"),
    ],
)
def test_a_name_in_doubt_is_looked_for_where_the_other_places_lie(others, name, country, said):
    found = Company.of([name, *others], ()).find(name)
    assert found.places[0].country == country
    assert found.verdict in (Verdict.LIKELY, Verdict.ASKED)  # never without a word
    assert found.sentence.endswith(f"Other places here lie in {said}.")


def test_places_all_over_the_world_decide_nothing():
    company = Company.of(["Neustadt", "Paris", "London", "Tokyo"], ())
    assert company.own == frozenset()
    assert company.find("Neustadt") == find_place("Neustadt")


def test_what_is_sure_by_itself_stays_what_it_is():
    company = Company.of(["Dallas", "Houston", "Austin", "El Paso", "Lubbock"], ())
    assert company.own == {"US"}
    assert company.find("Paris") == find_place("Paris")


def test_one_sure_place_is_company_enough_and_a_name_in_doubt_is_none():
    assert Company.of(["Neustadt", "Berlin"], ()).own == {"DE"}
    assert Company.of(["Neustadt"], ()).own == frozenset()


def test_countries_that_a_table_names_with_its_points_count_too():
    assert Company.of(["Neustadt"], (), told=["DE", "DE"]).own == {"DE"}


@pytest.mark.parametrize("name", ["Puerto Resistencia", "Siloé"])
def test_a_small_place_far_away_is_not_taken_for_a_name_that_its_company_does_not_know(name):
    found = Company.of([name, "Cali", "Bogotá", "Medellín", "Popayán"], ()).find(name)
    assert found.place is None
    assert found.sentence.endswith("Other places here lie in Colombia.")


def test_a_large_city_abroad_is_taken_all_the_same():
    assert Company.of(["Madrid", "Berlin", "Hamburg", "Leipzig"], ()).find("Madrid").place.country == "ES"
