"""The form in which several events are given the same, in one step."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from gui.forms.cell_fields import list_kinds, tags_in
from gui.forms.completers import propose_actors, propose_places
from gui.forms.event_draft import ActorLine, Line, PlaceLine, write_lines
from gui.forms.form_page import FormPage, line
from gui.forms.place_row import PlaceRow
from gui.forms.place_words import place_reader
from gui.forms.rows import ActorRow, Row
from gui.forms.state_words import STATE_WORDS
from gui.forms.word_choice import choice_of_words
from gui.parts.ask import Ask
from gui.parts.plain_text import one_line
from gui.session import Session
from models.evidence.together import Marked, Together, change_together
from models.records.kind_names import kind_name
from models.records.standing import STANDING_WORDS
from models.records.story import (
    Actor,
    Claim,
    Confidentiality,
    Event,
    EventId,
    Field,
    Kind,
    KindId,
    Place,
    State,
)
from models.store.reader import Reader
from models.store.writer import Writer
from models.translation import language, tr, tr_count, tr_later
from models.values.listing import in_a_row

AS_IT_IS = "as-it-is"  # the value of a choice that changes nothing
MOST_NAMED = 3
MARKS = {
    State.READY: tr_later("ready: drafts go to the check"),
    State.DRAFT: tr_later("draft: what is ready is taken back from the check"),
}
SEEN = {
    Confidentiality.PUBLIC: tr_later("everybody: may be published"),
    Confidentiality.INTERNAL: tr_later("the newsroom: in no export for publication"),
    Confidentiality.CONFIDENTIAL: tr_later("confidential: in no export for publication"),
}
SEEN_WORDS = {
    Confidentiality.PUBLIC: tr_later("public"),
    Confidentiality.INTERNAL: tr_later("internal"),
    Confidentiality.CONFIDENTIAL: tr_later("confidential"),
}


class TogetherForm(FormPage):
    """Changes some events together; what is left as it is stays so in each of them."""

    way = ("change_events",)

    def __init__(
        self, session: Session, ask: Ask, ids: Sequence[str], *, parent: QWidget | None = None
    ) -> None:
        """Show what the events have in common, and what they may be given."""
        self._events = session.reader.where_in(Event, "id", ids)
        super().__init__(tr_count(len(self._events), "Change {n:,} event", "Change {n:,} events"), parent)
        self._session, self._ask, self._told_open = session, ask, ""
        self._make_fields()
        self.resize(self.width(), self.sizeHint().height())
        if not session.can_edit:
            self.forbid_changes()

    def _make_fields(self) -> None:
        reader, events = self._session.reader, self._events
        kinds = {kind.id: kind_name(kind.name, language()) for kind in reader.all(Kind)}
        places, actors = reader.all(Place), reader.all(Actor)
        self.kind = QComboBox()
        self.kind.addItem(_now(kinds.get(event.kind_id, "") for event in events), AS_IT_IS)
        list_kinds(self.kind, self._session)
        self.standing = self._choice(STANDING_WORDS, (tr(STANDING_WORDS[event.standing]) for event in events))
        held = Counter(tag for event in events for tag in event.tags)
        self.tags = line("", tr("separated by commas"))
        self.tags_out = line("", ", ".join(one_line(tag, 30) for tag, _ in held.most_common(MOST_NAMED)))
        self.tags_out.setEnabled(bool(held))
        self.place = PlaceRow(propose_places(places), place_reader(places))
        self.place.can_place = False
        self.actor = ActorRow(propose_actors(actors))
        for part in (self.place.wording, self.place.edit_button, self.place.remove, self.actor.remove):
            part.hide()
        claims = reader.where_in(Claim, "event_id", [event.id for event in events])
        self.state = self._choice(MARKS, (tr(STATE_WORDS[claim.state]) for claim in claims))
        self.confidentiality = self._choice(SEEN, (tr(SEEN_WORDS[event.confidentiality]) for event in events))
        for name, field, key in (
            (tr_later("Kind"), self.kind, "kind_id"), (tr_later("Standing"), self.standing, "standing"),
            (tr_later("Add tags"), self.tags, "tags"), (tr_later("Take out tags"), self.tags_out, "tags_out"),
            (tr_later("Add a place"), self.place, "where"), (tr_later("Add an actor"), self.actor, "who"),
            (tr_later("Check"), self.state, "state"),
            (tr_later("Who may see them"), self.confidentiality, "confidentiality"),
        ):  # fmt: skip
            self.add(name, field, key)
        self.kind.setFocus()

    def _choice(self, values: Mapping[Any, str], now: Iterable[str]) -> QComboBox:
        combo = choice_of_words(values, "")
        combo.insertItem(0, _now(now), AS_IT_IS)
        combo.setCurrentIndex(0)
        return combo

    def wanted(self) -> Together:
        """Tell what the events are given."""
        kind, state, seen = (
            self.kind.currentData(),
            self.state.currentData(),
            self.confidentiality.currentData(),
        )
        standing = self.standing.currentData()
        return Together(
            kind_id=None if kind == AS_IT_IS else KindId(kind),
            standing=None if standing == AS_IT_IS else standing,
            tags=tags_in(self.tags.words()),
            tags_out=tags_in(self.tags_out.words()),
            confidentiality=None if seen == AS_IT_IS else Confidentiality(seen),
            state=None if state == AS_IT_IS else State(state),
        )

    def _lines(self) -> tuple[Line, ...]:
        rows: tuple[Row, ...] = (self.place, self.actor)
        return tuple(line for row in rows for line in row.lines())

    def find_problem(self) -> str:
        """Return the first thing that cannot be saved, or that nothing is to be changed."""
        for key, row in (("where", self.place), ("who", self.actor)):
            if row.problem:
                return self.at(key, row.problem)
        if (name := self.place.open_name) and name != self._told_open:
            self._told_open = name
            return self.at(
                "where", tr("“{name}”: on no map yet. Save once more to keep it so.", name=one_line(name, 40))
            )
        if self.wanted().is_empty and not self._lines():
            return tr("Nothing is changed yet: choose what the events are given, or cancel.")
        return ""

    def save(self) -> bool:
        """Write everything in one step; tell which claims kept their mark."""
        wanted, lines = self.wanted(), self._lines()
        if not self._may_be_seen(wanted) or (wanted.state and not self._session.knows_who()):
            return False
        reader, ids = self._session.reader, [event.id for event in self._events]

        def write(writer: Writer) -> Marked:
            for id in ids:
                _write_missing(writer, reader, id, lines)
            return change_together(writer, ids, wanted)

        marked = self._session.edit(f"Change {len(ids):,} event{'' if len(ids) == 1 else 's'}", write, self)
        if marked is not None and wanted.state and marked.stayed:
            self._ask.note(_marked_words(marked, wanted.state))
        return marked is not None

    def _may_be_seen(self, wanted: Together) -> bool:
        """Ask before what is kept back is opened to everybody."""
        if wanted.confidentiality is not Confidentiality.PUBLIC:
            return True
        held = sum(event.confidentiality is not Confidentiality.PUBLIC for event in self._events)
        if not held:
            return True
        question = tr_count(
            held,
            "1 of them is internal or confidential now. May everybody see them, in exports too?",
            "{n} of them are internal or confidential now. May everybody see them, in exports too?",
        )
        return self._ask.confirm(question, yes=tr("Let all see them"))


def _write_missing(writer: Writer, reader: Reader, id: EventId, lines: Sequence[Line]) -> None:
    """Give an event those places and actors that it does not name in that role yet."""
    dossier = reader.dossier(id)
    last = max((stated.claim.position for stated in dossier.stated), default=0)
    named = {
        (stated.claim.field, name.casefold(), stated.claim.role)
        for stated in dossier.stated
        for name in (stated.place.name if stated.place else "", stated.actor.name if stated.actor else "")
    }
    missing = [one for one in lines if _key(one) not in named]
    write_lines(writer, reader, id, missing, last)


def _key(line: Line) -> tuple[Field, str, str]:
    assert isinstance(line, PlaceLine | ActorLine)
    return Field.WHERE if isinstance(line, PlaceLine) else Field.WHO, line.name.casefold(), line.role


def _now(words: Iterable[str]) -> str:
    """Return what the events have now, the most frequent first: “as it is: Sale 3, Seizure 2”."""
    held = Counter(re.split("[:：]", word)[0] for word in words)
    named = [f"{one_line(word, 30)} {count}" for word, count in held.most_common(MOST_NAMED)]
    if len(held) > MOST_NAMED:
        named.append(tr("{count} more", count=len(held) - MOST_NAMED))
    return tr("as it is: {named}", named=in_a_row(named)) if named else tr("as it is")


def _marked_words(marked: Marked, state: State) -> str:
    stayed = in_a_row(
        tr("{count:,} {state}", count=count, state=tr(STATE_WORDS[one]))
        for one, count in marked.stayed.items()
    )
    return tr_count(
        marked.given,
        "1 claim is {state} now. As they are stay: {stayed}.",
        "{n:,} claims are {state} now. As they are stay: {stayed}.",
        state=tr(STATE_WORDS[state]),
        stayed=stayed,
    )
