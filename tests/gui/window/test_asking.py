"""Questions in the window: completed, asked, shown as chips, kept by name, walked by the review."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.tables.filters import FilterPanel
from gui.window.main_window import MainWindow
from models.index.filters import Filter
from models.questions.reading import NotUnderstood
from models.records.desk import Question
from models.records.story import Event

JIANGSU = {
    "jiafenxiang-sales",
    "plustoken-first-instance",
    "plustoken-final",
    "plustoken-zhifan",
    "reuters-2025-04-16",
}


@pytest.fixture
def selection(sample_session):
    selection = Selection(sample_session)
    selection.on_case_opened()
    return selection


@pytest.fixture
def window(qtbot, sample_session, selection, ask):
    """A shown window with the sample."""
    window = MainWindow(sample_session, selection, Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()


@pytest.fixture
def bar(window):
    window.menus["find"].trigger()
    return window.bar.search


def shown_events(selection):
    index = selection._session.index
    return {index.ids[row] for row in selection.in_filter().nonzero()[0]}


def test_the_name_of_a_province_and_return_show_all_events_in_it_and_not_one_town(qtbot, bar, selection):
    for name in ("Jiangsu", "江苏", "江蘇"):
        bar.setText(name)
        qtbot.keyClick(bar, Qt.Key.Key_Return)
        assert shown_events(selection) == JIANGSU
        selection.set_filter(Filter())


def test_a_question_and_return_filter_every_view(qtbot, bar, selection):
    bar.setText('kind:sale after:"February seminar"')
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert shown_events(selection) == {
        "jiafenxiang-sales", "zhangjiajie-103btc", "shunyi-trial", "baoshan-fil-2025",
    }  # fmt: skip

    assert not bar.hits.isVisible()


def test_what_is_wrong_with_a_question_is_said_below_the_bar_and_nothing_is_filtered(qtbot, bar, selection):
    bar.setText("plaec:Jiangsu")
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert bar.hits.nothing.isVisible()
    assert "perhaps place: is meant" in bar.hits.nothing.text()
    assert selection.filter == Filter()


def test_tab_completes_the_field_and_then_its_value(qtbot, bar, selection):
    bar.setText("plac")
    bar.search()
    qtbot.keyClick(bar, Qt.Key.Key_Tab)
    assert bar.text() == "place:"
    qtbot.keyClicks(bar, "Jiang")
    qtbot.keyClick(bar, Qt.Key.Key_Tab)
    assert bar.text() == "place:Jiangsu "
    assert bar.hasFocus()


def test_values_are_listed_with_what_they_would_leave(bar):
    bar.setText("kind:")
    bar.search()
    told = {hit.title: hit.excerpt for hit in bar.hits.model.hits}
    assert told["Notice"] == "13 events"
    assert "Beijing" not in told


def test_answers_that_are_no_events_hang_below_the_bar_and_their_events_are_shown(qtbot, bar, selection):
    bar.setText("sources read:no cited:yes")
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert [hit.kind for hit in bar.hits.model.hits] == ["source"]
    assert shown_events(selection) == {"reuters-2025-04-16"}


def test_each_part_of_the_filter_is_a_chip_that_drops_it(window, selection):
    selection.ask("place:Jiangsu kind:sale")
    selection.set_filter(Filter(question=selection.filter.question, tags=frozenset({"core"})))
    assert [chip.text() for chip in window.chips.chips] == ["place:Jiangsu  ×", "kind:sale  ×", "core  ×"]
    window.chips.chips[1].click()
    assert selection.filter == Filter(question="place:Jiangsu", tags=frozenset({"core"}))
    window.chips.chips[1].click()
    assert shown_events(selection) == JIANGSU
    window.chips.all.click()
    assert (selection.filter, window.chips.isVisible()) == (Filter(), False)


def test_chips_without_room_are_counted_and_never_widen_the_window(window, selection):
    tags = frozenset(f"a long tag with the number {number}" for number in range(40))
    width = window.minimumSizeHint().width()
    selection.set_filter(Filter(tags=tags))
    shown = [chip for chip in window.chips.chips if not chip.isHidden()]
    assert 0 < len(shown) < 40
    assert window.chips.more.text() == f"and {40 - len(shown)} more parts"
    assert window.minimumSizeHint().width() <= max(width, 1280)


def test_an_emptied_bar_asks_nothing_any_more(window, selection):
    window.questions.ask("kind:sale")
    window.bar.search.clear()
    assert selection.filter == Filter()


def test_the_bar_forgets_a_question_that_somebody_drops_elsewhere(window, selection):
    window.questions.ask("kind:sale")
    assert window.bar.search.text() == "kind:sale"
    selection.set_filter(Filter())
    assert window.bar.search.text() == ""


def test_a_question_is_kept_by_name_renamed_asked_again_and_deleted(window, selection, sample_session, ask):
    window.questions.ask("place:Jiangsu")
    ask.answers = ["Jiangsu"]
    window.chips.keep.click()
    (kept,) = sample_session.reader.all(Question)
    assert (kept.name, kept.question) == ("Jiangsu", "place:Jiangsu")
    ask.answers = ["In Jiangsu"]
    window.questions.rename(kept)
    selection.set_filter(Filter())
    menu = QMenu()
    window.questions.fill_questions(menu)
    assert menu.actions()[0].text() == "In Jiangsu"
    menu.actions()[0].trigger()
    assert shown_events(selection) == JIANGSU
    (kept,) = sample_session.reader.all(Question)
    window.questions.delete(kept)
    assert sample_session.reader.all(Question) == ()
    sample_session.undo()
    assert sample_session.reader.all(Question) == (kept,)


def test_kept_questions_are_listed_in_the_bar(qtbot, bar, window, ask):
    window.questions.ask("place:Jiangsu")
    ask.answers = ["What Jiangsu sold"]
    window.questions.keep_question()
    bar.clear()
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    assert [hit.title for hit in bar.hits.model.hits] == ["What Jiangsu sold"]
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert bar.text() == "place:Jiangsu"


def test_the_selection_tells_the_review_which_claims_a_question_holds(selection):
    assert selection.claims is None
    selection.ask("claims inferred:yes")
    assert len(selection.claims) == 24
    selection.ask("place:Jiangsu")
    assert selection.claims is None  # then the claims of the shown events
    selection.ask('sources source:"Chain Affairs"')
    assert len(selection.claims) == 42


def test_an_answer_follows_what_is_changed(selection, sample_session):
    selection.ask("kind:sale")
    sale = sample_session.reader.get(Event, "baoshan-fil-2025")
    sample_session.edit("Away", lambda writer: writer.delete(sale))
    assert "baoshan-fil-2025" not in selection.answer.ids
    assert int(selection.in_filter().sum()) == 5


def test_a_question_that_cannot_be_answered_changes_nothing(selection):
    selection.ask("kind:sale")
    with pytest.raises(NotUnderstood):
        selection.ask("kind:nothing")
    assert selection.filter.question == "kind:sale"


def test_a_count_in_the_status_line_opens_as_a_question(window, selection):
    window.status.links["precision:<day"].click()
    assert len(shown_events(selection)) == 24
    window.status.links["claims cited:no"].click()
    assert len(selection.claims) == 63


def test_counts_of_the_filters_follow_the_filter_and_their_own_section_stays_open(
    qtbot, selection, sample_session
):
    panel = FilterPanel(sample_session, selection)
    qtbot.addWidget(panel)
    panel.boxes["kinds", "sale"].setChecked(True)
    texts = {key: box.text() for key, box in panel.boxes.items()}
    assert texts["kinds", "notice"] == "Notice 13"  # a second tick adds these
    assert texts["tags", "seizures and sales"].endswith(" 6")
    assert texts["tags", "Hong Kong licensing"].endswith(" 0")
    selection.ask("place:Jiangsu")
    assert panel.boxes["kinds", "notice"].text() == "Notice 0"
    assert panel.boxes["kinds", "sale"].text() == "Sale 2"
    panel._clear.click()
    assert panel.boxes["tags", "Hong Kong licensing"].text().endswith(" 14")
