"""The dialog that says which program this is, and on what it stands."""

import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from gui.parts.long_form import as_high_as_needed
from gui.parts.plain_text import PlainLabel
from models.machine.program import program_version
from models.store.schema import SCHEMA_VERSION
from models.store.version import sqlite_version
from models.translation import tr, tr_later

PROMISE = tr_later(
    "Dateline opens no connection, has no telemetry and looks for no updates. A case is one "
    "file, and it is yours."
)
CREDITS = tr_later(
    "Borders: Natural Earth (public domain). Places: GeoNames (CC BY 4.0). Type: from the "
    "fonts of Noto (OFL)."
)


class AboutDialog(QDialog):
    """Name, promise, versions and credits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay the words out."""
        super().__init__(parent)
        self.setWindowTitle(tr("About Dateline"))
        self.setMinimumWidth(460)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel("Dateline", role="title"))
        layout.addWidget(PlainLabel(tr(PROMISE), is_wrapped=True))
        layout.addLayout(self._facts())
        layout.addWidget(PlainLabel(tr(CREDITS), role="note", is_wrapped=True))
        layout.addWidget(close)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need in this width: Qt gives a dialog two thirds of the screen at most."""
        super().showEvent(event)
        as_high_as_needed(self)

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(versions()):
            grid.addWidget(PlainLabel(name, role="note"), row, 0)
            grid.addWidget(PlainLabel(value), row, 1)
        return grid


def versions() -> tuple[tuple[str, str], ...]:
    """Return the names and versions of what the program stands on."""
    return (
        (tr("Version"), program_version()),
        (tr("Case files"), tr("schema {number}", number=SCHEMA_VERSION)),
        ("SQLite", sqlite_version()),
        ("Qt", qVersion() or ""),
        ("Python", sys.version.split()[0]),
    )
