"""The form of what a person prefers: name, language, clock, looks, what is remembered, and folders."""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from gui.forms.about_case_form import zone_box
from gui.forms.form_page import LEAVING, FormPage, WordsLine, line
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel
from gui.parts.preferences import Preferences
from gui.session import Session
from models.machine.languages import LANGUAGES
from models.machine.settings import TEXT_SIZES
from models.translation import tr, tr_later
from models.values.when.zone_words import zone_names

AS_THE_COMPUTER = tr_later("As the computer")
THEMES = {tr_later("As the desktop"): "system", tr_later("Light"): "light", tr_later("Dark"): "dark"}
LIMITS = {f"{size:,} GB": size * 1000 for size in (1, 2, 4, 8, 16, 50)}  # megabytes
BACKUPS = tr_later(
    "They stand beside the case as “NAME backups” unless a folder is chosen, are encrypted "
    "like it, and hold what was deleted since. Turned off, nothing of a case is kept but the "
    "case; backups that were made are left alone."
)
LOCKS = {
    tr_later("when I lock it"): 0,
    tr_later("after 5 minutes"): 5,
    tr_later("after 15 minutes"): 15,
    tr_later("after an hour"): 60,
}
FOLDERS = {
    tr_later("Cases in"): "case_folder",
    tr_later("Documents in"): "document_folder",
    tr_later("Exports to"): "export_folder",
}
PRIVACY = tr_later(
    "The list of recent cases holds their paths. Where you were in a case is kept sealed: "
    "without the case itself, nobody can read it."
)
LOCKING = tr_later(
    "Nobody has touched key or mouse for so long: the case is closed, its key forgotten, and "
    "its passphrase asked for again. What you typed is kept, sealed."
)
SIZES = tr_later(
    "Letters grow at once; pages that are open take their new measures when the program starts again."
)
NO_FOLDER = tr_later("There is no folder {folder}: choose another, or leave the field empty.")
NO_ZONE = tr_later(
    "“{zone}” is no time zone: choose one from the list, such as Europe/Berlin, or leave the field empty."
)


class PreferencesForm(FormPage):
    """One field for each setting."""

    way = ("show_preferences",)

    def __init__(
        self, preferences: Preferences, session: Session, ask: Ask, parent: QWidget | None = None
    ) -> None:
        """Show what holds now."""
        super().__init__(tr("Preferences"), parent)
        self._preferences, self._session, self._ask = preferences, session, ask
        settings = preferences.settings
        self.name = line(session.who, tr("Signs your marks, queries and changes"))
        self.language = _choice(_languages(), settings.language)
        self.zone = zone_box(settings.zone)
        self.theme = _choice(_told(THEMES), settings.theme)
        self.text_size = _choice({f"{size} %": size for size in TEXT_SIZES}, settings.text_size)
        self.recent = _ticked(tr("Remember recent cases on this computer"), settings.remember_recent)
        self.places = _ticked(tr("Come back to where I was in each case"), settings.remember_places)
        self.backups = _ticked(
            tr("Back up each case every 15 minutes, and when it is closed"), settings.backups
        )
        self.backup_limit = _choice(LIMITS, settings.backup_limit)
        self.backup_folder = line(settings.backup_folder, tr("Beside each case"))
        self.lock_after = _choice(_told(LOCKS), settings.lock_after)
        self.lock_on_sleep = _ticked(
            tr("Also when the computer sleeps or its screen is locked"), settings.lock_on_sleep
        )
        self.scans = _ticked(
            tr("Recognise the text of scans as soon as they are added"), settings.recognise_scans
        )
        self.folders = {name: line(getattr(settings, name), tr("Documents")) for name in FOLDERS.values()}
        self._fill()
        self.name.setFocus()

    def find_problem(self) -> str:
        """Return the first thing that cannot be kept."""
        zone = self.zone.currentText().strip()
        if zone and zone not in zone_names():
            return self.at("zone", tr(NO_ZONE, zone=zone))
        for name, field in self.folders.items():
            if field.words() and not os.path.isdir(field.words()):
                return self.at(name, tr(NO_FOLDER, folder=field.words()))
        folder = self.backup_folder.words()
        if folder and not os.path.isdir(folder):
            return self.at("backup_folder", tr(NO_FOLDER, folder=folder))
        return ""

    def may_leave(self) -> bool:
        """Ask before what was typed goes, also where no case is open."""
        return not self.has_typed() or self._ask.confirm(tr(LEAVING), yes=tr("Discard"), no=tr("Go on"))

    def save(self) -> bool:
        """Keep the settings, and sign with the name from now on."""
        self._session.who = self.name.text()
        self._preferences.change(
            language=self.language.currentData(),
            zone=self.zone.currentText().strip(),
            theme=self.theme.currentData(),
            text_size=self.text_size.currentData(),
            backups=self.backups.isChecked(),
            backup_limit=self.backup_limit.currentData(),
            backup_folder=self.backup_folder.words(),
            lock_after=self.lock_after.currentData(),
            lock_on_sleep=self.lock_on_sleep.isChecked(),
            recognise_scans=self.scans.isChecked(),
            **{name: field.words() for name, field in self.folders.items()},
        )
        self._preferences.set_remembering(self.recent.isChecked())
        self._preferences.set_coming_back(self.places.isChecked())
        return True

    def _fill(self) -> None:
        self.add(tr("Your name"), self.name)
        self.add(tr("Language"), self.language)
        self.add(tr("Time zone of new cases"), self.zone, "zone")
        self.add(tr("Theme"), self.theme)
        self.add(tr("Text size"), self.text_size)
        self.add("", PlainLabel(tr(SIZES), role="note", is_wrapped=True))
        self.add(tr("Remember"), self.recent)
        self.add("", self.places)
        self.add("", PlainLabel(tr(PRIVACY), role="note", is_wrapped=True))
        self.add(tr("Backups"), self.backups)
        self.add("", PlainLabel(tr(BACKUPS), role="note", is_wrapped=True))
        self.add(tr("Backups in"), self._with_chooser(tr("Backups in"), self.backup_folder), "backup_folder")
        self.add(tr("At most, for each case"), self.backup_limit)
        self.add(tr("Lock an encrypted case"), self.lock_after)
        self.add("", self.lock_on_sleep)
        self.add("", PlainLabel(tr(LOCKING), role="note", is_wrapped=True))
        self.add(tr("Scans"), self.scans)
        for words, name in FOLDERS.items():
            self.add(tr(words), self._with_chooser(tr(words), self.folders[name]), name)

    def _with_chooser(self, words: str, field: WordsLine) -> QWidget:
        """Return a line for a folder, with a button that chooses it."""
        field.setAccessibleName(words)
        button = QPushButton(tr("Choose…"))
        button.setAccessibleName(tr("Choose the folder: {words}", words=words))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(words, field))
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(button)
        return held

    def _choose(self, words: str, field: WordsLine) -> None:
        folder = self._ask.choose_folder(words, Path(field.words() or Path.home()))
        if folder:
            field.setText(str(folder))


def _languages() -> dict[str, object]:
    """Return the languages by their own names, first that of the computer."""
    return {tr(AS_THE_COMPUTER): "", **{name: code for code, name in LANGUAGES.items()}}


def _told(choices: Mapping[str, object]) -> dict[str, object]:
    return {tr(words): value for words, value in choices.items()}


def _choice(words: Mapping[str, object], value: object) -> QComboBox:
    box = QComboBox()
    for text, data in words.items():
        box.addItem(text, data)
    box.setCurrentIndex(max(box.findData(value), 0))
    return box


def _ticked(words: str, is_on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(is_on)
    return box
