"""Scans made for tests: words as the picture of a page, askew and with the noise of a bad copier."""

import io
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from models.machine.paths import resource

COURT = (
    "湖北省荆门市沙洋县人民法院",
    "刑事判决书",
    "被告人王某，男，1985年3月2日出生，汉族。",
    "经审理查明，被告人利用虚拟货币交易平台，",
    "非法获利人民币4,000,000,000元。",
)
ORDER = (
    "IN THE HIGH COURT OF JUSTICE",
    "The court ordered the sale of 194,775 BTC",
    "seized from the defendants on 27 November 2020.",
    "The proceeds are to be paid into the Treasury.",
)


def a_scan(lines, askew=1.5, noise=12.0, size=(1240, 900), seed=1):
    """Return a picture of a page with these lines, turned by `askew` degrees, blurred, and with grain."""
    font = ImageFont.truetype(str(resource("fonts", "DatelineSans-Regular.ttf")), 34)
    page = Image.new("L", size, 245)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((150, 150 + 74 * number), line, font=font, fill=25)
    page = page.rotate(askew, fillcolor=245, resample=Image.Resampling.BICUBIC)
    page = page.filter(ImageFilter.GaussianBlur(0.7))
    grain = np.random.default_rng(seed).normal(0, noise, (size[1], size[0]))
    return Image.fromarray(np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8)).convert("RGB")


def pixels_of(picture):
    """Return a picture as the engine wants it: rows of blue, green and red."""
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])


def a_scanned_pdf(*pages):
    """Return the bytes of a PDF that has nothing but pictures, one for each page."""
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=list(pages[1:]), resolution=150)
    return file.getvalue()


def a_picture_file(picture):
    """Return the bytes of a picture as a PNG."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def error_rate(read, meant):
    """Return how many characters must be changed, of those meant: the edit distance by their number."""
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(read, start=1):
        before, row = row, [at]
        for (same, above), wanted in zip(pairwise(before), meant, strict=True):
            row.append(min(above + 1, row[-1] + 1, same + (letter != wanted)))
    return row[-1] / max(len(meant), 1)
