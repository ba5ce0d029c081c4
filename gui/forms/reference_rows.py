"""The lines of a source's form that say from which other sources it has what it tells."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from gui.forms.completers import ChosenLine, Propose
from gui.forms.rows import Row, Rows
from models.records.desk import Reference
from models.records.story import SourceId, new_id
from models.store.writer import Writer
from models.translation import tr


class ReferenceRow(Row):
    """Another source, and where the first one says that it has it from there."""

    def __init__(self, propose: Propose, reference: Reference | None = None, words: str = "") -> None:
        """Show a reference, or an empty line."""
        super().__init__(None)
        self.reference = reference
        self.cited = ChosenLine(
            tr("Has it from"),
            tr("title or publisher"),
            propose,
            reference.cited_id if reference else "",
            words,
        )
        self.note = QLineEdit(reference.note if reference else "")
        self.note.setAccessibleName(tr("Where it says so"))
        self.note.setPlaceholderText(tr("where it says so: paragraph 3"))
        self.fill((self.cited, 5), (self.note, 3))

    @property
    def problem(self) -> str:
        """Return that the words name no source of the case, or that there are none beside a note."""
        if self.cited.problem or self.cited.id or not self.note.text().strip():
            return self.cited.problem
        return tr("Name the source beside the place where it is named, or take the line out.")

    def told(self, source_id: SourceId) -> Reference | None:
        """Return the reference that the line says; None if it is empty."""
        if not self.cited.id:
            return None
        id = self.reference.id if self.reference else new_id()
        return Reference(id, source_id, SourceId(self.cited.id), self.note.text().strip())


def reference_problem(rows: Rows[ReferenceRow], source_id: str) -> str:
    """Return what is wrong with the lines: one that cannot be read, the source itself, or one named twice."""
    found = rows.problems()
    if found:
        return found[0]
    cited = [row.cited.id for row in rows.rows if row.cited.id]
    if source_id in cited:
        return tr("A source cannot have it from itself: choose another.")
    return "" if len(set(cited)) == len(cited) else tr("One source is named twice: take one line out.")


def write_references(writer: Writer, source_id: SourceId, told: Iterable[Reference | None]) -> None:
    """Write what a source has from others; what is told no more goes."""
    wanted = {one.id: one for one in told if one is not None}
    for held in writer.reader.where(Reference, source_id=source_id):
        if held.id not in wanted:
            writer.delete(held)
    for reference in wanted.values():
        writer.put(reference)
