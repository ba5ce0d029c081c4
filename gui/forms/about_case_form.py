"""The form of what a case says of itself: its title, how its figures are signed, and the zone of its clock."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel
from gui.session import Session
from models.records.rules import problems
from models.records.story import About
from models.values.when.zone_words import zone_names

CLOCK = (
    "Times without a zone are read by this clock, and times of other zones stand where it has them. Without one, "
    "times of other zones stand where UTC has them."
)
LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "français", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
_LINES = {
    "title": ("Title", "What the investigation is about"),
    "deck": ("Line under it", "One sentence that figures carry under their title"),
    "credit": ("Credit", "Who is named for the figures"),
    "outlet": ("Published by", "The newspaper, site or station"),
    "as_of": ("Facts as of", "The day on which they were gathered: 2026-11-29"),
    "note": ("Note", "For the desk only"),
}


class AboutCaseForm(QDialog):
    """One line for each thing that a case says of itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the open case says."""
        super().__init__(parent)
        self._session, self._about = session, session.reader.about()
        self.setWindowTitle("About the case")
        self.setMinimumWidth(560)
        self.lines = {name: QLineEdit(getattr(self._about, name)) for name in _LINES}
        self.language, self.zone = QComboBox(), zone_box(self._about.zone)
        for tag, name in LANGUAGES.items():
            self.language.addItem(name, tag)
        self.language.setCurrentIndex(max(self.language.findData(self._about.language), 0))
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
    def about(self) -> About:
        """Return what the fields say."""
        told = {name: line.text().strip() for name, line in self.lines.items()}
        return replace(
            self._about, language=self.language.currentData(), zone=self.zone.currentText().strip(), **told
        )

    def focus_field(self, name: str) -> None:
        """Put the cursor where a field of the record is written."""
        fields: dict[str, QWidget] = {**self.lines, "language": self.language, "zone": self.zone}
        if name in fields:
            fields[name].setFocus()

    def accept(self) -> None:
        """Keep it, unless a field is wrong or nothing changed."""
        wanted = self.about
        wrong = next(iter(problems(wanted)), None)
        if wrong:
            self.problem.setText(wrong.sentence)
            self.problem.show()
            return
        if wanted != self._about and not self._session.edit(
            "Change what the case says of itself", lambda writer: writer.put(wanted), self
        ):
            return
        super().accept()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for name, (words, hint) in _LINES.items():
            self.lines[name].setPlaceholderText(hint)
            self.lines[name].setAccessibleName(words)
            form.addRow(PlainLabel(words), self.lines[name])
        self.language.setAccessibleName("Language of figures")
        form.addRow(PlainLabel("Language of figures"), self.language)
        form.addRow(PlainLabel("Time zone"), self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(PlainLabel("What the case says of itself", role="heading"))
        column.addLayout(form)
        column.addWidget(PlainLabel(CLOCK, role="note", is_wrapped=True))
        column.addWidget(self.problem)
        column.addWidget(self.buttons)


def zone_box(zone: str) -> QComboBox:
    """Return a field for a zone: all names to choose from, found by any part that is typed."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *zone_names()])
    box.setCurrentText(zone)
    box.setAccessibleName("Time zone")
    completer, line = box.completer(), box.lineEdit()
    if completer and line:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setPlaceholderText("As Asia/Beirut; empty: none")
    return box
