"""Everything that is known about one event, in one value: its claims with their citations, numbered."""

from dataclasses import dataclass, replace
from typing import Final

from models.records.rules import least_advanced
from models.records.story import (
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Field,
    Kind,
    Origin,
    Place,
    Source,
    Stance,
    State,
)
from models.translation import tr_later

FIELDS_IN_ORDER = (
    Field.WHAT, Field.WHEN, Field.NUMBER, Field.WHERE, Field.WHO,
    Field.AMOUNT, Field.QUANTITY, Field.STATEMENT, Field.RELATION,
)  # fmt: skip
"""The order in which the claims of an event are told."""


WHOLE_EVENT: Final = tr_later("the event as a whole")
"""What a citation is said to prove whose source tells all of an event, such as the row of a table."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its source and the number that stands for the source within the event, from 1."""

    number: int
    citation: Citation
    source: Source
    origin: Origin | None = None  # that the source repeats, with others
    documents: tuple[Document, ...] = ()  # the cited one, or those of the source if none is named


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with its citations and the records that it points to."""

    claim: Claim
    cited: tuple[Cited, ...]
    actor: Actor | None = None
    place: Place | None = None
    other: Event | None = None
    until: Event | None = None  # the second event of a date between two
    is_told_whole: bool = False  # a source is cited for its event as a whole

    @property
    def is_contradicted(self) -> bool:
        """Tell whether a source says otherwise."""
        return any(cited.citation.stance is Stance.CONTRADICTS for cited in self.cited)

    @property
    def is_uncited(self) -> bool:
        """Tell whether nothing supports the claim, though something should: it is neither ours nor rejected."""
        if (
            self.claim.is_inferred
            or self.claim.is_observed
            or self.claim.state is State.REJECTED
            or self.is_told_whole
        ):
            return False
        return all(cited.citation.stance is not Stance.SUPPORTS for cited in self.cited)


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event with all that hangs on it."""

    event: Event
    kind: Kind
    stated: tuple[Stated, ...]  # in the order of FIELDS_IN_ORDER
    zone: str = ""  # of the case's clock
    rejected: tuple[Field, ...] = ()  # of `unrejected`: what review took out of it

    def of(self, field: Field) -> tuple[Stated, ...]:
        """Return the claims about one field."""
        return tuple(stated for stated in self.stated if stated.claim.field is field)

    @property
    def sources(self) -> tuple[Cited, ...]:
        """Return the first citation of each source, in the order of their numbers."""
        first: dict[int, Cited] = {}
        for stated in self.stated:
            for cited in stated.cited:
                first.setdefault(cited.number, cited)
        return tuple(first[number] for number in sorted(first))

    @property
    def state(self) -> State:
        """Return the least advanced state of its claims."""
        return least_advanced(stated.claim.state for stated in self.stated)

    @property
    def is_contradicted(self) -> bool:
        """Tell whether any claim is contradicted."""
        return any(stated.is_contradicted for stated in self.stated)

    @property
    def uncited(self) -> tuple[Stated, ...]:
        """Return the claims that nothing supports."""
        return tuple(stated for stated in self.stated if stated.is_uncited)

    @property
    def is_uncited(self) -> bool:
        """Tell whether nothing supports any claim that stands, and none is our own."""
        standing = [stated for stated in self.stated if stated.claim.state is not State.REJECTED]
        return bool(standing) and all(stated.is_uncited for stated in standing)


def unrejected(dossier: Dossier) -> Dossier | None:
    """Return an event without what review rejected, and what that was; None if the event as such was rejected.

    An event whose date was rejected is undated; one whose place, actor or sum was rejected stands without it.
    """
    stated = tuple(one for one in dossier.stated if one.claim.state is not State.REJECTED)
    gone = tuple(dict.fromkeys(one.claim.field for one in dossier.stated if one not in stated))
    left = {one.claim.field for one in stated}
    if Field.WHAT in gone and Field.WHAT not in left:
        return None
    event = dossier.event
    if Field.WHEN in gone and Field.WHEN not in left:
        event = replace(event, when=None)
    return replace(dossier, event=event, stated=stated, rejected=gone)
