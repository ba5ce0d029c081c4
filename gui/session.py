"""The one owner of the open case and of its index; every change of the window goes through here."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.letting_go import let_go_aside
from gui.parts.opened import Opened
from gui.parts.touched import updated_index
from models.case import Case
from models.errors import CaseError, CaseLost, ReadOnlyCase
from models.index.event_index import EventIndex
from models.machine.drafts import Draft
from models.progress import Report
from models.records.changes import Change, ChangeSet
from models.records.desk import Record
from models.records.story import About, Citation
from models.store.past import people
from models.store.reader import Reader
from models.store.writer import Writer
from models.translation import tr, tr_later

T = TypeVar("T")
WHO = tr_later("Who is working? The name signs your marks, queries and changes.")
WRITING = tr_later("A change is still being written: wait until it is done, or cancel it.")
LARGE = 2000  # changes, for which some computers need half a second


class OwnSteps(Protocol):
    """The steps of a page that has undo and redo of its own, while it is in front."""

    @property
    def undo_words(self) -> str | None:
        """Return what would be taken back; None if nothing would."""

    @property
    def redo_words(self) -> str | None:
        """Return what would be made again; None if nothing would."""

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Make the step again that was taken back last."""


class Session(QObject):
    """Owns the case and the index; says what changed and who began it."""

    changed = Signal(object, object)  # ChangeSet, initiator
    case_opened = Signal()
    case_closing = Signal()  # it is still there
    case_closed = Signal()
    copying = Signal()  # the file is about to be copied: whoever holds back a change lets the case have it
    steps_changed = Signal()  # undo and redo would do something else now
    who_changed = Signal()  # somebody else works now
    remarks_wanted = Signal(str, str)  # the comments on a record, by its table and id

    def __init__(self, ask: Ask, who: str = "", parent: QObject | None = None) -> None:
        """Begin without a case; `who` signs the changes."""
        super().__init__(parent)
        self.ask = ask
        self._who = " ".join(who.split())
        self.case: Case | None = None
        self.index = EventIndex.build(())
        self.saved_at: datetime | None = None
        self.lost = ""  # why nothing can be saved any more, in a sentence
        self.ending: Callable[[Case], None] = (
            Case.close
        )  # what becomes of a case that nobody looks at any more
        self._closings: tuple[threading.Event, ...] = ()
        self.drafts: dict[str, Draft] = {}  # by form: words that must not stand on the disk
        self.last_cited: Citation | None = None  # what the next citation begins with: the same source again
        self._own_steps: OwnSteps | None = None
        self._initiator: object = None
        self._let_go: Callable[[], None] = lambda: None  # of the changes of the case
        self._aside: list[tuple[ChangeSet, EventIndex]] | None = None  # what another thread changed

    @property
    def reader(self) -> Reader:
        """Return the reader of the open case; CaseError without one."""
        if self.case is None:
            raise CaseError(tr("No case is open: open one first."))
        return self.case.reader

    @property
    def who(self) -> str:
        """Return the name of who works, which signs the changes; empty while it is not known."""
        return self._who

    @who.setter
    def who(self, name: str) -> None:
        name = " ".join(name.split())
        if self.case is not None:
            self.case.who = name
        if name != self._who:
            self._who = name
            self.who_changed.emit()

    def knows_who(self) -> bool:
        """Tell whether it is known who works; where it is not, this is asked now, and the action can go on."""
        return bool(self.who) or self.ask_who()

    def ask_who(self) -> bool:
        """Ask who works, with the names of the case at hand; return whether it is known then."""
        names = people(self.reader) if self.is_open else ()
        name = self.ask.ask_text(tr(WHO), self.who, tr("Who is working"), names)
        if name is not None and name.strip():
            self.who = name
        return bool(self.who)

    @property
    def is_open(self) -> bool:
        """Tell whether a case is open."""
        return self.case is not None

    @property
    def can_edit(self) -> bool:
        """Tell whether a case is open and may be changed."""
        return self.case is not None and not self.case.is_read_only

    @property
    def own_steps(self) -> OwnSteps | None:
        """Return the steps that undo takes back instead of those of the case; None where it is the case's."""
        return self._own_steps

    def use_steps(self, steps: OwnSteps | None) -> None:
        """Let undo and redo be those of the page in front, or again those of the case."""
        self._own_steps = steps
        self.steps_changed.emit()

    @property
    def undo_words(self) -> str | None:
        """Return what undo would take back here and now; None if nothing."""
        return self._words_of(lambda steps: steps.undo_words, lambda case: case.undo_label)

    @property
    def redo_words(self) -> str | None:
        """Return what redo would make again here and now; None if nothing."""
        return self._words_of(lambda steps: steps.redo_words, lambda case: case.redo_label)

    def _words_of(
        self, own: Callable[[OwnSteps], str | None], label: Callable[[Case], str | None]
    ) -> str | None:
        if self.case is None:
            return None
        if self._own_steps is not None:
            return own(self._own_steps)
        return label(self.case) if self.can_edit else None

    @property
    def is_encrypted(self) -> bool:
        """Tell whether the open case is encrypted."""
        return self.case is not None and self.case.is_encrypted

    @property
    def seal(self) -> str:
        """Return the secret under which this computer keeps things of the open case and its copies."""
        return self.case.seal if self.case is not None else ""

    @property
    def title(self) -> str:
        """Return the case's own title, or the name of its file."""
        if self.case is None:
            return ""
        return self.reader.about().title or self.case.path.stem

    def holds(self, path: Path) -> bool:
        """Tell whether the case at this path is the open one."""
        return self.case is not None and self.case.path.resolve() == path.resolve()

    def create(
        self,
        path: Path,
        about: About | None = None,
        begins: Sequence[Record] = (),
        passphrase: str | None = None,
    ) -> bool:
        """Make a new case and open it; return whether it stands. If it cannot be made, the open one stays open."""
        try:
            case = Case.create(path, about, who=self.who, begins=begins, passphrase=passphrase)
            opened = Opened(case, case.reader.event_index())
        except CaseError as error:
            self.ask.tell(str(error))
            return False
        self.take(opened)
        return True

    def take(self, opened: Opened) -> None:
        """Hold a case that was just opened in place of the open one, which is closed."""
        self.close()
        self.case, self.index = opened.case, opened.index
        self.case.who = self.who  # it may have been said while the case was read
        self._let_go = self.case.subscribe(self._on_change)
        self.case_opened.emit()

    def succeed(self, other: "Session") -> None:
        """Hold the case of another session from now on, as it stands; the other lets go of it without closing it."""
        held, index = other.case, other.index
        self._closings, self.drafts = other._closings, dict(other.drafts)
        self.saved_at, self.last_cited, self.lost = other.saved_at, other.last_cited, other.lost
        other._let_go()
        other._forget()
        if held is not None:
            other.case_closed.emit()
            self.take(Opened(held, index))

    def close(self) -> None:
        """Close the case; without one, nothing happens."""
        if self.case is None:
            return
        self.case_closing.emit()
        case = self.case
        self._forget()
        self.case_closed.emit()  # the views let go of it before the file is closed
        self.ending(case)

    def _forget(self) -> None:
        """Hold no case, and nothing that holds one."""
        self.case = None
        self._let_go = lambda: None
        self.index = EventIndex.build(())
        self.saved_at = self.last_cited = None
        self.lost = ""
        self.drafts.clear()

    @property
    def closings(self) -> tuple[threading.Event, ...]:
        """Return what is set once the cases that were let go of are closed: whoever opens one waits for that."""
        return self._closings

    def closes_later(self, closing: threading.Event) -> None:
        """Remember that a case is still open that this session has let go of."""
        self._closings = (*(one for one in self._closings if not one.is_set()), closing)

    def look_after(self) -> None:
        """See whether the file of the case is there and as it was left, and tell the window if that changed."""
        self._take_lost(self.case.lost if self.case is not None else "")

    def _take_lost(self, sentence: str) -> None:
        if sentence != self.lost:
            self.lost = sentence
            self.steps_changed.emit()

    def edit(self, label: str, change: Callable[[Writer], T], initiator: object = None) -> T | None:
        """Make one change with a writer; None after a CaseError, which is told to the person."""
        return self._guarded(lambda: self._edit(label, change), initiator)

    def edit_aside(
        self,
        label: str,
        change: Callable[[Writer, Report], object],
        answers: tasks.Answers,
        initiator: object = None,
    ) -> tasks.Task:
        """Make one change on another thread, so that the window stays awake; it can be cancelled until it is written.

        The views hear of it on this thread, before `answers.done`; a CaseError goes to `answers.failed`.
        """

        def edit(case: Case, report: Report) -> None:
            with case.edit(label) as writer:
                change(writer, report)

        return self.change_aside(edit, answers, initiator)

    def change_aside(
        self,
        change: Callable[[Case, Report], object],
        answers: tasks.Answers,
        initiator: object = None,
    ) -> tasks.Task:
        """Let a function change the case on another thread, as `edit_aside` does; its answer goes to `answers.done`."""
        case, is_other_written = self.case, self._aside is not None

        def run(work: tasks.Work) -> object:
            if case is None or is_other_written:
                raise CaseError(tr(WRITING if case else "No case is open: open one first."))
            with tasks.by_turns():
                return change(case, work.report)

        if is_other_written:
            return tasks.run_with(run, answers, self)

        def done(value: object) -> None:
            self._tell_aside(initiator)
            answers.done(value)

        stopped = self._ended(answers.cancelled)

        def cancelled() -> None:  # perhaps after it was written: then it is done
            return done(None) if self._aside else stopped()

        self._aside = []
        told = replace(answers, done=done, failed=self._ended(answers.failed), cancelled=cancelled)
        return tasks.run_with(run, told, self)

    def is_large_step(self, *, is_redo: bool) -> bool:
        """Tell whether undo, or redo, would change so much that the window must not wait for it."""
        case = self.case if self.can_edit and self._aside is None else None
        return case is not None and case.step_size(is_redo=is_redo) > LARGE

    def _ended(self, act: Callable[..., None] | None) -> Callable[..., None]:
        """Return a function that ends the change aside before it acts."""

        def end(*told: Exception) -> None:
            self._aside = None
            if act is not None:
                act(*told)
            elif told:
                raise told[0]

        return end

    def _tell_aside(self, initiator: object) -> None:
        """Tell the views what was changed on another thread."""
        told, self._aside = self._aside or [], None
        held: list[Change] = []
        for change_set, index in told:
            self.index, self.saved_at = index, datetime.now()
            self.changed.emit(change_set, initiator)
            held += change_set.changes
        let_go_aside(held)

    def undo(self, initiator: object = None) -> ChangeSet | None:
        """Take the last change back; return what that changed, None if nothing did."""
        return self._guarded(lambda: self.case.undo() if self.case else None, initiator)

    def redo(self, initiator: object = None) -> ChangeSet | None:
        """Make the change again that was taken back last; return what that changed, None if nothing did."""
        return self._guarded(lambda: self.case.redo() if self.case else None, initiator)

    def save_copy(self, path: Path) -> bool:
        """Write a copy of the case to a new path; return whether it stands."""
        if self.case is None:
            return False
        self.copying.emit()
        try:
            self.case.save_copy(path)
        except CaseError as error:
            self.ask.tell(str(error))
            return False
        return True

    def _edit(self, label: str, change: Callable[[Writer], T]) -> T:
        if self.case is None:
            raise CaseError(tr("No case is open: open one first."))
        if self.case.is_read_only:
            raise ReadOnlyCase(tr("This case is read-only: save a copy to change it."))
        with self.case.edit(label) as writer:
            return change(writer)

    def _guarded(self, act: Callable[[], T], initiator: object) -> T | None:
        self._initiator = initiator
        try:
            if self._aside is not None:
                raise CaseError(tr(WRITING))
            return act()
        except CaseError as error:
            if isinstance(error, CaseLost):
                self.lost = str(error)
            self.steps_changed.emit()  # after its disk failed a case is open for reading, too
            self.ask.tell(str(error))
            return None
        finally:
            self._initiator = None

    def _on_change(self, change_set: ChangeSet) -> None:
        if self._aside is not None:  # on another thread: the views are told later
            self._aside.append((change_set, updated_index(self.index, change_set, self.reader)))
            return
        self.index = updated_index(self.index, change_set, self.reader)
        self.saved_at = datetime.now()
        self.changed.emit(change_set, self._initiator)
