"""A case is encrypted from the menu or when it is made; what was typed is let go of at once."""

import pytest
from PySide6.QtWidgets import QFormLayout, QWidget

from gui.commands.opening import Opening
from gui.commands.passphrases import PassphraseCommands
from gui.dialogs.new_case import NewCaseDialog
from gui.dialogs.passphrase import WRONG
from gui.parts.new_files import TOO_LONG
from gui.parts.new_passphrase import UNLIKE, NewPassphrase
from models.case import Case
from models.errors import NeedsPassphrase
from models.machine.settings import Settings
from models.machine.strength import strength_of

WORDS = "lantern gravel otter seventeen"

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def commands(qtbot, window, session, ask):
    return PassphraseCommands(session, Opening(session, ask, window), ask, window)


def typed(dialog, words, again=None):
    dialog.new.first.setText(words)
    dialog.new.second.setText(words if again is None else again)


def changed(qtbot, session, commands, words="", present="", *, without=False):
    """Give the answers of a person."""
    commands.change_passphrase()
    dialog = commands.dialog
    dialog.old.setText(present)
    dialog.without.setChecked(without)
    typed(dialog, words)
    with qtbot.waitSignal(session.case_opened, timeout=20_000):
        dialog.accept()
        assert (dialog.old.text(), dialog.new.first.text(), dialog.new.second.text()) == ("", "", "")


def test_a_case_is_encrypted_changed_and_opened_again_by_itself(qtbot, commands, session):
    path = session.case.path
    changed(qtbot, session, commands, WORDS)
    assert session.is_encrypted
    changed(qtbot, session, commands, "another", WORDS)
    session.close()
    with pytest.raises(NeedsPassphrase):
        Case.open(path, passphrase=WORDS)
    Case.open(path, passphrase="another").close()


def test_the_passphrase_is_taken_away_by_whoever_knows_it(qtbot, commands, session):
    changed(qtbot, session, commands, WORDS)
    commands.change_passphrase()
    dialog = commands.dialog
    dialog.without.setChecked(True)
    dialog.old.setText("wrong")
    dialog.accept()
    assert dialog.problem.text() == WRONG
    assert session.is_encrypted
    dialog.reject()
    changed(qtbot, session, commands, present=WORDS, without=True)
    assert not session.is_encrypted


def test_two_that_are_not_alike_are_not_taken(commands, session):
    commands.change_passphrase()
    typed(commands.dialog, WORDS, "lantern")
    commands.dialog.accept()
    assert commands.dialog.problem.text() == UNLIKE
    assert session.is_open
    assert commands.dialog.old.parent() is None
    commands.dialog.reject()


def test_a_new_case_may_be_encrypted_from_its_first_byte(qtbot, ask, session, tmp_path):
    dialog = NewCaseDialog(ask, tmp_path)
    qtbot.addWidget(dialog)
    dialog.title_line.setText("Hidden")
    assert dialog.passphrase.value is None
    dialog.passphrase.first.setText(WORDS)
    dialog.accept()
    assert dialog.problem.text() == UNLIKE
    dialog.passphrase.second.setText(WORDS)
    dialog.accept()
    assert dialog.result() == NewCaseDialog.DialogCode.Accepted
    assert session.create(dialog.path, dialog.about, dialog.begins, dialog.passphrase.value)
    assert session.is_encrypted
    assert b"Hidden" not in dialog.path.read_bytes()


def test_the_strength_is_told_in_words_while_one_types(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    field = NewPassphrase(QFormLayout(host))
    assert not field.strength.isVisibleTo(host)
    for words, told in (("password1", "Weak"), ("lantern otter", "Fair"), (WORDS, "Strong")):
        field.first.setText(words)
        assert field.strength.text().startswith(told)
        assert "Nobody can recover" in field.strength.text()


@pytest.mark.parametrize(("words", "level"), [("", 0), ("a" * 5000, 1), ("qwerty", 1), ("x7#Kp!2vQz9&Lm", 3)])
def test_a_passphrase_is_as_good_as_the_time_it_takes_to_guess(words, level):
    assert strength_of(words).level == level


def test_backups_that_open_without_the_new_passphrase_are_deleted_if_the_person_wants(
    qtbot, commands, session, ask
):
    made = session.case.backup(Settings())
    changed(qtbot, session, commands, WORDS)
    assert "There are backups of this case (1)" in ask.asked[-1]
    assert made.path.exists()
    ask.answers = [True]
    changed(qtbot, session, commands, "another", WORDS)
    assert not made.path.parent.exists()


def test_a_file_name_that_no_system_takes_is_told_in_the_dialog(qtbot, ask, tmp_path):
    dialog = NewCaseDialog(ask, tmp_path)
    qtbot.addWidget(dialog)
    dialog.title_line.setText("Hidden")
    dialog.file_line.setText(str(tmp_path / ("法" * 90)))
    dialog.accept()
    assert dialog.problem.text() == TOO_LONG
    assert list(tmp_path.iterdir()) == []
