"""What the checks found as a tree: a line for each cause, and under it the findings that it explains."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from gui.findings.remedies import Mending, mending_of, mending_of_cause
from gui.parts.plain_text import one_line, plain_tooltip
from models.checks.finding import Finding
from models.checks.grouping import Group, grouped
from models.checks.report import Report
from models.records.desk import Acceptance
from models.translation import tr, tr_later
from models.values.listing import sentences

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
READ = Qt.ItemDataRole.AccessibleTextRole
COLUMNS = (tr_later("Finding"), tr_later("Weight"), tr_later("Event"), tr_later("What to do"))
WORDS, WEIGHT, EVENT, MEND = range(len(COLUMNS))
ACCEPTED = "accepted"
_TOP = 2**31 - 1  # the inner id of a group; that of a finding is the row of its group


class FindingsModel(QAbstractItemModel):
    """The groups of a report, the heaviest first; a group of one is the finding itself."""

    def __init__(self) -> None:
        """Begin without a report."""
        super().__init__()
        self.groups: tuple[Group, ...] = ()
        self.link_colour = QColor()
        self._titles: Mapping[str, str] = {}
        self._accepted: dict[Finding, Acceptance] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding that is listed, in the order of the tree."""
        return tuple(one for group in self.groups for one in group.findings)

    def show_findings(self, report: Report, titles: Mapping[str, str], weight: str, check: str) -> None:
        """Show the findings of one weight and one check; of all where they are empty."""
        self.beginResetModel()
        self._titles, self._accepted = titles, dict(report.accepted)
        chosen: Iterable[Finding] = self._accepted if weight == ACCEPTED else report.findings
        kept = [
            one for one in chosen if check in ("", one.check) and weight in ("", ACCEPTED, str(one.weight))
        ]
        self.groups = grouped(report, kept)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.groups, self._titles, self._accepted = (), {}, {}
        self.endResetModel()

    def acceptance(self, finding: Finding) -> Acceptance | None:
        """Tell why a finding was accepted, None if it was not."""
        return self._accepted.get(finding)

    def group(self, index: Index) -> Group | None:
        """Return the group at an index; None where a finding of several is."""
        return self.groups[index.row()] if index.isValid() and index.internalId() == _TOP else None

    def finding(self, index: Index) -> Finding | None:
        """Return the finding at an index; None where a group of several is."""
        if not index.isValid():
            return None
        if index.internalId() != _TOP:
            return self.groups[index.internalId()].findings[index.row()]
        held = self.groups[index.row()].findings
        return held[0] if len(held) == 1 else None

    def mending(self, index: Index) -> Mending | None:
        """Return what is opened to mend the finding at an index, or to settle all of its group."""
        finding, group = self.finding(index), self.group(index)
        if finding is not None:
            return mending_of(finding)
        return mending_of_cause(group.cause) if group else None

    def index_of(self, finding: Finding) -> QModelIndex:
        """Return where a finding about the same record stands; an invalid index if nowhere."""
        key = (finding.check, finding.record_id)
        for row, group in enumerate(self.groups):
            if group.check.name != finding.check:
                continue
            for place, one in enumerate(group.findings):
                if (one.check, one.record_id) == key:
                    top = self.index(row, 0)
                    return top if len(group.findings) == 1 else self.index(place, 0, top)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = INVALID) -> QModelIndex:
        """Return the index of a cell, an invalid one where there is none."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _TOP)

    def parent(self, index: Index = INVALID) -> QModelIndex:  # type: ignore[override] # QObject has another parent
        """Return the group of a finding."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, _TOP)

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of groups, or of the findings of a group of several."""
        if not parent.isValid():
            return len(self.groups)
        group = self.group(parent)
        count = len(group.findings) if group and parent.column() == 0 else 0
        return count if count > 1 else 0

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return tr(COLUMNS[section]) if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell; groups stand in bold, what can be opened in the colour of links."""
        if role in (TEXT, TOOLTIP, READ):
            text = self._text(index)
            return plain_tooltip(text) if role == TOOLTIP else one_line(text, 400)
        if role == Qt.ItemDataRole.FontRole and index.column() == WORDS and self.finding(index) is None:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == MEND:
            return self.link_colour
        return None

    def _text(self, index: Index) -> str:
        finding, group = self.finding(index), self.group(index)
        if index.column() == MEND:
            mending = self.mending(index)
            return tr(mending.way.label) if mending else ""
        if finding is not None:
            cells = (finding.sentence, tr(finding.weight), self._titles.get(finding.event_id, ""))
            return cells[index.column()]
        if group is None:
            return ""
        words = sentences(group.words, group.judgement)
        return (words, tr(group.weight), "")[index.column()]
