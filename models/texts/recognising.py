"""Reads the words on pictures of pages, offline, by RapidOCR and the models that it ships: an optional part.

RapidOCR can fetch other models from the internet: it is given the shipped ones by their paths, and looks for no others.
"""

import importlib.metadata
import importlib.util
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.errors import CaseError
from models.texts.frames import Frames
from models.texts.media import PDF
from models.texts.pdf import PdfPages
from models.texts.reading_order import reading_order
from models.texts.recognised import MOST_LETTERS, SeenLine, SeenPage, SeenWord
from models.texts.text import repair
from models.translation import tr, tr_later

Pixels = NDArray[np.uint8]  # rows × columns × blue, green, red

Place = Callable[[float, float], tuple[float, float]]  # from a pixel to parts of the page

MISSING: Final = tr_later(
    "Text recognition is an optional part of Dateline and is not installed here: start it "
    "once with `sh packaging/run.sh --with-ocr`, or take the package with text recognition."
)
_DOTS_PER_INCH: Final = 200
_EACH_PIXEL: Final = 2.0  # pixels a point: a picture has no more than 4/3
_LONGEST_SIDE: Final = 2400  # pixels; the engine makes larger pages smaller
_SURE_ENOUGH: Final = 0.9  # of a whole page: below, the page may lie on its side or stand on its head
_UPRIGHT_LINES: Final = 1.25  # how much more a reading counts whose lines run across the page
_MODELS: Final = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A page as it reads after some turns."""

    page: SeenPage
    runs_across: bool  # most of its lines are wider than high

    def sense(self) -> float:
        """Return how much sense it makes."""
        return len(self.page.text) * self.page.confidence**4 * (_UPRIGHT_LINES if self.runs_across else 1.0)


def is_there() -> bool:
    """Tell whether this Dateline can recognise text."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


class Recogniser:
    """The engine, loaded once; it may work on any thread, on one page at a time."""

    def __init__(self) -> None:
        """Load the engine; CaseError if it is not installed or not whole."""
        if not is_there():
            raise CaseError(tr(MISSING))
        import rapidocr

        folder = Path(rapidocr.__file__).parent / "models"
        paths = {key: str(folder / name) for key, name in _MODELS.items()}
        if not all(Path(path).is_file() for path in paths.values()):
            raise CaseError(
                tr("The models of text recognition are missing: install this part of Dateline anew.")
            )
        settings = {
            "Global.log_level": "critical",
            "Global.max_side_len": _LONGEST_SIDE,
            "Global.use_cls": False,
        }
        self._engine: Any = rapidocr.RapidOCR(params=paths | settings)
        self.name = f"RapidOCR {importlib.metadata.version('rapidocr')} with PP-OCRv6 (small)"

    def read(self, number: int, pixels: Pixels) -> SeenPage:
        """Return what stands on the picture of a page, turned by quarters where it makes no sense as it lies."""
        first = self._look(number, pixels, 0)
        if first.page.confidence >= _SURE_ENOUGH and first.runs_across:
            return first.page
        turned = [self._look(number, pixels, quarters) for quarters in (1, 2, 3)]
        return max((first, *turned), key=_Reading.sense).page

    def _look(self, number: int, pixels: Pixels, quarters: int) -> _Reading:
        """Return the lines of a picture after so many quarter turns to the left, placed as it lay before."""
        turned = np.ascontiguousarray(np.rot90(pixels, quarters))
        height, width = turned.shape[:2]
        told = self._engine(turned, return_word_box=True)
        if told.boxes is None or not len(told.boxes):
            return _Reading(SeenPage(number), True)
        place = partial(_unturned, quarters=quarters, width=width, height=height)
        lines, room = [], MOST_LETTERS
        for at in reading_order(told.boxes):
            line = _line(told.txts[at], told.word_results[at], place)
            room -= len(line.text) + 1
            if line.text and room > 0:
                lines.append(line)
        return _Reading(SeenPage(number, tuple(lines)), _run_across(told.boxes))


def page_pictures(file: io.RawIOBase, media_type: str, wanted: Sequence[int]) -> Iterator[tuple[int, Pixels]]:
    """Yield the wanted pages of a PDF or a picture with their pixels; UnreadableDocument if it is damaged."""
    is_pdf = media_type == PDF
    pages = PdfPages(file) if is_pdf else Frames(file)
    try:
        for number in wanted:
            drawn = pages.draw(number, _DOTS_PER_INCH / 72 if is_pdf else _EACH_PIXEL)
            rows = np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.height, drawn.stride)
            yield number, rows[:, : drawn.width * 4].reshape(drawn.height, drawn.width, 4)[:, :, :3]
    finally:
        pages.close()


def _line(text: str, told: Sequence[Any], place: Place) -> SeenLine:
    """Return a line with its words, each found in the line's text behind the one before it."""
    kept = repair(text.replace("\n", " ")).strip()
    words, behind = [], 0
    for word, confidence, corners in told:
        part = repair(word)
        start = kept.find(part, behind) if part else -1
        if start < 0:
            continue
        behind = start + len(part)
        words.append(SeenWord(start, behind, min(max(float(confidence), 0.0), 1.0), _box(corners, place)))
    return SeenLine(kept, tuple(words))


def _box(corners: Sequence[Sequence[float]], place: Place) -> tuple[float, float, float, float]:
    points = np.clip(np.array([place(float(x), float(y)) for x, y in corners]), 0.0, 1.0)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _run_across(boxes: NDArray[np.float32]) -> bool:
    spans = boxes.max(axis=1) - boxes.min(axis=1)
    return bool(np.median(spans[:, 0] - spans[:, 1]) > 0)


def _unturned(x: float, y: float, quarters: int, width: int, height: int) -> tuple[float, float]:
    """Return where a pixel of the turned page stood before its quarter turns to the left, in parts of the page."""
    across, down = x / width, y / height
    for _ in range(quarters):
        across, down = 1 - down, across
    return across, down
