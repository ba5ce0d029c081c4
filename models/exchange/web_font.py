"""Cuts the shipped fonts down to the letters of a page, so that the page can carry it and asks nobody for it."""

import base64
import io
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from models.figure.clusters import JOINERS, readable
from models.figure.faces import has_own_letter
from models.figure.packs import font_path, own_file, packs_of
from models.figure.typeface import Typeface


def font_faces(regular: Iterable[str], bold: Iterable[str]) -> str:
    """Return the style rules that hold the letters of these texts in both weights, in whatever script."""
    return "\n".join((*_faces(regular, is_bold=False), *_faces(bold, is_bold=True)))


def typeface_faces(typeface: Typeface, regular: Iterable[str], bold: Iterable[str]) -> str:
    """Return the style rules that hold the letters of these texts in a typeface of one's own."""
    weights = ((regular, False), (bold, True))
    told = (("".join(texts), is_bold) for texts, is_bold in weights)
    return "\n".join(
        _face(
            _cut(typeface.file(is_bold), text + normalize("NFD", text) + JOINERS, ("*",)),
            is_bold,
            family=typeface.name,
        )
        for text, is_bold in told
        if text
    )


def _faces(texts: Iterable[str], is_bold: bool) -> Iterator[str]:
    """Yield Dateline Sans, and beside it a part of the same family for the letters of each pack."""
    text = readable("".join(texts))
    yield _face(_cut(own_file(is_bold), text, ()), is_bold)
    for pack in packs_of(text):
        own = "".join(sorted(character for character in set(text) if pack.has(character)))
        letters = own + normalize("NFD", own) + JOINERS  # a vowel may be set from its two halves
        told = ", ".join(
            f"U+{ord(character):X}" for character in dict.fromkeys(letters) if not has_own_letter(character)
        )
        yield _face(_cut(pack.file(is_bold), letters, ("*",)), is_bold, f" unicode-range: {told};")


def _face(font: bytes, is_bold: bool, only: str = "", family: str = "Dateline Sans") -> str:
    data = base64.b64encode(font).decode("ascii")
    return (
        f'@font-face {{ font-family: "{plain_name(family)}"; font-style: normal; '
        f"font-weight: {700 if is_bold else 400};{only} "
        f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
    )


def plain_name(family: str) -> str:
    """Return the name of a family without what ends a string of a style sheet."""
    return (
        "".join(sign for sign in family if sign.isprintable() and sign not in "\"'\\<>&;{},").strip()
        or "Typeface"
    )


def _cut(file: str, text: str, features: tuple[str, ...]) -> bytes:
    """Return a font with no other letters than those of the text, as WOFF; the same text gives the same bytes."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff"
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    options.layout_features = list(features)
    with open(font_path(file), "rb") as read:
        font = TTFont(io.BytesIO(read.read()), lazy=True, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted({ord(letter) for letter in text} | {0x20}))
    cutter.subset(font)
    cut = io.BytesIO()
    subset.save_font(font, cut, options)
    font.close()
    return cut.getvalue()
