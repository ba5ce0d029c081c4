"""The records of the editors' and the graphics desk: checks, queries, approaches, figures, publications."""

from dataclasses import dataclass

from models.records.story import (
    About,
    Actor,
    ActorId,
    Citation,
    Claim,
    ClaimId,
    Document,
    Event,
    Kind,
    Origin,
    Place,
    Source,
    SourceId,
    State,
)


@dataclass(frozen=True, slots=True)
class Check:
    """An editor's mark on a claim, with the hash of what was seen."""

    id: str
    claim_id: ClaimId
    state: State
    by: str
    at: str  # ISO 8601, UTC
    method: str = ""  # document seen, recalculated, called back
    seen: str = ""  # SHA-256 of the claim, its value and its citations
    opened: tuple[str, ...] = ()  # ids of the citations whose document was shown
    note: str = ""
    shown: str = ""  # JSON: what was seen, part by part, so that a later look can be held against it


@dataclass(frozen=True, slots=True)
class Query:
    """A question about a claim, put to somebody."""

    id: str
    claim_id: ClaimId
    question: str
    asked_by: str = ""
    asked_at: str = ""
    addressee: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_at: str = ""
    closed_by: str = ""
    closed_at: str = ""


@dataclass(frozen=True, slots=True)
class Approach:
    """What was put to a party, and what they said."""

    id: str
    actor_id: ActorId
    state: str = "not sought"  # not sought, sought, answered, refused, cannot
    claims: tuple[str, ...] = ()  # ids
    put: str = ""  # the claims as they were put, frozen
    channel: str = ""
    sent_at: str = ""
    deadline: str = ""  # ISO 8601 with zone
    answer: str = ""
    used: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on any record, which is open until somebody is done with it."""

    id: str
    record_kind: str
    record_id: str
    text: str
    by: str = ""
    at: str = ""
    page: int = 0  # of a document, from 1
    closed_by: str = ""
    closed_at: str = ""  # empty: it is open


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A record to which somebody wants to come back; it is theirs alone, and in no copy for others."""

    id: str
    record_kind: str
    record_id: str
    by: str = ""
    at: str = ""
    page: int = 0  # of a document, from 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document or a person that is still sought."""

    id: str
    what: str
    kind: str = "document"  # document, person
    state: str = "needed"  # needed, requested, refused, held
    source_id: SourceId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that somebody accepted, with the reason."""

    id: str
    check: str
    record_id: str
    reason: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of review: the claims and states that it began with."""

    id: str
    name: str
    by: str = ""
    started_at: str = ""
    ended_at: str = ""
    claims: tuple[str, ...] = ()  # "claim id=hash of what was seen"


@dataclass(frozen=True, slots=True)
class Rate:
    """A cited rate of exchange: one of `base` is `value` of `other`."""

    id: str
    base: str
    other: str
    value: str  # a decimal, as printed
    day: str = ""  # EDTF
    source_id: SourceId | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that says it has what it tells from another source."""

    id: str
    source_id: SourceId
    cited_id: SourceId
    note: str = ""  # where it says so: "paragraph 3"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the case that is kept by name."""

    id: str
    name: str
    question: str  # as it is written in the query bar
    position: int = 0


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A table as it was imported, so that its next version can be told from it; it is in no copy that is given away."""

    id: str
    name: str  # of the file
    shape: str = ""  # the names of its columns, one a line
    settings: str = "{}"  # JSON of what a person said of it
    rows: str = ""  # packed: see models/importing/memory.py
    at: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """The real name behind a code name; no view, search or export reads this table."""

    id: str
    record_id: str
    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class SavedFigure:
    """A figure kept by name, so that it can be made again."""

    id: str
    name: str
    view: str = "timeline"
    settings: str = "{}"  # JSON of the studio's choices


@dataclass(frozen=True, slots=True)
class Publication:
    """A figure or document that was exported for publication."""

    id: str
    at: str
    figure_id: str = ""
    title: str = ""
    files: tuple[str, ...] = ()  # "name=SHA-256"
    claims: tuple[str, ...] = ()  # "claim id=state"
    approved_by: str = ""
    answer: str = ""  # what was said about unchecked claims
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in a publication, and what stands instead."""

    id: str
    publication_id: str
    old: str
    new: str
    reason: str = ""
    weight: str = ""
    approved_by: str = ""
    at: str = ""
    supersedes: str = ""


Record = (
    About | Kind | Event | Claim | Actor | Place | Origin | Source | Document | Citation
    | Check | Query | Approach | Comment | Wanted | Acceptance | Round | Rate | Identity
    | SavedFigure | Publication | Correction | Reference | Question | ImportedTable | Bookmark
)  # fmt: skip

RECORD_TYPES: tuple[type[Record], ...] = (
    About, Kind, Actor, Place, Origin, Source, Document, Event, Claim, Citation,
    Check, Query, Approach, Comment, Wanted, Acceptance, Round, Rate, Identity,
    SavedFigure, Publication, Correction, Reference, Question, ImportedTable, Bookmark,
)  # fmt: skip
"""Every record, a record after all those that it may point to."""
