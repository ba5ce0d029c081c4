"""The sample to look at and to play with: it stands in a folder that goes when it is closed, unless it is kept."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.commands.opening import Opening
from gui.parts.ask import Ask
from gui.parts.new_files import SUFFIX, choose_new, free_path
from gui.parts.preferences import Preferences
from gui.session import Session
from models.case import Case
from models.importing.sample import write_sample
from models.translation import tr, tr_later

KEEP = tr_later("You changed the sample. Keep it as a file of your own?")


class SampleCommands(QObject):
    """Opens the sample without asking for a file first; asks when a changed one is about to go."""

    kept = Signal(object)  # the path of the file

    def __init__(
        self, session: Session, preferences: Preferences, opening: Opening, ask: Ask, window: QWidget
    ) -> None:
        """Keep what is needed to open a case and to keep it."""
        super().__init__(window)
        self._session, self._preferences, self._opening, self._ask = session, preferences, opening, ask
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._passing: Path | None = None  # that folder, also while it goes
        self._last_action = ""  # of the sample as it was opened
        session.case_closing.connect(self._on_closing)
        session.case_opened.connect(self._on_opened)
        opening.ended.connect(self._tidy)

    @property
    def is_open(self) -> bool:
        """Tell whether the open case is a sample that nobody keeps yet."""
        case = self._session.case
        return case is not None and self.holds(case)

    def holds(self, case: Case) -> bool:
        """Tell whether a case is a sample that nobody keeps yet."""
        return self._passing == case.path.parent

    def succeed(self, other: "SampleCommands") -> None:
        """Look after the sample that went over from another window."""
        self._folder, other._folder = other._folder, None
        self._passing, self._last_action = other._passing, other._last_action

    def open_sample(self) -> None:
        """Write the sample into a folder of its own and open it."""
        if self.is_open:
            return
        self._tidy()
        self._folder = tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
        self._passing = Path(self._folder.name)
        self._opening.open(self._passing / f"{tr('sample')}{SUFFIX}", make=write_sample)

    def keep(self) -> None:
        """Ask where the sample shall be kept, and go on working there."""
        path = self._keep()
        if path is not None:
            self._last_action = self._action()
            self._opening.open(path)

    def _keep(self) -> Path | None:
        suggestion = free_path(self._preferences.folder("case") / f"{tr('sample')}{SUFFIX}")
        path = choose_new(self._ask, tr("Keep the sample case as"), suggestion)
        return path if path is not None and self._session.save_copy(path) else None

    def _tidy(self) -> None:
        """Let the folder go of a sample that was not opened after all."""
        if self._folder is not None and not self.is_open:
            self._folder.cleanup()
            self._folder = None

    def _on_opened(self) -> None:
        if self.is_open:
            self._last_action = self._action()

    def _on_closing(self) -> None:
        """Ask whether what was changed shall be kept, and let the folder go when the file is closed."""
        if not self.is_open:
            return
        is_changed = self._action() != self._last_action
        while is_changed and self._ask.confirm(tr(KEEP), yes=tr("Keep as…"), no=tr("Let it go")):
            if self._keep() is not None:
                break
        folder, self._folder = self._folder, None
        if folder is not None:
            QTimer.singleShot(0, folder.cleanup)

    def _action(self) -> str:
        return self._session.reader.history_hashes()[-1]
