"""In which country and province a point lies, by the rings of the base map."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.figure.basemap import PROVINCES, Basemap, Province, load_basemap
from models.figure.clipping import Parts, around_point, boxes, no_parts
from models.gazetteer.spelling import fold
from models.values.where.points import Point, distance_km

SLACK = 0.15  # degrees by which drawn borders and coasts may be off
ISLAND = 150.0  # kilometres from its label within which an island lies that is too small to be drawn
ONE_CODE = (
    frozenset(("CN", "HK", "MO", "TW")),
    frozenset(("FR", "GF", "GP", "MQ", "RE", "YT")),
    frozenset(("RU", "UA")),
)
"""Codes that are used for one another, or for land that both claim: none of them is wrong for the others."""


@dataclass(frozen=True)  # no slots: what it reads is kept
class Ground:
    """The provinces of the Earth, read once."""

    basemap: Basemap

    @classmethod
    def load(cls) -> "Ground":
        """Return the ground of the shipped base map."""
        return cls(load_basemap())

    def at(self, point: Point) -> tuple[Province, ...]:
        """Return the provinces in which a point lies; none at sea."""
        owners = around_point(self._rings_near(point), point.lon, point.lat)
        return tuple(self.basemap.provinces[number] for number in owners)

    def around(self, point: Point) -> tuple[Province, ...]:
        """Return the provinces in which a point lies or which are so near that it may lie in them."""
        found = dict.fromkeys(province for near in _near(point) for province in self.at(near))
        return tuple(found)

    def is_far_from(self, country: str, point: Point) -> bool:
        """Tell whether a point is far from every province of a country, drawn as coarsely as islands are."""
        labels = (each.label for each in self.basemap.provinces if each.country == country)
        return all(distance_km(point, label) > ISLAND for label in labels)

    def knows(self, country: str) -> bool:
        """Tell whether the base map has this country."""
        return country in self._names

    def named(self, country: str, name: str) -> bool:
        """Tell whether a country has a province of this name."""
        return fold(name) in self._names.get(country, {})

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        names: dict[str, set[str]] = {}
        for province in self.basemap.provinces:
            names.setdefault(province.country, set()).update(map(fold, (province.name, province.local_name)))
        return {country: frozenset(held) for country, held in names.items()}

    @cached_property
    def _rings(self) -> Parts:
        return self.basemap.layer(PROVINCES, "ring")

    def _rings_near(self, point: Point) -> Parts:
        """Return the few rings whose boxes hold a point."""
        rings, near = self._rings, self._near
        holds = (near[:, 0] <= point.lon) & (near[:, 2] >= point.lon)
        numbers = np.flatnonzero(holds & (near[:, 1] <= point.lat) & (near[:, 3] >= point.lat))
        pieces = [rings.points[rings.starts[number] : rings.starts[number + 1]] for number in numbers]
        if not pieces:
            return no_parts()
        starts = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces])])
        return Parts(np.concatenate(pieces), starts.astype(rings.starts.dtype), rings.owner[numbers])

    @cached_property
    def _near(self) -> NDArray[np.float64]:
        return boxes(self._rings)


def is_one_country(a: str, b: str) -> bool:
    """Tell whether two codes stand for one country, or are used for one another."""
    return a == b or any(a in codes and b in codes for codes in ONE_CODE)


def _near(point: Point) -> Iterator[Point]:
    for north in (0.0, SLACK, -SLACK):
        for east in (0.0, SLACK, -SLACK):
            yield Point(max(-90.0, min(90.0, point.lat + north)), max(-180.0, min(180.0, point.lon + east)))
