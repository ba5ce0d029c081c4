"""Words of other scripts in a PDF: each sign is one glyph of an embedded font, which tells what it stands for.

matplotlib writes Dateline Sans letter by letter. What HarfBuzz joined and placed is drawn here as one glyph for each
sign that a reader sees, however many shapes it has: so words are found as they were typed, and no viewer must know
how a script is set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from models.exchange.letters import CLOSE, LINE, MOVE, shape_of
from models.figure.bidi import mirrored
from models.figure.marks import Label
from models.figure.shaping import Run, shaped

PER_EM = 1000
FONT, NAME = "/Words", "DATELN+DatelineSansWords"


@dataclass(frozen=True, slots=True)
class _Sign:
    """Glyphs of one font beside and above each other, how far the next sign stands, and what they stand for."""

    file: str
    glyphs: tuple[tuple[int, float, float], ...]  # number, x, y downwards
    advance: float
    text: str


class PdfWords:
    """The signs that a PDF needs beyond the letters of Dateline Sans: a font of them for each typeface and weight."""

    def __init__(self) -> None:
        self._fonts: dict[str, dict[_Sign, int]] = {}  # by the names under which viewers list them

    def drawn(self, label: Label, x: float, y: float) -> bytes:
        """Return the operators that draw a label from x, y on, upwards, in the colour that is set."""
        line = shaped(label.text, label.is_bold, label.typeface)
        told = []
        for name, runs in groupby(line.runs, key=partial(_font_name, label)):
            codes = self._fonts.setdefault(name, {})
            signs = (sign for run in runs for sign in _signs(run))
            shown = "".join(f"{codes.setdefault(sign, len(codes) + 1):04x}" for sign in signs)
            told.append(f"{FONT}{list(self._fonts).index(name)} {label.size:.4f} Tf <{shown}> Tj ")
        return f"BT 1 0 0 1 {x:.4f} {y:.4f} Tm {''.join(told)}ET\n".encode()

    def embed(self, path: Path) -> None:
        """Put the fonts of the signs into the PDF."""
        if not self._fonts:
            return
        import pikepdf

        with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
            made = [_font(pdf, name, codes) for name, codes in self._fonts.items()]
            for page in pdf.pages:
                for number, font in enumerate(made):
                    page.Resources.Font[f"{FONT}{number}"] = font
            pdf.save(path, deterministic_id=True)


def _font_name(label: Label, run: Run) -> str:
    """Return the name under which the signs of a run stand in a PDF: that of a newsroom's own font, or ours."""
    if label.typeface is None or run.file != label.typeface.file(label.is_bold):
        return NAME
    plain = re.sub(r"[^A-Za-z0-9]+", "", label.typeface.name)[:48] or "Typeface"
    return f"DATELN+{plain}-{'Bold' if label.is_bold else 'Regular'}"


def _signs(run: Run) -> Iterator[_Sign]:
    """Yield the signs of a run from left to right, each with its glyphs placed from its own start."""
    start = pen = run.start
    held: list[tuple[int, float, float]] = []
    text = ""
    for glyph in run.glyphs:
        if glyph.text and held:
            yield _sign(run, held, pen - start, text)
            held, start = [], pen
        text = glyph.text or text
        held.append((glyph.number, round(glyph.x - start, 6), round(glyph.y, 6)))
        pen += glyph.advance
    if held:
        yield _sign(run, held, pen - start, text)


def _sign(run: Run, glyphs: list[tuple[int, float, float]], advance: float, text: str) -> _Sign:
    """Return a sign; viewers turn right-to-left words round themselves, brackets too: so they are told as drawn."""
    told = mirrored(text)[::-1] if run.is_right_to_left else text
    return _Sign(run.file, tuple(glyphs), round(advance, 6), told)


# the font --------------------------------------------------------------------------------------


def _font(pdf: Any, name: str, codes: dict[_Sign, int]) -> Any:
    """Return a composite font whose codes are the numbers of its glyphs."""
    from pikepdf import Array, Dictionary
    from pikepdf import Name as N

    made, box = _made(codes)
    widths = [round(sign.advance * PER_EM, 3) for sign in codes]
    descriptor = Dictionary(
        Type=N.FontDescriptor, FontName=N("/" + name), Flags=4, FontBBox=Array(box), ItalicAngle=0, StemV=80,
        Ascent=box[3], Descent=box[1], CapHeight=700, FontFile2=pdf.make_stream(made, Length1=len(made)),
    )  # fmt: skip
    inner = Dictionary(
        Type=N.Font, Subtype=N.CIDFontType2, BaseFont=N("/" + name), CIDToGIDMap=N.Identity, DW=PER_EM,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), W=Array([1, Array(widths)]),
    )  # fmt: skip
    whole = Dictionary(
        Type=N.Font, Subtype=N.Type0, BaseFont=N("/" + name), Encoding=N("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]), ToUnicode=pdf.make_stream(_to_unicode(codes)),
    )  # fmt: skip
    return pdf.make_indirect(whole)


def _made(signs: dict[_Sign, int]) -> tuple[bytes, list[int]]:
    """Return a TrueType font of the signs in their order behind an empty glyph, and its box."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    drawn = {".notdef": TTGlyphPen(None).glyph()} | {f"s{code}": _glyph(sign) for sign, code in signs.items()}
    builder = FontBuilder(PER_EM, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupGlyf(drawn)
    glyf = builder.font["glyf"]
    advances = [0, *(round(sign.advance * PER_EM) for sign in signs)]
    builder.setupHorizontalMetrics(
        {name: (wide, getattr(glyf[name], "xMin", 0)) for name, wide in zip(drawn, advances, strict=True)}
    )
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    made = BytesIO()
    builder.font.save(made)
    head = builder.font["head"]
    return made.getvalue(), [head.xMin, head.yMin, head.xMax, head.yMax]


def _glyph(sign: _Sign) -> Any:
    """Return a TrueType glyph of all shapes of a sign."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for number, x, y in sign.glyphs:
        points, codes = shape_of(sign.file, number)
        waiting: list[tuple[int, int]] = []
        for (across, down), code in zip(points.tolist(), codes.tolist(), strict=True):
            point = (round((across + x) * PER_EM), round(-(down + y) * PER_EM))
            if code == MOVE:
                pen.moveTo(point)
            elif code == LINE:
                pen.lineTo(point)
            elif code == CLOSE:
                pen.closePath()
            elif waiting:
                pen.qCurveTo(waiting.pop(), point)
            else:
                waiting.append(point)
    return pen.glyph()


def _to_unicode(codes: dict[_Sign, int]) -> bytes:
    rows = [f"<{code:04x}> <{sign.text.encode('utf-16-be').hex()}>" for sign, code in codes.items()]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    told = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{told}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
