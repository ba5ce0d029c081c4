"""A question put to a case: which of its events are meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """Every condition that is not empty must hold; of the ids in one condition, one is enough."""

    kinds: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    jurisdictions: frozenset[str] = frozenset()
    window: tuple[int, int] | None = (
        None  # first and last day as ordinals; an event is in when it may touch them
    )
    words: str = ""
    question: str = ""  # as `models.questions` reads it; whoever filters by it has it answered first
    only_uncited: bool = False
    relations: bool = False  # whether relations between actors pass as well as events
    eras: bool = False  # whether eras do
    on_map: frozenset[str] | None = None  # the places that the map shows, where it filters; None: it does not

    @property
    def is_empty(self) -> bool:
        """Tell whether every event passes; relations and eras do not, unless they are asked for."""
        return self == Filter()
