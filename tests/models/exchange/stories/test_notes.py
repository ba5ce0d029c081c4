"""Notes with front matter come in as events; a story goes out as notes that are linked both ways and come back."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.stories.front_matter import UnsoundFrontMatter, front_matter, read_note
from models.exchange.stories.notes import MARK, read_notes
from models.exchange.stories.story import Story
from models.exchange.stories.vault import write_vault
from models.exchange.stories.wiki_links import (
    FileNames,
    as_plain,
    as_words,
    link_to,
    target_of,
    without_links,
)
from models.records.kinds import built_in_kinds
from models.records.story import Actor, Citation, Claim, Event, Field, Place, Source
from tests.builders import a_citation, a_claim, a_place, a_source, an_actor, an_event
from tests.round_trips import FILES, lost
from tests.stories_of_any_kind import stories

CANNOT_HOLD = frozenset[str]()


@given(story=stories())
@settings(max_examples=25)
def test_notes_lose_nothing_of_a_story(story):
    assert lost("markdown", story) <= CANNOT_HOLD


def read(path):
    return read_notes(path, ImportOptions(kinds=built_in_kinds()))


@pytest.fixture(scope="module")
def found():
    return read(FILES / "markdown")


def all_of(kind, found):
    return [one for one in found.records if isinstance(one, kind)]


def event(found, title):
    return next(one for one in all_of(Event, found) if one.title == title)


def claims(found, title, about):
    id = event(found, title).id
    return [one for one in all_of(Claim, found) if (one.event_id, one.field) == (id, about)]


BAN, SALE = "Ten bodies ban trading: all of it", "Sale: sixty thousand coins"

# reading ---------------------------------------------------------------------------------------


def test_a_note_with_a_date_is_an_event_and_its_text_the_description(found):
    ban = event(found, BAN)
    assert (ban.when.edtf, ban.tags) == ("2021-09-24", ("ban", "regulation"))
    assert ban.description.startswith("The notice says that **all** services are illegal. See the bank.")
    assert ban.note == "importance: 9\nstatus: confirmed"
    assert {"importance", "status", "mood of"} == set(found.left_out)


def test_each_source_has_its_own_address_outlet_and_date(found):
    told = {one.title: one for one in all_of(Source, found)}
    notice = told["Notice on further preventing risk"]
    assert (notice.url, notice.publisher, notice.issued.edtf) == (
        "https://www.example.cn/notice_(2021)", "PBoC", "2021-09-15",
    )  # fmt: skip
    assert told["China's central bank; a ban"].publisher == "News; Daily"
    assert told["Caixin"].publisher == "Caixin"
    what = claims(found, SALE, Field.WHAT)[0].id
    assert [one.quote for one in all_of(Citation, found) if one.claim_id == what] == ["", "It was sold"]
    assert len(all_of(Citation, found)) == 5  # none that no note tells


def test_places_and_actors_may_be_names_or_tell_more(found):
    places = {one.name: one for one in all_of(Place, found)}
    assert (places["Xuzhou"].point.lat, places["Xuzhou"].country) == (34.26, "CN")
    assert places["Beijing, China"].point is None
    assert places["48.85, 2.35"].point.lon == 2.35
    named = {one.id: one for one in all_of(Actor, found)}
    assert [(named[one.actor_id].name, one.role) for one in claims(found, SALE, Field.WHO)] == [
        ("Xuzhou court", "court"),
        ("Jiafenxiang", "agent"),
        ("Xuzhou court", "seller"),
    ]
    assert {one.name: one.kind for one in named.values()}["Xuzhou court"] == "court"


def test_nothing_is_taken_for_a_date_a_number_or_yes_and_no(found):
    sale = event(found, SALE)
    assert (sale.when.edtf, sale.tags, sale.kind_id) == ("2022-03/2022-05", ("sale", "coins, seized"), "sale")
    assert event(found, "Réunion").when.edtf == "2018~"


def test_a_note_may_have_its_day_in_its_name(found):
    assert event(found, "A note named by its day").when.edtf == "2019-05"


def test_problems_name_the_note_and_its_line(found):
    told = [(one.line, one.sentence) for one in found.problems]
    assert any(line == 3 and sentence.startswith("events/broken.md: ") for line, sentence in told)
    assert any(
        line == 1 and "events/unclosed.md" in sentence and "never closed" in sentence
        for line, sentence in told
    )
    assert any("events/no-such-day.md: “0000-00-00”" in sentence for _, sentence in told)


def test_other_notes_are_left_aside_and_named_and_hidden_folders_are_not_looked_into(found):
    told = " ".join(found.remarks)
    assert "README.md" in told
    assert "events/people.md" in told
    assert "Hidden" not in [one.title for one in all_of(Event, found)]


def test_rows_are_known_again_by_their_id_or_the_path_of_the_note(found):
    assert {"2021-09-24--ban", "events/sale"} <= {row.key for row in found.rows}


def test_a_folder_of_notes_is_known_though_one_has_no_front_matter(tmp_path):
    assert format_of(FILES / "markdown").name == "markdown"
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(Exception, match="no format"):
        format_of(tmp_path)


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("a: [*b, *b]\nb: &b x", "refers to itself"),
        ("a: " + "[" * 30 + "]" * 30, "nested too deeply"),
        ("- a\n- b", "no lines such as"),
        ("just words", "no lines such as"),
        ("a: 'b", "no sound YAML"),
    ],
)
def test_front_matter_that_is_none_is_told(front, told):
    with pytest.raises(UnsoundFrontMatter, match=told):
        read_note(f"---\n{front}\n---\n")


def test_a_key_that_stands_twice_keeps_both():
    assert read_note("---\na: 1\na: 2\n---\n").told == {"a": "1", "a (2)": "2"}
    assert read_note("---\n---\nText").told == {}
    assert read_note("Text").has_front is False


# writing ---------------------------------------------------------------------------------------


def story():
    sale, court, place = (
        an_event("[[Sale]] #1", id="sale"),
        an_actor("A/B: court", id="court"),
        a_place(id="place"),
    )
    paper = a_source("Paper", id="paper", url="https://a.cn/x")
    who = a_claim(sale, Field.WHO, "", actor_id="court", role="court", position=1)
    where = a_claim(sale, Field.WHERE, "", place_id="place", position=2)
    what = a_claim(sale, Field.WHAT, "", position=0)
    return Story((court, place, paper, sale, what, who, where, a_citation(what, paper)))


def test_notes_are_linked_both_ways_and_what_looks_like_markup_is_words():
    files = {name: data.decode() for name, data in write_vault(story()).files.items()}
    assert set(files) == {
        "Actors/A B court.md", "Events/2021-09-24 Sale 1.md", "Places/Xuzhou.md", "Sources/Paper.md",
    }  # fmt: skip
    note = files["Events/2021-09-24 Sale 1.md"]
    assert '"actor:court": "[[Actors/A B court|A/B: court]]"' in note
    assert "# \\[\\[Sale\\]\\] \\#1" in note
    assert "- court: [[Actors/A B court|A/B: court]]" in note.partition(MARK)[2]
    assert "[[Events/2021-09-24 Sale 1|Sale #1]]" in files["Actors/A B court.md"]
    assert 'lat: "34.26"' in files["Places/Xuzhou.md"]
    assert "date: 2021-09-24\n" in note


def test_what_was_changed_in_the_note_of_an_actor_holds_for_its_events(tmp_path):
    for name, data in write_vault(story()).files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    note = tmp_path / "Actors" / "A B court.md"
    note.write_text(note.read_text().replace("name: ", "kind: court\nname: "), encoding="utf-8")
    found = read(tmp_path)
    assert [(one.name, one.kind) for one in all_of(Actor, found)] == [("A/B: court", "court")]
    shutil.rmtree(tmp_path / "Actors")  # a link to a note that is gone still names it
    assert [one.name for one in all_of(Actor, read(tmp_path))] == ["A B court"]


def test_names_of_notes_are_safe_everywhere_and_each_stands_once():
    names = FileNames()
    told = [names.path("Events", name) for name in ("a/b", "A:B", "CON", "...", "x" * 300, "é\n?")]
    assert told[:4] == ["Events/a b.md", "Events/A B (2).md", "Events/CON note.md", "Events/Untitled.md"]
    assert all(len(name) < 100 for name in told)


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_words_come_back_from_markdown_and_from_yaml(text):
    assert as_plain(as_words(text)) == text
    plain = text.replace("\r", "").encode("utf-8", "replace").decode()
    told = front_matter({"a key: odd": plain, "list": (plain, "b")})
    held = read_note(told + "\n").told
    assert held.get("a key: odd", "") == plain
    assert held["list"] == [plain, "b"]


def test_links_are_taken_apart():
    assert target_of("[[Folder/Name#part|words]]") == "Folder/Name"
    assert target_of("see [[Name]]") is None
    assert without_links("see [[Folder/Name]] and [[A|b]]") == "see Name and b"
    assert link_to("Actors/A.md", "x|y]]") == "[[Actors/A|x y]]"
