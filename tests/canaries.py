"""A case in which every text that is not public is a word that occurs nowhere else: a canary, to be looked for."""

import io
import itertools
import zipfile
from dataclasses import fields, replace

import pikepdf
import pypdfium2

from models.records.desk import (
    Acceptance,
    Approach,
    Bookmark,
    Check,
    Comment,
    Correction,
    Identity,
    ImportedTable,
    Publication,
    Query,
    Question,
    Rate,
    Reference,
    Round,
    SavedFigure,
    Wanted,
)
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Document,
    Event,
    Field,
    Kind,
    Locator,
    Origin,
    Place,
    Source,
    Stance,
    State,
)
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import Point
from tests.builders import a_quantity, an_amount

PUBLIC = {
    About: {"id", "title", "deck", "credit", "as_of", "language", "outlet", "boundaries"},
    Kind: {"name", "colour", "shape"},
    Event: {
        "title",
        "description",
        "jurisdiction",
        "official_number",
        "official_title",
        "relation",
        "standing",
        "era",
    },
    Claim: {"text", "wording", "role", "meaning"},
    Actor: {"name", "local_name"},
    Place: {"name", "local_name", "admin", "country"},
    Source: {
        *("title", "type", "original_title", "authors", "container", "publisher", "number", "pages"),
        *("url", "archived_url", "language"),
    },
    Document: {"sha256", "media_type", "text_state"},
    Citation: {"place", "quote", "translation", "said", "meaning", "region"},
    Rate: {"base", "other", "value", "day"},
    SavedFigure: {"settings", "view"},
    ImportedTable: {"settings", "rows"},
}
LINKS = {
    "claim_id",
    "event_id",
    "kind_id",
    "actor_id",
    "place_id",
    "other_event_id",
    "until_event_id",
    "source_id",
    "cited_id",
    "document_id",
}
LINKS |= {"origin_id", "part_of", "restates", "parent_id", "publication_id", "record_id"}


COLOURS = frozenset(("colour", "shape", "era"))  # a case with any other word there does not open
ADDRESSES = frozenset(("url", "archived_url"))


class Canaries:
    """Fills every text that is not public with a word that occurs nowhere else."""

    def __init__(self):
        self.words = []
        self._numbers = itertools.count(1000)

    def word(self):
        self.words.append(f"zqcanary{next(self._numbers)}")
        return self.words[-1]

    def filled(self, record, is_secret=False):
        """The record with canaries; a secret one keeps no text of its own at all."""
        kept = LINKS | (set() if is_secret else PUBLIC.get(type(record), set()))
        changes = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in kept or field.name in COLOURS or (is_secret and field.name in ADDRESSES):
                continue
            if type(value) is str:
                changes[field.name] = self.word()
            elif isinstance(value, tuple):
                changes[field.name] = (self.word(), self.word())
            elif isinstance(value, When | Amount | Quantity):
                changes[field.name] = replace(value, wording=self.word())
        return replace(record, **changes)


def canary_records(canaries):
    fill = canaries.filled
    kind = fill(Kind("raid", "Raid", "#D55E00", "square"))
    when = When.from_edtf("2021-09-24")
    event = fill(Event("e", kind.id, "Agent Wren sells", when, "What happened", "CN", "No. 1", "On sales"))
    other = fill(Event("o", kind.id, "Another day", When.from_edtf("2022")))
    place = fill(Place("p", "Xuzhou", "徐州", admin="Jiangsu", country="CN", point=Point(34.26, 117.19)))
    actor = fill(Actor("a", "County court", "县法院"))
    origin = fill(Origin("g", "One origin"))
    source = fill(Source("s", "The sale", publisher="The Paper", issued=when, url="https://example.org/sale"))
    source = replace(source, origin_id=origin.id, accessed=when, language="en")
    yield from (kind, place, actor, origin, source, event, other)
    level = {"confidentiality": Confidentiality.CONFIDENTIAL}
    hidden = fill(Source("h", "A talk", url="https://example.org/h", **level), is_secret=True)
    agent = replace(fill(Actor("x", "Agent Wren", **level), is_secret=True), aliases=("Agent Wren",))
    plan = fill(Event("q", kind.id, "A raid to come", When.from_edtf("2023"), **level), is_secret=True)
    document = fill(Document("d", "record.pdf", "0" * 64, 5, "application/pdf", source_id=source.id))
    ban = fill(Event("era", kind.id, "The ban", When.from_edtf("2021/.."), era="plain"), False)
    yield from (hidden, agent, plan, document, ban)
    yield replace(
        fill(Event("era2", kind.id, "Plan", When.from_edtf("2023"), **level), is_secret=True), era="plain"
    )
    claims = [
        fill(claim)
        for claim in (
            Claim("c1", event.id, Field.STATEMENT, "It was sold", state=State.CHANGED, position=9),
            Claim(
                "c2", event.id, Field.WHERE, place_id=place.id, role="seller", wording="Suchow", position=4
            ),
            Claim("c3", event.id, Field.WHO, actor_id=actor.id, role="court", position=5),
            Claim(
                "c4",
                event.id,
                Field.AMOUNT,
                "in all",
                amount=an_amount(bound=Bound.ABOUT),
                meaning="proceeds",
                position=6,
            ),
            Claim("c5", event.id, Field.QUANTITY, "coins", quantity=a_quantity(), position=7),
            Claim("c6", event.id, Field.RELATION, other_event_id=other.id, role="follows", position=10),
            Claim("c7", other.id, Field.WHERE, place_id=place.id, position=4),
        )
    ]
    claims[3] = replace(claims[3], amount=replace(claims[3].amount, wording=canaries.word()))
    secret = [
        fill(Claim("c7", event.id, Field.WHO, actor_id=agent.id, position=8), is_secret=True),
        fill(Claim("c8", event.id, Field.RELATION, other_event_id=plan.id, position=11), is_secret=True),
        fill(Claim("c9", event.id, Field.STATEMENT, state=State.REJECTED, position=12), is_secret=True),
    ]
    yield from (*claims, *secret, *_relations(fill, kind, actor, agent))
    for number, claim in enumerate(claims):
        cited = Citation(
            "n", claim.id, source.id, document.id, Locator.PAGE, str(number + 1), "sold", "vendu"
        )
        yield fill(
            replace(cited, stance=Stance.CONTRADICTS if number == 4 else Stance.SUPPORTS, position=number)
        )
    for claim in (claims[0], claims[5]):
        yield replace(
            fill(Citation("n", claim.id, hidden.id, document.id, place="p. 1"), is_secret=True), region=()
        )
    yield from map(fill, _desk(claims[0], actor, source, event, hidden))


def _relations(fill, kind, actor, agent):
    """A relation that everybody may know, and one of somebody whom nobody may know."""
    bank = fill(Actor("b", "The bank"))
    yield bank
    for id, whom, is_secret in (("r1", bank, False), ("r2", agent, True)):
        event = fill(
            Event(id, kind.id, f"County court paid {whom.name}", When.from_edtf("2020"), relation="paid")
        )
        yield replace(event, title=event.title if not is_secret else "Agent Wren is paid")
        for role, end in (("who", actor), ("whom", whom)):
            yield replace(fill(Claim(f"{id}-{role}", event.id, Field.WHO, actor_id=end.id)), role=role)


def _desk(claim, actor, source, event, hidden):
    yield Check("1", claim.id, State.QUERIED, "", "")
    yield Query("1", claim.id, "")
    yield Approach("1", actor.id)
    yield Comment("1", "event", event.id, "")
    yield Wanted("1", "")
    yield Acceptance("1", "uncited", event.id, "")
    yield Round("1", "")
    yield Rate("1", "CNY", "USD", "0.14")
    yield Identity("1", actor.id, "")
    yield SavedFigure("1", "")
    yield Publication("pub", "")
    yield Correction("1", "pub", "", "")
    yield Reference("1", source.id, hidden.id)
    yield Question("1", "", "")
    yield ImportedTable("1", "", "{}", "")
    yield Bookmark("1", "event", event.id)


def parts_of(name, data):
    """All that a file holds, unpacked."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            yield from (part for name in folder.namelist() for part in (name.encode(), folder.read(name)))
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                yield str(thing).encode()
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_bytes()
        document = pypdfium2.PdfDocument(data)
        yield from (page.get_textpage().get_text_range().encode() for page in document)
        document.close()
