"""Whether a check still holds after a merge: only if what the last mark saw is what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from models.records.desk import Check, Record
from models.records.story import Citation, Claim, Document, State
from models.sharing.merging.ancestry import Key
from models.store.reader import Reader
from models.store.seen import fitting, is_of_before, seen_hashes
from models.store.upkeep import CHECKED
from models.store.writer import Writer

_WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("event", "other", "until"),
    "about": ("clock",),
    **{name: (name,) for name in ("citation", "kind", "place", "actor", "source", "origin", "document")},
}
"""The ways that lead from a record to the checked claims that show it, by its table."""

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
        """Set the claims whose last mark saw something else to `changed after check`."""
        reader = writer.reader
        after = _marks(reader, self.claims)
        checks: dict[str, list[Check]] = {}
        for check in reader.where_in(Check, "claim_id", after):
            checks.setdefault(check.claim_id, []).append(check)
        fits = fitting(reader, {id: {check.seen for check in checks.get(id, ())} for id in after})
        for id, (state, hash) in after.items():
            marks, is_told = checks.get(id, []), (state, hash) in (self.mine.get(id), self.theirs.get(id))
            is_marked = any(one.state is state and one.seen in fits[id] for one in marks)
            is_last = not marks or _last(marks).seen in fits[id]
            # A mark of before says nothing of what was not looked at then: there a side must have held it all.
            is_sure = is_told or not marks or not is_of_before(_last(marks).seen)
            if not ((is_told or is_marked) and is_last and is_sure):
                writer.replace(replace(reader.get(Claim, id), state=State.CHANGED))


def _last(marks: list[Check]) -> Check:
    return max(marks, key=lambda check: (check.at, check.id))


def _marks(reader: Reader, claims: set[str] | frozenset[str]) -> dict[str, tuple[State, str]]:
    """Return the checked claims among these with what is seen of them."""
    found = [claim for claim in reader.where_in(Claim, "id", sorted(claims)) if claim.state in CHECKED]
    hashes = seen_hashes(reader, [claim.id for claim in found])
    return {claim.id: (claim.state, hashes[claim.id]) for claim in found}


def _touched(reader: Reader, result: Mapping[Key, Record | None]) -> set[str]:
    """Return the claims of one side of which these records show something."""
    ids: dict[str, list[str]] = {}
    for name, id in result:
        ids.setdefault(name, []).append(id)
    claims = set(ids.get("claim", ()))
    claims |= {one.claim_id for one in result.values() if isinstance(one, Citation | Check)}
    for name, ways in _WAYS.items():
        for way in ways if name in ids else ():
            claims |= reader.checked_claims(way, ids[name])
    return claims | reader.checked_claims("shelf", _shelves(reader, result, ids.get("document", [])))


def _shelves(reader: Reader, result: Mapping[Key, Record | None], documents: list[str]) -> set[str]:
    """Return the sources that these documents belong to, or will."""
    known = (*reader.where_in(Document, "id", documents), *result.values())
    return {str(one.source_id) for one in known if isinstance(one, Document) and one.source_id}
