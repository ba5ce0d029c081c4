"""Findings beside what they are about: a small sign, and the sentences that it unfolds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.findings.findings import Mark
from gui.parts.link import link_button
from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from models.checks.finding import Finding, Weight
from models.translation import tr, tr_later
from models.values.listing import in_a_row

MEANINGS = {
    Weight.MEND: tr_later("to mend"),
    Weight.LOOK: tr_later("to look at"),
    Weight.NOTE: tr_later("good to know"),
}
LEAST = 26  # pixels that a finger or a shaking hand finds
OLD = tr_later("Found before the last change of the case: check again (F8) to know whether it still holds.")


class FindingSign(QToolButton):
    """A sign beside something that findings are about; a click unfolds them, another one folds them up."""

    def __init__(self, marks: Sequence[Mark], name: str, is_unfolded: bool = False) -> None:
        """Show how heavy the findings are; `name` is what they are about."""
        super().__init__()
        count = f" {len(marks)}" if len(marks) > 1 else ""
        weights = {mark.finding.weight for mark in marks}
        self.setText(("i" if weights == {Weight.NOTE} else "!") + count)
        self.setProperty("role", "against" if Weight.MEND in weights else "link")
        self.setMinimumWidth(LEAST)
        self.setCheckable(True)
        self.setChecked(is_unfolded)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        checks = in_a_row(dict.fromkeys(tr(mark.finding.check) for mark in marks))
        self.setAccessibleName(tr("Findings about {name}: {checks}", name=name, checks=checks))
        set_plain_tooltip(self, "\n".join(mark.finding.sentence for mark in marks))


class FindingNotes(QWidget):
    """The findings about something in full: sentence, why it matters, and the way to the page of checks."""

    opened = Signal(object)  # Finding
    mend_wanted = Signal(object)  # Mending

    def __init__(self, marks: Sequence[Mark]) -> None:
        """Show each finding, one under the other."""
        from models.checks.registry import all_checks

        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(2)
        reasons = {check.name: check.reason for check in all_checks()}
        for number, mark in enumerate(marks):
            finding = mark.finding
            column.addSpacing(6 if number else 0)
            role = "warning" if finding.weight is Weight.MEND else "note"
            words = f"{tr(finding.check)} · {tr(MEANINGS[finding.weight])}"
            column.addWidget(PlainLabel(words, role=role, is_wrapped=True))
            column.addWidget(_selectable(finding.sentence))
            why = tr(reasons.get(finding.check, ""))
            if mark.is_old:
                why = tr("{why} {old}", why=why, old=tr(OLD)) if why else tr(OLD)
            column.addWidget(_selectable(why, "note"))
            column.addLayout(self._buttons(finding))

    def _buttons(self, finding: Finding) -> QHBoxLayout:
        from gui.findings.remedies import mending_of

        row = QHBoxLayout()
        mending = mending_of(finding)
        if mending is not None:
            way = tr(mending.way.label)
            mend = link_button(f"{way}…", tr("{way}: {check}", way=way, check=tr(finding.check)))
            mend.clicked.connect(lambda: self.mend_wanted.emit(mending))
            row.addWidget(mend)
        show = link_button(tr("Go to checks"), tr("Go to checks: {check}", check=tr(finding.check)))
        show.clicked.connect(lambda: self.opened.emit(finding))
        row.addWidget(show)
        row.addStretch()
        return row


def _selectable(text: str, role: str = "") -> PlainLabel:
    label = PlainLabel(text, role=role, is_wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
