"""Every question to the person: the only file that opens message boxes and file choosers."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.parts.long_words import guard_lines
from gui.parts.plain_text import PlainLabel, menu_text, plain
from models.translation import tr, tr_later
from models.values.listing import sentences

CASE_FILES = tr_later("Dateline cases (*.dateline)")
ALL_FILES = tr_later("All files (*)")
NAME = "Dateline"
MOST = 8  # proposals under a question
T = TypeVar("T")


def case_filters() -> str:
    """Return what a chooser of cases shows: cases, or all files."""
    return f"{tr(CASE_FILES)};;{tr(ALL_FILES)}"


class Line(Protocol):
    """Whatever shows what was done."""

    def say(self, sentence: str, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show a sentence and a button for each way."""


class Ask:
    """Asks and tells, above the window that it was given; a test takes its place with answers ready."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Keep the window that the questions stand above."""
        self.parent = parent
        self.line: Line | None = None  # of the window, on which is said what was done
        self.exports: Callable[[], Path | None] = lambda: (
            None
        )  # where exports go, if the person chose a folder
        self.folders: dict[str, str] = {}  # where each chooser was last, by its title
        self.unsaid: list[str] = []  # while nothing may be shown
        self._is_hushed = False
        self._waits = 0  # questions that somebody waits for

    def hush(self) -> None:
        """Show nothing from now on: open questions are refused, as Escape does, and what is told waits."""
        self._is_hushed = True
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QMessageBox | LineDialog | QFileDialog) and top.isVisible():
                top.reject()

    def speak(self) -> None:
        """Show again what is asked and told, and first what waited."""
        self._is_hushed = False
        unsaid, self.unsaid = self.unsaid, []
        if unsaid:
            self.note(sentences(*unsaid))

    @property
    def is_asking(self) -> bool:
        """Tell whether somebody waits for the end of a question."""
        return self._waits > 0

    def tell(self, sentence: str, title: str = NAME) -> None:
        """Show one sentence and wait until it is closed."""
        if self._is_hushed:
            self.unsaid.append(sentence)
            return
        box = self._box(sentence, title, QMessageBox.Icon.NoIcon)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        self._wait_for(box.exec)

    def note(self, sentence: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """Say what was done without waiting, with ways on from there; told and waited for where no window says it."""
        if self.line is None or self._is_hushed:
            self.tell(sentence)
        else:
            self.line.say(sentence, ways)

    def confirm(
        self,
        question: str,
        yes: str = "",
        no: str = "",
        title: str = NAME,
    ) -> bool:
        """Tell whether the person chose `yes`, which is Yes if no other word is given; Escape and Enter mean `no`."""
        return self.choose(question, (yes or tr("Yes"),), no, title) == 0

    def choose(
        self,
        question: str,
        choices: Sequence[str],
        no: str = "",
        title: str = NAME,
    ) -> int | None:
        """Return the number of the chosen answer, or None for `no`, which is Cancel if no other word is given."""
        if self._is_hushed:
            return None
        box = self._box(question, title, QMessageBox.Icon.NoIcon)
        buttons = [box.addButton(menu_text(text), QMessageBox.ButtonRole.AcceptRole) for text in choices]
        refusal = box.addButton(menu_text(no or tr("Cancel")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refusal)
        box.setEscapeButton(refusal)
        self._wait_for(box.exec)
        clicked = box.clickedButton()
        return buttons.index(clicked) if clicked in buttons else None

    def choose_file_to_open(self, title: str, filters: str = "", folder: Path | None = None) -> Path | None:
        """Return an existing file, or None."""
        name, _ = self._chooser(
            QFileDialog.getOpenFileName, title, self._start(title, folder), filters or case_filters()
        )
        return self._chosen(title, name)

    def choose_files(self, title: str, filters: str = "", folder: Path | None = None) -> tuple[Path, ...]:
        """Return existing files, none if the person thinks better of it."""
        names, _ = self._chooser(
            QFileDialog.getOpenFileNames, title, self._start(title, folder), filters or tr(ALL_FILES)
        )
        return tuple(path for name in names if (path := self._chosen(title, name)))

    def choose_file_to_save(
        self,
        title: str,
        suggestion: Path,
        filters: str = "",
        is_replacing: bool = True,
    ) -> Path | None:
        """Return a path for a new file, or None; the chooser asks before a file is written over.

        Without `is_replacing` it does not ask, because the caller refuses what exists already.
        """
        options = QFileDialog.Option(0) if is_replacing else QFileDialog.Option.DontConfirmOverwrite
        start = str(Path(self._start(title, suggestion.parent)) / suggestion.name)
        name, _ = self._chooser(
            QFileDialog.getSaveFileName, title, start, filters or case_filters(), options=options
        )
        return self._chosen(title, name)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Return an existing folder, or None."""
        name = (
            ""
            if self._is_hushed
            else self._wait_for(
                partial(QFileDialog.getExistingDirectory, self.parent, title, self._start(title, folder))
            )
        )
        if name:
            self.folders[title] = name
        return Path(name) if name else None

    def export_folder(self, otherwise: Path) -> Path:
        """Return the folder that the person chose for exports, or another one."""
        return self.exports() or otherwise

    def _chooser(self, choose: Callable[..., Any], *told: str, **how: Any) -> Any:
        """Return what a chooser of files answers; nothing while nothing may be shown."""
        return ((), "") if self._is_hushed else self._wait_for(partial(choose, self.parent, *told, **how))

    def _wait_for(self, question: Callable[[], T]) -> T:
        """Return how a question ended that runs a loop of its own."""
        self._waits += 1
        try:
            return question()
        finally:
            self._waits -= 1

    def _start(self, title: str, folder: Path | None) -> str:
        """Return where a chooser opens: where it was last, if that is still there, else in `folder`."""
        last = self.folders.get(title, "")
        return last if last and os.path.isdir(last) else str(folder or "")

    def _chosen(self, title: str, name: str) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self.folders[title] = str(path.parent)
        return path

    def ask_text(
        self, question: str, text: str = "", title: str = NAME, proposals: Sequence[str] = ()
    ) -> str | None:
        """Return one line of text, or None; `proposals` are offered while it is typed."""
        return self._line(question, text, title, QLineEdit.EchoMode.Normal, proposals)

    def ask_passphrase(self, question: str, title: str = "") -> str | None:
        """Return a passphrase that was typed unseen, or None."""
        return self._line(question, "", title or tr("Passphrase"), QLineEdit.EchoMode.Password)

    def _box(self, text: str, title: str, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self.parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(plain(text))
        box.setWindowTitle(title)
        box.setIcon(icon)
        return box

    def _line(
        self,
        question: str,
        text: str,
        title: str,
        echo: QLineEdit.EchoMode,
        proposals: Sequence[str] = (),
    ) -> str | None:
        if self._is_hushed:
            return None
        dialog = LineDialog(question, text, title, echo, self.parent, proposals)
        return dialog.line.text() if self._wait_for(dialog.exec) == QDialog.DialogCode.Accepted else None


class LineDialog(QDialog):
    """A question with one line for the answer."""

    def __init__(
        self,
        question: str,
        text: str,
        title: str,
        echo: QLineEdit.EchoMode,
        parent: QWidget | None,
        proposals: Sequence[str] = (),
    ) -> None:
        """Show the question above a line that holds `text`, and below it what may be chosen instead of typed."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.line = QLineEdit(text)
        self.line.setEchoMode(echo)
        self.line.setAccessibleName(question)
        self.line.selectAll()
        keys = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(keys.Ok | keys.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(question, is_wrapped=True))
        layout.addWidget(self.line)
        self.choices = [self._choice(words) for words in proposals[:MOST]]
        for choice in self.choices:
            layout.addWidget(choice)
        layout.addWidget(buttons)
        guard_lines(self)

    def _choice(self, words: str) -> QPushButton:
        """Return a button that answers with a proposal."""
        button = QPushButton(menu_text(words))
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._answer(words))
        return button

    def _answer(self, words: str) -> None:
        self.line.setText(words)
        self.accept()
