"""Writes a figure as SVG that a graphics desk can edit: named groups, one <text> for each line, nothing hidden.

A viewer that lacks Dateline Sans falls back to the families it was cut from; the font is not embedded.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from models.exchange.letters import CLOSE, CURVE, HALO_WIDTH, MOVE, Outline, outline_of, readable
from models.exchange.metadata import ImageMetadata, xmp_of
from models.figure.bidi import is_right_to_left
from models.figure.faces import is_plain
from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Path, Rect, Stroke
from models.figure.measure import FontMeasure
from models.figure.packs import packs_of

_LATIN = ("Source Sans 3", "Source Sans Pro", "Noto Sans", "Helvetica Neue", "Arial")
_CHINESE = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")


def _families(*names: str) -> str:
    return ", ".join(f"'{name}'" for name in dict.fromkeys(("Dateline Sans", *names))) + ", sans-serif"


FAMILIES = _families(*_LATIN, *_CHINESE)
"""Our own first, then Latin ones: a Chinese font draws ’ “ ” as wide as its signs."""
_TURNED = {"start": "end", "middle": "middle", "end": "start"}
_LETTER = {MOVE: "M", CURVE: "Q"}


def svg_text(
    figure: Figure,
    *,
    told: ImageMetadata,
    outlined: bool = False,
    unit: str = "pt",
) -> str:
    """Return the figure as the text of an SVG file; `outlined` draws the letters as shapes.

    `unit` is what one point of the figure is outside: pt for paper, px for a figure laid out in pixels.
    """
    return "\n".join(_lines(figure, told, outlined, unit)) + "\n"


def svg_text_of_mark(mark: Mark) -> str:
    """Return one mark alone, as it would stand in an SVG file."""
    return "".join(_mark(mark, FontMeasure(), False))


def _lines(figure: Figure, told: ImageMetadata, outlined: bool, unit: str) -> Iterator[str]:
    width, height = _number(figure.width), _number(figure.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    root = {"xmlns": "http://www.w3.org/2000/svg", "width": f"{width}{unit}", "height": f"{height}{unit}"}
    root |= {"viewBox": f"0 0 {width} {height}", "role": "img", "font-family": FAMILIES}
    root |= {"stroke-linejoin": "round"} | ({"xml:lang": told.language} if told.language else {})
    yield _tag("svg", root, is_open=True)
    if told.title:
        yield f"<title>{escape(readable(told.title))}</title>"
    if told.description:
        yield f"<desc>{escape(readable(told.description))}</desc>"
    if not told.is_empty:
        yield f"<metadata>{xmp_of(told)}</metadata>"
    names = _names(figure.groups)
    yield from _clips(figure.groups, names)
    if figure.background:
        whole = {"id": "background", "width": width, "height": height, "fill": figure.background}
        yield _tag("rect", whole)
    measure = FontMeasure()
    for group, name in zip(figure.groups, names, strict=True):
        clip = {"clip-path": f"url(#clip-{name})"} if group.clip else {}
        yield _tag("g", {"id": name} | clip, is_open=True)
        for mark in group.marks:
            yield from _mark(mark, measure, outlined)
        yield "</g>"
    yield "</svg>"


def _names(groups: tuple[Group, ...]) -> list[str]:
    """Return an id for each group: its name, numbered where it comes again."""
    names: list[str] = []
    for group in groups:
        name = re.sub(r"[^\w.-]+", "-", group.name).strip("-") or "group"
        again = sum(1 for other in names if other == name or other.startswith(f"{name}-again-"))
        names.append(f"{name}-again-{again}" if again else name)
    return names


def _clips(groups: tuple[Group, ...], names: list[str]) -> Iterator[str]:
    clipped = [(name, group.clip) for name, group in zip(names, groups, strict=True) if group.clip]
    if not clipped:
        return
    yield "<defs>"
    for name, clip in clipped:
        yield f'<clipPath id="clip-{name}">{_tag("rect", _sides(clip))}</clipPath>'
    yield "</defs>"


# marks -----------------------------------------------------------------------------------------


def _mark(mark: Mark, measure: FontMeasure, outlined: bool) -> Iterator[str]:
    if isinstance(mark, Label):
        yield from _label(mark, measure, outlined)
        return
    paint = {"fill": mark.fill or "none"} | _line(mark.stroke)
    if isinstance(mark, Box):
        corner = min(mark.corner, mark.rect.width / 2, mark.rect.height / 2)
        yield _tag("rect", _sides(mark.rect) | ({"rx": _number(corner)} if corner > 0 else {}) | paint)
    elif isinstance(mark, Disc):
        centre = {"cx": _number(mark.x), "cy": _number(mark.y), "r": _number(mark.radius)}
        yield _tag("circle", centre | paint)
    elif len(mark.points):
        rule = {"fill-rule": "evenodd"} if mark.fill and len(mark.starts) > 1 else {}
        yield _tag("path", {"d": _route(mark)} | rule | paint)


def _label(label: Label, measure: FontMeasure, outlined: bool) -> Iterator[str]:
    """One <text>, its halo painted beneath its own letters: who changes a word changes the halo with it.

    Outlined letters lie on a second outline, as a shape has no such order in every program.
    """
    halo = _line(Stroke(label.halo, label.size * HALO_WIDTH)) if label.halo else {}
    if outlined:
        if letters := _drawn(outline_of(label, measure)):
            if label.halo:
                yield _tag("path", {"d": letters, "aria-hidden": "true", "fill": label.halo} | halo)
            yield _tag("path", {"d": letters, "fill": label.colour})
        return
    looks = {"x": _number(label.x), "y": _number(label.y), "font-size": _number(label.size)}
    looks |= {"font-weight": "bold"} if label.is_bold else {}
    text = readable(label.text)
    is_turned = is_right_to_left(text)  # where its start is at the right
    anchor = _TURNED[label.anchor] if is_turned else label.anchor
    looks |= {"text-anchor": anchor} if anchor != "start" else {}
    looks |= {"direction": "rtl"} if is_turned else {}
    looks |= _beyond(text)
    looks |= {"xml:space": "preserve"} if text != " ".join(text.split()) else {}
    looks |= {"paint-order": "stroke"} | halo if halo else {}
    yield _tag("text", looks | {"fill": label.colour}, is_open=True) + escape(text) + "</text>"


def _beyond(text: str) -> dict[str, str]:
    """Return the families of words with letters that Dateline Sans lacks: the packs that have them, then Noto's."""
    if is_plain(text):
        return {}
    packs = packs_of(text)
    names = (name for pack in packs for name in (pack.family, pack.origin))
    return {"font-family": _families(*names, *_LATIN, *_CHINESE)} if packs else {}


def _line(stroke: Stroke | None) -> dict[str, str]:
    if stroke is None or stroke.width <= 0:
        return {}
    dash = {"stroke-dasharray": " ".join(map(_number, stroke.dash))} if stroke.dash else {}
    return {"stroke": stroke.colour, "stroke-width": _number(stroke.width)} | dash


def _sides(rect: Rect) -> dict[str, str]:
    values = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    return {name: _number(value) for name, value in values.items()}


# paths -----------------------------------------------------------------------------------------


def _route(mark: Path) -> str:
    end = "Z" if mark.is_closed else ""
    parts = np.split(mark.points, mark.starts[1:])
    return "".join(
        "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in part.tolist()) + end for part in parts
    )


def _drawn(outline: Outline) -> str:
    points, codes = outline
    steps: list[str] = []
    is_within_curve = False
    for (x, y), code in zip(points.tolist(), codes.tolist(), strict=True):
        if code == CLOSE:
            steps.append("Z")
            continue
        steps.append((" " if is_within_curve else _LETTER.get(code, "L")) + f"{_number(x)} {_number(y)}")
        is_within_curve = code == CURVE and not is_within_curve
    return "".join(steps)


def _number(value: float) -> str:
    """Return a length to a thousandth of a point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _tag(name: str, attributes: dict[str, str], is_open: bool = False) -> str:
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{told}{'' if is_open else '/'}>"
