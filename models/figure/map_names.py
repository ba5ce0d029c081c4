"""What is written beside the symbols of a map: a place's names, its doubt, its detail, its sources."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from models.figure.map_circles import bound_of, value_of
from models.figure.map_labels import CROWD, NOT_NAMED, Line, Name
from models.figure.map_view import MapView
from models.figure.marks import Rect
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import EVENTS, MapScene, Spot
from models.figure.style import Style
from models.figure.symbols import Symbol
from models.figure.text import halves, raised
from models.values.where.points import PlacePrecision

WIDEST = 11.0  # sizes: a longer name takes two lines


def names_of(
    scene: MapScene, symbols: Sequence[Symbol], view: MapView, style: Style, measure: Measure
) -> tuple[Name, ...]:
    """Return the labels to be placed: one for each place, whatever the number of its symbols."""
    by_place: dict[tuple[str, bool], list[Symbol]] = {}
    for i, symbol in enumerate(symbols):
        key = (f"cluster {i}", True) if symbol.is_cluster else (symbol.spots[0].id, False)
        by_place.setdefault(key, []).append(symbol)
    names = [_name(held, scene, style, measure) for held in by_place.values()]
    if len(names) <= CROWD:
        return (*names, *_member_names(symbols, {key for key, _ in by_place}, scene, view, style, measure))
    # among so many, the names of numbers are noise: they are counted as unlabelled
    return tuple(
        replace(name, weight=NOT_NAMED) if held[0].is_cluster else name
        for name, held in zip(names, by_place.values(), strict=True)
    )


def _member_names(
    symbols: Sequence[Symbol],
    known: Container[str],
    scene: MapScene,
    view: MapView,
    style: Style,
    measure: Measure,
) -> Iterator[Name]:
    """Yield the names of the places that share a sum or lie on a route, each at its dot."""
    held = {spot.id: (spot, spot.events) for spot in scene.stops}
    held |= {
        spot.id: (spot, symbol.events) for symbol in symbols for one in symbol.spots for spot in one.members
    }
    for id, (spot, events) in held.items():
        if id not in known:
            x, y = view.to_screen([(spot.point.lon, spot.point.lat)])[0].tolist()
            told = (
                (spot.label.text,) if spot.label.text else _place_words(spot, scene.language, style, measure)
            )
            lines = [Line(text, style.label_size, style.place_ink) for text in told]
            lines += [Line(spot.detail, style.label_size, style.soft)] if spot.detail else []
            dot = Rect(x - 1.5, y - 1.5, 3.0, 3.0)
            yield Name(tuple(lines), "", events, dot, 0.5, f"place:{id}", spot.label)


def _name(symbols: Sequence[Symbol], scene: MapScene, style: Style, measure: Measure) -> Name:
    """Return the label of one place or one cluster."""
    spots = [spot for symbol in symbols for spot in symbol.spots]
    one = symbols[0].events if len(symbols) == 1 else None
    items = one or tuple(dict.fromkeys(chain.from_iterable(symbol.events for symbol in symbols)))
    body = _around([symbol.rect for symbol in symbols])
    weight = body.width + 0.1 * len(items)
    value = [Line(told, style.label_size, style.place_ink, True, True) for told in _value_words(spots, scene)]
    if symbols[0].is_cluster:  # its places are too many for the numbers of their sources
        words = _cluster_words(spots, scene.language)
        return Name((Line(words, style.label_size, style.place_ink), *value), "", items, body, weight)
    notes = raised([note for spot in spots for note in spot.notes])
    change = spots[0].label
    told = (change.text,) if change.text else _place_words(spots[0], scene.language, style, measure)
    lines = [Line(text, style.label_size, style.place_ink) for text in told if not spots[0].members]
    lines += value
    for detail in dict.fromkeys(spot.detail for spot in spots if spot.detail):
        lines.append(Line(detail, style.label_size, style.soft))
    weight += 2000.0 * bool(change.side)
    return Name(tuple(lines), notes, items, body, weight, f"place:{spots[0].id}", change)


def _value_words(spots: Sequence[Spot], scene: MapScene) -> Iterator[str]:
    """Yield what is written of the value of one place, or of several together."""
    if not (scene.is_scaled and scene.has_values):
        return
    language, value, told = scene.language, value_of(spots), ""
    if scene.unit == EVENTS:
        if value and value > 1:
            yield phrase(language, "count", n=f"{int(value):,}")
        return
    if value is not None:
        told = spots[0].told if len(spots) == 1 else ""
        told = told or (scene.sum_words(value, bound_of(spots)) if scene.sum_words else f"{value:,.12g}")
    unknown = sum(spot.unknown for spot in spots)
    if unknown:
        name = ("map_and_untold" if told else "map_untold") + ("_one" if unknown == 1 else "")
        told = phrase(language, name, x=told, n=unknown)
    if told:
        yield told


def _place_words(spot: Spot, language: str, style: Style, measure: Measure) -> tuple[str, ...]:
    """Return a place's name and local name on one line, or on two if that is too long."""
    doubt = "?" if spot.is_inferred else ""
    if spot.precision is PlacePrecision.COUNTRY:
        spot = replace(spot, name=spot.name.upper())  # as atlases set what is no point
    if language.startswith("zh") and not _is_chinese(spot.name):
        return ((spot.local_name or spot.name) + doubt,)
    local = "" if spot.local_name == spot.name else spot.local_name
    whole = f"{spot.name}{doubt} {local}".strip()
    if measure.width(whole, style.label_size) <= WIDEST * style.label_size:
        return (whole,)
    if local and measure.width(spot.name, style.label_size) <= WIDEST * style.label_size:
        return spot.name + doubt, local
    return halves(whole, style.label_size, measure) or (whole,)


def _cluster_words(spots: Sequence[Spot], language: str) -> str:
    """Return the first names of a cluster and how many more there are."""
    is_chinese = language.startswith("zh")
    spots = sorted(spots, key=lambda spot: -len(spot.events))
    told = (
        (spot.local_name or spot.name) if is_chinese and not _is_chinese(spot.name) else spot.name
        for spot in spots
    )
    if len(spots) == 1:
        return next(told)
    names = list(dict.fromkeys(name.split(", ")[0] for name in told))
    shown = ("、" if is_chinese else ", ").join(names[:2])
    return f"{shown} +{len(names) - 2}" if len(names) > 2 else shown


def _is_chinese(name: str) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in name)


def _around(rects: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle that holds all."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)
