"""Incidents of Atlos come in with their source material, and what is hidden there stays within the newsroom."""

from models.records.story import Confidentiality, Event, Place, Source
from models.values.where.points import PlacePrecision
from tests.tables import all_of


def test_a_project_is_read_as_a_careful_person_reads_it(fixture):
    found = fixture("atlos.csv")
    bridge, house, _somebody = all_of(Event, found)
    assert (bridge.title, bridge.when.edtf, house.when) == ("A bridge is hit", "2022-02-26", None)
    assert bridge.tags == (
        "night", "verified", "Military Activity/Strike", "Structure/Roads Highways or Transport", "Injury/Civilian",
    )  # fmt: skip
    assert bridge.note.splitlines() == [
        "The second span fell.", "project: Bridges", "status: Completed", "sensitive: Graphic Violence",
        "Weapon: Rocket",
    ]  # fmt: skip
    assert house.title == "=A house burns"
    assert {place.name: place.precision for place in all_of(Place, found)} == {
        "Kyiv": PlacePrecision.ADDRESS, "50.4, 30.6": PlacePrecision.DISTRICT,
    }  # fmt: skip
    assert [source.url for source in all_of(Source, found)] == [
        f"https://example.org/t/{n}" for n in (1, 2, 3)
    ]
    assert found.problems == ()
    assert found.left_out == ("project", "status", "sensitive", "Weapon", "restrictions")
    assert found.remarks[1] == "Not kept, since they say when Atlos stored a row: inserted_at, updated_at."


def test_what_is_hidden_or_shows_who_somebody_is_stays_internal(fixture):
    levels = {event.title: event.confidentiality for event in all_of(Event, fixture("atlos.csv"))}
    assert levels == {
        "A bridge is hit": Confidentiality.PUBLIC,
        "=A house burns": Confidentiality.INTERNAL,
        "Somebody hides": Confidentiality.INTERNAL,
    }
