"""What the figure of relations is asked to show: one actor, the others, and what ties them; no store, no screen."""

from dataclasses import dataclass

from models.figure.scene import UNCHANGED, LabelChange


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of the figure."""

    id: str
    name: str
    local_name: str = ""
    detail: str = ""  # "company, 1990–2015"


@dataclass(frozen=True, slots=True)
class Tie:
    """How the actor in the middle and another stand to each other."""

    id: str  # of the relation
    other: str  # the id of the other's Node
    from_middle: str  # as it reads from the middle: “owns 60% of”
    to_middle: str  # as it reads towards it: “is 60% owned by”
    date: str
    look: str  # the id of its TieLook
    is_out: bool  # whether the middle is the one who owns, pays, directs
    is_mutual: bool = False
    is_active_back: bool = False  # read from whom it concerns, that one does something: “employs”
    is_one_way: bool = False  # words of one's own, which cannot be read from the other end
    notes: tuple[int, ...] = ()
    label: LabelChange = UNCHANGED


@dataclass(frozen=True, slots=True)
class TieLook:
    """How relations of some kinds are drawn and named in the legend."""

    id: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class RelationScene:
    """All that the figure of relations shows; ties and nodes stand in the order in which they are drawn."""

    middle: Node
    others: tuple[Node, ...]
    ties: tuple[Tie, ...]
    looks: tuple[TieLook, ...]
    language: str = "en"
