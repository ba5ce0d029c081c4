"""Where the open case lies: on a shared or synchronised disk, under several names, or no more where it was."""

import os
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.commands.copies import CopyCommands
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.new_files import SUFFIX, choose_new, free_path
from gui.parts.preferences import Preferences
from gui.parts.progress import run_shown
from gui.session import Session
from models.errors import CaseError
from models.machine.settings import WARNED_LIMIT
from models.machine.whereabouts import conflicted_copies, original_of, other_names, place_of, told_already
from models.translation import tr, tr_later

SHARED: Final = tr_later(
    "This case lies in {place}, which can damage it while it is open: work on it in a local folder."
)
CONFLICTED: Final = tr_later(
    "This is a second version of {original}, made by a synchronising program: open that, and "
    "take this back there."
)
HAS_CONFLICTED: Final = tr_later(
    "A program that synchronises made a second version of this case, {name}: take it back into it."
)
LINKED: Final = tr_later(
    "This file has a second name (a hard link): open it by one of them only, or a cut-off save damages it."
)


class WhereaboutsCommands(QObject):
    """Warns once of a place where a case is in danger, and moves it."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        copies: CopyCommands,
        ask: Ask,
        window: QWidget,
    ) -> None:
        """Keep whose case it is, and who takes copies back."""
        super().__init__(window)
        self._session, self._preferences, self._copies = session, preferences, copies
        self._ask, self._window = ask, window
        session.case_opened.connect(self.warn)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._look_after)

    def _look_after(self, state: Qt.ApplicationState) -> None:
        """See whether the file is still there when the person comes back to the program."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._session.look_after()

    def warn(self) -> None:
        """Say what is dangerous about the place of the case that was opened, each thing once."""
        case = self._session.case
        if case is None or not self._session.can_edit:
            return
        path = case.path
        place, original, copies = place_of(path), original_of(path), conflicted_copies(path)
        if original is not None and os.path.exists(original):
            self._ask.note(tr(CONFLICTED, original=original.name))
        elif copies and self._is_news(path, copies[0].name):
            act = partial(self._copies.plan, copies[0])
            self._ask.note(tr(HAS_CONFLICTED, name=copies[0].name), (tr("Take it back…"), act))
        elif place and self._is_news(path, place):
            self._ask.note(tr(SHARED, place=place), (tr("Move to a local folder…"), self.move_case))
        elif other_names(path) and self._is_news(path, "hard link"):
            self._ask.note(tr(LINKED))

    def _is_news(self, path: Path, what: str) -> bool:
        """Tell whether this was not said of this file yet; from now on it was."""
        words, said = told_already(path, what), self._preferences.settings.warned
        if words in said:
            return False
        self._preferences.change(warned=(words, *said)[:WARNED_LIMIT])
        return True

    def save_as(self) -> None:
        """Ask for a new file, write the case there and go on working in it."""
        case = self._session.case
        if case is None:
            return
        here = case.path.parent
        folder = here if os.path.isdir(here) and not self._session.lost else self._preferences.folder("case")
        self._go_on(choose_new(self._ask, tr("Save the case as"), free_path(folder / case.path.name)), None)

    def move_case(self) -> None:
        """Ask for a folder of this computer, write the case there and go on in it; the old file can then be deleted."""
        case = self._session.case
        if case is None:
            return
        suggestion = free_path(self._preferences.folder("case") / f"{case.path.stem}{SUFFIX}")
        self._go_on(choose_new(self._ask, tr("Move the case to"), suggestion), case.path)

    def _go_on(self, path: Path | None, old: Path | None) -> None:
        case = self._session.case
        if case is None or path is None:
            return
        self._session.copying.emit()

        def run(work: tasks.Work) -> Path:
            case.go_on_in(path, work.report)
            return path

        words = tr("{name} is being written.", name=path.name)
        done, failed = partial(self._went_on, old), self._on_refused
        run_shown(words, run, done, failed, self, self._window)

    def _went_on(self, old: Path | None, path: Path) -> None:
        self._session.look_after()
        self._session.steps_changed.emit()
        self._preferences.remember(path)
        if old is not None:
            self._ask.note(
                tr("You are working in {path} now. {old} still stands where it was.", path=path, old=old),
                (tr("Delete it there…"), partial(self._delete, old)),
            )
        else:
            self._ask.note(tr("You are working in {path} now.", path=path))

    def _delete(self, old: Path) -> None:
        """Delete the file that a case was moved from, after a question."""
        if not self._ask.confirm(
            tr("Delete {old}? The case stands in its new place.", old=old), yes=tr("Delete")
        ):
            return
        try:
            old.unlink()
        except OSError as error:
            self._ask.tell(
                tr(
                    "{name} could not be deleted ({why}): delete it in {folder}.",
                    name=old.name,
                    why=error.strerror,
                    folder=old.parent,
                )
            )
        else:
            self._ask.note(tr("{old} is deleted.", old=old))

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._ask.tell(str(error))
