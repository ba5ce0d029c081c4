"""A page that is replaced while one of its own buttons is answered lives until that is over."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from gui.parts.replacing import put_in


def test_the_old_page_lives_until_its_click_is_answered_and_goes_then(qtbot):
    area, old, new = QScrollArea(), QWidget(), QWidget()
    qtbot.addWidget(area)
    button, alive = QPushButton("Change", old), []
    put_in(area, old)
    area.show()
    button.clicked.connect(lambda: (put_in(area, new), alive.append(isValid(button))))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (alive, area.widget()) == ([True], new)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(button)
