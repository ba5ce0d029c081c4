"""Sets words that Dateline Sans alone cannot: other scripts, joined letters, right to left; for all painters alike.

Plain Latin and Chinese never come here: their widths are sums, and both painters draw them letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from models.figure.clusters import clusters, is_unseen, readable
from models.figure.faces import has_own_letter
from models.figure.packs import Pack, font_path, own_file, packs_with
from models.figure.typeface import Typeface
from models.texts.bidi import is_right_to_left, levels, visual_order

if TYPE_CHECKING:
    import uharfbuzz

LINING: Final = {
    "lnum": True
}  # digits as high as capitals, in dates and sums, where a typeface has others, too
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
def shaped(text: str, is_bold: bool = False, typeface: Typeface | None = None) -> Shaped:
    """Return the line shaped, in a typeface of one's own as far as that has its letters; what no font has is a gap."""
    text = readable(text)
    parts = list(_parts(text, _Fonts(is_bold, typeface)))
    runs: list[Run] = []
    x = 0.0
    features = LINING if typeface else {}
    for number in visual_order([part.level for part in parts]):
        run = _shape(parts[number], x, features)
        runs.append(run)
        x = run.end
    return Shaped(tuple(runs), x, is_right_to_left(text))


@dataclass(slots=True)
class _Part:
    """Characters of one font and one direction."""

    text: str
    file: str
    level: int


def _parts(text: str, known: _Fonts) -> Iterator[_Part]:
    """Cut the text where its font or its direction changes."""
    fonts = list(known.of(text))
    files = [file for cluster, file in fonts for _ in cluster]
    letters = "".join(cluster for cluster, _ in fonts)
    start = 0
    for (file, level), group in groupby(zip(files, levels(letters), strict=True)):
        end = start + len(list(group))
        yield _Part(letters[start:end], file, level)
        start = end


class _Fonts:
    """Knows which font draws what: a typeface of one's own, else Dateline Sans, else the packs."""

    def __init__(self, is_bold: bool, typeface: Typeface | None) -> None:
        self._is_bold, self._typeface = is_bold, typeface

    def of(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the signs of the text, each with the font that draws it: its neighbour's where that can."""
        last: Pack | None = None
        first = self._typeface.file(self._is_bold) if self._typeface else own_file(self._is_bold)
        for cluster in clusters(text):
            seen = "".join(character for character in cluster if not is_unseen(character))
            is_picture = "\ufe0f" in cluster and next(packs_with(seen), None) is not None
            if not seen or (file := "" if is_picture else self._whole(normalize("NFC", seen))):
                yield cluster, file if seen else first
                continue
            if last is None or not all(map(last.has, seen)):
                last = _pack_of(seen)
            if last:
                yield cluster, last.file(self._is_bold)
                continue
            yield from ((one, self._alone(one)) for one in map(self._drawn, cluster))

    def _whole(self, seen: str) -> str:
        """Return the font that has all of these letters, of those that are asked before the packs; empty if none."""
        own = self._typeface
        if own and all(own.has(one, self._is_bold) for one in seen):
            return own.file(self._is_bold)
        return own_file(self._is_bold) if all(map(has_own_letter, seen)) else ""

    def _drawn(self, character: str) -> str:
        """A character alone: a gap stands for what no font has."""
        is_known = is_unseen(character) or self._whole(character) or next(packs_with(character), None)
        return character if is_known else BLANK

    def _alone(self, character: str) -> str:
        pack = None if self._whole(character) else next(packs_with(character), None)
        return pack.file(self._is_bold) if pack else self._whole(character) or own_file(self._is_bold)


def _pack_of(seen: str) -> Pack | None:
    whole = next(packs_with(seen), None)
    return whole or next(packs_with(normalize("NFC", seen)), None)


def _shape(part: _Part, x: float, features: dict[str, bool]) -> Run:
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
    hb.shape(font, buffer, features)
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
