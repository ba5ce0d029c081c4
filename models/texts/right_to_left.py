"""Puts the letters of a PDF's line into the order of reading where some run from right to left.

A PDF tells which glyph stands where, and pdfium guesses the order word by word, often wrongly. So the letters are taken
as they stand, from left to right, and the bidirectional algorithm (UAX #9) is walked backwards: what runs from right to
left is turned, and numbers and Latin words within it are turned back. A line tells nothing of the paragraph that it is
from, so what the same picture could also mean is left aside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from unicodedata import bidirectional

import numpy as np
from numpy.typing import NDArray

from models.texts.bidi import mirrored

_KINDS: Final = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N", "NSM": "M"}
_WITHIN_NUMBERS: Final = frozenset(".,:/'’٫٬")
_OF_HEBREW_NUMBERS: Final = frozenset(
    "%‰°$€£¥₪+-−#"
)  # rules W4 and W5, which do not hold behind Arabic letters (W2)
_LEAST_GAP: Final = 0.7  # of a usual one: pdfium finds too many words where vowels are marked
_OVER: Final = 0.3  # of a mark's width
_LAM: Final = "ل"
_ALEFS: Final = frozenset("اأإآٱ")
_STOPS: Final = frozenset(".,;:!?…،؛؟")
_MARGIN: Final = 0.05  # of the width of the text: less tells nothing of the side that a line begins at
_OPENING, _CLOSING = "([{«‹", ")]}»›"


def has_right_to_left(text: str) -> bool:
    """Tell whether any letter runs from right to left."""
    return not text.isascii() and any(bidirectional(letter) in ("R", "AL") for letter in text)


def in_reading_order(letters: Sequence[str], boxes: NDArray[np.float32]) -> list[int]:
    """Return the numbers of a page's letters in the order of reading, line by line.

    `boxes` has left, top, right and bottom of each letter. Lines end as `letters` has it (\\r or \\n), and keep as many
    spaces as they have: where the gaps between letters are widest.
    """
    page = _Page.of(letters, boxes)
    order: list[int] = []
    for is_end, group in groupby(range(len(letters)), key=lambda at: letters[at] in ("\r", "\n")):
        line = list(group)
        is_turned = not is_end and has_right_to_left("".join(letters[at] for at in line))
        order += _line_order(line, letters, boxes, page) if is_turned else line
    return order


@dataclass(frozen=True, slots=True)
class _Page:
    """What tells in which direction a line of a page runs that has letters of both."""

    is_from_right: bool  # whether most of its letters run so
    left: float  # of all lines
    right: float

    @classmethod
    def of(cls, letters: Sequence[str], boxes: NDArray[np.float32]) -> "_Page":
        kinds = "".join(_KINDS.get(bidirectional(letter or " "), " ") for letter in letters)
        shown = boxes[[not letter.isspace() and letter != "" for letter in letters]]
        return cls(kinds.count("R") > kinds.count("L"), float(shown[:, 0].min()), float(shown[:, 2].max()))

    def runs_from_right(self, kinds: str, texts: Sequence[str], left: float, right: float) -> bool:
        """Tell in which direction a line is read: that of most of its letters, else as its stop and its margin say."""
        if kinds.count("R") >= kinds.count("L"):
            return True
        if (texts[0] in _STOPS) != (texts[-1] in _STOPS):
            return texts[0] in _STOPS
        free = (left - self.left) - (self.right - right)
        return free > 0 if abs(free) > _MARGIN * (self.right - self.left) else self.is_from_right


def logical(kinds: str, texts: Sequence[str], *, is_right_to_left: bool) -> list[int]:
    """Return the numbers of what stands from left to right in the order of reading.

    `kinds` has a letter for each: L and R for letters of either direction, N for digits, and a blank for all others.
    """
    if is_right_to_left:
        signs = frozenset[str]() if _is_arabic(texts) else _OF_HEBREW_NUMBERS
        return [at for run in reversed(list(_runs(kinds, texts, signs))) for at in run]
    order: list[int] = []
    at = 0
    while at < len(kinds):
        if kinds[at] != "R":
            order.append(at)
            at += 1
            continue
        end = max(last for last in range(at, len(kinds)) if kinds[last] == "R" and "L" not in kinds[at:last])
        inner = logical(kinds[at : end + 1], texts[at : end + 1], is_right_to_left=True)
        order += [at + one for one in inner]
        at = end + 1
    return order


def _is_arabic(texts: Sequence[str]) -> bool:
    return any(bidirectional(letter) == "AL" for text in texts for letter in text)


def _runs(kinds: str, texts: Sequence[str], signs: frozenset[str]) -> Iterator[range]:
    """Yield what is turned as one: a Latin phrase or a number whole, all else by itself."""
    at = 0
    while at < len(kinds):
        end = at + 1
        if kinds[at] in "LN":
            end = _end_of_run(kinds, texts, at, signs)
        elif texts[at] in signs and at + 1 < len(kinds) and kinds[at + 1] == "N":
            end = _end_of_run(kinds, texts, at + 1, signs)
        yield range(at, end)
        at = end


def _end_of_run(kinds: str, texts: Sequence[str], start: int, signs: frozenset[str]) -> int:
    """Return where a Latin phrase or a number ends that begins at `start`."""
    end, is_latin = start + 1, kinds[start] == "L"
    while end < len(kinds):
        further = next((at for at in range(end, len(kinds)) if kinds[at] != " "), len(kinds))
        if further == len(kinds) or kinds[further] == "R":
            break
        between = texts[end:further]
        is_one = not between or (len(between) == 1 and between[0] in _WITHIN_NUMBERS | signs)
        if not (is_latin or is_one):
            break
        is_latin = is_latin or kinds[further] == "L"
        end = further + 1
    if kinds[end - 1] == "N" and end < len(kinds) and texts[end] in signs:
        end += 1
    return end


def _line_order(
    line: list[int], letters: Sequence[str], boxes: NDArray[np.float32], page: _Page
) -> list[int]:
    """Return the letters of one line in the order of reading; as they came where the line stands upright."""
    spaces = [at for at in line if letters[at].isspace() or not letters[at]]
    clusters = _clusters([at for at in line if at not in set(spaces)], letters, boxes)
    lefts = np.array([boxes[cluster, 0].min() for cluster in clusters])
    rights = np.array([boxes[cluster, 2].max() for cluster in clusters])
    whole = boxes[line]
    if np.ptp(whole[:, [1, 3]]) > np.ptp(whole[:, [0, 2]]):
        return line
    centres = boxes[[cluster[0] for cluster in clusters]][:, [0, 2]].mean(
        axis=1
    )  # of letters without their marks
    across = np.argsort(centres, kind="stable")
    stood = [clusters[at] for at in across]
    gaps = lefts[across][1:] - np.maximum.accumulate(rights[across])[:-1]
    is_marked = any(len(cluster) > 1 for cluster in clusters)
    blank = _words_apart(gaps, _count_gaps(line, set(spaces)), _LEAST_GAP if is_marked else 0.0)
    texts: list[str] = []
    held: list[list[int]] = []
    for number, cluster in enumerate(stood):
        if number and blank[number - 1]:
            texts.append(" ")
            held.append([spaces[len(held) % len(spaces)]])
        texts.append("".join(letters[at] for at in cluster))
        held.append(cluster)
    kinds = "".join(_kind(text) for text in texts)
    is_from_right = page.runs_from_right(kinds, texts, float(lefts.min()), float(rights.max()))
    order = logical(kinds, texts, is_right_to_left=is_from_right)
    return [at for number in order for at in held[number]]


def _kind(text: str) -> str:
    return next((kind for letter in text if (kind := _KINDS.get(bidirectional(letter), " ")) != "M"), " ")


def _clusters(line: list[int], letters: Sequence[str], boxes: NDArray[np.float32]) -> list[list[int]]:
    """Return letters that stand as one: those of a ligature in the order of reading, and marks with their letter."""
    clusters: list[list[int]] = []
    for at in line:
        if clusters and np.allclose(boxes[clusters[-1][-1]], boxes[at], atol=1e-4):
            clusters[-1].append(at)
        else:
            clusters.append([at])
    for number, cluster in enumerate(clusters):
        before = clusters[number - 1] if number else cluster
        behind = clusters[number + 1] if number + 1 < len(clusters) else cluster
        is_leftward = boxes[before[0], 0] >= boxes[cluster[0], 0] >= boxes[behind[0], 0]
        told = [letters[at] for at in cluster]
        if len(told) == 2 and _LAM in told and _ALEFS & set(told):
            cluster.sort(key=lambda at: letters[at] != _LAM)
        elif len(told) > 1 and not is_leftward and _kind("".join(told)) == "R":
            cluster.reverse()  # told as it stands, not as it is read
    return _with_marks(clusters, letters, boxes)


def _with_marks(
    clusters: list[list[int]], letters: Sequence[str], boxes: NDArray[np.float32]
) -> list[list[int]]:
    """Put vowel points and other marks behind the letter that they stand over."""
    is_mark = [bidirectional(letters[one[0]] or " ") == "NSM" for one in clusters]
    if all(is_mark) or not any(is_mark):
        return clusters
    bare = [list(one) for one, found in zip(clusters, is_mark, strict=True) if not found]
    stood = boxes[[one[0] for one in bare]]
    for cluster, found in zip(clusters, is_mark, strict=True):
        if found:
            bare[_home(boxes[cluster[0]], stood)] += cluster
    return bare


def _home(mark: NDArray[np.float32], stood: NDArray[np.float32]) -> int:
    """Return which letter a mark belongs to: the one it stands over; beside letters, the one at its right."""
    shared = np.minimum(stood[:, 2], mark[2]) - np.maximum(stood[:, 0], mark[0])
    if shared.max() >= _OVER * (mark[2] - mark[0]):
        return int(np.argmax(shared))
    return int(np.argmin(np.abs(stood[:, 0] - mark[2])))


def _count_gaps(line: list[int], spaces: set[int]) -> int:
    """Return how many gaps there are between the words of a line as it came."""
    runs = [is_space for is_space, _ in groupby(line, key=lambda at: at in spaces)]
    return sum(runs[1:-1])


def _words_apart(gaps: NDArray[np.float32], count: int, least: float) -> list[bool]:
    """Return behind which letters a word ends: where the gaps are widest, so many times.

    Of those, none is narrower than a share of what is usual among them.
    """
    widest = np.argsort(-gaps, kind="stable")[:count].tolist()
    narrowest = least * float(np.median(gaps[widest])) if widest else 0.0
    return [at in widest and gaps[at] >= narrowest for at in range(len(gaps))]


def with_brackets(text: str) -> str:
    """Return a line whose brackets open before they close, where a PDF tells how they look and not what they do."""
    if _is_balanced(text):
        return text
    turned = mirrored(text)
    return turned if _is_balanced(turned) else _by_turns(text)


def _is_balanced(text: str) -> bool:
    opened: list[str] = []
    for letter in text:
        if letter in _OPENING:
            opened.append(_CLOSING[_OPENING.index(letter)])
        elif letter in _CLOSING and (not opened or opened.pop() != letter):
            return False
    return not opened


def _by_turns(text: str) -> str:
    """Return a line whose round brackets open and close by turns; as it is if their number is odd."""
    count = sum(letter in "()" for letter in text)
    if count % 2 or count == 0:
        return text
    turns = iter("()" * (count // 2))
    return "".join(next(turns) if letter in "()" else letter for letter in text)
