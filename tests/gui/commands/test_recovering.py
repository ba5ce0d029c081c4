"""A damaged case is recovered from the menu, or where it was refused."""

import pytest

from gui.application import make_window
from models.case import Case
from tests.builders import a_case, an_event
from tests.gui.fakes import FakeAsk
from tests.mutations import rewritten


@pytest.fixture
def damaged(tmp_path):
    with a_case(tmp_path, an_event("Ban"), name="old.dateline") as case:
        path = case.path
    path.write_bytes(rewritten(path.read_bytes(), "UPDATE event SET tags = '['"))
    return path


@pytest.fixture
def window_of(qtbot):
    """Return a window with the answers of a person."""

    def make(*answers):
        window = make_window(FakeAsk(*answers))
        qtbot.addWidget(window)
        return window

    return make


def shown(qtbot, window):
    """Wait for the dialog that tells what was recovered."""
    recovering = window.commands.recovering
    qtbot.waitUntil(lambda: recovering.dialog is not None, timeout=30_000)
    return recovering.dialog


def test_a_case_that_is_refused_as_damaged_can_be_recovered_and_opened(qtbot, window_of, damaged, tmp_path):
    before, new = damaged.read_bytes(), tmp_path / "new.dateline"
    window = window_of(True, new)
    window.commands.open(damaged)
    dialog = shown(qtbot, window)
    assert "tags of the event" in window.commands._ask.asked[0]
    with qtbot.waitSignal(window.commands.opening.opened, timeout=30_000):
        dialog.open_button.click()
    assert [event.title for event in window.commands._session.reader.all(type(an_event()))] == ["Ban"]
    assert damaged.read_bytes() == before
    window.commands.close_case()


def test_a_damaged_case_may_be_left_alone(qtbot, window_of, damaged):
    window = window_of(False)
    with qtbot.waitSignal(window.commands.opening.ended, timeout=30_000):
        window.commands.open(damaged)
    assert [each.name for each in damaged.parent.iterdir()] == ["old.dateline"]


@pytest.mark.usefixtures("quick_keys")
def test_an_encrypted_case_asks_for_its_passphrase_from_the_menu(qtbot, window_of, tmp_path):
    old, new = tmp_path / "old.dateline", tmp_path / "new.dateline"
    with Case.create(old, passphrase="七 correct horse"):
        pass
    window = window_of(old, new, "七 correct horse")
    window.commands.recovering.recover_case()
    shown(qtbot, window).reject()
    Case.open(new, passphrase="七 correct horse").close()


def test_what_cannot_be_recovered_is_told_in_a_sentence(qtbot, window_of, tmp_path):
    (tmp_path / "old.dateline").write_bytes(b"hello")
    window = window_of(tmp_path / "old.dateline", tmp_path / "new.dateline")
    window.commands.recovering.recover_case()
    qtbot.waitUntil(lambda: window.commands._ask.told != [], timeout=30_000)
    assert "is not a Dateline case" in window.commands._ask.told[0]
    assert not (tmp_path / "new.dateline").exists()


def test_the_open_case_is_closed_first(qtbot, window_of, tmp_path):
    with a_case(tmp_path) as case:
        path = case.path
    window = window_of(path, tmp_path / "new.dateline")
    with qtbot.waitSignal(window.commands.opening.opened, timeout=30_000):
        window.commands.open(path)
    window.commands.recovering.recover_case()
    assert "close it first" in window.commands._ask.told[0]
    window.commands.close_case()
