"""What stands at a point of a figure."""

from models.figure.crowds import Strip
from models.figure.marks import Figure, Rect, Target

NEAR = 3.0  # points around a mark that still count
MARKS = frozenset({"mark", "strip"})


def at(figure: Figure, x: float, y: float) -> Target | None:
    """Return the target at a point, the smallest where several lie, or the nearest within 3 points, or None."""
    inside = [
        found for target in figure.targets if target.rect.contains(x, y) and (found := _under(target, x))
    ]
    if inside:
        return min(inside, key=lambda target: target.rect.width * target.rect.height)
    near = [
        (away, number)
        for number, target in enumerate(figure.targets)
        if (away := _away(target, x, y)) <= NEAR
    ]
    return _under(figure.targets[min(near)[1]], x) if near else None


def within(figure: Figure, area: Rect, parts: frozenset[str] = MARKS) -> tuple[str, ...]:
    """Return the events whose marks touch an area, each once; of a lane of counts those of the columns in it."""
    found: dict[str, None] = {}
    for target in figure.targets:
        if target.part in parts and target.rect.overlaps(area):
            held = target.items
            if isinstance(held, Strip):
                held = held.between(target.rect, area.x, area.right)
            found.update(dict.fromkeys(held))
    return tuple(found)


def _under(target: Target, x: float) -> Target | None:
    """The target itself; of a lane of counts the events at x alone, or of the next column that has any."""
    if not isinstance(target.items, Strip):
        return target
    ways = (target.items.under(target.rect, x + step) for step in (0.0, -NEAR, NEAR))
    return next((found for found in ways if found), None)


def _away(target: Target, x: float, y: float) -> float:
    rect = target.rect
    dx = max(rect.x - x, x - rect.right, 0.0)
    dy = max(rect.y - y, y - rect.bottom, 0.0)
    return float((dx * dx + dy * dy) ** 0.5)
