import pytest

from gui.parts.theme import DARK, LIGHT, contrast, palette_of, stylesheet, theme_named


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "ground"), ("text", "raised"), ("quiet", "ground"), ("quiet", "raised"), ("accent", "ground"),
        ("accent", "raised"), ("on_accent", "accent"), ("on_chosen", "chosen"), ("warning", "ground"),
        ("good", "ground"),
    ],
)  # fmt: skip
def test_every_text_can_be_read_on_its_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_outline_of_a_field_and_the_focus_can_be_seen(theme):
    assert contrast(theme.edge, theme.ground) >= 3
    assert contrast(theme.accent, theme.ground) >= 3


def test_black_on_white_has_the_greatest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_only_the_dark_theme_is_dark(qapp):
    assert DARK.is_dark
    assert not LIGHT.is_dark
    assert theme_named("dark") is DARK
    assert theme_named("light") is LIGHT


def test_the_stylesheet_knows_no_colour_that_the_theme_does_not(qapp):
    import re
    from dataclasses import astuple

    assert set(re.findall(r"#[0-9a-f]{6}", stylesheet(DARK, 10))) <= set(astuple(DARK))


def test_text_of_twice_the_size_is_twice_the_size_in_the_stylesheet():
    assert "font-size: 44.0pt" in stylesheet(LIGHT, 20)
    assert "font-size: 22.0pt" in stylesheet(LIGHT, 10)


def test_the_palette_shows_the_selection_in_the_colours_of_the_theme(qapp):
    palette = palette_of(DARK)
    assert palette.highlight().color().name() == DARK.chosen
    assert palette.highlightedText().color().name() == DARK.on_chosen
