"""Where lines of text may break, in every script, and how source numbers are set behind a word."""

import re
from collections.abc import Sequence
from itertools import pairwise

from models.figure.measure import Measure
from models.figure.word_breaks import SPACELESS, whole_signs, word_breaks
from models.texts.bidi import is_right_to_left

NO_START = frozenset(
    "、。，．：；！？）］｝〉》」』】〕〗〙”’…—～·%％‰°℃,.:;!?)]}ー々〻ヽヾゝゞァィゥェォッャュョ"
)
"""Characters that never begin a line."""
NO_END = frozenset("（［｛〈《「『【〔〖〘“‘([{¥$€£￥")
"""Characters that never end a line."""
_CJK = re.compile("[\u2e80-\u30ff\u3100-\u31bf\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_DATE = re.compile(r"\d{1,4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?[日号號])?)?|\d{1,2} ?月 ?\d{1,2} ?[日号號]")
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # letters that run from right to left
_BREAK_AFTER = frozenset("-–—/")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # not the spaces at which no line may break
_LONE = re.compile(r"(?:^| )[^\W\d_\u2e80-\uffff]$")  # a word of one letter goes with the next one
_NO_BREAK = frozenset("\u00a0\u202f\u2060\ufeff")


def breaks(text: str) -> tuple[int, ...]:
    """Return the positions at which a new line may begin, without 0 and the end."""
    words = word_breaks(text) if SPACELESS.search(text) else frozenset()
    dates = _within_dates(text) if "年" in text or "月" in text else frozenset()
    return tuple(at for at in range(1, len(text)) if _may_break(text, at, at in words) and at not in dates)


def _within_dates(text: str) -> frozenset[int]:
    """The positions inside 2025年4月18日 and 12月5日, which are read as one."""
    return frozenset(at for date in _DATE.finditer(text) for at in range(date.start() + 1, date.end()))


def _may_break(text: str, at: int, begins_a_word: bool) -> bool:
    before, after = text[at - 1], text[at]
    if after.isspace() or before in _NO_BREAK or after in _NO_BREAK:
        return False
    if before.isspace():
        return after not in NO_START and not (at > 1 and text[at - 2] in NO_END)
    if after in NO_START or before in NO_END:
        return False
    if before in _BREAK_AFTER and at > 1:
        return not after.isdigit() and text[at - 2].isalnum()
    return begins_a_word or bool(_CJK.match(before) or _CJK.match(after))


def pieces(text: str) -> tuple[str, ...]:
    """Return the text in the parts that stay together on a line; each keeps the space behind it."""
    places = (0, *breaks(text), len(text))
    return tuple(text[start:end] for start, end in pairwise(places) if end > start)


def wrap(text: str, width: float, size: float, measure: Measure, is_bold: bool = False) -> tuple[str, ...]:
    """Return the lines of the text, each as full as it can be; only a word wider than a line is cut.

    A line that would begin against the direction of its text has that direction told by a mark that no one sees.
    """
    return _directed(_wrapped(text, width, size, measure, is_bold), text)


def _directed(lines: Sequence[str], text: str) -> tuple[str, ...]:
    """Give each line the direction of the whole text, where its own first letter has another."""
    if text.isascii() or not _TURNED.search(text):
        return tuple(lines)
    whole = is_right_to_left(text)
    mark = "\u200f" if whole else "\u200e"
    return tuple(line if is_right_to_left(line) == whole else mark + line for line in lines)


def _wrapped(text: str, width: float, size: float, measure: Measure, is_bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in pieces(_BLANKS.sub(" ", text).strip(" ")):
        if line and measure.width((line + piece).rstrip(), size, is_bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
        while len(line.rstrip()) > 1 and measure.width(line.rstrip(), size, is_bold) > width:
            cut = _cut(line, width, size, measure, is_bold)
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def wrap_evenly(
    text: str, width: float, size: float, measure: Measure, is_bold: bool = False
) -> tuple[str, ...]:
    """Return as few lines as `wrap` does, but of about the same width, so that no last word stands alone."""
    best = wrap(text, width, size, measure, is_bold)
    if len(best) < 2:
        return best
    longest = max(measure.width(piece.rstrip(), size, is_bold) for piece in pieces(_BLANKS.sub(" ", text)))
    low, high = min(longest, width), width  # no word is cut that a line can hold
    for _ in range(12):
        middle = (low + high) / 2
        lines = wrap(text, middle, size, measure, is_bold)
        if len(lines) > len(best) or max(measure.width(line, size, is_bold) for line in lines) > middle:
            low = middle
        else:
            best, high = lines, middle
    return best


def without_widow(text: str, width: float, size: float, measure: Measure) -> tuple[str, ...]:
    """Return the lines of a text, of even width where the last would hold a single short word."""
    lines = wrap(text, width, size, measure)
    is_widow = len(lines) > 1 and len(pieces(lines[-1])) == 1 and measure.width(lines[-1], size) < width / 3
    return wrap_evenly(text, width, size, measure) if is_widow else lines


def _cut(word: str, width: float, size: float, measure: Measure, is_bold: bool) -> int:
    """Where a word that is wider than the line is cut: as late as it fits, after one letter at least."""
    places = range(1, len(word)) if word.isascii() else whole_signs(word)
    fitting = [at for at in places if measure.width(word[:at], size, is_bold) <= width]
    return fitting[-1] if fitting else next(iter(places), len(word))


def halves(
    text: str, size: float, measure: Measure, tail: float = 0.0, head: float = 0.0, is_bold: bool = False
) -> tuple[str, str] | None:
    """Return the text on two lines of about the same width, or None if it cannot be broken.

    `tail` points are kept free behind the last word, for its source numbers, and `head` points before the first.
    """
    best: tuple[float, str, str] | None = None
    for at in breaks(text):
        first, second = text[:at].rstrip(), text[at:]
        widths = measure.width(first, size, is_bold) + head, measure.width(second, size, is_bold) + tail
        cost = max(widths) + (0.15 * abs(widths[0] - widths[1]) if widths[0] > widths[1] else 0.0)
        cost += 2 * size if _LONE.search(first) else 0.0
        if best is None or cost < best[0]:
            best = (cost, first, second)
    return _pair(_directed(best[1:], text)) if best else None


def _pair(lines: tuple[str, ...]) -> tuple[str, str]:
    first, second = lines
    return first, second


def raised(numbers: Sequence[int]) -> str:
    """Return source numbers as they are set behind a word: 4 · 1,3 · 9–11."""
    ordered = sorted(set(numbers))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(_run(run) for run in runs)


def wrap_numbers(told: str, room: float, size: float, measure: Measure) -> tuple[str, ...]:
    """Return source numbers, as `raised` sets them, on lines that break behind a comma."""
    lines, line = list[str](), ""
    for piece in re.split("(?<=,)", told):
        if line and measure.width(line + piece, size) > room:
            lines.append(line)
            line = ""
        line += piece
    return (*lines, line) if line else tuple(lines)


def _run(run: list[int]) -> str:
    if len(run) > 2:
        return f"{run[0]}–{run[-1]}"
    return ",".join(str(number) for number in run)
