"""The ledger in the whole window: a menu entry, its file, and what was asked when the case was closed."""

import csv
import io

import pytest

from gui.application import make_window
from models.index.filters import Filter
from models.ledger.account import Asked
from tests.gui.fakes import opened


@pytest.fixture
def window(qtbot, ask, sample_path):
    window = make_window(ask)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    assert opened(window._session, sample_path)
    yield window
    window.close()


def ledger_of(qtbot, window):
    window.menus["tab_ledger"].trigger()
    page = window.workspace.views["ledger"]
    qtbot.waitUntil(lambda: page.account is not None and not page.books.is_reading)
    return page


def test_what_was_asked_is_asked_again_when_the_case_opens_again(qtbot, window, sample_path):
    page = ledger_of(qtbot, window)
    page.ask(Asked(by=("agent", "year")))
    page.panel.setCurrentIndex(2)
    window.commands.close_case()
    assert page.choices.asked == Asked(by=("agent", "year"))
    assert opened(window._session, sample_path)
    qtbot.waitUntil(lambda: page.choices.asked == Asked(by=("agent", "year")) and page.account is not None)
    assert page.panel.currentIndex() == 2


def test_the_export_writes_what_passes_the_filter_as_it_is_grouped(qtbot, window, ask, tmp_path):
    page = ledger_of(qtbot, window)
    page.ask(Asked(by=("province",)))
    window._selection.set_filter(Filter(words="Zhangjiajie"))
    out = tmp_path / "ledger.csv"
    ask.answers = [out]
    window.menus["export_ledger"].trigger()
    qtbot.waitUntil(out.exists)
    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [row[0] for row in rows[:3]] == ["province", "Hunan", "total"]


def test_the_rates_of_the_case_are_a_button_away(qtbot, window):
    page = ledger_of(qtbot, window)
    assert page.rates_button.isVisible()
    page.rates_button.click()
    assert window.records.dialog.windowTitle() == "Rates of exchange"
    window.records.dialog.reject()
