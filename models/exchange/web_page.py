"""Writes figures and the document beneath them as one HTML page: no script, no request, readable without eyes.

A mark of the figure leads to its entry; an entry that is the target or has the focus lights up its marks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.exchange.html_page import page, style_sheet, told
from models.exchange.metadata import ImageMetadata
from models.exchange.svg import svg_text
from models.exchange.web_font import font_faces
from models.exchange.written import Piece, Ref, Written
from models.figure.marks import Box, Disc, Figure, Label, Mark, Rect, Target, shifted_group

_HALO = 3.0  # how far the light reaches around a mark, in the figure's points


@dataclass(frozen=True, slots=True)
class WebFigure:
    """A figure of the page, and what it is called: Timeline, Map."""

    figure: Figure
    name: str


def web_page_text(
    document: Written, figures: Sequence[WebFigure], entries: Mapping[str, int], words: str
) -> str:
    """Return the page; `entries` is the number of each event's entry, by its id, which is not written.

    `words` is the heading of the list of entries. Figures are best made without numbered notes of their own.
    """
    marked = _marked(figures, entries)
    style = "\n".join((_fonts(document, figures), style_sheet(), *map(_light, sorted(set(entries.values())))))
    above = "\n".join((*_figures(figures, entries), f'<h2 class="list">{told(words)}</h2>'))
    return page(document, style, above, lambda number: f"{'mark' if number in marked else 'entry'}-{number}")


def _marked(figures: Sequence[WebFigure], entries: Mapping[str, int]) -> frozenset[int]:
    targets = (target for one in figures for target in one.figure.targets if target.part == "mark")
    return frozenset(entries[item] for target in targets for item in target.items if item in entries)


def _light(number: int) -> str:
    """Return the rule by which an entry lights up its marks."""
    return (
        f"body:has(:is(#entry-{number}, #mark-{number}):target) .m{number}, "
        f"body:has(#entry-{number} :focus) .m{number} {{ opacity: 1; }}"
    )


def _fonts(document: Written, figures: Sequence[WebFigure]) -> str:
    labels = [
        mark
        for one in figures
        for group in one.figure.groups
        for mark in group.marks
        if isinstance(mark, Label)
    ]
    heads = [
        inline.text
        for section in document.sections
        for inline in (*section.heading, *section.over)
        if not isinstance(inline, Ref)
    ]
    strong = [
        i.text for note in document.notes for i in note.inlines if isinstance(i, Piece) and i.look == "strong"
    ]
    bold = [document.title, document.notes_title, *heads, *strong]
    return font_faces(
        (*document.pieces, *(label.text for label in labels if not label.is_bold), "0123456789,↑[]()–"),
        (*bold, *(label.text for label in labels if label.is_bold), "0123456789"),
    )


# figures ---------------------------------------------------------------------------------------


def _figures(figures: Sequence[WebFigure], entries: Mapping[str, int]) -> Iterator[str]:
    seen: set[int] = set()
    for number, one in enumerate(figures, start=1):
        yield f'<figure aria-labelledby="figure-{number}">'
        yield f'<figcaption id="figure-{number}">{_caption(one)}</figcaption>'
        yield _svg(_below_heading(one.figure), number, entries, seen)
        yield "</figure>"


def _caption(one: WebFigure) -> str:
    said = one.figure.description
    name = "" if said.casefold().startswith(one.name.casefold()) else f"<strong>{told(one.name)}</strong> "
    return name + told(said)


def _below_heading(figure: Figure) -> Figure:
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


def _svg(figure: Figure, number: int, entries: Mapping[str, int], seen: set[int]) -> str:
    """Return the figure as it stands in the page: ids of its own, as wide as the page, with links over its marks."""
    lines = svg_text(figure, told=ImageMetadata()).splitlines()
    box = re.search(r'viewBox="([^"]*)"', lines[1])
    family = re.search(r'font-family="([^"]*)"', lines[1])
    root = (
        f'<svg viewBox="{box[1] if box else ""}" role="img" aria-labelledby="figure-{number}" '
        f'font-family="{family[1] if family else "sans-serif"}" stroke-linejoin="round">'
    )
    inner = [_own_ids(line, f"f{number}-") for line in lines[2:-1]]
    return "\n".join((root, *inner, *_links(figure, entries, seen), "</svg>"))


def _own_ids(line: str, before: str) -> str:
    """Return a line of an SVG with its ids told apart from those of the other figures; words stay untouched."""
    if not re.match(r'<(g|rect|clipPath) (id|clip-path)="', line):
        return line
    head, end, rest = line.partition(">")
    head = head.replace(' id="', f' id="{before}').replace("url(#", f"url(#{before}")
    return head + end + rest


def _links(figure: Figure, entries: Mapping[str, int], seen: set[int]) -> Iterator[str]:
    """Yield the light around each mark, and the link from each mark and its words to the entry."""
    targets = [(target, _numbers(target, entries)) for target in figure.targets]
    for target, numbers in targets:
        if numbers and target.part == "mark":
            new = [number for number in numbers if number not in seen]
            seen.update(new)
            anchors = "".join(f'<g id="mark-{number}"></g>' for number in new[1:])
            id = f' id="mark-{new[0]}"' if new else ""
            names = " ".join(f"m{number}" for number in numbers)
            yield f'<g{id} class="halo {names}">{anchors}{_rect(target.rect.grown(_HALO), _LIGHT)}</g>'
    for target, numbers in targets:
        if numbers:
            yield f'<a href="#entry-{numbers[0]}" tabindex="-1">{_rect(target.rect, _CLEAR)}</a>'


_LIGHT = 'rx="3" fill="none" stroke="#000" stroke-width="2.5"'
_CLEAR = 'fill="#fff" fill-opacity="0"'


def _numbers(target: Target, entries: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({entries[item] for item in target.items if item in entries}))


def _rect(rect: Rect, look: str) -> str:
    sides = (("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height))
    places = " ".join(f"{name}='{value:.2f}'" for name, value in sides)
    return f"<rect {places} {look}/>"
