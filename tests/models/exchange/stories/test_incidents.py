"""Incidents are no more exact than their table codes them, and a corrected table arrives as its corrections."""

from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.spreadsheet import xlsx_bytes
from models.exchange.stories.incidents import is_incidents, read_incidents
from models.importing.importing import import_file
from models.records.story import Actor, Citation, Claim, Event, Field, Place, Source
from models.values.where.points import PlacePrecision
from tests.builders import a_case
from tests.incidents import as_table, incidents
from tests.tables import all_of, event_of


def test_a_row_is_read_as_a_careful_person_reads_it(fixture):
    found = fixture("incidents.csv")
    protest, clash, _, nothing = all_of(Event, found)
    assert protest.title == "Peaceful protest: Protesters (China), Xuzhou"
    assert protest.description.startswith("On 24 September 2021, workers")
    assert set(protest.tags) == {"Demonstrations", "Protests", "Peaceful protest", "crowd size=about 50"}
    assert (protest.jurisdiction, clash.jurisdiction, nothing.jurisdiction) == ("CN", "SY", "")
    assert "fatalities: 0" in protest.note
    killed = [claim.quantity for claim in all_of(Claim, found) if claim.field is Field.QUANTITY]
    assert [(int(one.value), one.asset) for one in killed] == [(12, "dead"), (1, "dead")]
    roles = {(one.name, claim.role) for claim in all_of(Claim, found) for one in all_of(Actor, found)
             if claim.actor_id == one.id and claim.event_id == protest.id}  # fmt: skip
    assert roles == {
        ("Protesters (China)", ""), ("Labour Group (China)", "associated"), ("Students (China)", "associated"),
    }  # fmt: skip
    assert {trouble.line for trouble in found.problems} == {6}
    assert found.left_out == (
        "inter1", "interaction", "region", "admin2", "source_scale", "timestamp", "inter2",
    )  # fmt: skip


def test_a_day_and_a_place_are_no_more_exact_than_their_codes(fixture):
    found = fixture("incidents.csv")
    protest, clash, attack, nothing = all_of(Event, found)
    assert [one.when and one.when.edtf for one in (protest, clash, attack, nothing)] == [
        "2021-09-24", "2021-09", "2021-09-10~", None,
    ]  # fmt: skip
    assert clash.when.wording == "2021-09-15 (time precision 3)"
    told = {
        place.name: (place.precision, place.country, place.admin)
        for place in all_of(Place, found)
        if place.point
    }
    assert told == {
        "Xuzhou": (PlacePrecision.CITY, "CN", "Jiangsu"),
        "Aleppo": (PlacePrecision.PROVINCE, "SY", "Aleppo"),
        "Ariha": (PlacePrecision.PROVINCE, "SY", "Idleb"),
    }
    assert "Coded as Ariha (geo precision 2)" in attack.note
    assert [place.point for place in all_of(Place, found) if place.name == "Atlantis"] == [None]


@pytest.mark.parametrize(
    ("cells", "name", "precision"),
    [
        ("Leipzig,Saxony,Germany,3", "Saxony", PlacePrecision.PROVINCE),
        ("Leipzig,,Germany,3", "Germany", PlacePrecision.COUNTRY),
        ("Leipzig,,,3", "Leipzig", PlacePrecision.PROVINCE),
        ("Leipzig,Saxony,Germany,1", "Leipzig", PlacePrecision.CITY),
    ],
)
def test_a_town_that_stands_for_a_region_gives_way_to_it(tmp_path, cells, name, precision):
    path = tmp_path / "incidents.csv"
    head = "event_date,event_type,actor1,location,admin1,country,geo_precision,latitude,longitude"
    path.write_text(f"{head}\n2021-05-01,Riot,Crowd,{cells},51.3,12.4\n", encoding="utf-8")
    (place,) = all_of(Place, read_incidents(path, ImportOptions()))
    assert (place.name, place.precision) == (name, precision)


def test_a_year_stands_where_no_day_is_told_and_a_title_of_its_own_goes_first(tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(
        "title,event_date,year,event_type,actor1,fatalities\nOurs,,2019,Riot,Crowd,\n", encoding="utf-8"
    )
    event = event_of(read_incidents(path, ImportOptions()))
    assert (event.title, event.when.edtf) == ("Ours", "2019")


def test_they_are_read_from_a_workbook_that_is_named_so(tmp_path):
    path = tmp_path / "incidents.xlsx"
    rows = (("event_date", "event_type", "time_precision", "actor1"), ("2021-09-15", "Riot", 3, "Crowd"))
    path.write_bytes(xlsx_bytes(rows))
    assert event_of(format_of(path, "incidents").read(path, ImportOptions())).when.edtf == "2021-09"


@pytest.mark.parametrize("heading", ["date,title,place", "event_date,event_type,title", "", "event_id_cnty"])
def test_another_table_is_none_of_incidents(heading):
    assert not is_incidents(heading)


# many rows ---------------------------------------------------------------------------------------


@dataclass
class Run:
    """A case into which a made table was read, and its rows."""

    case: object
    path: object
    rows: list
    plan: object


COUNTS = [300, pytest.param(5000, marks=[pytest.mark.long, pytest.mark.timeout(600)])]


@contextmanager
def read_into_a_case(folder, count):
    rows = incidents(count)
    path = folder / "incidents.csv"
    path.write_bytes(as_table(rows))
    with a_case(folder) as case:
        yield Run(case, path, rows, import_file(case, path))


@pytest.fixture(scope="module", params=COUNTS)
def run(request, tmp_path_factory):
    with read_into_a_case(tmp_path_factory.mktemp("incidents"), request.param) as run:
        yield run


def test_every_incident_comes_in_and_nearly_every_named_place_has_its_point(run):
    assert run.plan.count(Event) == len(run.rows)
    places = {place.id: place for place in run.case.reader.all(Place)}
    told = [claim for claim in run.case.reader.all(Claim) if claim.field is Field.WHERE]
    assert len(told) == len(run.rows)
    pointed = [claim for claim in told if places[claim.place_id].point]
    assert len(pointed) >= 0.95 * len(told)


def test_no_source_is_cited_that_the_table_does_not_name(run):
    titles = {source.id: source.title for source in run.case.reader.all(Source)}
    claims = {claim.id: claim.event_id for claim in run.case.reader.all(Claim)}
    cited = {}
    for citation in run.case.reader.all(Citation):
        cited.setdefault(claims[citation.claim_id], []).append(titles[citation.source_id])
    events = {event.position: event.id for event in run.case.reader.all(Event)}
    assert [sorted(cited[events[number]]) for number in range(2, len(run.rows) + 2)] == [
        sorted(row["source"].split("; ")) for row in run.rows
    ]


@pytest.mark.parametrize("count", COUNTS)
def test_the_same_table_again_adds_nothing_and_twenty_corrections_are_twenty_changes(tmp_path, count):
    with read_into_a_case(tmp_path, count) as run:
        correct(run)


def correct(run):
    assert import_file(run.case, run.path).is_empty
    rows = [dict(row) for row in run.rows]
    exact = [row for row in rows if row["time_precision"] == row["geo_precision"] == "1" and row["latitude"]]
    killed = [row for row in exact if row["fatalities"] != "0"]
    corrections = {
        "notes": exact[:4], "event_date": exact[4:8], "latitude": exact[8:11], "source": exact[11:14],
        "actor1": exact[14:16], "sub_event_type": exact[16:17], "fatalities": killed[-3:],
    }  # fmt: skip
    new = {
        "notes": "Told anew", "event_date": "2017-01-31", "latitude": "10.5", "source": "The Gazette",
        "actor1": "Somebody else", "sub_event_type": "Looting", "fatalities": "99",
    }  # fmt: skip
    for name, some in corrections.items():
        for row in some:
            row[name] = new[name]
            if name == "event_date":
                row["year"] = "2017"
    run.path.write_bytes(as_table(rows))
    plan = import_file(run.case, run.path)
    assert sum(map(len, corrections.values())) == 20
    singles = [one for one in plan.version.changes if one.what != "Source"]
    assert len(singles) == 17
    assert {one.row for one in plan.version.changes if one.what == "Source"} == {
        rows.index(row) + 2 for row in corrections["source"]
    }
    assert plan.count(Event) == 0
    assert import_file(run.case, run.path).is_empty
