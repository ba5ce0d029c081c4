"""The form in which an event is written: it reads words, and shows what it understood before it is saved."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from gui.forms.completers import find_among, propose_actors, propose_events, propose_places
from gui.forms.event_draft import (
    ActorLine,
    EventDraft,
    Line,
    PlaceLine,
    StageLine,
    SumLine,
    cited_losses,
    lines_of,
    write_draft,
)
from gui.forms.form_page import FormPage, choice, line, paragraph
from gui.forms.kinds_form import KindsForm
from gui.forms.leaning_field import kept_lean, kept_when, leaning_field, leaning_of
from gui.forms.list_page import side_by_side
from gui.forms.place_form import PlaceForm
from gui.forms.rows import ActorRow, PlaceRow, Rows, StageRow, SumRow
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel
from gui.parts.shape_icon import shape_icon
from gui.selection import Selection
from gui.session import Session
from models.records.dossier import Dossier
from models.records.matters import matter_of, matter_words
from models.records.standing import STANDING_WORDS
from models.records.story import Actor, Confidentiality, Event, EventId, Field, Kind, KindId, Place, new_id
from models.store.roles import roles_of
from models.store.writer import Writer
from models.values.when import words as words_of_when

CONFIDENTIALITY = {
    "public": "may be published",
    "internal": "internal: in no export for publication",
    "confidential": "confidential: in no export for publication",
}


class EventForm(FormPage):
    """Writes a new event, or changes one; one save is one step that can be undone."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        event_id: str | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Show the event, or an empty form."""
        super().__init__("Change event" if event_id else "New event", parent)
        self._session, self._selection, self._ask = session, selection, ask
        self._before: Dossier | None = session.reader.dossier(EventId(event_id)) if event_id else None
        self._event = self._before.event if self._before else Event(EventId(new_id()), KindId("other"), "")
        self._make_fields()
        self._show_lines()
        self.title.setFocus()
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        event, reader = self._event, self._session.reader
        self.title = line(event.title, "what happened, in a few words")
        self.kind = self._kinds()
        self.standing = choice(dict(STANDING_WORDS), event.standing)
        self.when = leaning_field(self._session, event.id)
        self._show_when(event)
        places, actors = propose_places(reader.all(Place)), propose_actors(reader.all(Actor))
        find = find_among(reader.all(Place))
        self._roles = roles_of(reader, Field.WHERE), roles_of(reader, Field.WHO)
        self.places: Rows[PlaceRow] = Rows(
            "Add a place", lambda: PlaceRow(places, find=find, roles=self._roles[0])
        )
        self.places.row_added.connect(self._on_place_row)
        self.actors: Rows[ActorRow] = Rows("Add an actor", lambda: ActorRow(actors, roles=self._roles[1]))
        self.sums: Rows[SumRow] = Rows("Add an amount or a quantity", SumRow)
        stages = propose_events(self._session.index, event.id)
        self.stages: Rows[StageRow] = Rows("Add the stage before it", lambda: StageRow(stages))
        self.matter = PlainLabel(self._matter_words(), role="note", is_wrapped=True)
        self._propose = (places, actors, stages)
        self.description = paragraph(event.description)
        self.number = line(event.official_number, "银发〔2021〕237号")
        self.official_title = line(event.official_title)
        self.jurisdiction = line(event.jurisdiction, "CN")
        self.tags = line(", ".join(event.tags), "separated by commas")
        self.confidentiality = choice(
            {str(key): words for key, words in CONFIDENTIALITY.items()}, event.confidentiality
        )
        self.note = paragraph(event.note, 2)
        for name, field, *keys in (
            ("Title", self.title, "title", "what"), ("Kind", self._with_kinds_button(), "kind_id"),
            ("Standing", self.standing, "standing"), ("When", self.when, "when"),
            ("Where", self.places, "where"), ("Who", self.actors, "who"),
            ("How much", self.sums, "amount", "quantity"), ("Follows", self.stages, "relation"), ("", self.matter),
            ("Description", self.description, "description"),
            ("Official number", self.number, "official_number", "number"),
            ("Official title", self.official_title, "official_title"),
            ("Jurisdiction", self.jurisdiction, "jurisdiction"), ("Tags", self.tags, "tags"),
            ("Who may see it", self.confidentiality, "confidentiality"), ("Internal note", self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)

    def _kinds(self) -> QComboBox:
        combo = QComboBox()
        combo.setIconSize(QSize(14, 14))
        combo.setAccessibleName("Kind")
        self._list_kinds(combo, self._event.kind_id)
        return combo

    def _list_kinds(self, combo: QComboBox, chosen: str) -> None:
        combo.clear()
        for kind in sorted(self._session.reader.all(Kind), key=lambda kind: kind.position):
            combo.addItem(shape_icon(kind.shape, kind.colour), kind.name, kind.id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _with_kinds_button(self) -> QWidget:
        """Return the choice of a kind with the button behind which kinds are made and changed."""
        button = QPushButton("Kinds…")
        button.setAccessibleName("Make and change kinds of event")
        button.setAutoDefault(False)
        button.clicked.connect(self.open_kinds)
        return side_by_side(self.kind, button)

    def open_kinds(self) -> None:
        """Open the list of kinds; the form then offers those that there are."""
        form = KindsForm(self._session, self._selection, self._ask, self.kind.currentData(), parent=self)
        form.finished.connect(lambda: self._list_kinds(self.kind, form.chosen_id))
        form.finished.connect(form.deleteLater)
        form.open()

    def _show_lines(self) -> None:
        places, actors, stages = self._propose
        for one in lines_of(self._before) if self._before else ():
            match one:
                case PlaceLine():
                    self.places.show_rows([PlaceRow(places, one, roles=self._roles[0])])
                case ActorLine():
                    self.actors.show_rows([ActorRow(actors, one, roles=self._roles[1])])
                case SumLine():
                    self.sums.show_rows([SumRow(one)])
                case StageLine():
                    self.stages.show_rows([StageRow(stages, one)])
        for rows in (self.places, self.actors):
            if self._before is None:
                rows.add_empty()

    def _matter_words(self) -> str:
        """Tell the matter that the event is a stage of, with the time between its stages."""
        ids = matter_of(self._event.id, self._session.reader.stages()) if self._before else ()
        events = {event.id: event for event in self._session.reader.where_in(Event, "id", ids)}
        stages = [events[EventId(id)] for id in ids if id in events]
        return matter_words([(stage.title, stage.when) for stage in stages])

    def _on_place_row(self, row: PlaceRow) -> None:
        row.place_wanted.connect(self.open_place)

    def _show_when(self, event: Event) -> None:
        """Show the date, how it leans, or the words that say that there is none."""
        dated = self._before.of(Field.WHEN) if self._before else ()
        leaning = leaning_of(self._session, dated[0].claim) if dated else None
        if leaning:
            self.when.show_value(leaning, dated[0].claim.wording or leaning.words)
        elif event.when:
            self.when.show_value(event.when, event.when.wording or words_of_when(event.when))
        elif dated:
            self.when.set_text(dated[0].claim.wording)

    def open_place(self, row: PlaceRow) -> None:
        """Open the form of the place that a row names, or a new one; the row then names what was saved."""
        form = PlaceForm(
            self._session,
            self._selection,
            self._ask,
            row.place_id,
            name=row.name.text().strip(),
            parent=self,
        )
        form.accepted.connect(lambda: self._take_place(row, form.place_id))
        form.finished.connect(form.deleteLater)
        form.open()

    def _take_place(self, row: PlaceRow, place_id: str) -> None:
        place = self._session.reader.find(Place, place_id)
        if place is not None:
            row.show_place(place)

    def draft(self) -> EventDraft:
        """Tell what the form holds now."""
        lines: list[Line] = [
            line
            for row in (*self.places.rows, *self.actors.rows, *self.sums.rows, *self.stages.rows)
            for line in row.lines()
        ]
        event = replace(
            self._event,
            title=self.title.words(),
            kind_id=KindId(self.kind.currentData()),
            standing=self.standing.currentData(),
            when=kept_when(self.when.value, self.when.text),
            description=self.description.words(),
            official_number=self.number.words(),
            official_title=self.official_title.words(),
            jurisdiction=self._jurisdiction(),
            tags=self._event.tags if self.tags.is_untouched else _tags(self.tags.words()),
            confidentiality=Confidentiality(self.confidentiality.currentData()),
            note=self.note.words(),
        )
        lean = kept_lean(self.when.value)
        worded = self.when.text if lean or self.when.says_none else ""
        return EventDraft(event, tuple(lines), worded, lean)

    def _jurisdiction(self) -> str:
        words = self.jurisdiction.words()
        return words if self.jurisdiction.is_untouched else words.upper()

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if not self.title.text().strip():
            return self.at("title", "Give the event a title.")
        if self.when.problem:
            return self.at("when", f"When: {self.when.problem}")
        for key, name, rows in (
            ("where", "Where", self.places),
            ("who", "Who", self.actors),
            ("amount", "How much", self.sums),
            ("relation", "Follows", self.stages),
        ):
            if found := rows.problems():
                return self.at(key, f"{name}: {found[0]}")
        return self.first_wrong(self.draft().event)

    def save(self) -> bool:
        """Write the event with its lines in one step."""
        draft = self.draft()
        lost = cited_losses(draft, self._before)
        if lost and not self._ask.confirm(_loss_words(lost), yes="Take them out"):
            return False
        reader = self._session.reader

        def write(writer: Writer) -> bool:
            write_draft(writer, reader, draft, self._before)
            return True

        label = "Change event" if self._before else "New event"
        if not self._session.edit(label, write, self):
            return False
        self._selection.reveal(draft.event.id, self)
        return True


def _tags(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in words.split(",") if tag.strip()))


def _loss_words(lost: int) -> str:
    citations = "1 citation goes" if lost == 1 else f"{lost} citations go"
    return f"{citations} with the lines that you took out. Take them out? Undo brings them back."
