"""Locks an encrypted case: by hand, when nobody is there, when the computer sleeps; and hides what any window shows.

Locked, the case is closed and its key forgotten. Work in hand is done first, behind the curtain: an import or an export
that is half written would have to be begun anew.
"""

import gc
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from gui.forms.drafts import seal_drafts_of
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.clipboard import forget_copied
from gui.parts.desktop_signs import DesktopSigns
from gui.parts.opened import Opened, read_case
from gui.parts.preferences import Preferences
from gui.parts.presence import Presence
from gui.session import Session
from gui.window.cover_page import ENDING, HIDDEN, LOCKED
from gui.window.curtain import Curtain, visible_dialogs
from gui.window.habits import Habits
from gui.window.left_open import SlotNamed, close_all, open_again, told_of
from models.errors import CaseError, NeedsPassphrase
from models.machine.left_open import forget_left_open, keep_left_open, left_open
from models.translation import tr, tr_later
from models.values.listing import sentences

WRONG: Final = tr_later("This is not the passphrase of the case: type it again.")
LOOK: Final = 100  # milliseconds between two looks whether the work in hand is done


@dataclass(frozen=True, slots=True)
class LockedCase:
    """A case that is closed and can be unlocked."""

    path: Path
    is_read_only: bool
    told: dict[str, Any]  # what stood open, where the disk did not take it; else nothing


class Lock(QObject):
    """Owns the curtain before the window, and knows the case that is locked behind it."""

    def __init__(self, session: Session, ask: Ask, preferences: Preferences, window: QMainWindow) -> None:
        """Begin with nothing locked; `begin` joins it to the rest of the window."""
        super().__init__(window)
        self._session, self._ask, self._preferences, self._window = session, ask, preferences, window
        self.curtain = Curtain(window, ask)
        self.presence, self.signs = Presence(self), DesktopSigns(self)
        self.locked: LockedCase | None = None
        self._is_due = False
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._look.timeout.connect(self._go_on)

    def begin(self, habits: Habits, slot_named: SlotNamed) -> None:
        """Follow the session; `slot_named` finds what opens a form."""
        self._habits, self._slot_named = habits, slot_named
        page, presence = self.curtain.page, self.presence
        page.shown_again.connect(self.hide_content)
        page.unlock_wanted.connect(self.unlock)
        page.close_wanted.connect(self.leave)
        presence.left.connect(self.lock_case)
        presence.slept.connect(self._on_slept)
        self.signs.away.connect(self._on_slept)
        presence.hide_wanted.connect(self._on_key)
        for signal in (self._session.case_opened, self._session.case_closed, self._preferences.changed):
            signal.connect(self._wait)
        self._session.case_opened.connect(self._on_opened)
        self._wait()

    def hide_content(self) -> None:
        """Hide what the window shows, of whatever case, or show it again; nothing is closed."""
        if self.locked is not None or self._is_due:
            return
        if self.curtain.is_drawn:
            self.curtain.lift()
        else:
            self.curtain.draw(HIDDEN)

    # locking

    def lock_case(self) -> None:
        """Lock the open case if it is encrypted; what it shows is out of sight at once."""
        if self._session.is_encrypted and self.locked is None:
            self._is_due = True
            self.curtain.draw(ENDING)
            self._slot_named("cancel_recognising")()  # of scans: it would take hours, and can go on later
            self._go_on()

    def _go_on(self) -> None:
        """Lock as soon as nobody waits for a question or for work in hand."""
        if not self._is_due:
            return
        if not self._session.is_encrypted:  # closed meanwhile, or put under no passphrase
            self._is_due = False
            self.curtain.lift()
        elif self._ask.is_asking or self._is_working():
            self._look.start()
        else:
            self._is_due = False
            self._lock()

    def _is_working(self) -> bool:
        dialogs = (*self.curtain.dialogs, *visible_dialogs(self._window))
        return tasks.is_any_awaited() or any(getattr(one, "is_working", False) for one in dialogs)

    def _lock(self) -> None:
        """Keep what stands open, close the case, and forget it."""
        case = self._session.case
        if case is None:
            return
        dialogs = (*self.curtain.dialogs, *visible_dialogs(self._window))
        told = {"forms": told_of(dialogs), "place": self._habits.here(), "unsaid": list(self._ask.unsaid)}
        self.locked = LockedCase(case.path, case.is_read_only, self._kept(case.seal, told))
        del case
        close_all(self._window, dialogs)
        self.curtain.drop_dialogs()
        self._ask.unsaid.clear()
        self._session.close()
        forget_copied()
        self.curtain.draw(LOCKED)
        QTimer.singleShot(0, self, gc.collect)  # widgets that were let go of are gone by then

    def _kept(self, key: str, told: dict[str, Any]) -> dict[str, Any]:
        """Keep what stood open under seal; return what the disk did not take."""
        try:
            keep_left_open(key, told)
        except OSError as error:
            print(
                tr("What stood open could not be kept on the disk: {why}.", why=error.strerror),
                file=sys.stderr,
            )
            return told
        return {}

    # unlocking

    def unlock(self, passphrase: str) -> None:
        """Open the locked case again on another thread, with this passphrase."""
        locked = self.locked
        if locked is None:
            return
        who, closings = self._session.who, self._session.closings

        def read(work: tasks.Work) -> Opened:
            for closing in closings:
                closing.wait()
            return read_case(locked.path, who, passphrase, read_only=locked.is_read_only, report=work.report)

        tasks.run(read, partial(self._take, locked), partial(self._on_refused, locked), owner=self)

    def leave(self) -> None:
        """Let the locked case be, and show the first page; what stood open waits for the next opening of it."""
        self.locked = None
        self.curtain.lift()

    def _take(self, locked: LockedCase, opened: Opened) -> None:
        if self.locked is not locked:
            opened.case.close()
            return
        self.locked = None
        self._session.take(opened)
        self.curtain.lift()
        if locked.told:
            self._come_back(locked.told)

    def _on_refused(self, locked: LockedCase, error: Exception) -> None:
        if not isinstance(error, CaseError):
            self.curtain.page.say("")
            raise error
        told = (
            tr(WRONG)
            if isinstance(error, NeedsPassphrase)
            else str(error).replace(locked.path.name, tr("The case"))
        )
        self.curtain.page.say(told)

    def _on_opened(self) -> None:
        """Bring back what stood open when the case was locked, also after the program was killed meanwhile."""
        case = self._session.case
        if case is None or not case.is_encrypted:
            return
        seal_drafts_of(self._session)
        told = left_open(case.seal)
        if told:
            QTimer.singleShot(
                0, self, partial(self._come_back, told)
            )  # the views have gone to their places by then

    def _come_back(self, told: dict[str, Any]) -> None:
        case = self._session.case
        if case is None:
            return
        place = told.get("place")
        if isinstance(place, dict) and not self._preferences.settings.remember_places:
            self._habits.go_to(place)
        open_again(self._window, told.get("forms"), self._slot_named)
        forget_left_open(case.seal)
        unsaid = told.get("unsaid")
        if isinstance(unsaid, list) and unsaid:
            self._ask.note(sentences(*map(str, unsaid)))

    # who is there

    def _wait(self) -> None:
        """Wait as long as the person chose, while an encrypted case is open."""
        self.presence.minutes = self._preferences.settings.lock_after if self._session.is_encrypted else 0
        self.presence.touch()
        if self._session.is_encrypted and self._preferences.settings.lock_on_sleep:
            self.signs.listen()

    def _on_slept(self) -> None:
        if self._preferences.settings.lock_on_sleep:
            self.lock_case()

    def _on_key(self, is_locking: bool) -> None:
        if is_locking and self._session.is_encrypted:
            self.lock_case()
        else:
            self.hide_content()
