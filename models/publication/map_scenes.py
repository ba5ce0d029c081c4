"""What a case puts on a map: its places as spots and the documented steps between them as routes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.figure.map_crowd import Located
from models.figure.map_view import MapView
from models.figure.scene import EVENTS, MapScene, Overlay, Route, Spot
from models.figure.whole import area_of
from models.publication.scenes import Names, Numbers, standing_word
from models.records.changes import Change, ChangeSet
from models.records.dossier import Dossier, Stated
from models.records.standing import is_apart
from models.records.story import Actor, Claim, ClaimId, Event, EventId, Field, Kind, Place, State
from models.store.reader import Reader
from models.values.where.points import Bounds

STEPS = (("seller", "agent"), ("agent", "platform"), ("seller", "platform"))
"""Between which roles of one event's places a route is drawn; the last only where there is no agent."""

PLAIN, COUNT = "plain", "count"


def map_scene(
    dossiers: Sequence[Dossier],
    names: Names,
    *,
    extent: Bounds | None = None,
    numbers: Numbers | None = None,
    shaded: Sequence[str] = (),
    symbols: str = PLAIN,
    language: str = "en",
) -> MapScene:
    """Return one spot for each place and kind, and a route for each documented step between places of an event.

    `symbols` is what areas stand for: PLAIN, COUNT, or the currency or asset whose sums are counted.
    """
    found: dict[tuple[str, str, str], list[tuple[Dossier, Stated]]] = {}
    for dossier in dossiers:
        for stated in dossier.of(Field.WHERE):
            if stated.place and stated.place.point:
                standing = standing_word(dossier.event.standing, language)
                found.setdefault((stated.place.id, dossier.kind.id, standing), []).append((dossier, stated))
    has_sums = symbols not in (PLAIN, COUNT)
    spots = [
        _spot(kind, standing, here, _cited(here, numbers or {}, has_sums=has_sums))
        for (_, kind, standing), here in found.items()
    ]
    if symbols != PLAIN:
        spots = _with_values(spots, dossiers, symbols)
    routes = [route for dossier in dossiers for route in routes_of(dossier)]
    unit = "" if symbols == PLAIN else EVENTS if symbols == COUNT else symbols
    return MapScene(tuple(spots), tuple(routes), names.looks, extent, unit, tuple(shaded), language=language)


def _cited(here: Sequence[tuple[Dossier, Stated]], numbers: Numbers, *, has_sums: bool) -> tuple[int, ...]:
    """Return the numbers of who says that the events were at a place; with sums, also of who tells those."""
    claims = [stated.claim.id for _, stated in here]
    if has_sums:
        claims += [
            stated.claim.id
            for dossier, _ in here
            for stated in dossier.stated
            if stated.claim.field in (Field.AMOUNT, Field.QUANTITY)
        ]
    return tuple(sorted({number for claim in claims for number in numbers.get(claim, ())}))


def _spot(kind: str, standing: str, here: list[tuple[Dossier, Stated]], cited: tuple[int, ...]) -> Spot:
    place = here[0][1].place
    if place is None or place.point is None:
        raise ValueError("a spot needs a place with a point")
    claims = [stated.claim for _, stated in here]
    events = tuple(dict.fromkeys(dossier.event.id for dossier, _ in here))
    return Spot(
        place.id,
        place.name,
        place.local_name,
        place.point,
        place.precision,
        kind,
        events,
        notes=cited,
        detail="; ".join(part for part in (_printed_name(place.name, claims), standing) if part),
        standing=standing,
        is_inferred=all(claim.is_inferred for claim in claims),
        area=area_of(place.point, place.precision),
    )


def _printed_name(name: str, claims: list[Claim]) -> str:
    """Tell how sources print the name of a place that we inferred, where that is another name."""
    printed = sorted({claim.wording for claim in claims if claim.is_inferred and claim.wording} - {name})
    return f"printed “{printed[0]}”" if printed else ""


def routes_of(dossier: Dossier) -> list[Route]:
    """Return the documented steps between the places of one event, by their roles; doubtful ones are marked."""
    stops = [(stated.claim, stated.place.point) for stated in dossier.of(Field.WHERE) if stated.place]
    roles = {claim.role for claim, _ in stops}
    standing = is_apart(dossier.event.standing)
    steps = STEPS[:2] if "agent" in roles else STEPS[2:]
    return [
        Route(
            start,
            end,
            dossier.kind.id,
            dossier.event.id,
            dossier.event.title,
            standing or begin.is_inferred or other.is_inferred,
        )
        for seller, buyer in steps
        for begin, start in stops
        for other, end in stops
        if (begin.role, other.role) == (seller, buyer) and start and end
    ]


def _with_values(spots: Iterable[Spot], dossiers: Sequence[Dossier], symbols: str) -> list[Spot]:
    """Return the spots with the number of their events, or with the sums of those whose first place they are."""
    if symbols == COUNT:
        return [replace(spot, value=float(len(spot.events))) for spot in spots]
    claims = [stated.claim for dossier in dossiers for stated in dossier.stated]
    sums = sums_of(claims, symbols)
    first = {
        dossier.event.id: next(
            (s.place.id for s in dossier.of(Field.WHERE) if s.place is not None and s.place.point), None
        )
        for dossier in dossiers
    }
    return [replace(spot, value=_sum_at(spot, sums, first)) for spot in spots]


def _sum_at(spot: Spot, sums: Mapping[EventId, float], first: Mapping[EventId, str | None]) -> float | None:
    """Tell what the events of a spot come to; None if no sum is stated for any of them."""
    told = [sums[EventId(id)] for id in spot.events if id in sums and first[EventId(id)] == spot.id]
    return sum(told) if told else None


# sums --------------------------------------------------------------------------------------------


def unit_of(claim: Claim) -> str:
    """Return the currency or asset of a claim's sum; empty if it has none."""
    if claim.amount is not None:
        return claim.amount.currency
    return claim.quantity.asset if claim.quantity is not None else ""


def units_in(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the currencies and assets in which sums are stated, the most frequent first."""
    count: dict[str, int] = defaultdict(int)
    for claim in claims:
        if unit_of(claim):
            count[unit_of(claim)] += 1
    return tuple(sorted(count, key=lambda unit: (-count[unit], unit)))


def sums_of(claims: Iterable[Claim], unit: str) -> dict[EventId, float]:
    """Tell what each event's claims in one currency or asset come to.

    What was rejected, what restates another sum, and what is part of a total that is itself among the claims is
    not counted again; sums of different units are never added.
    """
    held = {claim.id: claim for claim in claims if unit_of(claim) == unit and claim.state != State.REJECTED}
    sums: dict[EventId, float] = {}
    for claim in held.values():
        value = claim.amount.value if claim.amount else claim.quantity.value if claim.quantity else None
        if value is None or _is_counted_elsewhere(claim, held):
            continue
        sums[claim.event_id] = sums.get(claim.event_id, 0.0) + float(value)
    return sums


def _is_counted_elsewhere(claim: Claim, held: Mapping[ClaimId, Claim]) -> bool:
    return claim.restates in held or claim.part_of in held


# from the index ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MapChoices:
    """How the map on the screen shows what the index knows."""

    symbols: str = PLAIN
    selected: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    language: str = "en"


def index_scene(
    located: Located,
    is_shown: NDArray[np.bool_],
    names: Names,
    view: MapView,
    choices: MapChoices,
    sums: Mapping[EventId, float] | None = None,
) -> MapScene:
    """Tell what a view shows of the events for which `is_shown` is true; `sums` as `sums_of` returns them."""
    value_of = _values(located, is_shown, choices.symbols, sums or {})
    spots, outside = located.spots(is_shown, view, value_of)
    unit = "" if choices.symbols == PLAIN else EVENTS if choices.symbols == COUNT else choices.symbols
    return MapScene(
        spots,
        choices.routes,
        names.looks,
        unit=unit,
        selected=frozenset(choices.selected),
        current=choices.selected[-1] if choices.selected else "",
        language=choices.language,
        outside=outside,
        overlays=choices.overlays,
    )


def _values(
    located: Located, is_shown: NDArray[np.bool_], symbols: str, sums: Mapping[EventId, float]
) -> dict[tuple[int, int], float] | None:
    """Return the value of each place and kind, or None for plain symbols."""
    if symbols == PLAIN:
        return None
    rows, at = located.pairs(is_shown)
    found: dict[tuple[int, int], float] = {}
    if symbols == COUNT:
        pairs, counts = np.unique(np.column_stack([at, located.index.kind[rows]]), axis=0, return_counts=True)
        return {(int(a), int(k)): float(n) for (a, k), n in zip(pairs, counts, strict=True)}
    first = np.unique(rows, return_index=True)[1]  # a sum belongs to the first place of its event
    for row, place in zip(rows[first].tolist(), at[first].tolist(), strict=True):
        value = sums.get(EventId(located.index.ids[row]))
        if value is not None:
            key = (place, int(located.index.kind[row]))
            found[key] = found.get(key, 0.0) + value
    return found


def touches_map(change_set: ChangeSet) -> bool:
    """Tell whether a change can be seen on the map; most titles, words and marks of checks cannot."""
    return any(_is_on_map(change) for change in change_set.changes)


def _is_on_map(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Event) and isinstance(after, Event):
        return (before.when, before.kind_id, before.standing) != (after.when, after.kind_id, after.standing)
    if isinstance(before, Claim) and isinstance(after, Claim):
        return _placed(before) != _placed(after)
    return change.kind in (Event, Claim, Place, Kind, Actor)


def _placed(claim: Claim) -> tuple[object, ...]:
    """What the map shows of a claim."""
    return (
        claim.place_id, claim.role, claim.amount, claim.quantity, claim.is_inferred, claim.wording, claim.actor_id,
    )  # fmt: skip


def with_doubts(scene: MapScene, reader: Reader, most: int = 400) -> MapScene:
    """Return the scene with places that we inferred marked as such; beyond `most` events they are not looked up."""
    ids = {event for spot in scene.spots if spot.holds == 1 for event in spot.events}
    if not ids or len(ids) > most:
        return scene
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in reader.where_in(Claim, "event_id", sorted(ids)):
        if claim.field is Field.WHERE and claim.place_id:
            claims[claim.event_id, claim.place_id].append(claim)
    return replace(scene, spots=tuple(_doubted(spot, claims) for spot in scene.spots))


def _doubted(spot: Spot, claims: Mapping[tuple[str, str], list[Claim]]) -> Spot:
    held = [claim for event in spot.events for claim in claims.get((event, spot.id), ())]
    if not held or not all(claim.is_inferred for claim in held):
        return spot
    return replace(spot, is_inferred=True, detail=_printed_name(spot.name, held))
