"""“+3 more”: how many events have no words, said beside the marks that are meant."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.figure.labels import Ground
from models.figure.marks import Figure, Rect, Target
from models.figure.phrases import phrase
from models.figure.scene import TimelineScene
from models.figure.stage import Row, Stage

APART: Final = 7.0  # sizes of a label: marks further apart are told in two places
NEAR: Final = 2.6  # sizes: words that would stand further from their marks stand at the lane's title
Said = tuple[tuple[str, ...], str, float, float]
Floats = NDArray[np.float64]


def beside_marks(
    silent: Sequence[str], targets: Sequence[Target], lane: Rect, stage: Stage
) -> tuple[list[str], list[Said]]:
    """Return the events that are told nowhere in the lane, and for each group of marks its events, words and place."""
    ground = Ground(Rect(stage.scale.left, lane.y, stage.width - stage.scale.left, lane.height))
    size = stage.style.label_size
    _take(targets, ground, size)
    quiet = set(silent)
    marks = [target for target in targets if target.part == "mark" and target.items[0] in quiet]
    rest: list[str] = []
    said: list[Said] = []
    for group in _groups(sorted(marks, key=lambda mark: mark.rect.x), APART * size):
        ids = tuple(mark.items[0] for mark in group)
        text = phrase(stage.scene.language, "more", n=f"{len(ids):,}")
        width = stage.measure.width(text, size)
        spot = _spot([mark.rect for mark in group], ground, lane, width, stage)
        if spot:
            ground.take(Rect(spot[0], spot[1], width, 1.1 * size).grown(0.25 * size))
            said.append((ids, text, spot[0], spot[1] + 0.88 * size))
        else:
            rest += ids
    return rest, said


def _take(targets: Sequence[Target], ground: Ground, size: float) -> None:
    """Take the room of marks and words; a count stands so far from words that it is not read as one of them."""
    for target in targets:
        rect = target.rect.grown(0.25 * size)
        aside = 0.8 * size if target.part == "label" else 0.0
        ground.take(Rect(rect.x - aside, rect.y, rect.width + 2 * aside, rect.height))


def _groups(marks: Sequence[Target], apart: float) -> Iterator[list[Target]]:
    """The marks that stand near each other along the axis."""
    group = list(marks[:1])
    for one, other in pairwise(marks):
        if other.rect.x - one.rect.right > apart:
            yield group
            group = []
        group.append(other)
    if group:
        yield group


def _spot(
    marks: Sequence[Rect], ground: Ground, lane: Rect, width: float, stage: Stage
) -> tuple[float, float] | None:
    """The free spot nearest to the marks that are meant; None where it would be far from all of them."""
    size = stage.style.label_size
    boxes = np.array([(mark.x, mark.y, mark.right, mark.bottom) for mark in marks])
    left, right = boxes[:, 0].min() - width - size, boxes[:, 2].max() + size
    xs = np.arange(max(left, stage.scale.left + 2), min(right, stage.width - width), 0.5 * size)
    ys = np.arange(lane.y + 0.2 * size, lane.bottom - 1.2 * size, stage.unit)
    across, down = (every.ravel() for every in np.meshgrid(xs, ys))
    away = _away(boxes, across, down, width, 1.1 * size)
    order = np.lexsort((down, across, away))  # the nearest first
    for spot in order[away[order] <= NEAR * size]:
        x, y = float(across[spot]), float(down[spot])
        if ground.is_free(Rect(x, y, width, 1.1 * size)):
            return x, y
    return None


def free_spot(
    targets: Sequence[Target], lane: Rect, width: float, stage: Stage
) -> tuple[float, float] | None:
    """Return where words of that width stand in a lane without a title: the highest free place, far to the right."""
    size = stage.style.label_size
    ground = Ground(Rect(stage.scale.left, lane.y, stage.width - stage.scale.left, lane.height))
    _take(targets, ground, size)
    for y in np.arange(lane.y + 0.2 * size, lane.bottom - 1.2 * size, stage.unit):
        for x in np.arange(stage.width - width, stage.scale.left + 2, -0.5 * size):
            if ground.is_free(Rect(float(x), float(y), width, 1.1 * size)):
                return float(x), float(y) + 0.88 * size
    return None


def _away(marks: Floats, x: Floats, y: Floats, width: float, tall: float) -> Floats:
    """How far boxes of words are from the nearest of the marks, each."""
    x, y = x[:, None], y[:, None]
    dx = np.maximum(np.maximum(marks[:, 0] - x - width, x - marks[:, 2]), 0.0)
    dy = np.maximum(np.maximum(marks[:, 1] - y - tall, y - marks[:, 3]), 0.0)
    return np.asarray(np.hypot(dx, dy).min(axis=1))


def words_of_hidden(hidden: Sequence[Row], count: int, stage: Stage) -> str:
    """Say which lanes found no room, by name where that fits on the line; else how many events."""
    language = stage.scene.language
    named = [
        phrase(language, "lane_left_out", x=row.lane.title, n=f"{len(row.items):,}")
        for row in hidden
        if row.items and row.lane.title
    ]
    text = phrase(language, "left_out", x=phrase(language, "comma").join(named))
    fits = stage.measure.width(text, stage.style.label_size) <= stage.scale.right - stage.scale.left
    if named and stage.scene.is_page and fits:
        return text
    return phrase(language, "more", n=f"{count:,}")


def beside_title(
    number: int, lane: Rect, width: float, stage: Stage, targets: Sequence[Target]
) -> tuple[float, float] | None:
    """Return where words have room under a lane's title, or behind it where it stands over it; None if nowhere.

    In a lane without a title they stand where none of the targets is.
    """
    style = stage.style
    below = lane.y + (lane.height + stage.title_height(number)) / 2 + 0.9 * style.label_size
    if not stage.is_stacked:
        x = stage.scale.left - 1.2 * style.lane_size - width
        return (x, below) if x >= 0 and below + 0.3 * style.label_size < lane.bottom else None
    if not stage.titles[number]:
        return free_spot(targets, lane, width, stage)
    title = max(stage.measure.width(line, style.lane_size, True) for line in stage.titles[number])
    if title + width + style.lane_size > stage.width:
        return None
    return stage.width - width, lane.y + 0.5 * stage.unit + 0.9 * style.label_size


def has_lost_words(figure: Figure, scene: TimelineScene) -> bool:
    """Tell whether words found no room that nobody chose to leave out."""
    silent = {item.id for item in scene.items if item.label.is_hidden}
    return any(id not in silent for id in figure.unlabelled)


def has_as_many(figure: Figure, other: Figure) -> bool:
    """Tell whether a figure shows the events of another, and words of all of them but one."""
    is_whole = len(figure.not_shown) <= len(other.not_shown)
    return is_whole and len(figure.unlabelled) <= len(other.unlabelled) + 1
