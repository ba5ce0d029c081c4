"""The form of what a case says of itself: its title, how its figures are signed, and the zone of its clock."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from gui.forms.form_page import FormPage, choice, line, paragraph
from gui.forms.value_fields import ReadField, day_field
from gui.forms.word_choice import WordChoice
from gui.parts.plain_text import PlainLabel
from gui.session import Session
from models.records.story import About
from models.store.writer import Writer
from models.translation import tr, tr_later
from models.values.when import When
from models.values.when.zone_words import zone_names

CLOCK = tr_later(
    "Times without a zone are read by this clock, and times of other zones stand where it "
    "has them. Without one, times of other zones stand where UTC has them."
)
LANGUAGES = {
    "en": "English", "de": "Deutsch", "fr": "français", "zh-Hans": "简体中文", "zh-Hant": "繁體中文",
}  # fmt: skip
"""Of a case and its figures, each in its own words."""
_LINES = {
    "title": (tr_later("Title"), tr_later("What the investigation is about")),
    "deck": (tr_later("Line under it"), tr_later("One sentence that figures carry under their title")),
    "credit": (tr_later("Credit"), tr_later("Who is named for the figures")),
    "outlet": (tr_later("Published by"), tr_later("The newspaper, site or station")),
}


class AboutCaseForm(FormPage):
    """One field for each thing that a case says of itself."""

    way = ("show_about_case",)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show what the open case says."""
        super().__init__(tr("About the case"), parent)
        self._session, self._about = session, session.reader.about()
        self.lines = {name: line(getattr(self._about, name), tr(hint)) for name, (_, hint) in _LINES.items()}
        self.as_of: ReadField[When] = day_field()
        self.as_of.set_text(self._about.as_of)
        self.language = choice(LANGUAGES, self._about.language)
        self.zone = zone_box(self._about.zone)
        self.note = paragraph(self._about.note, 2)
        for name, (words, _) in _LINES.items():
            self.add(words, self.lines[name], name)
        self.add(tr_later("Facts as of"), self.as_of, "as_of")
        self.add(tr_later("Language of figures"), self.language, "language")
        self.add(tr_later("Time zone"), self.zone, "zone")
        self.add("", PlainLabel(tr(CLOCK), role="note", is_wrapped=True))
        self.add(tr_later("Note for the desk"), self.note, "note")
        self.lines["title"].setFocus()
        self.remarks.show_for(self._session, "about", "case")
        if not session.can_edit:
            self.forbid_changes()

    @property
    def about(self) -> About:
        """Return what the fields say."""
        day = self.as_of.value
        is_same = self.as_of.text == self._about.as_of.strip()
        return replace(
            self._about,
            as_of=self._about.as_of if is_same else day.edtf if day else "",
            language=self.language.currentData(),
            zone=self.zone.currentText().strip(),
            note=self.note.words(),
            **{name: field.words() for name, field in self.lines.items()},
        )

    def find_problem(self) -> str:
        """Return the first thing that cannot be kept."""
        if self.as_of.problem and self.as_of.text != self._about.as_of.strip():
            return self.at("as_of", self.as_of.problem)
        return self.first_wrong(self.about)

    def save(self) -> bool:
        """Keep it in one step, unless nothing changed."""
        wanted = self.about

        def write(writer: Writer) -> bool:
            writer.put(wanted)
            return True

        return bool(self._session.edit(tr_later("Change what the case says of itself"), write, self))


def zone_box(zone: str) -> QComboBox:
    """Return a field for a zone: all names to choose from, found by any part that is typed."""
    box = WordChoice()
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *zone_names()])
    box.setCurrentText(zone)
    box.setAccessibleName(tr("Time zone"))
    completer, line = box.completer(), box.lineEdit()
    if completer and line:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setPlaceholderText(tr("As Asia/Beirut; empty: none"))
    return box
