"""The export command: figures by name, in their own sizes and looks, with what stands beside them."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PIL import Image

from models.case import Case
from models.commands.commandline import main
from models.figure.scene import LabelChange
from models.publication.choices import FigureSpec
from models.records.desk import SavedFigure
from tests.builders import a_case, add, an_event

SALE = "jiafenxiang-sales"


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def kept(sample_path):
    """The sample with a figure called Sales of its own choices."""
    spec = FigureSpec(kinds=("sale",), title="What was sold", size="120mm", notes="out")
    spec = spec.with_label(SALE, LabelChange(text="The agent sells"))
    with Case.open(sample_path, who="Ana") as case:
        add(case, SavedFigure("s", "Sales", "timeline", spec.settings()))
    return sample_path


def words(path):
    return ["".join(text.itertext()) for text in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]


def test_a_figure_is_written_by_its_name_as_it_was_kept(run, kept, tmp_path):
    out = tmp_path / "sales.svg"
    assert run("export", kept, out, "--figure", "Sales")[0] == 0
    told = words(out)
    assert "What was sold" in told
    assert any(line.endswith("The agent sells") for line in told)
    assert ET.parse(out).getroot().get("width") == "340.157pt"  # 120 mm


def test_what_the_command_says_goes_before_what_was_kept(run, kept, tmp_path):
    out = tmp_path / "sales.png"
    assert run("export", kept, out, "--figure", "Sales", "--preset", "web-600", "--title", "Sold")[0] == 0
    with Image.open(out) as picture:
        assert picture.width == 600
    assert run("export", kept, out, "--figure", "Sales", "--size", "640x480px", "--force")[0] == 0
    with Image.open(out) as picture:
        assert picture.size == (640, 480)


def test_sources_and_a_long_description_stand_beside_the_figure(run, sample_path, tmp_path):
    out = tmp_path / "t.svg"
    code, told, heard = run("export", sample_path, out, "--notes", "beside", "--describe")
    assert (code, told) == (0, f"{out} is written.\n")
    sources = (tmp_path / "t-sources.txt").read_text("utf-8")
    assert "1  Lee, Tsai & Partners" in sources
    assert "numbered in the list beside it" in " ".join(words(out))
    assert "Lee, Tsai & Partners" not in " ".join(words(out))
    described = (tmp_path / "t-description.txt").read_text("utf-8")
    assert "4 Sept 2017: 2017 announcement halting token offerings" in described
    assert "t-sources.txt stands beside it" in heard


@pytest.mark.parametrize("view", ["both", "strip"])
def test_every_view_has_its_name(run, sample_path, tmp_path, view):
    out = tmp_path / "t.svg"
    assert run("export", sample_path, out, "--view", view, "--preset", "print-163mm")[0] == 0
    assert "PlusToken: final ruling and forfeiture" in " ".join(words(out))


def test_a_draft_marks_what_is_not_checked(run, sample_path, tmp_path):
    out = tmp_path / "t.svg"
    run("export", sample_path, out, "--marks", "--view", "strip")
    assert "[sources\u00a0disagree]" in " ".join(words(out))


def test_events_with_a_tag_are_left_out(run, sample_path, tmp_path):
    run("export", sample_path, tmp_path / "t.svg", "--without-tag", "holdings")
    assert "United States put at" not in " ".join(words(tmp_path / "t.svg"))


def test_a_house_style_sets_sizes_and_colours(run, sample_path, tmp_path):
    (tmp_path / "house.toml").write_text('ink = "#000080"\n[kinds]\nsale = "#123456"', encoding="utf-8")
    out = tmp_path / "t.svg"
    assert run("export", sample_path, out, "--house", tmp_path / "house.toml")[0] == 0
    assert 'fill="#000080"' in out.read_text("utf-8")
    assert 'fill="#123456"' in out.read_text("utf-8")


def test_pale_words_of_a_house_style_are_named(run, sample_path, tmp_path):
    (tmp_path / "house.toml").write_text('soft = "#aaaaaa"', encoding="utf-8")
    told = run("export", sample_path, tmp_path / "t.svg", "--house", tmp_path / "house.toml")[2]
    assert "soft #aaaaaa has a contrast of 2.3 to #ffffff: at least 4.5 is wanted" in told


def test_what_finds_no_room_is_named(run, sample_path, tmp_path):
    told = run("export", sample_path, tmp_path / "t.svg", "--size", "110x120mm")[2]
    assert "Note: Not labelled: " in told
    assert "; …)." in told


def test_events_without_a_source_are_named(run, tmp_path):
    with a_case(tmp_path, an_event("The ship sails", "2013-09-27")) as case:
        path = case.path
    told = run("export", path, tmp_path / "t.svg")[2]
    assert "Note: Without a source: 1 (The ship sails)." in told


def test_the_file_tells_what_the_figure_is_and_nothing_of_where_it_was_made(run, kept, tmp_path):
    out = tmp_path / "sales.svg"
    rights = ("--alt", "What was sold", "--rights", "© The Gazette")
    assert run("export", kept, out, "--figure", "Sales", *rights)[0] == 0
    whole = out.read_text("utf-8")
    assert "<desc>What was sold</desc>" in whole
    assert '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© The Gazette<' in whole
    assert "<photoshop:Credit>Dateline sample case</photoshop:Credit>" in whole
    assert run("export", kept, out, "--figure", "Sales", "--no-metadata", "--force")[0] == 0
    bare = out.read_text("utf-8")
    assert "metadata" not in bare
    assert "<desc" not in bare
    assert str(tmp_path) not in whole


def test_letters_can_be_drawn_as_shapes(run, kept, tmp_path):
    out = tmp_path / "sales.svg"
    assert run("export", kept, out, "--figure", "Sales", "--outlined")[0] == 0
    assert words(out) == []


WRONG = {
    "a size": ("--size", "wide"),
    "an alternative text that is too long": ("--alt", "x" * 251),
    "a house style that is not there": ("--house", "nowhere.toml"),
    "a figure that is not kept": ("--figure", "none"),
    "a place for notes": ("--notes", "above"),
    "a page that is too low for its words": ("--size", "163x20mm"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_choice_is_one_sentence_and_nothing_is_written(run, sample_path, tmp_path, what):
    code, told, heard = run("export", sample_path, tmp_path / "t.svg", *WRONG[what])
    assert (code, told, heard.count("\n")) == (2, "", 1)
    assert list(tmp_path.glob("t*.svg")) == []


def test_a_kept_figure_is_text_that_others_can_read(kept):
    with Case.open(kept, read_only=True) as case:
        saved = next(one for one in case.reader.all(SavedFigure) if one.name == "Sales")
    assert json.loads(saved.settings)["labels"] == {SALE: {"text": "The agent sells"}}
    assert replace(saved, settings="{}").settings == "{}"


def test_a_document_tells_all_events_unless_a_figure_is_named(sample_path, tmp_path):
    whole, part = tmp_path / "whole.md", tmp_path / "part.md"
    assert main(["export", str(sample_path), str(whole), "--view", "chronology"]) == 0
    assert main(["export", str(sample_path), str(part), "--view", "chronology", "--figure", "timeline"]) == 0
    assert "2013 notice on Bitcoin risk" in whole.read_text(encoding="utf-8")
    assert "2013 notice on Bitcoin risk" not in part.read_text(encoding="utf-8")


def test_a_letter_that_no_font_has_stops_the_export_until_gaps_are_asked_for(run, sample_path, tmp_path):
    ask = ("export", sample_path, tmp_path / "a.png", "--view", "strip", "--title", "𓀀 sold")
    code, _, said = run(*ask)
    assert code != 0
    assert "No font has 𓀀 (U+13000)" in said
    assert "--missing-letters" in said
    assert run(*ask, "--missing-letters")[0] == 0
