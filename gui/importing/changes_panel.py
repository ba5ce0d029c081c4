"""The second import before it happens: rows that are new, changed and gone, old and new values side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.importing.choice import Choice
from gui.importing.listed import PLAIN, QUIET, WARNING, Listed, ListTable
from gui.parts.plain_text import PlainLabel, one_line
from models.importing.again import RowChange
from models.importing.looking import NewRow, Outlook
from models.translation import tr, tr_count, tr_later
from models.values.listing import sentences

CHANGED, NEW, GONE = tr_later("changed"), tr_later("new"), tr_later("gone")
ALL = "all"


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that is no longer in the table."""

    title: str


Line = RowChange | NewRow | GoneRow


class ChangesPanel(QWidget):
    """Lists what the next version of a table changes; one may look at one sort of it alone."""

    def __init__(self) -> None:
        """Begin without a version."""
        super().__init__()
        self._lines: Mapping[str, Sequence[Line]] = {}
        self.summary = PlainLabel(role="note", is_wrapped=True)
        self.shown = Choice(tr("Which rows are shown"))
        self.shown.chosen.connect(lambda _: self._show())
        heads = ("", tr("Row"), tr("Event"), tr("What"), tr("In the case"), tr("In the table"))
        self.model: Listed[Line] = Listed(heads, _words, _colour)
        self.table = ListTable(self.model, tr("What the table changes"), (0, 0, 4, 2, 4, 4))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._say())
        self.sentence = PlainLabel(role="note", is_wrapped=True)
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.summary)
        column.addWidget(self.shown)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what would be new, changed and gone."""
        version = outlook.plan.version
        gone = tuple(map(GoneRow, version.gone))
        self._lines = {CHANGED: version.changes, GONE: gone, NEW: outlook.new}
        before = outlook.plan.before
        rows = len({change.row for change in version.changes})
        told = [
            tr_count(
                rows,
                "{n:,} row changed, {new:,} new, {gone:,} gone.",
                "{n:,} rows changed, {new:,} new, {gone:,} gone.",
                new=len(outlook.new),
                gone=len(version.gone),
            )
        ]
        if before:
            name, day = one_line(before.name, 60), before.at[:10]
            told = [
                tr(
                    "Held against {name} as it was imported on {day}: {told}",
                    name=name,
                    day=day,
                    told=told[0],
                )
            ]
        told.append(tr("What is changed opens its checks again."))
        if version.gone:
            told.append(tr("What is gone from the table stays in the case."))
        self.summary.setText(sentences(*told))
        self.shown.offer(
            [
                (tr("All rows"), ALL),
                (tr("Changed: {n:,}", n=len(version.changes)), CHANGED),
                (tr("New: {n:,}", n=len(outlook.new)), NEW),
                (tr("Gone: {n:,}", n=len(version.gone)), GONE),
            ]
        )
        self._show()

    def _show(self) -> None:
        wanted = self.shown.value or ALL
        self.model.show(
            [one for state, rows in self._lines.items() if wanted in (ALL, state) for one in rows]
        )
        self.table.choose(0)
        self._say()

    def _say(self) -> None:
        row = self.table.row
        one = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        self.sentence.setText(_sentence(one) if one else "")


def _sentence(line: Line) -> str:
    if not isinstance(line, RowChange):
        return ""
    nothing = tr("nothing")
    told = tr("{what}: {old} → {new}.", what=line.what, old=line.old or nothing, new=line.new or nothing)
    if line.yours:
        return tr(
            "{told} It stays as it was changed in the case: {yours}. The note tells the table's word.",
            told=told,
            yours=line.yours,
        )
    return told


def _words(line: Line) -> tuple[str, ...]:
    if isinstance(line, NewRow):
        return tr(NEW), f"{line.number:,}", line.title, "", "", ""
    if isinstance(line, GoneRow):
        return tr(GONE), "", line.title, "", "", ""
    new = tr("{new} (kept as a note)", new=line.new) if line.yours else line.new
    return tr(CHANGED), f"{line.row:,}", line.title, line.what, line.old, new


def _colour(line: Line) -> str:
    if isinstance(line, RowChange) and line.yours:
        return WARNING
    return QUIET if isinstance(line, GoneRow) else PLAIN
