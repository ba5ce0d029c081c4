"""Nothing that the window, its menus, dialogs and findings say of their own stays English in another language."""

import re
from pathlib import Path

import pytest

from gui.commands.actions import plain_words, rows
from gui.commands.cases import key_groups
from gui.commands.palette import commands_of
from gui.dialogs.about import AboutDialog
from gui.dialogs.adding import AddingDialog
from gui.dialogs.asking import AskingDialog, groups
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.handing_over import HandOverForm
from gui.dialogs.history import HistoryDialog
from gui.dialogs.keys import KeysDialog
from gui.dialogs.manual import ManualDialog
from gui.dialogs.new_case import NewCaseDialog
from gui.dialogs.palette import Command, PaletteDialog, found
from gui.dialogs.passphrase import PassphraseDialog
from gui.dialogs.preferences import PreferencesForm
from gui.dialogs.recovered import RecoveredDialog
from gui.dialogs.signing import CheckSignatureForm, KeyForm, SigningForm
from gui.dialogs.stamps import StampsForm
from gui.dialogs.verifying import VerifyingDialog
from gui.dialogs.words import WordsDialog
from gui.findings.findings import Findings
from gui.findings.notes import FindingNotes, FindingSign
from gui.parts.mnemonics import without_mnemonic
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from models.checks.finding import Weight
from models.importing.templates import templates
from models.machine.languages import LANGUAGES
from models.records.story import Event
from models.recovering.saved import Recovered
from models.store.labels import told_label
from models.values.when.zone_words import zone_names
from tests.gui.conftest import PLAIN_PARTS
from tests.gui.fakes import FakeAsk, opened
from tests.pseudo import BEGIN, pseudo_language, unmarked

RECOVERED = Recovered(Path("/new.dateline"), "/old.dateline", {}, (), ())
KNOWN = {
    "Dateline", "SQLite", "Qt", "Python", "A. Reporter",
    "Close", "Cancel", "Scroll Left", "Scroll Right",  # which Qt itself translates
    *(part.name for part in PLAIN_PARTS), *LANGUAGES.values(), *zone_names(),
}  # fmt: skip


@pytest.fixture(scope="module")
def window(qapp, sample_file):
    """A window in the marking language, with the sample."""
    with pseudo_language():
        session = Session(FakeAsk(), "A. Reporter")
        window = MainWindow(session, Selection(session), Preferences(), session.ask, parts=PLAIN_PARTS)
        window.show()
        assert opened(session, sample_file, read_only=True)
        yield window
        window.close()
        window.deleteLater()


@pytest.fixture(autouse=True)
def marked(window):
    with pseudo_language():
        yield


def left_in(widget, known=()):
    """What stays English in a widget, without names and what a person types."""
    told = (line.partition(": ")[2] for line in unmarked(widget))
    return [text for text in told if text not in KNOWN and text not in known and not _is_data(text)]


def _is_data(text):
    return bool(re.fullmatch(r"[\d,.]+ (%|GB|MB)|\d{4}-\d\d-\d\d.*|.*\.dateline.*|/.*", text))


def typed():
    """The words and examples of the query bar, which are typed as they are in every language."""
    return {word for _, rows in groups() for row in rows for word in (row[0], row[2])}


def test_the_window_speaks_the_language_of_whoever_works(window):
    assert left_in(window) == []
    assert all(action.text().startswith(BEGIN) for action in window.menus.actions.values())


DIALOGS = {
    "about": AboutDialog,
    "adding": lambda window: AddingDialog(window._session, (window._session.case.path,), window),
    "asking": AskingDialog,
    "backups": lambda window: BackupsDialog(
        window._session.case.path, None, window._preferences.settings, window._session.ask, window
    ),
    "handing over": lambda window: HandOverForm(window._session.case, window._session.ask, window),
    "history": lambda window: HistoryDialog(
        window._session, window._selection, window._session.ask, "", window
    ),
    "keys": lambda window: KeysDialog(key_groups(), window),
    "new case": lambda window: NewCaseDialog(
        window._session.ask, window._session.case.path.parent, "", window
    ),
    "palette": lambda window: PaletteDialog(commands_of(window.menus), window),
    "first passphrase": lambda window: PassphraseDialog(None, window),
    "passphrase": lambda window: PassphraseDialog(bool, window),
    "preferences": lambda window: PreferencesForm(
        window._preferences, window._session, window._session.ask, window
    ),
    "recovered": lambda window: RecoveredDialog(RECOVERED, window),
    "signing": lambda window: SigningForm(window._session.case, window._session.ask, window),
    "key": lambda window: KeyForm(window._session.ask, window),
    "passphrase of a key": lambda window: KeyForm(window._session.ask, window, is_new=False),
    "checking": lambda window: CheckSignatureForm(window._session.case, window._session.ask, window),
    "stamps": lambda window: StampsForm(window._session, window._session.ask, window),
    "verifying": lambda window: VerifyingDialog(window._session, window),
    "words": WordsDialog,
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_does_too(qtbot, window, name):
    dialog = DIALOGS[name](window)
    qtbot.addWidget(dialog)
    known = typed() if name == "asking" else ()
    left = left_in(dialog, known)
    if name == "new case":  # templates are of the case, as their kinds are
        left = [text for text in left if not text.startswith(tuple(one.name for one in templates()))]
    assert left == []


def test_the_manual_has_its_own_words_and_a_frame_of_ours(qtbot, window):
    manual = ManualDialog(window)
    qtbot.addWidget(manual)
    assert [line for line in unmarked(manual) if not line.startswith("QListWidget")] == []


def test_what_is_found_about_an_event_is_told_in_the_language(qtbot, window):
    findings = Findings.of(window._session)
    event = next(one for one in window._session.reader.all(Event) if findings.of_event(one.id))
    marks = findings.of_event(event.id)
    notes, sign = FindingNotes(marks), FindingSign(marks, "x")
    for widget in (notes, sign):
        qtbot.addWidget(widget)
    sentences = {mark.finding.sentence for mark in marks}  # they are made by the checks
    assert [text for text in left_in(notes) if text not in sentences] == []
    assert sign.accessibleName().startswith(BEGIN)
    assert set(Weight) >= {mark.finding.weight for mark in marks}


# words behind the menus


def test_a_command_is_found_by_its_words_and_by_the_english_ones():
    chinese = Command("open", "打开案卷", "文件", "Ctrl+O", True, ("Open", "File"))
    other = Command("undo", "撤销", "编辑", "Ctrl+Z", True, ("Undo", "Edit"))
    for words in ("打开", "案卷", "open", "op file", "文件", "file"):
        assert [one.id for one in found((chinese, other), words)] == ["open"], words
    assert found((chinese, other), "卷宗") == ()


def test_every_command_has_its_english_words_too(window):
    for one in commands_of(window.menus):
        row = next(row for row in rows() if row.id == one.id)
        assert one.english[0] == plain_words(row.text)


@pytest.mark.parametrize(
    ("text", "words"), [("打开(&O)…", "打开…"), ("&Open…", "Open…"), ("A && &B", "A & B"), ("a (b)", "a (b)")]
)
def test_words_are_read_without_the_letter_that_leads_to_them(text, words):
    assert without_mnemonic(text) == words


def test_labels_of_the_history_are_told_with_their_names_and_numbers(monkeypatch):
    told = {
        "Undo: {label}": "撤销：{label}",
        "Delete {n} events": "删除{n}个事件",
        "Keep the question {name}": "保存提问{name}",
        "Change {what}": "修改{what}",
        "event": "事件",
    }

    def tr(words, **values):
        return told.get(words, words).format(**values) if values else told.get(words, words)

    monkeypatch.setattr("models.store.labels.tr", tr)
    assert told_label("Undo: Delete 3 events") == "撤销：删除3个事件"
    assert told_label("Keep the question who {sold}") == "保存提问who {sold}"
    assert told_label("Change event") == "修改事件"
    assert told_label("Something else") == "Something else"
