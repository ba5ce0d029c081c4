"""A file of Gramps is read as a careful person would: dates no more exact, private things internal."""

import gzip

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.stories.gramps.reading import read_gramps
from models.exchange.stories.story import Story
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.records.story import Actor, Confidentiality, Event, Field, Place, Source
from tests.builders import a_case
from tests.source_tree import ROOT

FIXTURE = ROOT / "tests" / "exchange_files" / "gramps.gramps"


@pytest.fixture(scope="module")
def imported():
    return read_gramps(FIXTURE, ImportOptions())


@pytest.fixture(scope="module")
def story(imported):
    return Story(imported.records)


def named(story, kind, name):
    return next(one for one in story.all(kind) if getattr(one, "title", getattr(one, "name", "")) == name)


def test_a_date_is_no_more_exact_than_the_file_says(story):
    assert {event.title: event.when and event.when.edtf for event in story.events} == {
        "Birth: Anna von Haß": "1931-05",
        "Death: Anna von Haß": "1999~",
        "Moves to 上海": "[..1950-02]",
        "Counted": "[1954..]",
        "Clerk some day": "[1950..1953-06]",
        "Studies law": "1948-09-01/1952",
        "Buys a house": None,
        "Sells it": "1961-09-24",
        "Retires": "1990/",
        "Baptised": None,
        "Buried": None,
        "In hospital": "1970",
        "Arrested": "1957",
        "Marriage: Wei Li, Anna von Haß": "1955-02-01",
        "Divorce: Wei Li, Anna von Haß": "1970",
    }


def test_words_for_a_date_are_kept_and_what_is_calculated_is_our_reading(story, imported):
    when = {one.event_id: one for event in story.events for one in story.claims(event, Field.WHEN)}
    assert when[named(story, Event, "Buys a house").id].wording == "the year of the great flood"
    assert when[named(story, Event, "Baptised").id].wording == "1931-05-20 Julian"
    assert when[named(story, Event, "Studies law").id].is_inferred
    assert not when[named(story, Event, "Arrested").id].is_inferred
    told = "\n".join(map(str, imported.problems))
    assert "Line 17: “1931-05-20 Julian” is a date of another calendar: it is kept in words." in told
    assert "Line 18: “0000-00-00” is no date that can be kept. It is kept in words." in told


def test_what_is_private_is_internal_with_all_that_it_touches(story, imported):
    internal = {one.title for one in story.all(Event) if one.confidentiality is Confidentiality.INTERNAL}
    assert internal == {
        "In hospital",
        "Arrested",
        "Kid Li is child of Wei Li",
        "Kid Li is child of Anna von Haß",
    }
    assert named(story, Actor, "Kid Li").confidentiality is Confidentiality.INTERNAL
    assert named(story, Source, "A file nobody knows of").confidentiality is Confidentiality.INTERNAL
    assert "Private in the file, and so internal here: 4 of the events and relations." in imported.remarks


def test_people_have_their_other_names_and_their_lives(story):
    anna = named(story, Actor, "Anna von Haß")
    assert (anna.kind, anna.local_name, anna.aliases) == ("person", "李安娜", ("former=Anna Li",))
    assert (anna.began.edtf, anna.ended.edtf) == ("1931-05", "1999~")
    assert anna.note.splitlines() == ["=1+1 <b>a note</b>", "address: Xuzhou", "gender: F"]
    assert named(story, Actor, "Nobody")


def test_families_and_associations_are_relations(story):
    assert {one.title: one.when and one.when.edtf for one in story.relations} == {
        "Wei Li is spouse of Anna von Haß": "1955-02-01/1970",
        "Kid Li is child of Wei Li": None,
        "Kid Li is child of Anna von Haß": None,
        "Bo Li is son of Wei Li": None,
        "Bo Li is adopted son of Anna von Haß": None,
        "Wei Li is Neighbour of Anna von Haß": None,
    }
    couple = named(story, Event, "Wei Li is spouse of Anna von Haß")
    assert [source.title for source, _ in story.sources(couple)] == ["Register of Xuzhou"]


def test_places_lie_in_others_and_have_points(story):
    assert {place.name for place in story.all(Place)} == {"Xuzhou", "Shanghai", "Loop"}
    xuzhou = named(story, Place, "Xuzhou")
    assert (xuzhou.local_name, xuzhou.aliases, xuzhou.admin, xuzhou.country) == (
        "徐州",
        ("Suchow",),
        "Jiangsu, China",
        "CN",
    )
    assert (xuzhou.point.lat, xuzhou.point.lon) == (34.26, 117.19)
    assert round(named(story, Place, "Shanghai").point.lon, 3) == 121.467
    assert named(story, Place, "Loop").point is None


def test_citations_keep_page_confidence_and_words(story, imported):
    birth = named(story, Event, "Birth: Anna von Haß")
    ((source, (cited,)),) = story.sources(birth)
    assert (source.title, source.authors, source.publisher) == (
        "Register of Xuzhou",
        ("City of Xuzhou", "A. Clerk"),
        "Xuzhou 1931",
    )
    assert source.extra == ("gramps.abbreviation=RX", "gramps.repository=City archive, A 5, Book")
    assert (cited.locator, cited.place, cited.quote) == ("page", "12-13", "生于徐州")
    assert (cited.credibility, cited.credibility_reason) == ("2", "Gramps: confidence very high")
    assert cited.note.splitlines() == ["Hard to read", "date: 2020-01-02"]
    assert [(one.path, one.source_id) for one in imported.attachments] == [("register.pdf", source.id)]
    ((_, (low,)),) = story.sources(named(story, Event, "Arrested"))
    assert (low.locator, low.place, low.credibility) == ("other", "Box 7", "5")


def test_roles_tags_and_what_has_no_place_stand_beside_the_event(story, imported):
    birth = named(story, Event, "Birth: Anna von Haß")
    assert {(actor.name, role) for actor, role in story.actors(birth)} == {
        ("Anna von Haß", ""),
        ("Wei Li", "witness"),
    }
    assert birth.tags == ("Birth",)
    assert named(story, Event, "Moves to 上海").tags == ("To check", "Residence")
    assert named(story, Event, "Clerk some day").note.splitlines() == [
        "Employer: Jiafenxiang",
        "cause: Need & want",
    ]
    assert {"event: Employer", "event: cause", "person: address"} <= set(imported.left_out)


def test_packed_or_plain_it_is_the_same_file_and_a_second_import_adds_nothing(tmp_path):
    packed = tmp_path / "tree.gramps"
    packed.write_bytes(gzip.compress(FIXTURE.read_bytes()))
    plain = tmp_path / "tree.xml"
    plain.write_bytes(FIXTURE.read_bytes())
    assert format_of(packed).name == format_of(plain).name == "gramps"
    with a_case(tmp_path) as case:
        assert import_file(case, packed).count(Event) == 21
        assert import_file(case, plain).is_empty
        changed = FIXTURE.read_bytes().replace(b'val="1931-05-00"', b'val="1931-05-20"')
        packed.write_bytes(gzip.compress(changed))
        lines = told_of(import_file(case, packed), is_done=True)
        assert "Row 8, Date: May 1931 → 20 May 1931" in lines


def test_files_of_long_ago_cite_within_their_events(tmp_path):
    path = tmp_path / "old.xml"
    path.write_text(
        '<database xmlns="http://gramps-project.org/xml/1.1.4/"><events><event handle="e" id="E"><type>Birth</type>'
        '<note>An old note</note><sourceref hlink="s" conf="1"><spage>7</spage><stext>geboren</stext></sourceref>'
        "</event>"
        '</events><people><person handle="p" id="I"><name><first>A</first><last prefix="de">B</last></name>'
        '<eventref hlink="e"/></person></people><sources><source handle="s"><stitle>Book</stitle></source></sources>'
        "</database>",
        encoding="utf-8",
    )
    story = Story(read_gramps(path, ImportOptions()).records)
    (event,) = story.events
    ((source, (cited,)),) = story.sources(event)
    assert (event.title, event.note, source.title) == ("Birth: A de B", "An old note", "Book")
    assert (cited.place, cited.quote, cited.credibility) == ("7", "geboren", "4")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is not sound XML"),
        (b"<database", "is not sound XML from line 1 on"),
        (b"<other/>", "is no file of Gramps"),
        (b'<!DOCTYPE database [<!ENTITY a "b">]><database>&a;</database>', "declares entities"),
        (b"<database>" + b"<a>" * 200, "has elements without end"),
        (b"\x1f\x8b\x08broken", "is packed and damaged"),
        (gzip.compress(FIXTURE.read_bytes())[:-40], "is packed and damaged"),
    ],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(tmp_path, data, sentence):
    (tmp_path / "a.gramps").write_bytes(data)
    imported = read_gramps(tmp_path / "a.gramps", ImportOptions())
    assert sentence in imported.refusal
    assert imported.records == ()


def test_what_leads_nowhere_is_told_with_its_line(tmp_path):
    (tmp_path / "a.gramps").write_text(
        '<database>\n<events>\n<event handle="e"><place hlink="gone"/></event>\n<event handle="e"/></events>'
        '<families><family handle="f"><father hlink="e"/></family></families></database>',
        encoding="utf-8",
    )
    told = list(map(str, read_gramps(tmp_path / "a.gramps", ImportOptions()).problems))
    assert "Line 3: It leads to a placeobj that is not in the file: this was left out." in told
    assert "Line 4: The handle e stands twice: the second event was left out." in told
    assert "Line 4: It leads to a person that is not in the file: this was left out." in told
