"""The menu items that open forms: new and changed events, sources and citations."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gui.commands.form_of import FORMS, LISTS
from gui.parts.ask import Ask
from gui.parts.here import Here
from gui.selection import Selection
from gui.session import Session
from models.checks.support_rules import RULES
from models.errors import CaseError
from models.records.desk import Comment, Record
from models.records.story import Actor, Event, EventId, Field
from models.store.rows import table_named
from models.store.writer import Writer
from models.translation import language, tr, tr_count, tr_later
from models.values.when import words as words_of_when

if TYPE_CHECKING:  # the form itself is read when it is first opened
    from gui.forms.event_start import EventStart

NO_FORM = tr_later("This is not changed in a form of its own.")
NO_ACTOR = tr_later("Choose an actor first.")


class RecordCommands(QObject):
    """The slots that open a form above the window; `dialog` is the one that was opened last."""

    def __init__(self, session: Session, selection: Selection, ask: Ask, window: QWidget) -> None:
        """Keep what the forms need."""
        super().__init__(window)
        self._session, self._selection, self._ask, self._window = session, selection, ask, window
        self.dialog: QDialog | None = None
        self._last_source_id = ""  # of the event that was entered last

    def edit_field(self, record: Record, field: str = "") -> None:
        """Open the form in which a record is written, with the cursor in one of its fields.

        `field` is the name of the record's own field ("title", "restates", "issued"); for an event it may be a field
        that claims are about, too ("where"), and for a claim "value", whatever its value is.
        """
        slot, key = FORMS.get(type(record), ("", ""))
        if isinstance(record, Event) and record.era:
            slot = "show_eras"
        if isinstance(record, Comment) and record.id == RULES:
            slot, key = "show_rules", ""
        id = getattr(record, key) if key else ""
        if not slot or (key and not id):
            self._ask.tell(tr(NO_FORM))
            return
        before = self.dialog
        getattr(self, slot)(*((id,) if key else ()))
        focus = getattr(self.dialog, "focus_field", None)
        if focus is not None and field and self.dialog is not before:
            focus(field)

    def edit_named(self, kind: str, id: str, field: str = "") -> None:
        """Open the form of a record that is told by the name of its kind and its id, as findings do."""
        if not self._session.is_open:
            return
        table = table_named(kind).kind
        record = self._session.reader.find(table, id)
        slot, _ = FORMS.get(table, ("", ""))
        if record is None and slot in LISTS:
            getattr(self, slot)()  # the finding is that one is missing
        elif record is None:
            self._ask.tell(tr("It is not in the case any more."))
        else:
            self.edit_field(record, field)

    def new_event(self) -> None:
        """Open a form for an event, which begins with the source of the event before it."""
        self.open_event(None)

    def new_event_here(self, here: Here) -> None:
        """Open a form for an event that holds already what a point of a picture tells: date, kind, place."""
        from gui.forms.event_start import EventStart
        from models.gazetteer.around import name_of_spot

        when, point = here.when, None if here.place_id else here.point
        told = (
            words_of_when(when, language()) if when else "",
            name_of_spot(point, here.reach_km) if point else "",
        )
        self.begin_event(EventStart(*told, here.place_id, point, kind_id=here.kind_id))

    def begin_event(self, start: "EventStart") -> None:
        """Open a form for an event of which something is known: when it was, where somebody pointed, its words."""
        from gui.forms.event_form import EventForm

        if not self._session.can_edit:
            return
        begun = replace(start, source_id=start.source_id or self._last_source_id)
        self._open(lambda: EventForm(*self._meeting, start=begun, parent=self._window))
        form = self.dialog
        if isinstance(form, EventForm):
            form.accepted.connect(lambda: self._remember_source(form.source_id))

    def _remember_source(self, source_id: str) -> None:
        self._last_source_id = source_id

    def quick_event(self) -> None:
        """Open the line in which an event is told at once; what it says fills the form."""
        from gui.forms.quick_line import QuickLine

        self._open(lambda: QuickLine(self._session, parent=self._window))
        line = self.dialog
        if isinstance(line, QuickLine):
            line.accepted.connect(lambda: self.begin_event(line.start()))

    def edit_event(self) -> None:
        """Open the current event's form."""
        self._with_event(self.open_event)

    def open_event(self, event_id: str | None) -> None:
        """Open the form of an event, or of a relation or an era where it is one."""
        if event_id and self._session.is_open:
            index = self._session.index
            row = index.row_of(event_id)
            if row is not None and index.relation[row]:
                self.open_relation(event_id)
                return
            if row is not None and index.era[row]:
                self.show_eras(event_id)
                return
        from gui.forms.event_form import EventForm
        from gui.forms.event_start import EventStart

        if event_id is None:
            self.begin_event(EventStart())
        else:
            self._open(lambda: EventForm(*self._meeting, event_id, parent=self._window))

    def new_statement(self) -> None:
        """Open an empty form for a statement of the current event, with or without a source."""
        self._with_event(lambda id: self._claim(event_id=id, field=Field.STATEMENT))

    def new_link(self) -> None:
        """Open an empty form for how the current event stands to another: it repeals it, follows it …"""
        self._with_event(lambda id: self._claim(event_id=id, field=Field.RELATION))

    def open_claim(self, claim_id: str | None) -> None:
        """Open the form of a claim."""
        self._claim(claim_id)

    def _claim(
        self, claim_id: str | None = None, *, event_id: str = "", field: Field = Field.STATEMENT
    ) -> None:
        from gui.forms.claim_form import ClaimForm

        self._open(
            lambda: ClaimForm(*self._meeting, claim_id, event_id=event_id, field=field, parent=self._window)
        )

    def new_relation(self) -> None:
        """Open an empty form for a relation between two actors."""
        self.relate(None)

    def relate(self, actor_id: str | None) -> None:
        """Open an empty form for a relation of an actor."""
        from gui.forms.relation_form import RelationForm

        def make() -> RelationForm:
            actor = self._session.reader.get(Actor, actor_id) if actor_id else None
            return RelationForm(*self._meeting, actor=actor, parent=self._window)

        self._open(make)

    def open_relation(self, event_id: str) -> None:
        """Open the form of a relation."""
        from gui.forms.relation_form import RelationForm

        self._open(lambda: RelationForm(*self._meeting, event_id, parent=self._window))

    def open_actor(self, actor_id: str | None) -> None:
        """Open the form of an actor."""
        from gui.forms.actor_form import ActorForm

        self._open(lambda: ActorForm(*self._meeting, actor_id or None, parent=self._window))

    def delete_actors(self, ids: Sequence[str]) -> None:
        """Delete those of some actors whom nothing names, in one step after a question; tell who stays."""
        reader = self._session.reader
        held = reader.where_in(Actor, "id", ids)
        gone = [actor for actor in held if not reader.uses_of(actor)]
        stay = len(held) - len(gone)
        named = tr_count(stay, "One is named in events and stays.", "{n} are named in events and stay.")
        if not held:
            self._ask.tell(tr(NO_ACTOR))
        elif not gone:
            self._ask.tell(tr("{named} Merge them, or take them out of the events first.", named=named))
        elif self._ask.confirm(_deletion_question(gone, named if stay else ""), yes=tr("Delete")):

            def write(writer: Writer) -> None:
                for actor in gone:
                    writer.delete(actor)

            self._session.edit(tr_later("Delete actors"), write, self)

    def edit_actor(self) -> None:
        """Open the form of the current event's actor; of several, ask which."""
        self._with_event(self._edit_actor_of)

    def _edit_actor_of(self, event_id: str) -> None:
        stated = self._session.reader.dossier(EventId(event_id)).stated
        actors = tuple({one.actor.id: one.actor for one in stated if one.actor}.values())
        if not actors:
            self._ask.tell(tr("This event names no actor yet: add one in its form (F2)."))
            return
        number = self._which(tr("Which actor?"), [one.name for one in actors])
        if number is not None:
            self.open_actor(actors[number].id)

    def _which(self, question: str, names: Sequence[str]) -> int | None:
        return 0 if len(names) == 1 else self._ask.choose(question, names[:8])

    def new_source(self) -> None:
        """Open an empty form for a source."""
        self.open_source(None)

    def open_source(self, source_id: str | None) -> None:
        """Open the form of a source."""
        from gui.forms.source_form import SourceForm

        self._open(lambda: SourceForm(*self._meeting, source_id, parent=self._window))

    def edit_place(self) -> None:
        """Open the form of the current event's place; of several, ask which."""
        self._with_event(self._edit_place_of)

    def _edit_place_of(self, event_id: str) -> None:
        stated = self._session.reader.dossier(EventId(event_id)).of(Field.WHERE)
        places = tuple({one.place.id: one.place for one in stated if one.place}.values())
        if not places:
            self._ask.tell(tr("This event has no place yet: add one in its form (F2)."))
            return
        number = self._which(tr("Which place?"), [one.name for one in places])
        if number is not None:
            self.open_place(places[number].id)

    def open_place(self, place_id: str | None) -> None:
        """Open the form of a place."""
        from gui.forms.place_form import PlaceForm

        self._open(lambda: PlaceForm(*self._meeting, place_id, parent=self._window))

    def new_citation(self) -> None:
        """Open a form for a citation of the selected events, for as many of their fields as it is to stand."""
        self._cite()

    def open_citation(self, citation_id: str, *, is_alone: bool = False) -> None:
        """Open the form of a citation, whatever event is current; `is_alone` leaves other fields as they are."""
        from gui.forms.citation_form import CitationForm

        self._open(
            lambda: CitationForm(
                *self._meeting, citation_id=citation_id, is_alone=is_alone, parent=self._window
            )
        )

    def cite(self, claim_id: str) -> None:
        """Open an empty citation of one claim of the current event."""
        self._cite(claim_id=claim_id)

    def flag_criticism(self) -> None:
        """Flag a claim of the current event as criticism, and of whom."""
        from gui.forms.criticism_form import CriticismForm

        self._with_event(
            lambda id: self._open(lambda: CriticismForm(*self._meeting, id, parent=self._window))
        )

    def open_criticism(self, claim_id: str) -> None:
        """Flag one claim as criticism, or no longer."""
        from gui.forms.criticism_form import CriticismForm

        self._open(lambda: CriticismForm(*self._meeting, claim_id=claim_id, parent=self._window))

    def merge_sources(self, ids: Sequence[str] = ()) -> None:
        """Merge these sources, or those that look alike."""
        from gui.forms.merge_form import MergeForm

        self._open(lambda: MergeForm(*self._meeting, ids, parent=self._window))

    def merge_actors(self, ids: Sequence[str] = ()) -> None:
        """Merge these actors, or those that look alike."""
        from gui.forms.merge_actors_form import MergeActorsForm

        self._open(lambda: MergeActorsForm(*self._meeting, ids, parent=self._window))

    def merge_places(self, ids: Sequence[str] = ()) -> None:
        """Merge these places, or those that look alike."""
        from gui.forms.merge_places_form import MergePlacesForm

        self._open(lambda: MergePlacesForm(*self._meeting, ids, parent=self._window))

    def show_places(self) -> None:
        """Open the list of all places."""
        from gui.forms.places_form import PlacesForm

        self._open(lambda: PlacesForm(*self._meeting, parent=self._window))

    def show_wanted(self) -> None:
        """Open the list of documents and people that are still sought."""
        from gui.forms.wanted_form import WantedForm

        self._open(lambda: WantedForm(*self._meeting, parent=self._window))

    def show_kinds(self, kind_id: str = "") -> None:
        """Open the kinds of event of the case."""
        from gui.forms.kinds_form import KindsForm

        self._open(lambda: KindsForm(*self._meeting, kind_id, parent=self._window))

    def show_eras(self, event_id: str = "") -> None:
        """Open the eras that a timeline draws behind its events."""
        from gui.forms.eras_form import ErasForm

        self._open(lambda: ErasForm(*self._meeting, event_id, parent=self._window))

    def show_origins(self, origin_id: str = "") -> None:
        """Open the origins that several sources repeat."""
        from gui.forms.origins_form import OriginsForm

        self._open(lambda: OriginsForm(*self._meeting, origin_id, parent=self._window))

    def show_rates(self, rate_id: str = "") -> None:
        """Open the rates of exchange."""
        from gui.forms.rates_form import RatesForm

        self._open(lambda: RatesForm(*self._meeting, rate_id, parent=self._window))

    def show_about_case(self) -> None:
        """Open what the case says of itself."""
        from gui.forms.about_case_form import AboutCaseForm

        self._open(lambda: AboutCaseForm(self._session, parent=self._window))

    def show_rules(self) -> None:
        """Open the case's rules of support."""
        from gui.forms.rules_form import RulesForm

        self._open(lambda: RulesForm(self._session, parent=self._window))

    @property
    def _meeting(self) -> tuple[Session, Selection, Ask]:
        return self._session, self._selection, self._ask

    def _cite(self, claim_id: str | None = None) -> None:
        """Open a new citation of one claim, or of all the selected events."""
        from gui.forms.citation_form import CitationForm

        self._with_event(
            lambda _: self._open(
                lambda: CitationForm(
                    *self._meeting, self._selection.events, claim_id=claim_id, parent=self._window
                )
            )
        )

    def _with_event(self, go_on: Callable[[str], None]) -> None:
        """Go on with the current event; without one say that it has to be chosen."""
        if not self._session.is_open:
            return
        if self._selection.current:
            go_on(self._selection.current)
        else:
            self._ask.tell(tr("Choose an event first: in the timeline, on the map or in the table."))

    def _open(self, make: Callable[[], QDialog]) -> None:
        """Open a form above the window; a record that is gone is told in one sentence."""
        if not self._session.is_open:
            return
        try:
            dialog = make()
        except CaseError as error:
            self._ask.tell(str(error))
            return
        self.dialog = dialog
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.open()

    def _let_go(self, dialog: QDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None


def _deletion_question(gone: Sequence[Actor], remark: str) -> str:
    question = (
        tr("Delete “{name}”?", name=gone[0].name)
        if len(gone) == 1
        else tr_count(len(gone), "Delete {n} actor?", "Delete {n} actors?")
    )
    return tr("{question} {remark}", question=question, remark=remark or tr("Undo brings them back."))
