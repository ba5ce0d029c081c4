"""The dialog that lists every key of the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.plain_text import PlainLabel

IN_A_PICTURE = (
    ("Next or previous event", "Right, Left"),
    ("Next or previous lane", "Down, Up"),
    ("First or last event", "Home, End"),
    ("A screen later or earlier", "Page Down, Page Up"),
    ("A year later or earlier", "Ctrl+Right, Ctrl+Left"),
    ("Zoom in or out", "+, -"),
    ("Fit all", "0"),
    ("Open the event", "Return"),
    ("Select, add to the selection", "Space, Shift+Space"),
    ("Find by typing", "letters"),
    ("Leave the picture", "Tab, Escape"),
)
"""The keys that the timeline and the map take while they have the focus."""


class KeysDialog(QDialog):
    """All keys, grouped by menu; those inside the pictures come last."""

    def __init__(self, groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...], parent: QWidget | None) -> None:
        """Show groups of (what, key); keys are written as this desktop writes them."""
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(760, 560)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(PlainLabel("Keys", role="heading"))
        layout.addWidget(self._table((*groups, ("In the timeline and on the map", IN_A_PICTURE))), 1)
        layout.addWidget(close)

    def _table(self, groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> QScrollArea:
        page = QWidget()
        columns = QGridLayout(page)
        columns.setContentsMargins(0, 8, 8, 8)
        columns.setHorizontalSpacing(36)
        half = (len(groups) + 1) // 2
        for number, (name, keys) in enumerate(groups):
            columns.addWidget(self._group(name, keys), number % half, number // half, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName("Keys")
        return area

    def _group(self, name: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(PlainLabel(name, role="section"), 0, 0, 1, 2)
        for row, (what, key) in enumerate(keys, 1):
            grid.addWidget(PlainLabel(what), row, 0)
            grid.addWidget(PlainLabel(key, role="note"), row, 1)
        return group


def native_key(key: str) -> str:
    """Answer a key as this desktop writes it (⌘ on a Mac)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
