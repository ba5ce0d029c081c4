"""Reads Plus codes: 8G5X2JQ5+8Q in full, 2JQ5+8Q beside a place that is near.

After the specification of the Open Location Code (github.com/google/open-location-code, olc_definition.adoc): a code
names a rectangle; its middle is the point.
"""

import re
from typing import Final

from models.errors import UnreadableValue
from models.translation import tr
from models.values.where.points import Point

_DIGITS: Final = "23456789CFGHJMPQRVWX"
_FULL = re.compile(rf"([{_DIGITS}]{{2,8}})(0*)\+([{_DIGITS}]*)", re.IGNORECASE)
_SHORT = re.compile(
    rf"([{_DIGITS}]{{2}}|[{_DIGITS}]{{4}}|[{_DIGITS}]{{6}})\+([{_DIGITS}]{{2,7}})(?:[\s,]+(\S.*))?",
    re.IGNORECASE,
)
_BEFORE: Final = 8  # digits before the plus sign
_PAIRS: Final = (
    5  # pairs of digits, each a twentieth of the one before; behind them each digit is a cell of 4 by 5
)
_LATITUDE_MOST: Final = 90.0


def read_full(text: str) -> tuple[Point, int] | None:
    """Return the middle of a full code and the decimals of a degree it is good for; None if the text is none."""
    found = _FULL.fullmatch(text.strip())
    if found is None or len(found[1]) + len(found[2]) != _BEFORE or len(found[1]) % 2:
        return None
    if (found[2] and found[3]) or len(found[3]) == 1:
        raise UnreadableValue(tr("“{text}” is no whole Plus code: copy it again.", text=text))
    digits = (found[1] + found[3]).upper()
    if len(digits) == 2:
        raise UnreadableValue(
            tr("“{text}” stands for a rectangle of 20 degrees: copy the whole Plus code.", text=text)
        )
    return _middle(digits), _decimals(len(digits))


def short_in(text: str) -> tuple[str, str] | None:
    """Return a short code and the words for a place beside it; None if the text is no short code."""
    found = _SHORT.fullmatch(text.strip())
    return (f"{found[1]}+{found[2]}".upper(), found[3] or "") if found else None


def read_short(code: str, near: Point) -> tuple[Point, int]:
    """Return the middle of the rectangle of a short code that is nearest to a point."""
    missing = _BEFORE - code.index("+")
    digits = encoded(near, 10)[:missing] + code.replace("+", "")
    side = 20.0 ** (2 - missing / 2)
    point = _middle(digits)
    lat = _nearer(point.lat, near.lat, side)
    lat = point.lat if abs(lat) > _LATITUDE_MOST else lat
    lon = (_nearer(point.lon, near.lon, side) + 180) % 360 - 180
    return Point(lat, lon), _decimals(len(digits))


def _nearer(value: float, wanted: float, side: float) -> float:
    """Return a value moved by one side of the rectangle that the missing digits name, if that brings it nearer."""
    if wanted + side / 2 < value:
        return value - side
    return value + side if wanted - side / 2 > value else value


def encoded(point: Point, length: int) -> str:
    """Return the digits of a point's code, ten at most and without the plus sign."""
    lat = min(point.lat + 90.0, 180.0 - 1e-9)
    lon = (point.lon + 180.0) % 360.0
    digits, side = "", 20.0
    for _ in range(length // 2):
        at = (int(lat / side), int(lon / side))
        digits += _DIGITS[at[0]] + _DIGITS[at[1]]
        lat, lon, side = lat - at[0] * side, lon - at[1] * side, side / 20
    return digits


def _middle(digits: str) -> Point:
    lat, lon, high, wide = -90.0, -180.0, 400.0, 400.0
    for first, second in zip(digits[: 2 * _PAIRS : 2], digits[1 : 2 * _PAIRS : 2], strict=True):
        high, wide = high / 20, wide / 20
        lat += _DIGITS.index(first) * high
        lon += _DIGITS.index(second) * wide
    for digit in digits[2 * _PAIRS :]:
        high, wide = high / 5, wide / 4
        row, column = divmod(_DIGITS.index(digit), 4)
        lat += row * high
        lon += column * wide
    if lat >= 90 or lon >= 180:
        raise UnreadableValue(tr("“{digits}” lies nowhere: copy the Plus code again.", digits=digits))
    return Point(min(lat + high / 2, 90.0), lon + wide / 2)


def _decimals(length: int) -> int:
    """Tell how many decimals of a degree a code of so many digits is good for."""
    return {4: 0, 6: 1, 8: 2, 10: 4, 11: 5}.get(length, 6)
