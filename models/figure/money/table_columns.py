"""How wide the columns of a table are: numbers as wide as they need, words share what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.figure.measure import Measure
from models.figure.money.table_scene import Cell, Number, TableScene
from models.figure.style import Style
from models.figure.text import pieces

GUTTER: Final = 1.6  # between two columns, in sizes
WANTED: Final = 13.0  # as wide as this a column of words reads well, in sizes
PRESSED: Final = 0.6  # with less than this part of it the rows are set on two lines


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a column stands; the whole of its numbers ends at `axis`."""

    left: float
    width: float
    axis: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Widths:
    """What a number column needs: before the decimal, and behind it."""

    before: float
    behind: float


def slots(scene: TableScene, width: float, style: Style, measure: Measure) -> tuple[Slot, ...] | None:
    """Return the columns of a table that is so wide; None where rows must be set on two lines."""
    size = style.label_size
    gutter = GUTTER * size
    numbers = {
        at: number_widths(scene, at, style, measure)
        for at, column in enumerate(scene.columns)
        if column.is_number
    }
    texts = [at for at in range(len(scene.columns)) if at not in numbers]
    room = (
        width - gutter * (len(scene.columns) - 1) - sum(one.before + one.behind for one in numbers.values())
    )
    shares = _shared([_natural(scene, at, style, measure) for at in texts], room, size)
    if shares is None:
        return None
    wide = dict(zip(texts, shares, strict=True))
    found, left = [], 0.0
    for at in range(len(scene.columns)):
        own = numbers.get(at)
        across = own.before + own.behind if own else wide[at]
        found.append(Slot(left, across, left + (own.before if own else 0.0)))
        left += across + gutter
    return tuple(found)


def _shared(naturals: Sequence[tuple[float, float]], room: float, size: float) -> list[float] | None:
    """Return the widths of columns of words from their least and natural ones; None where there is no room."""
    wanted = sum(min(natural, WANTED * size) for _, natural in naturals)
    least = sum(one for one, _ in naturals)
    if room < max(least, PRESSED * wanted):
        return None
    spare = room - least
    longer = [natural - own for own, natural in naturals]
    if spare >= sum(longer):
        more = (spare - sum(longer)) / max(len(naturals), 1)
        return [natural + more for _, natural in naturals]
    weights = [max(each, 0.0) ** 0.6 for each in longer]  # the longest ones wrap first
    return _poured([own for own, _ in naturals], longer, weights, spare)


def _poured(
    widths: list[float], longer: Sequence[float], weights: Sequence[float], spare: float
) -> list[float]:
    """Share out what is spare by weight, to none more than it can use."""
    open_, given = [at for at, weight in enumerate(weights) if weight > 0], [0.0] * len(widths)
    while spare > 1e-6 and open_:
        whole = sum(weights[at] for at in open_)
        full = [at for at in open_ if given[at] + spare * weights[at] / whole >= longer[at]]
        for at in full or open_:
            more = longer[at] - given[at] if full else spare * weights[at] / whole
            given[at] += more
            if full:
                spare -= more
        if not full:
            break
        open_ = [at for at in open_ if at not in full]
    return [own + more for own, more in zip(widths, given, strict=True)]


def number_widths(scene: TableScene, at: int, style: Style, measure: Measure) -> Widths:
    """Return what a column of numbers needs at both sides of its axis; its head and its words fit over both."""
    size, is_bold = style.label_size, scene.columns[at].is_main
    held = [one for cell in _cells(scene, at) for one in cell.numbers]
    before = max((measure.width(one.before + one.whole, size, is_bold) for one in held), default=0.0)
    behind = max((measure.width(one.rest, size, is_bold) for one in held), default=0.0)
    words = [cell.words for cell in _cells(scene, at) if not cell.numbers]
    heads = pieces(scene.columns[at].head)
    longest = max((measure.width(piece.rstrip(), size, True) for piece in heads), default=0.0)
    least = max((longest, *(measure.width(each, size, is_bold) for each in words)))
    return Widths(max(before, least - behind), behind)


def number_lefts(
    numbers: Sequence[Number], axis: float, size: float, measure: Measure, *, is_bold: bool
) -> Iterator[float]:
    """Yield where each number begins, so that all wholes end at the axis."""
    for one in numbers:
        yield axis - measure.width(one.before + one.whole, size, is_bold)


def _natural(scene: TableScene, at: int, style: Style, measure: Measure) -> tuple[float, float]:
    """Return how wide a column of words is at the least, and without a break."""
    size, is_bold = style.label_size, at == scene.first
    texts = [(cell.text, is_bold) for cell in _cells(scene, at)] + [(scene.columns[at].head, True)]
    longest = max(
        (measure.width(piece.rstrip(), size, bold) for text, bold in texts for piece in pieces(text)),
        default=0.0,
    )
    whole = max((measure.width(text, size, bold) for text, bold in texts), default=0.0)
    return min(longest, WANTED * size), max(whole, longest)


def _cells(scene: TableScene, at: int) -> Iterator[Cell]:
    rows = [row for group in scene.groups for row in group.rows]
    yield from (row.cells[at] for row in (*rows, *scene.apart))
    if at == scene.main:
        yield scene.total
        yield from (group.total for group in scene.groups)
        yield scene.rest(rows)[1]
