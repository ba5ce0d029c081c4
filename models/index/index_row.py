"""One event as the index knows it."""

from dataclasses import dataclass

from models.records.story import State


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index knows of one event."""

    id: str
    title: str
    edtf: str  # empty: undated
    begins: float | None  # by the clock of the case, as Moments are; None: open or unknown
    ends: float | None
    kind_id: str
    jurisdiction: str = ""
    state: State = State.DRAFT  # the least advanced of its claims
    lat: float | None = None
    lon: float | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    claims: int = 0
    uncited: int = 0
    position: int = 0
    relation: str = ""  # how two actors stand to each other; empty: an event
    era: str = ""  # the colour of its band; empty: an event
    standing: str = ""  # how sure it is that it happened; empty: nothing is said
