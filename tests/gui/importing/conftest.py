"""A page that has read what it was given."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.importing.page import ImportPage
from models.exchange.registry import format_of
from models.importing.matter import Matter


@pytest.fixture
def page_of(qtbot, session, ask, tmp_path):
    """Open a page on a made file, or on anything else that can be read."""
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)

    def page_of(text, name="table.csv", encoding="utf-8", *, is_whole=True):
        matter = text
        if not isinstance(text, Matter):
            (tmp_path / name).write_bytes(text.encode(encoding))
            matter = Matter.of_file(tmp_path / name, format_of(tmp_path / name))
        page = ImportPage(session, matter, ask, host)
        page.open()
        if is_whole:
            settle(qtbot, page)
        return page

    return page_of


@pytest.fixture
def settled(qtbot):
    return lambda page: settle(qtbot, page)


def settle(qtbot, page):
    """Wait until all is read as it is wanted now."""
    qtbot.waitUntil(lambda: not page.readings.is_reading and not page.readings.is_stale, timeout=15_000)
