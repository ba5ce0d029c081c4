"""How every table of the window looks: plain rows, no grid, one column that takes what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_HEIGHT = 1.35  # lines of text


def dress(table: QTableView, letters: Sequence[int], widest: int) -> None:
    """Give the table its look; `letters` are the widths of its columns, the column `widest` takes what is left."""
    look_plain(table)
    header = table.horizontalHeader()
    letter = table.fontMetrics().horizontalAdvance("n")
    for column, count in enumerate(letters):
        table.setColumnWidth(column, count * letter)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)


def look_plain(table: QTableView) -> None:
    """Give a table plain rows without a grid."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(int(table.fontMetrics().height() * ROW_HEIGHT))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
