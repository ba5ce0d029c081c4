"""With what the form of a new event begins."""

from dataclasses import dataclass

from models.values.where.points import Point


@dataclass(frozen=True, slots=True)
class EventStart:
    """What is known of an event before anybody fills in its form: where one clicked, or what a quick line said."""

    when: str = ""  # in words, as one would type them
    place: str = ""  # a name, as one would type it
    place_id: str = ""  # a place of the case
    point: Point | None = None  # where somebody pointed; its place is yet to be named
    actor: str = ""
    title: str = ""
    source_id: str = ""
    kind_id: str = ""  # of the lane in which one clicked
    is_typed: bool = False  # then it is lost only after a question
