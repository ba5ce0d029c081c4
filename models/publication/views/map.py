"""The view on a map: the places of the events."""

from collections.abc import Container, Iterator
from dataclasses import replace

from models.figure.basemap import load_basemap
from models.figure.legend import kind_keys
from models.figure.map import boundary_remark, layout_map, map_height
from models.figure.marks import Figure
from models.figure.phrases import phrase
from models.figure.scene import UNCHANGED, MapScene
from models.publication.map_scenes import map_scene
from models.publication.views.shown import Body, Shown, titles_of
from models.records.story import Field
from models.store.roles import case_routes
from models.values.where.points import Bounds


def map_body(shown: Shown) -> Body:
    """Return the map of the places that the events tell."""
    basemap = load_basemap()
    scene, style, measure = _public_map(shown), shown.style, shown.measure
    kinds = {spot.kind for spot in scene.spots}
    placed = {event for spot in scene.spots for event in spot.events}
    placeless = tuple(d.event.id for d in shown.dossiers if d.event.id not in placed)

    def draw(width: float, height: float) -> Figure:
        figure = layout_map(scene, width, height, style, measure, basemap)
        return replace(figure, not_shown=(*placeless, *figure.not_shown))

    return Body(
        draw,
        keys=lambda _width: kind_keys((look for look in scene.looks if look.id in kinds), style),
        natural_height=lambda width: map_height(scene, width),
        remarks=(
            boundary_remark(
                basemap, shown.withheld.out_of(shown.reader.about().outlet), language=shown.spec.language
            ),
            *_placeless_remarks(shown, placed),
        ),
    )


def _placeless_remarks(shown: Shown, placed: Container[str]) -> Iterator[str]:
    """Say how many events have no place on the map, and of which it was rejected."""
    language = shown.spec.language
    placeless = [dossier for dossier in shown.dossiers if dossier.event.id not in placed]
    if rejected := [one for one in placeless if Field.WHERE in one.rejected]:
        yield phrase(language, "place_rejected", x=titles_of(rejected, shown))
    if others := len(placeless) - len(rejected):
        yield phrase(language, "placeless_one" if others == 1 else "placeless", n=others)


def _public_map(shown: Shown) -> MapScene:
    spec, public, changes = shown.spec, shown.withheld.out_of, shown.changes
    ways = case_routes(shown.reader)
    scene = map_scene(
        shown.dossiers,
        shown.names,
        extent=Bounds(*spec.extent) if len(spec.extent) == 4 else None,
        numbers=shown.numbers,
        shaded=spec.shaded,
        symbols=spec.symbols,
        language=spec.language,
        ways=replace(ways, local_names=spec.local_names or ways.local_names),
    )
    spots = tuple(
        replace(
            spot,
            name=public(spot.name),
            local_name=public(spot.local_name),
            detail=public(spot.detail),
            label=changes.get(f"place:{spot.id}", UNCHANGED),
        )
        for spot in scene.spots
    )
    routes = tuple(replace(route, title=public(route.title)) for route in scene.routes)
    return replace(scene, spots=spots, routes=routes)
