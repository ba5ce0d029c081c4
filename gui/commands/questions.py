"""What is done with questions that the case keeps: asked again, kept, renamed, deleted; and what can be asked."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gui.parts.ask import Ask
from gui.parts.plain_text import menu_text
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.records.desk import Question
from models.records.story import new_id
from models.translation import tr


class QuestionCommands:
    """Fills the menu of questions and carries out what is chosen in it."""

    def __init__(self, session: Session, selection: Selection, ask: Ask, window: QWidget) -> None:
        """Work on the open case of a session."""
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self.dialog: QDialog | None = None

    def fill_questions(self, menu: QMenu) -> None:
        """List the kept questions, and what can be done with them and with the one that filters now."""
        menu.clear()
        for inner in menu.findChildren(QMenu):  # clearing lets go of entries, never of the menus behind them
            inner.deleteLater()
        kept = self._session.reader.all(Question) if self._session.is_open else ()
        for one in kept:
            action = menu.addAction(menu_text(one.name))
            action.triggered.connect(lambda _=False, one=one: self.ask(one.question))
        if kept:
            menu.addSeparator()
        keep = menu.addAction(tr("&Keep this question…"))
        keep.setEnabled(self._session.can_edit and bool(self._selection.filter.question))
        keep.triggered.connect(self.keep_question)
        for title, act in ((tr("&Rename"), self.rename), (tr("&Delete"), self.delete)):
            self._add_choice(menu.addMenu(title), kept, act)
        menu.addSeparator()
        menu.addAction(tr("&What can be asked…")).triggered.connect(self.show_asking)

    def _add_choice(self, menu: QMenu, kept: tuple[Question, ...], act: Callable[[Question], None]) -> None:
        menu.setEnabled(self._session.can_edit and bool(kept))
        for one in kept:
            action = menu.addAction(menu_text(one.name))
            action.triggered.connect(lambda _=False, one=one: act(one))

    def ask(self, words: str) -> None:
        """Ask a question; what is wrong with it is told."""
        try:
            self._selection.ask(words, self)
        except CaseError as error:
            self._ask.tell(str(error))

    def keep_question(self) -> None:
        """Keep the question that filters now under a name; one of the same name is replaced."""
        words = self._selection.filter.question
        name = (
            self._ask.ask_text(tr("What shall this question be called?"), words, tr("Keep a question")) or ""
        ).strip()
        if not words or not name:
            return
        kept = self._session.reader.all(Question)
        same = next((one for one in kept if one.name.casefold() == name.casefold()), None)
        record = Question(same.id if same else new_id(), name, words, same.position if same else len(kept))
        self._session.edit(
            f"Keep the question {name}",
            lambda writer: writer.replace(record) if same else writer.add(record),
            self,
        )

    def rename(self, one: Question) -> None:
        """Give a kept question another name."""
        name = (
            self._ask.ask_text(tr("What shall it be called?"), one.name, tr("Rename a question")) or ""
        ).strip()
        if name and name != one.name:
            record = Question(one.id, name, one.question, one.position)
            self._session.edit(f"Rename the question {one.name}", lambda writer: writer.replace(record), self)

    def delete(self, one: Question) -> None:
        """Keep a question no longer; undo brings it back."""
        self._session.edit(f"Delete the question {one.name}", lambda writer: writer.delete(one), self)

    def show_asking(self) -> None:
        """Show what can be asked, with examples."""
        from gui.dialogs.asking import AskingDialog

        self.dialog = AskingDialog(self._window)
        self.dialog.example_chosen.connect(self.ask)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.show()
