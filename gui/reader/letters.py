"""Where the letters of a page stand, and how one goes from one to the next."""

import numpy as np
from PySide6.QtCore import QRectF, Qt

from models.texts.pdf import Glyphs


def line_boxes(glyphs: Glyphs | None, start: int, end: int) -> list[QRectF]:
    """Return one box in parts of the page for each line of a stretch of characters."""
    if glyphs is None:
        return []
    lines: list[QRectF] = []
    for left, top, right, bottom in glyphs.boxes[start:end]:
        if np.isnan(left):
            continue
        box = QRectF(float(left), float(top), float(right - left), float(bottom - top))
        if (
            lines
            and abs(lines[-1].center().y() - box.center().y()) < max(lines[-1].height(), box.height()) * 0.6
        ):
            lines[-1] = lines[-1].united(box)
        else:
            lines.append(box)
    return lines


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return first and last character of the word around a place."""
    start = end = min(at, len(text))
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def moved(glyphs: Glyphs, at: int, key: int, by_word: bool) -> int:
    """Tell where a key leads from a place among the characters of a page."""
    text = glyphs.text
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        step = -1 if key == Qt.Key.Key_Left else 1
        at = min(max(at + step, 0), len(text))
        while by_word and 0 < at < len(text) and text[at - 1].isalnum() == text[at].isalnum():
            at += step
        return at
    if key == Qt.Key.Key_Home:
        return text.rfind("\n", 0, at) + 1
    if key == Qt.Key.Key_End:
        found = text.find("\n", at)
        return len(text) if found < 0 else found
    column = at - (text.rfind("\n", 0, at) + 1)
    if key == Qt.Key.Key_Up:
        line_end = text.rfind("\n", 0, at)
        return 0 if line_end < 0 else min(text.rfind("\n", 0, line_end) + 1 + column, line_end)
    line_start = text.find("\n", at) + 1
    if not line_start:
        return len(text)
    next_end = text.find("\n", line_start)
    return min(line_start + column, len(text) if next_end < 0 else next_end)
