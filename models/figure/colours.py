"""Mixing colours and telling how well one stands out from another (WCAG 2 contrast)."""

import re
from functools import lru_cache
from typing import Final

_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")
_GREY: Final = 128, 128, 128


@lru_cache(maxsize=4096)  # a figure mixes the same few again and again
def mix(one: str, other: str, share: float) -> str:
    """Return a colour with that share of `one` and the rest of `other`."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str, ratio: float) -> str:
    """Return the colour, darkened or lightened just so far that it reaches a contrast on its ground."""
    pole = "#000000" if _luminance(ground) > 0.18 else "#ffffff"
    for step in range(20, -1, -1):
        tried = mix(colour, pole, step / 20)
        if contrast(tried, ground) >= ratio:
            return tried
    return pole


def _parts(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue; grey for what no form would let be called a colour."""
    if not _COLOUR.fullmatch(colour):
        return _GREY
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
