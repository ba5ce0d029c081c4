"""The form in which sources that were entered twice become one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from gui.forms.completers import source_words
from gui.forms.form_page import FormPage, choice
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.same_sources import differences, merge_sources, same_sources
from models.records.story import Source
from models.values.when import When
from models.values.when import words as words_of_when

NOTHING_ALIKE = "No two sources look alike: choose the ones to merge in the table, holding Ctrl."


class MergeForm(FormPage):
    """Shows the fields in which the sources differ; one value of each is kept, the others go to the note."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        ids: Sequence[str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show these sources, or, with fewer than two, the groups that look alike."""
        super().__init__("Merge sources", parent)
        self._session = session
        held = session.reader.where_in(Source, "id", ids) if len(ids) > 1 else ()
        self.groups = (held,) if held else same_sources(session.reader.all(Source))
        self.values: dict[str, QComboBox] = {}
        self.save_button.setText("Merge")
        self.group = choice({str(n): _group_words(group) for n, group in enumerate(self.groups)}, "0")
        self.add("These are one", self.group)
        self._rows: list[QComboBox] = []
        self.group.currentIndexChanged.connect(lambda _: self._show_group())
        if self.groups:
            self._show_group()
        else:
            self.add("", PlainLabel(NOTHING_ALIKE, role="note", is_wrapped=True))
        if not session.can_edit:
            self.forbid_changes()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources that become one."""
        return self.groups[int(self.group.currentData())] if self.groups else ()

    def merged(self) -> Source:
        """Return the first source with the chosen values."""
        chosen: dict[str, Any] = {
            name: values[self.values[name].currentData()]
            for name, values in differences(self.sources).items()
        }
        return replace(self.sources[0], **chosen)

    def find_problem(self) -> str:
        """Say so where nothing can be merged."""
        return "" if self.groups else NOTHING_ALIKE

    def save(self) -> bool:
        """Merge them in one action."""
        gone = self.sources[1:]
        label = f"Merge {len(gone) + 1} sources"
        done = self._session.edit(label, lambda writer: merge_sources(writer, self.merged(), gone), self)
        return done is not None

    def _show_group(self) -> None:
        for combo in self._rows:
            self.form.removeRow(combo)
        self.values, self._rows = {}, []
        for name, values in differences(self.sources).items():
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(50)
            for number, value in enumerate(values):
                combo.addItem(one_line(_shown(value), 90) or "(empty)", number)
            combo.setCurrentIndex(next((n for n, value in enumerate(values) if value), 0))
            self.values[name] = combo
            self._rows.append(combo)
            self.add(name.replace("_", " "), combo)


def _group_words(group: Sequence[Source]) -> str:
    return one_line(f"{len(group)} × {source_words(group[0])}", 90)


def _shown(value: object) -> str:
    if isinstance(value, When):
        return words_of_when(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
