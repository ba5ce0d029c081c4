"""Sets words that Dateline Sans alone cannot: other scripts, joined letters, right to left; for all painters alike.

Plain Latin and Chinese never come here: their widths are sums, and both painters draw them letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

from models.figure.bidi import is_right_to_left, levels, visual_order
from models.figure.clusters import clusters, is_unseen, readable
from models.figure.faces import has_own_letter
from models.figure.packs import Pack, font_path, own_file, packs_with

if TYPE_CHECKING:
    import uharfbuzz

BLANK = "\u3000"  # as wide as the box that a font shows for a letter it lacks


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape of a font at its place, y downwards, at size 1; `text` is what it and those after it stand for.

    A mark stands where `x` says, but the next letter `advance` behind where its own letter began.
    """

    number: int
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font file, from left to right."""

    file: str
    glyphs: tuple[Glyph, ...]
    is_right_to_left: bool
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line as it stands from left to right, at size 1."""

    runs: tuple[Run, ...]
    width: float
    is_right_to_left: bool


@lru_cache(maxsize=8192)
def shaped(text: str, is_bold: bool = False) -> Shaped:
    """Return the line shaped; what no font has leaves a gap."""
    text = readable(text)
    parts = list(_parts(text, is_bold))
    runs: list[Run] = []
    x = 0.0
    for number in visual_order([part.level for part in parts]):
        run = _shape(parts[number], x)
        runs.append(run)
        x = run.end
    return Shaped(tuple(runs), x, is_right_to_left(text))


@dataclass(slots=True)
class _Part:
    """Characters of one font and one direction."""

    text: str
    file: str
    level: int


def _parts(text: str, is_bold: bool) -> Iterator[_Part]:
    """Cut the text where its font or its direction changes."""
    fonts = list(_fonts(text, is_bold))
    files = [file for cluster, file in fonts for _ in cluster]
    letters = "".join(cluster for cluster, _ in fonts)
    start = 0
    for (file, level), group in groupby(zip(files, levels(letters), strict=True)):
        end = start + len(list(group))
        yield _Part(letters[start:end], file, level)
        start = end


def _fonts(text: str, is_bold: bool) -> Iterator[tuple[str, str]]:
    """Yield the signs of the text, each with the font that draws it: its neighbour's where that can."""
    last: Pack | None = None
    for cluster in clusters(text):
        seen = "".join(character for character in cluster if not is_unseen(character))
        is_picture = "\ufe0f" in cluster and next(packs_with(seen), None) is not None
        if not seen or (all(map(has_own_letter, normalize("NFC", seen))) and not is_picture):
            yield cluster, own_file(is_bold)
            continue
        if last is None or not all(map(last.has, seen)):
            last = _pack_of(seen)
        if last:
            yield cluster, last.file(is_bold)
            continue
        yield from ((one, _file_of(one, is_bold)) for one in map(_drawn, cluster))


def _pack_of(seen: str) -> Pack | None:
    whole = next(packs_with(seen), None)
    return whole or next(packs_with(normalize("NFC", seen)), None)


def _drawn(character: str) -> str:
    """A character alone: a gap stands for what no font has."""
    is_known = is_unseen(character) or has_own_letter(character) or next(packs_with(character), None)
    return character if is_known else BLANK


def _file_of(character: str, is_bold: bool) -> str:
    pack = None if has_own_letter(character) else next(packs_with(character), None)
    return pack.file(is_bold) if pack else own_file(is_bold)


def _shape(part: _Part, x: float) -> Run:
    """Let HarfBuzz choose and place the glyphs of a part."""
    import uharfbuzz as hb  # noqa: PLC0415 - a figure in Latin or Chinese needs no shaping

    font = _font(part.file)
    per_em = font.face.upem
    buffer = hb.Buffer()
    buffer.add_str(part.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if part.level % 2 else "ltr"
    buffer.language = "en"  # not that of the machine: the same words give the same picture everywhere
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(font, buffer)
    told = _told(part.text, [info.cluster for info in buffer.glyph_infos])
    glyphs, start = [], x
    for info, place, words in zip(buffer.glyph_infos, buffer.glyph_positions, told, strict=True):
        right, down, on = (part / per_em for part in (place.x_offset, -place.y_offset, place.x_advance))
        glyphs.append(Glyph(info.codepoint, x + right, down, on, words))
        x += on
    return Run(part.file, tuple(glyphs), part.level % 2 == 1, start, x)


def _told(text: str, starts: list[int]) -> Iterator[str]:
    """Yield for each glyph the characters it stands for: those of a group come with its first glyph."""
    marks = sorted({*starts, len(text)})
    ends = dict(pairwise(marks))
    last = -1
    for start in starts:
        yield "" if start == last else text[start : ends[start]]
        last = start


@lru_cache(maxsize=64)
def _font(file: str) -> uharfbuzz.Font:
    import uharfbuzz as hb  # noqa: PLC0415 - see above

    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font_path(file)))))
