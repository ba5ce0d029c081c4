"""Cuts the shipped font down to the letters of a page, so that the page can carry it and asks nobody for it."""

import base64
import io
from collections.abc import Iterable

from models.exchange.letters import font_file, readable


def font_faces(regular: Iterable[str], bold: Iterable[str]) -> str:
    """Return the style rules that hold the letters of these texts in both weights."""
    return "\n".join((_face(regular, is_bold=False), _face(bold, is_bold=True)))


def _face(texts: Iterable[str], is_bold: bool) -> str:
    data = base64.b64encode(_cut(readable("".join(texts)), is_bold)).decode("ascii")
    return (
        '@font-face { font-family: "Dateline Sans"; font-style: normal; '
        f"font-weight: {700 if is_bold else 400}; "
        f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
    )


def _cut(text: str, is_bold: bool) -> bytes:
    """Return the font with no other letters than those of the text, as WOFF; the same text gives the same bytes."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff"
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    with open(font_file(is_bold), "rb") as file:
        font = TTFont(io.BytesIO(file.read()), lazy=True, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted({ord(letter) for letter in text} | {0x20}))
    cutter.subset(font)
    cut = io.BytesIO()
    subset.save_font(font, cut, options)
    font.close()
    return cut.getvalue()
