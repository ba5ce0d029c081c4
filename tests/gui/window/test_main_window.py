from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from gui.parts.preferences import Preferences
from gui.window.dropping import dropped_case
from gui.window.main_window import MainWindow
from models.records.story import Event
from tests.gui.conftest import PLAIN_PARTS, plain_part
from tests.gui.fakes import opened


def test_the_title_tells_the_case_from_its_file_and_from_a_copy_of_it(window, session, tmp_path):
    assert window.windowTitle() == "Banned for the public — small.dateline"
    session.save_copy(tmp_path / "for review.dateline")
    opened(session, tmp_path / "for review.dateline")
    assert window.windowTitle() == "Banned for the public — for review.dateline"


def test_the_title_of_the_case_can_be_changed_and_no_word_of_it_is_lost(window, session):
    window.menus["about_case"].trigger()
    form = window.records.dialog
    form.lines["title"].setText("The [*] affair")
    form.on_save()
    assert window.windowTitle() == "The [*][*] affair — small.dateline"  # which Qt shows as [*]


def test_a_case_shows_the_workspace_and_no_case_the_first_page(window, session):
    assert window.pages.currentWidget() is window.workspace
    session.close()
    assert window.pages.currentWidget() is window.welcome
    assert window.windowTitle() == "Dateline"
    assert not window.bar.isVisible()


def test_reading_only_is_said_in_title_and_banner_and_editing_is_disabled(window, session, case_path):
    session.close()
    opened(session, case_path, read_only=True)
    assert "[read only]" in window.windowTitle()
    assert window.banner.isVisible()
    assert not window.menus["new_event"].isEnabled()
    assert not window.menus["undo"].isEnabled()
    assert window.menus["save_copy"].isEnabled()


def test_the_status_line_counts_what_is_there(window):
    assert window.statusBar().counts.text() == "4 events · 3 in window"
    assert window.statusBar().links["precision:<day"].text() == "3 not dated to the day"


def test_the_status_line_says_when_the_last_change_was_saved(window, session):
    assert window.statusBar().saved.text() == f"saved {session.saved_at:%H:%M} · offline"


def test_deleting_asks_and_tells_the_title_and_undo_brings_the_event_back(window, session, ask):
    window.commands._selection.select(["ban"])
    window.menus["delete_event"].trigger()
    assert "Ten bodies ban crypto business" in ask.asked[-1]
    assert session.reader.find(Event, "ban") is not None
    ask.answers = [True]
    window.menus["delete_event"].trigger()
    assert session.reader.find(Event, "ban") is None
    window.menus["undo"].trigger()
    assert session.reader.find(Event, "ban") is not None


def test_a_copy_is_never_written_over_a_file(qtbot, window, session, ask, tmp_path):
    taken, free = tmp_path / "taken.dateline", tmp_path / "free"
    taken.write_text("mine")
    ask.answers = [taken, free]
    window.menus["save_copy"].trigger()
    qtbot.waitUntil((tmp_path / "free.dateline").exists, timeout=8000)
    assert taken.read_text() == "mine"
    assert "never written over" in ask.told[0]


def test_a_window_of_time_can_be_typed(window, ask):
    ask.answers = ["2021"]
    window.menus["window"].trigger()
    assert window.bar.window_button.text() == "Jan 2021 – Dec 2021"


def test_words_that_are_no_window_are_told(window, ask):
    ask.answers = ["soon"]
    window.menus["window"].trigger()
    assert len(ask.told) == 1


def test_choosing_lanes_in_the_menu_shows_in_the_bar(window):
    window.menus["lanes_place"].trigger()
    assert window.bar.lanes_button.text() == "by place"
    assert window.menus["lanes_place"].isChecked()


def test_the_theme_is_kept(window):
    window.menus["theme_dark"].trigger()
    assert window._preferences.settings.theme == "dark"
    assert QApplication.palette().window().color().lightness() < 60
    window.menus["theme_light"].trigger()


def test_every_control_has_a_name_for_a_screen_reader(window):
    controls = [*window.bar.findChildren(QAbstractButton), *window.bar.findChildren(QLineEdit)]
    controls += window.welcome.findChildren(QAbstractButton)
    inner = {"qt_toolbar_ext_button", ""}
    unnamed = [
        control
        for control in controls
        if not (control.accessibleName() or control.text()) and control.objectName() not in inner
    ]
    assert unnamed == []


def test_the_side_panels_can_be_hidden_and_shown(window):
    panel = window.workspace.views["filters"].parentWidget()
    window.menus["filters"].trigger()
    assert not panel.isVisible()
    window.menus["filters"].trigger()
    assert panel.isVisible()


def test_the_tabs_can_be_reached_by_name(window):
    window.menus["tab_sources"].trigger()
    assert window.workspace.tabs.currentWidget() is window.workspace.views["sources"]


def test_one_dropped_case_file_is_opened(qtbot, window, session, tmp_path):
    session.save_copy(tmp_path / "copy.dateline")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "copy.dateline"))])
    none = Qt.MouseButton.NoButton
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, none, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.commands.opening.opened):
        window.dropEvent(drop)
    assert session.case.path.name == "copy.dateline"


def test_pictures_and_web_addresses_are_not_taken_for_cases(qapp):
    for address in ("file:///tmp/picture.png", "https://example.org/x.dateline"):
        data = QMimeData()
        data.setUrls([QUrl(address)])
        none = Qt.MouseButton.NoButton
        drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, none, Qt.KeyboardModifier.NoModifier)
        assert dropped_case(drop) is None


def test_closing_the_window_closes_the_case_and_keeps_the_window_s_place(window, session):
    window.close()
    assert not session.is_open
    assert window._preferences.settings.window_geometry


def test_at_twice_the_text_size_the_bar_fits_the_smallest_screen(qtbot, session, selection_of_window, ask):
    window = MainWindow(session, selection_of_window, Preferences(), ask, scale=2.0, parts=PLAIN_PARTS)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    assert window.width() == 1280
    assert window.bar.minimumSizeHint().width() <= 1280


def test_the_studio_has_the_window_to_itself_and_gives_it_back(qtbot, session, selection_of_window, ask):
    selection_of_window.on_case_opened()
    parts = (*PLAIN_PARTS, plain_part("studio", "tab"))
    window = MainWindow(session, selection_of_window, Preferences(), ask, parts=parts)
    qtbot.addWidget(window)
    window.show()
    window.workspace.toggle_filters()
    around = [window.workspace.views[name] for name in ("filters", "timeline", "inspector")]
    window.show_tab("studio")
    assert not any(view.isVisible() for view in around)
    window.show_tab("table")
    assert [view.isVisible() for view in around] == [False, True, True]
    window.close()


def test_the_export_opens_the_studio(qtbot, session, selection_of_window, ask):
    selection_of_window.on_case_opened()
    parts = (*PLAIN_PARTS, plain_part("studio", "tab"))
    window = MainWindow(session, selection_of_window, Preferences(), ask, parts=parts)
    qtbot.addWidget(window)
    window.show()
    window.menus["export"].trigger()
    assert window.workspace.tabs.currentWidget() is window.workspace.views["studio"]
    window.close()


def test_very_many_events_that_are_to_be_shown_are_not_selected(window, session, monkeypatch):
    ids = session.index.ids
    window.show_events(ids)
    assert window._selection.events == ids
    monkeypatch.setattr("gui.window.main_window.MOST_SELECTED", 1)
    window.show_events(ids)
    assert window._selection.events == ()
