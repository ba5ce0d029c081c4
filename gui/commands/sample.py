"""The cases to look at and to play with: each stands in a folder that goes when it is closed, unless it is kept."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

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

SAMPLE, PRACTICE = tr_later("sample"), tr_later("practice")  # names of files
KEEP: Final[Mapping[str, str]] = MappingProxyType(
    {
        SAMPLE: tr_later("You changed the sample. Keep it as a file of your own?"),
        PRACTICE: tr_later("You changed the practice case. Keep it as a file of your own?"),
    }
)
KEEP_AS: Final[Mapping[str, str]] = MappingProxyType(
    {SAMPLE: tr_later("Keep the sample case as"), PRACTICE: tr_later("Keep the practice case as")}
)


class SampleCommands(QObject):
    """Opens such a case without asking for a file first; asks when a changed one is about to go."""

    kept = Signal(object)  # the path of the file

    def __init__(
        self, session: Session, preferences: Preferences, opening: Opening, ask: Ask, window: QWidget
    ) -> None:
        """Keep what is needed to open a case and to keep it."""
        super().__init__(window)
        self._session, self._preferences, self._opening, self._ask = session, preferences, opening, ask
        self._folders: dict[Path, tempfile.TemporaryDirectory[str]] = {}  # also of one that is about to go
        self._kinds: dict[Path, str] = {}
        self._last_action = ""  # of the case as it was opened
        session.case_closing.connect(self._on_closing)
        session.case_opened.connect(self._on_opened)
        opening.ended.connect(self._tidy)

    @property
    def kind(self) -> str:
        """Return which of the two the open case is, that nobody keeps yet; empty if it is neither."""
        case = self._session.case
        return "" if case is None else self._kinds.get(case.path.parent, "")

    @property
    def is_open(self) -> bool:
        """Tell whether the open case is one that nobody keeps yet."""
        return bool(self.kind)

    def holds(self, case: Case) -> bool:
        """Tell whether a case is one that nobody keeps yet."""
        return case.path.parent in self._kinds

    def succeed(self, other: "SampleCommands") -> None:
        """Look after the case that went over from another window."""
        self._folders, other._folders = other._folders, {}
        self._kinds, self._last_action = other._kinds, other._last_action

    def open_sample(self) -> None:
        """Write the sample into a folder of its own and open it."""
        self._look_at(SAMPLE, write_sample)

    def try_practice(self) -> None:
        """Write the practice case into a folder of its own and open it."""
        self._look_at(PRACTICE, write_practice_case)

    def keep(self) -> None:
        """Ask where the case shall be kept, and go on working there."""
        path = self._keep()
        if path is not None:
            self._last_action = self._action()
            self._opening.open(path)

    def _look_at(self, kind: str, make: Callable[[Path], object]) -> None:
        if self.kind == kind:
            return
        self._tidy()
        held = tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
        folder = Path(held.name)
        self._folders[folder], self._kinds[folder] = held, kind
        self._opening.open(folder / f"{tr(kind)}{SUFFIX}", make=make)

    def _keep(self) -> Path | None:
        suggestion = free_path(self._preferences.folder("case") / f"{tr(self.kind)}{SUFFIX}")
        path = choose_new(self._ask, tr(KEEP_AS[self.kind]), suggestion)
        return path if path is not None and self._session.save_copy(path) else None

    def _tidy(self) -> None:
        """Let the folders go of cases that were not opened after all."""
        case = self._session.case
        for folder in tuple(self._folders):
            if case is None or case.path.parent != folder:
                self._folders.pop(folder).cleanup()
                del self._kinds[folder]

    def _on_opened(self) -> None:
        if self.is_open:
            self._last_action = self._action()

    def _on_closing(self) -> None:
        """Ask whether what was changed shall be kept, and let the folder go when the file is closed."""
        case = self._session.case
        if case is None or not self.is_open:
            return
        is_changed = self._action() != self._last_action
        while is_changed and self._ask.confirm(tr(KEEP[self.kind]), yes=tr("Keep as…"), no=tr("Let it go")):
            if self._keep() is not None:
                break
        folder = self._folders.pop(case.path.parent, None)
        if folder is not None:
            QTimer.singleShot(0, folder.cleanup)

    def _action(self) -> str:
        return self._session.reader.history_hashes()[-1]


def write_practice_case(path: Path) -> None:
    """Write the practice case; what it is made with is imported when it is first asked for."""
    from models.importing.practice import write_practice

    write_practice(path)
