"""The choices of a printed timeline: dates, sources by name, notes, lanes, annotations, a house's own columns."""

from pathlib import Path

import pytest

from models.case import Case
from models.commands.commandline import main
from models.errors import CaseError, WrongUse
from models.figure.marks import Label
from models.machine.paths import resource
from models.publication.annotations import read_annotation
from models.publication.choices import MOST_NOTES, PRESETS, FigureSpec, spec_of
from models.publication.house_files import with_house
from models.publication.label_dates import label_dates, without_date
from models.publication.studio import make_figure
from models.records.desk import SavedFigure
from models.values.when import When

MM = 72 / 25.4


@pytest.fixture
def case(sample_path):
    with Case.open(sample_path, who="A. Reporter") as case:
        yield case


def words_of(figure, group=""):
    return [
        mark.text
        for one in figure.groups
        if not group or one.name == group
        for mark in one.marks
        if isinstance(mark, Label)
    ]


YEAR = (float(When.from_edtf("2026").begins), float(When.from_edtf("2026").ends))


@pytest.mark.parametrize(
    ("edtf", "language", "said"),
    [
        ("2026-03-04", "en", "4 March"),
        ("2026-03-04", "zh-Hans", "3月4日"),
        ("2026-03", "de", "März"),
        ("../2026-03-05", "en", "before 6 March"),
        ("2026~", "en", "c. 2026"),
        ("2026", "fr", "2026"),
        ("2025-03", "en", "March 2025"),
        ("2026-03-04T14:30", "en", "4 March, 14:30"),
        ("2026-03-04/2027-01-05", "en", "4 March 2026 – 5 Jan 2027"),
    ],
)
def test_a_label_does_not_repeat_the_year_that_the_axis_says(edtf, language, said):
    assert label_dates("auto", YEAR, language)(When.from_edtf(edtf)) == said
    assert "2026" in label_dates("always", YEAR, "en")(When.from_edtf("2026-03-04"))
    assert not label_dates("never", YEAR, language)(When.from_edtf(edtf))


@pytest.mark.parametrize(
    ("title", "edtf", "rest"),
    [
        ("2021 notice on mining", "2021-09-24", "Notice on mining"),
        ("February 2025 judicial seminar", "2025-02", "Judicial seminar"),
        ("2013年关于风险的通知", "2013-12-05", "关于风险的通知"),
        ("2021-09-24: ban", "2021-09-24", "Ban"),
        ("2021", "2021", "2021"),
        ("2019 plan", "2021-09-24", "2019 plan"),
        ("20210 coins", "2021", "20210 coins"),
    ],
)
def test_a_title_does_not_say_its_own_date_again(title, edtf, rest):
    assert without_date(title, When.from_edtf(edtf)) == rest


def test_the_source_line_names_publishers_or_is_written_by_hand(case):
    line = " ".join(words_of(make_figure(case, FigureSpec(preset="web-1200")), "source"))
    assert line.startswith("Sources: ")
    assert "; " in line
    assert "others" in line
    own = make_figure(case, FigureSpec(preset="web-1200", source_line="Source: court records."))
    assert "Source: court records." in " ".join(words_of(own, "source"))


def test_many_notes_are_left_out_and_that_is_said_and_few_stand_under_the_figure(case):
    many = make_figure(case, FigureSpec(preset="web-1200"))
    assert not words_of(many, "notes")
    assert any("numbered sources are left out" in words for words in many.warnings)
    few = make_figure(case, FigureSpec(preset="web-1200", events=("plustoken-final",)))
    assert words_of(few, "notes")
    assert FigureSpec().noting(MOST_NOTES).notes == "under"
    assert FigureSpec(notes="under").noting(500).notes == "under"


def test_a_figure_without_lanes_or_with_lanes_of_other_names(case):
    bare = make_figure(case, FigureSpec(preset="web-1200", lanes_by="none", window="2025"))
    assert not words_of(bare, "lanes")
    named = FigureSpec(
        preset="web-1200", window="2025", lane_names=(("sale", "What was sold"), ("Notice", ""))
    )
    titles = words_of(make_figure(case, named), "lanes")
    assert "What was" in " ".join(titles)
    assert "Notice" not in titles


def test_an_event_of_two_actors_stands_in_the_lane_of_each(case):
    figure = make_figure(case, FigureSpec(preset="web-1200", lanes_by="actor", window="2025"))
    marks = [target for target in figure.targets if target.part == "mark"]
    assert len(marks) > len({target.items for target in marks})
    assert not set(figure.unlabelled) & {
        target.items[0] for target in figure.targets if target.part == "label"
    }


def test_annotations_point_at_a_day_or_span_a_stretch(case):
    told = ("2025-05-21: The bill passes", "2025-06/2025-09: A quiet summer")
    figure = make_figure(case, FigureSpec(preset="web-1200", window="2025", annotations=told))
    assert words_of(figure, "annotations") == ["The bill passes", "A quiet summer"]
    for wrong in ("no date", "2021-09-24:", "someday: words"):
        with pytest.raises(WrongUse):
            read_annotation(wrong)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_type_is_smaller_than_its_place_allows(case, preset):
    figure = make_figure(case, FigureSpec(preset=preset, window="2024/2025", notes="under"))
    least = min(mark.size for group in figure.groups for mark in group.marks if isinstance(mark, Label))
    assert least >= PRESETS[preset].smallest - 1e-6
    if preset in ("square-1080", "vertical-1080"):
        assert least * 390 / 1080 >= 11 - 1e-6


def test_what_is_too_high_or_too_full_says_what_helps(case):
    high = make_figure(case, FigureSpec(preset="print-52mm"))
    (words,) = [words for words in high.warnings if "the most that a page holds" in words]
    assert "show about" in words
    assert "wide" in words
    full = make_figure(case, FigureSpec(preset="square-1080"))
    assert any("too many for this size" in words for words in full.warnings)


def test_all_of_it_is_kept_with_the_figure():
    spec = FigureSpec(
        source_line="Source: courts.", dates="never", legend="out", lane_names=(("a", "A = b"), ("c", "")),
        key_event="e", annotations=("2021: x",), sentences="never", has_years=False, notes="auto",
    )  # fmt: skip
    assert spec_of(SavedFigure("f", "mine", "timeline", spec.settings())) == spec


@pytest.mark.parametrize("name", ["tabloid", "broadsheet", "magazine"])
def test_each_example_of_a_house_style_can_be_printed(case, name):
    path = Path(str(resource("styles", "examples"))) / f"{name}.toml"
    spec = with_house(FigureSpec(window="2025"), path)
    for column in [line.split(" = ")[0] for line in path.read_text().splitlines() if line.endswith('mm"')]:
        figure = make_figure(case, spec.changed(size=column))
        assert not [words for words in figure.warnings if "contrast" in words or "smallest" in words]
    assert spec.changed(size=column).format.most == pytest.approx(
        {"tabloid": 350, "broadsheet": 520, "magazine": 260}[name] * MM
    )


def test_a_house_style_names_all_choices_that_are_not_known(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[choices]\nlegend = "maybe"\nshade = "no"\n[columns]\none = 3', encoding="utf-8")
    with pytest.raises(CaseError) as error:
        with_house(FigureSpec(), path).format  # noqa: B018 - reading it is what is tried
    assert all(name in str(error.value) for name in ("legend", "shade", "one"))


def test_the_command_takes_them(sample_path, tmp_path, capsys):
    out = tmp_path / "out.svg"
    told = [
        "export",
        str(sample_path),
        str(out),
        "--view",
        "timeline",
        "--preset",
        "web-1200",
        "--window",
        "2025",
    ]
    more = [
        "--dates",
        "always",
        "--legend",
        "out",
        "--lane-name",
        "Sale=What was sold",
        "--source-line",
        "Source: us.",
    ]
    assert main([*told, *more, "--key", "Qian Zhimin sentenced", "--annotate", "2025-05-21: The bill"]) == 0
    drawn = out.read_text(encoding="utf-8")
    for words in ("Source: us.", "The bill", "11 Nov 2025"):
        assert words in drawn
    assert main([*told, "--force", "--key", "no such event"]) != 0
