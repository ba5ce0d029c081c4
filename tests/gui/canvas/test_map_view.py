"""The map on the screen: what it shows, and what mouse and keys do with it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.canvas.map_view import MapView
from models.index.filters import Filter

SALE = "jiafenxiang-sales"


@pytest.fixture
def view(qtbot, sample_session, sample_selection):
    view = MapView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(800, 420)
    view.show()
    return view


def ids_of(figure):
    return {id for target in figure.targets for id in target.items}


def test_the_map_begins_where_most_events_lie_and_says_what_lies_outside(view):
    assert SALE in ids_of(view.figure)
    assert "qian-plea" not in ids_of(view.figure)
    assert "Southwark" in view.figure.warnings[0]


def test_zero_shows_every_place(view):
    QTest.keyClick(view, Qt.Key.Key_0)
    assert {SALE, "qian-plea"} <= ids_of(view.figure)
    assert view.figure.warnings == ()


def test_a_filter_leaves_only_its_places_and_fits_them(view, sample_selection):
    sample_selection.set_filter(Filter(jurisdictions=frozenset({"GB"})))
    view.settle()
    assert "qian-plea" in ids_of(view.figure)
    assert SALE not in ids_of(view.figure)


def test_the_map_follows_the_window_of_time(view, sample_selection):
    before = ids_of(view.figure)
    sample_selection.set_window((738000.0, 738400.0))
    assert ids_of(view.figure) < before


def test_zoom_keeps_the_place_under_the_pointer_and_a_drag_takes_it_along(view):
    assert view.figure
    place = view._view.to_place(300, 200)
    view.zoom_at(1.5, 300, 200)
    assert view._view.to_screen([(place.lon, place.lat)])[0] == pytest.approx((300, 200), abs=0.01)
    view.pan(40, -25)
    assert view._view.to_screen([(place.lon, place.lat)])[0] == pytest.approx((340, 175), abs=0.01)


def test_a_click_on_a_symbol_selects_the_events_there(view, sample_selection):
    sample_selection.set_filter(Filter(kinds=frozenset({"sale"}), places=frozenset({"xuzhou"})))
    target = next(t for t in view.figure.targets if SALE in t.items)
    x, y = target.rect.x + target.rect.width / 2, target.rect.y + target.rect.height / 2
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert sample_selection.events == (SALE,)


def test_the_selected_event_is_marked(view, sample_selection):
    plain = view.grab().toImage()
    sample_selection.select([SALE])
    assert view.grab().toImage() != plain


def test_the_view_survives_any_size_and_the_closing_of_the_case(view, sample_session):
    for size in ((1, 1), (20, 900), (900, 20), (800, 420)):
        view.resize(*size)
        view.grab()
    sample_session.close()
    view.grab()
