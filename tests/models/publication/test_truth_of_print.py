"""Nothing that is printed says more than the case knows, and nothing vanishes from it unsaid."""

from dataclasses import replace

import pytest

from models.figure.measure import FontMeasure
from models.publication.choices import FigureSpec
from models.publication.chronology.chronology import chronology_of
from models.publication.chronology.content import Choice
from models.publication.chronology.documents import written
from models.publication.chronology.slides import slides_of
from models.publication.dossier import dossier_written
from models.publication.scenes import source_notes
from models.publication.studio import _shown, make_figure, metadata_of, read_for, shown_dossiers
from models.publication.views.timeline import timeline_of
from models.records.relations import WHO, WHOM
from models.records.story import Field, Stance, State
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    add,
    an_actor,
    an_amount,
    an_event,
)

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr")


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, title="Coins") as case:
        add(
            case,
            an_event("Raid", "2021-05-06", id="raid-1"),
            an_event("Sale", "2021-07-08", id="sale-1"),
            an_event("Ruling", "[2022-01..2023-02]", id="ruling-1"),
        )
        yield case


def reject(case, event, field):
    with case.edit("Reject") as writer:
        for one in case.reader.dossier(event).of(field):
            writer.replace(replace(one.claim, state=State.REJECTED))


def words_in(figure):
    return " ".join(m.text for group in figure.groups for m in group.marks if hasattr(m, "text"))


def text_of(case, **choices):
    return " ".join(written(chronology_of(case, Choice(**choices))).pieces)


# what review rejected ------------------------------------------------------------------------------


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_rejected_date_leaves_its_event_in_the_chronology_as_undated_and_says_so(case, is_draft):
    reject(case, "raid-1", Field.WHEN)
    told = chronology_of(case, Choice(is_draft=is_draft))
    assert [(entry.title, entry.date) for entry in told.entries] == [
        ("Sale", "8 July 2021"),
        ("Ruling", "sometime between Jan 2022 and Feb 2023"),
        ("Raid", "Date not known (date rejected in review)"),
    ]
    assert "6 May 2021" not in text_of(case, is_draft=is_draft)


def test_only_a_rejected_what_takes_an_event_out(case):
    reject(case, "raid-1", Field.WHAT)
    assert "Raid" not in text_of(case)
    assert [one.event.title for one in shown_dossiers(case, FigureSpec())] == ["Sale", "Ruling"]


@pytest.mark.parametrize("view", ["timeline", "both", "strip"])
def test_a_figure_says_which_event_it_cannot_draw_as_its_date_was_rejected(case, view):
    add(case, place := a_place(), a_claim("sale-1", Field.WHERE, "", place_id=place.id))
    reject(case, "raid-1", Field.WHEN)
    said = words_in(make_figure(case, FigureSpec(view=view, preset="web-1200")))
    assert "date rejected in review" in said
    assert "Raid" in said
    assert "6 May 2021" not in said


def test_a_figure_says_which_events_have_no_date_and_counts_those_without_a_place(case):
    add(
        case,
        an_event("Talk", None),
        place := a_place(),
        a_claim("sale-1", Field.WHERE, "", place_id=place.id),
    )
    assert "Not drawn, date not known: “Talk”." in words_in(make_figure(case, FigureSpec(preset="web-1200")))
    said = words_in(make_figure(case, FigureSpec(view="map", preset="web-1200")))
    assert "3 events have no place on the map." in said


def test_a_rejected_place_actor_or_sum_leaves_its_event_without_it_and_a_draft_says_so(case):
    place, actor = a_place("Xuzhou"), an_actor("Jiafenxiang")
    add(case, place, actor)
    add(
        case,
        a_claim("sale-1", Field.WHERE, "", place_id=place.id, state=State.REJECTED),
        a_claim("sale-1", Field.WHO, "", actor_id=actor.id, state=State.REJECTED),
        a_claim("sale-1", Field.AMOUNT, "", amount=an_amount(), state=State.REJECTED),
    )
    draft, final = text_of(case), text_of(case, is_draft=False)
    assert "[rejected in review: Place; Taking part; Amount]" in draft
    assert "rejected" not in final
    for told in (draft, final):
        assert "Sale" in told
        assert not any(word in told for word in ("Xuzhou", "Jiafenxiang", "¥3bn"))
    said = words_in(make_figure(case, FigureSpec(view="both", lanes_by="place", preset="web-1200")))
    assert "Xuzhou" not in said


def test_a_map_says_which_place_was_rejected(case):
    place, other = a_place("Xuzhou"), a_place("Taizhou", 32.4, 119.9)
    add(case, place, other, a_claim("raid-1", Field.WHERE, "", place_id=other.id))
    add(case, a_claim("sale-1", Field.WHERE, "", place_id=place.id, state=State.REJECTED))
    said = words_in(make_figure(case, FigureSpec(view="map", preset="web-1200")))
    assert "Not on the map, place rejected in review: “Sale”." in said
    assert "Xuzhou" not in said


def test_a_relation_whose_date_was_rejected_stays_without_a_date(case):
    who, whom = an_actor("Ana Ltd", id="ana"), an_actor("Bea Ltd", id="bea")
    add(case, who, whom, an_event("Ana Ltd owns Bea Ltd", "2019", id="owns-1", relation="owns"))
    add(
        case,
        a_claim("owns-1", Field.WHO, "", actor_id="ana", role=WHO),
        a_claim("owns-1", Field.WHO, "", actor_id="bea", role=WHOM),
    )
    reject(case, "owns-1", Field.WHEN)
    figure = make_figure(case, FigureSpec(view="relations", preset="web-1200"))
    told = " ".join(dossier_written(case, "ana", Choice()).pieces)
    for said in (words_in(figure), told):
        assert "Bea Ltd" in said
        assert "2019" not in said


@pytest.mark.parametrize("field", [Field.WHAT, Field.WHEN])
def test_an_era_that_was_rejected_is_drawn_behind_nothing(case, field):
    add(case, an_event("The ban", "2021/2022", id="ban-1", era="#ffeecc"))
    assert "The ban" in words_in(make_figure(case, FigureSpec(preset="web-1200")))
    reject(case, "ban-1", field)
    assert "The ban" not in words_in(make_figure(case, FigureSpec(preset="web-1200")))
    assert not slides_of(case, chronology_of(case)).eras


# what is only announced or claimed -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Sale (announced)"),
        ("zh-Hans", "Sale（已宣布）"),
        ("de", "Sale (angekündigt)"),
        ("fr", "Sale (annoncé)"),
    ],
)
def test_what_is_only_announced_is_said_to_be_in_every_figure_and_document(case, language, told):
    with case.edit("Announce") as writer:
        writer.replace(replace(case.reader.dossier("sale-1").event, standing="announced"))
    assert told in text_of(case, language=language)
    for view in ("timeline", "strip"):
        assert told in words_in(
            make_figure(case, FigureSpec(view=view, preset="web-1200", language=language))
        )
    slides = slides_of(case, chronology_of(case, Choice(language=language))).slides
    assert any(slide.headline.startswith(told) for slide in slides)
    spec = FigureSpec(language=language)
    figure, reading = make_figure(case, spec), read_for(case, spec)
    assert told in metadata_of(spec, figure, reading, is_described=True).details


def test_what_is_only_announced_is_drawn_apart_and_explained_once(case):
    with case.edit("Announce") as writer:
        writer.replace(replace(case.reader.dossier("sale-1").event, standing="announced"))
        writer.replace(replace(case.reader.dossier("raid-1").event, standing="claimed"))
        writer.replace(replace(case.reader.dossier("ruling-1").event, standing="reported"))
    shown = _shown(FigureSpec(), read_for(case, FigureSpec()), FontMeasure())
    assert [item.standing for item in timeline_of(shown).items] == ["claimed", "announced", ""]
    assert "claimed, announced" in words_in(make_figure(case, FigureSpec(preset="web-1200", legend="full")))
    assert "Raid (claimed)" in words_in(make_figure(case, FigureSpec(preset="web-1200")))
    assert "Raid (claimed, unproven)" in text_of(case)


# who says what a label says ------------------------------------------------------------------------


def test_a_label_carries_who_supports_its_title_and_date_and_nobody_else(case):
    place = a_place("Xuzhou")
    what, when, where, other = (a_source(name, publisher=name) for name in ("What", "When", "Where", "Other"))
    add(case, place, what, when, where, other)
    at = a_claim("sale-1", Field.WHERE, "", place_id=place.id)
    add(case, at)
    dossier = case.reader.dossier("sale-1")
    claim = {field: dossier.of(field)[0].claim for field in (Field.WHAT, Field.WHEN)}
    add(
        case,
        a_citation(claim[Field.WHAT], what),
        a_citation(claim[Field.WHEN], when),
        a_citation(claim[Field.WHAT], other, stance=Stance.CONTRADICTS),
        a_citation(claim[Field.WHAT], where, stance=Stance.CONTEXT),
        a_citation(at, where),
    )
    held = case.reader.dossiers(("sale-1",))
    notes, numbers = source_notes(held, "timeline")
    assert [(note.mark, note.text) for note in notes] == [
        ("1", "What"), ("2", "When"), ("3", "Other"), ("Otherwise", "“Sale”: 3"),
    ]  # fmt: skip
    assert numbers["sale-1"] == (1, 2)
    notes, numbers = source_notes(held, "map")
    assert [note.text for note in notes] == ["Where"]
    assert (numbers[at.id], numbers["sale-1"]) == ((1,), ())


def test_who_says_otherwise_stands_apart_from_who_supports_a_statement(case):
    claim = a_claim("sale-1", text="It was a court")
    one, other = a_source("One", publisher="One"), a_source("Other", publisher="Other")
    add(case, claim, one, other)
    add(case, a_citation(claim, other, stance=Stance.CONTRADICTS), a_citation(claim, one, position=1))
    (statement,) = next(e for e in chronology_of(case).entries if e.title == "Sale").of(Field.STATEMENT)
    assert (statement.notes, statement.against) == ((1,), (2,))


# ids -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_text_names_the_id_of_an_event_its_title_is_printed(case, language):
    add(case, a_claim("sale-1", text="About 130,000 coins (see raid-1), unlike 2021-05-06"))
    assert "see “Raid”), unlike 2021-05-06" in text_of(case, language=language)


def test_the_title_of_an_event_that_is_not_public_does_not_stand_for_its_id(case):
    add(case, an_event("Secret", "2021", id="secret-1", confidentiality="internal"))
    add(case, a_claim("sale-1", text="see secret-1"))
    assert "see [name withheld]" in text_of(case)
    assert "Secret" not in text_of(case)
