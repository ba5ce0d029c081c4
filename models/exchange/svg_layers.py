"""Sorts a figure into layers and parts as a designer takes hold of it: an event's marks and words stand in one group.

What is painted over what stays as it was laid out: parts that overlap keep their order, and where that leaves an event
no single place, it stands in several parts of one name.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import groupby
from types import MappingProxyType
from typing import Final

import numpy as np

from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Rect
from models.figure.measure import measure_in

MARKS: Final = frozenset({"spans", "symbols", "events", "links", "bars"})
MERGED: Final = MARKS | {"signs", "dates", "labels", "sentences"}
"""Groups that become one layer where they follow each other: what is told of events."""
WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "axis": "Axis and grid",
        "key": "Legend of the map",
        "notes": "Numbered sources",
        "source": "Source line and credit",
        "sea": "Sea and rivers",
        "borders": "Borders",
        "provinces": "Names of provinces and countries",
        "heads": "Heads",
        "nodes": "Sums and names",
    }
)
"""What a layer is called where its name alone says too little."""
_ONE: Final[Mapping[str, str]] = MappingProxyType({"events": "event", "lanes": "lane"})
_LONGEST: Final = 72  # letters of an id


@dataclass(frozen=True, slots=True)
class Part:
    """Marks that are taken hold of together; without a name they stand in their layer as they are."""

    marks: tuple[Mark, ...]
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Parts under one id and one name, clipped if told."""

    id: str
    name: str
    parts: tuple[Part, ...]
    clip: Rect | None = None


def layers(figure: Figure, *, is_named: bool = True) -> tuple[Layer, ...]:
    """Return what a figure is painted from; without names its groups as they are."""
    ids = _Ids()
    if not is_named:
        return tuple(
            Layer(ids.free(group.name), "", (Part(group.marks),), group.clip) for group in figure.groups
        )
    names = dict(figure.names)
    runs = (tuple(run) for _, run in groupby(figure.groups, key=_RunKey(bool(names))))
    return tuple(_layer(some, names, ids) for run in runs for some in _apart(run))


def _apart(run: tuple[Group, ...]) -> Iterator[tuple[Group, ...]]:
    """Yield the groups together if words stand at marks, else each for itself."""
    if any(group.name in MARKS for group in run):
        yield run
    else:
        yield from ((group,) for group in run)


class _RunKey:
    """Gives groups that become one layer the same key; every other group has one of its own."""

    def __init__(self, has_names: bool) -> None:
        self._has_names, self._number = has_names, 0

    def __call__(self, group: Group) -> Hashable:
        if self._has_names and group.name in MERGED:
            return group.clip
        self._number += 1
        return self._number


def _layer(groups: Sequence[Group], names: Mapping[str, str], ids: "_Ids") -> Layer:
    marks = [mark for group in groups for mark in group.marks]
    is_told = any(mark.item in names for mark in marks)
    name = "events" if is_told and len(groups) > 1 else groups[0].name
    id = ids.free(name)
    if name == "lanes":
        names = _printed(marks)
    nodes = _sorted(marks, names) if is_told or name == "lanes" else [marks]
    parts = [_part(node, name, names, ids) for node in nodes]
    return Layer(id, WORDS.get(name, name.capitalize()), tuple(parts), groups[0].clip)


def _part(marks: Sequence[Mark], layer: str, names: Mapping[str, str], ids: "_Ids") -> Part:
    name = names.get(marks[0].item, "") if marks else ""
    return Part(tuple(marks), ids.free(f"{_ONE.get(layer, layer)}-{name}") if name else "", name)


def _printed(marks: Sequence[Mark]) -> dict[str, str]:
    """Return what stands at each item of some marks in words."""
    names: dict[str, str] = {}
    for mark in marks:
        if isinstance(mark, Label) and mark.item:
            names[mark.item] = f"{names[mark.item]} {mark.text}" if mark.item in names else mark.text
    return names


class _Ids:
    """Gives out ids, each once: what comes again is numbered."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def free(self, name: str) -> str:
        """Return an id that says the name."""
        id = re.sub(r"[^\w.-]+", "-", name)[:_LONGEST].strip("-.") or "group"
        again = self._taken.get(id, 0)
        self._taken[id] = again + 1
        return f"{id}-again-{again}" if again else id


# what is painted over what -----------------------------------------------------------------------


def _sorted(marks: Sequence[Mark], names: Mapping[str, str]) -> list[list[Mark]]:
    """Return the marks by what they stand for; what lies over something else comes after it, as before."""
    keys: list[Hashable] = [mark.item if mark.item in names else number for number, mark in enumerate(marks)]
    later = _overlapping(marks)
    order, circle = _in_order(keys, later)
    if circle:  # one lies over and under another: both fall apart, each run of its marks for itself
        runs = [number for number, (_, run) in enumerate(groupby(keys)) for _ in run]
        keys = [(key, run) if key in circle else key for key, run in zip(keys, runs, strict=True)]
        order, _ = _in_order(keys, later)
    held: dict[Hashable, list[Mark]] = defaultdict(list)
    for key, mark in zip(keys, marks, strict=True):
        held[key].append(mark)
    return [held[key] for key in order]


def _in_order(
    keys: Sequence[Hashable], later: Sequence[tuple[int, int]]
) -> tuple[list[Hashable], frozenset[Hashable]]:
    """Return each key once, none before what it lies over, and those that lie over each other in a circle."""
    first = {key: number for number, key in reversed(list(enumerate(keys)))}
    over: dict[Hashable, set[Hashable]] = {key: set() for key in first}
    under: dict[Hashable, set[Hashable]] = {key: set() for key in first}
    for low, high in ((keys[one], keys[other]) for one, other in later):
        if low != high:
            over[low].add(high)
            under[high].add(low)
    order = _drained(first, over, under)
    stuck = first.keys() - set(order)
    inner = {key: over[key] & stuck for key in stuck}
    outer = {key: under[key] & stuck for key in stuck}
    behind = _drained({key: first[key] for key in stuck}, outer, inner)
    return order, frozenset(stuck - set(behind))


def _drained(
    first: Mapping[Hashable, int],
    leads: Mapping[Hashable, set[Hashable]],
    waits: Mapping[Hashable, set[Hashable]],
) -> list[Hashable]:
    """Return the keys that can be taken one after the other, of those that wait for nothing the first one first."""
    left = {key: len(waits[key]) for key in first}
    by_number = {number: key for key, number in first.items()}
    ready = [first[key] for key, count in left.items() if not count]
    heapify(ready)
    order: list[Hashable] = []
    while ready:
        key = by_number[heappop(ready)]
        order.append(key)
        for other in leads[key]:
            left[other] -= 1
            if not left[other]:
                heappush(ready, first[other])
    return order


def _overlapping(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Return each two marks whose boxes touch, by their numbers, the lower one first."""
    boxes = np.array([_box(mark) for mark in marks]).reshape(-1, 4)
    found: list[tuple[int, int]] = []
    for number, (left, top, right, low) in enumerate(boxes.tolist()):
        rest = boxes[number + 1 :]
        meets = (rest[:, 0] < right) & (rest[:, 2] > left) & (rest[:, 1] < low) & (rest[:, 3] > top)
        found += [(number, number + 1 + int(at)) for at in np.flatnonzero(meets)]
    return found


def _box(mark: Mark) -> tuple[float, float, float, float]:
    """Return left, top, right and foot of what a mark covers."""
    if isinstance(mark, Label):
        measure = measure_in(mark.typeface)
        wide = measure.width(mark.text, mark.size, mark.is_bold)
        left = mark.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        halo = 0.2 * mark.size if mark.halo else 0.0
        tall = measure.ascent(mark.size), measure.descent(mark.size)
        return left - halo, mark.y - tall[0] - halo, left + wide + halo, mark.y + tall[1] + halo
    edge = mark.stroke.width / 2 if mark.stroke else 0.0
    if isinstance(mark, Box):
        sides = (mark.rect.x, mark.rect.y, mark.rect.right, mark.rect.bottom)
    elif isinstance(mark, Disc):
        sides = mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    elif len(mark.points):
        (left, top), (right, low) = mark.points.min(axis=0).tolist(), mark.points.max(axis=0).tolist()
        sides = left, top, right, low
    else:
        sides = (0.0, 0.0, 0.0, 0.0)
    return sides[0] - edge, sides[1] - edge, sides[2] + edge, sides[3] + edge


# words that belong together ----------------------------------------------------------------------


def lines_of(marks: Sequence[Mark]) -> Iterator[Mark | tuple[Label, ...]]:
    """Yield the marks; words of one event that follow each other on a line, raised digits too, as one line of words."""
    held: list[Label] = []
    for mark in marks:
        if isinstance(mark, Label) and held and _goes_on(held[-1], mark):
            held.append(mark)
            continue
        if held:
            yield tuple(held)
        held = [mark] if isinstance(mark, Label) else []
        if not held:
            yield mark
    if held:
        yield tuple(held)


def _goes_on(one: Label, other: Label) -> bool:
    """Tell whether words go on where others end, on their line or raised over it."""
    if (
        not one.item
        or one.item != other.item
        or one.halo
        or other.halo
        or one.anchor + other.anchor != "startstart"
    ):
        return False
    gap = other.x - one.x - measure_in(one.typeface).width(one.text, one.size, one.is_bold)
    return -0.01 <= gap <= 0.5 * one.size and (one.y == other.y or 0 < one.y - other.y < 0.6 * one.size)
