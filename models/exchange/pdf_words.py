"""Words in a PDF: each sign that a reader sees is one glyph of an embedded font, which tells what it stands for.

Dateline Sans is written letter by letter, kerned as it is measured. What HarfBuzz joined and placed is one glyph for
each sign, however many shapes it has: so words are found as they were typed, and no viewer must know how a script is
set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import Any, Final

from models.exchange.letters import CLOSE, LINE, MOVE, number_of, shape_of
from models.figure.faces import is_plain
from models.figure.marks import Label
from models.figure.measure import measure_in
from models.figure.packs import own_file
from models.figure.shaping import Run, shaped
from models.texts.bidi import mirrored

PER_EM: Final = 1000  # as Dateline Sans has it
REGULAR, BOLD, WORDS = "DatelineSans-Regular", "DatelineSans-Bold", "DatelineSansWords"
"""The fonts that a PDF may need beside a newsroom's own: the two weights, and the signs of all other scripts."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """Glyphs of one font beside and above each other, how far the next sign stands, and what they stand for."""

    file: str
    glyphs: tuple[tuple[int, float, float], ...]  # number, x, y downwards
    advance: float
    text: str


class PdfWords:
    """The signs that a PDF needs, font by font, each with its code."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[_Sign, int]] = {}
        self._letters: dict[tuple[str, bool], str] = {}

    def drawn(self, text: str, label: Label, x: float, y: float) -> bytes:
        """Return the operators that draw a label's text from x, y on, upwards, in the colour that is set."""
        if label.typeface is None and is_plain(text):
            font = BOLD if label.is_bold else REGULAR
            told = f"/{font} {label.size:.4f} Tf [<{self._kerned(text, label.is_bold)}>] TJ "
        else:
            told = "".join(self._shaped(text, label))
        return f"BT 1 0 0 1 {x:.4f} {y:.4f} Tm {told}ET\n".encode()

    def _shaped(self, text: str, label: Label) -> Iterator[str]:
        """Yield the signs of words that are shaped, font by font."""
        runs = shaped(text, label.is_bold, label.typeface).runs
        for font, held in groupby(runs, key=partial(_font_of, label)):
            codes = "".join(self._code(font, sign) for run in held for sign in _signs(run))
            yield f"/{font} {label.size:.4f} Tf [<{codes}>] TJ "

    def _code(self, font: str, sign: _Sign) -> str:
        codes = self._codes.setdefault(font, {})
        return f"{codes.setdefault(sign, len(codes) + 1):04x}"

    def _kerned(self, text: str, is_bold: bool) -> str:
        """Return the codes of letters of Dateline Sans; between them, how far they are moved to the left."""
        told = ""
        for letter, kern, advance in measure_in(None).letters(text, is_bold):
            code = self._letters.get((letter, is_bold)) or self._letter(letter, is_bold, advance)
            told += f">{-kern * PER_EM:g}<{code}" if kern else code
        return told

    def _letter(self, letter: str, is_bold: bool, advance: float) -> str:
        sign = _Sign(own_file(is_bold), ((number_of(letter, is_bold), 0.0, 0.0),), advance, letter)
        code = self._letters[letter, is_bold] = self._code(BOLD if is_bold else REGULAR, sign)
        return code

    def embed(self, pdf: Any) -> None:
        """Put the fonts of the signs into an open PDF (of pikepdf)."""
        from pikepdf import Dictionary

        fonts = Dictionary({f"/{name}": _font(pdf, name, codes) for name, codes in self._codes.items()})
        held = pdf.make_indirect(fonts)
        for page in pdf.pages:
            page.Resources.Font = held


def _font_of(label: Label, run: Run) -> str:
    """Return the font in which the signs of a run stand in a PDF: a newsroom's own by its name, or ours."""
    if label.typeface is None or run.file != label.typeface.file(label.is_bold):
        return WORDS
    plain = re.sub(r"[^A-Za-z0-9]+", "", label.typeface.name)[:48] or "Typeface"
    return f"{plain}-{'Bold' if label.is_bold else 'Regular'}"


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


def _font(pdf: Any, family: str, codes: dict[_Sign, int]) -> Any:
    """Return a composite font whose codes are the numbers of its glyphs."""
    from pikepdf import Array, Dictionary
    from pikepdf import Name as N

    made, box = _made(codes)
    name = N(f"/DATELN+{family}")  # any six letters say that it holds a part of a font
    widths = [round(sign.advance * PER_EM, 3) for sign in codes]
    descriptor = Dictionary(
        Type=N.FontDescriptor, FontName=name, Flags=4, FontBBox=Array(box), ItalicAngle=0, StemV=80,
        Ascent=box[3], Descent=box[1], CapHeight=700, FontFile2=pdf.make_stream(made, Length1=len(made)),
    )  # fmt: skip
    inner = Dictionary(
        Type=N.Font, Subtype=N.CIDFontType2, BaseFont=name, CIDToGIDMap=N.Identity, DW=PER_EM,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), W=Array([1, Array(widths)]),
    )  # fmt: skip
    whole = Dictionary(
        Type=N.Font, Subtype=N.Type0, BaseFont=name, Encoding=N("/Identity-H"),
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
