"""Boxes that pass from one colour into the ground, whatever stands there."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from models.figure import marks
from models.figure.colours import mix

LOOKS = 32  # places along a fade at which the ground is looked at: another colour there is another stop
HALVINGS = 12  # until it is known where the ground changes


def fade(
    across: tuple[float, float],
    down: tuple[float, float],
    body: str,
    ground: Callable[[float], str],
    item: str = "",
) -> marks.Box:
    """Return a box that is `body` at the one x and the ground at the other; `down` is (top, height)."""
    (start, end), (top, height) = across, down

    def under(share: float) -> str:  # at its very edge another ground may begin
        return ground(start + min(max(share, 1e-3), 1 - 1e-3) * (end - start))

    stops = [(0.0, body), (1.0, under(1.0))]
    for share in _changes(under):
        stops += [(share, mix(under(share + side), body, share)) for side in (-1e-3, 1e-3)]
    stops.sort(key=lambda stop: stop[0])
    if end < start:
        stops = [(1.0 - share, colour) for share, colour in reversed(stops)]
    rect = marks.Rect(min(start, end), top, abs(end - start), height)
    return marks.Box(rect, mix(body, under(0.5), 0.5), item=item, fade=marks.Fade(tuple(stops)))


def begun_before(box: marks.Box, far: float) -> marks.Box:
    """Return a box that fades, with a solid part in front of it that begins at `far`, as one box.

    Where a line and its fade meet within a pixel, each covers half of it, and a gap shows.
    """
    if box.fade is None:
        return box
    left, right = min(far, box.rect.x), max(far, box.rect.right)
    begins, ends = ((edge - left) / (right - left) for edge in (box.rect.x, box.rect.right))
    stops = [(begins + share * (ends - begins), colour) for share, colour in box.fade.stops]
    if begins > 0:
        stops.insert(0, (0.0, stops[0][1]))
    if ends < 1:
        stops.append((1.0, stops[-1][1]))
    rect = marks.Rect(left, box.rect.y, right - left, box.rect.height)
    return replace(box, rect=rect, fade=marks.Fade(tuple(stops)))


def _changes(under: Callable[[float], str]) -> Iterator[float]:
    """Yield the shares of the way at which the colour changes."""
    for number in range(LOOKS):
        before, after = number / LOOKS, (number + 1) / LOOKS
        if (colour := under(before)) == under(after):
            continue
        for _ in range(HALVINGS):
            middle = (before + after) / 2
            before, after = (middle, after) if under(middle) == colour else (before, middle)
        yield after
