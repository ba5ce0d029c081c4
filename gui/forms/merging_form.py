"""What the forms share in which records that were entered twice become one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QWidget

from gui.forms.completers import MOST, Proposal, Propose, ProposingLine
from gui.forms.form_page import FormPage, choice
from gui.parts.plain_text import PlainLabel, one_line
from gui.session import Session
from models.records.aliases import names_of
from models.records.story import Actor, Place, Source
from models.store.writer import Writer
from models.translation import language, tr, tr_later
from models.values.when import When
from models.values.when import words as words_of_when
from models.values.where.points import Point

FIELD_WORDS = {
    "title": tr_later("title"), "publisher": tr_later("publisher"), "original_title": tr_later("original title"),
    "container": tr_later("container"), "authors": tr_later("authors"), "issued": tr_later("issued"),
    "accessed": tr_later("accessed"), "number": tr_later("number"), "pages": tr_later("pages"),
    "url": tr_later("url"), "archived_url": tr_later("archived url"), "language": tr_later("language"),
    "reliability": tr_later("reliability"), "reliability_reason": tr_later("reliability reason"),
    "origin_id": tr_later("origin id"), "was_read": tr_later("was read"),
    "confidentiality": tr_later("confidentiality"), "code_name": tr_later("code name"), "type": tr_later("type"),
    "is_primary": tr_later("is primary"), "name": tr_later("name"), "local_name": tr_later("local name"),
    "kind": tr_later("kind"), "began": tr_later("began"), "ended": tr_later("ended"), "admin": tr_later("admin"),
    "country": tr_later("country"), "point": tr_later("point"), "precision": tr_later("precision"),
    "datum": tr_later("datum"), "origin": tr_later("origin"),
}  # fmt: skip
"""The fields in which records can differ."""
T = TypeVar("T", bound=Actor | Source | Place)
Differences = Callable[[Sequence[T]], Mapping[str, tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Merging(Generic[T]):
    """How records of one kind are found alike, told apart and merged."""

    kind: type[T]
    plural: str  # "sources", for the history
    heading: str  # "Merge sources"
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
        super().__init__(tr(how.heading), parent)
        self._session = session
        self._how: Merging[T] = how
        held = session.reader.where_in(how.kind, "id", ids) if len(ids) > 1 else ()
        self.groups: list[tuple[T, ...]] = [held] if held else list(how.alike(session.reader.all(how.kind)))
        self._named: tuple[T, ...] = held  # those that somebody named, one after the other
        self.values: dict[str, QComboBox] = {}
        self._rows: list[QWidget] = []
        self.save_button.setText(tr("Merge"))
        self.group = choice({}, "")
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(how.letters)
        self.name = ProposingLine(
            tr("Merge with"), tr("name another: choose it from the list"), self._propose()
        )
        self.name.takes_first = True
        self.name.editingFinished.connect(self._on_named)
        self.named = PlainLabel(role="note", is_wrapped=True)
        self.add(tr_later("These are one"), self.group)
        self.add(tr_later("By name"), self.name)
        self.add("", self.named)
        self.group.currentIndexChanged.connect(lambda _: self._show_group())
        self._list_groups(0)
        if not session.can_edit:
            self.forbid_changes()

    def has_typed(self) -> bool:
        """Tell that nothing can be lost: values are chosen here, none is typed."""
        return False

    @property
    def chosen(self) -> tuple[T, ...]:
        """Return the records that become one."""
        number = self.group.currentIndex()
        return self.groups[number] if 0 <= number < len(self.groups) else ()

    def _propose(self) -> Propose:
        """Return the function that proposes all records of the kind by any of their names."""
        records = self._session.reader.all(self._how.kind)

        def propose(words: str) -> list[Proposal]:
            found = islice((one for one in records if _goes_by(one, words)), MOST)
            return [(self._how.name(one), self._how.name(one), one.id) for one in found]

        return propose

    def _on_named(self) -> None:
        """Take one more record into the group that is named by hand."""
        if not self._session.is_open:
            return
        record = self._session.reader.find(self._how.kind, str(self.name.chosen or ""))
        if record is None:
            return
        self.name.clear()
        self.name.chosen = None
        before: tuple[T, ...] = self._named
        self._named = before if record in before else (*before, record)
        if len(self._named) > 1:
            others = [group for group in self.groups if group is not before]
            others.insert(0, self._named)
            self.groups = others
            self._list_groups(0)
        else:
            self.named.setText(
                tr("“{record}”: now name the other.", record=one_line(self._how.name(record), 60))
            )

    def _list_groups(self, chosen: int) -> None:
        self.group.blockSignals(True)
        self.group.clear()
        for group in self.groups:
            self.group.addItem(self._group_words(group))
        self.group.setCurrentIndex(chosen)
        self.form.setRowVisible(self.group, len(self.groups) > 0)
        self.group.blockSignals(False)
        self.named.setText("" if self.groups else tr(self._how.nothing_alike))
        self._show_group()

    def merged(self) -> T:
        """Return the first record with the chosen values."""
        values: dict[str, Any] = {
            name: told[self.values[name].currentData()]
            for name, told in self._how.differences(self.chosen).items()
        }
        return replace(self.chosen[0], **values)

    def find_problem(self) -> str:
        """Say so where nothing can be merged."""
        return "" if self.groups else tr(self._how.nothing_alike)

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
        for name, values in self._how.differences(self.chosen).items() if self.chosen else ():
            self.values[name] = self._choice(values)
            self._add_row(FIELD_WORDS.get(name, name.replace("_", " ")), self.values[name])
        if self.chosen and (remark := self.remark()):
            self._add_row("", PlainLabel(remark, role="note", is_wrapped=True))

    def _choice(self, values: Sequence[object]) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(self._how.letters)
        for number, value in enumerate(values):
            combo.addItem(one_line(_shown(value), 90) or tr("(empty)"), number)
        combo.setCurrentIndex(next((n for n, value in enumerate(values) if value), 0))
        return combo

    def _add_row(self, name: str, field: QWidget) -> None:
        self._rows.append(field)
        self.add(name, field)

    def _group_words(self, group: Sequence[T]) -> str:
        names = list(dict.fromkeys(self._how.name(one) for one in group))
        return one_line(f"{len(group)} × {names[0]}" if len(names) == 1 else " + ".join(names), 90)


def _goes_by(record: Actor | Source | Place, words: str) -> bool:
    sought = words.casefold()
    names = (record.title, record.publisher) if isinstance(record, Source) else names_of(record)
    return any(sought in name.casefold() for name in names)


def _shown(value: object) -> str:
    if isinstance(value, When):
        return words_of_when(value, language())
    if isinstance(value, Point):
        return f"{value.lat}, {value.lon}"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
