"""What a case puts on a map: its places as spots and the documented steps between them as routes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from models.figure.map_crowd import Located
from models.figure.map_view import MapView
from models.figure.phrases import phrase
from models.figure.scene import EVENTS, MapScene, Overlay, Route, Spot
from models.figure.whole import area_of
from models.publication.scenes import Names, Numbers, standing_word
from models.records.changes import Change, ChangeSet
from models.records.dossier import Dossier, Stated
from models.records.meanings import told_alike, unit_of
from models.records.roles import SELLERS, in_role
from models.records.routes import ROUTES, USUAL, Routes, Stop
from models.records.standing import is_apart
from models.records.story import Actor, Claim, Event, EventId, Field, Kind, Place, PlaceId
from models.store.reader import Reader
from models.texts.place_names import NEVER, local_name_of, name_in
from models.values.money.value import exact_sum
from models.values.where.points import Bounds, PlacePrecision, Point

PLAIN, COUNT = "plain", "count"
Homes = tuple[str, ...]
"""The places of those whose an event's sum is: of several, nobody says how they share it."""


def map_scene(
    dossiers: Sequence[Dossier],
    names: Names,
    *,
    extent: Bounds | None = None,
    numbers: Numbers | None = None,
    shaded: Sequence[str] = (),
    symbols: str = PLAIN,
    language: str = "en",
    ways: Routes = USUAL,
) -> MapScene:
    """Return one spot for each place and kind, and a route for each documented step between places of an event.

    `symbols` is what areas stand for: PLAIN, COUNT, or a measure such as "CNY proceeds", as `measures_in` has it.
    """
    found: dict[tuple[str, str, str], list[tuple[Dossier, Stated]]] = {}
    for dossier in dossiers:
        for stated in dossier.of(Field.WHERE):
            if stated.place and stated.place.point:
                standing = standing_word(dossier.event.standing, language)
                found.setdefault((stated.place.id, dossier.kind.id, standing), []).append((dossier, stated))
    has_sums = symbols not in (PLAIN, COUNT)
    spots = [
        _spot(kind, standing, here, _cited(here, numbers or {}, has_sums=has_sums), language, ways)
        for (_, kind, standing), here in found.items()
    ]
    if symbols != PLAIN:
        spots = _with_values(spots, dossiers, symbols)
    routes = [route for dossier in dossiers for route in routes_of(dossier, ways)]
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


def _spot(
    kind: str,
    standing: str,
    here: list[tuple[Dossier, Stated]],
    cited: tuple[int, ...],
    language: str,
    ways: Routes,
) -> Spot:
    place = here[0][1].place
    if place is None or place.point is None:
        raise ValueError("a spot needs a place with a point")
    claims = [stated.claim for _, stated in here]
    events = tuple(dict.fromkeys(dossier.event.id for dossier, _ in here))
    return Spot(
        place.id,
        name_in(place, language),
        "" if ways.local_names in ("", NEVER) else local_name_of(place),
        place.point,
        place.precision,
        kind,
        events,
        notes=cited,
        detail="; ".join(part for part in (_printed_name(place.name, claims, language), standing) if part),
        standing=standing,
        is_inferred=all(claim.is_inferred for claim in claims),
        area=area_of(place.point, place.precision),
    )


def _printed_name(name: str, claims: list[Claim], language: str) -> str:
    """Tell how sources print the name of a place that we inferred, where that is another name."""
    printed = sorted({claim.wording for claim in claims if claim.is_inferred and claim.wording} - {name})
    return phrase(language, "printed_as", x=printed[0]) if printed else ""


def routes_of(dossier: Dossier, routes: Routes = USUAL) -> list[Route]:
    """Return the steps between the places of one event, by their roles; doubtful ones are marked.

    A place without a point keeps its stand on the way: no line leads over it.
    """
    stops = [Stop(stated.claim.role, stated) for stated in dossier.of(Field.WHERE) if stated.place]
    return [
        Route(
            begin.place.point,
            end.place.point,
            dossier.kind.id,
            dossier.event.id,
            dossier.event.title,
            is_apart(dossier.event.standing) or begin.claim.is_inferred or end.claim.is_inferred,
        )
        for begin, end in routes.steps(stops)
        if begin.place and begin.place.point and end.place and end.place.point and begin.place != end.place
    ]


def _with_values(spots: Iterable[Spot], dossiers: Sequence[Dossier], symbols: str) -> list[Spot]:
    """Return the spots with the number of their events, or with the sums of those whose seller's place they are."""
    if symbols == COUNT:
        return [replace(spot, value=float(len(spot.events))) for spot in spots]
    sums = sums_of([stated.claim for dossier in dossiers for stated in dossier.stated], symbols)
    places = {s.place.id: s.place for dossier in dossiers for s in dossier.of(Field.WHERE) if s.place}
    homes = {
        one.event.id: homes_of([stated.claim for stated in one.of(Field.WHERE)], places) for one in dossiers
    }
    shared = shared_spots({d.event.id: d.kind.id for d in dossiers}, homes, places, sums)
    return [*(replace(spot, value=_sum_at(spot, sums, homes)) for spot in spots), *shared]


def _sum_at(spot: Spot, sums: Mapping[EventId, float], homes: Mapping[EventId, Homes]) -> float | None:
    """Tell what the events of a spot come to; None if no sum is stated for any of them, or none is this place's."""
    told = [sums[EventId(id)] for id in spot.events if id in sums and homes[EventId(id)] == (spot.id,)]
    return sum(told) if told else None


# sums --------------------------------------------------------------------------------------------


def homes_of(where: Sequence[Claim], places: Mapping[PlaceId, Place]) -> Homes:
    """Return the places on the map to which an event's sum belongs: the sellers' together, never the agent's."""
    found = (places.get(claim.place_id) for claim in in_role(where, SELLERS) if claim.place_id)
    return tuple(sorted({place.id for place in found if place is not None and place.point is not None}))


def shared_spots(
    kinds: Mapping[EventId, str],
    homes: Mapping[EventId, Homes],
    places: Mapping[PlaceId, Place],
    sums: Mapping[EventId, float],
) -> list[Spot]:
    """Return one spot, in the middle of its places, for each group of places that share sums nobody has split."""
    groups: dict[tuple[Homes, str], list[EventId]] = {}
    for event, home in homes.items():
        if len(home) > 1 and event in sums:
            groups.setdefault((home, kinds[event]), []).append(event)
    return [
        _shared(tuple(places[PlaceId(id)] for id in home), kind, events, sum(sums[one] for one in events))
        for (home, kind), events in groups.items()
    ]


def _shared(places: Sequence[Place], kind: str, events: Sequence[EventId], value: float) -> Spot:
    points = [place.point for place in places if place.point is not None]
    middle = Point(float(np.mean([p.lat for p in points])), float(np.mean([p.lon for p in points])))
    return Spot(
        "+".join(place.id for place in places),
        " + ".join(place.name for place in places),
        "、".join(place.local_name or place.name for place in places),
        middle,
        PlacePrecision.PROVINCE,
        kind,
        tuple(events),
        value,
        detail="together: split not known",
    )


def measure_of(claim: Claim) -> str:
    """Return what a claim's sum counts, "CNY proceeds"; empty without a sum, or where nobody said what it means."""
    unit = unit_of(claim)
    return f"{unit} {claim.meaning}" if unit and claim.meaning else ""


def measures_in(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return what the sums of a case count, the most frequent first; unlike sums are never of one measure."""
    count: dict[str, int] = defaultdict(int)
    for claim in claims:
        if measure := measure_of(claim):
            count[measure] += 1
    return tuple(sorted(count, key=lambda measure: (-count[measure], measure)))


def sums_of(claims: Iterable[Claim], measure: str) -> dict[EventId, float]:
    """Tell what each event's claims of one measure come to.

    What was rejected, what tells another sum again, in whatever currency, and what is part of a total that is
    itself among the claims is not counted again.
    """
    held = {str(claim.id): claim for claim in claims}
    alike = told_alike(held.values())
    own = {id: held[id] for id, root in alike.items() if id == root}
    totals: dict[EventId, Decimal] = {}
    for id, claim in own.items():
        given = claim.amount or claim.quantity
        whole = alike.get(str(claim.part_of), id)
        is_part = whole != id and own[whole].meaning == claim.meaning
        if given is not None and measure_of(claim) == measure and not is_part:
            totals[claim.event_id] = exact_sum(totals.get(claim.event_id, Decimal(0)), given.value)
    return {event: float(total) for event, total in totals.items()}


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
    homes: Mapping[EventId, Homes] | None = None,
) -> MapScene:
    """Tell what a view shows of the events for which `is_shown` is true; `sums` and `homes` as their functions say."""
    value_of = _values(located, is_shown, choices.symbols, sums or {}, homes or {})
    spots, outside = located.spots(is_shown, view, value_of)
    spots = (*spots, *_shared_in_view(located, is_shown, view, sums or {}, homes or {}))
    unit = "" if choices.symbols == PLAIN else "events" if choices.symbols == COUNT else choices.symbols
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
    located: Located,
    is_shown: NDArray[np.bool_],
    symbols: str,
    sums: Mapping[EventId, float],
    homes: Mapping[EventId, Homes],
) -> dict[tuple[int, int], float] | None:
    """Return the value of each place and kind, or None for plain symbols."""
    if symbols == PLAIN:
        return None
    rows, at = located.pairs(is_shown)
    found: dict[tuple[int, int], float] = {}
    if symbols == COUNT:
        pairs, counts = np.unique(np.column_stack([at, located.index.kind[rows]]), axis=0, return_counts=True)
        return {(int(a), int(k)): float(n) for (a, k), n in zip(pairs, counts, strict=True)}
    for row, place in zip(rows.tolist(), at.tolist(), strict=True):
        event = EventId(located.index.ids[row])
        if event in sums and homes.get(event) == (located.places[place].id,):
            key = (place, int(located.index.kind[row]))
            found[key] = found.get(key, 0.0) + sums[event]
    return found


def _shared_in_view(
    located: Located,
    is_shown: NDArray[np.bool_],
    view: MapView,
    sums: Mapping[EventId, float],
    homes: Mapping[EventId, Homes],
) -> tuple[Spot, ...]:
    """Return the spots of shown events whose sum several places share, as far as they lie in the frame."""
    if not sums:
        return ()
    index = located.index
    rows = [(event, index.row_of(event)) for event, home in homes.items() if len(home) > 1]
    kinds = {event: index.kinds[index.kind[row]] for event, row in rows if row is not None and is_shown[row]}
    places = {place.id: place for place in located.places}
    spots = shared_spots(kinds, {event: homes[event] for event in kinds}, places, sums)
    return tuple(spot for spot in spots if _is_in(spot.point, view))


def _is_in(point: Point, view: MapView) -> bool:
    x, y = view.to_screen(np.array([(point.lon, point.lat)]))[0]
    return bool(view.frame.contains(float(x), float(y)))


def touches_map(change_set: ChangeSet) -> bool:
    """Tell whether a change can be seen on the map; most titles, words and marks of checks cannot."""
    return any(_is_on_map(change) for change in change_set.changes)


def _is_on_map(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Event) and isinstance(after, Event):
        return (before.when, before.kind_id, before.standing) != (after.when, after.kind_id, after.standing)
    if isinstance(before, Claim) and isinstance(after, Claim):
        return _placed(before) != _placed(after)
    if ROUTES in (getattr(before, "id", ""), getattr(after, "id", "")):
        return True
    return change.kind in (Event, Claim, Place, Kind, Actor)


def _placed(claim: Claim) -> tuple[object, ...]:
    """What the map shows of a claim."""
    return (
        claim.place_id, claim.role, claim.amount, claim.quantity, claim.is_inferred, claim.wording, claim.actor_id,
        claim.meaning, claim.restates, claim.part_of,
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
    return replace(scene, spots=tuple(_doubted(spot, claims, scene.language) for spot in scene.spots))


def _doubted(spot: Spot, claims: Mapping[tuple[str, str], list[Claim]], language: str) -> Spot:
    held = [claim for event in spot.events for claim in claims.get((event, spot.id), ())]
    if not held or not all(claim.is_inferred for claim in held):
        return spot
    return replace(spot, is_inferred=True, detail=_printed_name(spot.name, held, language))
