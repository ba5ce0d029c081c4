"""The shape of the forms that prove something: what it shows, files, a passphrase, and what came of it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QWidget

from gui.parts.ask import ALL_FILES, Ask
from gui.parts.long_form import LongForm
from gui.parts.long_words import guard_lines
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.progress import run_shown
from gui.parts.tasks import Work
from gui.parts.wheel import guard_wheel
from models.errors import CaseError
from models.translation import tr, tr_later

LETTERS = 84  # of the width


class ProofForm(LongForm):
    """Asks, works aside with progress, and shows beneath what came of it; it stays open until it is closed."""

    heading = ""
    verb = tr_later("&Sign")
    note = ""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        """Lay out what subclasses add as rows."""
        super().__init__(parent)
        self._ask = self.asks = ask
        heading = tr(self.heading)
        self.setWindowTitle(heading)
        host = QWidget()
        self.form = QFormLayout(host)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.told = PlainLabel(is_wrapped=True)
        self.copied = QLineEdit()  # what is to be copied out of the answer
        self.copied.setReadOnly(True)
        self.copied.setAccessibleName(tr("To be copied"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.button = self.buttons.addButton(tr(self.verb), QDialogButtonBox.ButtonRole.ActionRole)
        self.button.setDefault(True)
        self.button.clicked.connect(self.act)
        self.buttons.rejected.connect(self.reject)
        under = self.fill()
        self.lay_out(heading, heading, (host, *under, *self._answers()), self.buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * LETTERS)
        self.clear()
        self.refresh()
        name_parts(self)
        guard_lines(self)
        guard_wheel(self)

    def fill(self) -> Sequence[QWidget]:
        """Add the rows, and return what stands under them."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Tell whether all is said that is needed."""
        raise NotImplementedError

    def act(self) -> None:
        """Do what the form is for."""
        raise NotImplementedError

    def row(self, text: str, field: QWidget) -> None:
        """Add a field behind its words, whose letter leads into it."""
        label = PlainLabel(text)
        label.setBuddy(field)
        self.form.addRow(label, field)

    def refresh(self) -> None:
        """Let the button be pressed when all is said."""
        self.button.setEnabled(self.is_ready())
        self.grow()

    def run(self, words: str, fn: Callable[[Work], Any], done: Callable[[Any], None]) -> None:
        """Work aside, with progress above the form; what is refused is said in it."""
        self.clear()
        run_shown(words, fn, done, self._on_failed, self, self)

    def answer(self, words: str, copied: str = "", *, is_bad: bool = False) -> None:
        """Show what came of it, and a line to be copied from it."""
        self.problem.setText(words if is_bad else "")
        self.told.setText("" if is_bad else words)
        self.copied.setText(copied)
        self.copied.setCursorPosition(0)
        for part, text in zip(
            self._answers()[:3], (self.problem.text(), self.told.text(), copied), strict=True
        ):
            part.setVisible(bool(text))
        if words and not is_bad:
            self.begin()  # it is done: nothing that stands here is lost now
        self.grow()

    def clear(self) -> None:
        """Take away what was said before."""
        self.answer("")

    def _answers(self) -> tuple[QWidget, QWidget, QWidget, QWidget]:
        if not hasattr(self, "_note"):
            self._note = PlainLabel(tr(self.note), role="note", is_wrapped=True)
        return self.problem, self.told, self.copied, self._note

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.answer(str(error), is_bad=True)


def file_filter(words: str, endings: str) -> str:
    """Return what a chooser of files offers: those of some endings, or all."""
    return f"{tr(words)} ({endings});;{tr(ALL_FILES)}"


def plain_button(text: str, act: Callable[[], object]) -> QPushButton:
    """Return a button that Return does not press."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand it a bool
    return button
