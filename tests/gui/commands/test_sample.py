"""The sample can be looked at before anybody asks for a file, and nothing that was changed in it is lost unasked."""

from PySide6.QtWidgets import QApplication

from models.records.story import Source, SourceId


def look(qtbot, window):
    with qtbot.waitSignal(window.commands.opening.opened, timeout=30_000):
        window.commands.open_sample()
    return window._session.case.path


def change(window):
    window._session.edit("Add source", lambda writer: writer.add(Source(SourceId("own"), "My own")))


def test_nothing_is_asked_for_and_the_window_says_what_it_is(qtbot, window, ask):
    look(qtbot, window)
    assert ask.asked == []
    assert window._session.can_edit
    assert window.banner.isVisible()
    assert "sample" in window.banner.words.text()


def test_an_unchanged_sample_goes_without_a_question(qtbot, window, ask):
    path = look(qtbot, window)
    window.close()
    QApplication.processEvents()
    assert ask.asked == []
    assert not path.parent.exists()
    assert window._preferences.settings.recent == ()


def test_a_changed_sample_is_asked_about_and_kept(qtbot, window, ask, session, tmp_path):
    look(qtbot, window)
    change(window)
    ask.answers = [True, None, True, tmp_path / "mine.dateline"]  # the chooser was closed once
    session.close()
    assert (tmp_path / "mine.dateline").exists()


def test_a_changed_sample_is_let_go_where_that_is_wanted(qtbot, window, ask, session):
    look(qtbot, window)
    change(window)
    session.close()
    assert len(ask.asked) == 1


def test_a_sample_that_is_kept_is_worked_in(qtbot, window, ask, session, tmp_path):
    look(qtbot, window)
    change(window)
    ask.answers = [tmp_path / "mine"]
    with qtbot.waitSignal(window.commands.opening.opened, timeout=30_000):
        window.banner.button.click()
    assert session.case.path == tmp_path / "mine.dateline"
    assert session.reader.find(Source, "own") is not None
    assert len(ask.asked) == 1
    assert not window.banner.isVisible()
