"""The form of what a person prefers: name, language, clock, looks, what is remembered, and folders."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from gui.forms.about_case_form import zone_box
from gui.forms.form_page import LEAVING, FormPage, WordsLine, line
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel
from gui.parts.preferences import Preferences
from gui.session import Session
from models.machine.settings import TEXT_SIZES
from models.values.when.zone_words import zone_names

LANGUAGES = {"English": "en"}
THEMES = {"As the desktop": "system", "Light": "light", "Dark": "dark"}
LIMITS = {f"{size:,} GB": size * 1000 for size in (1, 2, 4, 8, 16, 50)}  # megabytes
BACKUPS = (
    "They stand beside the case as “NAME backups” unless a folder is chosen, are encrypted like it, and hold what was "
    "deleted since. Turned off, nothing of a case is kept but the case; backups that were made are left alone."
)
LOCKS = {"when I lock it": 0, "after 5 minutes": 5, "after 15 minutes": 15, "after an hour": 60}
FOLDERS = {"Cases in": "case_folder", "Documents in": "document_folder", "Exports to": "export_folder"}
PRIVACY = (
    "The list of recent cases holds their paths. Where you were in a case is kept sealed: without the case itself, "
    "nobody can read it."
)
LOCKING = (
    "Nobody has touched key or mouse for so long: the case is closed, its key forgotten, and its passphrase asked "
    "for again. What you typed is kept, sealed."
)
SIZES = "Letters grow at once; pages that are open take their new measures when the program starts again."
NO_FOLDER = "There is no folder {}: choose another, or leave the field empty."
NO_ZONE = "“{}” is no time zone: choose one from the list, such as Europe/Berlin, or leave the field empty."


class PreferencesForm(FormPage):
    """One field for each setting."""

    way = ("show_preferences",)

    def __init__(
        self, preferences: Preferences, session: Session, ask: Ask, parent: QWidget | None = None
    ) -> None:
        """Show what holds now."""
        super().__init__("Preferences", parent)
        self._preferences, self._session, self._ask = preferences, session, ask
        settings = preferences.settings
        self.name = line(session.who, "Signs your marks, queries and changes")
        self.language = _choice(LANGUAGES, settings.language)
        self.zone = zone_box(settings.zone)
        self.theme = _choice(THEMES, settings.theme)
        self.text_size = _choice({f"{size} %": size for size in TEXT_SIZES}, settings.text_size)
        self.recent = _ticked("Remember recent cases on this computer", settings.remember_recent)
        self.places = _ticked("Come back to where I was in each case", settings.remember_places)
        self.backups = _ticked("Back up each case every 15 minutes, and when it is closed", settings.backups)
        self.backup_limit = _choice(LIMITS, settings.backup_limit)
        self.backup_folder = line(settings.backup_folder, "Beside each case")
        self.lock_after = _choice(LOCKS, settings.lock_after)
        self.lock_on_sleep = _ticked(
            "Also when the computer sleeps or its screen is locked", settings.lock_on_sleep
        )
        self.scans = _ticked(
            "Recognise the text of scans as soon as they are added", settings.recognise_scans
        )
        self.folders = {name: line(getattr(settings, name), "Documents") for name in FOLDERS.values()}
        self._fill()
        self.name.setFocus()

    def find_problem(self) -> str:
        """Return the first thing that cannot be kept."""
        zone = self.zone.currentText().strip()
        if zone and zone not in zone_names():
            return self.at("zone", NO_ZONE.format(zone))
        for name, field in self.folders.items():
            if field.words() and not Path(field.words()).is_dir():
                return self.at(name, NO_FOLDER.format(field.words()))
        folder = self.backup_folder.words()
        if folder and not Path(folder).is_dir():
            return self.at("backup_folder", NO_FOLDER.format(folder))
        return ""

    def may_leave(self) -> bool:
        """Ask before what was typed goes, also where no case is open."""
        return not self.has_typed() or self._ask.confirm(LEAVING, yes="Discard", no="Go on")

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
        self.add("Your name", self.name)
        self.add("Language", self.language)
        self.add("Time zone of new cases", self.zone, "zone")
        self.add("Theme", self.theme)
        self.add("Text size", self.text_size)
        self.add("", PlainLabel(SIZES, role="note", is_wrapped=True))
        self.add("Remember", self.recent)
        self.add("", self.places)
        self.add("", PlainLabel(PRIVACY, role="note", is_wrapped=True))
        self.add("Backups", self.backups)
        self.add("", PlainLabel(BACKUPS, role="note", is_wrapped=True))
        self.add("Backups in", self._with_chooser("Backups in", self.backup_folder), "backup_folder")
        self.add("At most, for each case", self.backup_limit)
        self.add("Lock an encrypted case", self.lock_after)
        self.add("", self.lock_on_sleep)
        self.add("", PlainLabel(LOCKING, role="note", is_wrapped=True))
        self.add("Scans", self.scans)
        for words, name in FOLDERS.items():
            self.add(words, self._with_chooser(words, self.folders[name]), name)

    def _with_chooser(self, words: str, field: WordsLine) -> QWidget:
        """Return a line for a folder, with a button that chooses it."""
        field.setAccessibleName(words)
        button = QPushButton("Choose…")
        button.setAccessibleName(f"Choose the folder: {words}")
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
