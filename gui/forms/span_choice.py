"""A field for a date that asks of a span whether something happened once in that time or went on all through it."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from gui.forms.value_fields import ReadField
from models.translation import tr
from models.values.when import Mark, When
from models.values.when.meaning import once, throughout

T = TypeVar("T")


class SpanChoice(QWidget):
    """Two answers, seen only while a date can mean either; what was chosen holds until the words name no span."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.once = QRadioButton(tr("once in that time"))
        self.throughout = QRadioButton(tr("all through it"))
        self._is_chosen = False
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.once, self.throughout):
            button.setAccessibleName(f"{name}: {button.text()}")
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonClicked.connect(self._on_clicked)
        self.hide()

    def forget(self) -> None:
        """Take back what was chosen."""
        self._is_chosen = False

    def settled(self, when: When | None) -> When | None:
        """Ask about a date, and return it as it was chosen; as its words have it where nobody chose yet."""
        held = once(when) if when else None
        self.setVisible(held is not None)
        if when is None or held is None:
            self._is_chosen = False
            return when
        if not self._is_chosen:
            is_once = when.mark not in (Mark.RANGE, Mark.SINCE, Mark.UNTIL)
            (self.once if is_once else self.throughout).setChecked(True)
            return when
        return held if self.once.isChecked() else throughout(when)

    def _on_clicked(self) -> None:
        self._is_chosen = True
        self.chosen.emit()


class SpanField(ReadField[T]):
    """A field that reads dates, with the choice under it."""

    def _add_more(self, name: str) -> None:
        self.choice = SpanChoice(name, self)
        self.choice.chosen.connect(lambda: self._on_text(self.line.text()))
        self._column.addWidget(self.choice)

    def show_value(self, value: T, text: str) -> None:
        """Show a value in these words, as it is kept."""
        self.choice.forget()
        super().show_value(value, text)

    def _settled(self, value: T | None) -> T | None:
        if isinstance(value, When):
            return self.choice.settled(value)  # type: ignore[return-value] # a date stays a date
        self.choice.settled(None)
        return value
