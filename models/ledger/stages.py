"""The stages of a thing on its way to money: seized, judged, entrusted, sold, paid over, brought together by matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.ledger.line import Stage
from models.records.dossier import Dossier
from models.records.matters import matter_of
from models.records.meanings import PROCEEDS, SOLD
from models.records.story import Claim, Event, Field, State
from models.store.reader import Reader

STAGES: Final = ("seized", "judged", "entrusted", "sold", "paid over")
_OF_MEANING: Final[Mapping[str, str]] = MappingProxyType(
    {"seized": "seized", "forfeited": "judged", SOLD: "sold", PROCEEDS: "sold", "paid": "paid over"}
)
_OF_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {"seizure": "seized", "judgment": "judged", "sale": "sold"}
)


@dataclass(frozen=True, slots=True)
class Matters:
    """Which events are stages of one thing, and what each of them tells."""

    links: tuple[tuple[str, str], ...]
    events: Mapping[str, Event]
    meanings: Mapping[str, frozenset[str]]  # of the sums of each event
    keys: Mapping[str, str]

    @classmethod
    def read(cls, reader: Reader) -> "Matters":
        """Read the stages of a case; of events that follow no other nothing is read."""
        links = reader.stages()
        ids = sorted({id for link in links for id in link})
        held = reader.where_in(Claim, "event_id", ids) if ids else ()
        meanings: dict[str, set[str]] = {}
        for claim in held:
            if claim.field in (Field.AMOUNT, Field.QUANTITY) and claim.state is not State.REJECTED:
                meanings.setdefault(claim.event_id, set()).add(claim.meaning)
        events = {str(one.id): one for one in reader.where_in(Event, "id", ids)} if ids else {}
        keys: dict[str, str] = {}
        for id in ids:
            if id not in keys:
                keys |= dict.fromkeys(matter_of(id, links), id)
        return cls(links, events, {id: frozenset(held) for id, held in meanings.items()}, keys)

    def key(self, event_id: str) -> str:
        """Return what all stages of a matter have in common; an event of no matter is its own."""
        return self.keys.get(event_id, event_id)

    def stages(self, dossier: Dossier) -> tuple[Stage, ...]:
        """Return the stages of an event's matter, the first one first; its own where it follows none."""
        found = [self.events[id] for id in matter_of(str(dossier.event.id), self.links) if id in self.events]
        if not found:
            own = {one.claim.meaning for one in dossier.stated}
            return tuple(_stages(dossier.event, own))
        return tuple(
            stage
            for event in found
            for stage in _stages(event, self.meanings.get(str(event.id), frozenset()))
        )


def _stages(event: Event, meanings: frozenset[str] | set[str]) -> list[Stage]:
    """Return the stages that an event tells, by its kind and by what its sums mean."""
    names = {_OF_KIND.get(str(event.kind_id), ""), *(_OF_MEANING.get(meaning, "") for meaning in meanings)}
    if event.standing == "applied for" and "sold" in names:
        names = names - {"sold"} | {"entrusted"}
    return [Stage(name, event.title, event.id, event.when) for name in STAGES if name in names]
