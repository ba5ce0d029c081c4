"""Importing from the menu, the clipboard and by dropping: everything is seen on the import page first."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.parts.ask import Ask
from gui.session import Session
from models.errors import CaseError
from models.records.story import Event, Source, SourceId
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row

if TYPE_CHECKING:
    from gui.importing.page import ImportPage
    from models.importing.importing import ImportPlan
    from models.importing.matter import Matter

LONGEST_HEADING = 40  # letters of a heading that stands alone
NO_FORMAT = tr_later("{name} is in no format that can be imported: give it the ending of one of {known}.")
NO_CELLS = tr_later(
    "There are no cells to paste: copy rows of a spreadsheet, best together with their "
    "heading, one column of which is called Event or Title."
)

NO_NOTES = tr_later(
    "{name} holds no notes with front matter: choose a folder of Markdown files that begin "
    "with lines such as “date: 2021-09-24” between two lines of ---."
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
        """Ask for a file, and show on the import page what it would add."""
        from models.exchange.registry import READ

        endings = " ".join(sorted({f"*{ending}" for known in READ for ending in known.endings}))
        path = self._ask.choose_file_to_open(
            tr("Import events or sources"),
            tr("Tables and bibliographies ({endings})", endings=endings),
            self._find_folder(),
        )
        if path and self._session.can_edit:
            self.read(path)

    def import_notes(self) -> None:
        """Ask for a folder of notes, and show on the import page what it would add."""
        from models.exchange.imported import shown

        path = self._ask.choose_folder(tr("Import a folder of notes"), self._find_folder())
        if path and self._session.can_edit:
            if self.can_read(path):
                self.read(path)
            else:
                self._ask.tell(tr(NO_NOTES, name=shown(path.name, 80)))

    def paste_events(self) -> None:
        """Show the cells that lie in the clipboard as events, as the rows of a file are shown."""
        from models.importing.matter import Matter

        text = QGuiApplication.clipboard().text()
        if not self._session.can_edit:
            return
        if not _is_table(text):
            self._ask.tell(tr(NO_CELLS))
            return
        self._open(Matter.of_cells(text))

    def can_read(self, path: Path) -> bool:
        """Tell whether a file, or a folder of notes, can hold events or sources."""
        from models.exchange.registry import is_known

        return os.path.exists(path) and is_known(path)

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
        """Open a file on the import page, which reads it aside."""
        from models.exchange.registry import READ, format_of
        from models.importing.matter import Matter

        try:
            known = format_of(path)
        except CaseError:
            self._ask.tell(tr(NO_FORMAT, name=path.name, known=", ".join(one.name for one in READ)))
            self._read_next()
            return
        self._open(Matter.of_file(path, known))

    # again, after a lock

    def read_again(self, path: str, name: str, *waiting: str) -> None:
        """Open a file of a format on the import page again; the others are read after it."""
        from models.exchange.registry import format_of
        from models.importing.matter import Matter

        self._waiting[:] = map(Path, waiting)
        try:
            matter = Matter.of_file(Path(path), format_of(Path(path), name))
        except CaseError as error:  # such as by a newer program
            self._ask.tell(str(error))
            return
        if self._session.can_edit:
            self._open(matter)

    def paste_again(self, text: str, *waiting: str) -> None:
        """Show cells that were pasted before."""
        from models.importing.matter import Matter

        self._waiting[:] = map(Path, waiting)
        if self._session.can_edit:
            self._open(Matter.of_cells(text))

    # the page

    def _open(self, matter: Matter) -> None:
        """Open the import page, and go on with the next file when it is closed."""
        from gui.importing.page import ImportPage

        page = ImportPage(self._session, matter, self._ask, self._window, self._waiting)
        page.showing_wanted.connect(lambda: self._show_events(page))
        page.finished.connect(lambda _: self._on_closed(page))
        self.page = page
        page.open()

    def _show_events(self, page: ImportPage) -> None:
        if page.done_plan is not None:
            self.showing_wanted.emit(page.done_events)

    def _on_closed(self, page: ImportPage) -> None:
        attached = page.attached
        page.deleteLater()
        self.page = None
        if page.done_plan is not None:
            self._tell_added(page.matter.words, page.done_plan, page.done_events)
        page.forget()
        self._propose_attached(attached)
        self._read_next()

    def _tell_added(self, name: str, plan: ImportPlan, ids: Sequence[str]) -> None:
        events, sources = plan.count(Event), plan.count(Source)
        ways = ((tr("Show the events"), lambda: self.showing_wanted.emit(ids)),) if ids else ()
        if events:
            told = tr_count(
                events,
                "{n:,} event of {name} is in the case.",
                "{n:,} events of {name} are in the case.",
                name=name,
            )
        elif sources:
            told = tr_count(
                sources,
                "{n:,} source of {name} is in the case.",
                "{n:,} sources of {name} are in the case.",
                name=name,
            )
        else:
            told = tr("What it holds of {name} is in the case.", name=name)
        self._ask.note(told, *ways)

    def _propose_attached(self, sources: Mapping[Path, SourceId]) -> None:
        """Offer to add the files that a bibliography names, each as a document of its source."""
        if not sources:
            return
        question = tr_count(
            len(sources),
            "Add {n:,} attached file to the case as documents of these sources? They lie in {folders}.",
            "Add {n:,} attached files to the case as documents of these sources? They lie in {folders}.",
            folders=in_a_row(sorted({str(path.parent) for path in sources})[:3]),
        )
        if self._ask.confirm(question, yes=tr("Add")):
            self.attachments_wanted.emit(dict(sources))


def _is_table(text: str) -> bool:
    """Tell whether a text has the look of cells: at least two lines, and tabs or no more than one column."""
    lines = text.strip("\r\n").splitlines()
    return len(lines) > 1 and ("\t" in lines[0] or len(lines[0]) < LONGEST_HEADING)
