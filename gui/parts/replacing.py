"""Puts another page into a scroll area, and lets the one before it live until nothing that began in it is at work."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def put_in(area: QScrollArea, page: QWidget) -> None:
    """Show a page; QScrollArea alone would delete the old one at once, maybe under the click that is answered here."""
    old = area.takeWidget()
    area.setWidget(page)
    if old is not None:
        QTimer.singleShot(0, area, partial(_let_go, old))


def _let_go(page: QWidget) -> None:
    page.deleteLater()
