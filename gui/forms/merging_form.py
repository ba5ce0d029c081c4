"""What the forms share in which records that were entered twice become one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QWidget

from gui.forms.form_page import FormPage, choice
from gui.parts.plain_text import PlainLabel, one_line
from gui.session import Session
from models.records.story import Actor, Source
from models.store.writer import Writer
from models.values.when import When
from models.values.when import words as words_of_when

T = TypeVar("T", Actor, Source)
Differences = Callable[[Sequence[T]], Mapping[str, tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Merging(Generic[T]):
    """How records of one kind are found alike, told apart and merged."""

    kind: type[T]
    plural: str  # "sources"
    nothing_alike: str  # what is said where none are alike
    alike: Callable[[Iterable[T]], tuple[tuple[T, ...], ...]]
    differences: Differences[T]
    merge: Callable[[Writer, T, Sequence[T]], object]
    name: Callable[[T], str]
    letters: int  # the least width of a choice


class MergingForm(FormPage, Generic[T]):
    """Shows the fields in which the records differ, each with its values to choose from."""

    def __init__(
        self, session: Session, how: Merging[T], ids: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Show these records, or, with fewer than two, the groups that look alike."""
        super().__init__(f"Merge {how.plural}", parent)
        self._session = session
        self._how: Merging[T] = how
        held = session.reader.where_in(how.kind, "id", ids) if len(ids) > 1 else ()
        self.groups: tuple[tuple[T, ...], ...] = (held,) if held else how.alike(session.reader.all(how.kind))
        self.values: dict[str, QComboBox] = {}
        self._rows: list[QWidget] = []
        self.save_button.setText("Merge")
        self.group = choice({str(n): self._group_words(group) for n, group in enumerate(self.groups)}, "0")
        self.add("These are one", self.group)
        self.group.currentIndexChanged.connect(lambda _: self._show_group())
        if self.groups:
            self._show_group()
        else:
            self.add("", PlainLabel(how.nothing_alike, role="note", is_wrapped=True))
        if not session.can_edit:
            self.forbid_changes()

    @property
    def chosen(self) -> tuple[T, ...]:
        """Return the records that become one."""
        return self.groups[int(self.group.currentData())] if self.groups else ()

    def merged(self) -> T:
        """Return the first record with the chosen values."""
        values: dict[str, Any] = {
            name: told[self.values[name].currentData()]
            for name, told in self._how.differences(self.chosen).items()
        }
        return replace(self.chosen[0], **values)

    def find_problem(self) -> str:
        """Say so where nothing can be merged."""
        return "" if self.groups else self._how.nothing_alike

    def save(self) -> bool:
        """Merge them in one action."""
        gone = self.chosen[1:]
        label = f"Merge {len(gone) + 1} {self._how.plural}"
        done = self._session.edit(label, lambda writer: self._how.merge(writer, self.merged(), gone), self)
        return done is not None

    def remark(self) -> str:
        """Return what is to be said of the chosen records; nothing as a rule."""
        return ""

    def _show_group(self) -> None:
        for row in self._rows:
            self.form.removeRow(row)
        self.values, self._rows = {}, []
        for name, values in self._how.differences(self.chosen).items():
            self.values[name] = self._choice(values)
            self._add_row(name.replace("_", " "), self.values[name])
        if remark := self.remark():
            self._add_row("", PlainLabel(remark, role="note", is_wrapped=True))

    def _choice(self, values: Sequence[object]) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(self._how.letters)
        for number, value in enumerate(values):
            combo.addItem(one_line(_shown(value), 90) or "(empty)", number)
        combo.setCurrentIndex(next((n for n, value in enumerate(values) if value), 0))
        return combo

    def _add_row(self, name: str, field: QWidget) -> None:
        self._rows.append(field)
        self.add(name, field)

    def _group_words(self, group: Sequence[T]) -> str:
        return one_line(f"{len(group)} × {self._how.name(group[0])}", 90)


def _shown(value: object) -> str:
    if isinstance(value, When):
        return words_of_when(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
