"""What pointing at the timeline says, and what a box drawn on it selects."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.canvas.hover_card import HoverCard
from gui.canvas.timeline_view import TimelineView
from models.records.cards import card_of
from models.records.story import Event, EventId, Source

SALE = "jiafenxiang-sales"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(qtbot, sample_session, sample_selection):
    view = TimelineView(sample_session, sample_selection)
    qtbot.addWidget(view)
    view.resize(900, 460)
    view.show()
    yield view.canvas  # noqa: PT022 - the view must live on


@pytest.fixture
def card(qtbot, sample_session):
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    host.show()
    yield HoverCard(sample_session, host)  # noqa: PT022 - the host must live on


def pointed(qtbot, card, items):
    card.point_at(items, QPoint(100, 100))
    qtbot.waitUntil(card.isVisible)


def test_the_card_of_an_event_says_date_title_sums_places_and_sources(qtbot, card):
    pointed(qtbot, card, (SALE,))
    assert "2018" in card.date.text()
    assert "3 billion yuan" in card.title.text()
    assert "¥3bn" in card.facts.text()
    assert "more" in card.sources.text()


def test_markup_in_a_title_is_shown_as_it_was_typed(qtbot, card, sample_session):
    event = sample_session.reader.get(Event, SALE)
    sample_session.edit("x", lambda w: w.replace(Event(event.id, event.kind_id, "<b>bold</b>", event.when)))
    pointed(qtbot, card, (SALE,))
    assert card.title.text() == "<b>bold</b>"
    assert card.title.textFormat() == Qt.TextFormat.PlainText


def test_of_many_events_the_first_are_named_and_the_rest_are_counted(qtbot, card, sample_session):
    pointed(qtbot, card, sample_session.index.ids[:64])
    assert card.title.text() == "64 events"
    assert len(card.facts.text().splitlines()) == 8
    assert sample_session.index.titles[0][:20] in card.facts.text()
    assert card.sources.text() == "and 56 more"


def test_the_card_stays_inside_the_window(qtbot, card):
    window = card.window()
    card.point_at((SALE,), window.mapToGlobal(QPoint(895, 595)))
    qtbot.waitUntil(card.isVisible)
    assert window.rect().contains(card.geometry())


def test_a_pointer_that_leaves_puts_the_card_away(qtbot, card):
    pointed(qtbot, card, (SALE,))
    card.point_at((), QPoint(0, 0))
    assert card.isHidden()


def test_a_confidential_source_goes_by_its_code_name_on_a_card(sample_session):
    source = next(c.source for c in sample_session.reader.dossier(EventId(SALE)).sources)
    hidden = Source(
        source.id, "Real Name", publisher="Real House", confidentiality="confidential", code_name="HERON"
    )
    sample_session.edit("x", lambda w: w.replace(hidden))
    card = card_of(sample_session.reader.dossier(EventId(SALE)))
    assert "HERON" in card.sources
    assert "Real House" not in card.sources_line


def test_a_box_drawn_with_shift_selects_the_events_in_it(canvas, sample_selection):
    marks = [target for target in canvas.figure.targets if target.part == "mark"]
    left, right = QPoint(canvas.inset + 120, 30), QPoint(canvas.width() - 5, 120)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, SHIFT, left)
    QTest.mouseMove(canvas, QPoint(400, 80))
    QTest.mouseMove(canvas, right)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, SHIFT, right)
    inside = {
        id
        for mark in marks
        if mark.rect.x + canvas.inset < right.x() + 1
        and mark.rect.right + canvas.inset > left.x()
        and mark.rect.y < right.y() + 1
        and mark.rect.bottom > left.y()
        for id in mark.items
    }
    assert len(inside) > 3
    assert set(sample_selection.events) == inside


def test_a_drag_without_shift_moves_the_window_and_selects_nothing(canvas, sample_selection):
    sample_selection.set_window((737_000.0, 738_000.0))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 80))
    QTest.mouseMove(canvas, QPoint(430, 80))
    QTest.mouseMove(canvas, QPoint(480, 80))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(480, 80))
    assert sample_selection.window[0] < 737_000.0
    assert sample_selection.events == ()


def test_what_breaks_while_painting_is_told_and_does_not_end_the_process(qtbot, canvas, monkeypatch):
    def break_down(_canvas, painter):
        painter.end()
        int("no number")  # PySide dies of an error of Python's own that nobody caught before

    with monkeypatch.context() as patch, qtbot.captureExceptions():
        patch.setattr(type(canvas), "paint_figure", break_down)
        with pytest.raises(ValueError, match="no number"):
            canvas.grab()
