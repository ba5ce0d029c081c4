"""What several events are given at once: kind, tags, standing, who may see them, and how far their check has come."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from models.records.story import Claim, Confidentiality, Event, EventId, KindId, State
from models.review.review import mark, may
from models.store.writer import Writer

STEPS: Final[Mapping[State, State]] = MappingProxyType({State.READY: State.DRAFT, State.DRAFT: State.READY})
"""The marks that are given to many events at once, and the only state from which each is given."""


@dataclass(frozen=True, slots=True)
class Together:
    """What some events are given; what is None or empty stays as it is in each of them."""

    kind_id: KindId | None = None
    standing: str | None = None
    tags: tuple[str, ...] = ()  # that are added
    tags_out: tuple[str, ...] = ()  # that are taken out
    confidentiality: Confidentiality | None = None
    state: State | None = None  # draft or ready

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is changed."""
        return self == Together()


@dataclass(frozen=True, slots=True)
class Marked:
    """How many claims were given a mark, and in which states are those that stay as they are."""

    given: int = 0
    stayed: Mapping[State, int] = field(default_factory=dict)


def changed(event: Event, wanted: Together) -> Event:
    """Return an event with what it is given."""
    tags = tuple(dict.fromkeys((*event.tags, *wanted.tags)))
    out = {tag.casefold() for tag in wanted.tags_out}
    return replace(
        event,
        kind_id=wanted.kind_id or event.kind_id,
        standing=event.standing if wanted.standing is None else wanted.standing,
        tags=tuple(tag for tag in tags if tag.casefold() not in out),
        confidentiality=wanted.confidentiality or event.confidentiality,
    )


def change_together(writer: Writer, ids: Iterable[EventId], wanted: Together) -> Marked:
    """Give some events the same, and their claims the mark that is wanted; tell what became of the claims."""
    events = writer.reader.where_in(Event, "id", ids)
    for event in events:
        if (after := changed(event, wanted)) != event:
            writer.replace(after)
    return mark_all(writer, [event.id for event in events], wanted.state) if wanted.state else Marked()


def mark_all(writer: Writer, ids: Iterable[EventId], state: State) -> Marked:
    """Mark those claims of some events that may be marked so: checked and queried ones keep their state."""
    given, stayed = 0, Counter[State]()
    for claim in writer.reader.where_in(Claim, "event_id", ids):
        if claim.state is STEPS[state] and not may(claim, state, writer.who, writer.reader):
            mark(writer, claim, state)
            given += 1
        elif claim.state is not state:
            stayed[claim.state] += 1
    return Marked(given, stayed)
