"""Makes of a newsroom's font file the fonts that figures are measured and painted with, or says why it cannot."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

from models.errors import CaseError
from models.translation import tr

LARGEST: Final = 40_000_000  # bytes
REGULAR, BOLD = 400, 700
LEAST_BOLD: Final = 550  # a variable font that reaches no further has no Bold
CURVES: Final = 1000  # how many times smaller than the size the error of a curve may be
SAMPLE: Final = "Hamburgefonstiv 0123456789"
_NEEDED: Final = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2")
_KEPT: Final = frozenset((*_NEEDED, "post", "glyf", "loca", "GSUB", "GPOS", "GDEF", "kern"))
"""All that outlines in one colour without hints need."""
_SFNT: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_RESTRICTED, _VIEWED, _EDITED, _WHOLE, _BITMAPS = 0x2, 0x4, 0x8, 0x100, 0x200  # bits of OS/2 fsType


@dataclass(frozen=True, slots=True)
class MadeFonts:
    """The fonts of a file as TrueType, with a Bold where it is a variable one."""

    regular: bytes
    bold: bytes | None = None


@dataclass(frozen=True, slots=True)
class FontSays:
    """What a font says of itself: its family, whether files that are edited may hold it, and how heavy it is."""

    family: str
    is_carried: bool
    weight: int


def make_fonts(data: bytes, name: str) -> MadeFonts:
    """Return the fonts of a file; CaseError in a sentence if it is no font, broken, or may not be embedded."""
    if data[:4] in (b"wOFF", b"wOF2"):
        raise CaseError(tr("{name} is a font for web pages: choose its .ttf or .otf.", name=name))
    if data[:4] not in _SFNT:
        raise CaseError(tr("{name} is no font: choose a file that ends in .ttf or .otf.", name=name))
    if len(data) > LARGEST:
        raise CaseError(
            tr(
                "{name} is larger than {most} MB: choose a font of fewer scripts.",
                name=name,
                most=LARGEST // 1_000_000,
            )
        )
    try:
        font = _opened(data)
        why = _forbids(font["OS/2"].fsType)
        made = None if why else _made(data, font)
    except CaseError:
        raise
    except Exception as error:  # fontTools raises many things on a damaged file
        raise CaseError(
            tr("{name} is damaged or no whole font: get it anew from its maker.", name=name)
        ) from error
    if made is None:
        raise CaseError(
            tr("{name} {why}: choose a font whose licence lets figures hold it.", name=name, why=why)
        )
    return made


def read_font(data: bytes) -> FontSays:
    """Return what a font that was made here says of itself."""
    font = TTFont(BytesIO(data), lazy=True)
    names, rights = font["name"], font["OS/2"].fsType
    family = names.getBestFamilyName() or "Typeface"
    is_carried = not rights & _VIEWED or bool(rights & _EDITED)
    return FontSays(str(family), is_carried, font["OS/2"].usWeightClass)


def _opened(data: bytes) -> Any:
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    if any(tag not in font for tag in _NEEDED) or not {"glyf", "CFF ", "CFF2"} & set(font.keys()):
        raise ValueError("tables are missing")
    if not font.getBestCmap() or not 16 <= font["head"].unitsPerEm <= 16384:
        raise ValueError("no letters, or no size")
    return font


def _forbids(rights: int) -> str:
    """Say how a font forbids to be embedded in part; empty if it does not."""
    if rights & _RESTRICTED and not rights & (_VIEWED | _EDITED):
        return tr("forbids being embedded (fsType 2)")
    if rights & _BITMAPS:
        return tr("lets itself be embedded as dots alone (fsType 512)")
    if rights & _WHOLE:
        return tr("lets itself be embedded whole alone (fsType 256)")
    return ""


def _made(data: bytes, font: Any) -> MadeFonts:
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    if not axes:
        return MadeFonts(_saved(font))
    weight = axes.get("wght")
    has_bold = weight is not None and weight.maxValue >= LEAST_BOLD
    return MadeFonts(
        _saved(_fixed(font, axes, REGULAR)),
        _saved(_fixed(_opened(data), axes, BOLD)) if has_bold else None,
    )


def _fixed(font: Any, axes: dict[str, Any], weight: int) -> Any:
    """Return a variable font at a weight, and as its maker drew it in all else."""
    at = {tag: axis.defaultValue for tag, axis in axes.items()}
    if "wght" in axes:
        at["wght"] = min(max(weight, axes["wght"].minValue), axes["wght"].maxValue)
    return instantiateVariableFont(font, at)


def _saved(font: Any) -> bytes:
    """Return a font with TrueType outlines and nothing that they need not; the same font gives the same bytes."""
    if "glyf" not in font:
        _turn(font)
    for tag in [tag for tag in font.keys() if tag not in _KEPT and tag != "GlyphOrder"]:  # noqa: SIM118 - no mapping
        del font[tag]
    for name in font.getGlyphOrder():
        font["glyf"][name].removeHinting()
    _try(font)
    made = BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def _try(font: Any) -> None:
    """Draw every letter once: a font that breaks does so now."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for glyph in names.values():
        glyphs[glyph].draw(DecomposingRecordingPen(glyphs))


def _turn(font: Any) -> None:
    """Turn PostScript outlines into TrueType ones."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / CURVES, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    for name, (advance, _) in font["hmtx"].metrics.items():
        glyf[name].recalcBounds(glyf)
        font["hmtx"][name] = (advance, getattr(glyf[name], "xMin", 0))
    font.sfntVersion = "\x00\x01\x00\x00"
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.maxZones, maxp.numGlyphs = 0x00010000, 1, len(order)
    for field in _OF_TRUETYPE:
        setattr(maxp, field, 0)
    font["head"].glyphDataFormat = 0
    if "post" in font:
        font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}


_OF_TRUETYPE: Final = (
    *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
    *("maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints"),
    *("maxCompositeContours", "maxComponentDepth"),
)
