"""The view of a timeline over a map."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.figure.legend import Key
from models.figure.marks import Figure, Rect, shifted_group
from models.publication.views.map import map_body
from models.publication.views.shown import Body, Shown
from models.publication.views.timeline import timeline_body

MAP_SHARE: Final = 0.52
"""How much of a page of fixed height the map gets where it stands under a timeline."""


def both_body(shown: Shown) -> Body:
    """Return a timeline over a map, one page wide."""
    over, under = timeline_body(shown), map_body(shown)
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
        beneath = tuple(under.keys(width))
        known, of = {key.words for key in told}, {key.words: key.of for key in beneath}
        joined = (replace(key, of=key.of | of.get(key.words, frozenset())) for key in told)
        return (*(key for key in beneath if key.words not in known), *joined)

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
        counted=_in_no_mark(upper, lower),
        remarks=(*upper.remarks, *lower.remarks),
        not_shown=tuple(id for id in upper.not_shown if id in set(lower.not_shown)),
        warnings=(*upper.warnings, *lower.warnings),
        plot=Rect(0.0, upper.plot.y, upper.width, down + lower.height - upper.plot.y),  # as wide as the map
    )


def _in_no_mark(upper: Figure, lower: Figure) -> tuple[str, ...]:
    """Return the ids of the events that neither figure draws as marks of their own."""
    below = {*lower.counted, *lower.not_shown}
    return tuple(id for id in dict.fromkeys((*upper.counted, *upper.not_shown)) if id in below)
