"""The map is laid out anew for a change that can be seen on it, and for no other."""

from dataclasses import replace

import pytest

from gui.canvas.map_view import MapView
from models.records.story import Claim, Event, Field, Place, PlaceId, new_id
from models.values.when import When
from models.values.where.points import Point

SALE = "jiafenxiang-sales"


@pytest.fixture
def map_view(qtbot, sample_session, sample_selection):
    view = MapView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    view.grab()
    return view


def test_another_title_leaves_the_map_as_it_is(map_view, sample_session):
    figure = map_view.figure
    event = sample_session.reader.get(Event, SALE)
    sample_session.edit("Rename", lambda w: w.replace(replace(event, title="Another")))
    assert map_view.figure is figure


def test_a_moved_place_moves_on_the_map(map_view, sample_session):
    figure = map_view.figure
    place = sample_session.reader.get(Place, "xuzhou")
    sample_session.edit("Move", lambda w: w.replace(replace(place, point=Point(30.0, 110.0))))
    assert map_view.figure is not figure


def test_another_date_and_another_place_of_an_event_are_followed(map_view, sample_session, sample_selection):
    event = sample_session.reader.get(Event, SALE)
    figure = map_view.figure
    sample_session.edit("Date", lambda w: w.replace(replace(event, when=When.from_edtf("2019"))))
    assert map_view.figure is not figure
    figure = map_view.figure
    far = Place(PlaceId(new_id()), "Oslo", point=Point(59.9, 10.7))
    claim = sample_session.reader.where(Claim, event_id=SALE, field=str(Field.WHERE))[0]

    def change(writer):
        writer.add(far)
        writer.replace(replace(claim, place_id=far.id))

    sample_session.edit("Place", change)
    assert map_view.figure is not figure
