"""Importing tables and bibliographies from the menu: read aside, shown what would happen, then one action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.session import Session
from models.case import built_in_kinds
from models.errors import CaseError
from models.records.story import Event, Kind, SourceId
from models.store.writer import Writer

if TYPE_CHECKING:
    from models.exchange.imported import Imported, ImportOptions
    from models.importing.importing import ImportPlan

MOST_LINES = 14
LONGEST_HEADING = 40  # letters of a heading that stands alone
NO_CELLS = (
    "There are no cells to paste: copy rows of a spreadsheet together with their heading, "
    "one column of which is called Event or Title."
)
NO_HEADING = (
    "The first row that was pasted is no heading that is known: copy the rows together with their heading, "
    "one column of which is called Event or Title; Date, Kind, Place, Actor, Amount, Tags and others are known as well."
)


class ImportCommands(QObject):
    """The slot that imports a file of events or sources."""

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
        """Propose the cells that lie in the clipboard as events, as the rows of a file are proposed."""
        from models.exchange.table.reading import read_pasted
        from models.exchange.table.text import PASTED

        text = QGuiApplication.clipboard().text()
        if not self._session.can_edit:
            return
        if not _is_table(text):
            self._ask.tell(NO_CELLS)
            return
        read = partial(read_pasted, text, self._options())
        tasks.run(lambda _work: read(), partial(self._propose_pasted, Path(PASTED)), owner=self)

    def _propose_pasted(self, path: Path, imported: Imported) -> None:
        """Tell which heading is missing, or go on as with a file."""
        if imported.refusal and "no column that is known" in imported.refusal:
            self._ask.tell(NO_HEADING)
        else:
            self._propose(path, imported)

    def _options(self) -> ImportOptions:
        from models.exchange.imported import ImportOptions

        return ImportOptions(kinds=self._session.reader.all(Kind) or built_in_kinds(), who=self._session.who)

    def can_read(self, path: Path) -> bool:
        """Tell whether a file can hold events or sources."""
        from models.exchange.registry import is_known

        return path.is_file() and is_known(path)

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
        """Read a file on another thread and go on with what it holds."""
        from models.exchange.registry import format_of

        options = self._options()
        try:
            known = format_of(path)
        except CaseError as error:
            self._give_up(str(error).replace("add --as with", "give it the ending of"))
            return
        tasks.run(lambda _work: known.read(path, options), partial(self._propose, path), owner=self)

    def _give_up(self, sentence: str) -> None:
        self._ask.tell(sentence)
        self._read_next()

    def _propose(self, path: Path, imported: Imported) -> None:
        """Plan what would be added, with its places looked over all at once where they are likely or asked."""
        from gui.dialogs.import_places import REVIEWED, ImportPlacesDialog
        from models.importing.importing import plan_import

        case = self._session.case
        if case is None:
            self._waiting.clear()
            return
        if imported.refusal:
            self._give_up(imported.refusal)
            return
        plan = plan_import(case, imported, path.parent)
        if not any(one.found.verdict in REVIEWED for one in plan.found):
            self._confirm(path, plan)
            return
        dialog = ImportPlacesDialog(plan.found, self._window)
        dialog.accepted.connect(lambda: self._confirm(path, self._placed(imported, dialog.choices(), path)))
        dialog.rejected.connect(self._read_next)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _placed(self, imported: Imported, places: dict[str, str], path: Path) -> ImportPlan:
        """Return what would be added with the places that were chosen."""
        from models.importing.importing import plan_import

        options = replace(imported.options, places=places)
        return plan_import(self._session.case, replace(imported, options=options), path.parent)  # type: ignore[arg-type] # a case is open

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
        events = [one.id for one in plan.records if isinstance(one, Event)]

        def add(writer: Writer) -> bool:
            plan.apply(writer)
            return True

        if self._session.edit(plan.label, add, self):
            ways = (("Show the events", lambda: self.showing_wanted.emit(events)),) if events else ()
            what = f"{len(events):,} event{'' if len(events) == 1 else 's'}" if events else "What it holds"
            self._ask.note(f"{what} of {path.name} {'is' if len(events) < 2 else 'are'} in the case.", *ways)

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


def _is_table(text: str) -> bool:
    """Tell whether a text has the look of cells: at least two lines, and tabs or no more than one column."""
    lines = text.strip("\r\n").splitlines()
    return len(lines) > 1 and ("\t" in lines[0] or len(lines[0]) < LONGEST_HEADING)


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return lines
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], f"… and {more} more {'line' if more == 1 else 'lines'}.")
