"""Reads a point in any writing, with the gazetteer's help where a short Plus code names a place beside it."""

from models.errors import UnreadableValue
from models.gazetteer.finding import find_place
from models.translation import tr
from models.values.where.coordinates import Coordinates, read_coordinates, read_grid
from models.values.where.plus_codes import read_short, short_in
from models.values.where.points import Datum


def read_pasted(text: str) -> Coordinates:
    """Read a point as it is pasted: degrees, a grid, an address of a map, a Plus code alone or with its town."""
    return _beside_a_place(text) or read_coordinates(text)


def point_of_grid(text: str) -> Coordinates | None:
    """Return a point that is written in a grid or as a Plus code; None if the text is neither."""
    return _beside_a_place(text) or read_grid(text)


def _beside_a_place(text: str) -> Coordinates | None:
    told = short_in(text)
    if told is None:
        return None
    code, words = told
    found = find_place(words) if words else None
    if found is None or found.place is None:
        raise UnreadableValue(
            tr(
                "“{code}” is a short Plus code: write the town beside it, such as WG29+FF Beirut, or the "
                "whole code.",
                code=code,
            )
        )
    return Coordinates(*read_short(code, found.place.point), Datum.WGS84, service="Plus code")
