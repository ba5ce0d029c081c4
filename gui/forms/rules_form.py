"""The form of a case's rules: how many independent origins a claim needs before it is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel
from gui.session import Session
from models.checks.support_rules import MOST, RULES, Need, SupportRules, remark_of, rules_of
from models.records.desk import Comment
from models.review.review import now
from models.store.writer import Writer

ABOUT = (
    "The rules only warn: the checks find each claim that has less support. Whoever lets one stand gives a reason "
    "and a name there. Texts that repeat one origin count as one."
)
NOBODY = "The rules are not kept yet: whoever sets them signs them, and no name was given."


class NeedRow:
    """The two fields of one rule."""

    def __init__(self, name: str, need: Need) -> None:
        """Show what claims of this name need."""
        self.label = PlainLabel(name)
        self.origins = QComboBox()
        self.origins.addItems(["no rule", *(Need(count, False).words for count in range(1, MOST + 1))])
        self.origins.setAccessibleName(f"{name}: independent origins")
        self.primary = QCheckBox("or one primary document")
        self.primary.setAccessibleName(f"{name}: or one primary document")
        self.origins.setCurrentIndex(need.origins)
        self.origins.currentIndexChanged.connect(lambda count: self.primary.setEnabled(count > 0))
        self.primary.setChecked(need.is_primary_enough)
        self.primary.setEnabled(need.origins > 0)

    @property
    def need(self) -> Need:
        """Tell what the fields say."""
        count = self.origins.currentIndex()
        return Need(count, self.primary.isChecked() or not count)


class RulesForm(QDialog):
    """Three rules: for criticism, for sums, and for all other claims."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the rules of the open case."""
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Rules of support")
        rules = rules_of(session.reader)
        self.rows = (
            NeedRow("Criticism", rules.criticism),
            NeedRow("Sums", rules.sums),
            NeedRow("Other claims", rules.others),
        )
        self.problem = PlainLabel(role="warning", is_wrapped=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(session.can_edit)
        self._arrange()
        name_parts(self)
        guard_wheel(self)

    @property
    def rules(self) -> SupportRules:
        """Return the rules as the fields say them."""
        criticism, sums, others = (row.need for row in self.rows)
        return SupportRules(criticism, sums, others)

    def accept(self) -> None:
        """Keep the rules in the case, signed; rules as they were are not written again."""
        if self.rules != rules_of(self._session.reader):
            if not self._session.knows_who():
                self.problem.setText(NOBODY)
                self.problem.show()
                return
            kept = remark_of(self.rules, self._session.who, now())
            if (
                self._session.edit("Set the rules of support", lambda writer: _keep(writer, kept), self)
                is None
            ):
                return
        super().accept()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for number, row in enumerate(self.rows):
            grid.addWidget(row.label, number, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(row.origins, number, 1)
            grid.addWidget(row.primary, number, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(
            PlainLabel("What a claim needs before it is printed", role="heading", is_wrapped=True)
        )
        column.addLayout(grid)
        column.addWidget(PlainLabel(ABOUT, role="note", is_wrapped=True))
        kept = self._session.reader.find(Comment, RULES)
        if kept:
            words = f"Set by {kept.by or 'nobody named'}, {kept.at[:16].replace('T', ' ')} UTC"
            column.addWidget(PlainLabel(words, role="note", is_wrapped=True))
        column.addWidget(self.problem)
        column.addWidget(self.buttons)


def _keep(writer: Writer, kept: Comment) -> bool:
    if writer.reader.find(Comment, kept.id):
        writer.replace(kept)
    else:
        writer.add(kept)
    return True
