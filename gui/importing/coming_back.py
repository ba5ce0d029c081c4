"""What goes of an import page while the case is locked, and comes back: whence it came and what was said of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.importing.frame import ImportFrame
from gui.importing.readings import Readings
from gui.session import Session
from models.errors import CaseError
from models.exchange.imported import ImportOptions
from models.exchange.table.options_file import columns_text, options_in_text
from models.exchange.table.text import PASTED
from models.importing.importing import ImportPlan
from models.importing.matter import Matter


class ComingBack(ImportFrame):
    """A page that can be told as plain values, closed without a question, and opened again as it was."""

    def __init__(
        self, session: Session, matter: Matter, waiting: list[Path] | None, parent: QWidget | None
    ) -> None:
        """Begin with nothing said; `waiting` are the files that come after this one."""
        super().__init__(session, matter, parent)
        self.readings = Readings(session, matter, self)
        self.done_plan: ImportPlan | None = None
        self._has_said = False  # anything of the table that is kept nowhere yet
        self._waiting = [] if waiting is None else waiting

    @property
    def options(self) -> ImportOptions:
        """Return all that was said of the table."""
        return self.readings.options

    @property
    def way(self) -> tuple[str, ...]:
        """Return the slot that opens the page again, and what it is given; none once all is imported."""
        if self.done_plan is not None or not self.matter.whence:
            return ()
        slot = "paste_again" if self.matter.name == PASTED else "read_again"
        return (slot, *self.matter.whence, *map(str, self._waiting))

    def hold(self) -> dict[str, Any]:
        """Tell what was said of the table, for a page that opens later."""
        return {"said": columns_text(self.options), "is_kept": not self._has_said}

    def take(self, words: Mapping[str, Any]) -> None:
        """Go on with what was said of the table before."""
        try:
            options = options_in_text(str(words.get("said", "")), Path(self.matter.name))
        except CaseError:  # as another version of the program says it: the table is read as it stands
            return
        self._has_said = words.get("is_kept") is False
        self.readings.go_on(options)

    def let_go(self) -> None:
        """Close without a question; no other file is read now."""
        self._waiting.clear()
        self.readings.cancel()
        self.forget()
        self.done(self.DialogCode.Rejected)

    def forget(self) -> None:
        """Let go of all that was read and imported."""
        self.done_plan = None
        self.contents.model.show(())
        self.readings.forget()
