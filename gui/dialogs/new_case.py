"""The dialog that asks what a new case is called, where it is kept and who works on it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.parts.ask import Ask
from gui.parts.leaving import KeepingDialog
from gui.parts.long_words import guard_lines
from gui.parts.naming import name_parts
from gui.parts.new_files import SUFFIX, TOO_LONG, file_stem, is_too_long, with_suffix
from gui.parts.new_passphrase import NewPassphrase
from gui.parts.plain_text import PlainLabel, one_line
from gui.parts.wheel import guard_wheel
from models.importing.templates import templates
from models.records.desk import Record
from models.records.story import About
from models.review.review import now
from models.translation import tr, tr_later

RECOMMENDED = tr_later("Encrypts the whole case: recommended, may stay empty")

TYPE_AGAIN = tr_later("Type the passphrase again: it was not kept. Without one the case is not encrypted.")


class NewCaseDialog(KeepingDialog):
    """Title, file and name; `path`, `about` and `who` hold the answers once it is accepted."""

    way = ("new_case",)

    def __init__(self, ask: Ask, folder: Path, who: str = "", parent: QWidget | None = None) -> None:
        """Propose a file in `folder` that is named after the title."""
        super().__init__(parent)
        self._ask, self._folder = ask, folder
        self.asks = ask
        self.setWindowTitle(tr("New case"))
        self.setMinimumWidth(560)
        self.title_line, self.file_line = QLineEdit(), QLineEdit()
        self.who_line = QLineEdit(who)
        self.template = template_box()
        self.problem = PlainLabel("", role="warning", is_wrapped=True)
        self._has_own_file = self._is_unsealed = False
        self._fill()
        self.title_line.textChanged.connect(self.on_title)
        self.file_line.textEdited.connect(self.on_file_typed)
        self.on_title("")
        guard_lines(self)
        name_parts(self)

    @property
    def path(self) -> Path:
        """Tell where the case shall be kept."""
        return with_suffix(Path(self.file_line.text().strip()).expanduser())

    @property
    def about(self) -> About:
        """Tell what the case is called."""
        return About(title=self.title_line.text().strip())

    @property
    def begins(self) -> tuple[Record, ...]:
        """Return what the case begins with: the kinds, roles and routes of the chosen template."""
        template = self.template.currentData()
        return template.records(self.who, now()) if template else ()

    @property
    def who(self) -> str:
        """Return the name that signs the changes."""
        return self.who_line.text().strip()

    # what goes and comes back while a case is locked

    def hold(self) -> dict[str, Any]:
        """Tell what was typed and chosen, for a dialog that opens later; a passphrase is never kept."""
        if self.held() == getattr(self, "_begun", None):
            return {}
        file = self.file_line.text() if self._has_own_file else ""
        template = self.template.currentData()
        told = {"title": self.title_line.text(), "file": file, "who": self.who_line.text()}
        is_sealed = self._is_unsealed or self.passphrase.value is not None
        return told | ({"template": template.name} if template else {}) | {"is_sealed": is_sealed}

    def take(self, words: Mapping[str, Any]) -> None:
        """Take up what was typed and chosen before."""
        told = {name: words[name] for name in words if isinstance(words[name], str)}
        self.title_line.setText(told.get("title", ""))
        self.who_line.setText(told.get("who", ""))
        if file := told.get("file"):
            self._has_own_file = True
            self.file_line.setText(file)
        names = [getattr(self.template.itemData(row), "name", "") for row in range(self.template.count())]
        if told.get("template") in names:
            self.template.setCurrentIndex(names.index(told["template"]))
        if words.get("is_sealed") is True:
            self._is_unsealed = True
            self.problem.setText(tr(TYPE_AGAIN))
            self.problem.show()

    def on_title(self, title: str) -> None:
        """Name the file after the title, until the person names it."""
        if not self._has_own_file:
            self.file_line.setText(str(self._folder / f"{file_stem(title)}{SUFFIX}"))
        self._make_button.setEnabled(bool(title.strip()))

    def on_file_typed(self) -> None:
        """Leave the file's name alone from now on."""
        self._has_own_file = True

    def on_choose(self) -> None:
        """Ask for another file."""
        path = self._ask.choose_file_to_save(tr("Keep the case as"), self.path, is_replacing=False)
        if path:
            self._has_own_file = True
            self.file_line.setText(str(path))

    def accept(self) -> None:
        """Close only if the file can be made."""
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            super().accept()

    def _problem(self) -> str:
        if is_too_long(self.path):
            return tr(TOO_LONG)
        if not self.path.is_absolute() or not os.path.isdir(self.path.parent):
            return tr("This folder does not exist: choose another.")
        if os.path.exists(self.path):
            return tr("A file of this name exists already and is never written over: choose another name.")
        if self._is_unsealed and self.passphrase.value is None:
            self._is_unsealed = False  # whoever goes on wants none
            return tr(TYPE_AGAIN)
        return self.passphrase.problem

    def _fill(self) -> None:
        for line, name in (
            (self.title_line, tr("Title")),
            (self.file_line, tr("File")),
            (self.who_line, tr("Your name")),
        ):
            line.setAccessibleName(name)
        self.title_line.setPlaceholderText(tr("What the investigation is about"))
        self.who_line.setPlaceholderText(tr("Signs your changes in the history; may stay empty"))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(_named(tr("&Title"), self.title_line), self.title_line)
        form.addRow(_named(tr("&File"), self.file_line), self._file_row())
        form.addRow(_named(tr("&Sort of story"), self.template), self.template)
        form.addRow(_named(tr("&Your name"), self.who_line), self.who_line)
        self.passphrase = NewPassphrase(form, tr(RECOMMENDED))
        self.problem.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(PlainLabel(tr("New case"), role="heading"))
        layout.addLayout(form)
        layout.addWidget(self.passphrase.strength)
        layout.addWidget(
            PlainLabel(tr("One file holds the whole case. It stays on this computer."), role="note")
        )
        layout.addWidget(self.problem)
        layout.addWidget(self._buttons())

    def _file_row(self) -> QHBoxLayout:
        choose = QPushButton(tr("&Choose…"))
        choose.setAccessibleName(tr("Choose the file"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.on_choose)
        row = QHBoxLayout()
        row.addWidget(self.file_line, 1)
        row.addWidget(choose)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make_button = buttons.addButton(tr("&Make the case"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._make_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def template_box() -> QComboBox:
    """Return a choice of templates; first the kinds of the sample, which suit a story of no sort in particular."""
    box = QComboBox()
    box.setAccessibleName(tr("Sort of story"))
    box.addItem(tr("General"), None)
    guard_wheel(box)
    for template in templates():
        kinds = ", ".join(name for name, _, _ in template.kinds[:4])
        box.addItem(one_line(f"{template.name}: {kinds} …", 70), template)
    return box


def _named(text: str, buddy: QWidget) -> PlainLabel:
    label = PlainLabel(text)
    label.setBuddy(buddy)
    return label
