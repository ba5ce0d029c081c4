"""The backups of a case: when each was made, how large it is, what it holds; one of them is put in its place."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel, one_line
from gui.parts.table_look import dress
from models.case import Case
from models.errors import CaseError, NeedsPassphrase
from models.machine.settings import Settings
from models.store.backups import Backup, backups_in, folder_of
from models.store.restoring import Held, held_in
from models.translation import SOURCE, language, tr, tr_count, tr_later
from models.values.when import When, words

HEADINGS: Final = (
    tr_later("Made"),
    tr_later("Size"),
    tr_later("Events"),
    tr_later("Changes"),
    tr_later("Last change"),
)
LETTERS: Final = (22, 12, 10, 10, 30)
NONE: Final = tr_later(
    "There is no backup in {folder}. One is made every 15 minutes while the case changes, and when it is closed."
)
OFF: Final = tr_later("No backups are made on this computer: Edit ▸ Preferences turns them on.")
HOW: Final = tr_later("What stands in the place of the case is kept beside it, and nothing is written over.")
Looked = tuple[Held, str | None] | CaseError  # what a backup holds, and the passphrase that opened it


class BackupsDialog(QDialog):
    """Lists backups, newest first; `wanted` hands over the case, the backup and its passphrase."""

    wanted = Signal(object, object, object)
    making = Signal()

    def __init__(
        self, path: Path, case: Case | None, settings: Settings, ask: Ask, parent: QWidget | None = None
    ) -> None:
        """List the backups of the case at a path; `case` is it where it is open."""
        super().__init__(parent)
        self._path, self._case, self._settings, self._ask = path, case, settings, ask
        self._folder = folder_of(path, settings)
        self._backups: tuple[Backup, ...] = ()
        self._looked: dict[int, Looked] = {}
        self._passphrase: str | None = None
        self._task: tasks.Task | None = None
        self.setWindowTitle(tr("Restore a backup"))
        self.resize(820, 520)
        self.words = PlainLabel(role="note", is_wrapped=True)
        self.model = QStandardItemModel(0, len(HEADINGS), self)
        self.model.setHorizontalHeaderLabels([tr(name) for name in HEADINGS])
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Backups"))
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        dress(self.table, LETTERS, len(HEADINGS) - 1)
        self.table.doubleClicked.connect(lambda _index: self.restore())
        self.restore_button = _button(tr("Restore…"), self.restore)
        self.now_button = _button(tr("Back up now"), self._make)
        self.now_button.setVisible(case is not None)
        self._arrange()
        self.list_folder(self._folder)
        name_parts(self)

    def list_folder(self, folder: Path) -> None:
        """List the backups of a folder: those of the case, or all where nobody knows which case it is."""
        self._folder, self._looked = folder, {}
        is_home = folder == folder_of(self._path, self._settings)
        if self._case is not None and is_home:
            self._backups = self._case.backups(self._settings)
        else:
            self._backups = backups_in(folder)
        self.model.setRowCount(0)
        for one in self._backups:
            self.model.appendRow(
                [_cell(words) for words in (_moment(one.made_at), _size(one.size), "", "", "")]
            )
        self.words.setText(self._words())
        self.restore_button.setEnabled(bool(self._backups))
        if self._backups:
            self.table.selectRow(0)
        self.look()

    def _words(self) -> str:
        if not self._backups:
            return tr(NONE, folder=self._folder) if self._settings.backups else tr(OFF)
        return f"{self._folder}\n{tr(HOW)}"

    def look(self) -> None:
        """Look into the backups one after the other, on another thread."""
        if self._task is not None:
            self._task.cancel()
        found: list[Looked] = []
        backups, case, words = self._backups, self._case, self._passphrase

        def run(work: tasks.Work) -> None:
            for number, one in enumerate(backups, 1):
                found.append(_looked(one, case, words))
                work.report(number, len(backups))

        self._task = tasks.run(
            run, lambda _: None, None, lambda done, _: self._show(backups, done - 1, found[done - 1]), self
        )

    def _show(self, backups: tuple[Backup, ...], row: int, looked: Looked) -> None:
        """Show what one backup holds, if it is still listed."""
        if backups is not self._backups:
            return
        self._looked[row] = looked
        if isinstance(looked, NeedsPassphrase):
            words: Sequence[str] = ("", "", tr("needs its passphrase"))
        elif isinstance(looked, CaseError):
            words = ("", "", one_line(str(looked), 120))
        else:
            held = looked[0]
            words = (f"{held.events:,}", f"{held.steps:,}", _local(held.changed_at))
        for column, text in enumerate(words, 2):
            self.model.setItem(row, column, _cell(text))

    def restore(self) -> None:
        """Ask whether the chosen backup shall stand in the place of the case, and hand it over."""
        rows = self.table.selectionModel().selectedRows()
        if not rows:
            return
        row = rows[0].row()
        looked: Looked | None = self._looked.get(row) or _looked(
            self._backups[row], self._case, self._passphrase
        )
        if isinstance(looked, NeedsPassphrase):
            looked = self._unlocked(row, looked)
        if looked is None:
            return
        if isinstance(looked, CaseError):
            self._ask.tell(str(looked))
            return
        held, passphrase = looked
        if self._ask.confirm(self._question(self._backups[row], held, passphrase), yes=tr("Restore")):
            self.wanted.emit(self._path, self._backups[row].path, passphrase)

    def _unlocked(self, row: int, error: NeedsPassphrase) -> Looked | None:
        """Ask for the passphrase of a backup, and look into all with it."""
        words = self._ask.ask_passphrase(str(error))
        if not words:
            return None
        self._passphrase = words
        self.look()
        return _looked(self._backups[row], None, words)

    def _question(self, backup: Backup, held: Held, passphrase: str | None) -> str:
        told = [
            tr(
                "Put the backup of {moment} ({events}) in the place of {name}?",
                moment=_moment(backup.made_at),
                events=tr_count(held.events, "{n:,} event", "{n:,} events"),
                name=self._path.name,
            ),
            tr(
                "What stands there now is kept as {name}.",
                name=f"{self._path.stem}.before-restore{self._path.suffix}",
            ),
        ]
        if self._case is not None and self._case.is_encrypted and passphrase is None:
            told.append(tr("The backup is not encrypted: set a passphrase again afterwards."))
        return "\n".join(told)

    def _choose_folder(self) -> None:
        folder = self._ask.choose_folder(tr("Backups in another folder"), self._folder)
        if folder is not None:
            self.list_folder(folder)

    def _make(self) -> None:
        self.reject()
        self.making.emit()

    def done(self, result: int) -> None:
        """Look no further when the dialog closes, and forget the passphrase."""
        if self._task is not None:
            self._task.cancel()
        self._passphrase = None
        super().done(result)

    def _arrange(self) -> None:
        self.restore_button.setDefault(True)
        close = _button(tr("Close"), self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.now_button)
        foot.addWidget(_button(tr("Another folder…"), self._choose_folder))
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(
            PlainLabel(tr("Backups of {name}", name=one_line(self._path.name, 60)), role="heading")
        )
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addLayout(foot)


def _looked(backup: Backup, case: Case | None, passphrase: str | None) -> Looked:
    """Look into a backup with the passphrase of its case, or with one that was typed."""

    def look(words: str | None) -> tuple[Held, str | None]:
        return held_in(backup.path, words), words

    try:
        if case is not None and passphrase is None:
            return case.trying(look)
        return look(passphrase)
    except CaseError as error:
        return error


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: act())
    return button


def _cell(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item


def _moment(moment: datetime) -> str:
    if language() == SOURCE:
        return f"{moment.day} {moment:%b %Y, %H:%M}"
    return words(When.from_edtf(f"{moment:%Y-%m-%dT%H:%M}"), language())


def _local(at: str) -> str:
    """Return a moment of the history as a clock here shows it."""
    try:
        return _moment(datetime.fromisoformat(at).astimezone())
    except (ValueError, OverflowError, OSError):
        return at[:40]


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size < 1e9 else f"{size / 1e9:,.2f} GB"
