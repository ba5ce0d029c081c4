"""The draft of a letter, to be copied or saved; what was cut out of it is told beside it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.forms.form_page import choice
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.clipboard import copy
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel, plain
from gui.parts.wheel import guard_wheel
from gui.session import Session
from models.errors import CaseError
from models.machine.safe_write import write_data
from models.publication.chronology.words import language_of
from models.publication.reply_letter import Letter, draft_letter
from models.records.desk import Approach
from models.reply.parties import Party
from models.reply.words import LANGUAGES
from models.store.reader import Reader
from models.translation import tr, tr_count, tr_later
from models.values.listing import sentences

SAFE = tr_later(
    "The letter names no source, no note, nobody of the newsroom, and nothing that is not public."
)

TRANSLATE = tr_later(
    "Translate the claims in the case, or choose another language for the letter. “Draft it "
    "anyway” makes the letter with those marks, to be translated by hand."
)


class LetterDialog(QDialog):
    """Shows a draft in one of five languages; nothing of the case is changed here."""

    def __init__(
        self,
        session: Session,
        ask: Ask,
        party: Party,
        approach: Approach | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Draft a letter in the language of the case."""
        super().__init__(parent)
        self.setWindowTitle(tr("Draft of a letter"))
        self._session, self._ask, self._party, self._approach = session, ask, party, approach
        self.letter: Letter | None = None
        self._held: Letter | None = (
            None  # a draft that is not all in its language, until somebody wants it anyway
        )
        self.language: QComboBox = choice(dict(LANGUAGES), language_of(session.reader.about().language))
        self.language.setAccessibleName(tr("Language of the letter"))
        self.language.activated.connect(self.draft)
        self.text, self.remarks = QPlainTextEdit(), QPlainTextEdit()
        for field, name in ((self.text, tr("Letter")), (self.remarks, tr("What was cut"))):
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setAccessibleName(name)
        self.note = PlainLabel(tr(SAFE), role="note", is_wrapped=True)
        self.anyway_button = QPushButton(tr("Draft it &anyway"))
        self.anyway_button.clicked.connect(self.draft_anyway)
        self.copy_button, self.save_button = QPushButton(tr("&Copy")), QPushButton(tr("&Save…"))
        self.close_button = QPushButton(tr("Close"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        self._arrange()
        self.resize(760, 640)
        name_parts(self)
        guard_wheel(self)
        self.draft()

    def draft(self) -> None:
        """Make the draft anew on another thread: the whole case is searched for what it must not carry."""
        self.letter = self._held = None
        self.remarks.hide()
        self.note.setText("")
        self.text.setPlainText(tr("Looking through the case for what the letter must not carry …"))
        self._show_buttons()
        make = partial(
            _made, self._session.reader, self._party, str(self.language.currentData()), self._approach
        )
        tasks.run(make, self._on_made, self._on_failed, owner=self)

    def copy(self) -> None:
        """Put the letter where it can be pasted."""
        if self.letter is not None:
            copy(self.letter.text)

    def save(self) -> None:
        """Ask for a file and write the letter there."""
        letter = self.letter
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        out = self._ask.choose_file_to_save(
            tr("Save the letter as"), Path(folder) / "letter.txt", tr("Text (*.txt)")
        )
        if out is None or letter is None:
            return
        try:
            write_data(out, letter.text, force=True)  # the chooser asked already
        except CaseError as error:
            self._ask.tell(str(error))

    def draft_anyway(self) -> None:
        """Show a draft though parts of it are in another language; they are marked."""
        if self._held is not None:
            letter, self._held = self._held, None
            self._show(letter)
            self.text.setFocus()

    def _on_made(self, letter: Letter) -> None:
        """Show a draft; one that is not all in its language is told of first."""
        if not letter.warning:
            self._show(letter)
            return
        self._held = letter
        self.text.setPlainText(plain(f"{letter.warning}\n\n{tr(TRANSLATE)}"))
        self._show_buttons()
        self.anyway_button.setFocus()

    def _show(self, letter: Letter) -> None:
        self.letter = letter
        self.text.setPlainText(plain(letter.text))
        self.remarks.setPlainText(plain("\n".join(letter.remarks)))
        self.remarks.setVisible(bool(letter.remarks))
        self.note.setText(sentences(tr(SAFE), *_to_look_at(letter)))
        self._show_buttons()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.text.setPlainText(str(error))
        self.remarks.hide()

    def _show_buttons(self) -> None:
        for button in (self.copy_button, self.save_button):
            button.setEnabled(self.letter is not None)
        self.anyway_button.setVisible(self._held is not None)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("To {name}", name=self._party.name), role="heading", is_wrapped=True), 1)
        head.addWidget(self.language)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.note, 1)
        for button in (self.anyway_button, self.copy_button, self.save_button, self.close_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.remarks)
        column.addLayout(foot)
        self.remarks.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.remarks.hide()


def _to_look_at(letter: Letter) -> Iterator[str]:
    """Yield what somebody should look at before the letter goes out."""
    count, foreign = len(letter.remarks), len(letter.untranslated)
    if count:
        yield tr_count(
            count,
            "{n} thing had to be cut or left out: look whether it still reads.",
            "{n} things had to be cut or left out: look whether it still reads.",
        )
    if foreign:
        yield tr_count(
            foreign,
            "{n} point is not translated: look for the marks.",
            "{n} points are not translated: look for the marks.",
        )


def _made(
    reader: Reader, party: Party, language: str, approach: Approach | None, _work: tasks.Work
) -> Letter:
    return draft_letter(reader, party, language, approach)
