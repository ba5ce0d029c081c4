import pytest
from PySide6.QtCore import Qt

from models.store.search import Hit


@pytest.fixture
def search(window):
    window.menus["find"].trigger()
    return window.bar.search


def test_found_events_hang_below_the_field(search):
    search.setText("seized")
    search.search()
    assert search.hits.isVisible()
    assert any("Jiafenxiang" in hit.title for hit in search.hits.model.hits)


def test_return_selects_the_found_event(qtbot, search, selection_of_window):
    qtbot.keyClicks(search, "Jiafenxiang")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert selection_of_window.current == "sale"
    assert not search.hits.isVisible()


def test_escape_empties_the_field_and_closes_the_list(qtbot, search):
    search.setText("seized")
    search.search()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert not search.hits.isVisible()


def test_arrows_move_in_the_list_and_stop_at_its_end(qtbot, search):
    hits = tuple(Hit("event", f"e{number}", f"Event {number}", "") for number in range(2))
    search.setText("event")
    search.hits.show_hits(hits)
    for _ in range(3):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    assert search.hits.list.currentIndex().row() == 1


def test_finding_nothing_is_said(search):
    search.setText("zzzz")
    search.search()
    if not search.hits.model.hits:
        assert search.hits.nothing.isVisible()


def test_a_found_source_shows_the_sources(qtbot, search, window):
    search.hits.show_hits((Hit("source", "reuters", "China's provinces", ""),))
    search.choose(0)
    assert window.workspace.tabs.currentWidget() is window.workspace.views["sources"]
    assert window.records.dialog.source_id == "reuters"


def test_a_title_with_markup_is_read_out_as_it_is(search):
    search.hits.show_hits((Hit("event", "x", "<b>bold</b>", "an\nexcerpt"),))
    index = search.hits.model.index(0)
    assert index.data() == "event · <b>bold</b> · an excerpt"
