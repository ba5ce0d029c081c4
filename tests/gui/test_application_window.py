"""The window with all its real parts: the sample is opened, walked through and closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView

from gui.application import make_window
from models.importing.sample import write_sample


@pytest.fixture
def whole_window(qtbot, ask, tmp_path):
    window = make_window(ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    write_sample(tmp_path / "sample.dateline")
    with qtbot.waitSignal(window.commands.opening.opened):
        window.commands.open(tmp_path / "sample.dateline")
    yield window
    window.close()


def test_the_sample_opens_and_its_events_can_be_walked_through(qtbot, whole_window):
    for _ in range(5):
        whole_window.menus["next"].trigger()
    inspector = whole_window.workspace.views["inspector"]
    shown = {label.text() for label in inspector.findChildren(QLabel)}
    session, selection = whole_window._session, whole_window._selection
    assert session.index.titles[session.index.row_of(selection.current)] in shown


def test_every_tab_and_panel_can_be_reached_by_key(whole_window):
    for name in ("table", "sources", "map"):
        whole_window.menus[f"tab_{name}"].trigger()
        assert whole_window.workspace.tabs.currentWidget() is whole_window.workspace.views[name]
    for _ in range(4):
        whole_window.menus["next_panel"].trigger()


def test_every_control_of_the_whole_window_has_a_name(whole_window):
    whole_window.menus["next"].trigger()
    controls = [
        control
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for control in whole_window.findChildren(kind)
        if not control.objectName().startswith("qt_")
    ]
    inner = (QLineEdit, QComboBox, QTableView)  # their own little buttons are named by Qt
    unnamed = [
        control
        for control in controls
        if not isinstance(control.parent(), inner)
        and not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert unnamed == []


def test_no_label_of_the_window_reads_markup(whole_window):
    whole_window.menus["next"].trigger()
    formats = {label.textFormat() for label in whole_window.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_nothing_is_left_beside_the_case_after_closing(whole_window, tmp_path):
    whole_window.close()
    assert [path.name for path in tmp_path.iterdir()] == ["sample.dateline"]
