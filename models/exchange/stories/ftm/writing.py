"""Writes a story as entities of FollowTheMoney, one a line; what has no property there stands in lines of notes."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from models.exchange.stories.ftm import lines
from models.exchange.stories.ftm.dates import dates_of, when_of
from models.exchange.stories.ftm.entities import Entity
from models.exchange.stories.ftm.schemata import (
    LETTERS_OF,
    NEEDED,
    RELATIONS,
    SCHEMA_OF_ACTOR,
    SCHEMA_OF_RELATION,
    SCHEMA_OF_SOURCE,
    SUBSIDIARY,
)
from models.exchange.stories.story import Story, Written
from models.records.aliases import read_alias
from models.records.dossier import WHOLE_EVENT
from models.records.relations import SHARE, WHO, WHOM, Relation, RelationKind, relation_kind
from models.records.story import (
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Event,
    Field,
    Locator,
    Place,
    Source,
    Stance,
    State,
)
from models.translation import tr_count
from models.values.money import Bound
from models.values.when import When

Values = dict[str, list[str]]


def write_ftm(story: Story) -> Written:
    """Return a story as entities, the same each time; relations that lack an end are told and left out."""
    writer = _Writer(story)
    entities = [*writer.actors(), *writer.places(), *writer.sources(), *writer.events(), *writer.relations()]
    text = "".join(f"{_line(*entity)}\n" for entity in entities)
    return Written(text.encode(), remarks=tuple(writer.remarks()))


def _line(id: str, schema: str, properties: Values) -> str:
    told = {
        name: kept for name, values in properties.items() if (kept := [one for one in values if one.strip()])
    }
    return json.dumps({"id": id, "schema": schema, "properties": told}, ensure_ascii=False)


class _Writer:
    """Turns the records of a story into entities."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._lost = 0

    def remarks(self) -> Iterator[str]:
        if self._lost:
            yield tr_count(
                self._lost,
                "Left out: {n:,} relation without both ends.",
                "Left out: {n:,} relations without both ends.",
            )

    # things -------------------------------------------------------------------------------------

    def actors(self) -> Iterator[tuple[str, str, Values]]:
        for actor in self._story.all(Actor):
            yield _id(actor), _schema(actor), self._of_actor(actor)

    @staticmethod
    def _of_actor(actor: Actor) -> Values:
        is_person = actor.kind == "person"
        notes = [actor.note, *_secret(actor.confidentiality)]
        notes += [lines.line(lines.LOCAL, actor.local_name)] if actor.local_name else []
        notes += [lines.line(lines.WHAT, actor.kind)] if actor.kind not in ("person", "company", "") else []
        notes += [lines.line(lines.NUMBER, text) for text in actor.numbers]
        notes += [lines.line(lines.ALIAS, text) for text in actor.aliases]
        for label, when in ((lines.BEGAN, actor.began), (lines.ENDED, actor.ended)):
            notes += [lines.line(label, when.edtf)] if when and _prefix(when) != when.edtf else []
        aliases = [read_alias(text) for text in actor.aliases]
        return {
            "name": [actor.name],
            "alias": [actor.local_name, *(one.name for one in aliases if one.kind != "former")],
            "previousName": [one.name for one in aliases if one.kind == "former"],
            "birthDate" if is_person else "incorporationDate": _day(actor.began),
            "deathDate" if is_person else "dissolutionDate": _day(actor.ended),
            "idNumber" if is_person else "registrationNumber": [
                text.rpartition("=")[2] for text in actor.numbers
            ],
            "notes": list(lines.each_once(notes)),
        }

    def places(self) -> Iterator[tuple[str, str, Values]]:
        for place in self._story.all(Place):
            point = place.point
            notes = [place.note, lines.line(lines.PRECISION, str(place.precision))]
            notes += [lines.line(lines.LOCAL, place.local_name)] if place.local_name else []
            notes += [lines.line(lines.ADMIN, place.admin)] if place.admin else []
            notes += [lines.line(lines.ALIAS, text) for text in place.aliases]
            notes += [lines.line(lines.DATUM, str(place.datum))] if point else []
            yield _id(place), "Address", {
                "name": [place.name],
                "full": [place.name],
                "country": [place.country.lower()],
                "latitude": [repr(point.lat)] if point else [],
                "longitude": [repr(point.lon)] if point else [],
                "notes": notes,
            }  # fmt: skip

    def sources(self) -> Iterator[tuple[str, str, Values]]:
        for source in self._story.all(Source):
            yield _id(source), SCHEMA_OF_SOURCE.get(source.type, "Document"), self._of_source(source)

    @staticmethod
    def _of_source(source: Source) -> Values:
        told = (
            (lines.TYPE, source.type),
            (lines.ORIGINAL, source.original_title),
            (lines.IN, source.container),
            (lines.ARCHIVED, source.archived_url),
            (lines.ACCESSED, source.accessed.edtf if source.accessed else ""),
            (lines.DATE, source.issued.edtf if source.issued and _prefix(source.issued) != source.issued.edtf else ""),
        )  # fmt: skip
        return {
            "title": [source.title],
            "fileName": [source.title],  # what Aleph shows of a document
            "author": list(source.authors),
            "publisher": [source.publisher],
            "sourceUrl": [source.url],
            "publishedAt": _day(source.issued),
            "language": [LETTERS_OF.get(source.language, source.language)],
            "notes": [
                source.note,
                *_secret(source.confidentiality),
                *(lines.line(label, text) for label, text in told if text),
            ],
        }

    # events -------------------------------------------------------------------------------------

    def events(self) -> Iterator[tuple[str, str, Values]]:
        for event in (*self._story.events, *self._story.eras):
            yield _id(event), "Event", self._of_event(event)
            yield from self._passages(event)

    def _of_event(self, event: Event) -> Values:
        claims = self._claims(event)
        places, actors = self._places(claims), self._actors(claims)
        notes = [event.note, *_secret(event.confidentiality), *self._told(event)]
        if not event.era and (kind := self._story.kind_of(event)):
            notes.append(lines.line(lines.KIND, kind))
        notes += [lines.line(lines.ROLE, actor.name, role) for actor, role in actors if role]
        notes += [lines.line(lines.PLACE_ROLE, place.name, role) for place, role in places if role]
        notes += self._facts(event, claims)
        return {
            "name": [event.title],
            **self._dates(event, notes, is_event=True),
            "description": [event.description],
            "location": [place.name for place, _ in places],
            "addressEntity": [_id(place) for place, _ in places],
            "country": [event.jurisdiction.lower()],
            "involved": list(dict.fromkeys(_id(actor) for actor, _ in actors)),
            "keywords": list(event.tags),
            "recordId": [event.official_number],
            **self._cited(event),
            "notes": list(lines.each_once(notes)),
        }

    def _claims(self, event: Event) -> list[Claim]:
        return [claim for claim in self._story.claims(event) if claim.state is not State.REJECTED]

    def _places(self, claims: Iterable[Claim]) -> list[tuple[Place, str]]:
        """Return the places that claims name, with their roles."""
        found = (
            (self._story.find(Place, one.place_id), one.role) for one in claims if one.field is Field.WHERE
        )
        return [(place, role) for place, role in found if place is not None]

    def _actors(self, claims: Iterable[Claim]) -> list[tuple[Actor, str]]:
        """Return the actors that claims name, with their roles."""
        found = (
            (self._story.find(Actor, one.actor_id), one.role) for one in claims if one.field is Field.WHO
        )
        return [(actor, role) for actor, role in found if actor is not None]

    @staticmethod
    def _told(event: Event) -> Iterator[str]:
        facts = (
            (lines.OFFICIAL, event.official_title),
            (lines.STANDING, event.standing),
            (lines.ERA, event.era),
        )
        yield from (lines.line(label, text) for label, text in facts if text)

    @staticmethod
    def _dates(event: Event, notes: list[str], *, is_event: bool) -> Values:
        """Return the properties of a date; its EDTF value goes to the notes where they cannot say it."""
        told = dates_of(event.when, is_event=is_event)
        read = when_of(Entity("", "", told), is_event=is_event)
        if event.when and (read is None or read.edtf != event.when.edtf):
            notes.append(lines.line(lines.DATE, event.when.edtf))
        return told

    def _facts(self, event: Event, claims: Iterable[Claim]) -> Iterator[str]:
        """Yield a line for each sum, statement and link of an event, and for each reading of ours."""
        for claim in claims:
            if claim.field in (Field.AMOUNT, Field.QUANTITY):
                value = claim.amount or claim.quantity
                label = lines.AMOUNT if claim.field is Field.AMOUNT else lines.QUANTITY
                words = value.wording if value else claim.wording or claim.text
                yield lines.line(label, lines.sum_line(value, claim.meaning, words))
            elif claim.field is Field.STATEMENT and claim.text:
                speaker = self._story.find(Actor, claim.actor_id)
                yield lines.statement_line(speaker.name if speaker else "", claim.text)
            elif claim.field is Field.RELATION and (other := self._story.find(Event, claim.other_event_id)):
                yield lines.line(lines.LINK, claim.role, other.title)
        yield from self._inferred(claims)

    @staticmethod
    def _inferred(claims: Iterable[Claim]) -> Iterator[str]:
        for claim, number in _numbered(claims):
            if claim.is_inferred:
                yield lines.line(lines.INFERRED, f"{claim.field} {number}")

    def _cited(self, event: Event) -> Values:
        sources = [source for source, _ in self._story.sources(event)]
        publishers = dict.fromkeys(source.publisher for source in sources if source.publisher)
        return {
            "proof": [_id(source) for source in sources],
            "sourceUrl": list(dict.fromkeys(source.url for source in sources)),
            "publisher": list(publishers),
        }

    def _passages(self, event: Event) -> Iterator[tuple[str, str, Values]]:
        """Yield what stands between an event and a document: page, quoted words, and what they do to it."""
        for claim, number in _numbered(self._claims(event)):
            for citation in self._story.citations(claim):
                told = _of_passage(citation)
                if told and (source := self._story.find(Source, citation.source_id)):
                    ends = {"document": [_id(source)], "entity": [_id(event)]}
                    about = {} if citation.meaning == WHOLE_EVENT else {"status": [f"{claim.field} {number}"]}
                    yield _id(citation), "Documentation", {**ends, **about, **told}

    # relations ----------------------------------------------------------------------------------

    def relations(self) -> Iterator[tuple[str, str, Values]]:
        for event in self._story.relations:
            claims = self._claims(event)
            ends = {role: one for one, role in self._actors(claims) if role in (WHO, WHOM)}
            who, whom = ends.get(WHO), ends.get(WHOM)
            if who is None or whom is None:
                self._lost += 1
                continue
            schema, told = self._of_relation(event, claims, who, whom)
            yield _id(event), schema, told
            yield from self._passages(event)

    def _of_relation(self, event: Event, claims: list[Claim], who: Actor, whom: Actor) -> tuple[str, Values]:
        kind = relation_kind(event.relation)
        said = next((claim.text for claim in claims if claim.field is Field.WHAT), "")
        said = said or (event.relation if kind is RelationKind.OTHER else "")
        schema, role = _schema_of(kind, said, who, whom)
        ends = RELATIONS[schema]
        is_turned = schema == "Ownership" and kind is RelationKind.SUBSIDIARY_OF
        own = [claim for claim in claims if claim.field in (Field.AMOUNT, Field.QUANTITY)]
        told = _plain_sum(own[0]) if len(own) == 1 else {}
        is_plain = bool(told) and schema in ("Payment", "Ownership") and _fits(schema, told)
        notes = [event.note, *_secret(event.confidentiality), *self._told(event)]
        notes += self._facts(event, [one for one in claims if not (is_plain and one is own[0])])
        is_usual = _sentence(event, kind, who, whom, own, said) == event.title
        notes += [] if is_usual else [lines.line(lines.TITLE, event.title)]
        return schema, {
            ends.who: [_id(whom if is_turned else who)],
            ends.whom: [_id(who if is_turned else whom)],
            ends.words: role,
            **(told if is_plain else {}),
            **self._dates(event, notes, is_event=False),
            "summary": [event.description],
            "recordId": [event.official_number],
            **self._cited(event),
            "description": list(lines.each_once(notes)),
        }


def _numbered(claims: Iterable[Claim]) -> Iterator[tuple[Claim, int]]:
    """Yield claims with their numbers among those of an event about one field, from 1."""
    counts: Counter[str] = Counter()
    for claim in claims:
        counts[claim.field] += 1
        yield claim, counts[claim.field]


def _fits(schema: str, told: Mapping[str, list[str]]) -> bool:
    return ("amount" in told) is (schema == "Payment")


def _plain_sum(claim: Claim) -> Values:
    """Return the properties of a sum that is exact and of no other meaning; nothing for any other."""
    value = claim.amount or claim.quantity
    if (
        value is None
        or value.bound is not Bound.EXACT
        or value.upper is not None
        or value.wording
        or claim.meaning
    ):
        return {}
    if claim.amount:
        return {"amount": [f"{claim.amount.value:f}"], "currency": [claim.amount.currency]}
    return {"percentage": [f"{value.value:f}"]} if claim.quantity and claim.quantity.asset == SHARE else {}


def _sentence(
    event: Event, kind: RelationKind, who: Actor, whom: Actor, sums: Iterable[Claim], said: str
) -> str:
    """Return the title that whoever reads the entity again gives to it."""
    share = next((claim.quantity for claim in sums if claim.quantity), None)
    paid = next((claim.amount for claim in sums if claim.amount), None)
    return " ".join(Relation(event, kind, who, whom, event.when, share, paid, said).sentence().split())


def _schema_of(kind: RelationKind, said: str, who: Actor, whom: Actor) -> tuple[str, list[str]]:
    """Return the schema of a relation and its role; a link with our words where an end is not what the schema needs."""
    schema = SCHEMA_OF_RELATION[kind]
    ends = (whom, who) if kind is RelationKind.SUBSIDIARY_OF else (who, whom)
    needed = NEEDED.get(schema)
    if needed and not all(_schema(actor) in known for actor, known in zip(ends, needed, strict=True)):
        return "UnknownLink", [f"{kind}: {said}" if said else str(kind)]
    if kind is RelationKind.SUBSIDIARY_OF:
        return schema, [SUBSIDIARY, said]
    return schema, [said]


def _schema(actor: Actor) -> str:
    return SCHEMA_OF_ACTOR.get(actor.kind, "LegalEntity")


def _id(record: Actor | Place | Source | Event | Citation) -> str:
    return f"dateline-{type(record).__name__.lower()}-{record.id}"


def _secret(confidentiality: Confidentiality) -> list[str]:
    is_public = confidentiality is Confidentiality.PUBLIC
    return [] if is_public else [lines.line(lines.SECRET, str(confidentiality))]


def _prefix(when: When) -> str:
    """Return the prefix that stands for a date; nothing for one that none can stand for."""
    return next(iter(dates_of(when, is_event=True).get("date", ())), "")


def _day(when: When | None) -> list[str]:
    """Return the prefix of a date, or its first day where none can say it."""
    if when is None:
        return []
    prefix = _prefix(when) or str(when.earliest or when.latest or "")
    return [prefix]


def _of_passage(citation: Citation) -> Values:
    place = (
        f"{citation.locator} {citation.place}" if citation.locator is not Locator.WHOLE else citation.place
    )
    is_told = (
        citation.stance is not Stance.SUPPORTS or citation.quote or citation.place or citation.translation
    )
    if not is_told:
        return {}
    return {
        "role": [str(citation.stance)],
        "recordId": [place] if citation.place else [],
        "summary": [citation.quote],
        "description": [citation.translation],
    }
