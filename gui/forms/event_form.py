"""The form in which an event is written: it reads words, and shows what it understood before it is saved."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from gui.forms.cell_fields import list_kinds, tags_in
from gui.forms.completers import propose_actors, propose_events, propose_places
from gui.forms.event_draft import (
    ActorLine,
    EventDraft,
    Line,
    PlaceLine,
    StageLine,
    SumLine,
    cited_losses,
    lines_of,
    quotes_of,
    write_draft,
)
from gui.forms.event_start import EventStart
from gui.forms.form_page import FormPage, line, paragraph
from gui.forms.kinds_form import KindsForm
from gui.forms.leaning_field import kept_lean, kept_when, leaning_field, leaning_of
from gui.forms.list_page import side_by_side
from gui.forms.place_form import PlaceForm
from gui.forms.place_row import PlaceRow
from gui.forms.place_words import place_reader
from gui.forms.rows import ActorRow, Rows, StageRow, SumRow
from gui.forms.source_section import SourceSection
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.evidence.supporting import support
from models.records.dossier import Dossier
from models.records.matters import matter_of, matter_words
from models.records.rules import problems
from models.records.standing import STANDING_WORDS
from models.records.story import Actor, Confidentiality, Event, EventId, Field, KindId, Place, new_id
from models.store.roles import roles_of
from models.store.writer import Writer
from models.translation import language, tr, tr_count, tr_later
from models.values.listing import all_of, quoted
from models.values.when import words as words_of_when

CONFIDENTIALITY = {
    "public": tr_later("may be published"),
    "internal": tr_later("internal: in no export for publication"),
    "confidential": tr_later("confidential: in no export for publication"),
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
        start: EventStart | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the event, or a form for a new one that holds no more than what it begins with."""
        super().__init__(tr("Change event") if event_id else tr("New event"), parent)
        self._session, self._selection, self._ask = session, selection, ask
        self._before: Dossier | None = session.reader.dossier(EventId(event_id)) if event_id else None
        self._event = self._before.event if self._before else Event(EventId(new_id()), KindId("other"), "")
        self.source_id = ""  # of what was cited, once it is saved
        self._told_open: tuple[str, ...] = ()  # places without a point that were spoken of
        self._make_fields(start or EventStart())
        self._show_lines()
        self._begin_with(start or EventStart())
        self.title.setFocus()
        self.remarks.show_for(self._session, "event", event_id)
        self.keep_drafts(f"event {event_id or 'new'}", "open_event", event_id or "")
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self, start: EventStart) -> None:
        event, reader = self._event, self._session.reader
        self.title = line(event.title, tr("what happened, in a few words"))
        self.kind = self._kinds()
        self.standing = choice_of_words(STANDING_WORDS, event.standing)
        self.when = leaning_field(self._session, event.id)
        self._show_when(event)
        known, home = reader.all(Place), self._session.index.jurisdictions
        places, actors = propose_places(known, home), propose_actors(reader.all(Actor))
        read = place_reader(known, home)
        self._roles = roles_of(reader, Field.WHERE), roles_of(reader, Field.WHO)
        self.places: Rows[PlaceRow] = Rows(
            tr("Add a place"), lambda: PlaceRow(places, read, usual=self._roles[0])
        )
        self.places.row_added.connect(self._on_place_row)
        self.actors: Rows[ActorRow] = Rows(tr("Add an actor"), lambda: ActorRow(actors, usual=self._roles[1]))
        self.sums: Rows[SumRow] = Rows(tr("Add an amount or a quantity"), SumRow)
        stages = propose_events(self._session.index, event.id)
        self.stages: Rows[StageRow] = Rows(tr("Add the stage before it"), lambda: StageRow(stages))
        self.matter = PlainLabel(self._matter_words(), role="note", is_wrapped=True)
        self._make = (lambda one: PlaceRow(places, read, one, self._roles[0]), actors, stages)
        self.cited = SourceSection(self._session, start.source_id)
        self.cited.source.textChanged.connect(self._show_printed)
        self.description = paragraph(event.description)
        self.number = line(event.official_number, tr("No. 237 of 2021; 银发〔2021〕237号"))
        self.official_title = line(event.official_title)
        self.jurisdiction = line(event.jurisdiction, tr("LB, CN, DE …"))
        self.tags = line(", ".join(event.tags), tr("separated by commas"))
        self.confidentiality = choice_of_words(CONFIDENTIALITY, event.confidentiality)
        self.note = paragraph(event.note, 2)
        for name, field, *keys in (
            (tr_later("Title"), self.title, "title", "what"), (tr_later("Kind"), self._with_kinds_button(), "kind_id"),
            (tr_later("When"), self.when, "when"),
            (tr_later("Where"), self.places, "where"), (tr_later("Who"), self.actors, "who"),
            (tr_later("How much"), self.sums, "amount", "quantity"),
        ):  # fmt: skip
            self.add(name, field, *keys)
        self.cited.add_to(self)
        for name, field, *keys in (
            (tr_later("Standing"), self.standing, "standing"), (tr_later("Follows"), self.stages, "relation"),
            ("", self.matter),
            (tr_later("Description"), self.description, "description"),
            (tr_later("Official number"), self.number, "official_number", "number"),
            (tr_later("Official title"), self.official_title, "official_title"),
            (tr_later("Jurisdiction"), self.jurisdiction, "jurisdiction"), (tr_later("Tags"), self.tags, "tags"),
            (tr_later("Who may see it"), self.confidentiality, "confidentiality"),
            (tr_later("Internal note"), self.note, "note"),
        ):  # fmt: skip
            self.add(name, field, *keys)

    def _kinds(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(tr("Kind"))
        self._list_kinds(combo, self._event.kind_id)
        return combo

    def _list_kinds(self, combo: QComboBox, chosen: str) -> None:
        combo.clear()
        list_kinds(combo, self._session)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _with_kinds_button(self) -> QWidget:
        """Return the choice of a kind with the button behind which kinds are made and changed."""
        button = QPushButton(tr("Kinds…"))
        button.setAccessibleName(tr("Make and change kinds of event"))
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
        place_row, actors, stages = self._make
        for one in lines_of(self._before) if self._before else ():
            match one:
                case PlaceLine():
                    self.places.show_rows([place_row(one)])
                case ActorLine():
                    self.actors.show_rows([ActorRow(actors, one, usual=self._roles[1])])
                case SumLine():
                    self.sums.show_rows([SumRow(one)])
                case StageLine():
                    self.stages.show_rows([StageRow(stages, one)])
        for rows in (self.places, self.actors, self.sums):
            if self._before is None:
                rows.add_empty()
        self._show_printed()
        self.form.setRowVisible(self.matter, bool(self.matter.text()))

    def _begin_with(self, start: EventStart) -> None:
        """Fill in what is known of a new event already."""
        if start.is_typed:
            self.begin()  # with nothing: its words were typed elsewhere
        self.title.setText(start.title or self.title.text())
        if start.kind_id:
            self.kind.setCurrentIndex(max(0, self.kind.findData(start.kind_id)))
        if start.when:
            self.when.set_text(start.when)
        place = self._session.reader.find(Place, start.place_id) if start.place_id else None
        if place is not None:
            self.places.rows[0].show_place(place)
        elif start.place or start.point:
            self.places.rows[0].name.setText(start.place)
            if start.point:
                self.places.rows[0].show_point(start.point)
        if start.actor:
            self.actors.rows[0].name.setText(start.actor)

    def _show_printed(self) -> None:
        """Ask for words as printed only where there is a source that prints them."""
        has_source = bool(self.cited.source.text().strip())
        cited = {one.claim.id for one in self._before.stated if one.cited} if self._before else set()
        for row in self.places.rows:
            row.show_printed(has_source or row.claim_id in cited)

    def _matter_words(self) -> str:
        """Tell the matter that the event is a stage of, with the time between its stages."""
        ids = matter_of(self._event.id, self._session.reader.stages()) if self._before else ()
        events = {event.id: event for event in self._session.reader.where_in(Event, "id", ids)}
        stages = [events[EventId(id)] for id in ids if id in events]
        return matter_words([(stage.title, stage.when) for stage in stages])

    def _on_place_row(self, row: PlaceRow) -> None:
        row.place_wanted.connect(self.open_place)
        row.show_printed(bool(self.cited.source.text().strip()))

    def _show_when(self, event: Event) -> None:
        """Show the date, how it leans, or the words that say that there is none."""
        dated = self._before.of(Field.WHEN) if self._before else ()
        leaning = leaning_of(self._session, dated[0].claim) if dated else None
        if leaning:
            self.when.show_value(leaning, dated[0].claim.wording or leaning.words)
        elif event.when:
            self.when.show_value(event.when, event.when.wording or words_of_when(event.when, language()))
        elif dated:
            self.when.set_text(dated[0].claim.wording)

    def open_place(self, row: PlaceRow) -> None:
        """Open the form of the place that a row names, or a new one; the row then names what was saved."""
        held = self._session.reader.find(Place, row.place_id or "")  # undo may have taken it away meanwhile
        form = PlaceForm(
            self._session,
            self._selection,
            self._ask,
            held.id if held else None,
            name=row.name.text().strip(),
            point=row.point,
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
        lines: list[Line] = [line for row in (*self.places.rows, *self.actors.rows) for line in row.lines()]
        quotes = self._quotes_of(Field.AMOUNT, Field.QUANTITY)
        lines += [line for row in self.sums.rows for line in row.lines_of(quotes)]
        lines += [line for row in self.stages.rows for line in row.lines()]
        event = replace(
            self._event,
            title=self.title.words(),
            kind_id=KindId(self.kind.currentData()),
            standing=self.standing.currentData(),
            when=kept_when(self.when, self._quotes_of(Field.WHEN)),
            description=self.description.words(),
            official_number=self.number.words(),
            official_title=self.official_title.words(),
            jurisdiction=self._jurisdiction(),
            tags=self._event.tags if self.tags.is_untouched else tags_in(self.tags.words()),
            confidentiality=Confidentiality(self.confidentiality.currentData()),
            note=self.note.words(),
        )
        lean = kept_lean(self.when.value)
        worded = self.when.text if lean or self.when.says_none else ""
        return EventDraft(event, tuple(lines), worded, lean)

    def _quotes_of(self, *fields: Field) -> tuple[str, ...]:
        """Return the words of the sources that stand for some fields, and of the one that is cited now."""
        return (self.cited.words, *quotes_of(self._before, *fields))

    def _jurisdiction(self) -> str:
        words = self.jurisdiction.words()
        return words if self.jurisdiction.is_untouched else words.upper()

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved."""
        if not self.title.text().strip():
            return self.at("title", tr("Give the event a title."))
        if self.when.problem:
            return self.at("when", tr("{name}: {words}", name=tr("When"), words=self.when.problem))
        for key, name, rows in (
            ("where", tr("Where"), self.places),
            ("who", tr("Who"), self.actors),
            ("amount", tr("How much"), self.sums),
            ("relation", tr("Follows"), self.stages),
        ):
            if found := rows.problems():
                return self.at(key, tr("{name}: {words}", name=name, words=found[0]))
        if self.cited.problem:
            return self.at("source", self.cited.problem)
        told = self.cited.support()
        wrong = problems(told.source) if told else ()
        if wrong:
            return self.at("source", wrong[0].sentence)
        return self.first_wrong(self.draft().event) or self._open_places()

    def _open_places(self) -> str:
        """Say once of places that would stand on no map that they would; whoever saves again means it."""
        names = tuple(row.open_name for row in self.places.rows if row.open_name)
        told, self._told_open = self._told_open, names
        if not names or names == told:
            return ""
        words = all_of(quoted(one_line(name, 40)) for name in names)
        return self.at(
            "where",
            tr("{words}: on no map yet. Find it or place it, or save once more to keep it so.", words=words),
        )

    def save(self) -> bool:
        """Write the event with its lines in one step."""
        draft = self.draft()
        lost = cited_losses(draft, self._before)
        if lost and not self._ask.confirm(_loss_words(lost), yes=tr("Take them out")):
            return False
        reader, cited = self._session.reader, self.cited.support()

        def write(writer: Writer) -> bool:
            write_draft(writer, reader, draft, self._before)
            if cited:
                support(writer, draft.event.id, cited)
            return True

        label = tr_later("Change event") if self._before else tr_later("New event")
        if not self._session.edit(label, write, self):
            return False
        self.source_id = cited.source.id if cited else ""
        self._selection.reveal(draft.event.id, self)
        return True


def _loss_words(lost: int) -> str:
    return tr_count(
        lost,
        "1 citation goes with the lines that you took out. Take them out? Undo brings them back.",
        "{n} citations go with the lines that you took out. Take them out? Undo brings them back.",
    )
