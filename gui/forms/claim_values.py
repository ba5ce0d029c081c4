"""The fields in which the value of a claim is written: a date, a place, an actor, a sum, a sentence, another event."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from PySide6.QtWidgets import QWidget

from gui.forms.completers import (
    MOST,
    ChosenLine,
    Proposal,
    Propose,
    propose_actors,
    propose_events,
    propose_places,
)
from gui.forms.event_draft import (
    ActorLine,
    EventDraft,
    Line,
    PlaceLine,
    SumLine,
    actor_of,
    keep_when,
    line_of,
    quotes_of,
    write_lines,
)
from gui.forms.form_page import line, paragraph
from gui.forms.leaning_field import kept_lean, kept_when, leaning_field, leaning_of
from gui.forms.place_row import PlaceRow
from gui.forms.place_words import place_reader
from gui.forms.rows import ActorRow, Row, SumRow
from gui.forms.word_choice import WordChoice
from gui.parts.plain_text import one_line
from gui.session import Session
from models.records.dossier import Dossier, Stated
from models.records.story import Actor, Claim, ClaimId, Event, EventId, Field, Place, new_id
from models.store.roles import roles_of
from models.store.writer import Writer
from models.translation import language, tr, tr_later
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

EVENT_ROLES = (
    tr_later("follows"), tr_later("part of"), tr_later("repeals"), tr_later("amends"), tr_later("replaces"),
    tr_later("restates"), tr_later("implements"), tr_later("based on"), tr_later("response to"), tr_later("appeals"),
    tr_later("reports"),
)  # fmt: skip
"""How one event usually stands to another; a case may have other words."""
Part = tuple[str, QWidget, tuple[str, ...]]


class ValueFields:
    """Some named fields that hold one value; each part tells which fields of the records it holds."""

    parts: tuple[Part, ...] = ()
    is_wording_own = False  # whether the words as printed are among the parts

    def problem(self) -> tuple[str, str]:
        """Return the field and the sentence of what cannot be saved; empty if all can."""
        return "", ""

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Write what stands in other records, and return the claim with its value."""
        raise NotImplementedError


class WhatFields(ValueFields):
    """Title and description of the event."""

    def __init__(self, event: Event) -> None:
        """Show them."""
        self._event = event
        self.title, self.description = line(event.title), paragraph(event.description)
        self.parts = (
            (tr_later("Title"), self.title, ("title", "text")),
            (tr_later("Description"), self.description, ("description",)),
        )

    def problem(self) -> tuple[str, str]:
        """Return that the title is missing."""
        return ("", "") if self.title.words().strip() else ("title", tr("Give the event a title."))

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Write them into the event."""
        held = writer.reader.get(Event, self._event.id)
        writer.put(replace(held, title=self.title.words(), description=self.description.words()))
        return claim


class WhenFields(ValueFields):
    """The date of the event, by itself or as it leans on other events."""

    def __init__(self, session: Session, event: Event, claim: Claim, quotes: Iterable[str] = ()) -> None:
        """Show the date, how it leans, or the words that say that there is none."""
        self._event, self._quotes = event, tuple(quotes)
        self.when = leaning_field(session, event.id)
        leaning = leaning_of(session, claim)
        if leaning:
            self.when.show_value(leaning, claim.wording or leaning.words)
        elif event.when:
            self.when.show_value(event.when, event.when.wording or words_of_when(event.when, language()))
        else:
            self.when.set_text(claim.wording)
        self.is_wording_own = leaning is not None or event.when is None
        self.parts = (
            (tr_later("When"), self.when, ("when", "wording") if self.is_wording_own else ("when",)),
        )

    def problem(self) -> tuple[str, str]:
        """Return why the date cannot be read."""
        return "when", self.when.problem

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Write the date into the event."""
        lean = kept_lean(self.when.value)
        worded = self.when.text if lean or self.when.says_none else ""
        held = writer.reader.get(Event, self._event.id)
        event = replace(held, when=kept_when(self.when, self._quotes))
        writer.put(event)
        keep_when(writer, EventDraft(event, (), worded, lean))
        return writer.reader.get(Claim, claim.id)


class NumberFields(ValueFields):
    """Official number and title of a notice, ruling or case."""

    def __init__(self, event: Event) -> None:
        """Show them."""
        self._event = event
        self.number, self.title = line(event.official_number), line(event.official_title)
        self.parts = (
            (tr_later("Official number"), self.number, ("official_number",)),
            (tr_later("Official title"), self.title, ("official_title",)),
        )

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Write them into the event."""
        held = writer.reader.get(Event, self._event.id)
        writer.put(replace(held, official_number=self.number.words(), official_title=self.title.words()))
        return claim


class RowFields(ValueFields):
    """A place, an actor or a sum, in the line that the form of the event has for it."""

    def __init__(self, name: str, row: Row, missing: str, *keys: str, quotes: Iterable[str] = ()) -> None:
        """Show the line without its button; a claim is taken out with the whole form."""
        self._quotes = tuple(quotes)
        self.row, self._missing, self._key = row, missing, keys[0]
        row.remove.hide()
        self.parts = ((name, row, keys),)
        self.is_wording_own = isinstance(row, PlaceRow)

    def problem(self) -> tuple[str, str]:
        """Return what is wrong with the line, or that it is empty."""
        return self._key, self.row.problem or ("" if self.row.lines() else self._missing)

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Write the claim; further sums of the same words become claims that restate it."""
        writer.put(claim)
        first, *more = self._lines()
        lines = (replace(first, claim_id=claim.id), *more)
        last = max(one.position for one in writer.reader.where(Claim, event_id=claim.event_id))
        return write_lines(writer, writer.reader, claim.event_id, lines, last)[0]

    def _lines(self) -> tuple[Line, ...]:
        """Return what the line says; a sum keeps as printed only what one of the claim's sources says."""
        return self.row.lines_of(self._quotes) if isinstance(self.row, SumRow) else self.row.lines()


class StatementFields(ValueFields):
    """A sentence, and who says it."""

    def __init__(self, claim: Claim, speaker: Actor | None, propose: Propose) -> None:
        """Show them."""
        self.text = paragraph(claim.text)
        self.text.setPlaceholderText(tr("one checkable sentence"))
        shown = ActorLine(speaker.name, "", None, speaker.id) if speaker else None
        self.speaker = ActorRow(propose, shown)
        self.speaker.remove.hide()
        self.speaker.role.hide()
        self.speaker.grid.setColumnStretch(1, 0)
        self.speaker.name.setAccessibleName(tr("Said by"))
        self.speaker.name.setPlaceholderText(tr("who says it, if it is somebody's word"))
        self.parts = (
            (tr_later("Statement"), self.text, ("text", "statement")),
            (tr_later("Said by"), self.speaker, ("actor_id", "speaker")),
        )

    def problem(self) -> tuple[str, str]:
        """Return that the sentence is missing."""
        return "text", "" if self.text.words().strip() else tr("Write the statement.")

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Return the claim with the sentence; a speaker who is new to the case becomes an actor of it."""
        said_by = self.speaker.line()
        actor = actor_of(writer, writer.reader, said_by) if isinstance(said_by, ActorLine) else None
        return replace(claim, text=self.text.words(), actor_id=actor.id if actor else None)


class RelationFields(ValueFields):
    """How this event stands to another."""

    def __init__(self, claim: Claim, other: Event | None, propose: Propose) -> None:
        """Show the words and the other event."""
        self.role = WordChoice()
        self.role.add_words(*EVENT_ROLES)
        self.role.show_word(claim.role)
        self.role.setMinimumContentsLength(30)
        hint = self.role.lineEdit()
        if hint is not None:
            hint.setPlaceholderText(tr("follows, repeals, is part of …"))
        self.other = ChosenLine(
            tr("Which event"),
            tr("words of its title"),
            propose,
            other.id if other else "",
            other.title if other else "",
        )
        self.parts = (
            (tr_later("This event"), self.role, ("role",)),
            (tr_later("Which event"), self.other, ("other_event_id", "relation")),
        )

    def problem(self) -> tuple[str, str]:
        """Return what is missing."""
        if not self.role.word:
            return (
                "role",
                tr("Write how this event stands to the other: it follows it, repeals it, is part of it …"),
            )
        return "other_event_id", self.other.problem or (
            "" if self.other.id else tr("Choose the other event.")
        )

    def write(self, writer: Writer, claim: Claim) -> Claim:
        """Return the claim with both."""
        return replace(claim, role=self.role.word, other_event_id=EventId(self.other.id))


def value_fields(session: Session, dossier: Dossier, stated: Stated) -> ValueFields:
    """Return the fields for the value of a claim."""
    claim, reader = stated.claim, session.reader
    shown = line_of(stated)
    match claim.field:
        case Field.WHAT:
            return WhatFields(dossier.event)
        case Field.WHEN:
            return WhenFields(session, dossier.event, claim, quotes_of(dossier, Field.WHEN))
        case Field.NUMBER:
            return NumberFields(dossier.event)
        case Field.WHERE:
            places = reader.all(Place)
            line_shown = shown if isinstance(shown, PlaceLine) else None
            place = PlaceRow(
                propose_places(places), place_reader(places), line_shown, roles_of(reader, Field.WHERE)
            )
            place.can_place = False
            place.edit_button.hide()  # the form of the claim is no place to move a place
            return RowFields(tr_later("Where"), place, tr("Name the place."), "place_id", "where")
        case Field.WHO:
            actor = ActorRow(
                propose_actors(reader.all(Actor)),
                shown if isinstance(shown, ActorLine) else None,
                usual=roles_of(reader, Field.WHO),
            )
            return RowFields(tr_later("Who"), actor, tr("Name the person or body."), "actor_id", "who")
        case Field.STATEMENT:
            return StatementFields(claim, stated.actor, propose_actors(reader.all(Actor)))
        case Field.RELATION:
            return RelationFields(claim, stated.other, propose_events(session.index, claim.event_id))
    row = SumRow(shown if isinstance(shown, SumLine) else None)
    quotes = [each.citation.quote for each in stated.cited]
    return RowFields(
        tr_later("How much"), row, tr("Write the sum."), "amount", "quantity", "text", quotes=quotes
    )


def new_claim(event_id: str, field: Field, position: int, who: str) -> Claim:
    """Return a claim that holds nothing yet."""
    return Claim(ClaimId(new_id()), EventId(event_id), field, position=position, written_by=who)


def propose_claims(session: Session, field: Field, own_id: str) -> Propose:
    """Return the function that proposes claims of the same kind by their words or by those of their events."""
    fields = (Field.AMOUNT, Field.QUANTITY) if field in (Field.AMOUNT, Field.QUANTITY) else (field,)

    @cache  # read when the first letter is typed
    def held() -> tuple[tuple[str, str], ...]:
        reader = session.reader
        claims = (claim for one in fields for claim in reader.where(Claim, field=str(one)))
        return tuple((claim_words(session, claim), claim.id) for claim in claims if claim.id != own_id)

    def propose(words: str) -> list[Proposal]:
        sought = words.casefold().split()
        found = ((said, id) for said, id in held() if all(word in said.casefold() for word in sought))
        return [(said, said, id) for (said, id), _ in zip(found, range(MOST), strict=False)]

    return propose


def claim_words(session: Session, claim: Claim) -> str:
    """Return a claim with its event on one line, as lists of claims show it."""
    return one_line(" · ".join(_told(session, claim)), 120)


def _told(session: Session, claim: Claim) -> Iterator[str]:
    value = claim.amount or claim.quantity
    if value:
        yield words_of_sum(value, language())
    if claim.text:
        yield claim.text
    elif not value and claim.wording:
        yield claim.wording
    event = session.reader.find(Event, claim.event_id)
    if event is not None:
        yield event.title
        if event.when:
            yield words_of_when(event.when, language())
