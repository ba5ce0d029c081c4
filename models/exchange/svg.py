"""Writes a figure as SVG that a graphics desk can edit: layers with names, an event in one group with its words.

Words of one line are one <text>, so that who changes a word moves its digits; what fades is a gradient.

A viewer that lacks Dateline Sans falls back to the families it was cut from; of fonts only a newsroom's own is held.
"""

from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from models.exchange.letters import CLOSE, CURVE, HALO_WIDTH, MOVE, Outline, outline_of, readable, typeface_of
from models.exchange.metadata import ImageMetadata, xmp_of
from models.exchange.svg_layers import Layer, Part, layers, lines_of
from models.exchange.web_font import plain_name, typeface_faces
from models.figure.faces import is_plain
from models.figure.marks import Box, Disc, Fade, Figure, Label, Mark, Path, Rect, Stroke
from models.figure.measure import measure_in
from models.figure.packs import packs_of
from models.figure.typeface import Typeface
from models.texts.bidi import is_right_to_left

_LATIN = ("Source Sans 3", "Source Sans Pro", "Noto Sans", "Helvetica Neue", "Arial")
_CHINESE = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")


def families_in(typeface: Typeface | None, *names: str) -> str:
    """Return the families of words in their order: ours first, then Latin ones, as a Chinese font draws ’ “ ” wide."""
    own = (plain_name(typeface.name),) if typeface else ()
    return (
        ", ".join(f"'{name}'" for name in dict.fromkeys((*own, "Dateline Sans", *names, *_LATIN, *_CHINESE)))
        + ", sans-serif"
    )


FAMILIES = families_in(None)
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
    drawn = tuple(layers(figure))
    return (
        "\n".join((*_head(figure, told, outlined, unit), *_Pen(figure, drawn, outlined).lines(), "</svg>"))
        + "\n"
    )


def svg_within_page(figure: Figure, before: str) -> Iterator[str]:
    """Yield the lines of a figure for a page that holds others: bare groups, and ids that begin with `before`."""
    yield from _Pen(figure, tuple(layers(figure, is_named=False)), False, before).lines()


def svg_text_of_mark(mark: Mark) -> str:
    """Return one mark alone, as it would stand in an SVG file."""
    return "".join(_Pen(Figure(0, 0, ()), (), False).mark(mark))


def _head(figure: Figure, told: ImageMetadata, outlined: bool, unit: str) -> Iterator[str]:
    width, height = _number(figure.width), _number(figure.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    root = {"xmlns": "http://www.w3.org/2000/svg", "width": f"{width}{unit}", "height": f"{height}{unit}"}
    root |= {
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
        "font-family": families_in(typeface_of(figure)),
    }
    root |= {"style": "font-variant-numeric: lining-nums"} if typeface_of(figure) else {}
    root |= {"xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape"}
    root |= {"stroke-linejoin": "round"} | ({"xml:lang": told.language} if told.language else {})
    yield _tag("svg", root, is_open=True)
    if told.title:
        yield f"<title>{escape(readable(told.title))}</title>"
    if told.description:
        yield f"<desc>{escape(readable(told.description))}</desc>"
    if not told.is_empty:
        yield f"<metadata>{xmp_of(told)}</metadata>"
    if not outlined:
        yield from _carried(figure)


def _carried(figure: Figure) -> Iterator[str]:
    """Yield the letters of a typeface of one's own, where its maker lets files that are edited hold it."""
    typeface = typeface_of(figure)
    if typeface is None or not typeface.is_carried:
        return
    labels = [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]
    regular, bold = ([one.text for one in labels if one.is_bold == is_bold] for is_bold in (False, True))
    yield f"<style>{typeface_faces(typeface, regular, bold)}</style>"


class _Pen:
    """Writes the layers of a figure, whose ids begin with `before`."""

    def __init__(self, figure: Figure, drawn: tuple[Layer, ...], outlined: bool, before: str = "") -> None:
        self._figure, self._layers, self._outlined, self._before = figure, drawn, outlined, before
        self._fades: dict[Fade, str] = {}
        marks = (mark for layer in drawn for part in layer.parts for mark in part.marks)
        for fade in (mark.fade for mark in marks if isinstance(mark, Box) and mark.fade):
            self._fades.setdefault(fade, f"{before}fade-{len(self._fades) + 1}")

    def lines(self) -> Iterator[str]:
        """Yield what is defined, the ground and every layer."""
        yield from self._defined()
        if self._figure.background:
            whole = {"width": _number(self._figure.width), "height": _number(self._figure.height)}
            yield _tag("rect", self._named("background", "") | whole | {"fill": self._figure.background})
        for layer in self._layers:
            yield from self._layer(layer)

    def _named(self, id: str, name: str) -> dict[str, str]:
        """Return the attributes under which editors list a group."""
        return {"id": f"{self._before}{id}"} | ({"inkscape:label": name} if name else {})

    def _defined(self) -> Iterator[str]:
        clips = [(layer.id, layer.clip) for layer in self._layers if layer.clip]
        if not clips and not self._fades:
            return
        yield "<defs>"
        for id, clip in clips:
            yield f'<clipPath id="{self._before}clip-{id}">{_tag("rect", _sides(clip))}</clipPath>'
        for fade, id in self._fades.items():
            yield _gradient(fade, id)
        yield "</defs>"

    def _layer(self, layer: Layer) -> Iterator[str]:
        looks = self._named(layer.id, layer.name) | ({"inkscape:groupmode": "layer"} if layer.name else {})
        looks |= {"clip-path": f"url(#{self._before}clip-{layer.id})"} if layer.clip else {}
        yield _tag("g", looks, is_open=True)
        for part in layer.parts:
            yield from self._part(part)
        yield "</g>"

    def _part(self, part: Part) -> Iterator[str]:
        if not part.name:
            for mark in part.marks:
                yield from self.mark(mark)
            return
        yield _tag("g", self._named(part.id, readable(part.name)), is_open=True)
        yield f"<title>{escape(readable(part.name))}</title>"
        for held in lines_of(part.marks):
            if isinstance(held, tuple) and not self._outlined:
                yield _text(held)
            else:
                for mark in held if isinstance(held, tuple) else (held,):
                    yield from self.mark(mark)
        yield "</g>"

    def mark(self, mark: Mark) -> Iterator[str]:
        """Yield what draws one mark."""
        if isinstance(mark, Label):
            yield from _outlined(mark) if self._outlined else (_text((mark,)),)
            return
        paint = {"fill": mark.fill or "none"} | _line(mark.stroke)
        if isinstance(mark, Box):
            paint |= {"fill": f"url(#{self._fades[mark.fade]})"} if mark.fade else {}
            corner = min(mark.corner, mark.rect.width / 2, mark.rect.height / 2)
            yield _tag("rect", _sides(mark.rect) | ({"rx": _number(corner)} if corner > 0 else {}) | paint)
        elif isinstance(mark, Disc):
            centre = {"cx": _number(mark.x), "cy": _number(mark.y), "r": _number(mark.radius)}
            yield _tag("circle", centre | paint)
        elif len(mark.points):
            rule = {"fill-rule": "evenodd"} if mark.fill and len(mark.starts) > 1 else {}
            yield _tag("path", {"d": _route(mark)} | rule | paint)


def _gradient(fade: Fade, id: str) -> str:
    """Return what a box that fades is filled with; it runs over the box, whatever its size."""
    way = {"x1": "0", "y1": "0", "x2": "0" if fade.is_upright else "1", "y2": "1" if fade.is_upright else "0"}
    stops = "".join(
        _tag("stop", {"offset": _number(share), "stop-color": colour}) for share, colour in fade.stops
    )
    return f"{_tag('linearGradient', {'id': id} | way, is_open=True)}{stops}</linearGradient>"


# words -----------------------------------------------------------------------------------------


def _outlined(label: Label) -> Iterator[str]:
    """Yield the letters as shapes, on a second outline where they have a halo: a shape has no such order everywhere."""
    if letters := _drawn(outline_of(label)):
        if label.halo:
            halo = _line(Stroke(label.halo, label.size * HALO_WIDTH))
            yield _tag("path", {"d": letters, "aria-hidden": "true", "fill": label.halo} | halo)
        yield _tag("path", {"d": letters, "fill": label.colour})


def _text(labels: tuple[Label, ...]) -> str:
    """Return one <text>, its halo painted beneath its own letters: who changes a word changes the halo with it.

    Further words of the line follow the first, so that they move along.
    """
    label = labels[0]
    halo = _line(Stroke(label.halo, label.size * HALO_WIDTH)) if label.halo else {}
    looks = {"x": _number(label.x), "y": _number(label.y), "font-size": _number(label.size)}
    looks |= {"font-weight": "bold"} if label.is_bold else {}
    text = readable(label.text)
    is_turned = is_right_to_left(text)  # where its start is at the right
    anchor = _TURNED[label.anchor] if is_turned else label.anchor
    looks |= {"text-anchor": anchor} if anchor != "start" else {}
    looks |= {"direction": "rtl"} if is_turned else {}
    looks |= _beyond(text, label.typeface)
    looks |= {"xml:space": "preserve"} if text != " ".join(text.split()) else {}
    looks |= {"paint-order": "stroke"} | halo if halo else {}
    further = "".join(_further(label, one, other) for one, other in pairwise(labels))
    return _tag("text", looks | {"fill": label.colour}, is_open=True) + escape(text) + further + "</text>"


def _further(first: Label, before: Label, label: Label) -> str:
    """Return words that stand behind others on their line, smaller or raised as they are; a space parts words."""
    measure = measure_in(before.typeface)
    gap = label.x - before.x - measure.width(before.text, before.size, before.is_bold)
    space = " " if label.y == before.y and gap > 0 else ""
    gap -= measure.width(space, before.size, before.is_bold)
    looks = {"dx": _number(gap)} if abs(gap) > 0.0005 else {}
    looks |= {"dy": _number(label.y - before.y)} if label.y != before.y else {}
    looks |= {"font-size": _number(label.size)} if label.size != first.size else {}
    looks |= {"font-weight": "bold" if label.is_bold else "normal"} if label.is_bold != first.is_bold else {}
    looks |= {"fill": label.colour} if label.colour != first.colour else {}
    text = readable(label.text)
    words = _tag("tspan", looks | _beyond(text, label.typeface), is_open=True) + escape(text)
    return f"{space}{words}</tspan>"


def _beyond(text: str, typeface: Typeface | None) -> dict[str, str]:
    """Return the families of words with letters that Dateline Sans lacks: the packs that have them, then Noto's."""
    if is_plain(text):
        return {}
    packs = packs_of(text)
    names = (name for pack in packs for name in (pack.family, pack.origin))
    return {"font-family": families_in(typeface, *names)} if packs else {}


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
