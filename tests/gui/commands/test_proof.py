"""A person signs a case, checks a signature, hands documents over and keeps time stamps, all from the menu."""

import pytest

from gui.commands.proof import ProofCommands
from gui.parts.new_passphrase import UNLIKE
from models.evidence.adding import add_files
from models.proof import keys
from models.proof.keys import make_key, unlocked
from models.proof.signing import sign_state
from models.records.story import Confidentiality, Document
from tests.time_stamps import Authority

WORDS = "lantern gravel otter"
DATA = b"The court record"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let a key be locked in a thousandth of the work."""
    lock = keys._lock
    monkeypatch.setattr(
        keys, "_lock", lambda secret, words, _work, _memory: lock(secret, words, 1 << 16, 1 << 20)
    )


@pytest.fixture
def commands(window, session, ask):
    commands = ProofCommands(session, ask, window)
    yield commands
    if commands.dialog is not None:
        commands.dialog.reject()


@pytest.fixture
def with_document(session, tmp_path):
    (tmp_path / "record.txt").write_bytes(DATA)
    add_files(session.case, [tmp_path / "record.txt"])
    return tmp_path / "record.txt"


@pytest.fixture
def key(tmp_path):
    make_key(tmp_path / "me.key", WORDS)
    return tmp_path / "me.key"


def answered(qtbot, form):
    """Wait until the form says what came of it."""
    qtbot.waitUntil(lambda: bool(form.told.text() or form.problem.text()), timeout=20_000)
    return form.told.text() or form.problem.text()


def test_a_key_is_made_under_a_passphrase_that_was_typed_twice_alike(qtbot, commands, tmp_path):
    commands.make_key()
    form = commands.dialog
    form.key.line.setText(str(tmp_path / "me.key"))
    assert not form.button.isEnabled()
    form.new.first.setText(WORDS)
    form.act()
    assert form.problem.text() == UNLIKE
    form.new.second.setText(WORDS)
    form.act()
    assert "is your secret key" in answered(qtbot, form)
    assert form.copied.text() == (tmp_path / "me.pub").read_text().splitlines()[1]
    assert form.new.value is None


def test_a_key_is_put_under_another_passphrase(qtbot, commands, key):
    commands.change_key_passphrase()
    form = commands.dialog
    form.key.line.setText(str(key))
    form.old.setText("wrong")
    form.new.first.setText("another")
    form.new.second.setText("another")
    form.act()
    assert "not the passphrase" in answered(qtbot, form)
    form.old.setText(WORDS)
    form.act()
    assert "new passphrase" in answered(qtbot, form)
    with unlocked(key, "another"):
        pass


def test_a_state_is_signed_and_a_wrong_passphrase_can_be_typed_again(qtbot, commands, key, session):
    commands.sign_state()
    form = commands.dialog
    assert form.out.path == session.case.path.with_name("small state.txt")
    form.key.line.setText(str(key))
    form.passphrase.setText("wrong")
    form.act()
    assert "not the passphrase" in answered(qtbot, form)
    form.passphrase.setText(WORDS)
    form.act()
    assert "holds the state of the case" in answered(qtbot, form)
    assert form.out.path.exists()
    assert form.passphrase.text() == ""


def test_a_signature_is_checked_against_the_open_case_or_alone(qtbot, commands, key, session, tmp_path):
    signed = sign_state(session.case, tmp_path / "state.txt", key, WORDS)
    commands.check_signature()
    form = commands.dialog
    form.text.line.setText(str(signed.text))
    form.key.line.setText(signed.key.words)
    form.act()
    assert "is in this very state" in answered(qtbot, form)
    signed.text.write_text("changed")
    form.compared.setChecked(False)
    form.act()
    assert "Do not rely on it" in answered(qtbot, form)
    assert not form.told.isVisible()


def test_documents_go_into_a_new_folder_and_the_form_warns_of_confidential_ones(
    qtbot, commands, with_document, session
):
    commands.hand_over()
    form = commands.dialog
    assert form.levels[Confidentiality.PUBLIC].text().endswith("1 document")
    form.levels[Confidentiality.CONFIDENTIAL].setChecked(True)
    assert form.warned.isVisible()
    form.act()
    assert "holds 1 document with its hash" in answered(qtbot, form)
    assert (form.folder.path / "SHA256SUMS").exists()
    assert len(form.copied.text()) == 64


def test_a_time_stamp_is_asked_for_attached_and_checked(qtbot, commands, ask, with_document, session):
    authority, folder = Authority.make(), with_document.parent
    (folder / "a.tsr").write_bytes(authority.answer(DATA))
    (folder / "root.pem").write_bytes(authority.pem)
    commands.show_stamps()
    form = commands.dialog
    qtbot.waitUntil(lambda: form.list.count() == 1)
    assert "keeps no time stamp yet" in form.list.item(0).text()
    ask.answers = [folder / "a.tsq"]
    form.write_request()
    assert (folder / "a.tsq").exists()
    ask.answers = [folder / "a.tsr"]
    form.attach_answer()
    qtbot.waitUntil(lambda: "a.tsr of record.txt" in form.list.item(0).text(), timeout=20_000)
    assert form.list.item(0).text().startswith("✓")
    assert len(session.reader.all(Document)) == 2
    ask.answers = [(folder / "root.pem",)]
    form.choose_certificates()
    qtbot.waitUntil(
        lambda: "leads to a certificate that you brought" in form.list.item(0).text(), timeout=20_000
    )


def test_a_time_stamp_of_a_file_stands_beside_it(qtbot, commands, ask, with_document):
    folder = with_document.parent
    (folder / "a.tsr").write_bytes(Authority.make().answer(DATA))
    commands.show_stamps()
    form = commands.dialog
    form.what.setCurrentIndex(form.what.count() - 1)
    ask.answers = [folder / "a.tsr", with_document]
    form.attach_answer()
    qtbot.waitUntil((folder / "record.txt.tsr").exists, timeout=20_000)
    qtbot.waitUntil(lambda: form.told.text() == "record.txt.tsr is kept.", timeout=20_000)
    ask.answers = [with_document]
    form.check_a_file()
    qtbot.waitUntil(lambda: "as claimed by CN=Court of Time" in form.told.text(), timeout=20_000)
