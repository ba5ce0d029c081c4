"""The line of a form that names a place: it says what is understood, and where a place has no point yet."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from gui.forms.completers import Propose, ProposingLine
from gui.forms.event_draft import PlaceLine
from gui.forms.place_words import Meant, ReadPlace, full_words, meant_by
from gui.forms.rows import Row, missing, roles
from gui.parts.plain_text import PlainLabel
from models.gazetteer.gazetteer import GazetteerPlace
from models.records.story import Place, PlaceId
from models.translation import tr, tr_later
from models.values.where.coordinates import words as words_of_point
from models.values.where.points import Point


class PlaceRow(Row):
    """A place, its role, and how it is printed; `place_wanted` asks for the form of the place itself."""

    place_wanted = Signal(object)  # this row

    def __init__(
        self, propose: Propose, read: ReadPlace, line: PlaceLine | None = None, usual: Sequence[str] = ()
    ) -> None:
        """Show a line, or an empty one; `read` tells what words mean that were typed and not chosen."""
        super().__init__(line.claim_id if line else None)
        self._read = read
        self.can_place = True  # else another form is the one to give the place a point
        self._shown = line
        self._taken: tuple[str, GazetteerPlace] | None = None  # what Enter took for which words
        self._point: Point | None = None  # where somebody pointed
        self.name = ProposingLine(tr("Place"), tr("Batumi; Port of Beirut; 泰州"), propose)
        self.role = roles(tr("Role of the place"), usual, line.role if line else "")
        self.wording = QLineEdit(line.wording if line else "")
        self.wording.setAccessibleName(tr("As printed"))
        self.wording.setPlaceholderText(tr("as printed"))
        self._make_foot()
        if line:
            self.name.setText(line.name)
            self.name.setCursorPosition(0)
        self.edit_button = QToolButton()
        self.edit_button.setText("…")
        self.edit_button.setAccessibleName(tr("Point and names of this place"))
        self.edit_button.setToolTip(tr("Point and names of this place"))
        self.edit_button.clicked.connect(self._on_edit)
        self.fill((self.name, 4), (self.role, 2), (self.wording, 2), (self.edit_button, 0))
        self.grid.addWidget(self._foot, 1, 0, 1, 5)
        self.name.textChanged.connect(self._tell)
        self.name.textEdited.connect(self._tell)  # after what was chosen is let go
        self.name.editingFinished.connect(self._tell)
        self.name.returnPressed.connect(self._on_enter)

    def _make_foot(self) -> None:
        self._foot = QWidget()
        self.found = PlainLabel(role="note", is_wrapped=True)
        self.find_button = QPushButton(tr("Find it, or place it on the map…"))
        self.find_button.setProperty("role", "link")
        self.find_button.setAutoDefault(False)
        self.find_button.clicked.connect(self._on_edit)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.found, 1)
        foot.addWidget(self.find_button)
        self._foot.hide()

    @property
    def problem(self) -> str:
        """Return that the name is missing beside something that was typed or pointed at."""
        if self._point and not self.name.text().strip():
            return tr("Name the place where you pointed, or take the line out.")
        return missing(
            tr_later("The place is missing beside “{said}”: write it, or take the line out."),
            self.name,
            self.wording,
            self.role.lineEdit(),
        )

    @property
    def open_name(self) -> str:
        """Return the name of a new place that would stand on no map; empty where it has a point, or is none."""
        meant = self.meant()
        return self.name.text().strip() if meant.is_open and meant.place is None else ""

    def line(self) -> PlaceLine | None:
        """Tell what the line says; None if it is empty."""
        name, meant = self.name.text().strip(), self.meant()
        if not name:
            return None
        role, wording = self.role.word, self.wording.text().strip()
        place_id = self._place_id(name)
        line = PlaceLine(name, role, wording, None, self.claim_id, place_id, point=self._point)
        if place_id or self._point:
            return line
        is_chosen = meant.found is None or isinstance(self.name.chosen, GazetteerPlace)
        own_id = meant.place.id if meant.place else None
        return replace(line, found=meant.found, place_id=own_id, is_chosen=is_chosen)

    def meant(self) -> Meant:
        """Return what is understood now."""
        name, chosen = self.name.text().strip(), self.name.chosen
        if isinstance(chosen, GazetteerPlace):
            return Meant(tr("{place}.", place=full_words(chosen)), found=chosen)
        if isinstance(chosen, Place):
            return meant_by(chosen)
        if self._point is not None:
            at = words_of_point(self._point, 3)
            return Meant(
                tr("At {at}, where you pointed.", at=at) if name else tr("At {at}: name the place.", at=at)
            )
        if not name:
            return Meant()
        if self._is_as_shown(name):
            held = self._read(name)
            return held if held.is_open and held.place else Meant()
        if self._taken and self._taken[0] == name:
            return Meant(tr("{place}.", place=full_words(self._taken[1])), found=self._taken[1])
        return self._read(name)

    def show_place(self, place: Place) -> None:
        """Name a place of the case on this line."""
        self._point = None
        self.name.setText(place.name)
        self.name.chosen = place
        self._tell()

    def show_point(self, point: Point) -> None:
        """Stand for a point that has no name yet."""
        self._point = point
        self._tell()

    def show_printed(self, is_shown: bool) -> None:
        """Show the field for the words of the source, which says nothing where there is none."""
        is_shown = is_shown or bool(self.wording.text())
        self.wording.setVisible(is_shown)
        self.grid.setColumnStretch(2, 2 if is_shown else 0)

    @property
    def place_id(self) -> PlaceId | None:
        """Return the place of the case that the line names, None if it names none yet."""
        place = self.meant().place
        return self._place_id(self.name.text().strip()) or (place.id if place else None)

    @property
    def point(self) -> Point | None:
        """Return where somebody pointed."""
        return self._point

    def _place_id(self, name: str) -> PlaceId | None:
        """Return the place of the case that was chosen, or that was shown and still bears its name."""
        chosen = self.name.chosen
        if chosen is not None:
            return chosen.id if isinstance(chosen, Place) else None
        return self._shown.place_id if self._shown and name == self._shown.name.strip() else None

    def _is_as_shown(self, name: str) -> bool:
        return bool(self._shown and self._shown.place_id and self._place_id(name) == self._shown.place_id)

    def _on_edit(self) -> None:
        self.place_wanted.emit(self)

    def _on_enter(self) -> None:
        """Take what is likely meant."""
        meant = self.meant()
        if meant.is_likely and meant.found:
            self._taken = self.name.text().strip(), meant.found
            self._tell()

    def _tell(self) -> None:
        meant = self.meant()
        self.found.setText(meant.sentence)
        self.found.set_role("warning" if meant.is_open else "note")
        self.find_button.setVisible(meant.is_open and self.can_place)
        self._foot.setVisible(bool(meant.sentence))
