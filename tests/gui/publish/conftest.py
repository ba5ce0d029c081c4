"""The studio with the sample, and a way to wait for the figure that follows from a choice."""

import pytest

from gui.publish.studio_page import StudioPage


@pytest.fixture
def page(qtbot, sample_session, sample_selection, ask):
    page = StudioPage(sample_session, sample_selection, ask)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitSignal(page.made, timeout=20_000):
        page.show()
    return page


@pytest.fixture
def make(qtbot, page):
    """Do something and wait for the figure that follows from it."""

    def make(change, *arguments):
        with qtbot.waitSignal(page.made, timeout=20_000):
            change(*arguments)
        return page.canvas.figure

    return make
