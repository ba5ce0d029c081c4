"""The form of the kinds of event of a case: made, renamed, coloured, shaped, put in order, emptied, deleted."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton

from gui.forms.form_page import line
from gui.forms.list_page import ListPage, side_by_side
from gui.forms.word_choice import WordChoice
from gui.parts.plain_text import menu_text
from gui.parts.shape_icon import shape_icon
from models.errors import CaseError
from models.evidence.kinds import move_events, moved
from models.figure.marks import SHAPES
from models.importing.templates import Template, apply_template, keep_template, template_of, templates
from models.records.kind_names import kind_name
from models.records.story import Event, Kind, KindId, new_id
from models.review.review import now
from models.translation import language, tr, tr_count, tr_later

COLOURS = {
    "#D55E00": tr_later("vermilion"), "#0072B2": tr_later("blue"), "#56B4E9": tr_later("sky blue"),
    "#009E73": tr_later("green"), "#CC79A7": tr_later("pink"), "#A63D7F": tr_later("purple"),
    "#E69F00": tr_later("orange"), "#F0E442": tr_later("yellow"), "#6B5B95": tr_later("violet"),
    "#8C564B": tr_later("brown"), "#7F7F7F": tr_later("grey"), "#C4C4C4": tr_later("pale grey"),
    "#000000": tr_later("black"),
}  # fmt: skip
"""Colours that colour-blind readers can tell apart, before any other that one writes."""
ICON = 16
SHAPE_WORDS = {
    "square": tr_later("square"), "disc": tr_later("disc"), "diamond": tr_later("diamond"),
    "triangle": tr_later("triangle"), "triangle-down": tr_later("triangle down"), "plus": tr_later("plus"),
    "hexagon": tr_later("hexagon"), "pentagon": tr_later("pentagon"), "star": tr_later("star"),
    "cross": tr_later("cross"),
}  # fmt: skip
"""The shapes of marks as they are told."""


class KindsForm(ListPage[Kind]):
    """Lists the kinds with the number of their events."""

    heading = tr_later("Kinds of event")
    slot = "show_kinds"
    noun = tr_later("kind")
    new = tr_later("New kind")
    kind = Kind

    def more_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that put the kinds in order."""
        self.up_button, self.down_button = QPushButton(tr("Up")), QPushButton(tr("Down"))
        self.up_button.setAccessibleName(tr("Move the chosen kind up"))
        self.down_button.setAccessibleName(tr("Move the chosen kind down"))
        self.up_button.clicked.connect(lambda: self.move_kind(-1))
        self.down_button.clicked.connect(lambda: self.move_kind(1))
        self.template_button = QPushButton(tr("Templates"))
        self.template_button.setAccessibleName(
            tr("Take kinds, roles and routes from a template, or keep them as one")
        )
        self.templates = QMenu(self)
        self.templates.aboutToShow.connect(self.fill_templates)
        self.template_button.setMenu(self.templates)
        return self.up_button, self.down_button, self.template_button

    def fill_templates(self) -> None:
        """Fill the menu: each template adds what the case lacks, the last entry keeps what it has."""
        self.templates.clear()
        for template in templates():
            action = self.templates.addAction(menu_text(tr("Add {name}", name=template.name)))
            action.triggered.connect(lambda _=False, one=template: self.on_template(one))
            action.setEnabled(self._session.can_edit)
        self.templates.addSeparator()
        self.templates.addAction(tr("&Keep as a template…")).triggered.connect(self.on_keep)

    def on_template(self, template: Template) -> None:
        """Add the kinds, roles and routes of a template that the case has not, in one step."""
        if self.keep():
            who = self._session.who
            label = f"Add the kinds of {template.name}"
            self._write(label, lambda writer: apply_template(writer, template, who, now()))
            self.refresh(self.current.id if self.current else "")

    def on_keep(self) -> None:
        """Ask for a name, and keep the kinds, roles and routes of the case under it on this computer."""
        name = self._ask.ask_text(
            tr("What is the template called? It holds kinds, roles and routes, nothing else.")
        )
        if not name or not name.strip():
            return
        try:
            path = keep_template(template_of(self._session.reader, name))
        except CaseError as error:
            self._ask.tell(str(error))
        else:
            self._ask.note(tr("The template is kept as {path}. New cases offer it.", path=path))

    def make_fields(self) -> None:
        """Add name, colour and shape, and where the events of a kind can go."""
        self.list.setIconSize(QSize(ICON, ICON))
        self.name = line("", tr("Seizure, ruling, payment …"))
        self.colour, self.shape, self.other = WordChoice(), QComboBox(), QComboBox()
        self.colour.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for colour, word in COLOURS.items():
            self.colour.addItem(shape_icon("square", colour, ICON), f"{colour}  {tr(word)}")
        for shape in SHAPES:
            self.shape.addItem(shape_icon(shape, "#7F7F7F", ICON), tr(SHAPE_WORDS[shape]), shape)
        for combo in (self.colour, self.shape, self.other):
            combo.setIconSize(QSize(ICON, ICON))
        self.move_button = QPushButton(tr("Move them"))
        self.move_button.setAccessibleName(tr("Move the events of the chosen kind to the other kind"))
        self.move_button.clicked.connect(self.on_move)
        self.add(tr_later("Name"), self.name, "name")
        self.add(tr_later("Colour"), self.colour, "colour")
        self.add(tr_later("Shape"), self.shape, "shape")
        self.add(tr_later("Its events to"), side_by_side(self.other, self.move_button))
        self.other.setAccessibleName(tr("The kind to which its events go"))

    def records(self) -> tuple[Kind, ...]:
        """Return the kinds in the order in which the case has them."""
        return tuple(sorted(self._session.reader.all(Kind), key=lambda kind: kind.position))

    def made(self) -> Kind:
        """Return a kind in a colour that no other has yet."""
        held = self.records()
        used = {kind.colour.upper() for kind in held}
        colour = next((one for one in COLOURS if one not in used), "#7F7F7F")
        shape = SHAPES[len(held) % len(SHAPES)]
        return Kind(KindId(new_id()), "", colour, shape, max((one.position for one in held), default=0) + 1)

    def words(self, record: Kind) -> str:
        """Return the name of a kind and how many events it has."""
        count = self._count(record)
        said = tr_count(count, "{n:,} event", "{n:,} events") if count else tr("no event")
        return f"{kind_name(record.name, language()) or tr(self.new)} · {said}"

    def icon(self, record: Kind) -> QIcon:
        """Return the shape of the kind in its colour."""
        return shape_icon(record.shape, record.colour, ICON)

    def _count(self, kind: Kind) -> int:
        return len(self._session.reader.where(Event, kind_id=kind.id))

    def show_record(self, record: Kind) -> None:
        """Show a kind."""
        self.name.setText(record.name)
        word = tr(COLOURS.get(record.colour.upper(), ""))
        self.colour.setCurrentText(f"{record.colour}  {word}".strip())
        self.shape.setCurrentIndex(self.shape.findData(record.shape))
        self.other.clear()
        for kind in self.records():
            if kind.id != record.id:
                self.other.addItem(self.icon(kind), kind_name(kind.name, language()), kind.id)
        count = self._count(record)
        place, last = self.list.currentRow(), len(self.records()) - 1
        may = self._session.can_edit
        self.other.setEnabled(may and count > 0)
        self.move_button.setEnabled(may and count > 0)
        self.up_button.setEnabled(may and 0 < place <= last)
        self.down_button.setEnabled(may and 0 <= place < last)

    def told(self, record: Kind) -> Kind:
        """Return the kind as the fields say it."""
        words = self.colour.currentText().split()
        colour = words[0] if words else ""
        return replace(
            record,
            name=self.name.text().strip() if self.name.text() != record.name else record.name,
            colour=record.colour if colour == record.colour else colour.upper(),
            shape=self.shape.currentData() or record.shape,
        )

    def move_kind(self, step: int) -> None:
        """Put the chosen kind one place higher or lower."""
        kind = self.current
        if kind is None or not self.keep():
            return
        ids = [one.id for one in self.records()]
        self._write(tr_later("Put the kinds in order"), lambda writer: moved(writer, ids, kind.id, step))
        self.refresh(kind.id)

    def on_move(self) -> None:
        """Move all events of the chosen kind to another one, in one step."""
        kind, other = self.current, self.other.currentData()
        if kind is None or not other or not self.keep():
            return
        self._write(
            f"Move the events of {kind.name}",
            lambda writer: move_events(writer, kind.id, other),
        )
        self.refresh(kind.id)
