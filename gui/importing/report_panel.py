"""The report of an import: counts, how the file was read, and all that could not be kept as it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.parts.clipboard import copy
from gui.parts.plain_text import plain
from models.translation import tr

MOST = 300  # lines that are shown


class ReportPanel(QWidget):
    """Shows lines, of very many the first; all of them can be copied."""

    def __init__(self) -> None:
        """Begin without a line."""
        super().__init__()
        self._lines: Sequence[str] = ()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Report of the import"))
        self.copy = QPushButton(tr("Copy all of it"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._on_copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self.text, 1)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the lines of a report."""
        self._lines = lines
        told = list(lines[:MOST])
        if len(lines) > MOST:
            told.append(tr("… and {n:,} more lines, which are copied with the others.", n=len(lines) - MOST))
        self.text.setPlainText("\n".join(map(plain, told)))

    def _on_copy(self) -> None:
        copy("\n".join(self._lines))
