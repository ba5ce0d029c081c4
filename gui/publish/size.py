"""The size of a figure: one of those that have a name, or one of its own that is written."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.publish.fields import Choice, Line
from models.translation import tr, tr_later

OWN, FIRST_OWN = "own", "163mm"
SIZE_WORDS: Final = MappingProxyType(
    {
        tr_later("Print, 52 mm"): "print-52mm",
        tr_later("Print, 107 mm"): "print-107mm",
        tr_later("Print, 163 mm"): "print-163mm",
        tr_later("Web, 600 px"): "web-600",
        tr_later("Web, 1200 px"): "web-1200",
        tr_later("Web, 1600 px"): "web-1600",
        tr_later("Square, 1080 px"): "square-1080",
        tr_later("Upright, 1080 × 1350 px"): "vertical-1080",
        tr_later("Slide, 1920 × 1080 px"): "slide-1920",
        tr_later("Phone, 1080 px"): "phone-1080",
        tr_later("Phone, 1080 × 1920 px"): "phone-1080x1920",
        tr_later("Own size"): OWN,
    }
)


class SizeField(QWidget):
    """A list of sizes, and under it a line for an own one."""

    chosen = Signal()
    typed = Signal()

    def __init__(self) -> None:
        """Begin with the first size."""
        super().__init__()
        self.choice, self.own = Choice(tr("Size"), SIZE_WORDS), Line(tr("Own size"), "120mm, 900x700px")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self.own)
        self.own.hide()
        self.choice.activated.connect(self._on_chosen)
        self.own.textEdited.connect(self.typed)

    @property
    def value(self) -> str:
        """Return the name of the size, or the own size as it is written."""
        return (self.own.value or FIRST_OWN) if self.choice.value == OWN else self.choice.value

    def show_value(self, size: str) -> None:
        """Show a size without telling anybody."""
        is_own = size not in SIZE_WORDS.values()
        self.choice.show_value(OWN if is_own else size)
        self.own.show_value(size if is_own else "")
        self.own.setVisible(is_own)

    def _on_chosen(self) -> None:
        """Begin an own size with one that can be drawn."""
        is_own = self.choice.value == OWN
        self.own.show_value(FIRST_OWN if is_own and not self.own.value else self.own.text())
        self.own.setVisible(is_own)
        self.chosen.emit()
