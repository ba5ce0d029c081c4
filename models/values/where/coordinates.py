"""Reads a point as people paste it: degrees, UTM, MGRS, Plus codes, geo: addresses and those of map services."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from models.errors import UnreadableValue
from models.translation import tr
from models.values.percent import resolved
from models.values.where.datum import to_wgs84
from models.values.where.plus_codes import read_full
from models.values.where.points import Datum, Point, read_point
from models.values.where.utm import read_mgrs, read_utm

LONGEST = 4000  # characters: a longer text is no point
_PAIR = re.compile(
    r"(?<![\d.])([+-]?\d{1,3}(?:\.\d+)?)\s*(?:,|~|%2C|\s)\s*([+-]?\d{1,3}(?:\.\d+)?)(?![\d.])", re.I
)
_GOOGLE_PIN = re.compile(r"!3d([+-]?\d{1,2}(?:\.\d+)?)!4d([+-]?\d{1,3}(?:\.\d+)?)")
_SIDE = re.compile(r"[NSEW北南东西東]", re.IGNORECASE)
_COMMA_DECIMALS = re.compile(r"\s*([+-]?\d{1,3}),(\d+)\s*[;/ ]\s*([+-]?\d{1,3}),(\d+)\s*")
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point as it was written: not yet in WGS84 unless `datum` says so.

    `datum` None means that the text does not tell, and nobody needs to ask; UNKNOWN that a map service of China may
    have shifted it. `swapped` is the other reading where latitude and longitude can be taken for each other.
    """

    point: Point
    decimals: int  # of a degree that the text is good for
    datum: Datum | None = None
    swapped: Point | None = None
    service: str = ""  # whose address it was


def read_coordinates(text: str) -> Coordinates:
    """Read a point out of a pasted text; UnreadableValue says what is missing. No address is ever opened."""
    told = text.strip()
    if not told or len(told) > LONGEST:
        raise UnreadableValue(
            tr("There is no point to read: paste latitude and longitude, such as 32.456, 119.923.")
        )
    if told.lower().startswith("geo:"):
        return _geo(told)
    if re.match(r"[a-z]+://|(?:www\.|maps\.|ditu\.|uri\.|map\.)\S+/", told, re.IGNORECASE):
        return _address(told)
    return read_grid(told) or _written(told)


def read_grid(text: str) -> Coordinates | None:
    """Return a point that is written in a grid instead of degrees; None if it is not."""
    for service, read in (("Plus code", read_full), ("MGRS", read_mgrs), ("UTM", read_utm)):
        found = read(text)
        if found is not None:
            return Coordinates(*found, Datum.WGS84, service=service)
    return None


def converted(told: Coordinates, datum: Datum) -> Point:
    """Return the point in WGS84, with no more decimals than the text had; one of unknown datum stays as it is."""
    if datum in (Datum.WGS84, Datum.UNKNOWN):
        return told.point
    point = to_wgs84(told.point, datum)
    return Point(round(point.lat, told.decimals), round(point.lon, told.decimals))


def words(point: Point, decimals: int = 6) -> str:
    """Return a point as it is shown and read again: latitude first, no decimals that it does not have."""
    return f"{_plain(point.lat, decimals)}, {_plain(point.lon, decimals)}"


def _plain(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# written by people -------------------------------------------------------------------------------


def _written(text: str) -> Coordinates:
    match = _COMMA_DECIMALS.fullmatch(text)
    if match:
        text = f"{match[1]}.{match[2]}; {match[3]}.{match[4]}"
    decimals = _decimals(text)
    if _SIDE.search(text):
        return Coordinates(read_point(text), decimals)
    first, second = _two_numbers(text)
    return _either_order(first, second, decimals)


def _two_numbers(text: str) -> tuple[float, float]:
    """Return two numbers in the order of the text, whichever is the latitude."""
    try:
        point = read_point(text)
    except UnreadableValue as error:
        match = _PAIR.fullmatch(text.strip("()[]（） "))
        if match is None:
            raise error from None
        return float(match[1]), float(match[2])
    return point.lat, point.lon


def _either_order(first: float, second: float, decimals: int) -> Coordinates:
    """Return a pair that may be latitude and longitude or the reverse."""
    if abs(first) > 90:
        return Coordinates(_point(second, first), decimals)
    if abs(second) > 90:
        return Coordinates(_point(first, second), decimals)
    is_same = first == second
    return Coordinates(_point(first, second), decimals, swapped=None if is_same else _point(second, first))


def _point(lat: float, lon: float) -> Point:
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise UnreadableValue(
            tr(
                "{lat:g}, {lon:g} lies nowhere: a latitude goes from -90 to 90, a longitude from -180 to "
                "180.",
                lat=lat,
                lon=lon,
            )
        )
    return Point(lat, lon)


def _decimals(text: str) -> int:
    """Tell how many decimals of a degree a text is good for: a minute is two, a second is four."""
    after = max((len(found[1] or "") for found in _NUMBER.finditer(text)), default=0)
    if re.search(r"[\"″”秒]|''", text):
        return min(4 + after, 8)
    if re.search(r"['′’分]", text):
        return min(2 + after, 8)
    return min(after, 8)


# geo: (RFC 5870) ---------------------------------------------------------------------------------


def _geo(text: str) -> Coordinates:
    body, *parameters = text[4:].split("?", maxsplit=1)[0].split(";")
    crs = next((value[4:] for value in parameters if value.lower().startswith("crs=")), "wgs84")
    if crs.lower() != "wgs84":
        raise UnreadableValue(
            tr("This geo: address is in {crs}, not in WGS84: convert the point first.", crs=crs[:20])
        )
    numbers = body.split(",")
    if len(numbers) not in (2, 3):
        raise UnreadableValue(tr("A geo: address needs latitude and longitude, such as geo:32.456,119.923."))
    try:
        lat, lon = float(numbers[0]), float(numbers[1])
    except ValueError as error:
        raise UnreadableValue(tr("A geo: address needs two numbers, such as geo:32.456,119.923.")) from error
    return Coordinates(_point(lat, lon), _decimals(",".join(numbers[:2])), Datum.WGS84, service="geo:")


# addresses of map services -------------------------------------------------------------------------


def _address(text: str) -> Coordinates:
    address = Address.taken_apart(text)
    for name, (part, read) in _SERVICES.items():
        if f".{part}" in f".{address.host}":
            found = read(address)
            if found is not None:
                return found
            raise UnreadableValue(
                tr(
                    "This address of {name} holds no point: copy latitude and longitude from the page "
                    "instead.",
                    name=name,
                )
            )
    raise UnreadableValue(tr("Of this address no point can be read: paste latitude and longitude instead."))


@dataclass(frozen=True, slots=True)
class Address:
    """An address as text: its host, its path and its named values, percent signs resolved; it is never opened."""

    host: str
    path: str
    values: dict[str, str]

    @classmethod
    def taken_apart(cls, text: str) -> "Address":
        """Return the parts of an address (RFC 3986), those of its fragment among the named values."""
        rest, _, fragment = text.partition("://")[2].partition("#") if "://" in text else text.partition("#")
        front, _, query = rest.partition("?")
        authority, _, path = front.partition("/")
        host = authority.rpartition("@")[2].partition(":")[0].lower()
        named = (pair.partition("=") for part in (query, fragment) for pair in part.split("&"))
        values = {
            resolved(name): resolved(value.replace("+", " ")) for name, is_told, value in named if is_told
        }
        return cls(host, resolved(path), values)


def _pair_in(text: str) -> tuple[str, str] | None:
    match = _PAIR.search(text)
    return (match[1], match[2]) if match else None


def _made(lat: str, lon: str, datum: Datum, service: str) -> Coordinates:
    return Coordinates(_point(float(lat), float(lon)), _decimals(f"{lat},{lon}"), datum, service=service)


def _google(address: Address) -> Coordinates | None:
    values = address.values
    pin = list(_GOOGLE_PIN.finditer(address.path + values.get("data", "")))
    if pin:
        return _made(pin[-1][1], pin[-1][2], Datum.UNKNOWN, "Google Maps")
    told = [values.get(name, "") for name in ("q", "query", "ll", "center", "destination", "daddr")]
    path = address.path
    told += [path.rpartition("@")[2] if "@" in path else "", path]
    for words_ in told:
        pair = _pair_in(words_)
        if pair:
            return _made(*pair, Datum.UNKNOWN, "Google Maps")
    return None


def _osm(address: Address) -> Coordinates | None:
    values = address.values
    if "mlat" in values and "mlon" in values and _pair_in(f"{values['mlat']},{values['mlon']}"):
        return _made(values["mlat"], values["mlon"], Datum.WGS84, "OpenStreetMap")
    parts = values.get("map", "").split("/")
    if len(parts) >= 3 and _pair_in(f"{parts[1]},{parts[2]}"):
        return _made(parts[1], parts[2], Datum.WGS84, "OpenStreetMap")
    return None


def _amap(address: Address) -> Coordinates | None:
    values = address.values
    for name, is_lon_first in (
        ("position", True),
        ("lnglat", True),
        ("center", True),
        ("q", False),
        ("p", False),
    ):
        told = values.get(name, "")
        pair = _pair_in(",".join(told.split(",")[1:3]) if name == "p" else told)
        if pair:
            lat, lon = (pair[1], pair[0]) if is_lon_first else pair
            datum = Datum.WGS84 if values.get("coordinate") == "wgs84" else Datum.GCJ02
            return _made(lat, lon, datum, "Amap")
    return None


def _baidu(address: Address) -> Coordinates | None:
    values = address.values
    datum = {"gcj02": Datum.GCJ02, "wgs84": Datum.WGS84}.get(values.get("coord_type", ""), Datum.BD09)
    for name in ("location", "latlng", "center", "destination"):
        pair = _pair_in(values.get(name, ""))
        if pair:
            return _made(*pair, datum, "Baidu")
    return None  # /@13220000,3800000,13z are metres of Baidu's own


def _tencent(address: Address) -> Coordinates | None:
    values = address.values
    for name in ("marker", "coord", "center", "tocoord", "pointx"):
        pair = _pair_in(values.get(name, ""))
        if pair:
            return _made(*pair, Datum.GCJ02, "Tencent")
    return None


def _apple(address: Address) -> Coordinates | None:
    values = address.values
    pairs = (_pair_in(values.get(name, "")) for name in ("ll", "coordinate", "q", "sll"))
    return next((_made(*pair, Datum.UNKNOWN, "Apple Maps") for pair in pairs if pair), None)


def _bing(address: Address) -> Coordinates | None:
    values = address.values
    pairs = (_pair_in(values.get(name, "")) for name in ("cp", "sp", "q"))
    return next((_made(*pair, Datum.UNKNOWN, "Bing Maps") for pair in pairs if pair), None)


_Read = Callable[[Address], Coordinates | None]
_SERVICES: MappingProxyType[str, tuple[str, _Read]] = MappingProxyType(
    {
        "Amap": ("amap.com", _amap),
        "Baidu": ("baidu.com", _baidu),
        "Tencent": ("map.qq.com", _tencent),
        "OpenStreetMap": ("openstreetmap.org", _osm),
        "Apple Maps": ("maps.apple.com", _apple),
        "Bing Maps": ("bing.com", _bing),
        "Google Maps": ("google.", _google),
    }
)
