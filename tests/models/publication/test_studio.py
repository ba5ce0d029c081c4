"""From choices to a figure: what is shown, numbered, left out and kept by name."""

from dataclasses import replace

import pytest

from models.case import Case
from models.errors import CaseError, WrongUse
from models.publication.map_scenes import map_scene
from models.publication.scenes import Names, note_words, source_notes
from models.publication.studio import (
    PRESETS,
    FigureSpec,
    export_figure,
    make_figure,
    saved_spec,
    shown_dossiers,
    spec_of,
)
from models.records.desk import SavedFigure
from models.records.story import Confidentiality, Event, Field, Source, State
from tests.builders import a_case, an_event

SALE = "jiafenxiang-sales"


@pytest.fixture
def case(sample_path):
    with Case.open(sample_path, who="A. Reporter") as case:
        yield case


def words_in(figure):
    return [mark.text for group in figure.groups for mark in group.marks if hasattr(mark, "text")]


def hide(case, kind, id):
    with case.edit("Hide") as writer:
        writer.replace(replace(case.reader.get(kind, id), confidentiality=Confidentiality.INTERNAL))


def test_sources_are_numbered_in_the_order_in_which_they_appear(case):
    dossiers = shown_dossiers(case, FigureSpec())
    *notes, otherwise = source_notes(dossiers)[0]
    numbers = source_notes(dossiers)[1]
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert numbers[dossiers[0].event.id][0] == 1
    assert (otherwise.number, otherwise.mark) == (0, "Otherwise")


def test_a_source_that_is_not_public_has_no_number_and_stands_in_no_note(case):
    dossier = case.reader.dossier(SALE)
    first = dossier.of(Field.WHAT)[0].cited[0].source
    before = source_notes((dossier,))[1][SALE]
    hide(case, Source, first.id)
    notes, numbers = source_notes((case.reader.dossier(SALE),))
    assert len(numbers[SALE]) == len(before) - 1
    assert not any(note.text == note_words(first) for note in notes)


def test_an_event_that_is_not_public_is_in_no_figure(case):
    hide(case, Event, SALE)
    assert SALE not in {dossier.event.id for dossier in shown_dossiers(case, FigureSpec())}
    assert not any(
        "Jiafenxiang" in words for words in words_in(make_figure(case, FigureSpec(preset="web-1200")))
    )


def test_a_note_names_publisher_number_and_date():
    source = Source("s", "Notice", publisher="PBOC", number="银发〔2021〕237号", was_read=False)
    assert note_words(source) == "PBOC, 银发〔2021〕237号, not read"


def test_the_window_and_the_filters_choose_the_events(case):
    spec = FigureSpec(window="2020/2021", kinds=("judgment",))
    assert [d.event.id for d in shown_dossiers(case, spec)] == ["plustoken-first-instance", "plustoken-final"]


def test_only_checked_leaves_nothing_of_an_unchecked_case_and_says_so(case):
    with pytest.raises(CaseError, match="Nothing to draw"):
        make_figure(case, FigureSpec(only_checked=True))


def test_more_events_than_a_page_can_show_are_refused_before_they_are_read(tmp_path):
    events = [an_event(f"Event {n}", "2021", id=f"e{n}") for n in range(2001)]
    with a_case(tmp_path, *events) as case:
        with pytest.raises(CaseError, match=r"leave 2,001 events.*choose a window"):
            make_figure(case, FigureSpec())
        assert make_figure(case, FigureSpec(events=("e1", "e2")))


def test_lanes_stand_in_the_order_that_is_asked_for(case):
    spec = FigureSpec(lanes_by="tag", lanes=("holdings", "mainland regulation"), preset="web-1200")
    titles = [
        w for w in words_in(make_figure(case, spec)) if w in ("Holdings", "Mainland regulation", "Courts and")
    ]
    assert titles[:2] == ["Holdings", "Mainland regulation"]


def test_routes_go_from_sellers_to_the_agent_of_one_event(case):
    scene = map_scene(case.reader.dossiers([SALE]), Names.read(case.reader))
    shenzhen = next(spot.point for spot in scene.spots if spot.id == "shenzhen")
    assert len(scene.routes) == 3
    assert {route.end for route in scene.routes} == {shenzhen}


def test_an_inferred_place_keeps_the_name_that_was_printed(case):
    scene = map_scene(case.reader.dossiers([SALE]), Names.read(case.reader))
    spot = next(spot for spot in scene.spots if spot.id == "huaian")
    assert (spot.is_inferred, spot.detail) == (True, "printed “Hua'an”")


def test_choices_are_kept_and_those_of_a_newer_program_passed_over():
    spec = FigureSpec(title="T", tags=("core",), extent=(100.0, 20.0, 120.0, 40.0), notes="out")
    kept = SavedFigure(
        "f", "mine", "timeline", spec.settings().replace('"title"', '"from_tomorrow": 1, "title"')
    )
    assert spec_of(kept) == spec


def test_a_figure_that_is_not_kept_is_named_with_those_that_are(case):
    with pytest.raises(WrongUse, match="map, timeline"):
        saved_spec(case, "chart", "timeline")


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_every_preset_has_its_width_and_no_label_leaves_the_page(case, preset):
    figure = make_figure(case, FigureSpec(preset=preset, kinds=("sale", "seizure"), lanes_by="kind"))
    assert figure.width == PRESETS[preset].width
    if PRESETS[preset].height is not None:
        assert figure.height == PRESETS[preset].height


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_case_gives_the_same_bytes(case, tmp_path, ending):
    spec = saved_spec(case, None, "map").changed(preset="print-107mm")
    one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    export_figure(case, spec, one)
    export_figure(case, spec, other)
    assert one.read_bytes() == other.read_bytes()


def test_a_map_carries_the_note_on_boundaries(case):
    words = " ".join(words_in(make_figure(case, saved_spec(case, None, "map"))))
    assert "Boundaries: Natural Earth" in words
    assert "not a position of this outlet" in words


def test_an_era_that_is_not_public_or_was_rejected_is_on_no_figure(case):
    era = case.reader.eras()[0]
    assert era.title in words_in(make_figure(case, FigureSpec()))
    claim = case.reader.dossier(era.id).of(Field.WHEN)[0].claim
    with case.edit("Reject") as writer:
        writer.replace(replace(claim, state=State.REJECTED))
    assert era.title not in words_in(make_figure(case, FigureSpec()))
    case.undo()
    hide(case, Event, era.id)
    assert era.title not in words_in(make_figure(case, FigureSpec()))
