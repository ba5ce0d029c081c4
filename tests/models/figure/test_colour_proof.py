"""A figure without colour, and for readers who see fewer: what they see, and what they cannot tell apart."""

import json
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.colour_proof import SIGHTS, alike, distance, figure_seen, seen
from models.figure.marks import Label
from models.figure.proof import proof
from models.figure.scene import Look
from models.machine.paths import resource
from tests.figures import a_figure_of_all_marks, a_page_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_greyscale_is_grey_and_black_and_white_stay(colour):
    grey = seen(colour, "greyscale")
    assert grey[1:3] == grey[3:5] == grey[5:7]
    for sight in SIGHTS:
        assert seen("#ffffff", sight) == "#ffffff"
        assert seen("#000000", sight) == "#000000"
    assert seen(colour, "colour") == colour


def test_red_and_green_come_together_for_those_who_see_no_green():
    red, green = "#d7191c", "#4dac26"
    assert distance(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < distance(red, green) / 2


def test_the_distance_is_that_of_the_books():
    assert distance("#ffffff", "#000000") == pytest.approx(100, abs=0.1)
    assert distance("#ff0000", "#00ff00") == pytest.approx(170.6, abs=0.5)


def test_every_colour_of_a_figure_is_turned_and_nothing_else():
    figure = a_figure_of_all_marks()
    grey = figure_seen(figure, "greyscale")
    colours = {
        colour
        for group in grey.groups
        for mark in group.marks
        for colour in (
            (mark.colour, mark.halo)
            if isinstance(mark, Label)
            else (mark.fill, mark.stroke and mark.stroke.colour)
        )
        if colour
    }
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)
    assert [group.name for group in grey.groups] == [group.name for group in figure.groups]
    assert figure_seen(figure, "colour") is figure


def looks_of(kinds):
    return [Look(kind["name"], kind["name"], kind["colour"], kind["shape"]) for kind in kinds]


def test_the_built_in_kinds_can_be_told_apart_by_everybody():
    kinds = tomllib.loads(resource("styles", "kinds.toml").read_text("utf-8"))["kind"]
    assert list(alike(looks_of(kinds))) == []


def test_the_kinds_of_every_template_can_be_told_apart_by_everybody_in_grey_print_too():
    files = sorted(resource("templates").glob("*.json"))
    assert files
    told = [json.loads(file.read_text("utf-8"))["kinds"] for file in files]
    assert [line for kinds in told for line in alike(looks_of(kinds))] == []


def test_sales_and_seizures_stay_apart_in_grey_print():
    kinds = tomllib.loads(resource("styles", "kinds.toml").read_text("utf-8"))["kind"]
    greys = {kind["id"]: seen(kind["colour"], "greyscale") for kind in kinds}
    assert distance(greys["sale"], greys["seizure"]) > 25


def test_two_kinds_of_one_shape_that_are_one_grey_are_named():
    one, other = Look("a", "Sale", "#cc79a7", "disc"), Look("b", "Raid", "#56b4e9", "disc")
    assert list(alike([one, other])) == [
        "Sale and Raid look alike in grey: give one another colour or shape."
    ]


def test_two_kinds_of_one_shape_and_nearly_one_colour_are_named():
    one, other = Look("a", "Sale", "#d7191c", "disc"), Look("b", "Raid", "#d7301c", "disc")
    assert list(alike([one, other])) == ["Sale and Raid look alike: give one another colour or shape."]
    assert list(alike([one, replace(other, shape="star")])) == []
    green = replace(other, colour="#857a1a")
    assert [line.split(":")[0] for line in alike([one, green])] == [
        "Sale and Raid look alike for readers with deuteranopia"
    ]


def test_the_proof_names_the_pair_that_is_too_pale_and_the_line_that_is_too_thin(measure, style):
    page = a_page_of(["Words"])
    assert list(proof(page, style, measure)) == []
    pale = replace(style, place_faint="#999999", leader_width=0.2, leader="#dddddd")
    told = " ".join(proof(page, pale, measure))
    assert "names of provinces #999999 has a contrast of 2.3 to #ebe9e4" in told
    assert "leader #dddddd has a contrast of 1.4 to #ffffff: at least 3 is wanted" in told
    assert "leader_width is 0.2 points, below the thinnest of 0.25" in told


def test_the_proof_names_words_that_are_too_small(measure, style):
    assert list(proof(a_page_of(["Small words"], size=6.0), style, measure)) == [
        "“Small words” is set in 6 points, below the smallest of 6.5 points."
    ]
