"""The choices of small multiples in the studio: what panels stand for, their order, and how many there are."""

from models.figure.marks import Label
from models.publication.choices import spec_of
from models.records.desk import SavedFigure
from tests.gui.publish.test_map_choices import choose, write


def titles(figure):
    """Return the titles of the panels."""
    return [
        mark.text
        for group in figure.groups
        if group.name == "panels"
        for mark in group.marks
        if isinstance(mark, Label) and mark.is_bold
    ]


def test_a_timeline_is_put_into_panels_and_back_into_one_picture_with_undo_between(page, make):
    make(choose, page.choices["lanes_by"], "kind")
    figure = make(choose, page.choices["multiples"], "kind")
    assert titles(figure)[:2] == ["Licensing", "Notice"]
    assert (page.spec.multiples, page.spec.lanes_by) == ("kind", "none")
    assert page.choices["lanes_by"].value == "none"
    assert page.undo_words == "Change lanes, panels"
    make(page.undo)
    assert (page.spec.multiples, page.spec.lanes_by) == ("", "kind")
    make(page.redo)
    figure = make(choose, page.choices["multiples"], "")
    assert titles(figure) == []
    assert page.spec.lanes_by == "kind"


def test_panels_are_ordered_chosen_and_limited(page, make):
    make(choose, page.choices["multiples"], "kind")
    figure = make(write, page.choices["most_panels"], "2")
    assert titles(figure) == ["Licensing", "Notice"]
    figure = make(choose, page.choices["panel_order"], "name")
    assert titles(figure) == ["Holding", "Judgment"]
    figure = make(write, page.choices["panels"], "Sale; Seizure")
    assert titles(figure) == ["Sale", "Seizure"]
    kept = SavedFigure("f", "Panels", page.spec.view, page.spec.settings())
    assert spec_of(kept) == page.spec


def test_lanes_within_panels_are_offered_once_each_in_the_order_of_lanes(page, make):
    make(choose, page.choices["multiples"], "tag")
    make(choose, page.choices["lanes_by"], "kind")
    assert len(set(page.choices["lanes"].lanes)) == len(page.choices["lanes"].lanes)
    assert "notice" in page.choices["lanes"].lanes
