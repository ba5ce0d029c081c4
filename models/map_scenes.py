"""What a case puts on a map: its places as spots and the documented steps between them as routes."""

from collections.abc import Sequence

from models.dossier import Dossier, Stated
from models.figure.scene import MapScene, Route, Spot
from models.records import Claim, Field, Place
from models.scenes import Names, Numbers
from models.where import Bounds

STEPS = (("seller", "agent"), ("agent", "platform"), ("seller", "platform"))
"""Between which roles of one event's places a route is drawn; the last only where there is no agent."""


def map_scene(
    dossiers: Sequence[Dossier],
    names: Names,
    *,
    extent: Bounds | None = None,
    numbers: Numbers | None = None,
    shaded: Sequence[str] = (),
    counts: bool = False,
    language: str = "en",
) -> MapScene:
    """Answer one spot for each place and kind, and a route for each documented step between places of an event.

    With `counts` the area of a symbol stands for the number of events there; else all symbols are plain.
    """
    found: dict[tuple[str, str], list[tuple[Dossier, Stated]]] = {}
    for dossier in dossiers:
        for stated in dossier.of(Field.WHERE):
            if stated.place and stated.place.point:
                found.setdefault((stated.place.id, dossier.kind.id), []).append((dossier, stated))
    spots = [_spot(kind, here, numbers or {}, counts) for (_, kind), here in found.items()]
    routes = [route for dossier in dossiers for route in _routes(dossier)]
    unit = "events" if counts else ""
    return MapScene(tuple(spots), tuple(routes), names.looks, extent, unit, tuple(shaded), language=language)


def _spot(kind: str, here: list[tuple[Dossier, Stated]], numbers: Numbers, counts: bool) -> Spot:
    place = here[0][1].place
    if place is None or place.point is None:
        raise ValueError("a spot needs a place with a point")
    claims = [stated.claim for _, stated in here]
    events = tuple(dict.fromkeys(dossier.event.id for dossier, _ in here))
    cited = sorted({number for event in events for number in numbers.get(event, ())})
    return Spot(
        place.id,
        place.name,
        place.local_name,
        place.point,
        place.precision,
        kind,
        events,
        value=float(len(events)) if counts else None,
        notes=tuple(cited),
        detail=_printed_name(place, claims),
        is_inferred=all(claim.is_inferred for claim in claims),
    )


def _printed_name(place: Place, claims: list[Claim]) -> str:
    """Answer how sources print the name of a place that we inferred, where that is another name."""
    printed = sorted(
        {claim.wording for claim in claims if claim.is_inferred and claim.wording} - {place.name}
    )
    return f"printed “{printed[0]}”" if printed else ""


def _routes(dossier: Dossier) -> list[Route]:
    points = [(stated.claim.role, stated.place.point) for stated in dossier.of(Field.WHERE) if stated.place]
    roles = {role for role, _ in points}
    steps = STEPS[:2] if "agent" in roles else STEPS[2:]
    return [
        Route(start, end, dossier.kind.id, dossier.event.id, dossier.event.title)
        for seller, buyer in steps
        for role, start in points
        for other, end in points
        if (role, other) == (seller, buyer) and start and end
    ]
