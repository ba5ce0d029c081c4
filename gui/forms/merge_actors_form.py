"""The form in which actors who were entered twice become one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from gui.forms.form_page import FormPage, choice
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.same_actors import actor_differences, merge_actors, same_actors
from models.records.story import Actor
from models.store.actors import relations_of
from models.values.when import When
from models.values.when import words as words_of_when

NOTHING_ALIKE = (
    "No two actors share a name or a number: choose the ones to merge on the page of actors, holding Ctrl."
)
RELATED = (
    "They stand in a relation to each other, which then ties one actor to itself; the checks will name it."
)


class MergeActorsForm(FormPage):
    """Shows the fields in which the actors differ; names, numbers and notes of all are kept."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        ids: Sequence[str] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show these actors, or, with fewer than two, the groups that look alike."""
        super().__init__("Merge actors", parent)
        self._session = session
        held = session.reader.where_in(Actor, "id", ids) if len(ids) > 1 else ()
        self.groups = (held,) if held else same_actors(session.reader.all(Actor))
        self.values: dict[str, QComboBox] = {}
        self._rows: list[QWidget] = []
        self.save_button.setText("Merge")
        self.group = choice({str(n): _group_words(group) for n, group in enumerate(self.groups)}, "0")
        self.add("These are one", self.group)
        self.group.currentIndexChanged.connect(lambda _: self._show_group())
        if self.groups:
            self._show_group()
        else:
            self.add("", PlainLabel(NOTHING_ALIKE, role="note", is_wrapped=True))
        if not session.can_edit:
            self.forbid_changes()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return the actors who become one."""
        return self.groups[int(self.group.currentData())] if self.groups else ()

    def merged(self) -> Actor:
        """Return the first actor with the chosen values."""
        chosen: dict[str, Any] = {
            name: values[self.values[name].currentData()]
            for name, values in actor_differences(self.actors).items()
        }
        return replace(self.actors[0], **chosen)

    def find_problem(self) -> str:
        """Say so where nothing can be merged."""
        return "" if self.groups else NOTHING_ALIKE

    def save(self) -> bool:
        """Merge them in one action."""
        gone = self.actors[1:]
        label = f"Merge {len(gone) + 1} actors"
        done = self._session.edit(label, lambda writer: merge_actors(writer, self.merged(), gone), self)
        return done is not None

    def _show_group(self) -> None:
        for row in self._rows:
            self.form.removeRow(row)
        self.values, self._rows = {}, []
        for name, values in actor_differences(self.actors).items():
            self._add_choice(name, values)
        if self._are_related():
            self._add_row("", PlainLabel(RELATED, role="note", is_wrapped=True))

    def _add_choice(self, name: str, values: Sequence[object]) -> None:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(40)
        for number, value in enumerate(values):
            combo.addItem(one_line(_shown(value), 90) or "(empty)", number)
        combo.setCurrentIndex(next((n for n, value in enumerate(values) if value), 0))
        self.values[name] = combo
        self._add_row(name.replace("_", " "), combo)

    def _add_row(self, name: str, field: QWidget) -> None:
        self._rows.append(field)
        self.add(name, field)

    def _are_related(self) -> bool:
        ids = {actor.id for actor in self.actors}
        first = relations_of(self._session.reader, self.actors[0].id)
        return any(one.who.id in ids and one.whom.id in ids for one in first)


def _group_words(group: Sequence[Actor]) -> str:
    return one_line(f"{len(group)} × {group[0].name}", 90)


def _shown(value: object) -> str:
    return words_of_when(value) if isinstance(value, When) else str(value or "")
