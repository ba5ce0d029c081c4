"""Small multiples: which panels there are, what stands in each, one scale for all, and nothing lost without a name."""

from dataclasses import replace

import pytest

from models.case import Case
from models.commands.commandline import main
from models.errors import CaseError
from models.figure.marks import Disc, Label
from models.publication.choices import IN_PANELS, FigureSpec, saved_spec, spec_of
from models.publication.panels import panels_of
from models.publication.record import claims_shown
from models.publication.studio import make_figure, metadata_of, read_for, shown_dossiers, write_beside
from models.publication.web_pictures import figure_for_frame
from models.records.desk import SavedFigure
from models.records.story import Actor, Confidentiality, Field
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    an_actor,
    an_amount,
    an_event,
    replace_in,
)

LANGUAGES = ("en", "de", "fr", "zh-Hans", "zh-Hant")


@pytest.fixture
def case(tmp_path):
    """Five events: Ann in three, Bo in two of which one is Ann's too, one of nobody; sums in Jiangsu and Hunan."""
    source = a_source("Court record", id="source")
    ann, bo = an_actor("Ann", id="ann"), an_actor("Bo", id="bo")
    jiangsu = a_place("Xuzhou", 34.26, 117.19, id="xuzhou", admin="Jiangsu, CN", country="CN")
    hunan = a_place("Zhangjiajie", 29.13, 110.48, id="zhang", admin="Hunan, CN", country="CN")
    rows = (
        ("first", "2020-03", "sale", (ann,), jiangsu, "4000000"),
        ("second", "2021-05-06", "sale", (ann, bo), hunan, "1000000"),
        ("third", "2022", "notice", (ann,), None, ""),
        ("fourth", "2023-01-09", "notice", (bo,), jiangsu, ""),
        ("fifth", None, "notice", (), None, ""),
    )
    records = [source, ann, bo, jiangsu, hunan]
    for number, (name, when, kind, actors, place, money) in enumerate(rows):
        event = an_event(f"The {name} thing", when, kind, id=name, tags=("core",) if number < 2 else ())
        claims = [a_claim(event, Field.WHAT, event.title, id=f"{name}-what")]
        claims += [
            a_claim(event, Field.WHO, "", id=f"{name}-{one.id}", actor_id=one.id, role="party")
            for one in actors
        ]
        if place:
            role = "seller" if money else ""
            claims.append(a_claim(event, Field.WHERE, "", id=f"{name}-where", place_id=place.id, role=role))
        if money:
            amount = an_amount(money)
            claims.append(
                a_claim(event, Field.AMOUNT, "", id=f"{name}-sum", amount=amount, meaning="proceeds")
            )
        records += [event, *claims, *(a_citation(claim, source) for claim in claims)]
    with a_case(tmp_path, *records, title="Things") as made:
        yield made


def a_spec(**choices):
    return FigureSpec(**{"multiples": "actor", "lanes_by": "none", "preset": "web-1200", **choices})


def panels(case, **choices):
    """Return the titles of the panels with their events, and of those that are left out."""
    spec = a_spec(**choices)
    found = panels_of(case.reader, spec, shown_dossiers(case, spec.whole))
    return [(one.name, one.events) for one in found.shown], [(one.name, one.events) for one in found.left_out]


def words(figure, *names):
    return [
        mark.text
        for group in figure.groups
        if not names or group.name in names
        for mark in group.marks
        if isinstance(mark, Label)
    ]


# which panels ------------------------------------------------------------------------------------


def test_an_event_of_two_actors_stands_in_both_panels_and_the_one_of_nobody_is_named(case):
    held, rest = panels(case, view="strip")
    assert held == [("Ann", ("first", "second", "third")), ("Bo", ("second", "fourth"))]
    assert rest == [("", ("fifth",))]


def test_what_is_not_told_has_the_last_panel_where_it_is_asked_for(case):
    held, rest = panels(case, view="strip", has_untold=True)
    assert held[-1] == ("", ("fifth",))
    assert rest == []
    figure = make_figure(case, a_spec(view="strip", has_untold=True))
    assert words(figure, "panels")[-2:] == ["No actor", "1 event"]


def test_what_a_view_cannot_draw_is_in_no_panel_and_told_as_without_panels(case):
    held, rest = panels(case, has_untold=True)
    assert [name for name, _ in held] == ["Ann", "Bo"]
    assert rest == []
    figure = make_figure(case, a_spec())
    assert figure.not_shown == ("fifth",)
    assert any("date not known" in text for text in words(figure, "remarks"))


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("kind", ["Notice", "Sale"]),
        ("tag", ["Core"]),
        ("province", ["Jiangsu", "Hunan"]),
        ("place", ["Xuzhou", "Zhangjiajie"]),
    ],
)
def test_panels_stand_for_kinds_tags_provinces_and_places(case, by, names):
    assert [name for name, _ in panels(case, view="strip", multiples=by)[0]] == names


def test_provinces_are_named_in_the_language_of_the_page(case):
    held, _ = panels(case, multiples="province", language="zh-Hant")
    assert [name for name, _ in held] == ["江蘇省", "湖南省"]


@pytest.mark.parametrize(
    ("order", "names"),
    [("events", ["Ann", "Bo"]), ("name", ["Ann", "Bo"]), ("sum", ["Ann", "Bo"])],
)
def test_panels_of_actors_stand_in_the_chosen_order(case, order, names):
    assert [name for name, _ in panels(case, panel_order=order)[0]] == names


def test_the_largest_sums_go_before_the_most_events(case):
    by_events = panels(case, multiples="kind", view="strip")[0]
    by_sums = panels(case, multiples="kind", view="strip", panel_order="sum")[0]
    assert [name for name, _ in by_events] == ["Notice", "Sale"]
    assert [name for name, _ in by_sums] == ["Sale", "Notice"]


def test_chosen_panels_stand_in_their_own_order_and_a_name_that_there_is_not_is_told(case):
    held, rest = panels(case, panels=("bo", "Nobody"))
    assert [name for name, _ in held] == ["Bo"]
    assert [name for name, _ in rest] == ["Ann"]
    figure = make_figure(case, a_spec(panels=("Bo", "Nobody")))
    assert any("no panel “Nobody”" in warning for warning in figure.warnings)
    with pytest.raises(CaseError, match="no panel “Nobody”"):
        make_figure(case, a_spec(panels=("Nobody",)))


def test_what_no_event_has_is_no_figure_and_says_why(case):
    with pytest.raises(CaseError, match="has a jurisdiction"):
        make_figure(case, a_spec(multiples="jurisdiction"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_panels_beyond_the_most_are_named_with_the_number_of_their_events(case, language):
    figure = make_figure(case, a_spec(most_panels=1, language=language))
    told = "".join(words(figure, "rest"))
    assert "Bo" in told
    assert "2" in told
    assert set(figure.not_shown) == {"fourth", "fifth"}
    held = [one.event.id for one in shown_dossiers(case, a_spec(most_panels=1))]
    assert held == [
        "first",
        "second",
        "third",
        "fifth",
    ]


def test_a_panel_is_called_as_somebody_calls_it(case):
    figure = make_figure(case, a_spec(lane_names=(("Ann", "The agent"), ("bo", "The clerk"))))
    assert {"The agent", "The clerk"} <= set(words(figure, "panels"))


def test_an_actor_whom_not_everybody_may_know_has_no_panel(case):
    replace_in(case, replace(case.reader.get(Actor, "bo"), confidentiality=Confidentiality.INTERNAL))
    held, rest = panels(case, view="strip")
    assert [name for name, _ in held] == ["Ann"]
    assert rest == [("", ("fourth", "fifth"))]


# one scale ---------------------------------------------------------------------------------------


def marks_of(figure, id, sort):
    return [
        mark for group in figure.groups for mark in group.marks if isinstance(mark, sort) and mark.item == id
    ]


def test_an_event_stands_at_the_same_time_in_each_of_its_panels(case):
    figure = make_figure(case, a_spec())
    titles = [
        mark for group in figure.groups if group.name == "panels" for mark in group.marks if mark.is_bold
    ]
    one, other = (
        target.rect for target in figure.targets if target.part == "mark" and target.items == ("second",)
    )
    assert one.x - titles[0].x == pytest.approx(other.x - titles[1].x)


def test_bars_of_all_panels_are_on_one_scale(case):
    figure = make_figure(case, a_spec(view="bars", by="seller", multiples="province"))
    wide = {target.items[0]: target.rect.width for target in figure.targets if target.part == "mark"}
    assert wide["first"] == pytest.approx(4 * wide["second"])


def test_circles_of_all_panels_are_on_one_scale_of_area_and_at_one_place_of_the_map(case):
    spec = a_spec(view="map", multiples="kind", symbols="CNY proceeds")
    figure = make_figure(case, spec)
    (one,), (other,) = (marks_of(figure, id, Disc) for id in ("first", "second"))
    assert one.radius**2 == pytest.approx(4 * other.radius**2)
    plain = make_figure(case, a_spec(view="map", multiples="province", symbols="count", has_routes=False))
    frames = [group.clip for group in plain.groups if group.name == "symbols"]
    assert len(frames) == 2
    assert (frames[0].width, frames[0].height) == (frames[1].width, frames[1].height)
    lands = [group.marks for group in plain.groups if group.name == "land"]
    for one, other in zip(*lands, strict=True):
        assert one.points - (frames[0].x, frames[0].y) == pytest.approx(
            other.points - (frames[1].x, frames[1].y)
        )


def test_a_map_of_a_province_shows_what_happened_there_alone(case):
    figure = make_figure(case, a_spec(view="map", multiples="province"))
    marks = [target.items for target in figure.targets if target.part == "mark"]
    assert sorted(id for items in marks for id in items) == ["first", "fourth", "second"]


def test_there_is_one_legend_one_source_line_and_one_block_of_notes(case):
    for view in IN_PANELS:
        figure = make_figure(case, a_spec(view=view, symbols="count", notes="under", legend="full"))
        names = [group.name for group in figure.groups]
        assert names.count("source") == 1
        assert names.count("legend") <= 1
        assert names.count("notes") == 1
        assert names.count("key") <= 1


def test_sums_that_stand_in_several_panels_are_not_to_be_added(case):
    told = words(make_figure(case, a_spec(view="bars")), "rest")
    assert told == ["The sum of 1 event stands in several panels: do not add the panels up."]
    assert not words(make_figure(case, a_spec(view="bars", multiples="kind")), "rest")


def test_curves_of_several_panels_rise_on_one_scale_over_one_span_of_time(case):
    figure = make_figure(case, a_spec(view="cumulative", multiples="province"))
    at = {
        text: sorted(mark.y for g in figure.groups for mark in g.marks if getattr(mark, "text", "") == text)
        for text in ("¥0", "¥2m")
    }
    assert len(at["¥0"]) == len(at["¥2m"]) == 2
    heights = [low - high for low, high in zip(at["¥0"], at["¥2m"], strict=True)]
    assert heights[0] > 25
    assert heights[0] == pytest.approx(heights[1])
    assert words(figure, "panels")[1::2] == ["¥1m", "¥4m"]  # what each comes to, under its name


def test_a_vertical_timeline_stands_in_panels_with_the_events_of_each(case):
    figure = make_figure(case, a_spec(view="vertical", preset="print-163mm"))
    assert words(figure, "panels")[::2] == ["Ann", "Bo"]
    assert words(figure, "dates").count("6\u00a0May 2021") == 2  # it is Ann's and Bo's


def test_a_phone_has_one_column_and_a_page_of_fixed_height_names_what_it_drops(case):
    def columns(figure):
        return {mark.x for group in figure.groups if group.name == "panels" for mark in group.marks}

    assert len(columns(make_figure(case, a_spec(preset="phone-1080", view="bars")))) == 1
    assert len(columns(make_figure(case, a_spec(preset="web-1200", view="bars")))) == 2
    low = make_figure(case, a_spec(size="500x330px", view="strip"))
    assert any("panels find" in warning or "panels finds" in warning for warning in low.warnings)
    assert any("Bo" in text for text in words(low, "rest"))


# what is kept and told ---------------------------------------------------------------------------


def test_a_figure_in_panels_comes_back_as_it_was_kept():
    spec = a_spec(panels=("Ann", "Bo"), panel_order="sum", most_panels=3, has_untold=True)
    assert spec_of(SavedFigure("f", "Panels", spec.view, spec.settings())) == spec
    plain = FigureSpec().in_panels("actor")
    assert (plain.multiples, plain.lanes_by) == ("actor", "none")
    assert plain.in_panels("") == FigureSpec()
    assert FigureSpec(multiples="moon phase").panels_by == ""
    assert FigureSpec(view="flow", multiples="actor").panels_by == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternative_text_and_long_description_tell_the_panels(case, tmp_path, language):
    spec = a_spec(language=language, most_panels=1)
    by = {"en": "actor", "de": "Akteur", "fr": "acteur", "zh-Hans": "行为者", "zh-Hant": "行為者"}[language]
    figure = make_figure(case, spec)
    assert by in figure.description
    (path,) = write_beside(case, spec, tmp_path / "f.svg", is_described=True)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert "Ann" in lines
    assert sum("The second thing" in line for line in lines) == 1
    assert any("Bo" in line for line in lines)
    told = metadata_of(spec, figure, read_for(case, spec), is_described=True)
    assert (told.description, told.details.splitlines()) == (figure.description, lines)


def test_the_long_description_of_bars_tells_the_sums_of_each_panel(case, tmp_path):
    spec = a_spec(view="bars", multiples="province")
    (path,) = write_beside(case, spec, tmp_path / "f.svg", is_described=True)
    lines = path.read_text(encoding="utf-8").splitlines()
    jiangsu, hunan = lines.index("Jiangsu"), lines.index("Hunan")
    assert "¥4m" in lines[jiangsu + 1]
    assert "¥1m" in lines[hunan + 1]


def test_the_record_of_a_publication_holds_what_says_in_which_panel_an_event_stands(case):
    plain = {claim.id for claim in claims_shown(case, a_spec().whole)}
    assert {claim.id for claim in claims_shown(case, a_spec())} - plain == {
        "first-ann", "second-ann", "second-bo", "third-ann", "fourth-bo",
    }  # fmt: skip
    assert "second-bo" in {claim.id for claim in claims_shown(case, a_spec(view="bars"))}


def test_a_frame_of_the_web_holds_the_panels(case):
    for picture in figure_for_frame(case, a_spec(title="Who did what")).pictures:
        assert {"Ann", "Bo"} <= set(words(picture.figure, "panels"))


# the command line --------------------------------------------------------------------------------


def test_panels_are_asked_for_on_the_command_line(sample_path, tmp_path, capsys):
    out = tmp_path / "maps.svg"
    asked = [
        "--view",
        "map",
        "--extent",
        "China",
        "--multiples",
        "province",
        "--panel",
        "Hunan",
        "--panel",
        "Henan",
    ]
    assert main(["export", str(sample_path), str(out), *asked, "--symbols", "count"]) == 0
    text = out.read_text(encoding="utf-8")
    assert ">Hunan<" in text
    assert "Not shown: " in text
    with Case.open(sample_path) as case:
        assert saved_spec(case, None, "map").multiples == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--view", "flow", "--multiples", "actor"], "has no panels"),
        (["--panels", "3"], "say with --multiples"),
        (["--multiples", "actor", "--panels", "few"], "no number of panels"),
        (["--multiples", "mood"], "invalid choice"),
    ],
)
def test_what_has_no_panels_is_refused_in_a_sentence(sample_path, tmp_path, capsys, asked, said):
    try:
        code = main(["export", str(sample_path), str(tmp_path / "f.svg"), *asked])
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "f.svg").exists()


def test_lanes_stay_as_they_were_asked_for(sample_path, tmp_path):
    out = tmp_path / "f.svg"
    asked = ["--multiples", "actor", "--panel", "Qian Zhimin", "--lanes", "kind", "--window", "2018/2025"]
    assert main(["export", str(sample_path), str(out), *asked]) == 0
    assert ">Judgment<" in out.read_text(encoding="utf-8")
