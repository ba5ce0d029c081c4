"""The house style of a figure: its name, and the buttons that choose another or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.parts.plain_text import ElidedLabel


class HouseField(QWidget):
    """Shows which house style holds; what is wanted instead is told."""

    wanted = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.name = ElidedLabel(role="note")
        self.choose_button, self.drop_button = QPushButton("Choose…"), QPushButton("None")
        self.choose_button.setAccessibleName("Choose a house style")
        self.drop_button.setAccessibleName("No house style")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.drop_button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choose_button.clicked.connect(self.wanted)
        self.drop_button.clicked.connect(self.dropped)
        self.show_value("")

    @property
    def value(self) -> str:
        """Return the name that is shown, empty without a style."""
        return self._house

    def show_value(self, house: str) -> None:
        """Show the name of a style."""
        self._house = house
        self.name.setText(house or "none")
        self.drop_button.setEnabled(bool(house))
