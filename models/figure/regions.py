"""Parts of the Earth by name: the world, a country, a province, or the numbers of a box."""

import re
from typing import Final

from models.errors import WrongUse
from models.figure.basemap import FINE, PROVINCES, Basemap, load_basemap
from models.figure.clipping import Parts, boxes
from models.figure.map_view import PACIFIC, WORLD
from models.gazetteer.naming import code_of_country
from models.gazetteer.spelling import fold
from models.translation import tr
from models.values.where.points import Bounds

FIT: Final = "fit"  # what is told, and no more
_WORLDS: Final = {"world": WORLD, "pacific": PACIFIC}
_NUMBERS: Final = re.compile(r"\s*[,;\s]\s*")
_MAIN: Final = 0.1  # of the largest part of a country: smaller ones far off are not shown


def region_of(name: str) -> Bounds | None:
    """Return the box that a name or four numbers mean, None for what fits what is told; WrongUse if they mean none."""
    wanted = name.strip()
    if fold(wanted) in ("", FIT):
        return None
    if (box := _WORLDS.get(fold(wanted)) or _numbers(wanted)) is not None:
        return box
    basemap = load_basemap()
    box = _country(basemap, wanted) or _province(basemap, wanted)
    if box is None:
        raise WrongUse(
            tr(
                "“{text}” is no part of the Earth that is known: write fit, world, Pacific, a country, "
                "a province, or west,south,east,north in degrees.",
                text=wanted,
            )
        )
    return box


def _numbers(text: str) -> Bounds | None:
    try:
        west, south, east, north = (float(one) for one in _NUMBERS.split(text))
    except ValueError:
        return None
    east = east + 360 if east < west else east  # over the 180th meridian
    if not (-180 <= west <= 180 and west < east <= west + 360 and -90 <= south < north <= 90):
        raise WrongUse(
            tr("“{text}” is no box: write west,south,east,north in degrees, such as 73,18,135,54.", text=text)
        )
    return Bounds(west, south, east, north)


def _country(basemap: Basemap, name: str) -> Bounds | None:
    code = code_of_country(name)
    held = [i for i, one in enumerate(basemap.countries) if one == code] if code else []
    return _box(basemap.layer(FINE, "country"), held[:1]) if held else None


def _province(basemap: Basemap, name: str) -> Bounds | None:
    wanted = fold(name)
    held = [i for i, one in enumerate(basemap.provinces) if wanted in (fold(one.name), fold(one.local_name))]
    return _box(basemap.layer(PROVINCES, "ring"), held[:1]) if held else None


def _box(rings: Parts, owners: list[int]) -> Bounds:
    """Return the box around the larger parts of an owner, with a little room."""
    own = [i for i in range(rings.count) if int(rings.owner[i]) in owners]
    around = boxes(rings)[own]
    sizes = (around[:, 2] - around[:, 0]) * (around[:, 3] - around[:, 1])
    held = around[sizes >= _MAIN * sizes.max()]
    (west, south), (east, north) = held[:, :2].min(axis=0), held[:, 2:].max(axis=0)
    pad = 0.04 * max(east - west, north - south)
    south, north = max(-90.0, float(south - pad)), min(90.0, float(north + pad))
    return Bounds(float(west - pad), south, float(east + pad), north)
