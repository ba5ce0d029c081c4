"""Where in a picture somebody asked for a new event: the date, the place and the kind that stand there."""

from dataclasses import dataclass

from models.values.when import When
from models.values.where.points import Point


@dataclass(frozen=True, slots=True)
class Here:
    """What a point of the timeline or of the map tells of an event; what it does not tell is empty."""

    when: When | None = None
    kind_id: str = ""
    place_id: str = ""  # a place of the case
    point: Point | None = None
    reach_km: float = 0.0  # how far around the point one may have meant
