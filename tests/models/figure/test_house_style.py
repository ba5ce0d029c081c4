"""A newsroom's own style: sizes and colours replace ours, and what is wrong is named."""

import pytest

from models.errors import CaseError
from models.figure.style import house_style


def test_what_it_sets_is_taken_and_the_rest_stays(style):
    house = house_style('[words]\nink = "#000080"\n[sizes]\nlabel_size = 8\n[kinds]\nsale = "#112233"', style)
    assert (house.style.ink, house.style.label_size, house.style.rule) == ("#000080", 8.0, style.rule)
    assert house.kinds == (("sale", "#112233"),)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ink =", "cannot be read"),
        ('colour = "#000000"', "colour"),
        ('name = "mine"', "name"),
        ('ink = "navy"', "ink = 'navy' is no colour"),
        ('label_size = "large"', "label_size = 'large' is no size"),
        ("label_size = -1", "label_size"),
        ("label_size = nan", "label_size"),
        ("label_size = true", "label_size"),
        ("[kinds]\nsale = 3", "sale = 3 is no colour"),
    ],
)
def test_what_is_wrong_is_named(style, text, named):
    with pytest.raises(CaseError, match=named):
        house_style(text, style)


def test_all_that_is_wrong_is_named_at_once(style):
    with pytest.raises(CaseError) as error:
        house_style('ink = "navy"\nlabel_size = "large"\n[kinds]\nsale = 3', style)
    assert all(name in str(error.value) for name in ("ink", "label_size", "sale"))
    with pytest.raises(CaseError, match="colour_of_ink, size_of_ink"):
        house_style("size_of_ink = 1\ncolour_of_ink = 2", style)
