"""Each place of a row has its own point, and the row says how exact that is."""

import pytest

from models.records.story import Claim, Field, Place
from models.values.where.points import Datum, PlacePrecision
from tests.tables import all_of, event_of


def places(found):
    held = {place.id: place for place in all_of(Place, found)}
    return [held[claim.place_id] for claim in all_of(Claim, found) if claim.field is Field.WHERE]


def test_numbered_places_have_points_of_their_own(read):
    found = read(
        "title,place 1,lat 1,lon 1,place 2,place 2 lat,place 2 lon\nFlight,Minsk,53.9,27.6,Riga,56.9,24.1\n"
    )
    assert [(one.name, one.point.lat) for one in places(found)] == [("Minsk", 53.9), ("Riga", 56.9)]


def test_a_point_without_a_number_is_that_of_the_first_place(read):
    found = read("title,place 1,place 2,lat,lon\nFlight,Minsk,Riga,53.9,27.6\n")
    assert [one.point and one.point.lat for one in places(found)] == [53.9, None]


def test_precision_country_area_and_own_name_are_taken_over(read):
    found = read(
        "title,place,lat,lon,place precision,place country,place area,place local name\n"
        "Raid,Taizhou,32.4,119.9,Region,China,Jiangsu,泰州\n"
    )
    (place,) = places(found)
    assert (place.precision, place.country, place.admin) == (PlacePrecision.PROVINCE, "CN", "Jiangsu")
    assert (place.local_name, found.problems) == ("泰州", ())


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (
            "Raid,Taizhou,,,Region",
            "place precision: Region",
        ),  # nothing is there that it could be the precision of
        ("Raid,Taizhou,32.4,119.9,roughly", "place precision: roughly"),
        ("Raid,Taizhou; Xuzhou,32.4,119.9,Region", "place precision: Region"),
    ],
)
def test_a_precision_that_is_of_no_point_stays_in_the_note(read, row, kept):
    assert kept in event_of(read(f"title,place,lat,lon,place precision\n{row}\n")).note


def test_one_name_with_two_points_is_two_places(read):
    found = read(
        "title,place,lat,lon\nA,Springfield,39.8,-89.6\nB,Springfield,42.1,-72.6\nC,Springfield,39.8,-89.6\n"
    )
    assert [one.point.lat for one in all_of(Place, found)] == [39.8, 42.1]


def test_a_point_of_a_chinese_map_is_moved_to_where_it_is(read):
    found = read("title,place,lat,lon,place datum\nRaid,Beijing,39.90868,116.39745,GCJ-02\n")
    (place,) = places(found)
    assert (place.datum, round(place.point.lat, 3), round(place.point.lon, 3)) == (
        Datum.WGS84,
        39.907,
        116.391,
    )
