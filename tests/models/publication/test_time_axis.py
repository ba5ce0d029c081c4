"""What the axis of a figure leaves out and enlarges: as it is chosen, proposed, kept, printed and said in words."""

import pytest

from models.case import Case
from models.commands.commandline import main
from models.errors import WrongUse
from models.figure.magnifier import has_inset
from models.figure.marks import Label
from models.publication.choices import FigureSpec, spec_of
from models.publication.steps import words_of_change
from models.publication.studio import make_figure, metadata_of, read_for, shown_dossiers, write_beside
from models.publication.time_axis import (
    axis_sentences,
    omission_words,
    read_breaks,
    read_inset,
    read_stretch,
    span_length,
)
from models.publication.window import window_of
from models.publication.words import LONGEST_ALT, describe
from models.records.desk import SavedFigure
from models.values.when import When
from tests.builders import a_case, an_event
from tests.stories import a_century, a_week

SPEC = FigureSpec(preset="print-163mm", notes="out")


@pytest.fixture(scope="module")
def century(tmp_path_factory):
    with a_century(tmp_path_factory.mktemp("century") / "century.dateline") as case:
        yield case


def words_of(figure):
    return [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def test_an_axis_runs_in_one_pace_unless_somebody_chose_otherwise(century):
    figure = make_figure(century, SPEC)
    assert not has_inset(figure)
    assert not [words for words in words_of(figure) if "without events" in words]
    assert dict(figure.proposals) == {"breaks": "1955/1975", "inset": "1984/1992"}


def test_what_is_proposed_is_drawn_and_said_to_those_who_cannot_see_it(century):
    figure = make_figure(century, SPEC.changed(breaks=("auto",), inset="auto", language="de"))
    words = words_of(figure)
    assert "21 Jahre ohne Ereignisse" in words
    assert "1984–1992, vergrößert: 4 Ereignisse" in words
    assert has_inset(figure)
    assert not figure.unlabelled
    assert "Die Achse lässt aus: 1955–1975." in figure.description
    assert (
        "Ein Ausschnitt vergrößert" not in figure.description
    )  # with it, it would be too long to be read out


@pytest.mark.parametrize("language", ["en", "de", "fr", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    "title", ["", "Das Werk", "What the works at the river did to the ground and to its people " * 3]
)
def test_a_proposed_alternative_text_is_short_enough_to_be_read_out(century, language, title):
    spec = SPEC.changed(breaks=("1955/1975",), inset="1984/1992", title=title, language=language)
    spec = spec.in_panels("kind").changed(view="timeline") if len(title) == 8 else spec
    told = describe(shown_dossiers(century, spec), spec)
    assert 20 < len(told) <= LONGEST_ALT
    assert told.startswith(title[:12])
    assert "  " not in told


@pytest.mark.parametrize(("preset", "size"), [("vertical-1080", ""), ("", "163x60mm"), ("", "163x200mm")])
def test_a_long_description_tells_an_inset_where_a_page_of_fixed_height_has_one(
    century, tmp_path, preset, size
):
    spec = SPEC.changed(inset="1990", title="Das Werk", size=size).changed(preset=preset or SPEC.preset)
    (path,) = write_beside(century, spec, tmp_path / "f.svg", is_described=True)
    assert ("An inset enlarges 1990." in path.read_text("utf-8")) == has_inset(make_figure(century, spec))


def test_a_long_description_says_what_is_left_out(century):
    spec = SPEC.changed(breaks=("1955/1975",), inset="1990", title="Das Werk")
    told = metadata_of(spec, make_figure(century, spec), read_for(century, spec), is_described=True).details
    assert "The axis leaves out 1955–1975." in told
    assert "An inset enlarges 1990." in told


def test_of_a_stretch_in_which_an_event_stands_only_what_is_empty_is_left_out(century):
    figure = make_figure(century, SPEC.changed(breaks=("1950/1989",)))
    (warning,) = [words for words in figure.warnings if words.startswith("1950/1989")]
    assert "“Grundstücke gehen an eine Tochtergesellschaft” stands there with 2 more" in warning
    assert "only 1952-11-04/1977-12-31" in warning
    assert any("left out" in words or "without events" in words for words in words_of(figure))


def test_a_stretch_at_the_end_of_the_axis_is_a_matter_of_the_window(century):
    figure = make_figure(century, SPEC.changed(breaks=("1850/1860",)))
    assert any("choose a window of time" in words for words in figure.warnings)


def test_an_inset_of_nothing_says_what_to_choose(century):
    figure = make_figure(century, SPEC.changed(inset="1960"))
    assert any(words.startswith("No inset enlarges 1960") for words in figure.warnings)
    assert "enlarges" not in figure.description


@pytest.mark.parametrize(
    ("language", "empty", "passing", "about"),
    [
        ("en", "32 years without events", "32 years left out", "about 32 years"),
        ("de", "32 Jahre ohne Ereignisse", "32 Jahre ausgelassen", "rund 32 Jahre"),
        ("fr", "32 ans sans événement", "32 ans non représentés", "environ 32 ans"),
        ("zh-Hans", "32年无事件", "略去32年", "约32年"),
        ("zh-Hant", "32年無事件", "略去32年", "約32年"),
    ],
)
def test_what_is_left_out_is_told_in_the_language_of_the_page(language, empty, passing, about):
    span = read_stretch("1950/1981")
    assert omission_words(span, (), language) == empty
    assert omission_words(span, [When.from_edtf("1940/..")], language) == passing
    assert span_length((span[0] + 40, span[1]), language) == about
    assert axis_sentences(FigureSpec(breaks=("1950/1981",), inset="1990", language=language))[1]


def test_choices_are_read_as_they_are_written():
    assert read_breaks(["1950/1989", " 1995/2003 "]) == ("1950/1989", "1995/2003")
    assert read_breaks(["none"]) == read_breaks([]) == ()
    assert read_breaks(["Auto"]) == ("auto",)
    assert (read_inset("none"), read_inset("AUTO"), read_inset("2024")) == ("", "auto", "2024")


@pytest.mark.parametrize("words", ["someday", "1950/..", "/1950"])
def test_what_is_no_stretch_is_refused_in_one_sentence(words):
    for read in (lambda: read_breaks([words]), lambda: read_inset(words)):
        with pytest.raises(WrongUse, match="write 1950/1989, 2024 or 2024-03/2024-06"):
            read()


def test_both_choices_are_kept_with_the_figure():
    spec = FigureSpec(breaks=("1950/1989", "1995"), inset="2024-03/2024-06")
    assert spec_of(SavedFigure("f", "mine", "timeline", spec.settings())) == spec
    assert words_of_change(FigureSpec(), spec) == "Change scale breaks, inset"


def test_dates_in_an_inset_are_as_short_as_its_own_axis_allows(tmp_path):
    with a_week(tmp_path / "week.dateline") as case:
        figure = make_figure(case, FigureSpec(preset="web-1600", inset="2026-03-04"))
    dates = [mark.text for group in figure.groups if group.name == "dates" for mark in group.marks]
    assert "00:07 UTC+1" in dates
    assert "8 March, 14:00 UTC+1" in dates


def test_the_command_line_takes_both(century, tmp_path, capsys):
    path = str(century.path)
    told = ["export", path, str(tmp_path / "a.svg"), "--size", "163mm", "--notes", "out"]
    assert main([*told, "--break", "1955/1975", "--inset", "1990"]) == 0
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "21 years without events" in drawn
    assert 'id="inset"' in drawn
    assert main([*told, "--break", "someday", "--force"]) == 2
    assert "no stretch of time" in capsys.readouterr().err


# the window of time ----------------------------------------------------------------------------


def test_an_axis_of_hours_or_days_has_no_weeks_to_spare(tmp_path):
    with a_week(tmp_path / "week.dateline") as case:
        first, last = window_of(shown_dossiers(case, FigureSpec()), FigureSpec())
        assert last - first < 8
    with a_case(tmp_path, *(an_event(f"Day {day}", f"2026-03-0{day}") for day in (2, 5, 8))) as case:
        first, last = window_of(shown_dossiers(case, FigureSpec()), FigureSpec())
        assert last - first == 9


def test_a_long_axis_whose_words_find_no_room_shows_when_much_happened(century):
    low = make_figure(century, SPEC.changed(preset="vertical-1080"))
    assert low.unlabelled
    assert "3 events" in words_of(low)
    assert "3 events" not in words_of(make_figure(century, SPEC))


def test_money_over_time_can_leave_time_out(tmp_path, sample_path):
    with Case.open(sample_path, read_only=True) as case:
        spec = SPEC.changed(view="cumulative", breaks=("2018-02/2020-09",))
        figure = make_figure(case, spec)
        told = metadata_of(spec, figure, read_for(case, spec), is_described=True).details
    assert "32 months left out" in words_of(figure)
    assert "The axis leaves out Feb 2018 – Sept 2020." in told
