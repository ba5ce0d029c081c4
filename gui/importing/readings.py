"""Reads what is imported aside: its beginning at once, then all of it; what came too late is passed over."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from gui.parts import tasks
from gui.parts.letting_go import let_go_aside
from gui.session import Session
from models.case import Case
from models.errors import CaseError
from models.exchange.imported import ImportOptions
from models.exchange.table.raw import RawTable
from models.importing.importing import options_in
from models.importing.looking import Look, Outlook, look, look_through, outlook_of
from models.importing.matter import Matter, is_opened_alike
from models.importing.memory import remembered_options
from models.importing.places import countries_of

PAUSE: Final = 350  # ms without another wish, after which all is read


class Readings(QObject):
    """Reads a matter as a person says; the newest wish counts."""

    looked = Signal(object)  # Look
    looked_through = Signal(object)  # Outlook
    refused = Signal(str)
    progressed = Signal(int, int)
    remembered = Signal(object)  # ImportOptions of an earlier import
    began = Signal()  # all is read anew

    def __init__(self, session: Session, matter: Matter, parent: QObject) -> None:
        """Begin with nothing read."""
        super().__init__(parent)
        self._session, self.matter = session, matter
        self.options = ImportOptions()
        self.outlook: Outlook | None = None
        self.is_stale = True  # whether the outlook is of other wishes, or there is none
        self._wish = 0
        self._task: tasks.Task | None = None
        self._opened: tuple[ImportOptions, RawTable] | None = None
        self._countries: frozenset[str] | None = None
        self._is_first = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.read_all)

    @property
    def is_reading(self) -> bool:
        """Tell whether something is read now, or soon will be."""
        return self._task is not None or self._pause.isActive()

    def wish(self, options: ImportOptions) -> None:
        """Read again as a person says now."""
        self.options, self.is_stale = options, True
        self._begin()
        self._run(self._look, self._on_looked)

    def go_on(self, options: ImportOptions) -> None:
        """Read as was said before; what was said of an earlier table of its shape does not count."""
        self._is_first = False
        self.wish(options)

    def decide(self, options: ImportOptions, *, is_now: bool) -> None:
        """Keep what was decided of a doubt; all is read again now, or when it is wanted."""
        self.options, self.is_stale = options, True
        if is_now:
            self.wish(options)

    def read_all(self) -> None:
        """Read all of it, and tell what importing it would do."""
        self._begin()
        self.began.emit()
        self._run(self._look_through, self._on_looked_through)

    def cancel(self) -> None:
        """Let go of what is being read."""
        self._begin()

    def forget(self) -> None:
        """Let go of all that was read, aside and some at a time: a million records take their time to go."""
        self._forget_outlook()
        self._opened = None

    def _forget_outlook(self) -> None:
        outlook, self.outlook, self.is_stale = self.outlook, None, True
        if outlook is not None:
            held = [*outlook.plan.records, *outlook.imported.records, *outlook.imported.rows]
            let_go_aside(held)

    # on other threads

    def _look(
        self, case: Case, options: ImportOptions, _work: tasks.Work
    ) -> tuple[Look | None, ImportOptions | None]:
        if self.matter.open_table is None:
            return None, None
        table = self._table(options)
        if self._is_first and (held := self._held(case, table, options)):
            options = options_in(case, held)
            table = self._table(options)
        else:
            held = None
        return self.matter.said(partial(look, table, options, self._home(case))), held

    def _held(self, case: Case, table: RawTable, options: ImportOptions) -> ImportOptions | None:
        """Return what was said of a table of this shape, if it can be read so."""
        names = self.matter.said(partial(look, table, options)).proposal.columns
        held = remembered_options(case, [one.key for one in names], self.matter.name)
        if held is None:
            return None
        try:
            self.matter.said(partial(look, self._table(held), held))
        except CaseError:
            return None
        return held

    def _look_through(self, case: Case, options: ImportOptions, work: tasks.Work) -> Outlook:
        with tasks.by_turns():
            if self.matter.open_table is None:
                return outlook_of(case, self.matter.records(options), self.matter.folder, work.report)
            through = partial(
                look_through, case, self._table(options), options, self.matter.folder, work.report
            )
            return self.matter.said(through)

    def _table(self, options: ImportOptions) -> RawTable:
        """Return the cells; they are opened once for all that is said of their meaning."""
        if self._opened is None or not is_opened_alike(self._opened[0], options):
            self._opened = options, self.matter.table(options)
        return self._opened[1]

    def _home(self, case: Case) -> frozenset[str]:
        if self._countries is None:
            self._countries = countries_of(case, ())
        return self._countries

    # on this thread

    def _begin(self) -> None:
        self._wish += 1
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _run(self, read: Callable[..., Any], done: Callable[[Any], None]) -> None:
        case = self._session.case
        if case is None:
            return
        wish, options = self._wish, options_in(case, self.options)

        def if_wanted(act: Callable[[Any], None]) -> Callable[[Any], None]:
            def answer(value: Any) -> None:
                if wish == self._wish:
                    self._task = None
                    act(value)

            return answer

        def progress(done: int, total: int) -> None:
            if wish == self._wish:
                self.progressed.emit(done, total)

        self._task = tasks.run(
            lambda work: read(case, options, work),
            if_wanted(done),
            if_wanted(self._on_failed),
            progress,
            self,
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.refused.emit(str(error))

    def _on_looked(self, told: tuple[Look | None, ImportOptions | None]) -> None:
        seen, held = told
        self._is_first = False
        if held is not None:
            self.options = held
            self.remembered.emit(held)
        self._pause.start()  # unless whoever looks at it finds that this is of no use yet
        if seen is not None:
            self.looked.emit(seen)

    def _on_looked_through(self, outlook: Outlook) -> None:
        self._forget_outlook()
        self.outlook, self.is_stale = outlook, False
        self.looked_through.emit(outlook)
