"""Writes a figure alone as a page for a frame in another page, and the lines that put it there.

A frame knows neither script nor its own height here: the lines give it, for every width, the height of the picture
that is shown at that width.
"""

import hashlib
import math
from collections.abc import Sequence
from html import escape

from models.exchange.html_page import quoted, told, whole_page
from models.exchange.web_figure import Picture, WebFigure, labels_of, picture_html, picture_rules
from models.exchange.web_font import font_faces

LOOK = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; }
.picture { display: block; width: 100%; height: auto; }
.halo, .anchors { display: none; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
"""  # noqa: E501 - a rule of a style sheet stands on one line


def embed_text(one: WebFigure, title: str, language: str, lines: Sequence[str]) -> str:
    """Return a page that holds a figure and nothing else; `lines` tell what it shows to those who cannot see it."""
    labels = tuple(labels_of((one,)))
    plain, bold = ([label.text for label in labels if label.is_bold == is_bold] for is_bold in (False, True))
    style = "\n".join(
        (font_faces((*plain, "0123456789"), (*bold, "0123456789")), LOOK, *picture_rules((one,)))
    )
    return whole_page(title, language, style, _body(one, title, lines))


def _body(one: WebFigure, title: str, lines: Sequence[str]) -> list[str]:
    pictures = []
    for place, picture in enumerate(one.pictures):
        pictures.append(picture_html(picture.figure, f"f{place}-", one.class_of(place), {}))
    words = "".join(f"<li>{told(line)}</li>" for line in lines)
    return [
        "<main>",
        f'<h1 class="unseen">{told(title)}</h1>',
        *pictures,
        f'<ul class="unseen">{words}</ul>',
        "</main>",
    ]


def height_at(pictures: Sequence[Picture], width: float) -> int:
    """Tell how high the figure is in a frame of a width, in px."""
    shown = [one for one in pictures if one.least <= width][-1:] or list(pictures[:1])
    return math.ceil(width * shown[0].figure.height / shown[0].figure.width)


def frame_lines(one: WebFigure, name: str, title: str) -> str:
    """Return the lines that put the page called `name` into another one, as high as it is at every width there."""
    box = "dateline-" + hashlib.sha256(f"{name}\n{title}".encode()).hexdigest()[:8]
    heights = (
        f"@container (min-width: {picture.least}px) {{ .{box} iframe {{ height: calc({_share(picture)}cqw + 1px) }} }}"
        for picture in one.pictures
    )
    return "\n".join(
        (
            f'<div class="{box}">',
            "<style>",
            f".{box} {{ container-type: inline-size }}",
            f".{box} iframe {{ display: block; width: 100%; border: 0 }}",
            *heights,
            "</style>",
            f'<iframe src="{escape(name, quote=True)}" title="{quoted(title)}" loading="lazy" '
            f'height="{height_at(one.pictures, 640)}"></iframe>',
            "</div>",
            "",
        )
    )


def _share(picture: Picture) -> str:
    return f"{100 * picture.figure.height / picture.figure.width:.3f}"
