"""Small fonts for the tests of typefaces: letters are boxes, each as wide as its number says."""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "’“”–…"
PER_EM = 1000


def advance_of(letter, weight=400):
    """How wide a letter of these fonts is, in parts of the size."""
    return (400 + ord(letter) % 7 * 40 + (weight - 400) // 10) / PER_EM


def a_font_file(
    path, family="Herald", *, weight=400, letters=LETTERS, is_cff=False, is_variable=False, rights=0
):
    """Write a font and return its path: TrueType, CFF, or with an axis of weight from 400 to 700."""
    builder = FontBuilder(PER_EM, isTTF=not is_cff)
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    widths = [500, *(round(PER_EM * advance_of(letter, weight)) for letter in letters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in letters})
    drawn = {name: _box(wide, name, is_cff) for name, wide in zip(names, widths, strict=True)}
    if is_cff:
        builder.setupCFF(f"{family}-Regular", {}, drawn, {})
    else:
        builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics({name: (wide, 50) for name, wide in zip(names, widths, strict=True)})
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-250, fsType=rights, usWeightClass=weight)
    builder.setupPost()
    if is_variable:
        builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
        wider = [(0, 0)] * 4 + [(0, 0), (30, 0), (0, 0), (0, 0)]
        builder.setupGvar(
            {name: [TupleVariation({"wght": (0, 1, 1)}, wider)] for name in names if name != "u0020"}
        )
    builder.font.recalcTimestamp = False
    builder.save(path)
    return path


def _box(wide, name, is_cff):
    pen = T2CharStringPen(wide, None) if is_cff else TTGlyphPen(None)
    if name != "u0020":
        right = wide - 50
        pen.moveTo((50, 0))
        for corner in ((50, 700), (right, 700), (right, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString() if is_cff else pen.glyph()
