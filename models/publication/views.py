"""The views of a figure: what each draws between deck and legend, from the events that it shows."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Final

from models.figure.basemap import load_basemap
from models.figure.legend import Key, kind_keys
from models.figure.map import boundary_remark, layout_map, map_height
from models.figure.marks import Figure, Rect, shifted_group
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.relation_scene import RelationScene
from models.figure.relations import layout_relations, relation_keys, relations_height
from models.figure.scene import UNCHANGED, Entry, LabelChange, MapScene, StripScene, TimelineScene
from models.figure.strip import layout_strip, strip_height, strip_keys
from models.figure.style import Style
from models.figure.timeline import layout_timeline, natural_height, timeline_keys
from models.index.event_index import EventIndex, IndexRow
from models.publication.choices import FigureSpec
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.map_scenes import map_scene
from models.publication.relation_scenes import busiest_actor, relation_scene
from models.publication.scenes import Names, Numbers, standing_word, timeline_scene
from models.publication.timeline_scenes import threads_of
from models.publication.words import bracketed, undated_words
from models.records.dossier import Dossier
from models.records.matters import is_stage
from models.records.story import EventId, Field, State
from models.store.reader import Reader
from models.store.roles import case_routes
from models.values.when import words as words_of_when
from models.values.where.points import Bounds

NO_BREAK: Final = "\u00a0"
MOST_TITLES: Final = 3
"""How many events are named that a figure cannot draw."""
MAP_SHARE: Final = 0.52
"""How much of a page of fixed height the map gets where it stands under a timeline."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure is made from: the case, the choices, the events with their source numbers, and the type."""

    reader: Reader
    spec: FigureSpec
    dossiers: Sequence[Dossier]
    numbers: Numbers
    window: tuple[float, float]
    names: Names
    withheld: Withheld
    style: Style
    measure: Measure

    @property
    def changes(self) -> Mapping[str, LabelChange]:
        """Return the changed labels by their keys, their offsets as large as the type."""
        scale = self.spec.format.scale
        return {
            key: replace(change.scaled(scale), text=self.withheld.out_of(change.text))
            for key, change in self.spec.labels
        }


@dataclass(frozen=True, slots=True)
class Body:
    """What a view gives the page: how it is drawn, its legend, its height at a width, and its remarks."""

    draw: Callable[[float, float], Figure]
    keys: Callable[[float], Sequence[Key]]
    natural_height: Callable[[float], float]
    remarks: tuple[str, ...] = ()


def body_of(shown: Shown) -> Body:
    """Return the body of the view that was chosen."""
    return _MAKERS[shown.spec.view](shown)


def public_names(names: Names, withheld: Withheld, colours: Sequence[tuple[str, str]]) -> Names:
    """Return the names without what is withheld, kinds in the colours of the house."""
    own = dict(colours)
    looks = tuple(
        replace(look, name=withheld.out_of(look.name), colour=own.get(look.id, look.colour))
        for look in names.looks
    )
    bands = tuple(replace(band, title=withheld.out_of(band.title)) for band in names.bands)
    return Names(looks, bands, {id: withheld.out_of(name) for id, name in names.by_id.items()})


# the timeline ----------------------------------------------------------------------------------


def _timeline(shown: Shown) -> Body:
    scene = timeline_of(shown)
    style, measure = shown.style, shown.measure
    undated = tuple(dossier.event.id for dossier in shown.dossiers if dossier.event.when is None)

    def draw(width: float, height: float) -> Figure:
        figure = layout_timeline(scene, width, height, style, measure)
        return replace(figure, not_shown=(*undated, *figure.not_shown))

    return Body(
        draw,
        keys=lambda width: timeline_keys(scene, width, style, measure),
        natural_height=lambda width: natural_height(scene, width, style, measure),
        remarks=tuple(_undated_remarks(shown)),
    )


def _undated_remarks(shown: Shown) -> Iterator[str]:
    """Say which events have no date and stand nowhere on the axis, and of which it was rejected."""
    undated = [dossier for dossier in shown.dossiers if dossier.event.when is None]
    for key, is_rejected in (("date_rejected", True), ("undated", False)):
        some = [one for one in undated if (Field.WHEN in one.rejected) == is_rejected]
        if some:
            yield phrase(shown.spec.language, key, x=_titles(some, shown))


def _titles(dossiers: Sequence[Dossier], shown: Shown) -> str:
    """Return the titles of a few events, and how many more there are."""
    language, more = shown.spec.language, len(dossiers) - MOST_TITLES
    quoted = [
        said(language, "quoted", x=shown.withheld.out_of(one.event.title)) for one in dossiers[:MOST_TITLES]
    ]
    told = phrase(language, "comma").join(quoted)
    return f"{told} {phrase(language, 'more', n=more)}" if more > 0 else told


def timeline_of(shown: Shown) -> TimelineScene:
    """Return the events as items in lanes, with their flags and their changed labels."""
    spec, public, changes = shown.spec, shown.withheld.out_of, shown.changes
    index = EventIndex.build(_index_rows(shown))
    rows = [row for dossier in shown.dossiers if (row := index.row_of(dossier.event.id)) is not None]
    scene = timeline_scene(
        index,
        rows,
        shown.names,
        shown.window,
        lanes_by=spec.lanes_by,
        lane_order=spec.lanes,
        numbers=shown.numbers,
        language=spec.language,
    )
    flags: dict[str, str] = {}
    if spec.marks_state:
        flags |= {dossier.event.id: flag_of(dossier, spec.language) for dossier in shown.dossiers}
    items = tuple(
        replace(
            item,
            title=public(item.title),
            flag=flags.get(item.id, ""),
            label=changes.get(item.id, UNCHANGED),
        )
        for item in scene.items
    )
    lanes = tuple(replace(lane, title=public(lane.title)) for lane in scene.lanes)
    threads = threads_of({item.id: item.when for item in items}, _stages(shown.dossiers), spec.language)
    return replace(scene, items=items, lanes=lanes, threads=threads)


def _index_rows(shown: Shown) -> Iterator[IndexRow]:
    """Yield what the index knows of the events that have a date, without what was rejected."""
    held = {dossier.event.id: dossier for dossier in shown.dossiers if dossier.event.when}
    for row in shown.reader.index_rows(list(held)):
        stated = held[EventId(row.id)].stated
        actors = {one.actor.id for one in stated if one.actor}
        places = {one.place.id for one in stated if one.place}
        yield replace(
            row,
            actors=tuple(id for id in row.actors if id in actors),
            places=tuple(id for id in row.places if id in places),
        )


def _stages(dossiers: Sequence[Dossier]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of events of which the second follows the first as the next stage."""
    for dossier in dossiers:
        for one in dossier.stated:
            if is_stage(one.claim) and one.claim.other_event_id:
                yield one.claim.other_event_id, dossier.event.id


def flag_of(dossier: Dossier, language: str) -> str:
    """Return the word with which a draft marks an event that is not sure; nothing where all of it is checked."""
    if dossier.is_contradicted:
        return said(language, "disputed")
    if any(stated.claim.state is State.CHANGED for stated in dossier.stated):
        return said(language, "changed")
    is_checked = dossier.state in (State.CHECKED, State.SIGNED_OFF)
    return "" if is_checked else said(language, "unchecked")


# the map ---------------------------------------------------------------------------------------


def _map(shown: Shown) -> Body:
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
            boundary_remark(basemap, shown.withheld.out_of(shown.reader.about().outlet)),
            *_placeless_remarks(shown, placed),
        ),
    )


def _placeless_remarks(shown: Shown, placed: Container[str]) -> Iterator[str]:
    """Say how many events have no place on the map, and of which it was rejected."""
    language = shown.spec.language
    placeless = [dossier for dossier in shown.dossiers if dossier.event.id not in placed]
    if rejected := [one for one in placeless if Field.WHERE in one.rejected]:
        yield phrase(language, "place_rejected", x=_titles(rejected, shown))
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


# both, and the strip ---------------------------------------------------------------------------


def _both(shown: Shown) -> Body:
    over, under = _timeline(shown), _map(shown)
    gap = 2 * shown.style.gap

    def heights(width: float) -> tuple[float, float]:
        return over.natural_height(width), under.natural_height(width)

    def draw(width: float, height: float) -> Figure:
        wanted = heights(width)
        low = min(wanted[1], MAP_SHARE * (height - gap))
        low = max(low, min(height - gap - wanted[0], 1.2 * width))  # a map uses what is left over
        return _stacked(over.draw(width, height - gap - low), under.draw(width, low), gap)

    def keys(width: float) -> Sequence[Key]:
        told = tuple(over.keys(width))
        known = {key.words for key in told}
        return (*(key for key in under.keys(width) if key.words not in known), *told)

    boundary = under.remarks[:1]  # what has no place stands on the timeline
    return Body(draw, keys, lambda width: sum(heights(width)) + gap, (*over.remarks, *boundary))


def _stacked(upper: Figure, lower: Figure, gap: float) -> Figure:
    """Return two figures of one width, one over the other; what neither shows is not shown."""
    down = upper.height + gap
    targets = [replace(target, rect=target.rect.moved(0, down)) for target in lower.targets]
    return replace(
        upper,
        height=down + lower.height,
        groups=(*upper.groups, *(shifted_group(group, 0, down) for group in lower.groups)),
        targets=(*upper.targets, *targets),
        unlabelled=tuple(dict.fromkeys((*upper.unlabelled, *lower.unlabelled))),
        not_shown=tuple(id for id in upper.not_shown if id in set(lower.not_shown)),
        warnings=(*upper.warnings, *lower.warnings),
        plot=Rect(upper.plot.x, upper.plot.y, upper.plot.width, down + lower.height - upper.plot.y),
    )


def _strip(shown: Shown) -> Body:
    scene, style, measure = _list(shown), shown.style, shown.measure
    return Body(
        partial(layout_strip, scene, style=style, measure=measure),
        keys=lambda _width: strip_keys(scene, style),
        natural_height=lambda width: strip_height(scene, width, style, measure),
    )


def _list(shown: Shown) -> StripScene:
    language, public, changes = shown.spec.language, shown.withheld.out_of, shown.changes
    entries = []
    for dossier in shown.dossiers:
        event = dossier.event
        flag = flag_of(dossier, language) if shown.spec.marks_state else ""
        standing = standing_word(event.standing, language)
        entries.append(
            Entry(
                event.id,
                words_of_when(event.when, language) if event.when else undated_words(dossier, language),
                bracketed(public(event.title), standing, language)
                + (f" [{flag.replace(' ', NO_BREAK)}]" if flag else ""),
                event.kind_id,
                shown.numbers.get(event.id, ()),
                changes.get(event.id, UNCHANGED),
                standing,
            )
        )
    return StripScene(tuple(entries), shown.names.looks, language)


# relations -------------------------------------------------------------------------------------


def _relations(shown: Shown) -> Body:
    scene, style, measure = relations_of(shown), shown.style, shown.measure
    return Body(
        partial(layout_relations, scene, style=style, measure=measure),
        keys=lambda _width: relation_keys(scene, style),
        natural_height=lambda width: relations_height(scene, width, style, measure),
    )


def relations_of(shown: Shown) -> RelationScene:
    """Return the actor in the middle and those they are tied to, with flags and changed labels."""
    spec = shown.spec
    flags = (
        {str(one.event.id): flag_of(one, spec.language) for one in shown.dossiers} if spec.marks_state else {}
    )
    return relation_scene(
        shown.dossiers,
        spec.actor or busiest_actor(shown.dossiers),
        language=spec.language,
        numbers=shown.numbers,
        flags=flags,
        changes=shown.changes,
        public=shown.withheld.out_of,
    )


_MAKERS: Final[Mapping[str, Callable[[Shown], Body]]] = MappingProxyType(
    {"timeline": _timeline, "map": _map, "both": _both, "strip": _strip, "relations": _relations}
)
