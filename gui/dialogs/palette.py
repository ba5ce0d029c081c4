"""The command palette: one types some words of what one wants to do, and Enter does it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QTableView, QVBoxLayout, QWidget

from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.table_look import dress
from models.texts.search_text import fold
from models.translation import tr, tr_later

Index = QModelIndex | QPersistentModelIndex
LETTERS = (40, 18, 16)  # widths of what, menu and key
WALKING = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
NOTHING = tr_later("No command has these words.")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done; `is_enabled` tells whether it makes sense now.

    `english` is its text and menu in English: whoever works in another language may know it by these, too.
    """

    id: str
    text: str
    menu: str
    key: str
    is_enabled: bool
    english: tuple[str, str] = ("", "")


def found(commands: Iterable[Command], words: str) -> tuple[Command, ...]:
    """Return the commands in whose text or menu all words begin a word; those that make sense now come first.

    A word of the text itself weighs more than one of the menu, the first word more than a later one. Chinese words
    stand anywhere: nothing is written between them.
    """
    wanted = fold(words).split()
    ranked = [(rank, one) for one in commands if (rank := _rank(one, wanted)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: (not pair[1].is_enabled, pair[0])))


def _rank(command: Command, wanted: Sequence[str]) -> int | None:
    """Return how far from what is wanted a command is; None if a word is nowhere in it."""
    english_text, english_menu = command.english
    text = list(dict.fromkeys(fold(f"{command.text} {english_text}").split()))
    all_words = [*text, *fold(f"{command.menu} {english_menu}").split()]
    rank = 0
    for word in wanted:
        at = next((at for at, held in enumerate(all_words) if _has(held, word)), None)
        if at is None:
            return None
        rank += at if at < len(text) else 2 * len(all_words)
    return rank


def _has(held: str, word: str) -> bool:
    return held.startswith(word) or (not word.isascii() and word in held)


class _Model(QAbstractTableModel):
    """The commands that were found."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: tuple[Command, ...] = ()

    def show_commands(self, commands: tuple[Command, ...]) -> None:
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.commands)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(LETTERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (one.text, one.menu, one.key)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            named = {"text": one.text, "menu": one.menu}
            return (
                tr("{text}, {menu}", **named)
                if one.is_enabled
                else tr("{text}, {menu}, not possible now", **named)
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_enabled = self.commands[index.row()].is_enabled
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if is_enabled
            else Qt.ItemFlag.NoItemFlags
        )


class PaletteDialog(QDialog):
    """Lists commands while one types; the arrows choose one, Enter or a click does it."""

    command_chosen = Signal(str)  # its id

    def __init__(self, commands: Iterable[Command], parent: QWidget | None) -> None:
        """Show every command."""
        super().__init__(parent)
        self.setWindowTitle(tr("Commands"))
        self._commands = tuple(commands)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("What do you want to do?"))
        self.words.setAccessibleName(tr("Words of a command"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._list)
        self.words.returnPressed.connect(self.accept)
        self.words.installEventFilter(self)
        self.model, self.table = _Model(), QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Commands"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().hide()
        dress(self.table, LETTERS, 0)
        self.table.clicked.connect(lambda index: self._do(index.row()))
        self.note = PlainLabel("", role="note")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for widget in (self.words, self.table, self.note):
            column.addWidget(widget)
        self.resize(self.fontMetrics().horizontalAdvance("n") * (sum(LETTERS) + 12), 460)
        name_parts(self)
        self._list()

    @property
    def command(self) -> Command | None:
        """Return the command that Enter would do."""
        row = self.table.currentIndex().row()
        return self.model.commands[row] if 0 <= row < len(self.model.commands) else None

    def accept(self) -> None:
        """Do what is chosen; what makes no sense now is not done."""
        self._do(self.table.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list without leaving the words."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in WALKING:
            self.table.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _list(self) -> None:
        self.model.show_commands(found(self._commands, self.words.text()))
        first = self.model.index(0, 0)
        if self.model.commands and self.model.commands[0].is_enabled:
            self.table.setCurrentIndex(first)
        self.note.setText("" if self.model.commands else tr(NOTHING))
        self.note.setVisible(not self.model.commands)

    def _do(self, row: int) -> None:
        if 0 <= row < len(self.model.commands) and self.model.commands[row].is_enabled:
            super().accept()
            self.command_chosen.emit(self.model.commands[row].id)
