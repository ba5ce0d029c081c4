"""FollowTheMoney: entities as OpenAleph exports them come in as a person would read them, and ours go out and back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.stories.ftm.dates import dates_of, when_of
from models.exchange.stories.ftm.entities import Entity
from models.exchange.stories.ftm.reading import read_ftm
from models.exchange.stories.ftm.writing import write_ftm
from models.exchange.stories.losses import losses
from models.exchange.stories.story import Story
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.records.story import Actor, Claim, Confidentiality, Event, Field, Kind, Place, Source, Stance
from models.values.when import When
from tests.builders import a_case, an_event
from tests.linked_stories import stories
from tests.records_of_any_kind import EDTFS
from tests.source_tree import ROOT

FIXTURE = ROOT / "tests" / "exchange_files" / "ftm.ftm"
LOST = frozenset(())
"""What the format cannot hold of such stories: nothing, since lines of notes keep what it has no property for."""


@pytest.fixture(scope="module")
def read():
    imported = read_ftm(FIXTURE, ImportOptions())
    return imported, Story(imported.records)


def event(story, title):
    return next(one for one in story.all(Event) if one.title == title)


def again(story, folder):
    path = folder / "story.ftm"
    path.write_bytes(write_ftm(story).data)
    imported = read_ftm(path, ImportOptions(kinds=tuple(story.all(Kind))))
    assert imported.refusal == ""
    return imported, Story((*imported.records, *story.all(Kind)))


# out and back -----------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(stories())
def test_what_goes_out_comes_back_but_for_what_is_told(tmp_path_factory, story):
    imported, back = again(story, tmp_path_factory.getbasetemp())
    assert {loss.what for loss in losses(story, back)} <= LOST
    assert not imported.problems
    assert [one.when and one.when.edtf for one in back.events] == [
        one.when and one.when.edtf for one in story.events
    ]


def test_a_description_that_repeats_the_title_comes_back(tmp_path):
    story = Story([an_event("Raid", description="Raid")])
    assert again(story, tmp_path)[1].events[0].description == "Raid"


@pytest.mark.parametrize("edtf", EDTFS)
@pytest.mark.parametrize("is_event", [True, False])
def test_a_date_is_told_by_prefixes_that_never_say_more_than_it_does(edtf, is_event):
    told = dates_of(When.from_edtf(edtf), is_event=is_event)
    back = when_of(Entity("", "", told), is_event=is_event)
    assert back is not None
    given_ = When.from_edtf(edtf)
    for mine, theirs in ((given_.earliest, back.earliest), (given_.latest, back.latest)):
        assert mine is None or theirs is None or mine == theirs or "S" in edtf or "T" in edtf


def test_every_entity_has_an_id_of_its_own_that_stays(tmp_path):
    _, story = again(Story(read_ftm(FIXTURE, ImportOptions()).records), tmp_path)
    data = write_ftm(story).data
    assert data == write_ftm(story).data
    ids = [json.loads(line)["id"] for line in data.splitlines()]
    assert len(ids) == len(set(ids))


# as OpenAleph exports it ------------------------------------------------------------------------


def test_an_event_comes_with_its_date_places_actors_and_documents(read):
    _, story = read
    sale = event(story, "Sale of seized coins in Xuzhou")
    assert sale.when.edtf == "2021-09"
    assert (sale.jurisdiction, sale.official_number, sale.tags) == ("CN", "237", ("crypto", "court"))
    assert {(place.name, place.point and place.point.lat, role) for place, role in story.places(sale)} == {
        ("Xuzhou", 34.26, ""),
        ("徐州市泉山区", None, ""),
    }
    assert {(actor.name, actor.local_name, actor.kind, role) for actor, role in story.actors(sale)} == {
        ("Xuzhou Court", "徐州法院", "authority", "organizer"),
        ("Li Wei", "李伟", "person", ""),
    }
    ((paper, (cited,)), (page, (bare,))) = story.sources(sale)
    assert (paper.title, paper.type, paper.language, paper.issued.edtf) == (
        "Court sells",
        "article-newspaper",
        "zh",
        "2021-10-01",
    )
    assert "ftm.contentHash=0cc175b9c0f1b6a831c399e269772661" in paper.extra
    assert (cited.locator, cited.place, cited.quote, cited.stance) == ("page", "3", "变卖", Stance.SUPPORTS)
    assert (page.url, bare.quote) == ("https://court.example/1", "")


def test_what_has_no_place_is_kept_in_the_note_and_named(read):
    imported, story = read
    sale = event(story, "Sale of seized coins in Xuzhou")
    assert "important: yes" in sale.note
    assert "Somebody's own note: with a colon" in sale.note
    assert {"Event.important", "Person.birthPlace", "Company.topics"} <= set(imported.left_out)
    (person,) = [one for one in story.all(Actor) if one.name == "Li Wei"]
    assert "birth place: Harbin" in person.note
    assert "address entity: Xuzhou" not in person.note
    assert (person.began.edtf, person.numbers) == ("1970-05", ("id=320301",))


def test_relations_are_told_from_one_end_to_the_other(read):
    _, story = read
    told = {one.title: one.when and one.when.edtf for one in story.relations}
    assert told == {
        "Li Wei owns 60% of Jiafenxiang": "2018/",
        "Li Wei is chairman of Jiafenxiang": "2018-03/2020",
        "Wang Fang is sister of Li Wei": None,
        "Wang Fang is driver of Li Wei": None,
        "Jiafenxiang paid €1,250,000.50 to Li Wei": "2019-05-06",
        "Xuzhou Court 审理 Jiafenxiang": None,
        "Jiafenxiang owns Star of the Sea": None,
    }
    ship = next(one for one in story.all(Actor) if one.name == "Star of the Sea")
    assert ship.kind == "vessel"


def test_a_court_case_has_its_parties_and_its_court(read):
    _, story = read
    case = event(story, "People v. Li Wei")
    assert (case.when.edtf, case.official_number) == ("2022-01-05/2023", "(2022)苏03刑初1号")
    assert {(actor.name, role) for actor, role in story.actors(case)} == {
        ("Xuzhou Intermediate Court", "court"),
        ("Li Wei", "defendant"),
    }


def test_dates_are_no_more_exact_than_they_are_told(read):
    imported, story = read
    dates = {one.title: one.when and one.when.edtf for one in story.events}
    assert dates["A day at midnight"] == "2020-02-03"
    assert dates["Either of two"] == "[2020,2021-05]"
    assert dates["A year to a month"] == "2015/2016-03"
    assert dates["With our line"] == "2021-09~"
    assert dates["Changed since then"] == "2022"
    assert dates["No date at all"] is None
    told = "\n".join(map(str, imported.problems))
    assert "its dates were changed, so “2021-09~” of its note no longer holds" in told
    assert "“0000-00-00” is no date" in told or "“0000-00-00” is not a date" in told


def test_each_trouble_names_its_line_and_the_others_are_read(read):
    imported, story = read
    told = {one.line: one.sentence for one in imported.problems}
    broken = FIXTURE.read_text(encoding="utf-8").splitlines()
    assert told[broken.index("{not json") + 1].startswith("The line is no sound JSON")
    assert any("stands for a Person and for a Company" in one for one in told.values())
    assert any("lacks one of its two ends: it was kept as an event" in one for one in told.values())
    assert any("names a document that is not in the file" in one for one in told.values())
    assert {one.confidentiality for one in story.all(Event)} == {
        Confidentiality.PUBLIC,
        Confidentiality.INTERNAL,
    }
    assert "Left out, since nothing that happened leads to it: Vehicle (1)." in imported.remarks


def test_addresses_of_people_are_no_scene(read):
    _, story = read
    assert "Home of Li Wei" not in {place.name for place in story.all(Place)}
    assert "address entity: Home of Li Wei" in next(
        one.note for one in story.all(Actor) if one.name == "Li Wei"
    )


# the same file again ----------------------------------------------------------------------------


def test_a_second_import_adds_nothing_and_a_changed_entity_is_a_change(tmp_path):
    path = tmp_path / "aleph.ftm"
    path.write_bytes(FIXTURE.read_bytes())
    with a_case(tmp_path) as case:
        import_file(case, path)
        assert import_file(case, path).is_empty
        text = (
            path.read_text(encoding="utf-8")
            .replace('"60"', '"75"')
            .replace("Sale of seized coins", "Auction of coins")
        )
        path.write_text(text, encoding="utf-8")
        lines = "\n".join(told_of(import_file(case, path), is_done=True))
        assert "Title: Sale of seized coins in Xuzhou → Auction of coins in Xuzhou" in lines
        assert "Quantity: 60 % → 75 %" in lines
        assert any(one.quantity and one.quantity.value == 75 for one in case.reader.all(Claim))
        assert any(one.title.startswith("Auction") for one in case.reader.all(Event))


def test_people_whom_no_event_names_come_in_too(tmp_path):
    with a_case(tmp_path) as case:
        import_file(case, FIXTURE)
        assert "Nobody’s Friend" in {one.name for one in case.reader.all(Actor)}
        assert "Lonely paper" in {one.title for one in case.reader.all(Source)}
        assert [one for one in case.reader.all(Claim) if one.field is Field.RELATION] == []


# what is no such file ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no entity"),
        ("{}", "holds no entity"),
        ('{"id": "a", "schema": "Person"}', "holds no entity"),
        ("[1, 2", "is no sound JSON"),
        ("[" * 100_000, "is nested too deep"),
        ('{"id": "a", "schema": "Person", "properties": 7}', "holds no entity"),
    ],
)
def test_what_is_no_file_of_entities_is_refused(tmp_path, text, sentence):
    (tmp_path / "a.ftm").write_text(text, encoding="utf-8")
    assert sentence in read_ftm(tmp_path / "a.ftm", ImportOptions()).refusal


def test_odd_values_are_told_and_nothing_is_raised(tmp_path):
    entities = [
        {"id": "p", "schema": "Address", "properties": {"name": "Far", "latitude": ["1e308"], "longitude": ["NaN"]}},
        {"id": "e", "schema": "Event", "properties": {"name": ["x"], "date": ["99999"], "involved": [None, {}, [1]]}},
        {"id": "y", "schema": "Payment", "properties": {"payer": ["p"], "beneficiary": ["e"], "amount": ["=1+1"]}},
        {"id": 5, "schema": "Event", "properties": {"name": [{"id": "i", "schema": "Person", "properties": {}}]}},
    ]  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
    imported = read_ftm(path, ImportOptions())
    assert imported.refusal == ""
    assert [one.line for one in imported.problems] == [1, 2, 3]
    assert format_of(path).name == "ftm"


def test_a_list_of_entities_is_read_like_lines(tmp_path):
    lines = [line for line in FIXTURE.read_text(encoding="utf-8").splitlines() if line.startswith('{"id"')]
    path = tmp_path / "list.json"
    path.write_text(f"[{','.join(lines)}]", encoding="utf-8")
    assert format_of(path).name == "ftm"
    assert len(read_ftm(path, ImportOptions()).rows) == len(read_ftm(FIXTURE, ImportOptions()).rows)


def test_a_file_that_is_not_there_is_refused():
    assert "cannot be read" in read_ftm(Path("gone.ftm"), ImportOptions()).refusal
