"""The tour points at what it speaks of, goes on when the thing is done, and never comes unasked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.changing_language import follow
from gui.window.main_window import MainWindow
from gui.window.tour_steps import STEPS
from gui.window.welcome import WelcomePage
from models.records.desk import Check
from models.records.story import Claim, Event, EventId, Source
from models.values.when import When
from tests.builders import a_citation
from tests.gui.fakes import opened


@pytest.fixture
def page(qtbot):
    page = WelcomePage(Preferences())
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def whole(qtbot, ask):
    """The window with its real parts, and no case."""
    register_fonts()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


@pytest.fixture
def tour(whole, practice_path):
    """The tour at its first step, over a practice case that is open already."""
    assert opened(whole._session, practice_path)
    whole.menus["tour"].trigger()
    return whole.tour


def button(page, words):
    return next(one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == words)


def come_to(qtbot, tour, number):
    qtbot.waitUntil(lambda: tour.at == number, timeout=10_000)


def test_it_is_offered_until_it_is_declined_and_then_never_again(qtbot, page):
    assert button(page, "Take the tour").isVisible()
    button(page, "No, thanks").click()
    assert not button(page, "Take the tour").isVisible()
    again = WelcomePage(Preferences())
    qtbot.addWidget(again)
    again.show()
    assert not button(again, "Take the tour").isVisible()


def test_whoever_opened_a_case_is_not_offered_it_any_more(whole, practice_path):
    assert button(whole.welcome, "Take the tour").isVisible()
    assert opened(whole._session, practice_path)
    assert whole.tour.at is None
    whole._session.close()
    assert not button(whole.welcome, "Take the tour").isVisible()


def test_from_the_first_page_it_opens_the_practice_case_and_asks_for_nothing(qtbot, whole, ask):
    button(whole.welcome, "Take the tour").click()
    come_to(qtbot, whole.tour, 0)
    assert ask.asked == []
    assert "practice" in whole.banner.words.text()
    assert whole.focusWidget() is whole.tour.card.next
    folder = whole._session.case.path.parent
    whole._session.close()
    assert whole.tour.at is None
    qtbot.waitUntil(lambda: not folder.exists())


def test_each_step_goes_on_when_the_thing_is_done(qtbot, whole, tour):
    session = whole._session
    whole._selection.select(["cash"])
    tour.settle()
    assert "field by field" in tour.card.words.text()
    tour.card.next.click()
    assert tour.at == 1
    mine = Event(EventId("mine"), session.reader.get(Event, "cash").kind_id, "Mine")
    session.edit("Add event", lambda writer: writer.add(mine))
    assert tour.at == 1  # it has no date yet
    dated = Event(mine.id, mine.kind_id, mine.title, When.from_edtf("2024-05~"))
    session.edit("Date event", lambda writer: writer.replace(dated))
    come_to(qtbot, tour, 2)
    reader = whole.workspace.views["reader"]
    qtbot.waitUntil(lambda: reader.is_showing, timeout=10_000)
    claim, source = session.reader.all(Claim)[0], session.reader.all(Source)[0]
    session.edit("Cite", lambda writer: writer.add(a_citation(claim.id, source)))
    come_to(qtbot, tour, 3)
    check = session.reader.all(Check)[0]
    fields = {name: getattr(check, name) for name in check.__dataclass_fields__}
    session.edit("Check", lambda writer: writer.add(Check(**(fields | {"id": "anew"}))))
    come_to(qtbot, tour, 4)
    tour.card.next.click()
    assert tour.at is tour.card is None
    assert "F1" in whole.notices.words.text()


def test_the_card_covers_nothing_of_what_it_points_at_and_lies_in_the_window(qtbot, whole, tour):
    for number in range(len(STEPS)):
        come_to(qtbot, tour, number)
        card, frame = tour.card.geometry(), tour._pointer._frame
        assert frame.isValid()
        assert not card.intersects(frame)
        assert tour.card.parentWidget().rect().contains(card)
        QTest.keyClick(whole, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    come_to(qtbot, tour, None)


def test_the_mouse_goes_through_the_frame_and_the_card_can_be_pulled_aside(whole, tour):
    assert tour._pointer.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    before = tour.card.pos()
    for act, at in ((QTest.mousePress, 10), (QTest.mouseMove, -50)):
        act(tour.card, *([Qt.MouseButton.LeftButton] if act is QTest.mousePress else []), pos=QPoint(10, at))
    assert tour.card.y() < before.y()
    pulled = tour.card.pos()
    tour.settle()
    assert tour.card.pos() == pulled


@pytest.mark.parametrize("way", ["escape", "×"])
def test_it_is_left_at_any_time_and_does_not_come_back(whole, tour, way):
    tour.card.next.click()
    if way == "escape":
        QTest.keyClick(whole, Qt.Key.Key_Escape)
    else:
        tour.card.close_button.click()
    assert tour.at is None
    whole._selection.select(["cash"])
    assert tour.card is None


def test_in_the_form_that_opens_it_speaks_of_the_field_and_comes_home_when_it_closes(qtbot, whole, tour):
    tour.card.next.click()
    whole.menus["new_event"].trigger()
    form = whole.records.dialog
    tour.settle()
    assert tour.card.parentWidget() is form
    assert not tour.card.next.isVisible()  # the form has its own way on
    assert not tour.card.geometry().intersects(tour._pointer._frame)
    form.reject()
    qtbot.waitUntil(lambda: tour.card.parentWidget() is not form and tour.card.isVisible())
    assert tour.at == 1


def test_it_is_out_of_sight_while_the_window_is_blank(whole, tour):
    whole.menus["hide"].trigger()
    assert not tour.card.isVisible()
    whole.menus["hide"].trigger()
    assert tour.card.isVisible()


def test_it_goes_on_in_the_window_of_another_language(qtbot, whole, tour, ask):
    tour.card.next.click()
    new = follow(whole, whole._session, whole._preferences, ask)
    qtbot.addWidget(new)
    assert (tour.at, new.tour.at) == (None, 1)
    new.close()


def test_what_was_done_in_its_case_is_not_lost_unasked(qtbot, whole, ask, tmp_path):
    whole.menus["tour"].trigger()
    come_to(qtbot, whole.tour, 0)
    mine = Event(EventId("mine"), whole._session.reader.get(Event, "cash").kind_id, "Mine")
    whole._session.edit("Add event", lambda writer: writer.add(mine))
    ask.answers = [True, tmp_path / "kept.dateline"]
    whole._session.close()
    assert "practice case" in ask.asked[0]
    assert (tmp_path / "kept.dateline").exists()
