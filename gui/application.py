"""Starts the window: font, theme, settings, session, and what is said when something breaks."""

import gc
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gui.parts.ask import Ask
from gui.parts.collecting import collect_here
from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.parts.qt_words import speak_qt
from gui.selection import Selection
from gui.session import Session
from gui.window.changing_language import ChangingLanguage
from gui.window.main_window import MainWindow
from models.errors import CaseError
from models.machine import languages
from models.machine.program import in_own_name, program_version
from models.store.version import sqlite_version
from models.translation import language, tr, tr_later

NO_SCREEN = tr_later("There is no screen to show a window on: use a command (main.py --help lists them).")
BROKEN = tr_later(
    "Something went wrong inside Dateline. What was saved is safe. The report was printed "
    "where the program was started; it holds no words of the case."
)


def main(argv: list[str]) -> int:
    """Show the window, with the case at the first argument if there is one; return the exit status."""
    languages.speak_as_wished(QLocale.system().uiLanguages())
    if not has_screen():
        print(in_own_name(tr(NO_SCREEN)), file=sys.stderr)
        return 2
    app = QApplication.instance() or Application([sys.argv[0]])
    app.setApplicationName("Dateline")
    speak_qt(app, language())
    register_fonts()
    ask = Ask()
    sys.excepthook = CrashHook(ask)
    window = make_window(ask)
    look_after(window, ask)
    window.show()
    spare_collector()
    if argv:
        QTimer.singleShot(0, window, lambda: window.commands.open(Path(argv[0])))
    return app.exec()


def look_after(window: MainWindow, ask: Ask) -> None:
    """Ask above a window, open in it what is handed over, and collect with it; so with the one that follows it."""
    app = QApplication.instance()
    if isinstance(app, Application):
        app.open_case = window.commands.open
    ask.parent = window
    collect_here(window)
    window.followed.connect(lambda new: look_after(new, ask))


def make_window(ask: Ask, scale: float = 1.0) -> MainWindow:
    """Return a window with a session and a selection of its own."""
    preferences = Preferences()
    session = Session(ask, preferences.settings.user_name)
    selection = Selection(session)
    window = MainWindow(session, selection, preferences, ask, scale)
    for part in (preferences, session, selection):
        part.setParent(window)
    ChangingLanguage(session, preferences, ask, window)
    window.backups.begin()
    return window


def spare_collector() -> None:
    """Spare the garbage collector what stays until the program ends: a full round then costs 1 ms, not 50."""
    gc.freeze()


def has_screen() -> bool:
    """Tell whether a window can be shown: on Linux Qt ends the process where there is no display."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Application(QApplication):
    """The application, with an ear for files that macOS hands to it: no program is started with their names there."""

    open_case: Callable[[Path], object] = staticmethod(lambda _path: None)  # set once there is a window

    def event(self, event: QEvent) -> bool:
        """Open a file that is handed over; all else goes its way."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.open_case(Path(event.file()))
            return True
        return super().event(event)


class CrashHook:
    """Prints where an unforeseen error arose, never its words, which may hold values of the case; tells it once."""

    def __init__(self, ask: Ask) -> None:
        """Keep whom to tell."""
        self._ask = ask
        self._is_telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report the error; a second one while the first is told is only printed."""
        print(crash_report(kind, trace), file=sys.stderr)
        if self._is_telling or issubclass(kind, KeyboardInterrupt):
            return
        self._is_telling = True
        try:
            # A record that turns out to be damaged while it is painted says itself what can be done.
            self._ask.tell(str(error) if isinstance(error, CaseError) else tr(BROKEN))
        finally:
            self._is_telling = False


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the versions that ran, the kind of the error and the lines of program it came through."""
    places = (f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace))
    ran = f"Dateline {program_version()}, SQLite {sqlite_version()}"
    return "\n".join((f"{ran}: {kind.__name__}", *places))
