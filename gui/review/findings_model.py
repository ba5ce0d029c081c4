"""What the checks found as rows of a table: filtered by weight and by check, or those that somebody accepted."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.parts.plain_text import one_line, plain_tooltip
from models.checks.finding import WEIGHTS, Finding
from models.checks.report import Report
from models.records.desk import Acceptance

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
COLUMNS = ("Weight", "Event", "Finding")
ACCEPTED = "accepted"


class FindingsModel(QAbstractTableModel):
    """The findings of a report, the heaviest first, then in the order of the case."""

    def __init__(self) -> None:
        """Begin without a report."""
        super().__init__()
        self.findings: tuple[Finding, ...] = ()
        self._titles: Mapping[str, str] = {}
        self._accepted: dict[Finding, Acceptance] = {}

    def show_findings(self, report: Report, titles: Mapping[str, str], weight: str, check: str) -> None:
        """Show the findings of one weight and one check; of all where they are empty."""
        self.beginResetModel()
        self._titles, self._accepted = titles, dict(report.accepted)
        chosen = self._accepted if weight == ACCEPTED else report.findings
        kept = (
            one for one in chosen if check in ("", one.check) and weight in ("", ACCEPTED, str(one.weight))
        )
        self.findings = tuple(sorted(kept, key=lambda one: WEIGHTS.index(one.weight)))
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.findings, self._titles, self._accepted = (), {}, {}
        self.endResetModel()

    def acceptance(self, finding: Finding) -> Acceptance | None:
        """Tell why a finding was accepted, None if it was not."""
        return self._accepted.get(finding)

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return COLUMNS[section] if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell."""
        if role not in (TEXT, TOOLTIP, Qt.ItemDataRole.AccessibleTextRole):
            return None
        finding = self.findings[index.row()]
        cells = (str(finding.weight), self._titles.get(finding.event_id, ""), finding.sentence)
        text = cells[index.column()]
        return plain_tooltip(text) if role == TOOLTIP else one_line(text, 400)
