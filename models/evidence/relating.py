"""Relations between actors: entered and changed in one edit, so that their claims can be cited and checked."""

from dataclasses import dataclass, replace

from models.errors import CaseError
from models.records.dossier import Dossier
from models.records.relations import (
    KIND_OF_RELATIONS,
    SHARE,
    WHO,
    WHOM,
    Relation,
    RelationKind,
    relation_problem,
)
from models.records.story import (
    Actor,
    ActorId,
    Claim,
    ClaimId,
    Confidentiality,
    Event,
    EventId,
    Field,
    Kind,
    new_id,
)
from models.store.actors import actor_named, relations_of
from models.store.reader import Reader
from models.store.writer import Writer
from models.values.money import Amount, Quantity
from models.values.when import When


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation as somebody enters it; an actor is named, or meant by the id of one in the case."""

    kind: RelationKind
    who: str
    whom: str
    who_id: ActorId | None = None
    whom_id: ActorId | None = None
    when: When | None = None
    share: Quantity | None = None
    sum: Amount | None = None
    words: str = ""
    wording: str = ""
    note: str = ""
    confidentiality: Confidentiality = Confidentiality.PUBLIC

    def problem(self) -> str:
        """Return in one sentence why the relation cannot stand; empty if it can."""
        return relation_problem(
            self.kind, self.who_id or self.who, self.whom_id or self.whom, self.words, self.share
        )


def draft_of(relation: Relation) -> RelationDraft:
    """Return a relation of the case as somebody may change it."""
    return RelationDraft(
        relation.kind,
        relation.who.name,
        relation.whom.name,
        relation.who.id,
        relation.whom.id,
        relation.when,
        relation.share,
        relation.sum,
        relation.words,
        relation.wording,
        relation.event.note,
        relation.event.confidentiality,
    )


def write_relation(
    writer: Writer, reader: Reader, draft: RelationDraft, before: Dossier | None = None
) -> EventId:
    """Write a relation with its claims and return its id; a claim that is still there keeps its citations.

    Actors who are not in the case yet are made. The title is a sentence made from the relation, told anew with it.
    CaseError if the relation cannot stand.
    """
    who = _actor(writer, reader, draft.who, draft.who_id)
    whom = _actor(writer, reader, draft.whom, draft.whom_id)
    if problem := replace(draft, who_id=who.id, whom_id=whom.id).problem():
        raise CaseError(problem)
    if reader.find(Kind, KIND_OF_RELATIONS.id) is None:
        writer.add(KIND_OF_RELATIONS)
    event = before.event if before else Event(EventId(new_id()), KIND_OF_RELATIONS.id, "")
    event = replace(
        event,
        title=_told(event, draft, who, whom).sentence(),
        when=draft.when,
        note=draft.note,
        confidentiality=draft.confidentiality,
        relation=str(draft.kind),
    )
    writer.put(event)
    _write_claims(writer, _Held(event.id, before), draft, who, whom)
    return event.id


def _told(event: Event, draft: RelationDraft, who: Actor, whom: Actor) -> Relation:
    return Relation(
        event, draft.kind, who, whom, draft.when, draft.share, draft.sum, draft.words, draft.wording
    )


class _Held:
    """The claims that a relation has already, by what they say of it."""

    def __init__(self, event_id: EventId, before: Dossier | None) -> None:
        self._event_id, self._before = event_id, before

    def claim(self, field: Field, role: str = "") -> Claim | None:
        """Return the first claim about a field of the relation, None if it has none."""
        of_field = self._before.of(field) if self._before else ()
        if field is Field.QUANTITY:
            of_field = tuple(
                one for one in of_field if one.claim.quantity and one.claim.quantity.asset == SHARE
            )
        return next((one.claim for one in of_field if not role or one.claim.role == role), None)

    def or_new(self, field: Field, role: str, position: int) -> Claim:
        """Return the claim about a field, made now if there is none."""
        found = self.claim(field, role)
        return found or Claim(ClaimId(new_id()), self._event_id, field, role=role, position=position)


def _write_claims(writer: Writer, held: _Held, draft: RelationDraft, who: Actor, whom: Actor) -> None:
    what = held.or_new(Field.WHAT, "", 0)
    writer.put(replace(what, text=draft.words, wording=draft.wording))
    for position, (role, actor) in enumerate(((WHO, who), (WHOM, whom)), start=1):
        writer.put(replace(held.or_new(Field.WHO, role, position), actor_id=actor.id))
    _put_value(writer, held, Field.QUANTITY, quantity=draft.share)
    _put_value(writer, held, Field.AMOUNT, amount=draft.sum)
    dated = held.claim(Field.WHEN)
    if draft.when is None and dated is not None:
        writer.delete(dated)


def _put_value(writer: Writer, held: _Held, field: Field, **value: Amount | Quantity | None) -> None:
    known, is_told = held.claim(field), any(one is not None for one in value.values())
    if is_told:
        writer.put(replace(known or held.or_new(field, "", 3), **value))  # type: ignore[arg-type]  # by its name
    elif known is not None:
        writer.delete(known)


def _actor(writer: Writer, reader: Reader, name: str, id: ActorId | None) -> Actor:
    meant = reader.find(Actor, id) if id else actor_named(reader, name)
    if meant is not None:
        return meant
    made = Actor(ActorId(new_id()), name.strip())
    writer.add(made)
    return made


def read_again(writer: Writer, actor_id: str) -> None:
    """Write the titles of an actor's relations anew where the names in them are told no more."""
    reader = writer.reader
    for relation in relations_of(reader, actor_id):
        title = relation.sentence()
        if relation.event.title != title:
            writer.replace(replace(relation.event, title=title))
