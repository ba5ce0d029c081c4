"""The offsets of Chinese map services: between GCJ-02 or BD-09 and WGS84."""

import math

from models.values.where.points import Bounds, Datum, Point


def to_wgs84(point: Point, datum: Datum) -> Point:
    """Return a point in WGS84, good to a few metres; a point of unknown datum stays as it is.

    GCJ-02 has no official formula: this inverts, step by step, the approximation that became known as
    "EvilTransform" (see Wikipedia, "Restrictions on geographic data in China"). BD-09 adds a shift of its own, by
    the constants given there too. Outside the box around China nothing is shifted.
    """
    if datum in (Datum.WGS84, Datum.UNKNOWN) or not SHIFTED.contains(point):
        return point
    if datum is Datum.BD09:
        point = _bd09_to_gcj02(point)
    guess = point
    for _ in range(8):
        shifted = _to_gcj02(guess)
        guess = Point(guess.lat + point.lat - shifted.lat, guess.lon + point.lon - shifted.lon)
    return guess


def from_wgs84(point: Point, datum: Datum) -> Point:
    """Tell where the maps of a Chinese service draw a WGS84 point: what `to_wgs84` turns back."""
    if datum in (Datum.WGS84, Datum.UNKNOWN) or not SHIFTED.contains(point):
        return point
    shifted = _to_gcj02(point)
    return _gcj02_to_bd09(shifted) if datum is Datum.BD09 else shifted


SHIFTED = Bounds(72.004, 0.8293, 137.8347, 55.8271)  # the box in which the services shift points
_KRASOVSKY_RADIUS = 6378245.0  # metres: the ellipsoid of 1940 that GCJ-02 rests on
_KRASOVSKY_E2 = 0.00669342162296594323
_BAIDU_TURN = math.pi * 3000 / 180


def _to_gcj02(point: Point) -> Point:
    """Return the GCJ-02 place of a WGS84 point."""
    x, y = point.lon - 105.0, point.lat - 35.0
    lat = math.radians(point.lat)
    magic = 1 - _KRASOVSKY_E2 * math.sin(lat) ** 2
    meridian = _KRASOVSKY_RADIUS * (1 - _KRASOVSKY_E2) / (magic * math.sqrt(magic))
    parallel = _KRASOVSKY_RADIUS / math.sqrt(magic) * math.cos(lat)
    north, east = _north_shift(x, y) / meridian, _east_shift(x, y) / parallel
    return Point(point.lat + math.degrees(north), point.lon + math.degrees(east))


def _ripple(t: float, *heights_and_periods: tuple[float, float]) -> float:
    """Return two thirds of a sum of sines: heights in metres, periods as multiples of pi."""
    return sum(height * math.sin(t * period * math.pi) for height, period in heights_and_periods) * 2 / 3


def _north_shift(x: float, y: float) -> float:
    """Tell how many metres GCJ-02 moves a point to the north."""
    base = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    waves = _ripple(x, (20.0, 6.0), (20.0, 2.0)) + _ripple(y, (20.0, 1.0), (40.0, 1 / 3))
    return base + waves + _ripple(y, (160.0, 1 / 12), (320.0, 1 / 30))


def _east_shift(x: float, y: float) -> float:
    """Tell how many metres GCJ-02 moves a point to the east."""
    base = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    waves = _ripple(x, (20.0, 6.0), (20.0, 2.0)) + _ripple(x, (20.0, 1.0), (40.0, 1 / 3))
    return base + waves + _ripple(x, (150.0, 1 / 12), (300.0, 1 / 30))


def _bd09_to_gcj02(point: Point) -> Point:
    """Return the GCJ-02 place of a BD-09 point."""
    x, y = point.lon - 0.0065, point.lat - 0.006
    far = math.hypot(x, y) - 0.00002 * math.sin(y * _BAIDU_TURN)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BAIDU_TURN)
    return Point(far * math.sin(angle), far * math.cos(angle))


def _gcj02_to_bd09(point: Point) -> Point:
    """Return the BD-09 place of a GCJ-02 point: the inverse of the formula above, found step by step."""
    lat, lon = point.lat + 0.006, point.lon + 0.0065
    for _ in range(8):
        back = _bd09_to_gcj02(Point(lat, lon))
        lat, lon = lat + point.lat - back.lat, lon + point.lon - back.lon
    return Point(lat, lon)
