"""The records of a case: one frozen dataclass for each table, one field for each column (values take several)."""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from models.translation import tr_later
from models.values.money import Amount, Quantity
from models.values.when import When
from models.values.where.points import Datum, PlacePrecision, Point

KindId = NewType("KindId", str)
EventId = NewType("EventId", str)
ClaimId = NewType("ClaimId", str)
ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)
OriginId = NewType("OriginId", str)
SourceId = NewType("SourceId", str)
DocumentId = NewType("DocumentId", str)
CitationId = NewType("CitationId", str)


def new_id() -> str:
    """Return a new id of 16 hexadecimal digits, unlike any other in this case or in its copies."""
    return secrets.token_hex(8)


class Field(StrEnum):
    """The field of an event that a claim is about."""

    WHAT = tr_later("what")  # the event's title and description
    WHEN = tr_later("when")  # the event's date
    NUMBER = tr_later("number")  # the official number and title of a notice, ruling or case
    WHERE = tr_later("where")
    WHO = tr_later("who")
    AMOUNT = tr_later("amount")
    QUANTITY = tr_later("quantity")
    STATEMENT = tr_later("statement")  # a free sentence
    RELATION = tr_later("relation")  # how another event stands to this one


class State(StrEnum):
    """How far the check of a claim has come."""

    DRAFT = tr_later("draft")
    READY = tr_later("ready")
    QUERIED = tr_later("queried")
    ANSWERED = tr_later("answered")
    CHECKED = tr_later("checked")
    SIGNED_OFF = tr_later("signed off")
    REJECTED = tr_later("rejected")
    CHANGED = tr_later("changed after check")


class Stance(StrEnum):
    """What a citation does to its claim."""

    SUPPORTS = tr_later("supports")
    CONTRADICTS = tr_later("contradicts")
    CONTEXT = tr_later("context")


class Confidentiality(StrEnum):
    """Who may see a record: everybody, the newsroom, or the few who know the code name."""

    PUBLIC = tr_later("public")
    INTERNAL = tr_later("internal")
    CONFIDENTIAL = tr_later("confidential")


class Reliability(StrEnum):
    """The Admiralty grade of a source; empty means not judged, F means it cannot be judged."""

    NOT_JUDGED = ""
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """The Admiralty grade of what is said; empty means not judged, 6 means it cannot be judged."""

    NOT_JUDGED = ""
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"


class Locator(StrEnum):
    """The unit in which a citation's place in its source is counted; empty means the whole source."""

    WHOLE = ""
    PAGE = tr_later("page")
    PARAGRAPH = tr_later("paragraph")
    SECTION = tr_later("section")
    CELL = tr_later("cell")  # sheet and cell
    TIME = tr_later("time")
    REGION = tr_later("region")
    OTHER = tr_later("other")


@dataclass(frozen=True, slots=True)
class About:
    """What the case itself is called and how its figures are signed; one row, id `case`."""

    id: str = "case"
    title: str = ""
    deck: str = ""
    credit: str = ""
    outlet: str = ""
    as_of: str = ""  # ISO day on which the facts were gathered
    language: str = "en"
    boundaries: str = "natural-earth"  # the boundary view of its maps
    note: str = ""
    zone: str = ""  # the IANA name of the zone in which the case's clock is read: "Asia/Shanghai"
    signing: str = ""  # who may sign off, one of models.review.signing.RULES; empty: the strict rule


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event, with the colour and the shape that stand for it."""

    id: KindId
    name: str
    colour: str  # #rrggbb
    shape: str  # one of models.figure.marks.SHAPES
    position: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, how two actors stand to each other (`relation`), or a span behind all events (`era`).

    Relations and eras are dated facts like any other, so that their claims are cited, checked and told in the same way.
    """

    id: EventId
    kind_id: KindId
    title: str
    when: When | None = None
    description: str = ""
    jurisdiction: str = ""  # ISO 3166-1, two letters
    official_number: str = ""
    official_title: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""  # internal
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    position: int = 0
    relation: str = ""  # owns, directs, works for, paid …; empty: an event
    standing: str = (
        ""  # how sure it is that it happened, one of models.records.standing; empty: nothing is said
    )
    era: str = ""  # an era, such as the years of a ban: "plain" or the #rrggbb of its band; empty: an event


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable field of an event, or a free statement under it; citations and checks hang here.

    The value of `what`, `when` and `number` stands in the event; all other fields carry theirs here.
    """

    id: ClaimId
    event_id: EventId
    field: Field
    text: str = ""  # the statement, or what an amount or quantity means
    wording: str = ""  # as printed: "Hua'an"
    actor_id: ActorId | None = None
    place_id: PlaceId | None = None
    other_event_id: EventId | None = None
    role: str = ""  # authority, seller, agent, court … or, for a relation, "part of", "follows"
    amount: Amount | None = None
    quantity: Quantity | None = None
    is_inferred: bool = False  # a reading of ours that no source prints
    is_criticism: bool = False
    part_of: ClaimId | None = None  # a total that already holds this sum
    restates: ClaimId | None = None  # the same sum told or converted otherwise; never added
    state: State = State.DRAFT
    written_by: str = ""
    decision: str = ""  # why a contradicted claim stands as it does
    position: int = 0
    # A date that leans on other events: `role` is after, before, between or with, and `other_event_id` the event.
    until_event_id: EventId | None = None  # the second event of a date between two
    lag: str = ""  # the distance from it as an ISO 8601 duration: "P3D"
    # Our own observation, which needs no citation: who saw it, and how, where and when.
    observed_by: str = ""
    observation: str = ""
    meaning: str = (
        ""  # of a sum, as models.records.meanings lists it or the case words it: proceeds, fine, seized …
    )

    @property
    def is_observed(self) -> bool:
        """Tell whether it says who of us saw it, and how: then it needs no citation."""
        return bool(self.observed_by.strip() and self.observation.strip())


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, company, court, government body or exchange."""

    id: ActorId
    name: str
    local_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""  # person, company, court, authority, police, exchange, association, publisher
    note: str = ""
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    code_name: str = ""
    began: When | None = None  # a person's birth, a company's founding
    ended: When | None = None  # death, or dissolution
    numbers: tuple[str, ...] = ()  # "register=number", such as "Companies House=09812345"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its point and how exactly that point is known."""

    id: PlaceId
    name: str
    local_name: str = ""
    aliases: tuple[str, ...] = ()
    admin: str = ""  # the province or state, and the country
    country: str = ""  # ISO 3166-1, two letters
    point: Point | None = None
    precision: PlacePrecision = PlacePrecision.CITY
    datum: Datum = Datum.WGS84
    origin: str = ""  # where the point comes from
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A group of sources that repeat one origin and count as one."""

    id: OriginId
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, record or person that says something."""

    id: SourceId
    title: str
    type: str = "webpage"  # a CSL type
    genre: str = ""  # news repost, document translation, …
    original_title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    issued: When | None = None
    number: str = ""
    pages: str = ""
    url: str = ""
    archived_url: str = ""
    accessed: When | None = None
    language: str = ""
    reliability: Reliability = Reliability.NOT_JUDGED
    reliability_reason: str = ""
    origin_id: OriginId | None = None
    is_primary: bool = False
    was_read: bool = True  # False: known only through others
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    code_name: str = ""
    note: str = ""
    extra: tuple[str, ...] = ()  # "name=value" of an import that has no field here
    is_secondary: bool = (
        False  # somebody said that it reports what others found; neither: nobody said what it is
    )


RECOGNISED: Final = "application/vnd.dateline.recognised+json"
"""The media type of a working copy that holds the words which a machine saw."""


@dataclass(frozen=True, slots=True)
class Document:
    """A stored copy of a source's file; its bytes lie apart, under their SHA-256."""

    id: DocumentId
    name: str
    sha256: str
    size: int  # bytes
    media_type: str
    source_id: SourceId | None = None
    parent_id: DocumentId | None = None  # the evidentiary copy that a working copy was made from
    pages: int = 0
    added_at: str = ""  # ISO 8601, UTC
    added_by: str = ""
    came_from: str = ""
    text_state: str = "pending"  # pending, held, none
    note: str = ""

    @property
    def is_recognised(self) -> bool:
        """Tell whether it is the words that a machine saw in another document, its parent."""
        return self.media_type == RECOGNISED


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a source says something about a claim, and what it says."""

    id: CitationId
    claim_id: ClaimId
    source_id: SourceId
    document_id: DocumentId | None = None
    locator: Locator = Locator.WHOLE
    place: str = ""  # the page, paragraph, cell … as words: "3-5"
    quote: str = ""
    translation: str = ""
    stance: Stance = Stance.SUPPORTS
    said: str = ""  # the value this source gives where it differs: an EDTF date, "194,774 BTC"
    meaning: str = ""  # what that value or passage is: "date of issue"
    credibility: Credibility = Credibility.NOT_JUDGED
    credibility_reason: str = ""
    start: int | None = None  # characters of the page's text
    end: int | None = None
    region: tuple[str, ...] = ()  # left, top, width, height as decimals of the page
    note: str = ""
    position: int = 0
