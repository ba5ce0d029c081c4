"""The form of a case's rules: how many independent origins a claim needs, and who may sign it off."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from gui.parts.leaving import KeepingDialog
from gui.parts.long_form import as_high_as_needed
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel
from gui.session import Session
from models.checks.support_rules import MOST, RULES, Need, SupportRules, remark_of, rules_of
from models.history.clock import Clock
from models.records.desk import Comment
from models.review import signing
from models.review.review import now
from models.store.writer import Writer
from models.translation import tr, tr_count, tr_later

ABOUT = tr_later(
    "The rules only warn: the checks find each claim that has less support. Whoever lets one "
    "stand gives a reason and a name there. Texts that repeat one origin count as one."
)
NOBODY = tr_later("The rules are not kept yet: whoever sets them signs them, and no name was given.")


def _origins_words(count: int) -> str:
    return tr_count(count, "{n} independent origin", "{n} independent origins")


class NeedRow:
    """The two fields of one rule."""

    def __init__(self, name: str, need: Need) -> None:
        """Show what claims of this name need."""
        self.label = PlainLabel(name)
        self.origins = QComboBox()
        self.origins.addItems([tr("no rule"), *map(_origins_words, range(1, MOST + 1))])
        self.origins.setAccessibleName(tr("{name}: independent origins", name=name))
        self.primary = QCheckBox(tr("or one primary document"))
        self.primary.setAccessibleName(tr("{name}: or one primary document", name=name))
        self.origins.setCurrentIndex(need.origins)
        self.origins.currentIndexChanged.connect(lambda count: self.primary.setEnabled(count > 0))
        self.primary.setChecked(need.is_primary_enough)
        self.primary.setEnabled(need.origins > 0)

    @property
    def need(self) -> Need:
        """Tell what the fields say."""
        count = self.origins.currentIndex()
        return Need(count, self.primary.isChecked() or not count)


class RulesForm(KeepingDialog):
    """Three rules of support, for criticism, for sums and for all other claims, and who may sign off."""

    way = ("show_rules",)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the rules of the open case."""
        super().__init__(parent)
        self._session = session
        self.asks = session.ask
        self.setWindowTitle(tr("Rules of the case"))
        rules = rules_of(session.reader)
        self.rows = (
            NeedRow(tr("Criticism"), rules.criticism),
            NeedRow(tr("Sums"), rules.sums),
            NeedRow(tr("Other claims"), rules.others),
        )
        self.signing, self.signing_words = QComboBox(), PlainLabel(role="note", is_wrapped=True)
        self.signing.setAccessibleName(tr("Who may sign off"))
        for rule in signing.RULES.values():
            self.signing.addItem(tr(rule.name), rule.key)
        self.signing.setCurrentIndex(self.signing.findData(signing.rule_of(session.reader).key))
        self.signing.currentIndexChanged.connect(self._tell_signing)
        self._tell_signing()
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

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need in this width."""
        super().showEvent(event)
        as_high_as_needed(self)

    def held(self) -> object:
        """Return the rules and who may sign off, as they are chosen."""
        return self.rules, self.signing_key

    @property
    def rules(self) -> SupportRules:
        """Return the rules as the fields say them."""
        criticism, sums, others = (row.need for row in self.rows)
        return SupportRules(criticism, sums, others)

    def accept(self) -> None:
        """Keep the rules in the case, signed; rules as they were are not written again."""
        if self._is_changed and not self._session.knows_who():
            self.problem.setText(tr(NOBODY))
            self.problem.show()
        elif not self._is_changed or self._session.edit(
            tr_later("Set the rules of the case"), self._keep, self
        ):
            super().accept()

    @property
    def _is_changed(self) -> bool:
        reader = self._session.reader
        return self.rules != rules_of(reader) or self.signing_key != signing.rule_of(reader).key

    @property
    def signing_key(self) -> str:
        """Return the name of the rule about who may sign off."""
        return str(self.signing.currentData())

    def _keep(self, writer: Writer) -> bool:
        if self.rules != rules_of(writer.reader):
            writer.put(remark_of(self.rules, self._session.who, now()))
        about = writer.reader.about()
        if self.signing_key != signing.rule_of(writer.reader).key:
            writer.replace(replace(about, signing=self.signing_key))
        return True

    def _tell_signing(self) -> None:
        """Say what the chosen rule means, and that a weak one is told on the sign-off sheet."""
        rule = signing.rule_named(self.signing_key)
        words = tr(rule.words)
        weaker = tr("{rule} Weaker than four eyes: the sign-off sheet says so.", rule=words)
        self.signing_words.setText(weaker if rule.is_weak else words)
        self.signing_words.set_role("warning" if rule.is_weak else "note")

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
            PlainLabel(tr("What a claim needs before it is printed"), role="heading", is_wrapped=True)
        )
        column.addLayout(grid)
        column.addWidget(PlainLabel(tr(ABOUT), role="note", is_wrapped=True))
        kept = self._session.reader.find(Comment, RULES)
        if kept:
            words = tr(
                "Set by {who}, {moment}",
                who=kept.by or tr("nobody named"),
                moment=Clock.of(self._session.reader).told(kept.at),
            )
            column.addWidget(PlainLabel(words, role="note", is_wrapped=True))
        column.addWidget(PlainLabel(tr("Who may sign off"), role="heading"))
        column.addWidget(self.signing)
        column.addWidget(self.signing_words)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
