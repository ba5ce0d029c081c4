import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.opening import Opening
from gui.session import Session
from models.case import Case
from models.errors import CaseInUse
from models.records.story import Event
from tests.gui.fakes import FakeAsk


@pytest.fixture
def other_path(tmp_path):
    Case.create(tmp_path / "other.dateline").close()
    return tmp_path / "other.dateline"


@pytest.fixture
def opening_of(qtbot):
    """Tell what opens cases for a session."""
    made = []

    def make(session):
        window = QWidget()
        qtbot.addWidget(window)
        made.append(Opening(session, session.ask, window))
        return made[-1]

    yield make
    for opening in made:
        opening.cancel()


def ended(qtbot, opening, path, **how):
    """Open a case and wait until it is open or refused."""
    with qtbot.waitSignal(opening.ended):
        opening.open(path, **how)


def test_another_case_takes_the_place_of_the_open_one(qtbot, session, opening_of, other_path):
    opening, heard = opening_of(session), []
    opening.opened.connect(heard.append)
    ended(qtbot, opening, other_path)
    assert session.case.path == other_path
    assert session.index.ids == ()
    assert heard == [other_path]


def test_the_open_case_stays_open_and_can_be_edited_while_another_is_read(
    qtbot, session, opening_of, other_path
):
    opening = opening_of(session)
    with qtbot.waitSignal(opening.ended):
        opening.open(other_path)
        assert session.edit("Delete", lambda writer: writer.delete(session.reader.get(Event, "ban")) or True)
    assert session.case.path == other_path


def test_a_file_that_is_no_case_leaves_the_open_case_open(
    qtbot, session, ask, opening_of, tmp_path, case_path
):
    stranger = tmp_path / "stranger.dateline"
    stranger.write_text("not a case")
    ended(qtbot, opening_of(session), stranger)
    assert len(ask.told) == 1
    assert session.case.path == case_path


def test_opening_the_open_case_again_changes_nothing(qtbot, session, opening_of, case_path):
    case = session.case
    ended(qtbot, opening_of(session), case_path)
    assert session.case is case


def test_a_case_that_is_in_use_can_be_opened_for_reading(qtbot, session, opening_of, case_path):
    reader = Session(FakeAsk(0))
    ended(qtbot, opening_of(reader), case_path)
    assert reader.is_open
    assert not reader.can_edit
    reader.close()


def test_a_case_that_is_in_use_stays_closed_if_the_person_does_not_want_to_read_it(
    qtbot, session, opening_of, case_path
):
    reader = Session(FakeAsk(None))
    ended(qtbot, opening_of(reader), case_path)
    assert not reader.is_open


def test_an_encrypted_case_asks_for_its_passphrase_until_it_opens(qtbot, opening_of, tmp_path):
    Case.create(tmp_path / "secret.dateline", passphrase="correct horse").close()
    ask = FakeAsk("wrong", "correct horse")
    session = Session(ask)
    ended(qtbot, opening_of(session), tmp_path / "secret.dateline")
    assert session.is_open
    assert len(ask.asked) == 2
    session.close()


def test_an_encrypted_case_stays_closed_without_a_passphrase(qtbot, opening_of, tmp_path):
    Case.create(tmp_path / "secret.dateline", passphrase="correct horse").close()
    session = Session(FakeAsk(None))
    ended(qtbot, opening_of(session), tmp_path / "secret.dateline")
    assert not session.is_open


def test_of_two_cases_asked_for_at_once_the_later_is_opened(qtbot, session, opening_of, other_path, tmp_path):
    Case.create(tmp_path / "third.dateline").close()
    opening, heard = opening_of(session), []
    opening.opened.connect(heard.append)
    with qtbot.waitSignal(opening.ended):
        opening.open(other_path)
        opening.open(tmp_path / "third.dateline")
    assert heard == [tmp_path / "third.dateline"]
    qtbot.waitUntil(lambda: not is_in_use(other_path))


def test_a_double_click_opens_a_case_once(qtbot, session, ask, opening_of, other_path):
    opening, heard = opening_of(session), []
    opening.opened.connect(heard.append)
    with qtbot.waitSignal(opening.ended):
        opening.open(other_path)
        opening.open(other_path)
    assert heard == [other_path]
    assert ask.asked == []


def test_a_case_that_is_not_wanted_any_more_is_let_go(qtbot, session, opening_of, other_path, case_path):
    opening = opening_of(session)
    with qtbot.waitSignal(opening.ended):
        opening.open(other_path)
        opening.cancel()
    qtbot.waitUntil(lambda: not is_in_use(other_path))
    assert session.case.path == case_path


def test_an_unforeseen_error_reaches_the_crash_hook_and_leaves_the_case_open(
    qtbot, session, opening_of, other_path, case_path, monkeypatch
):
    def fail(*_args, **_how):
        raise ZeroDivisionError

    monkeypatch.setattr("gui.commands.opening.read_case", fail)
    with qtbot.captureExceptions() as crashes:
        ended(qtbot, opening_of(session), other_path)
        qtbot.waitUntil(lambda: bool(crashes))
    assert [kind for kind, *_ in crashes] == [ZeroDivisionError]
    assert session.case.path == case_path


def is_in_use(path):
    """Tell whether another connection keeps the case locked."""
    try:
        Case.open(path).close()
    except CaseInUse:
        return True
    return False
