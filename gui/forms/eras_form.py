"""The form of the eras of a case: the spans that a timeline draws as bands behind its events."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox

from gui.forms.event_form import CONFIDENTIALITY
from gui.forms.form_page import line, paragraph
from gui.forms.kinds_form import COLOURS, ICON
from gui.forms.list_page import ListPage
from gui.forms.value_fields import when_field
from gui.forms.word_choice import choice_of_words
from gui.parts.shape_icon import shape_icon
from models.records.eras import KIND_OF_ERAS, PLAIN
from models.records.story import Confidentiality, Event, EventId, Kind, new_id
from models.store.writer import Writer
from models.translation import language, tr, tr_later
from models.values.when import words as words_of_when

QUIET = tr_later("quiet, as the house style has it")


class ErasForm(ListPage[Event]):
    """Lists the eras with their dates; their claims are cited and checked like those of any event."""

    heading = tr_later("Eras")
    slot = "show_eras"
    noun = tr_later("era")
    new = tr_later("New era")
    kind = Event

    def make_fields(self) -> None:
        """Add what an era is called, when it was, its colour, and what is said and may be known of it."""
        self.list.setIconSize(QSize(ICON, ICON))
        self.title = line("", tr("Sales only through agents, years of the ban …"))
        self.when = when_field()
        self.colour = QComboBox()
        self.colour.setEditable(True)
        self.colour.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.colour.setIconSize(QSize(ICON, ICON))
        self.colour.addItem(tr(QUIET))
        for colour, word in COLOURS.items():
            self.colour.addItem(shape_icon("square", colour, ICON), f"{colour}  {tr(word)}")
        self.description = paragraph("")
        self.jurisdiction = line("", "CN")
        self.confidentiality = choice_of_words(CONFIDENTIALITY, "public")
        self.add(tr_later("Title"), self.title, "title", "what")
        self.add(tr_later("When"), self.when, "when")
        self.add(tr_later("Colour"), self.colour, "era")
        self.add(tr_later("Description"), self.description, "description")
        self.add(tr_later("Jurisdiction"), self.jurisdiction, "jurisdiction")
        self.add(tr_later("Who may see it"), self.confidentiality, "confidentiality")

    def records(self) -> tuple[Event, ...]:
        """Return the eras, those too whose date was rejected, in the order of time."""
        held = (event for event in self._session.reader.all(Event) if event.era)
        return tuple(sorted(held, key=lambda era: (era.when is None, era.when and era.when.sort_key)))

    def made(self) -> Event:
        """Return an era that says nothing yet."""
        return Event(EventId(new_id()), KIND_OF_ERAS.id, "", era=PLAIN)

    def words(self, record: Event) -> str:
        """Return an era with its date."""
        date = f" · {words_of_when(record.when, language())}" if record.when else ""
        return f"{record.title or tr(self.new)}{date}"

    def icon(self, record: Event) -> QIcon:
        """Return the colour of an era."""
        colour = KIND_OF_ERAS.colour if record.era == PLAIN else record.era
        return shape_icon("square", colour, ICON)

    def show_record(self, record: Event) -> None:
        """Show an era."""
        self.title.setText(record.title)
        if record.when:
            self.when.show_value(record.when, record.when.wording or words_of_when(record.when, language()))
        else:
            self.when.set_text("")
        word = tr(COLOURS.get(record.era.upper(), ""))
        self.colour.setCurrentText(tr(QUIET) if record.era == PLAIN else f"{record.era}  {word}".strip())
        self.description.setPlainText(record.description)
        self.jurisdiction.setText(record.jurisdiction)
        self.confidentiality.setCurrentIndex(self.confidentiality.findData(str(record.confidentiality)))

    def wrong(self) -> tuple[str, str]:
        """Return why the date cannot be read."""
        return "when", self.when.problem

    def told(self, record: Event) -> Event:
        """Return the era as the fields say it."""
        return replace(
            record,
            title=_kept(record.title, self.title.text()),
            when=self.when.value,
            era=self._colour(record),
            description=_kept(record.description, self.description.toPlainText()),
            jurisdiction=_kept(record.jurisdiction, self.jurisdiction.text().upper()),
            confidentiality=Confidentiality(self.confidentiality.currentData()),
        )

    def _colour(self, record: Event) -> str:
        words = self.colour.currentText().strip()
        if not words or words == tr(QUIET):
            return PLAIN
        colour = words.split()[0]
        return record.era if colour == record.era else colour.upper()

    def put(self, writer: Writer, record: Event) -> None:
        """Write an era; the first brings the kind of eras into the case."""
        if writer.reader.find(Kind, record.kind_id) is None:
            writer.add(KIND_OF_ERAS)
        writer.put(record)


def _kept(before: str, words: str) -> str:
    """Return what a field says; what it was filled with stays as it was, to the last space."""
    return before if words == before else words.strip()
