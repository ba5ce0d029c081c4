"""What a photograph says of itself (Exif 2.32): when its camera's clock says it was taken, and where.

Clocks are set wrong and positions are rewritten with any program: both are proposed and never taken by themselves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final

from models.errors import CaseError
from models.records.story import Field, Place, PlaceId, new_id
from models.texts.frames import know_heif
from models.texts.media import PICTURES
from models.texts.proposals import Proposal
from models.translation import tr_later
from models.values.when import read_when
from models.values.where.points import PlacePrecision, Point

CAMERA: Final = tr_later("the position that the camera wrote into the photograph")
_EXIF, _GPS = 0x8769, 0x8825  # tags of the two lists
_TAKEN, _ZONE = 0x9003, 0x9011  # DateTimeOriginal, OffsetTimeOriginal
_CLOCK: Final = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_OFFSET: Final = re.compile(r"[+-]\d\d:\d\d|Z")
_DECIMALS: Final = 5  # about a metre


def camera_proposals(file: BinaryIO, media_type: str) -> tuple[Proposal, ...]:
    """Return the time and the place that a photograph tells; none where it tells none that can be."""
    from PIL import Image

    if media_type not in PICTURES:
        return ()
    know_heif()
    try:
        with Image.open(file, formats=("JPEG", "TIFF", "WEBP", "PNG", "HEIF")) as image:
            exif = image.getexif()
            told, position = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
    except (OSError, ValueError, SyntaxError, TypeError, LookupError, Warning, Image.DecompressionBombError):
        return ()
    return (*_time(told), *_place(position))


def _time(told: Mapping[int, Any]) -> Iterator[Proposal]:
    found = _CLOCK.fullmatch(str(told.get(_TAKEN, "")).strip("\0 "))
    if found is None:
        return
    year, month, day, clock = found.groups()
    zone = str(told.get(_ZONE, "")).strip("\0 ")
    words = f"{year}-{month}-{day} {clock}{zone if _OFFSET.fullmatch(zone) else ''}"
    try:
        yield Proposal(Field.WHEN, words, 0, read_when(words))
    except CaseError:
        return  # 0000:00:00, as cameras write whose clock was never set


def _place(told: Mapping[int, Any]) -> Iterator[Proposal]:
    try:
        lat = _degrees(told[2]) * (-1 if str(told.get(1)).upper().startswith("S") else 1)
        lon = _degrees(told[4]) * (-1 if str(told.get(3)).upper().startswith("W") else 1)
    except (LookupError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return
    if (lat, lon) == (0, 0) or not (abs(lat) <= 90 and abs(lon) <= 180):
        return
    words = f"{lat:.{_DECIMALS}f}, {lon:.{_DECIMALS}f}"
    point = Point(round(lat, _DECIMALS), round(lon, _DECIMALS))
    place = Place(PlaceId(new_id()), words, point=point, precision=PlacePrecision.EXACT, origin=CAMERA)
    yield Proposal(Field.WHERE, words, 0, place)


def _degrees(parts: Sequence[Any]) -> float:
    """Return degrees, minutes and seconds as degrees."""
    degrees, minutes, seconds = (float(part) for part in parts)
    if not (0 <= minutes < 60 and 0 <= seconds < 60):
        raise ValueError
    return degrees + minutes / 60 + seconds / 3600
