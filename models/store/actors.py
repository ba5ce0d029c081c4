"""Questions about the actors of a case: who goes by a name, and how they stand to each other."""

from models.records.aliases import names_of
from models.records.relations import Relation, relation_of
from models.records.story import Actor, Claim
from models.store.reader import Reader


def actor_named(reader: Reader, name: str) -> Actor | None:
    """Return the actor of the case that goes by a name, whatever the case of its letters; None if there is none."""
    wanted = name.strip().casefold()
    known = reader.all(Actor)
    exact = (one for one in known if wanted == one.name.casefold())
    any_name = (one for one in known if wanted in (each.casefold() for each in names_of(one)))
    return next(exact, None) or next(any_name, None)


def relations_of(reader: Reader, actor_id: str | None = None) -> tuple[Relation, ...]:
    """Return the relations of a case in the order of time, or those of one actor."""
    ids = [event.id for event in reader.relations()]
    if actor_id is not None:
        named = {claim.event_id for claim in reader.where(Claim, actor_id=actor_id)}
        ids = [id for id in ids if id in named]
    found = (relation_of(dossier) for dossier in reader.dossiers(ids))
    return tuple(one for one in found if one and (actor_id is None or one.touches(actor_id)))


def related_actors(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return the actors who stand in any relation, as (id, name), by name."""
    ends = {end.id: end.name for one in relations_of(reader) for end in (one.who, one.whom)}
    return tuple(sorted(ends.items(), key=lambda end: (end[1].casefold(), end[0])))
