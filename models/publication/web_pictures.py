"""The pictures of a case for pages of the web: for each width one whose words can be read there, and what they show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from models.case import Case
from models.exchange.web_figure import Picture, WebFigure
from models.figure.map_view import main_extent
from models.figure.marks import Figure, Label, shifted_group
from models.figure.measure import FontMeasure
from models.figure.ribbon import layout_ribbon
from models.figure.scene import Item, Spot
from models.figure.style import Style
from models.publication.choices import SCREEN_SCALE
from models.publication.chronology.withheld import Withheld
from models.publication.chronology.words import said
from models.publication.map_scenes import map_scene
from models.publication.scenes import Names, standing_word
from models.publication.studio import FigureSpec, house_of, make_figure, shown_dossiers, window_of
from models.publication.time_axis import axis_of, breaks_of
from models.publication.views.shown import public_names
from models.publication.words import describe, span_words
from models.values.where.points import Bounds

SMALLEST = 11.0
"""No word of a page is smaller, in px."""
BESIDE = 47
"""What a page of the web keeps free at both sides, and what a scroll bar takes, in px."""
MOST_NAMES = 6
"""How many places beyond the map are named."""
WIDE = (700, 1040, 1400)
"""From which widths of a page on a timeline is drawn anew; below the first the entries are the timeline."""
ALL = (0, 480, 700)
"""The same of what is drawn on a phone as well; 0 stands for the narrowest phone."""
IN_FRAME = MappingProxyType({"vertical": (0, 440), "timeline": (600, 900, 1300), "map": (0, 440, 640, 900)})
"""The same of a figure that stands in a frame; narrow frames show a timeline from top to bottom."""
STAGE = MappingProxyType({0: 273, 480: 433, 700: 653, 900: 440, 1280: 645})
"""How wide the pictures of a story are at least, by the width of the page: from 900 px on they stand beside words."""
AROUND = frozenset(("title", "deck", "legend", "notes", "remarks", "source"))
"""What stands around the body of a figure."""
SMALL = 0.66
"""How large the marks of a ribbon are, in those of a timeline."""
_NARROWEST = 320


def timeline_for_web(case: Case, spec: FigureSpec) -> WebFigure:
    """Return the timeline for pages that are wide enough for one."""
    language = spec.language
    caption = said(language, "caption_timeline", y=span_words(shown_dossiers(case, spec), language))
    view = spec.changed(view="timeline", notes="out")
    return WebFigure(pictures(case, view, WIDE), said(language, "timeline"), caption, "timeline")


def map_for_web(case: Case, spec: FigureSpec) -> WebFigure | None:
    """Return the map of where most of it happened, which names the places beyond it; None where no place is told."""
    language, frame = spec.language, told_frame(case, spec)
    if frame is None:
        return None
    view = spec.changed(view="map", notes="out", extent=frame.extent)
    return WebFigure(pictures(case, view, ALL), said(language, "map"), said(language, "caption_map"), "map")


def pictures(case: Case, spec: FigureSpec, steps: Sequence[int], beside: int = BESIDE) -> tuple[Picture, ...]:
    """Return a figure laid out anew for each of the widths of a page."""
    return tuple(Picture(readable(case, spec, max(step, _NARROWEST) - beside), step) for step in steps)


def readable(case: Case, spec: FigureSpec, width: int) -> Figure:
    """Return the figure so that no word is too small where it is shown `width` px wide, or wider.

    It is set in Dateline Sans, which a page of the web may carry: a newsroom's own is seldom licensed for that.
    """
    spec = spec.changed(typeface=())
    figure = make_figure(case, spec.changed(size=f"{width}px"))
    least = smallest(figure)
    if least >= SMALLEST:
        return figure
    return make_figure(case, spec.changed(size=f"{int(width * least / SMALLEST)}px"))


def smallest(figure: Figure) -> float:
    """Tell how large the smallest words of a figure are, in its points."""
    sizes = [mark.size for group in figure.groups for mark in group.marks if isinstance(mark, Label)]
    return min(sizes, default=SMALLEST)


def figure_for_frame(case: Case, spec: FigureSpec) -> WebFigure:
    """Return a figure for a frame in another page, whole with its heading and its sources."""
    spec = spec.changed(notes="out", size="")
    if spec.panels_by:
        return WebFigure(pictures(case, spec, IN_FRAME["map"], beside=0), "", view=spec.view)
    if spec.view not in ("timeline", "map"):
        steps = IN_FRAME["vertical"] if spec.view in ("vertical", "strip") else IN_FRAME["map"]
        return WebFigure(pictures(case, spec, steps, beside=0), "", view=spec.view)
    if spec.view == "map" and (frame := told_frame(case, spec)) is not None:
        spec = spec.changed(extent=frame.extent)
    drawn = pictures(case, spec, IN_FRAME[spec.view], beside=0)
    if spec.view == "timeline":
        drawn = (*pictures(case, spec.changed(view="vertical"), IN_FRAME["vertical"], beside=0), *drawn)
    return WebFigure(drawn, "", view=spec.view)


def stage_for_story(case: Case, spec: FigureSpec) -> tuple[WebFigure, ...]:
    """Return the map and the ribbon of time that stand beside a story, without heading and legend."""
    language, found = spec.language, []
    if (frame := told_frame(case, spec)) is not None:
        view = spec.changed(view="map", notes="out", extent=frame.extent)
        drawn = tuple(
            Picture(body_alone(readable(case, view, width)), least) for least, width in STAGE.items()
        )
        beyond = said(language, "not_on_map", x=frame.beyond) if frame.beyond else ""
        found.append(WebFigure(drawn, said(language, "map"), beyond, "map"))
    if ribbon := _ribbon(case, spec):
        found.append(WebFigure(ribbon, said(language, "timeline"), "", "ribbon"))
    return tuple(found)


def body_alone(figure: Figure) -> Figure:
    """Return what a figure draws between its heading and its legend."""
    top, low = figure.plot.y, figure.plot.bottom
    groups = tuple(group for group in figure.groups if group.name not in AROUND)
    return replace(
        figure,
        width=figure.plot.width,
        height=low - top,
        groups=tuple(shifted_group(group, -figure.plot.x, -top) for group in groups),
        targets=tuple(replace(one, rect=one.rect.moved(-figure.plot.x, -top)) for one in figure.targets),
    )


def _ribbon(case: Case, spec: FigureSpec) -> tuple[Picture, ...]:
    """Return the ribbon for each width; nothing where no event has a date."""
    dossiers = [dossier for dossier in shown_dossiers(case, spec) if dossier.event.when]
    if not dossiers:
        return ()
    withheld, house = Withheld.read(case.reader, spec.language), house_of(spec)
    looks = public_names(Names.read(case.reader, is_public=True), withheld, house.kinds).looks
    items = []
    for event in (dossier.event for dossier in dossiers):
        standing = standing_word(event.standing, spec.language)
        items += [Item(event.id, "", event.when, event.kind_id, "", standing=standing)] if event.when else []
    style, measure = _small(house.style.scaled(SCREEN_SCALE)), FontMeasure()
    window, over_time = window_of(dossiers, spec), spec.changed(view="timeline", title="", inset="")
    told = axis_of(case.reader, dossiers, over_time).settled(over_time)
    breaks = breaks_of(told, [item.when for item in items])
    alt = withheld.out_of(describe(dossiers, told))
    found = []
    for least, width in STAGE.items():
        drawn = layout_ribbon(items, looks, window, width, style, measure, spec.language, breaks)
        found.append(Picture(replace(drawn, description=alt), least))
    return tuple(found)


def _small(style: Style) -> Style:
    """Return the style with the marks of a ribbon, which has no words to stand beside."""
    return replace(style, mark_size=SMALL * style.mark_size, bar_height=SMALL * style.bar_height)


# where it happened -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """The box of the map in which most of it happened: west, south, east, north; and the places beyond, in words."""

    extent: tuple[float, ...]
    beyond: str = ""


def told_frame(case: Case, spec: FigureSpec) -> Frame | None:
    """Return the frame that was chosen, else one around the places of most events; None where there is no place."""
    names = Names.read(case.reader, is_public=True)
    spots = map_scene(shown_dossiers(case, spec), names, language=spec.language).spots
    if not spots:
        return None
    box = Bounds(*spec.extent) if len(spec.extent) == 4 else _main_box(spots)
    if box is None:
        return Frame(())
    withheld = Withheld.read(case.reader, spec.language)
    away = [spot for spot in spots if not _holds(box, spot)]
    return Frame((box.west, box.south, box.east, box.north), _named(away, withheld, spec.language))


def _main_box(spots: Sequence[Spot]) -> Bounds | None:
    """Return the box in which most events lie together; None where they are spread over the world."""
    box = main_extent(spots)
    near = sum(len(spot.events) for spot in spots if _holds(box, spot))
    return box if 2 * near > sum(len(spot.events) for spot in spots) else None


def _holds(box: Bounds, spot: Spot) -> bool:
    return box.west <= spot.point.lon <= box.east and box.south <= spot.point.lat <= box.north


def _named(spots: Sequence[Spot], withheld: Withheld, language: str) -> str:
    """Name the places, those of most events first."""
    counts: dict[str, int] = {}
    for spot in spots:
        name = withheld.out_of(spot.name)
        counts[name] = counts.get(name, 0) + len(spot.events)
    names = sorted(counts, key=lambda name: -counts[name])
    more = [said(language, "told_more", x=len(names) - MOST_NAMES)] if len(names) > MOST_NAMES else []
    return said(language, "join", x="", y="").join((*names[:MOST_NAMES], *more))
