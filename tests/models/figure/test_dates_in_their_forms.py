"""Imprecise dates look imprecise: every form of date with its mark and its words, and all in one picture."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.exchange.image import write_image
from models.figure.date_marks import date_form
from models.figure.marks import Figure
from models.figure.page import layout_page
from models.figure.scale import TimeScale
from models.figure.scene import Heading, Item, Lane, Look, TimelineScene
from models.figure.timeline import layout_timeline, natural_height, timeline_keys
from models.values.when import When, words

APPROVED = Path(__file__).parents[2] / "pictures" / "dates-in-their-forms.png"
FORMS = (
    # EDTF, mark, dashed, words
    ("2020-05-14", "day", False, "14 May 2020"),
    ("2020-05", "span", False, "May 2020"),
    ("2020", "span", False, "2020"),
    ("201X", "span", False, "2010s"),
    ("2019-21", "span", False, "spring 2019"),
    ("2019-03/2020-08", "range", False, "March 2019 – Aug 2020"),
    ("2019-06/..", "since", False, "since June 2019"),
    ("2019-06/", "since", False, "from June 2019, end unknown"),
    ("../2020-05-14", "before", False, "before 15 May 2020"),
    ("[2020-05..]", "after", False, "May 2020 or later"),
    ("/2020-05-14", "until", False, "until 14 May 2020"),
    ("[2019-03..2020-08]", "within", False, "sometime between March 2019 and Aug 2020"),
    ("[2019-05-02,2020-03-04]", "either", False, "2 May 2019 or 4 March 2020"),
    ("{2019-05-02,2020-03-04}", "each", False, "2 May 2019 and 4 March 2020"),
    ("2020-07~", "span", True, "about July 2020"),
    ("2020?", "span", True, "2020 (uncertain)"),
)
WINDOW = (float(date(2018, 12, 1).toordinal()), float(date(2021, 6, 30).toordinal()))
WIDTH = 520.0
LOOK = Look("event", "Event", "#0072B2", "disc")


def a_page(measure, style):
    lanes = tuple(Lane(edtf, edtf) for edtf, *_ in FORMS)
    items = tuple(Item(edtf, told, When.from_edtf(edtf), "event", edtf) for edtf, *_, told in FORMS)
    scene = TimelineScene(items, lanes, (LOOK,), (), WINDOW)
    return layout_page(
        Heading("The forms of dates", "How exactly each is known decides how it is drawn"),
        (),
        lambda width, height: layout_timeline(scene, width, height, style, measure),
        WIDTH,
        None,
        style,
        measure,
        legend=lambda width: timeline_keys(scene, width, style, measure),
        natural_height=lambda width: natural_height(scene, width, style, measure),
    )


@pytest.mark.parametrize(("edtf", "shape", "is_dashed", "told"), FORMS)
def test_a_date_has_the_mark_and_the_words_of_what_is_known(style, edtf, shape, is_dashed, told):
    when = When.from_edtf(edtf)
    form = date_form(when, TimeScale(*WINDOW, 0.0, WIDTH), style)
    assert (form.shape, form.is_doubtful) == (shape, is_dashed)
    assert words(when) == told


@pytest.mark.parametrize("edtf", ["2020-05", "2020", "201X", "2019-21", "[2020-05..]", "../2020-05-14"])
def test_no_date_is_drawn_as_the_first_of_its_month_or_year(style, edtf):
    scale = TimeScale(*WINDOW, 0.0, WIDTH)
    when, form = When.from_edtf(edtf), date_form(When.from_edtf(edtf), TimeScale(*WINDOW, 0.0, WIDTH), style)
    assert form.shape != "day"
    if when.earliest and when.latest and when.earliest.toordinal() > WINDOW[0]:
        assert form.left == pytest.approx(scale.x(when.earliest.toordinal()))
        assert form.right == pytest.approx(scale.x(when.latest.toordinal() + 1))


def test_all_of_them_look_as_they_were_approved(measure, style, tmp_path):
    """Drawn again, fewer than 5 pixels in 1,000 may differ; after a wanted change look at it and approve it anew."""
    page = a_page(measure, style)
    assert isinstance(page, Figure)
    assert not page.unlabelled
    drawn = tmp_path / "drawn.png"
    write_image(page, drawn, dpi=144)
    new, old = (np.asarray(Image.open(path).convert("L"), np.int16) for path in (drawn, APPROVED))
    assert new.shape == old.shape
    assert (np.abs(new - old) > 32).mean() < 0.005
