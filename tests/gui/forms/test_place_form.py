"""The form of a place: found by any of its names, its point pasted, asked about, picked, and saved in one step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.forms.event_form import EventForm
from gui.forms.place_form import PlaceForm
from models.records.story import Place
from models.values.where.datum import from_wgs84
from models.values.where.points import Datum, PlacePrecision, Point, distance_km

TAIZHOU = Point(32.4555, 119.9232)


@pytest.fixture
def open_form(qtbot, sample_session, sample_selection, ask):
    def open_form(place_id=None, **more):
        form = PlaceForm(sample_session, sample_selection, ask, place_id, **more)
        qtbot.addWidget(form)
        form.resize(700, 780)
        form.show()
        return form

    return open_form


def find(form, words):
    form.search.setText(words)
    form.search.on_typed(words)
    return form.search.proposals()


def paste(form, words):
    form.point.line.setText(words)
    form.point.line.textEdited.emit(words)


@pytest.mark.parametrize("words", ["Huaian", "Huai'an", "淮安", "淮安市"])
def test_every_name_of_huaian_finds_it(open_form, words):
    form = open_form()
    assert find(form, words)
    form.search.choose(0)
    assert (form.local_name.text(), form.country.text()) == ("淮安", "CN")


@pytest.mark.parametrize(("one", "other"), [("泰州", "台州"), ("苏州", "宿州")])
def test_cities_of_one_latin_name_are_told_apart_by_their_province(open_form, one, other):
    form = open_form()
    assert find(form, one)[0] != find(form, other)[0]
    latin = find(form, "Taizhou" if one == "泰州" else "Suzhou")
    assert len({words.split("·")[1] for words in latin[:2]}) == 2


def test_what_was_found_fills_the_form(open_form, sample_session):
    form = open_form()
    find(form, "宿迁")
    form.search.choose(0)
    form.on_save()
    place = sample_session.reader.get(Place, form.place_id)
    assert (place.local_name, place.precision, place.datum) == ("宿迁", PlacePrecision.CITY, Datum.WGS84)
    assert place.origin == "GeoNames, by the gazetteer"


def test_the_name_that_a_table_gave_stays_among_the_other_names(open_form):
    form = open_form()
    form.name.setText("Klein-Huaian")
    form.aliases.setText("the port")
    for words in ("宿迁", "淮安"):  # chosen by mistake, and then the right one
        find(form, words)
        form.search.choose(0)
    assert form.place().aliases == ("the port", "Klein-Huaian")
    assert form.local_name.text() == "淮安"


def test_a_point_of_a_chinese_service_is_converted_and_the_numbers_given_are_kept(open_form):
    shown = from_wgs84(TAIZHOU, Datum.GCJ02)
    form = open_form("taizhou-js")
    paste(form, f"https://uri.amap.com/marker?position={shown.lon:.5f},{shown.lat:.5f}")
    place = form.place()
    assert distance_km(place.point, TAIZHOU) < 0.003
    assert place.datum is Datum.WGS84
    assert f"{shown.lat:.5f}"[:7] in place.origin
    assert "GCJ-02" in place.origin


def test_plain_numbers_in_china_are_asked_for_their_datum_before_they_are_saved(open_form):
    form = open_form("taizhou-js")
    paste(form, "32.456, 119.923")
    assert "which map" in form.find_problem()
    form.point.datum.setCurrentIndex(form.point.datum.findData("unknown"))
    assert form.find_problem() == ""
    assert (form.place().datum, form.place().point) == (Datum.UNKNOWN, Point(32.456, 119.923))


def test_nobody_is_asked_for_a_datum_outside_china(open_form):
    form = open_form("taizhou-js")
    paste(form, "51.5074, -0.1278")
    form.point.order.setCurrentIndex(1)
    assert form.find_problem() == ""
    assert form.place().point == Point(51.5074, -0.1278)


def test_the_order_of_two_numbers_is_asked_where_both_could_be_latitudes(open_form):
    form = open_form("taizhou-js")
    paste(form, "41.9, 12.5")
    assert "latitude" in form.find_problem()
    form.point.order.setCurrentIndex(2)
    assert form.place().point == Point(12.5, 41.9)


def test_what_cannot_be_read_is_told_and_nothing_is_saved(open_form, sample_session):
    steps = len(sample_session.reader.history_hashes())
    form = open_form("taizhou-js")
    paste(form, "somewhere in the east")
    form.on_save()
    assert "is not a point" in form.problem.text()
    assert len(sample_session.reader.history_hashes()) == steps


def test_arrow_keys_move_the_pin_by_no_more_decimals_than_the_map_can_tell(open_form):
    form = open_form("taizhou-js")
    before = form.place().point
    form.point.map.setFocus()
    QTest.keyClick(form.point.map, Qt.Key.Key_Right)
    after = form.place().point
    assert after.lon > before.lon
    assert after.lon == round(after.lon, form.point.map.decimals())
    assert form.place().origin == "picked on the map"


def test_a_click_on_the_small_map_sets_the_pin_there(open_form):
    form = open_form("taizhou-js")
    small = form.point.map
    small.grab()
    wanted = small.view.to_place(60, 50)
    QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(60, 50))
    picked, rounding = form.place().point, 0.5 * 10.0 ** -small.decimals()
    assert abs(picked.lat - wanted.lat) <= rounding * 1.001
    assert abs(picked.lon - wanted.lon) <= rounding * 1.001


def test_a_place_of_many_events_says_how_many_will_move_and_moves_them_in_one_step(
    open_form, sample_session, ask
):
    form = open_form("xuzhou")
    count = form.events_here()
    assert count > 1
    assert str(count) in form.problem.text()
    paste(form, "geo:34.27,117.2")
    form.on_save()
    assert str(count) in ask.asked[0]
    assert sample_session.reader.get(Place, "xuzhou").point != Point(34.27, 117.2)
    ask.answers = [True]
    form.on_save()
    assert sample_session.reader.get(Place, "xuzhou").point == Point(34.27, 117.2)
    sample_session.undo()
    assert sample_session.reader.get(Place, "xuzhou").point != Point(34.27, 117.2)


def test_an_untouched_form_changes_nothing(open_form, sample_session):
    steps = len(sample_session.reader.history_hashes())
    for place in sample_session.reader.all(Place):
        form = open_form(place.id)
        assert form.place() == place
        form.close()
    assert len(sample_session.reader.history_hashes()) == steps


def test_the_place_of_a_line_is_made_in_its_own_form_and_named_on_the_line(
    qtbot, sample_session, sample_selection, ask
):
    event = EventForm(sample_session, sample_selection, ask)
    qtbot.addWidget(event)
    row = event.places.rows[0]
    row.name.setText("A warehouse")
    row.edit_button.click()
    form = event.findChild(PlaceForm)
    assert form.name.text() == "A warehouse"
    paste(form, "geo:34.27,117.2")
    form.on_save()
    assert row.place_id == form.place_id
    assert row.line().place_id == form.place_id
