"""What happens to files that are dropped on the window: a frame says so beforehand, and a question where it is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.commands.cases import Commands
from gui.commands.documents import DocumentCommands
from gui.commands.imports import ImportCommands
from gui.parts.ask import Ask
from gui.parts.new_files import SUFFIX
from gui.parts.plain_text import PlainLabel, one_line
from gui.session import Session
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row

CHOICES = (tr_later("Import what stands in it"), tr_later("Keep it as a document"))
CHOICES_OF_MANY = (tr_later("Import what stands in them"), tr_later("Keep them as documents"))


class DropFrame(QFrame):
    """Lies over the window while files are dragged over it, and says what dropping would do."""

    def __init__(self, window: QWidget) -> None:
        """Begin hidden; the mouse goes through it."""
        super().__init__(window)
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = PlainLabel(role="heading")
        self.words.setProperty("role", "drop")
        column = QVBoxLayout(self)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def say(self, words: str) -> None:
        """Cover the window with a frame and these words."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect().adjusted(6, 6, -6, -6))
        self.words.setText(words)
        self.show()
        self.raise_()


class Dropping(QObject):
    """Decides what dropped files are: a case to open, documents, or tables and bibliographies to import."""

    def __init__(
        self,
        session: Session,
        ask: Ask,
        commands: Commands,
        documents: DocumentCommands,
        imports: ImportCommands,
        window: QWidget,
    ) -> None:
        """Keep who opens, adds and imports."""
        super().__init__(window)
        self._session, self._ask = session, ask
        self._commands, self._documents, self._imports = commands, documents, imports

    def words_for(self, event: QDropEvent) -> str:
        """Tell what dropping would do; empty if it would do nothing."""
        path, files = dropped_case(event), dropped_files(event)
        if path is not None:
            return tr("Drop to open {name}", name=one_line(path.name, 60))
        if not files or not self._session.can_edit:
            return ""
        return _words_for(files, can_import=any(map(self._imports.can_read, files)))

    def take(self, event: QDropEvent) -> None:
        """Do with what was dropped what it is for; where that can be two things, ask."""
        path = dropped_case(event)
        if path is not None:
            self._commands.open(path)
            return
        files = dropped_files(event)
        tables = tuple(filter(self._imports.can_read, files))
        if tables:
            answer = self._answer(tables)
            if answer is None:
                return
            if answer == 0:
                self._import(tables, tuple(one for one in files if one not in tables))
                return
        if files:
            self._documents.add(files)

    def _import(self, tables: Sequence[Path], others: Sequence[Path]) -> None:
        """Open the tables one after the other, once the other files are documents of the case."""
        if others:
            self._documents.add(others)
        adding = self._documents.dialog if others else None
        if adding is None:
            self._imports.read_all(tables)
        else:
            adding.finished.connect(lambda: self._imports.read_all(tables))

    def _answer(self, tables: Sequence[Path]) -> int | None:
        """Ask what tables and bibliographies are to be."""
        if len(tables) == 1:
            question = tr(
                "{name} can hold events or sources. What is to be done with it?", name=tables[0].name
            )
            return self._ask.choose(question, tuple(map(tr, CHOICES)))
        names = in_a_row(path.name for path in tables[:5]) + (" …" if len(tables) > 5 else "")
        question = tr(
            "These files can hold events or sources. What is to be done with them?\n{names}", names=names
        )
        return self._ask.choose(question, tuple(map(tr, CHOICES_OF_MANY)))


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """Return the local files and folders that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


def dropped_case(event: QDropEvent) -> Path | None:
    """Return the one local case file that is dragged, or None."""
    files = dropped_files(event)
    return files[0] if len(event.mimeData().urls()) == 1 == len(files) and files[0].suffix == SUFFIX else None


def _words_for(files: Sequence[Path], *, can_import: bool) -> str:
    """Say what dropping files would do."""
    if len(files) == 1:
        name = one_line(files[0].name, 60)
        return (
            tr("Drop to import {name} or to keep it as a document", name=name)
            if can_import
            else tr("Drop to add {name} to the documents", name=name)
        )
    if can_import:
        return tr_count(
            len(files),
            "Drop to import {n:,} file or to keep it as a document",
            "Drop to import {n:,} files or to keep them as documents",
        )
    return tr_count(
        len(files), "Drop to add {n:,} file to the documents", "Drop to add {n:,} files to the documents"
    )
