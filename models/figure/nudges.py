"""Labels that a person moved: where they stand then, the leader that still ties them, and what they cover."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from models.figure.marks import Label, Path, Rect, Stroke, Target
from models.figure.scene import LabelChange
from models.figure.style import Style
from models.translation import tr

NEAR = 0.7  # sizes: words that stand closer to their mark need no leader


def offset_within(rects: Sequence[Rect], change: LabelChange, frame: Rect) -> tuple[float, float]:
    """Tell how far words may be moved, so that the frame still holds them."""
    left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
    top, bottom = min(rect.y for rect in rects), max(rect.bottom for rect in rects)
    dx = min(max(change.dx, frame.x - left), max(frame.right - right, frame.x - left))
    dy = min(max(change.dy, frame.y - top), max(frame.bottom - bottom, frame.y - top))
    return dx, dy


def shifted(labels: Sequence[Label], dx: float, dy: float) -> list[Label]:
    """Return the lines moved together."""
    return [replace(label, x=label.x + dx, y=label.y + dy) for label in labels]


def leader(mark: Rect, words: Rect, style: Style, item: str) -> Path | None:
    """Return the thin line from a mark to words that stand off; None where they are near."""
    start = _nearest(mark, words.x + words.width / 2, words.y + words.height / 2)
    end = _nearest(words, *start)
    if np.hypot(end[0] - start[0], end[1] - start[1]) < NEAR * style.label_size:
        return None
    return Path(np.array([start, end]), stroke=Stroke(style.leader, style.leader_width), item=item)


def _nearest(rect: Rect, x: float, y: float) -> tuple[float, float]:
    return min(max(x, rect.x), rect.right), min(max(y, rect.y), rect.bottom)


def around(rects: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle that holds all."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def covered(targets: Sequence[Target], moved: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Return one sentence for each moved label, told as (event, words), that stands on other words or marks."""
    for item, words in moved:
        own = [target for target in targets if target.part == "label" and item in target.items]
        if _stands_on_others(own, targets):
            yield tr("“{words}” was moved over other words or marks: move it on.", words=words)


def covering(targets: Sequence[Target], keys: Iterable[str]) -> tuple[str, ...]:
    """Return those of the keys whose labels stand on other words or marks."""
    labels = {
        key: [target for target in targets if target.part == "label" and target.key == key] for key in keys
    }
    return tuple(key for key, own in labels.items() if _stands_on_others(own, targets))


def _stands_on_others(own: Sequence[Target], targets: Sequence[Target]) -> bool:
    items = {item for target in own for item in target.items}
    others = [target.rect for target in targets if items.isdisjoint(target.items) and target.part != "strip"]
    return any(target.rect.overlaps(other) for target in own for other in others)
