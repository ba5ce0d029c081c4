"""Whether a check still holds after a merge: only if an editor saw exactly what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from models.records.desk import Check, Record
from models.records.story import Citation, Claim, State
from models.sharing.merging.ancestry import Key
from models.store.reader import Reader
from models.store.seen import seen_hashes
from models.store.writer import Writer

_CHECKED: Final = (State.CHECKED, State.SIGNED_OFF)

Marks = Mapping[str, tuple[State, str]]  # by claim: its state, and the hash of what is seen of it


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows what both sides had checked of the claims that a merge touches, before it does."""

    claims: frozenset[str]
    mine: Marks
    theirs: Marks

    @classmethod
    def before(cls, mine: Reader, theirs: Reader, result: Mapping[Key, Record | None]) -> "Judge":
        """Look at the claims that the result of a merge can touch, on both sides."""
        claims = _touched(mine, result) | _touched(theirs, result)
        return cls(frozenset(claims), _marks(mine, claims), _marks(theirs, claims))

    def judge(self, writer: Writer) -> None:
        """Set the claims whose check saw something else to `changed after check`."""
        reader = writer.reader
        after = _marks(reader, self.claims)
        checks: dict[str, set[tuple[State, str]]] = {}
        for check in reader.where_in(Check, "claim_id", after):
            checks.setdefault(check.claim_id, set()).add((check.state, check.seen))
        for id, mark in after.items():
            seen = {self.mine.get(id), self.theirs.get(id)} | checks.get(id, set())
            if mark not in seen:
                writer.replace(replace(reader.get(Claim, id), state=State.CHANGED))


def _marks(reader: Reader, claims: set[str] | frozenset[str]) -> dict[str, tuple[State, str]]:
    """Return the checked claims among these with what is seen of them."""
    found = [claim for claim in reader.where_in(Claim, "id", sorted(claims)) if claim.state in _CHECKED]
    hashes = seen_hashes(reader, [claim.id for claim in found])
    return {claim.id: (claim.state, hashes[claim.id]) for claim in found}


def _touched(reader: Reader, result: Mapping[Key, Record | None]) -> set[str]:
    """Return the claims of one side of which these records show something."""
    ids: dict[str, list[str]] = {}
    for name, id in result:
        ids.setdefault(name, []).append(id)
    claims = set(ids.get("claim", ()))
    claims |= {one.claim_id for one in reader.where_in(Citation, "id", ids.get("citation", ()))}
    claims |= {one.claim_id for one in result.values() if isinstance(one, Citation)}
    for name, column in (("event", "event_id"), ("place", "place_id"), ("actor", "actor_id")):
        if name in ids:
            claims |= {claim.id for claim in reader.where_in(Claim, column, ids[name])}
    return claims
