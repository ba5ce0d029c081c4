"""A line that holds the path of a file, with a button that opens a chooser."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from models.translation import tr


class FileLine(QWidget):
    """A path, typed or chosen; `changed` says that it is another."""

    changed = Signal()

    def __init__(self, name: str, choose: Callable[[Path], Path | None], path: Path | None = None) -> None:
        """Show a path, or none; `choose` is told what stands there and asks a person for another."""
        super().__init__()
        self._choose = choose
        self.line = QLineEdit(str(path) if path else "")
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self.changed)
        self.button = QPushButton(tr("Choose…"))
        self.button.setAccessibleName(tr("Choose: {name}", name=name))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.on_choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path | None:
        """Return the path; None where nothing is said."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def on_choose(self) -> None:
        """Ask for a path, and show it."""
        if path := self._choose(self.path or Path()):
            self.line.setText(str(path))
