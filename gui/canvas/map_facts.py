"""What the map knows of the case: where events lie, their sums, routes and overlays; read when first asked for."""

from collections.abc import Iterable, Sequence

import numpy as np

from gui.session import Session
from models.figure.basemap import Basemap
from models.figure.map_crowd import Located
from models.figure.map_view import MapView, closely_around
from models.figure.scene import Overlay, Route
from models.publication.map_scenes import routes_of
from models.publication.map_sums import COUNT, PLAIN, Sums, homes_of, lines_of, measures_in
from models.records.story import Claim, EventId, Field, Place, State
from models.store.roles import case_routes
from models.translation import language
from models.values.where.points import Bounds, PlacePrecision, Point

ONE_POINT = 1e-4  # degrees: about ten metres


class MapFacts:
    """Keeps what the map read until the case changes."""

    def __init__(self, session: Session) -> None:
        """Read nothing yet."""
        self._session = session
        self._located: Located | None = None
        self._claims: tuple[Claim, ...] | None = None
        self._sums: dict[str, Sums] = {}
        self._routes: dict[str, tuple[Route, ...]] = {}
        self._focus: frozenset[str] | None = None
        self._whole: frozenset[str] | None = None

    def forget(self) -> None:
        """Read all anew when it is next asked for."""
        self._located = self._claims = self._focus = self._whole = None
        self._sums, self._routes = {}, {}

    @property
    def located(self) -> Located:
        """Tell which events lie at which places."""
        index = self._session.index
        if self._located is None or self._located.index is not index:
            self._located = Located.of(index, self._session.reader.all(Place))
        return self._located

    def focus(self, basemap: Basemap) -> frozenset[str]:
        """Return the countries in which events lie, whatever filter and window show of them."""
        if self._focus is None:
            used = np.unique(self.located.at)
            self._focus = basemap.countries_at(self.located.degrees[used])
        return self._focus

    def whole(self, basemap: Basemap) -> frozenset[str]:
        """Return the countries to which events belong as a whole, whatever filter and window show of them."""
        if self._whole is None:
            located = self.located
            used = np.unique(located.at)
            is_country = [located.places[i].precision is PlacePrecision.COUNTRY for i in used]
            at = located.degrees[used[is_country]]
            self._whole = basemap.countries_at(at) if len(at) else frozenset()
        return self._whole

    def measures(self) -> tuple[str, ...]:
        """Return what the sums of the case count, such as "CNY proceeds", the most frequent first."""
        return measures_in(self._with_sums())

    def sums(self, symbols: str) -> Sums | None:
        """Return the sums of the ledger by which circles are drawn; none for plain symbols and counts."""
        if symbols in (PLAIN, COUNT):
            return None
        if symbols not in self._sums:
            reader, index = self._session.reader, self._session.index
            lines = lines_of(reader, symbols)
            events = list(dict.fromkeys(line.event_id for line in lines))
            where: dict[EventId, list[Claim]] = {EventId(event): [] for event in events}
            for claim in reader.where_in(Claim, "event_id", events):
                if claim.field is Field.WHERE and claim.state is not State.REJECTED:
                    where[claim.event_id].append(claim)
            places = {place.id: place for place in self.located.places}
            rows = {event: index.row_of(event) for event in where}
            self._sums[symbols] = Sums(
                symbols.partition(" ")[0],
                lines,
                {event: homes_of(held, places) for event, held in where.items()},
                places,
                {event: index.kinds[index.kind[row]] for event, row in rows.items() if row is not None},
                frozenset(
                    (event, claim.place_id)
                    for event, held in where.items()
                    for claim in held
                    if claim.place_id and claim.is_inferred
                ),
                language(),
            )
        return self._sums[symbols]

    def routes_of(self, event_id: str) -> tuple[Route, ...]:
        """Return the documented steps between the places of one event."""
        if event_id not in self._routes:
            reader = self._session.reader
            dossier = reader.dossier(EventId(event_id))
            self._routes[event_id] = tuple(routes_of(dossier, case_routes(reader)))
        return self._routes[event_id]

    def places_in(self, view: MapView) -> frozenset[str]:
        """Return the ids of the places in a view's frame."""
        located = self.located
        if not located.places:
            return frozenset()
        at = view.to_screen(located.degrees)
        return frozenset(
            place.id for place, (x, y) in zip(located.places, at, strict=True) if view.frame.contains(x, y)
        )

    def spot_of(self, event_id: str, view: MapView) -> tuple[float, float] | None:
        """Tell where the first place of an event stands on a view's screen, in or outside its frame."""
        at = self.located.at[self.located.rows == self._session.index.row_of(event_id)]
        if not len(at):
            return None
        x, y = view.to_screen(self.located.degrees[at[:1]])[0]
        return (float(x), float(y)) if np.isfinite(x + y) else None

    def bounds_of(self, events: Iterable[str], view: MapView) -> Bounds | None:
        """Return the box around the places in the view's frame of some events; None where they are one point."""
        rows = [row for id in events if (row := self._session.index.row_of(id)) is not None]
        located = self.located
        at = np.unique(located.at[np.isin(located.rows, rows)])
        screen = view.to_screen(located.degrees[at])
        inside = [view.frame.contains(float(x), float(y)) for x, y in screen]
        held = located.degrees[at][np.array(inside, bool)]
        if not len(held) or np.ptp(held, axis=0).max() < ONE_POINT:
            return None
        return closely_around([Point(float(lat), float(lon)) for lon, lat in held])

    def place_near(self, spot: tuple[float, float], view: MapView, reach: float) -> str:
        """Return the place of the case that is drawn nearest to a point of the screen; none beyond a reach."""
        located = self.located
        if not located.places:
            return ""
        away = np.hypot(*(view.to_screen(located.degrees) - spot).T)
        nearest = int(np.nanargmin(away)) if np.isfinite(away).any() else 0
        return located.places[nearest].id if away[nearest] <= reach else ""

    def overlay_names(self) -> Sequence[str]:
        """Tell what the overlays are called."""
        return tuple(overlay.name for overlay in self.overlays())

    def overlays(self) -> tuple[Overlay, ...]:
        """Return the overlays of the case."""
        return ()

    def _with_sums(self) -> tuple[Claim, ...]:
        if self._claims is None:
            reader = self._session.reader
            self._claims = (
                *reader.where(Claim, field=Field.AMOUNT),
                *reader.where(Claim, field=Field.QUANTITY),
            )
        return self._claims
