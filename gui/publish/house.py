"""The house style and the typeface of a figure: what they are called, and the buttons that choose another or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.parts.plain_text import ElidedLabel
from models.publication.typefaces import file_names, typeface_named
from models.translation import tr, tr_later


class HouseField(QWidget):
    """Shows which house style holds; what is wanted instead is told."""

    wanted = Signal()
    dropped = Signal()
    noun = tr_later("house style")

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._house = ""
        self.name = ElidedLabel(role="note")
        self.choose_button, self.drop_button = QPushButton(tr("Choose…")), QPushButton(tr("None"))
        self.choose_button.setAccessibleName(tr("Choose a {noun}", noun=tr(self.noun)))
        self.drop_button.setAccessibleName(tr("No {noun}", noun=tr(self.noun)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.drop_button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choose_button.clicked.connect(self.wanted)
        self.drop_button.clicked.connect(self.dropped)
        self._show("")

    @property
    def value(self) -> str:
        """Return the name that is shown, empty without a style."""
        return self._house

    def show_value(self, house: str) -> None:
        """Show the name of a style."""
        self._house = house
        self._show(house)

    def _show(self, name: str, otherwise: str = "") -> None:
        self.name.setText(name or otherwise or tr("none"))
        self.drop_button.setEnabled(bool(name))


class TypefaceField(HouseField):
    """Shows in which typeface a figure is set; what is wanted instead is told."""

    noun = tr_later("typeface")

    def show_value(self, names: tuple[str, ...]) -> None:  # type: ignore[override]  # a typeface is told by its files
        """Show the name of a typeface, or from which files it was, where this computer does not have it."""
        found = typeface_named(names)
        missing = tr("{names}: not on this computer", names=file_names(names)) if names else ""
        self._show(found.name if found else missing, otherwise="Dateline Sans")
