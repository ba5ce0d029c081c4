"""Make resources/fonts/DatelineSans-{Regular,Bold}.ttf, the one family that screen and print both use, and beside
each a .json of its widths, so that a start need not open the font.

A developer's script, not run at set-up. It needs fontTools and the Debian package fonts-noto-cjk:

    apt-get install fonts-noto-cjk
    pip download --no-deps font-source-sans-pro, and unpack the wheel
    python packaging/build_font.py FOLDER OF THE .otf FILES [FOLDER OF THE .ttc FILES]

Without a folder, only the widths of the fonts that are there are written anew.

The Simplified Chinese face is cut to the characters of GBK and of the European scripts, its outlines are turned from
PostScript to TrueType curves (matplotlib embeds only those whole in a PDF), and it is renamed, as its licence asks.
No layout features are kept except kerning, as a plain `kern` table: every program that draws or measures the
font then takes the same glyph and the same advance for the same character.

The Chinese face lacks the letters of Polish, Czech, Turkish and other European languages. Its Latin is Source Sans,
enlarged, so these letters are taken from there at the same size and weight.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.misc.transform import Identity
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # what the program reads is written by its own reader

from models.figure.font_file import read_widths  # noqa: E402 - the path comes first

FAMILY = "Dateline Sans"
SOURCE_FAMILY = "Noto Sans CJK SC"
SOURCE_FOLDER = Path("/usr/share/fonts/opentype/noto")
TARGET_FOLDER = ROOT / "resources" / "fonts"
LATIN_SIZE = 1.1175  # how much larger than Source Sans the Latin of the Chinese face is
SOURCE_WEIGHTS = {"Regular": ("Regular", "Regular", 0.0), "Bold": ("Semibold", "Bold", 0.66)}
MAX_ERROR = 1.0  # font units (1000 to the em) between the old curve and the new one

# In the Chinese face these are a full em wide, which tears English words apart ("People ’ s").
# The Korean face of the same collection, or its `pwid` feature, has the narrow ones.
NARROW_AS_KOREAN = (0x00B7, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022)
NARROW_AS_PWID = (0x00B1, 0x00D7, 0x00F7, 0x2010, 0x2026, 0x2030, 0x2248, 0x2260, 0x2264, 0x2265)
RADICALS = range(
    0x2E80, 0x2FE0
)  # look like 人, 民 … but are other code points: kept out so that PDFs can be searched
RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F), (0x2580, 0x259F), (0x25A0, 0x25FF), (0x2600, 0x26FF),
    (0x2700, 0x27BF), (0x3000, 0x303F), (0x3040, 0x30FF), (0x3100, 0x312F), (0x31A0, 0x31BF), (0xFF00, 0xFFEF),
)  # fmt: skip
EUROPEAN = (
    (0x00A0, 0x024F), (0x0250, 0x02FF), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF), (0x2070, 0x209F),
    (0x20A0, 0x20CF),
)  # fmt: skip


def gbk_characters() -> Iterator[int]:
    """Every code point that Python's gbk codec can write."""
    for code in range(0x80, 0x10000):
        try:
            chr(code).encode("gbk")
        except UnicodeEncodeError:
            continue
        yield code


def wanted_characters() -> set[int]:
    """The code points of the subset; those the font lacks fall away later."""
    wanted = set(gbk_characters())
    for first, last in RANGES:
        wanted.update(range(first, last + 1))
    return wanted.difference(RADICALS)


def face(collection: TTCollection, family: str) -> TTFont:
    """The font of a collection that bears the family name."""
    return next(font for font in collection.fonts if font["name"].getDebugName(1) == family)


def proportional(font: TTFont) -> dict[str, str]:
    """Glyph → its narrow form, from the `pwid` feature."""
    gsub = font["GSUB"].table
    pairs: dict[str, str] = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "pwid":
            continue
        for number in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[number].SubTable:
                pairs.update(getattr(table, "ExtSubTable", table).mapping)
    return pairs


def narrow_punctuation(font: TTFont, korean: TTFont) -> None:
    """Point the code points of Latin punctuation at narrow glyphs."""
    narrow = {code: korean.getBestCmap()[code] for code in NARROW_AS_KOREAN}
    pwid = proportional(font)
    for code in NARROW_AS_PWID:
        glyph = font.getBestCmap().get(code)
        if glyph in pwid:
            narrow[code] = pwid[glyph]
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update(narrow)


def kern_lookups(font: TTFont) -> list[list[object]]:
    """The pair-positioning subtables of the Latin `kern` feature, lookup by lookup."""
    gpos = font["GPOS"].table
    scripts = {record.ScriptTag: record.Script for record in gpos.ScriptList.ScriptRecord}
    script = scripts.get("latn") or scripts["DFLT"]
    numbers = {
        number
        for index in script.DefaultLangSys.FeatureIndex
        if gpos.FeatureList.FeatureRecord[index].FeatureTag == "kern"
        for number in gpos.FeatureList.FeatureRecord[index].Feature.LookupListIndex
    }
    lookups = [gpos.LookupList.Lookup[number] for number in sorted(numbers)]
    return [[getattr(table, "ExtSubTable", table) for table in lookup.SubTable] for lookup in lookups]


def pair_value(table: object, left: str, right: str) -> int | None:
    """What one subtable says of a pair: its advance change in units, or None where it says nothing."""
    coverage = table.Coverage.glyphs
    if left not in coverage:
        return None
    if table.Format == 1:
        for record in table.PairSet[coverage.index(left)].PairValueRecord:
            if record.SecondGlyph == right:
                return getattr(record.Value1, "XAdvance", 0) or 0
        return None
    first = table.ClassDef1.classDefs.get(left, 0)
    second = table.ClassDef2.classDefs.get(right, 0)
    value = table.Class1Record[first].Class2Record[second].Value1
    return getattr(value, "XAdvance", 0) or 0


def kern_pairs(font: TTFont) -> dict[tuple[str, str], int]:
    """The kerning between Latin letters, digits and punctuation as plain pairs, at least 5 units each."""
    reach = {glyph for code, glyph in font.getBestCmap().items() if code < 0x250 or 0x2010 <= code < 0x2060}
    lookups = kern_lookups(font)
    lefts = reach & {glyph for tables in lookups for table in tables for glyph in table.Coverage.glyphs}
    pairs = {}
    for left in sorted(lefts):
        for right in sorted(reach):
            said = (first_said(tables, left, right) for tables in lookups)
            total = sum(said)
            if abs(total) >= 5:
                pairs[left, right] = total
    return pairs


def first_said(tables: Iterable[object], left: str, right: str) -> int:
    """The value of the first subtable of a lookup that knows the pair; the rest of the lookup is then passed over."""
    for table in tables:
        value = pair_value(table, left, right)
        if value is not None:
            return value
    return 0


def cut(font: TTFont, codes: set[int]) -> None:
    """Leave only the glyphs of the code points, without hints, features and vertical tables."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def to_truetype(font: TTFont) -> None:
    """Turn the PostScript outlines into quadratic ones, in place."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    made = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = made
    del font["CFF "]
    for name, (advance, _) in font["hmtx"].metrics.items():
        glyf[name].recalcBounds(glyf)
        font["hmtx"][name] = (advance, getattr(glyf[name], "xMin", 0))
    font.sfntVersion = "\x00\x01\x00\x00"
    set_truetype_tables(font)


def set_truetype_tables(font: TTFont) -> None:
    """Give the font the tables that go with TrueType outlines."""
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
        "maxCompositeContours", "maxComponentDepth",
    ):  # fmt: skip
        setattr(maxp, field, 0)
    maxp.numGlyphs = len(font.getGlyphOrder())
    font["head"].glyphDataFormat = 0
    post = font["post"]
    post.formatType = 3.0  # no glyph names: 0.3 MB less, and nobody reads them
    post.extraNames, post.mapping = [], {}
    gasp = font["gasp"] = newTable("gasp")
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0x000A}  # smooth at every size, never grid-fitted


def add_letters(font: TTFont, folder: Path, weight: str) -> None:
    """Add the European letters that the Chinese face lacks, from Source Sans at the size and weight of its Latin."""
    lighter, heavier, share = SOURCE_WEIGHTS[weight]
    one, other = (TTFont(folder / f"SourceSansPro-{name}.otf") for name in (lighter, heavier))
    glyf, order, cmap = font["glyf"], font.getGlyphOrder(), dict(font.getBestCmap())
    for code in sorted(added_characters() - cmap.keys()):
        drawn = between(one, other, code, share)
        if drawn is None:
            continue
        strokes, advance = drawn
        name = cmap[code] = f"source.u{code:04X}"
        pen = TTGlyphPen(None)
        sized = TransformPen(
            Cu2QuPen(pen, MAX_ERROR, reverse_direction=True), (LATIN_SIZE, 0, 0, LATIN_SIZE, 0, 0)
        )
        for verb, points in strokes:
            getattr(sized, verb)(*points)
        order.append(name)
        glyf.glyphs[name] = pen.glyph()
        glyf.glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (round(advance * LATIN_SIZE), getattr(glyf.glyphs[name], "xMin", 0))
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    font["maxp"].numGlyphs = len(order)
    replace_cmap(font, cmap)


def added_characters() -> set[int]:
    """The code points of the European scripts, which Source Sans may have where the Chinese face has not."""
    return {code for first, last in EUROPEAN for code in range(first, last + 1)}


def between(
    one: TTFont, other: TTFont, code: int, share: float
) -> tuple[list[tuple[str, tuple[tuple[float, float], ...]]], float] | None:
    """The strokes and the advance of a letter between two weights; the heavier one where they do not match."""
    names = [font.getBestCmap().get(code) for font in (one, other)]
    if None in names:
        return None
    drawings, advances = [], []
    for font, name in zip((one, other), names, strict=True):
        pen = RecordingPen()
        font.getGlyphSet()[name].draw(pen)
        drawings.append(pen.value)
        advances.append(font["hmtx"][name][0])
    if [(verb, len(points)) for verb, points in drawings[0]] != [(v, len(p)) for v, p in drawings[1]]:
        return drawings[1], advances[1]
    strokes = [
        (
            verb,
            tuple(
                (a + (c - a) * share, b + (d - b) * share)
                for (a, b), (c, d) in zip(light, heavy, strict=True)
            ),
        )
        for (verb, light), (_, heavy) in zip(*drawings, strict=True)
    ]
    return strokes, advances[0] + (advances[1] - advances[0]) * share


def give_each_character_its_glyph(font: TTFont) -> None:
    """Copy a glyph that serves several code points, so that a PDF can tell from the glyph which one was typed."""
    glyf, order = font["glyf"], font.getGlyphOrder()
    cmap = dict(font.getBestCmap())
    taken: set[str] = set()
    for code, glyph in sorted(cmap.items()):
        if glyph not in taken:
            taken.add(glyph)
            continue
        copy = cmap[code] = f"{glyph}.u{code:04X}"
        pen = TTGlyphPen(None)
        glyf[glyph].draw(TransformPen(pen, Identity), glyf)
        order.append(copy)
        glyf.glyphs[copy] = pen.glyph()
        glyf.glyphs[copy].recalcBounds(glyf)
        font["hmtx"][copy] = font["hmtx"][glyph]
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    replace_cmap(font, cmap)


def replace_cmap(font: TTFont, cmap: dict[int, str]) -> None:
    """Write one map from code points to glyphs, for Windows and for the rest."""
    table = font["cmap"].tables[0].newSubtable(4)
    tables = []
    for platform, encoding in ((0, 3), (3, 1)):
        table = table.newSubtable(4)
        table.platformID, table.platEncID, table.language, table.cmap = platform, encoding, 0, cmap
        tables.append(table)
    font["cmap"].tables = tables


def set_kerning(font: TTFont, pairs: dict[tuple[str, str], int]) -> None:
    """Write the kerning as one plain table; its 16-bit length holds 10,920 pairs."""
    kern = font["kern"] = newTable("kern")
    table = KernTable_format_0()
    table.version, table.coverage, table.tupleIndex, table.apple = 0, 1, None, False
    table.kernTable = pairs
    kern.version, kern.kernTables = 0, [table]


def rename(font: TTFont, weight: str) -> None:
    """Write the names of our family; the copyright and the licence stay."""
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 13, 14)}
    made = {
        1: FAMILY,
        2: weight,
        3: f"1.000;DatelineSans-{weight}",
        4: FAMILY if weight == "Regular" else f"{FAMILY} {weight}",
        5: "Version 1.000",
        6: f"DatelineSans-{weight}",
    }
    names.names = []
    for number, text in sorted({**kept, **made}.items()):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"
    is_bold = weight == "Bold"
    font["OS/2"].usWeightClass = 700 if is_bold else 400
    font["OS/2"].fsSelection = 0x20 if is_bold else 0x40
    font["head"].macStyle = 1 if is_bold else 0


def build(folder: Path, letters: Path, weight: str) -> Path:
    """Make the font of one weight and return its path."""
    collection = TTCollection(folder / f"NotoSansCJK-{weight}.ttc", lazy=True)
    font = face(collection, SOURCE_FAMILY)
    narrow_punctuation(font, face(collection, "Noto Sans CJK KR"))
    pairs = kern_pairs(font)
    cut(font, wanted_characters())
    to_truetype(font)
    add_letters(font, letters, weight)
    give_each_character_its_glyph(font)
    set_kerning(font, pairs)
    rename(font, weight)
    font.recalcTimestamp = False  # the same bytes each time
    path = TARGET_FOLDER / f"DatelineSans-{weight}.ttf"
    font.save(path)
    print(
        f"{path.name}: {len(font.getBestCmap())} characters, {len(pairs)} pairs, {path.stat().st_size:,} bytes"
    )
    return path


def write_widths(weight: str) -> None:
    """Write beside the font what the program measures with."""
    font = TARGET_FOLDER / f"DatelineSans-{weight}.ttf"
    written = json.dumps(read_widths(font), ensure_ascii=False, separators=(",", ":"))
    font.with_suffix(".json").write_text(written + "\n", encoding="utf-8")


def main() -> None:
    """Make both weights."""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else SOURCE_FOLDER
    for weight in ("Regular", "Bold"):
        if len(sys.argv) > 1:
            build(folder, Path(sys.argv[1]), weight)
        write_widths(weight)


if __name__ == "__main__":
    main()
