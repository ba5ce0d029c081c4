"""A venue, an address, a city, a province and a country in columns of their own are one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case import Case
from models.exchange.imported import ImportOptions
from models.exchange.table.columns import match_columns
from models.exchange.table.events import TableEvents
from models.importing.importing import import_file, plan_import, read_file
from models.importing.places import doubts_of_places
from models.records.story import Claim, Event, Field, Place
from models.values.where.points import PlacePrecision
from tests.tables import all_of


def places(found):
    held = {place.id: place for place in all_of(Place, found)}
    return [held[claim.place_id] for claim in all_of(Claim, found) if claim.field is Field.WHERE]


def names(found):
    return [place.name for place in places(found)]


@pytest.mark.parametrize(
    ("heading", "cells", "name"),
    [
        ("city,venue", "Hamburg,City Hall", "City Hall, Hamburg"),
        ("venue,location", "City Hall,Hamburg", "City Hall, Hamburg"),
        ("location,city", "Port,Hamburg", "Port, Hamburg"),
        ("Stadt,Adresse", "Köln,Domkloster 4", "Domkloster 4, Köln"),
        ("城市,场馆", "北京,工人体育场", "工人体育场, 北京"),
        ("venue,street,city", "City Hall,Rathausmarkt 1,Hamburg", "City Hall, Rathausmarkt 1, Hamburg"),
        ("place,address", "Xqzzt Works,Hafenstr. 2", "Xqzzt Works, Hafenstr. 2"),
        ("place,address", "Hamburg,Rathausmarkt 1", "Rathausmarkt 1, Hamburg"),
        ("city,location", "Hamburg,\"Hamburg, Germany\"", "Hamburg, Germany"),
        ("city,location", "Hamburg,Germany", "Hamburg, Germany"),
        ("city,venue", "北京,北京站", "北京站"),
        ("city,venue", "Ulm,Kulmbach House", "Kulmbach House, Ulm"),
        ("city,venue", "Hamburg,", "Hamburg"),
        ("city,venue", ",City Hall", "City Hall"),
    ],
)  # fmt: skip
def test_the_columns_of_a_place_make_one_place_from_small_to_large(read, heading, cells, name):
    assert names(read(f"title,{heading}\nRally,{cells}\n")) == [name]


def test_several_venues_lie_in_the_one_city(read):
    assert names(read("title,city,venue\nMarch,Lyon,Station; Bridge\n")) == ["Station, Lyon", "Bridge, Lyon"]


def test_several_cities_are_places_of_their_own(read):
    assert names(read("title,city,venue\nRoute,Lyon; Paris,Station\n")) == ["Station", "Lyon", "Paris"]


def test_numbered_venues_lie_in_the_cities_of_their_number(read):
    found = read("title,venue 1,city 1,venue 2,city 2\nFlight,Airport,Minsk,Harbour,Riga\n")
    assert names(found) == ["Airport, Minsk", "Harbour, Riga"]


def test_the_point_of_a_row_is_that_of_its_venue(read):
    (place,) = places(
        read("title,city,venue,lat,lon,place precision\nRally,Hamburg,City Hall,53.55,9.99,exact\n")
    )
    assert (place.name, place.point.lat) == ("City Hall, Hamburg", 53.55)
    assert place.precision is PlacePrecision.EXACT


def test_a_role_of_the_place_is_kept(read):
    found = read("title,place:seller,place:seller city\nSale,Office,Xuzhou\n")
    assert names(found) == ["Office, Xuzhou"]
    assert [one.role for one in all_of(Claim, found) if one.field is Field.WHERE] == ["seller"]


def test_a_file_of_columns_says_otherwise(read):
    one = read("title,a,b\nRally,City Hall,Hamburg\n", columns={"a": "place address", "b": "place city"})
    assert names(one) == ["City Hall, Hamburg"]
    two = read("title,city,venue\nRally,Hamburg,City Hall\n", columns={"city": "place", "venue": "place 2"})
    assert names(two) == ["Hamburg", "City Hall"]


def test_one_name_in_two_provinces_is_two_places(read):
    found = read("title,city,state\nA,Springfield,Illinois\nB,Springfield,Missouri\nC,Springfield,Illinois\n")
    assert [place.admin for place in all_of(Place, found)] == ["Illinois", "Missouri"]


parts = st.sampled_from(
    ("", "City Hall", "Old Mill Road 2", "Hamburg", "Harrow Falls", "北京", "工人体育场", "Ulm")
)


@given(parts, parts, parts)
def test_whatever_the_columns_say_is_in_the_one_place_and_nothing_else(venue, location, city):
    table = TableEvents(match_columns(("title", "venue", "location", "city"), {}), ImportOptions(), "t.csv")
    table.add(2, 2, ("Rally", venue, location, city))
    found = [one.name for one in table.imported().records if isinstance(one, Place)]
    told = {one for one in (venue, location, city) if one}
    assert len(found) == bool(told)
    left = found[0] if found else ""
    for one in sorted(told, key=len, reverse=True):
        assert one in found[0]
        left = left.replace(one, "")
    assert not left.strip(", ")


# their points ------------------------------------------------------------------------------------

TABLE = """date,title,venue,city,state,country
2021-01-01,One,Dolores Park,San Francisco,California,United States
2021-01-02,Two,Church of St. John,Springfield,Illinois,United States
2021-01-03,Three,Church of St. John,Springfield,Missouri,United States
2021-01-04,Four,Harbour,Tripoli,,Lebanon
2021-01-05,Five,,Tripoli,,Libya
2021-01-06,Six,Church,Xqzzt,,Germany
2021-01-07,Seven,,Tripoli,,Lebanon
"""


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.dateline") as case:
        yield case


def test_a_venue_has_the_point_of_its_city_in_its_province_and_country(case, tmp_path):
    (tmp_path / "rows.csv").write_text(TABLE, encoding="utf-8")
    import_file(case, tmp_path / "rows.csv")
    where = {
        event.title: next(one.place for one in case.reader.dossier(event.id).of(Field.WHERE))
        for event in case.reader.all(Event)
    }
    assert {title: one.country for title, one in where.items()} == {
        "One": "US", "Two": "US", "Three": "US", "Four": "LB", "Five": "LY", "Six": "", "Seven": "LB"
    }  # fmt: skip
    assert [where[title].admin for title in ("One", "Two", "Three")] == [
        "California, US", "Illinois, US", "Missouri, US"
    ]  # fmt: skip
    assert all(one.precision is PlacePrecision.CITY for one in where.values() if one.point)
    assert not where["Six"].point
    assert where["Seven"].id != where["Five"].id
    again = plan_import(case, read_file(case, tmp_path / "rows.csv"), tmp_path)
    assert again.is_empty


def test_of_many_venues_in_a_city_in_doubt_one_is_asked(case, tmp_path):
    rows = "".join(f"2021-01-0{day},Rally {day},Hall {day},Taizhou\n" for day in range(1, 5))
    (tmp_path / "rows.csv").write_text(f"date,title,venue,city\n{rows}", encoding="utf-8")
    plan = plan_import(case, read_file(case, tmp_path / "rows.csv"), tmp_path)
    (doubt,) = doubts_of_places(plan.found, {})
    assert doubt.words == "Taizhou"
    options = ImportOptions(places={"Taizhou": doubt.readings[0].choice})
    plan = plan_import(case, read_file(case, tmp_path / "rows.csv", options=options), tmp_path)
    assert all(place.point for place in plan.records if isinstance(place, Place))
