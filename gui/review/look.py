"""What lies on the desk: one claim as it stands now, with its event, its citations and what of them was opened."""

from dataclasses import dataclass, field

from models.records.dossier import Cited, Dossier, Stated
from models.records.story import Claim, ClaimId
from models.store.reader import Reader


@dataclass(slots=True)
class Look:
    """A claim that is looked at; `opened` holds its citations in the order in which they were opened."""

    claim: Claim
    dossier: Dossier
    stated: Stated
    opened: list[str] = field(default_factory=list)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Return the citations of the claim, in the order of their numbers on the sheet."""
        return self.stated.cited


def look_at(reader: Reader, claim_id: ClaimId, before: Look | None) -> Look | None:
    """Return a claim as it stands now, None if it is gone; the same claim keeps what was opened of it."""
    claim = reader.find(Claim, claim_id)
    if claim is None:
        return None
    dossier = reader.dossier(claim.event_id)
    stated = next(one for one in dossier.stated if one.claim.id == claim_id)
    is_same = before is not None and before.claim.id == claim_id
    return Look(claim, dossier, stated, before.opened if before is not None and is_same else [])
