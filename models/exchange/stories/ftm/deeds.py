"""Reads what happened in FollowTheMoney: events, and how actors stand to each other, each with its documents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from models.errors import CaseError, UnreadableValue
from models.exchange.stories.drafts import EventDraft, StoryDraft
from models.exchange.stories.ftm import lines
from models.exchange.stories.ftm.dates import dates_of, when_of
from models.exchange.stories.ftm.entities import Entity
from models.exchange.stories.ftm.schemata import DOCUMENTS, RELATIONS, SUBSIDIARY, Ends
from models.exchange.stories.ftm.things import Things, confidentiality_in, country_of, words_of
from models.records.relations import (
    WHO,
    WHOM,
    Relation,
    RelationKind,
    read_share,
    relation_problem,
)
from models.records.standing import STANDINGS
from models.records.story import Actor, Event, EventId, Field, KindId, Locator, Source, Stance
from models.translation import tr
from models.values.money import Amount, Quantity
from models.values.when import When

_DATED: Final = ("date", "startDate", "endDate")
_CITED: Final = ("proof", "sourceUrl", "publisher", "publisherUrl", "retrievedAt")
_OF_EVENT: Final = frozenset(
    ("name", "summary", "description", "location", "address", "addressEntity", "country", "keywords", "organizer",
     "involved", "recordId", "notes", *_DATED, *_CITED)
)  # fmt: skip
_OF_RELATION: Final = frozenset(("summary", "description", "recordId", *_DATED, *_CITED))
_COURT_CASE: Final = frozenset(("name", "caseNumber", "court", "fileDate", "closeDate", "summary", "description",
                                "country", "keywords", "notes", *_CITED))  # fmt: skip
_FIELDS: Final = {"amount": Field.AMOUNT, "quantity": Field.QUANTITY}


class Deeds:
    """Makes events of entities, with the actors, places and sources that they name."""

    def __init__(self, entities: dict[str, Entity], draft: StoryDraft, things: Things) -> None:
        """Take all entities of a file, the story that is read, and who reads the things."""
        self._entities, self._draft, self._things = entities, draft, things
        self._passages: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities.values():
            if entity.schema == "Documentation":
                self._passages[entity.one("entity")].append(entity)
        self._speakers = {actor.name: actor for actor in draft.actors.values()}

    # events -------------------------------------------------------------------------------------

    def event(self, entity: Entity) -> None:
        """Read an event; other things with a date and no two ends are read as events of their own sort."""
        told, own = lines.lines_in(entity.all("notes"))
        title = entity.one("name") or entity.one("summary") or self._title(entity)
        draft = self._begin(entity, title, told)
        said = entity.all("summary", "description") if entity.one("name") else entity.all("description")
        draft.description = "\n\n".join(said)
        draft.number, draft.official_title = entity.one("recordId"), _first(told, lines.OFFICIAL)
        draft.kind = _first(told, lines.KIND) or ("" if entity.schema == "Event" else words_of(entity.schema))
        draft.tags += entity.all("keywords")
        standing = _first(told, lines.STANDING)
        draft.standing = standing if standing in STANDINGS else ""
        draft.era = _first(told, lines.ERA)
        self._country(entity, draft)
        draft.when = self._when(entity, told, draft, is_event=True)
        self._places(entity, draft, told)
        known = {*_OF_EVENT, *self._actors(entity, draft, told)}
        self._facts(draft, told)
        draft.notes += [*entity.all("name")[1:], *own, *self._things.kept(entity, known)]
        self._cite(entity, draft)

    def court_case(self, entity: Entity) -> None:
        """Read a court case as the event that it was filed; its parties come with the entities that name them."""
        draft = self._begin(entity, entity.one("name", "caseNumber") or self._title(entity), {})
        draft.description = "\n\n".join(entity.all("summary", "description"))
        draft.number, draft.kind = entity.one("caseNumber"), "court case"
        draft.tags += entity.all("keywords")
        dates = {"startDate": entity.all("fileDate"), "endDate": entity.all("closeDate")}
        filed = Entity(
            entity.id, entity.schema, {name: some for name, some in dates.items() if some}, entity.line
        )
        draft.when = self._when(filed, {}, draft, is_event=True)
        for name in entity.all("court"):
            draft.claims.add(
                Field.WHO, actor_id=self._draft.actor(f"court {name}", name, kind="court").id, role="court"
            )
        self._country(entity, draft)
        draft.notes += [*entity.all("notes"), *self._things.kept(entity, _COURT_CASE)]
        self._cite(entity, draft)

    def party(self, entity: Entity) -> None:
        """Add the party of a court case to it."""
        case = self._draft.events.get(entity.one("case"))
        party = self._entities.get(entity.one("party"))
        if case is None or party is None:
            self._things.tell(
                entity,
                tr("names nothing that is in the file: it was left out."),
            )
            return
        case.claims.add(Field.WHO, actor_id=self._things.actor(party).id, role=entity.one("role") or "party")
        case.notes += self._things.kept(entity, ("case", "party", "role"))

    def _title(self, entity: Entity) -> str:
        named = [
            value for values in entity.properties.values() for value in values if value in self._entities
        ]
        about = ", ".join(dict.fromkeys(map(self._things.caption, named[:3])))
        return f"{words_of(entity.schema).capitalize()}: {about}" if about else f"{entity.schema} {entity.id}"

    def _begin(self, entity: Entity, title: str, told: dict[str, list[str]]) -> EventDraft:
        draft = self._draft.event(entity.id, title, entity.line)
        draft.confidentiality = confidentiality_in(told)
        return draft

    def _country(self, entity: Entity, draft: EventDraft) -> None:
        codes = list(map(country_of, entity.all("country")))
        draft.jurisdiction = codes[0] if codes else ""
        if len(codes) > 1 or "" in codes:
            self._draft.no_place(f"{entity.schema}.country")
            draft.notes.append(f"country: {'; '.join(entity.all('country'))}")

    def _when(
        self, entity: Entity, told: dict[str, list[str]], draft: EventDraft, *, is_event: bool
    ) -> When | None:
        """Return the date of an entity: that of our line while the dates are still those that were written with it."""
        try:
            when = when_of(entity, is_event=is_event)
        except UnreadableValue as error:
            self._things.tell(entity, tr("{problem} It stands without a date.", problem=error))
            draft.wording = "; ".join(entity.all(*_DATED))
            return None
        edtf = _first(told, lines.DATE)
        exact = self._things.edtf(entity, edtf) if edtf else None
        if exact is None:
            return when
        written = {name: entity.all(name) for name in _DATED if entity.all(name)}
        if dates_of(exact, is_event=is_event) == written:
            return exact
        self._things.tell(
            entity,
            tr("its dates were changed, so “{edtf}” of its note no longer holds.", edtf=edtf),
        )
        return when

    def _places(self, entity: Entity, draft: EventDraft, told: dict[str, list[str]]) -> None:
        roles = dict(map(lines.parted, told.get(lines.PLACE_ROLE, ())))
        named = set[str]()
        for id in entity.all("addressEntity"):
            if address := self._entities.get(id):
                place = self._things.place(address)
                named |= {place.name, *address.all("name", "full")}
                draft.claims.add(Field.WHERE, place_id=place.id, role=roles.get(place.name, ""))
        for name in entity.all("location", "address"):
            if name not in named:
                place = self._draft.place(f"place {name}", name)
                draft.claims.add(Field.WHERE, place_id=place.id, role=roles.get(name, ""))

    def _actors(self, entity: Entity, draft: EventDraft, told: dict[str, list[str]]) -> set[str]:
        """Add the actors that an entity names, and return the properties that name them."""
        roles = [lines.parted(text) for text in told.get(lines.ROLE, ())]
        names: dict[str, str] = {"organizer": "organizer", "involved": ""}
        for name, values in entity.properties.items():
            is_free = name not in _OF_EVENT and any(value in self._entities for value in values)
            if is_free:
                names[name] = words_of(name)
        for name, role in names.items():
            for id in entity.all(name):
                if not (held := self._entities.get(id)):
                    draft.notes.append(f"{words_of(name)}: {id}")
                    continue
                actor = self._things.actor(held)
                said = [each for each in roles if each[0] == actor.name]
                for each in said or [("", role)]:
                    draft.claims.add(Field.WHO, actor_id=actor.id, role=each[1])
                roles = [each for each in roles if each not in said]
        return set(names)

    # what our lines tell ------------------------------------------------------------------------

    def _facts(self, draft: EventDraft, told: dict[str, list[str]]) -> None:
        """Add the sums and the statements of our lines."""
        for label, kind in ((lines.AMOUNT, Amount), (lines.QUANTITY, Quantity)):
            for text in told.get(label, ()):
                self._sum(draft, label, kind, text)
        for text in told.get(lines.STATEMENT, ()):
            name, said = lines.speaker_and_words(text, self._speakers)
            speaker = self._speakers.get(name)
            if name and speaker is None:
                speaker = self._draft.actor(f"speaker {name}", name)
            draft.claims.add(Field.STATEMENT, text=said, actor_id=speaker.id if speaker else None)
        draft.inferred += told.get(lines.INFERRED, ())
        draft.notes += [lines.line(lines.LINK, text) for text in told.get(lines.LINK, ())]

    def _sum(self, draft: EventDraft, label: str, kind: Any, text: str) -> None:
        read = lines.read_sum(text, kind)
        if read is None:
            draft.notes.append(lines.line(label, text))
            return
        value, meaning, wording = read
        name = "amount" if kind is Amount else "quantity"
        worded = {} if value else {"wording": wording}
        draft.claims.add(_FIELDS[name], meaning=meaning, **{name: value}, **worded)

    # relations ----------------------------------------------------------------------------------

    def relation(self, entity: Entity) -> None:
        """Read how two actors stand to each other; what lacks an end is kept as an event."""
        ends = RELATIONS[entity.schema]
        ids = entity.one(ends.who), entity.one(ends.whom)
        kind, words, more = _kind_and_words(entity, ends)
        if kind is RelationKind.SUBSIDIARY_OF and entity.schema == "Ownership":
            ids = ids[::-1]
        who, whom = (self._entities.get(id) for id in ids)
        if who is None or whom is None or relation_problem(kind, ids[0], ids[1], words):
            self._things.tell(
                entity,
                tr("lacks one of its two ends: it was kept as an event."),
            )
            self.event(entity)
            return
        self._related(entity, kind, words, (self._things.actor(who), self._things.actor(whom)), more)

    def _related(
        self, entity: Entity, kind: RelationKind, words: str, actors: tuple[Actor, Actor], more: Iterable[str]
    ) -> None:
        told, own = lines.lines_in(entity.all("description"))
        draft = self._begin(entity, "", told)
        draft.relation, draft.said, draft.number = str(kind), words, entity.one("recordId")
        draft.claims.add(Field.WHO, actor_id=actors[0].id, role=WHO)
        draft.claims.add(Field.WHO, actor_id=actors[1].id, role=WHOM)
        draft.when = self._when(entity, told, draft, is_event=False)
        draft.description = "\n\n".join([*entity.all("summary"), *own])
        ends = RELATIONS[entity.schema]
        known = {*_OF_RELATION, ends.who, ends.whom, ends.words, *self._told_sums(entity, draft, told)}
        self._facts(draft, told)
        claims = draft.claims.claims
        share = next((one.quantity for one in claims if one.quantity), None)
        paid = next((one.amount for one in claims if one.amount), None)
        bare = Event(EventId(""), KindId(""), "", relation=str(kind))
        sentence = Relation(bare, kind, *actors, draft.when, share, paid, words).sentence()
        draft.title = _first(told, lines.TITLE) or sentence
        draft.notes += [*more, *self._things.kept(entity, known)]
        self._cite(entity, draft)

    def _told_sums(self, entity: Entity, draft: EventDraft, told: dict[str, list[str]]) -> set[str]:
        """Add the sum of a payment and the share of an owner; return the properties that were understood."""
        known = set[str]()
        if not told.get(lines.AMOUNT) and (amount := entity.one("amount")):
            currency = (entity.one("currency") or self._draft.options.currency).upper()
            try:
                draft.claims.add(Field.AMOUNT, amount=Amount(Decimal(amount.replace(",", "")), currency))
                known |= {"amount", "currency"}
            except (CaseError, InvalidOperation):
                self._things.tell(
                    entity,
                    tr("{amount} {currency} is no sum: see its note.", amount=amount, currency=currency),
                )
        if not told.get(lines.QUANTITY) and (share := entity.one("percentage")):
            try:
                draft.claims.add(Field.QUANTITY, quantity=replace(read_share(share), wording=""))
                known.add("percentage")
            except UnreadableValue as error:
                self._things.tell(entity, tr("{problem} It stands in its note.", problem=error))
        told_by_lines = {lines.AMOUNT: {"amount", "currency"}, lines.QUANTITY: {"percentage"}}
        return known.union(*(names for label, names in told_by_lines.items() if told.get(label)))

    # sources ------------------------------------------------------------------------------------

    def _cite(self, entity: Entity, draft: EventDraft) -> None:
        """Cite the documents that prove an entity, and the addresses where it was found."""
        proofs = [held for id in entity.all("proof") if (held := self._document(entity, id, draft))]
        draft.add_own_claims()
        cited = set[str]()
        for passage in self._passages.get(entity.id, ()):
            if source := self._document(passage, passage.one("document"), draft):
                cited.add(source.id)
                draft.cite(source, draft.claim_named(passage.one("status")), **_passage(passage))
                draft.notes += self._things.kept(passage, _OF_PASSAGE)
        for source in proofs:
            if source.id not in cited:
                draft.cite(source)
        self._cite_addresses(entity, draft, {source.url for source in proofs})

    def _document(self, entity: Entity, id: str, draft: EventDraft) -> Source | None:
        held = self._entities.get(id)
        if held is not None and held.schema in DOCUMENTS:
            return self._things.source(held)
        draft.notes.append(f"proof: {self._things.caption(id)}")
        self._things.tell(
            entity,
            tr("names a document that is not in the file: see its note."),
        )
        return None

    def _cite_addresses(self, entity: Entity, draft: EventDraft, held: set[str]) -> None:
        urls = [url for url in entity.all("sourceUrl") if url not in held]
        publishers = entity.all("publisher")
        for url in urls:
            publisher = publishers[0] if len(publishers) == 1 else ""
            key = f"address {url} {publisher}"
            source = self._draft.source(key, publisher or url, url=url, publisher=publisher)
            source = self._draft.sources[key] = replace(
                source, accessed=self._things.date(entity, "retrievedAt")
            )
            draft.cite(source)
        is_told = len(publishers) == 1 and urls
        more = {"publisher": () if is_told else publishers, "publisherUrl": entity.all("publisherUrl")}
        if not urls:
            more["retrievedAt"] = entity.all("retrievedAt")
        for name, values in more.items():
            if values and not (name == "publisher" and held):
                self._draft.no_place(f"{entity.schema}.{name}")
                draft.notes.append(f"{words_of(name)}: {'; '.join(values)}")


_OF_PASSAGE: Final = frozenset(("document", "entity", "role", "summary", "description", "recordId", "status"))


def _passage(entity: Entity) -> dict[str, Any]:
    """Return what an entity between a document and an event tells of the passage."""
    role = entity.one("role")
    stance = Stance(role) if role in tuple(Stance) else Stance.SUPPORTS
    unit, _, place = entity.one("recordId").partition(" ")
    locator = Locator(unit) if unit in tuple(Locator) and unit and place else Locator.OTHER
    told = place if locator is not Locator.OTHER or unit == Locator.OTHER else entity.one("recordId")
    return {
        "stance": stance,
        "locator": locator if told else Locator.WHOLE,
        "place": told,
        "quote": entity.one("summary"),
        "translation": entity.one("description"),
        "note": "" if role in tuple(Stance) else role,
    }


def _kind_and_words(entity: Entity, ends: Ends) -> tuple[RelationKind, str, list[str]]:
    """Return the kind of a relation, its words, and what is kept of these in a note."""
    roles = entity.all(ends.words)
    first = roles[0] if roles else ""
    if entity.schema == "Ownership" and first == SUBSIDIARY:
        return RelationKind.SUBSIDIARY_OF, ", ".join(roles[1:]), []
    if entity.schema == "UnknownLink":
        word, _, said = first.partition(": ")
        if word in tuple(RelationKind) and word != RelationKind.OTHER:
            return RelationKind(word), said, roles[1:]
        return RelationKind.OTHER, first or ends.own_words, roles[1:]
    if entity.schema == "Associate" and first:
        return RelationKind.OTHER, f"is {first} of", roles[1:]
    words = ", ".join(roles)
    if ends.kind is RelationKind.OTHER:
        return RelationKind.OTHER, ends.own_words, roles
    return ends.kind, words, []


def _first(told: dict[str, list[str]], label: str) -> str:
    return next(iter(told.get(label, ())), "")
