"""The view over time: the events as marks in lanes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.figure.magnifier import layout_magnified, magnified_height, magnified_keys
from models.figure.marks import Figure
from models.figure.phrases import phrase
from models.figure.scene import UNCHANGED, TimelineScene
from models.index.event_index import EventIndex, IndexRow
from models.publication.annotations import read_annotation
from models.publication.label_dates import label_dates, without_date
from models.publication.scenes import timeline_scene
from models.publication.time_axis import breaks_of, inset_of
from models.publication.timeline_scenes import threads_of
from models.publication.views.shown import Body, Shown, flag_of, titles_of
from models.records.dossier import Dossier
from models.records.matters import is_stage
from models.records.story import EventId, Field


def timeline_body(shown: Shown) -> Body:
    """Return the events as marks in lanes over time."""
    scene = timeline_of(shown)
    style, measure = shown.style, shown.measure
    undated = tuple(dossier.event.id for dossier in shown.dossiers if dossier.event.when is None)

    def draw(width: float, height: float) -> Figure:
        figure = layout_magnified(scene, width, height, style, measure)
        return replace(figure, not_shown=(*undated, *figure.not_shown))

    return Body(
        draw,
        keys=lambda width: magnified_keys(scene, width, style, measure, is_whole=shown.spec.legend == "full"),
        natural_height=lambda width: magnified_height(scene, width, style, measure),
        remarks=tuple(undated_remarks(shown)),
    )


def undated_remarks(shown: Shown) -> Iterator[str]:
    """Say which events have no date and stand nowhere on the axis, and of which it was rejected."""
    undated = [dossier for dossier in shown.dossiers if dossier.event.when is None]
    for key, is_rejected in (("date_rejected", True), ("undated", False)):
        some = [one for one in undated if (Field.WHEN in one.rejected) == is_rejected]
        if some:
            yield phrase(shown.spec.language, key, x=titles_of(some, shown))


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
    dated = label_dates(spec.dates, shown.window, spec.language)
    items = tuple(
        replace(
            item,
            title=public(without_date(item.title, item.when) if spec.dates != "never" else item.title),
            flag=flags.get(item.id, ""),
            label=changes.get(item.id, UNCHANGED),
            date=dated(item.when),
            is_key=item.id == spec.key_event,
        )
        for item in scene.items
    )
    own = dict(spec.lane_names)
    lanes = tuple(
        replace(lane, title=public(own.get(lane.id, own.get(lane.title, lane.title)))) for lane in scene.lanes
    )
    annotations = tuple(replace(one, text=public(one.text)) for one in map(read_annotation, spec.annotations))
    whens = tuple({item.id: item.when for item in items}.values())
    threads = threads_of({item.id: item.when for item in items}, _stages(shown.dossiers), spec.language)
    inset = inset_of(spec, whens)
    if inset:
        within = label_dates(spec.dates, (inset.first, inset.last), spec.language)
        inset = replace(inset, dates=tuple((item.id, within(item.when)) for item in items))
    return replace(
        scene,
        items=items,
        lanes=lanes,
        threads=threads,
        is_page=True,
        annotations=annotations,
        breaks=breaks_of(spec, whens),
        inset=inset,
    )


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
