"""Every control of the import page has a name and is large enough, and letters twice as large cut nothing off."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.parts.fonts import register_fonts
from gui.parts.theme import LIGHT, wear
from tests.gui.importing.made_tables import INCIDENTS
from tests.gui.test_every_control import SCREEN, nameless, too_small


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_a_small_screen_and_names_its_controls(page_of, scale):
    register_fonts()
    wear(QApplication.instance(), LIGHT, scale)
    page = page_of(INCIDENTS)
    for left in range(page.left.count()):
        page.left.setCurrentIndex(left)
        for right in range(page.right.count()):
            page.right.setCurrentIndex(right)
            QApplication.sendPostedEvents()
            assert nameless(page) == []
            assert too_small(page) == []
            hint = page.minimumSizeHint()
            assert (hint.width() <= SCREEN[0], hint.height() <= SCREEN[1]) == (True, True), (
                left,
                right,
                hint,
            )
    page.reject()


def test_no_letter_of_the_page_stands_for_two_things(page_of):
    page = page_of(INCIDENTS)
    texts = [page.left.tabText(at) for at in range(page.left.count())]
    texts += [page.right.tabText(at) for at in range(page.right.count())]
    texts += [button.text() for button in (page.load, page.save, page.cancel, page.go, page.columns.back)]
    dates = next(iter(page.doubts.values()))
    texts += [one.text() for one in (dates.take, dates.leave_all, dates.day_first, dates.month_first)]
    letters = [text.partition("&")[2][:1].casefold() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))
