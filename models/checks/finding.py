"""What a check says about a record, and how records are named in its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.records.dossier import Cited
from models.records.story import Actor, Confidentiality, Event, EventId, Source

LONGEST = 60  # characters of a statement that a sentence repeats


class Weight(StrEnum):
    """How much a finding weighs, the heaviest first."""

    MEND = "mend"  # it cannot be published as it stands
    LOOK = "look"  # an editor must look and judge
    NOTE = "note"  # good to know


WEIGHTS = tuple(Weight)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should look at before publication."""

    check: str  # the name of the check
    record_kind: str
    record_id: str
    event_id: EventId  # the event that it is told under
    sentence: str
    weight: Weight = Weight.LOOK
    about: str = ""  # the claim in a few words: "the amount over ¥3bn"
    gist: str = ""  # what several findings of one event have in common: "rest on one source"


def about_event(check: str, weight: Weight, event: Event, sentence: str) -> Finding:
    """Return a finding about an event as a whole."""
    return Finding(check, "event", event.id, event.id, sentence, weight)


def quoted(title: str) -> str:
    """Return a title as it stands in a sentence."""
    return f"“{title}”"


def name_of_source(source: Source) -> str:
    """Tell what a source may be called in a report: a confidential one goes by its code name."""
    if source.confidentiality is Confidentiality.CONFIDENTIAL:
        return source.code_name or "a confidential source"
    return source.publisher or source.container or source.title


def name_of_actor(actor: Actor) -> str:
    """Tell what an actor may be called in a report: a confidential one goes by their code name."""
    if actor.confidentiality is Confidentiality.CONFIDENTIAL:
        return actor.code_name or "a confidential actor"
    return actor.name


def names_of_sources(cited: Iterable[Cited]) -> str:
    """Return the sources of some citations in a row, each once."""
    return listed(dict.fromkeys(name_of_source(each.source) for each in cited))


def listed(names: Iterable[str], most: int = 6) -> str:
    """Return names in a row with `and` before the last; what is beyond `most` is only counted."""
    held = list(names)
    if len(held) > most:
        held = [*held[: most - 1], f"{len(held) - most + 1} more"]
    return " and ".join([", ".join(held[:-1]), held[-1]] if len(held) > 1 else held)


def shortened(text: str) -> str:
    """Return a text cut to what a sentence can bear."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
