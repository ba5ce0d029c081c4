"""Rows of a table on their way into a spreadsheet or a letter: as tabbed text and as a plain table."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from models.exchange.csv_out import guarded, tabbed_text

Row = Sequence[str]


def copied(heading: Row, rows: Sequence[Row]) -> QMimeData:
    """Return rows with their heading for the clipboard; no cell of them is taken for a formula."""
    data = QMimeData()
    data.setText(tabbed_text((heading, *rows)))
    data.setHtml(_html((heading, *rows)))
    return data


def _html(rows: Sequence[Row]) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table>{lines}</table>'


def _cell(text: str) -> str:
    return html.escape(guarded(text)).replace("\n", "<br>")
