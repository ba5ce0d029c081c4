"""The report of an import: counts, how the file was read, and all that could not be kept as it stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gui.parts.plain_text import plain

MOST = 2000  # lines


class ReportPanel(QWidget):
    """Shows lines that can be copied."""

    def __init__(self) -> None:
        """Begin without a line."""
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Report of the import")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self.text)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the lines of a report; of very many the first."""
        told = list(lines[:MOST])
        if len(lines) > MOST:
            told.append(f"… and {len(lines) - MOST:,} more lines.")
        self.text.setPlainText("\n".join(map(plain, told)))
