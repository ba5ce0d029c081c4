"""The places of an import that are likely or asked, all at once: what each name is taken as can be changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, one_line, set_plain_tooltip
from gui.parts.wheel import guard_wheel
from models.exchange.doubts import LEAVE
from models.gazetteer.chosen import choice_of
from models.gazetteer.found import Verdict, told
from models.importing.places import FoundPlace

REVIEWED = (Verdict.ASKED, Verdict.LIKELY)
UNDECIDED, NOWHERE = "which one?", "no point"


class ImportPlacesDialog(QDialog):
    """Shows a line for each name: one choice holds for all rows of the table that name it."""

    def __init__(self, found: Sequence[FoundPlace], parent: QWidget | None = None) -> None:
        """List what is asked first, then what is likely and taken."""
        super().__init__(parent)
        self.setWindowTitle("Places of this import")
        self._rows: list[tuple[FoundPlace, QComboBox]] = []
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        asked = [one for one in found if one.found.verdict is Verdict.ASKED]
        likely = [one for one in found if one.found.verdict is Verdict.LIKELY]
        self._list(grid, "Can be several: choose, or they get no point", asked)
        self._list(grid, "Likely, and taken: look them over", likely)
        self._arrange(grid)

    def choices(self) -> dict[str, str]:
        """Return what each name is taken as."""
        return {one.place.name: choice.currentData() for one, choice in self._rows if choice.currentData()}

    def choice(self, name: str) -> QComboBox:
        """Return the choice for a name of the file."""
        return next(choice for one, choice in self._rows if one.place.name == name)

    def _list(self, grid: QGridLayout, heading: str, found: Sequence[FoundPlace]) -> None:
        if not found:
            return
        grid.addWidget(PlainLabel(f"{heading}: {len(found):,}", role="note"), grid.rowCount(), 0, 1, 2)
        for one in found:
            row = grid.rowCount()
            choice = _choice(one)
            grid.addWidget(PlainLabel(one_line(one.place.name, 80)), row, 0)
            grid.addWidget(choice, row, 1)
            self._rows.append((one, choice))

    def _arrange(self, grid: QGridLayout) -> None:
        held = QWidget()
        grid.setRowStretch(grid.rowCount(), 1)
        held.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(held)
        keys = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(keys.Ok | keys.Cancel)
        buttons.button(keys.Ok).setText("Go on")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)
        guard_wheel(self)
        self.resize(40 * self.fontMetrics().horizontalAdvance("n") * 2, 460)


def _choice(one: FoundPlace) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(one_line(f"What “{one.place.name}” is taken as", 100))
    set_plain_tooltip(choice, one.found.sentence)
    if one.found.verdict is Verdict.ASKED:
        choice.addItem(UNDECIDED, "")
    for place in one.found.places:
        rest = f", the {place.kind} only" if one.found.rest else ""
        choice.addItem(one_line(f"{told(place)}{rest}", 120), choice_of(place))
    choice.addItem(NOWHERE, LEAVE)
    return choice
