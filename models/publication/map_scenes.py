"""What a case puts on a map: its places as spots and the documented steps between them as routes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from models.figure.map_crowd import Located
from models.figure.map_view import MapView
from models.figure.phrases import phrase
from models.figure.scene import EVENTS, MapScene, Overlay, Route, Spot
from models.figure.whole import area_of
from models.ledger.line import Line
from models.publication.map_sums import COUNT, PLAIN, Sums, homes_of
from models.publication.scenes import Names, Numbers, standing_word
from models.records.changes import Change, ChangeSet
from models.records.dossier import Dossier, Stated
from models.records.routes import ROUTES, USUAL, Routes, Stop
from models.records.standing import is_apart
from models.records.story import Actor, Claim, Event, Field, Kind, Place
from models.store.reader import Reader
from models.texts.place_names import NEVER, local_name_of, name_in


def map_scene(
    dossiers: Sequence[Dossier],
    names: Names,
    *,
    numbers: Numbers | None = None,
    symbols: str = PLAIN,
    sums: Sums | None = None,
    language: str = "en",
    ways: Routes = USUAL,
) -> MapScene:
    """Return one spot for each place and kind, and a route for each documented step between places of an event.

    `symbols` is what areas stand for: PLAIN, COUNT, or a measure such as "CNY proceeds", as `measures_in` has it.
    With `sums`, those of a measure, only the events that have one are on the map.
    """
    found: dict[tuple[str, str, str], list[tuple[Dossier, Stated]]] = {}
    for dossier in dossiers:
        for stated in dossier.of(Field.WHERE):
            if stated.place and stated.place.point:
                standing = standing_word(dossier.event.standing, language)
                found.setdefault((stated.place.id, dossier.kind.id, standing), []).append((dossier, stated))
    cited = {place: _cited(here, numbers or {}, has_sums=sums is not None) for place, here in found.items()}
    if sums is not None:
        by_place: dict[str, set[int]] = defaultdict(set)
        for (place, _, _), notes in cited.items():
            by_place[place].update(notes)
        spots = [_with_notes(spot, by_place) for spot in sums.spots()]
    else:
        spots = [
            _spot(kind, standing, here, cited[place, kind, standing], language, ways)
            for (place, kind, standing), here in found.items()
        ]
    if symbols == COUNT:
        spots = [replace(spot, value=float(len(spot.events))) for spot in spots]
    told = {event for spot in spots for event in spot.events}
    routes = [route for dossier in dossiers if dossier.event.id in told for route in routes_of(dossier, ways)]
    return MapScene(
        tuple(spots),
        tuple(routes),
        names.looks,
        unit=unit_for(symbols),
        language=language,
        sum_words=sums.words if sums else None,
        stops=tuple(_stops(dossiers, spots, routes, language)),
    )


def _stops(
    dossiers: Sequence[Dossier], spots: Sequence[Spot], routes: Sequence[Route], language: str
) -> Iterator[Spot]:
    """Yield the places at the ends of routes that no spot stands for."""
    known = {one.id for spot in spots for one in (spot, *spot.members)}
    ends = {(route.event, point) for route in routes for point in (route.start, route.end)}
    for dossier in dossiers:
        for stated in dossier.of(Field.WHERE):
            place = stated.place
            if place and place.point and place.id not in known and (dossier.event.id, place.point) in ends:
                known.add(place.id)
                name, kind = name_in(place, language), dossier.kind.id
                yield Spot(place.id, name, "", place.point, place.precision, kind, (dossier.event.id,))


def unit_for(symbols: str) -> str:
    """Return what the areas of a map's symbols count; empty for plain ones."""
    return "" if symbols == PLAIN else EVENTS if symbols == COUNT else symbols


def _with_notes(spot: Spot, by_place: Mapping[str, set[int]]) -> Spot:
    """Return a spot of a sum with the numbers of the sources of its place, or of those that share it."""
    ids = [one.id for one in spot.members] or [spot.id]
    return replace(spot, notes=tuple(sorted(set().union(*(by_place.get(id, set()) for id in ids)))))


def sums_of(lines: Sequence[Line], measure: str, dossiers: Sequence[Dossier], language: str = "en") -> Sums:
    """Return the sums that lines of the ledger tell of some events, at the places of their sellers."""
    places = {s.place.id: s.place for dossier in dossiers for s in dossier.of(Field.WHERE) if s.place}
    ids = {dossier.event.id for dossier in dossiers}
    return Sums(
        measure.partition(" ")[0],
        tuple(line for line in lines if line.event_id in ids),
        {one.event.id: homes_of([s.claim for s in one.of(Field.WHERE)], places) for one in dossiers},
        places,
        {one.event.id: one.kind.id for one in dossiers},
        frozenset(
            (one.event.id, s.place.id)
            for one in dossiers
            for s in one.of(Field.WHERE)
            if s.place and s.claim.is_inferred
        ),
        language,
    )


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


def _printed_name(name: str, claims: list[Claim], language: str = "en") -> str:
    """Tell how sources print the name of a place that we inferred, where that is another name."""
    printed = sorted({claim.wording for claim in claims if claim.is_inferred and claim.wording} - {name})
    return phrase(language, "map_printed", x=printed[0]) if printed else ""


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


# from the index ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MapChoices:
    """How the map on the screen shows what the index knows."""

    symbols: str = PLAIN
    selected: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    language: str = "en"
    has_area_names: bool = True
    has_values: bool = True


def index_scene(
    located: Located,
    is_shown: NDArray[np.bool_],
    names: Names,
    view: MapView,
    choices: MapChoices,
    sums: Sums | None = None,
) -> MapScene:
    """Tell what a view shows of the events for which `is_shown` is true; with `sums`, of those that have one."""
    outside: tuple[str, ...] = ()
    if sums is not None:
        spots = sums.spots(located.ids[is_shown].tolist())
        outside = tuple(spot.name for spot in spots if not _is_in(spot, view))
        spots = tuple(spot for spot in spots if _is_in(spot, view))
    else:
        found, outside = located.spots(is_shown, view)
        spots = tuple(_worded(spot, choices.language) for spot in found)
    if choices.symbols == COUNT:
        spots = tuple(replace(spot, value=float(len(spot.events))) for spot in spots)
    return MapScene(
        spots,
        choices.routes,
        names.looks,
        unit=unit_for(choices.symbols),
        selected=frozenset(choices.selected),
        current=choices.selected[-1] if choices.selected else "",
        language=choices.language,
        outside=outside,
        overlays=choices.overlays,
        has_area_names=choices.has_area_names,
        has_values=choices.has_values,
        sum_words=sums.words if sums else None,
    )


def _worded(spot: Spot, language: str) -> Spot:
    """Return a spot with its standing in a language."""
    return replace(spot, standing=standing_word(spot.standing, language)) if spot.standing else spot


def _is_in(spot: Spot, view: MapView) -> bool:
    x, y = view.to_screen(np.array([(spot.point.lon, spot.point.lat)]))[0]
    return bool(view.frame.contains(float(x), float(y)))


def touches_map(change_set: ChangeSet) -> bool:
    """Tell whether a change can be seen on the map; most titles, words and marks of checks cannot."""
    return any(_is_on_map(change) for change in change_set.changes)


def _is_on_map(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Event) and isinstance(after, Event):
        return (before.when, before.kind_id, before.standing) != (after.when, after.kind_id, after.standing)
    if isinstance(before, Claim) and isinstance(after, Claim):
        return _map_facts(before) != _map_facts(after)
    if ROUTES in (getattr(before, "id", ""), getattr(after, "id", "")):
        return True
    return change.kind in (Event, Claim, Place, Kind, Actor)


def _map_facts(claim: Claim) -> tuple[object, ...]:
    """What the map shows of a claim."""
    return (
        claim.place_id, claim.role, claim.amount, claim.quantity, claim.is_inferred, claim.wording, claim.actor_id,
        claim.meaning, claim.restates, claim.part_of,
    )  # fmt: skip


def with_doubts(scene: MapScene, reader: Reader, most: int = 400) -> MapScene:
    """Return the scene with places that we inferred marked as such; beyond `most` events they are not looked up."""
    alone = [spot.events for spot in scene.spots if spot.holds == 1]
    if max(map(len, alone), default=0) > most:  # the events of one place differ, and need not be compared
        return scene
    ids = set(chain.from_iterable(alone))
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
