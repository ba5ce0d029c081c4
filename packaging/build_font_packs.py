"""Make resources/fonts/packs: for each script that Dateline Sans lacks, its letters and their shaping rules in both
weights, and packs.json, which tells what pack has which letters.

A developer's script, not run at set-up. It needs fontTools and a folder of npm packages with the fonts of Noto:

    npm install --ignore-scripts @expo-google-fonts/noto-sans-arabic …    (all that PACKS names)
    python packaging/build_font_packs.py FOLDER OF node_modules

Each pack is cut to what its script uses and the packs before it lack, without hints; the names become ours, because
what was cut must not be taken for the original. The same packages give the same bytes.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import unicodedata as scripts
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
TARGET = FONTS / "packs"
JOINERS = {0x200C, 0x200D}
CIRCLE = 0x25CC  # what a mark without a letter stands upon
ALWAYS = {0x20, CIRCLE, *JOINERS}
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}


@dataclass(frozen=True)
class Pack:
    """One script: its name, the npm package, its tags in Unicode, its blocks or characters, and whether Bold is worth
    its size."""

    name: str
    package: str
    tags: tuple[str, ...] = ()
    blocks: tuple[tuple[int, int], ...] = ()
    codes: frozenset[int] = frozenset()
    has_bold: bool = True


def ks_x_1001() -> Iterator[int]:
    """The 2,350 syllables and the letters that Korean papers print."""
    for row in (0xA4, *range(0xB0, 0xC9)):
        for cell in range(0xA1, 0xFF):
            yield from map(ord, bytes([row, cell]).decode("euc_kr", errors="ignore"))


COMMON_HANGUL = frozenset(ks_x_1001())
RARE_HANGUL = frozenset(range(0xAC00, 0xD7A4)) - COMMON_HANGUL
SYMBOLS = (
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x259F), (0x25A0, 0x25FF), (0x2600, 0x26FF),
    (0x2700, 0x27BF), (0x27F0, 0x27FF), (0x2900, 0x297F), (0x2B00, 0x2BFF),
)  # fmt: skip
PACKS = (
    Pack("Latin", "noto-sans", ("Latn", "Grek", "Cyrl", "Zinh"), ((0x2000, 0x218F),)),
    Pack("Arabic", "noto-sans-arabic", ("Arab",)),
    Pack("Hebrew", "noto-sans-hebrew", ("Hebr",)),
    Pack("Hangul", "noto-sans-kr", codes=COMMON_HANGUL),
    Pack("HangulRare", "noto-sans-kr", codes=RARE_HANGUL, has_bold=False),
    Pack("Thai", "noto-sans-thai", ("Thai",)),
    Pack("Devanagari", "noto-sans-devanagari", ("Deva",)),
    Pack("Bengali", "noto-sans-bengali", ("Beng",)),
    Pack("Gurmukhi", "noto-sans-gurmukhi", ("Guru",)),
    Pack("Gujarati", "noto-sans-gujarati", ("Gujr",)),
    Pack("Oriya", "noto-sans-oriya", ("Orya",)),
    Pack("Tamil", "noto-sans-tamil", ("Taml",)),
    Pack("Telugu", "noto-sans-telugu", ("Telu",)),
    Pack("Kannada", "noto-sans-kannada", ("Knda",)),
    Pack("Malayalam", "noto-sans-malayalam", ("Mlym",)),
    Pack("Sinhala", "noto-sans-sinhala", ("Sinh",)),
    Pack("Khmer", "noto-sans-khmer", ("Khmr",)),
    Pack("Lao", "noto-sans-lao", ("Laoo",)),
    Pack("Burmese", "noto-sans-myanmar", ("Mymr",)),
    Pack("Georgian", "noto-sans-georgian", ("Geor",)),
    Pack("Armenian", "noto-sans-armenian", ("Armn",)),
    Pack("Ethiopic", "noto-sans-ethiopic", ("Ethi",)),
    Pack("Thaana", "noto-sans-thaana", ("Thaa",)),
    Pack("Tibetan", "noto-serif-tibetan", ("Tibt",), has_bold=False),
    Pack("Emoji", "noto-emoji", blocks=((0, 0x10FFFF),), has_bold=False),
    Pack("Symbols", "noto-sans-symbols-2", blocks=SYMBOLS, has_bold=False),
    Pack("Signs", "noto-sans-symbols", blocks=SYMBOLS, has_bold=False),
    Pack("Mathematics", "noto-sans-math", blocks=SYMBOLS, has_bold=False),
)


def belongs(code: int, pack: Pack) -> bool:
    """Tell whether a character is one of the pack's script or blocks."""
    if code in pack.codes or any(first <= code <= last for first, last in pack.blocks):
        return True
    used = {scripts.script(chr(code)), *scripts.script_extension(chr(code))}
    return bool(used & set(pack.tags))


def ranges_of(codes: Iterable[int]) -> list[list[int]]:
    """Code points as first and last of each unbroken range."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def cut(font: TTFont, codes: set[int], features: list[str]) -> None:
    """Leave only the glyphs that these code points can become, with what shapes and places them."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.drop_tables += ["STAT", "meta", "DSIG", "MATH", "vhea", "vmtx", "VORG", "BASE"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def rename(font: TTFont, family: str, weight: str) -> None:
    """Write the names of our family; the copyright and the licence stay."""
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 13, 14)}
    name = f"{family.replace(' ', '')}-{weight}"
    made = {1: family, 2: weight, 3: f"1.000;{name}", 4: f"{family} {weight}", 5: "Version 1.000", 6: name}
    names.names = []
    for number, text in sorted({**kept, **made}.items()):
        if text:
            names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"


def source_of(folder: Path, pack: Pack, weight: str) -> Path:
    """The font of Noto that a pack is cut from."""
    (found,) = (folder / "@expo-google-fonts" / pack.package / WEIGHTS[weight]).glob("*.ttf")
    return found


def build(folder: Path, pack: Pack, known: set[int]) -> tuple[dict[str, object], set[int]]:
    """Make the files of a pack; returns its row in packs.json and the characters that it adds."""
    files, codes, origin = [], set[int](), ""
    for weight in WEIGHTS if pack.has_bold else ("Regular",):
        font = TTFont(source_of(folder, pack, weight), recalcTimestamp=False)
        codes = {code for code in font.getBestCmap() if belongs(code, pack)}
        if pack.blocks:  # signs are taken once, where they come first
            codes = {code for code in codes if code not in known or code < 0x80 or pack.name == "Emoji"}
        origin = font["name"].getBestFamilyName()
        cut(font, codes | ALWAYS, features=[] if pack.codes else ["*"])
        family = f"Dateline Sans {pack.name}"
        rename(font, family, weight)
        path = TARGET / f"DatelineSans{pack.name}-{weight}.ttf"
        font.save(path)
        files.append(path.name)
        print(f"{path.name}: {len(codes)} characters, {path.stat().st_size:,} bytes")
    told = codes - ALWAYS
    return {"name": pack.name, "origin": origin, "files": files, "ranges": ranges_of(told)}, told


def rows(folder: Path) -> Iterator[dict[str, object]]:
    """Make every pack, in order."""
    with TTFont(FONTS / "DatelineSans-Regular.ttf") as own:
        known = set(own.getBestCmap())
    for pack in PACKS:
        row, codes = build(folder, pack, known)
        known |= codes
        yield row


def main() -> None:
    """Make the packs and tell how large they are together."""
    TARGET.mkdir(exist_ok=True)
    made = list(rows(Path(sys.argv[1])))
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in made)
    (TARGET / "packs.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{sum(path.stat().st_size for path in TARGET.iterdir()):,} bytes in all")


if __name__ == "__main__":
    main()
