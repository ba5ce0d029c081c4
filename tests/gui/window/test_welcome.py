from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from gui.parts.preferences import Preferences
from gui.window.welcome import WelcomePage


@pytest.fixture
def page(qtbot):
    page = WelcomePage(Preferences())
    qtbot.addWidget(page)
    return page


def button(page, text):
    return next(one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == text)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Open the sample case", "sample_wanted"),
        ("Open the practice case", "practice_wanted"),
        ("New case", "new_wanted"),
        ("Open…", "open_wanted"),
    ],
)
def test_each_button_asks_for_what_it_says(qtbot, page, text, signal):
    with qtbot.waitSignal(getattr(page, signal), timeout=1000):
        button(page, text).click()


def test_recent_cases_are_kept_only_when_the_box_is_ticked(qtbot, page):
    preferences = page._preferences
    preferences.remember(Path("/cases/a.dateline"))
    assert preferences.settings.recent == ()
    page.remember.setChecked(True)
    preferences.remember(Path("/cases/a.dateline"))
    with qtbot.waitSignal(page.recent_wanted, timeout=1000) as asked:
        button(page, "a").click()
    assert asked.args == [Path("/cases/a.dateline")]


def test_recent_cases_can_be_forgotten(page):
    page.remember.setChecked(True)
    page._preferences.remember(Path("/cases/a.dateline"))
    button(page, "Forget them all").click()
    assert page._preferences.settings.recent == ()


def test_the_practice_case_is_made_where_the_person_says_and_opened(qtbot, window, ask, tmp_path):
    path = tmp_path / "practice.dateline"
    ask.answers.append(path)
    with qtbot.waitSignal(window.commands.opening.opened, timeout=60_000):
        button(window.welcome, "Open the practice case").click()
    assert window._session.case.path == path
    assert "invented" in window._session.reader.about().title
