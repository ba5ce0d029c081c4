"""Compares words in many scripts as our pictures draw them with a browser's rendering of the same words and fonts.

Run from any folder: `.venv/bin/python packaging/script_check.py [OUT]`. It needs a Chromium. Each sentence of
tests/scripts.py is drawn by both at one size, in both weights; OUT (build/script-check) gets both pictures, ours above.
"""

import argparse
import html
import subprocess
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 - the path comes first
from PIL import Image  # noqa: E402 - the path comes first
from web_check import browser  # noqa: E402 - it stands beside this file

from models.exchange.image import write_image  # noqa: E402 - the path comes first
from models.exchange.web_font import font_faces  # noqa: E402 - the path comes first
from models.figure.marks import Figure, Group, Label  # noqa: E402 - the path comes first
from models.texts.bidi import is_right_to_left  # noqa: E402 - the path comes first
from tests.scripts import MIXED, TEN_SCRIPTS  # noqa: E402 - the path comes first

SIZE, WIDE, TALL, EDGE = 40, 1600, 120, 40  # in dots
DARK = 96
NEAR = 2  # dots: ink that stands so near to the other's counts as the same
SAME = 0.97  # of the ink of each must stand near that of the other
STRETCH = 0.01  # of the width by which they may differ


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and compare all sentences; 1 where one of them is drawn in two ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "script-check")
    out = parser.parse_args(arguments).out
    if not browser():
        print("0 sentences compared: there is no Chromium on this machine.")
        return 0
    out.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for number, (text, is_bold) in enumerate(product((*TEN_SCRIPTS, *MIXED), (False, True))):
        ours, theirs = _ours(text, is_bold, out / "ours.png"), _theirs(text, is_bold, out / "theirs.png")
        both = np.vstack([255 - ours, 255 - theirs]).astype(np.uint8)
        Image.fromarray(both).save(out / f"{number:02}.png")
        told = difference(ours, theirs)
        wrong += bool(told)
        print(f"{number:02} {'bold ' if is_bold else ''}{text}: {told or 'the same'}")
    return 1 if wrong else 0


def _ours(text: str, is_bold: bool, path: Path) -> np.ndarray:
    """Return the darkness of the words as a picture of ours has them."""
    label = Label(EDGE, 80.0, text, SIZE, "#000000", is_bold)
    figure = Figure(WIDE, TALL, (Group("text", (label,)),), background="#ffffff")
    write_image(figure, path, dpi=72, force=True)
    return _darkness(path)


def _theirs(text: str, is_bold: bool, path: Path) -> np.ndarray:
    """Return the darkness of the words as the browser draws them."""
    faces = font_faces(() if is_bold else (text,), (text,) if is_bold else ())
    look = f'font: {700 if is_bold else 400} {SIZE}px "Dateline Sans"; left: {EDGE}px; top: 20px'
    side = "rtl" if is_right_to_left(text) else "ltr"
    page = path.with_suffix(".html")
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><style>{faces} body {{ margin: 0 }} p {{ position: absolute; '
        f"margin: 0; white-space: pre; {look} }}</style><p dir={side}>{html.escape(text)}</p>",
        "utf-8",
    )
    command = [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += ["--force-device-scale-factor=1", f"--window-size={WIDE},{TALL}", f"--screenshot={path}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True)
    return _darkness(path)


def _darkness(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return 255 - np.asarray(image.convert("L"))[:TALL, :WIDE].astype(int)


def difference(ours: np.ndarray, theirs: np.ndarray) -> str:
    """Say in what two drawings of the same words differ; nothing where they are the same."""
    cut = [_cut(one) for one in (ours, theirs)]
    wide, other = (one.shape[1] for one in cut)
    if abs(wide - other) > max(2, STRETCH * other):
        return f"{wide} and {other} dots wide"
    tall, across = (max(one.shape[side] for one in cut) + 2 * NEAR for side in (0, 1))
    inks = [np.zeros((tall, across), bool) for _ in cut]
    for ink, one in zip(inks, cut, strict=True):
        ink[NEAR : NEAR + one.shape[0], NEAR : NEAR + one.shape[1]] = one > DARK
    shares = [(one & _grown(two)).sum() / max(one.sum(), 1) for one, two in (inks, inks[::-1])]
    return "" if min(shares) >= SAME else f"only {min(shares):.1%} of the ink is the same"


def _cut(dark: np.ndarray) -> np.ndarray:
    """Return the part of a drawing that has ink."""
    rows, columns = np.nonzero((dark > DARK).any(axis=1))[0], np.nonzero((dark > DARK).any(axis=0))[0]
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] if len(rows) else dark[:1, :1]


def _grown(ink: np.ndarray) -> np.ndarray:
    """Return ink that is wider by a few dots on each side."""
    steps = range(-NEAR, NEAR + 1)
    return np.any([np.roll(ink, (down, along), (0, 1)) for down in steps for along in steps], axis=0)


if __name__ == "__main__":
    raise SystemExit(main())
