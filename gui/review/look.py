"""What lies on the desk: one claim as it stands now, with its event, its citations and what of them was shown."""

from dataclasses import dataclass, field

from models.history.clock import Clock
from models.history.since_check import Difference, last_check_of, what_changed
from models.records.desk import Check
from models.records.dossier import Cited, Dossier, Stated
from models.records.story import Claim, ClaimId
from models.review.methods import Ground
from models.store.reader import Reader


@dataclass(slots=True)
class Look:
    """A claim that is looked at; `shown` holds the citations whose page was really there to be seen, in that order."""

    claim: Claim
    dossier: Dossier
    stated: Stated
    ground: Ground  # what a check of it can rest on
    clock: Clock  # by which the times of marks are told
    differences: tuple[Difference, ...] = ()  # from what its last check saw
    check: Check | None = None  # that check
    shown: list[str] = field(default_factory=list)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Return the citations of the claim, in the order of their numbers on the sheet."""
        return self.stated.cited

    @property
    def with_document(self) -> tuple[int, ...]:
        """Return the numbers of the citations of whose source a document is in the case, from 1."""
        held = self.ground.with_document
        return tuple(n for n, one in enumerate(self.cited, start=1) if one.citation.id in held)

    def take_shown(self, citation_id: str) -> bool:
        """Note that the page of a citation was there to be seen; False if that is no news here."""
        if citation_id in self.shown or all(one.citation.id != citation_id for one in self.cited):
            return False
        self.shown.append(citation_id)
        return True


def look_at(reader: Reader, claim_id: ClaimId, before: Look | None) -> Look | None:
    """Return a claim as it stands now, None if it is gone; the same claim keeps what was shown of it."""
    claim = reader.find(Claim, claim_id)
    if claim is None:
        return None
    dossier = reader.dossier(claim.event_id)
    stated = next(one for one in dossier.stated if one.claim.id == claim_id)
    is_same = before is not None and before.claim.id == claim_id
    shown = before.shown if before is not None and is_same else []
    changed, check = what_changed(reader, claim), last_check_of(reader, claim)
    ground = Ground.of(reader, claim)
    return Look(claim, dossier, stated, ground, Clock.of(reader), changed, check, shown)
