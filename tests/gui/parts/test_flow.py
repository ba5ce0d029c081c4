"""Controls stand in a row, and in another one where the first is full."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from gui.parts.flow import FlowLayout


@pytest.fixture
def row(qtbot):
    held = QWidget()
    qtbot.addWidget(held)
    flow = FlowLayout(held)
    for number in range(6):
        flow.addWidget(QPushButton(f"Button {number}"))
    held.show()
    return held


def rows_of(held):
    return len({button.y() for button in held.findChildren(QPushButton)})


def test_a_wide_row_stays_one_row_and_a_narrow_one_breaks(row):
    row.resize(1200, 100)
    assert rows_of(row) == 1
    row.resize(240, 400)
    assert rows_of(row) > 1
    assert all(button.geometry().right() <= 240 for button in row.findChildren(QPushButton))


def test_it_asks_for_the_width_of_one_control_and_the_height_of_all_rows(row):
    flow = row.layout()
    assert flow.minimumSize().width() < 240
    assert flow.heightForWidth(240) > flow.heightForWidth(1200)


def test_what_is_hidden_takes_no_room(row):
    before = row.layout().heightForWidth(240)
    for button in row.findChildren(QPushButton)[2:]:
        button.hide()
    assert row.layout().heightForWidth(240) < before
