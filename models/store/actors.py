"""Questions about the actors of a case: who goes by a name, how they stand to each other, and what each did."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.records.aliases import names_of
from models.records.relations import SHARE, Relation, end_words, relation_of
from models.records.story import Actor, Claim
from models.store.reader import Reader
from models.values.money import Amount, Bound, Quantity, added


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


# what each did ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Deeds:
    """What an actor did, counted: in which roles, with how many others, and how much was told of it."""

    actor: Actor
    events: int = 0
    relations: int = 0
    others: int = 0
    roles: tuple[tuple[str, int], ...] = ()  # a role in words and how many events and relations, most first
    sums: tuple[
        tuple[str, Amount | Quantity], ...
    ] = ()  # by role, the largest first; no sum that is part of another


def deeds_of(reader: Reader, actor_id: str = "") -> tuple[Deeds, ...]:
    """Return what each actor of a case did, or one of them, by name; sums are added by role and unit."""
    counts: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for id, role, relation, count in reader.deeds("roles", actor_id):
        counts[id].append((str(role), str(relation), int(count)))
    sums, others = _sums(reader, actor_id), dict(reader.deeds("others", actor_id))
    actors = reader.where(Actor, id=actor_id) if actor_id else reader.all(Actor)
    return tuple(
        Deeds(
            actor,
            sum(count for _, relation, count in counts[actor.id] if not relation),
            sum(count for _, relation, count in counts[actor.id] if relation),
            int(others.get(actor.id, 0)),
            _roles(counts[actor.id]),
            sums.get(actor.id, ()),
        )
        for actor in sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))
    )


def met_by(reader: Reader, actor_id: str) -> tuple[tuple[Actor, int], ...]:
    """Return with whom an actor shares events and relations, and how many, most first."""
    rows = reader.deeds("with", actor_id)
    known = {actor.id: actor for actor in reader.where_in(Actor, "id", [id for id, _ in rows])}
    return tuple((known[id], int(count)) for id, count in rows if id in known)


def _roles(counts: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for role, relation, count in counts:
        found[_role_words(role, relation)] += count
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _role_words(role: str, relation: str) -> str:
    return (end_words(relation, role) if relation else role) or "named"


def _sums(reader: Reader, actor_id: str) -> dict[str, tuple[tuple[str, Amount | Quantity], ...]]:
    found: defaultdict[str, dict[tuple[str, str, bool], list[Any]]] = defaultdict(dict)
    for name, kind in (("amounts", Amount), ("quantities", Quantity)):
        for id, role, relation, unit, value, bound, upper in reader.deeds(name, actor_id):
            if unit != SHARE:
                key = _role_words(str(role), str(relation)), str(unit), kind is Amount
                end = None if upper is None else Decimal(str(upper))
                given = kind(Decimal(str(value)), str(unit), Bound(str(bound)), "", end)
                found[id].setdefault(key, []).append(given)
    return {
        id: tuple(
            (role, added(sums))
            for (role, _, _), sums in sorted(
                held.items(), key=lambda one: (-sum(each.value for each in one[1]), one[0])
            )
        )
        for id, held in found.items()
    }
