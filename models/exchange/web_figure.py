"""A figure within a page: one picture for each range of widths, chosen by the page's style sheet alone.

A mark leads to the entry of its event; an entry that is the target or has the focus lights up its marks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.exchange.html_page import quoted, told
from models.exchange.svg import FAMILIES, svg_within_page
from models.figure.marks import Box, Disc, Figure, Label, Mark, Rect, Target, shifted_group

_HALO = 3.0  # how far the light reaches around a mark, in the figure's points
_EXACT = re.compile(r"(\d+\.\d)\d+")  # a tenth of a pixel is as exact as a screen


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, and from which width of the page on it is shown, in px."""

    figure: Figure
    least: int


@dataclass(frozen=True, slots=True)
class WebFigure:
    """The pictures of one figure from the narrowest to the widest, its name, and the sentence above them.

    `view` is a word for the style sheet: timeline, map.
    """

    pictures: tuple[Picture, ...]
    name: str
    caption: str = ""
    view: str = ""

    def class_of(self, place: int) -> str:
        """Return the words by which the style sheet knows a picture."""
        is_printed = " printed" if place == _printed(self) else ""
        return f"picture {_class(*_range(self, place))}{is_printed}"


def labels_of(figures: Iterable[WebFigure]) -> Iterator[Label]:
    """Yield every label that the pictures show, each text as often as it stands there."""
    for one in figures:
        for picture in one.pictures:
            for group in picture.figure.groups:
                yield from (mark for mark in group.marks if isinstance(mark, Label))


def figures_of(figures: Sequence[WebFigure], entries: Mapping[str, int]) -> dict[int, list[int]]:
    """Return for each entry that has marks the numbers of the figures on which they stand."""
    found: dict[int, list[int]] = {}
    for number, one in enumerate(figures, start=1):
        for entry in _places(one.pictures[-1].figure, entries) if one.pictures else ():
            found.setdefault(entry, []).append(number)
    return found


def picture_rules(figures: Sequence[WebFigure]) -> Iterator[str]:
    """Yield the rules by which every width, and the printer, sees one picture of each figure."""
    for range in sorted({_range(one, place) for one in figures for place, _ in enumerate(one.pictures)}):
        name, least, most = _class(*range), *range
        below = f"(max-width: {least - 0.02:.2f}px)" if least else ""
        above = f"(min-width: {most}px)" if most else ""
        if media := ", ".join(f"screen and {side}" for side in (below, above) if side):
            yield f"@media {media} {{ .{name} {{ display: none; }} }}"
    yield "@media print { .picture:not(.printed) { display: none; } }"


def _range(one: WebFigure, place: int) -> tuple[int, int]:
    """Return from which width on a picture is shown, and from which on no more; 0 for no end."""
    least = one.pictures[place].least
    return least, one.pictures[place + 1].least if place + 1 < len(one.pictures) else 0


def _class(least: int, most: int) -> str:
    return f"from-{least}" + (f"-to-{most}" if most else "")


def figure_html(one: WebFigure, number: int, entries: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines of a figure of a page, without the title and the deck that the page tells itself."""
    yield f'<figure class="{one.view or "drawn"}" aria-label="{quoted(one.name)}">'
    yield f"<figcaption>{told(one.caption)}</figcaption>" if one.caption else ""
    yield '<div class="pictures">'
    figures = [below_heading(picture.figure) for picture in one.pictures]
    for place, figure in enumerate(figures):
        yield picture_html(figure, f"f{number}{chr(97 + place)}-", one.class_of(place), entries)
    yield _anchors(figures[-1], number, entries) if figures else ""
    yield "</div>"
    yield "</figure>"


def _printed(one: WebFigure) -> int:
    """Tell which picture fits a sheet of paper: the widest that a small window shows."""
    fitting = [place for place, picture in enumerate(one.pictures) if picture.least <= 700]
    return fitting[-1] if fitting else 0


def below_heading(figure: Figure) -> Figure:
    """Return a figure without its title and deck, which the page tells itself, and without the room they took."""
    groups = tuple(group for group in figure.groups if group.name not in ("title", "deck"))
    tops = [group.clip.y if group.clip else _top(mark) for group in groups for mark in group.marks]
    top = max(0.0, min(tops, default=0.0) - _HALO)
    return replace(
        figure,
        height=figure.height - top,
        groups=tuple(shifted_group(group, 0, -top) for group in groups),
        targets=tuple(replace(target, rect=target.rect.moved(0, -top)) for target in figure.targets),
    )


def _top(mark: Mark) -> float:
    if isinstance(mark, Box):
        return mark.rect.y
    if isinstance(mark, Disc):
        return mark.y - mark.radius
    if isinstance(mark, Label):
        return mark.y - mark.size
    return float(mark.points[:, 1].min()) if len(mark.points) else 0.0


def picture_html(figure: Figure, before: str, names: str, entries: Mapping[str, int]) -> str:
    """Return a figure as it stands in a page: ids of its own, as wide as the page, with links over its marks."""
    box = f"0 0 {figure.width:.10g} {figure.height:.10g}"
    root = f'<svg class="{names}" viewBox="{box}" font-family="{FAMILIES}" stroke-linejoin="round">'
    inner = [_rounded(line) for line in svg_within_page(figure, before)]
    seen = f'<g role="img" aria-label="{quoted(figure.description)}">'
    over = ('<g aria-hidden="true">', *_links(figure, entries), "</g>")  # the entries say all of it in words
    return "\n".join((root, seen, *inner, "</g>", *over, "</svg>"))


def _rounded(line: str) -> str:
    return _EXACT.sub(r"\1", line) if line.startswith("<path ") else line


# marks that lead to entries ----------------------------------------------------------------------


def _links(figure: Figure, entries: Mapping[str, int]) -> Iterator[str]:
    """Yield the light around each mark, and the link from each mark and its words to the entry."""
    targets = [(target, _numbers(target, entries)) for target in figure.targets]
    for target, numbers in targets:
        if numbers and target.part == "mark":
            names = " ".join(f"m{number}" for number in numbers)
            yield f'<g class="halo {names}">{_rect(target.rect.grown(_HALO), _LIGHT)}</g>'
    for target, numbers in targets:
        if numbers:
            yield f'<a href="#entry-{numbers[0]}" tabindex="-1">{_rect(target.rect, _CLEAR)}</a>'


def _anchors(figure: Figure, number: int, entries: Mapping[str, int]) -> str:
    """Return the places to which entries lead: as far down as their marks stand, whichever picture is shown."""
    rects = "".join(
        f'<rect id="mark-{entry}-{number}" y="{rect.y:.1f}" width="1" height="{rect.height:.1f}"/>'
        for entry, rect in sorted(_places(figure, entries).items())
    )
    box = f"0 0 1 {figure.height:.1f}"
    return f'<svg class="anchors" viewBox="{box}" preserveAspectRatio="none" aria-hidden="true">{rects}</svg>'


def _places(figure: Figure, entries: Mapping[str, int]) -> dict[int, Rect]:
    """Return where the first mark of each entry stands."""
    found: dict[int, Rect] = {}
    for target in figure.targets:
        for entry in _numbers(target, entries) if target.part == "mark" else ():
            found.setdefault(entry, target.rect)
    return found


_LIGHT = 'rx="3" fill="none" stroke="#000" stroke-width="2.5"'
_CLEAR = 'fill="#fff" fill-opacity="0"'


def _numbers(target: Target, entries: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({entries[item] for item in target.items if item in entries}))


def _rect(rect: Rect, look: str) -> str:
    sides = (("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height))
    places = " ".join(f"{name}='{value:.1f}'" for name, value in sides)
    return f"<rect {places} {look}/>"
