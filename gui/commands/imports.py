"""Importing from the menu, the clipboard and by dropping: tables on the import page, sources after a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.session import Session
from models.errors import CaseError
from models.records.story import Event, SourceId
from models.store.writer import Writer

if TYPE_CHECKING:
    from gui.importing.page import ImportPage
    from models.exchange.imported import Imported
    from models.importing.importing import ImportPlan
    from models.importing.matter import Matter

MOST_LINES = 14
LONGEST_HEADING = 40  # letters of a heading that stands alone
NO_CELLS = (
    "There are no cells to paste: copy rows of a spreadsheet, best together with their heading, "
    "one column of which is called Event or Title."
)


class ImportCommands(QObject):
    """The slots that import events and sources; `page` is the one that is open."""

    showing_wanted = Signal(object)  # ids of events that were imported
    attachments_wanted = Signal(object)  # dict of Path → SourceId

    def __init__(
        self,
        session: Session,
        ask: Ask,
        window: QWidget,
        find_folder: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Keep what the import needs, and who says where files lie."""
        super().__init__(window)
        self._session, self._ask, self._window = session, ask, window
        self._find_folder = find_folder
        self._waiting: list[Path] = []  # files that are read after the one at hand
        self.page: ImportPage | None = None

    def import_file(self) -> None:
        """Ask for a file, say what it would add, and add it if that is wanted."""
        from models.exchange.registry import READ

        endings = " ".join(sorted({f"*{ending}" for known in READ for ending in known.endings}))
        path = self._ask.choose_file_to_open(
            "Import events or sources", f"Tables and bibliographies ({endings})", self._find_folder()
        )
        if path and self._session.can_edit:
            self.read(path)

    def paste_events(self) -> None:
        """Show the cells that lie in the clipboard as events, as the rows of a file are shown."""
        from models.importing.matter import Matter

        text = QGuiApplication.clipboard().text()
        if not self._session.can_edit:
            return
        if not _is_table(text):
            self._ask.tell(NO_CELLS)
            return
        self._open(Matter.of_cells(text))

    def can_read(self, path: Path) -> bool:
        """Tell whether a file, or a folder of notes, can hold events or sources."""
        from models.exchange.registry import is_known

        return path.exists() and is_known(path)

    def read_all(self, paths: Iterable[Path]) -> None:
        """Read files one after the other: each is asked about before the next is read."""
        self._waiting += paths
        self._read_next()

    def _read_next(self) -> None:
        if self._waiting and self._session.can_edit:
            self.read(self._waiting.pop(0))
        else:
            self._waiting.clear()

    def read(self, path: Path) -> None:
        """Open a table on the import page; read anything else on another thread and go on with what it holds."""
        from models.exchange.imported import ImportOptions
        from models.exchange.registry import format_of
        from models.importing.importing import options_in
        from models.importing.matter import Matter

        case = self._session.case
        try:
            known = format_of(path)
        except CaseError as error:
            self._give_up(str(error).replace("add --as with", "give it the ending of"))
            return
        matter = Matter.of_file(path, known)
        if matter.open_table is not None:
            self._open(matter)
        elif case is not None:
            options = options_in(case, ImportOptions())
            tasks.run(
                lambda _work: known.read(path, options), partial(self._propose, path, matter), owner=self
            )

    # the page

    def _open(self, matter: Matter) -> None:
        """Open the import page, and go on with the next file when it is closed."""
        from gui.importing.page import ImportPage

        page = ImportPage(self._session, matter, self._ask, self._window)
        page.showing_wanted.connect(lambda: self._show_events(page))
        page.finished.connect(lambda _: self._on_closed(page))
        self.page = page
        page.open()

    def _show_events(self, page: ImportPage) -> None:
        if page.done_plan is not None:
            self.showing_wanted.emit(_events(page.done_plan))

    def _on_closed(self, page: ImportPage) -> None:
        plan = page.done_plan
        page.deleteLater()
        self.page = None
        if plan is not None:
            self._tell_added(page.matter.words, plan)
            self._propose_attached(dict(plan.attached))
        self._read_next()

    # what is no table

    def _give_up(self, sentence: str) -> None:
        self._ask.tell(sentence)
        self._read_next()

    def _propose(self, path: Path, matter: Matter, imported: Imported) -> None:
        """Plan what would be added; where places have to be looked over, on the page."""
        from models.importing.importing import plan_import
        from models.importing.places import are_asked

        case = self._session.case
        if case is None:
            self._waiting.clear()
        elif imported.refusal:
            self._give_up(imported.refusal)
        else:
            try:
                plan = plan_import(case, imported, path.parent)
            except CaseError as error:
                self._give_up(str(error))
                return
            if are_asked(plan.found):
                self._open(matter)
            else:
                self._confirm(path, plan)

    def _confirm(self, path: Path, plan: ImportPlan) -> None:
        """Say what would be added, and add it in one action if that is wanted; then go on with the next file."""
        from models.importing.telling import told_of

        lines = "\n".join(_few(told_of(plan, is_done=False)))
        if plan.is_empty:
            self._ask.tell(lines)
            self._propose_attached(dict(plan.attached))
        elif self._ask.confirm(f"{path.name}\n\n{lines}", yes="Import"):
            self._add(path, plan)
            self._propose_attached(dict(plan.attached))
        self._read_next()

    def _add(self, path: Path, plan: ImportPlan) -> None:
        """Add the records in one action, and say so."""

        def add(writer: Writer) -> bool:
            plan.apply(writer)
            return True

        if self._session.edit(plan.label, add, self):
            self._tell_added(path.name, plan)

    def _tell_added(self, name: str, plan: ImportPlan) -> None:
        from models.exchange.imported import counted

        events = plan.count(Event)
        is_shown = events or plan.version.changes
        ways = (("Show the events", lambda: self.showing_wanted.emit(_events(plan))),) if is_shown else ()
        what = counted(events, "event") if events else "What it holds"
        self._ask.note(f"{what} of {name} {'is' if events < 2 else 'are'} in the case.", *ways)

    def _propose_attached(self, sources: dict[Path, SourceId]) -> None:
        """Offer to add the files that a bibliography names, each as a document of its source."""
        from models.exchange.imported import counted

        if not sources:
            return
        count = counted(len(sources), "attached file")
        folders = ", ".join(sorted({str(path.parent) for path in sources})[:3])
        if self._ask.confirm(
            f"Add {count} to the case as documents of these sources? They lie in {folders}.", yes="Add"
        ):
            self.attachments_wanted.emit(sources)


def _events(plan: ImportPlan) -> list[str]:
    """Return the ids of the events that an import adds or changes."""
    new = [one.id for one in plan.records if isinstance(one, Event)]
    changed = [change.event_id for change in plan.version.changes]
    return list(dict.fromkeys((*new, *changed)))


def _is_table(text: str) -> bool:
    """Tell whether a text has the look of cells: at least two lines, and tabs or no more than one column."""
    lines = text.strip("\r\n").splitlines()
    return len(lines) > 1 and ("\t" in lines[0] or len(lines[0]) < LONGEST_HEADING)


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return lines
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], f"… and {more} more {'line' if more == 1 else 'lines'}.")
