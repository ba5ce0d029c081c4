"""What rests on a source: needed when one proves false, and to see how many sources a claim really has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.records.dossier import Dossier, Stated
from models.records.story import Citation, Claim, Source, SourceId, Stance
from models.store.reader import Reader
from models.translation import tr_later


class Footing(StrEnum):
    """What is left of a claim if a source falls."""

    ALONE = tr_later("on this source alone")
    ORIGIN = tr_later("on one origin alone")
    OTHERS = tr_later("on others too")


@dataclass(frozen=True, slots=True)
class Rest:
    """A claim that a source supports, and on what else it stands."""

    dossier: Dossier
    stated: Stated
    footing: Footing


@dataclass(frozen=True, slots=True)
class Weight:
    """How much rests on a source."""

    claims: int = 0
    alone: int = 0  # claims without any other independent source


def origin_of(source: Source) -> str:
    """Tell what a source counts as: its group of one origin, or itself."""
    return str(source.origin_id or source.id)


def rests_on(reader: Reader, source_ids: Iterable[str]) -> tuple[Rest, ...]:
    """Return every claim that one of these sources supports, in the order of its event; hardest hit first."""
    fallen = set(source_ids)
    cited = reader.where_in(Citation, "source_id", sorted(fallen))
    claim_ids = {one.claim_id for one in cited if one.stance is Stance.SUPPORTS}
    claims = reader.where_in(Claim, "id", sorted(claim_ids))
    found = [
        Rest(dossier, stated, _footing(stated, fallen))
        for dossier in reader.dossiers(dict.fromkeys(claim.event_id for claim in claims))
        for stated in dossier.stated
        if stated.claim.id in claim_ids
    ]
    order = tuple(Footing)
    return tuple(sorted(found, key=lambda rest: (order.index(rest.footing), rest.dossier.event.position)))


def _footing(stated: Stated, fallen: set[str]) -> Footing:
    supporting = [one.source for one in stated.cited if one.citation.stance is Stance.SUPPORTS]
    others = [source for source in supporting if source.id not in fallen]
    if not others:
        return Footing.ALONE
    origins = {origin_of(source) for source in supporting if source.id in fallen}
    return Footing.OTHERS if any(origin_of(source) not in origins for source in others) else Footing.ORIGIN


def weights(reader: Reader) -> Mapping[SourceId, Weight]:
    """Return for every cited source how many claims it supports, and how many have no other origin."""
    origins = {source.id: origin_of(source) for source in reader.all(Source)}
    of_claim: defaultdict[str, set[SourceId]] = defaultdict(set)
    for citation in reader.all(Citation):
        if citation.stance is Stance.SUPPORTS:
            of_claim[citation.claim_id].add(citation.source_id)
    claims: defaultdict[SourceId, int] = defaultdict(int)
    alone: defaultdict[SourceId, int] = defaultdict(int)
    for sources in of_claim.values():
        is_single = len({origins[source] for source in sources}) == 1
        for source in sources:
            claims[source] += 1
            alone[source] += is_single
    return {source: Weight(count, alone[source]) for source, count in claims.items()}
