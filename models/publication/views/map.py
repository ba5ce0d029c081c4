"""The view on a map: the places of the events."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from models.figure.basemap import Basemap, load_basemap
from models.figure.legend import Key, kind_keys
from models.figure.map import boundary_remark, layout_map
from models.figure.map_plan import Desk, map_height, view_of
from models.figure.marks import Figure
from models.figure.phrases import phrase
from models.figure.regions import region_of
from models.figure.scene import UNCHANGED, MapScene, Spot
from models.figure.style import Style
from models.publication.map_scenes import map_scene, sums_of
from models.publication.map_sums import COUNT, PLAIN, Sums, lines_of
from models.publication.views.shown import Body, Shown, titles_of
from models.records.story import Field
from models.store.roles import case_routes
from models.translation import tr
from models.values.where.points import Bounds


def map_body(shown: Shown) -> Body:
    """Return the map of the places that the events tell."""
    basemap = load_basemap()
    sums = map_sums(shown)
    scene, style, measure = public_map(shown, sums), shown.style, shown.measure
    placed = {event for spot in scene.spots for event in spot.events}
    placeless = tuple(d.event.id for d in shown.dossiers if d.event.id not in placed)

    def draw(width: float, height: float) -> Figure:
        figure = layout_map(scene, width, height, style, measure, basemap)
        warnings = (*unknown_provinces(scene.shaded, basemap), *figure.warnings)
        return replace(figure, not_shown=(*placeless, *figure.not_shown), warnings=warnings)

    return Body(
        draw,
        keys=lambda _width: map_kind_keys(scene, style),
        natural_height=lambda width: map_height(scene, width, Desk(style, measure, basemap)),
        remarks=(ground_remark(shown, scene), *placeless_remarks(shown, placed, sums)),
    )


def unknown_provinces(names: Iterable[str], basemap: Basemap) -> Iterator[str]:
    """Say which names are of no province, so that nothing is tinted for them."""
    known = {name for one in basemap.provinces for name in (one.name, one.local_name)}
    for name in names:
        if name not in known:
            yield tr(
                "No province is called “{name}”: write its English or Chinese name, such as Jiangsu.",
                name=name,
            )


def map_kind_keys(scene: MapScene, style: Style) -> tuple[Key, ...]:
    """Return the entries of kinds: as circles where areas count, and then only where there are several."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for spot in scene.spots:
        held[spot.kind].update(spot.events)
    looks = [look for look in scene.looks if look.id in held]
    if not scene.is_scaled:
        keys = zip(looks, kind_keys(looks, style), strict=True)
        return tuple(replace(key, of=frozenset(held[look.id])) for look, key in keys)
    return kind_keys((replace(look, shape="disc") for look in looks), style) if len(looks) > 1 else ()


def ground_remark(shown: Shown, scene: MapScene) -> str:
    """Name the boundaries and the projection; in few words on a page of fixed height."""
    language, outlet = shown.spec.language, shown.withheld.out_of(shown.reader.about().outlet)
    view = view_of(scene, 400.0, 400.0, shown.style)
    projection = phrase(language, f"projection_{view.sort}")
    is_short = shown.spec.format.height is not None
    said = (
        boundary_remark(outlet, language=language, is_short=is_short),
        phrase(language, "map_projection", x=projection),
    )
    return "".join(said) if language.startswith("zh") else " ".join(said)


def placeless_remarks(shown: Shown, placed: Container[str], sums: Sums | None) -> Iterator[str]:
    """Say how many events have no place on the map, or no sum, and of which it was rejected."""
    language = shown.spec.language
    placeless = [dossier for dossier in shown.dossiers if dossier.event.id not in placed]
    if sums is not None:
        nowhere = {line.event_id for line in sums.homeless(d.event.id for d in shown.dossiers)}
        if lost := [one for one in placeless if one.event.id in nowhere]:
            yield phrase(language, "map_sum_nowhere", x=titles_of(lost, shown))
        if others := [one for one in placeless if one.event.id not in nowhere]:
            yield phrase(language, "map_sumless_one" if len(others) == 1 else "map_sumless", n=len(others))
        return
    if rejected := [one for one in placeless if Field.WHERE in one.rejected]:
        yield phrase(language, "place_rejected", x=titles_of(rejected, shown))
    if count := len(placeless) - len(rejected):
        yield phrase(language, "placeless_one" if count == 1 else "placeless", n=count)


def public_map(shown: Shown, sums: Sums | None) -> MapScene:
    """Return the places of the events as spots, with what may be said of them."""
    spec, public, changes = shown.spec, shown.withheld.out_of, shown.changes
    ways = case_routes(shown.reader)
    scene = map_scene(
        shown.dossiers,
        shown.names,
        numbers=shown.numbers,
        symbols=spec.symbols,
        sums=sums,
        language=spec.language,
        ways=replace(ways, local_names=spec.local_names or ways.local_names),
    )

    def told(spot: Spot) -> Spot:
        return replace(
            spot,
            name=public(spot.name),
            local_name=public(spot.local_name),
            detail=public(spot.detail),
            label=changes.get(f"place:{spot.id}", UNCHANGED),
            members=tuple(map(told, spot.members)),
        )

    return replace(
        scene,
        spots=tuple(map(told, scene.spots)),
        stops=tuple(map(told, scene.stops)) if spec.has_routes else (),
        routes=tuple(replace(one, title=public(one.title)) for one in scene.routes)
        if spec.has_routes
        else (),
        extent=Bounds(*spec.extent) if len(spec.extent) == 4 else region_of(spec.region),
        shaded=spec.shaded,
        has_values=spec.has_values,
        has_area_names=spec.has_area_names,
        has_towns=spec.has_towns,
        locator=spec.locator,
    )


def map_sums(shown: Shown) -> Sums | None:
    """Return the sums that circles show; None where they count events, or nothing."""
    spec = shown.spec
    if spec.symbols in (PLAIN, COUNT):
        return None
    lines = lines_of(shown.reader, spec.symbols, is_public=True)
    return sums_of(lines, spec.symbols, shown.dossiers, spec.language)
