"""What a check says about a record, and how records are named in its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.records.dossier import Cited
from models.records.story import Actor, Confidentiality, Event, EventId, Source
from models.translation import tr, tr_later
from models.values.listing import all_of, quoted

LONGEST = 60  # characters of a statement that a sentence repeats


class Weight(StrEnum):
    """How much a finding weighs, the heaviest first."""

    MEND = tr_later("mend")  # it cannot be published as it stands
    LOOK = tr_later("look")  # an editor must look and judge
    NOTE = tr_later("note")  # good to know


WEIGHTS = tuple(Weight)


class Remedy(StrEnum):
    """Which field mends a finding: the window opens its form there, and the report names it."""

    TITLE = "event title"
    DATE = "event date"
    VALUE = "claim value"
    INFERRED = "claim inferred"
    RESTATES = "claim restates"
    PART_OF = "claim part of"
    CITE = "claim citation"  # a citation that is missing
    CITATION = "citation"  # one that is there
    DECISION = "claim decision"
    CHECK = "claim check"
    QUERY = "claim query"
    COMMENT = "comment"
    CRITICISM = "criticism"
    APPROACH = "approach"
    RELATION = "relation"
    SAME_EVENT = "event merge"
    ACTOR_LIFE = "actor life"
    SAME_ACTOR = "actor merge"
    PLACE_POINT = "place point"
    SAME_PLACE = "place merge"
    PRIMARY = "source primary"
    ORIGIN = "source origin"
    ISSUED = "source date"
    READ = "source read"
    REFERENCE = "source reference"
    RATE = "rate"
    NONE = ""  # nothing that a form could mend


@dataclass(frozen=True, slots=True)
class Cause:
    """What several findings have in common, and the one judgement that settles them all."""

    words: str = ""  # “only The Block supports”
    judgement: str = ""  # “say of The Block whether it is primary”
    remedy: Remedy = Remedy.NONE  # where that judgement is written down
    record_id: str = ""  # and of which record
    noun: str = ""  # what they are about, where it is one field: “dates”


NO_CAUSE: Final = Cause()
NO_EVENT: Final = EventId("")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should look at before publication."""

    check: str  # the name of the check
    record_kind: str
    record_id: str
    event_id: EventId  # the event that it is told under; NO_EVENT: none
    sentence: str
    weight: Weight = Weight.LOOK
    about: str = ""  # the claim in a few words: "the amount over ¥3bn"
    gist: str = ""  # what several findings of one event have in common: "rest on one source"
    remedy: Remedy = Remedy.NONE  # the field that mends it
    target: str = ""  # the record whose form holds that field; empty: the one that was found
    cause: Cause = NO_CAUSE  # what it shares with findings of other events


def about_event(
    check: str, weight: Weight, event: Event, sentence: str, cause: Cause = NO_CAUSE, target: str = ""
) -> Finding:
    """Return a finding about an event as a whole."""
    return Finding(check, "event", event.id, event.id, sentence, weight, cause=cause, target=target)


def dated(title: str, when: str) -> str:
    """Return a title with its date; the title alone where there is none."""
    return tr("{title} ({date})", title=quoted(title), date=when) if when else quoted(title)


def name_of_source(source: Source) -> str:
    """Tell what a source may be called in a report: a confidential one goes by its code name."""
    if source.confidentiality is Confidentiality.CONFIDENTIAL:
        return source.code_name or tr("a confidential source")
    return source.publisher or source.container or source.title


def name_of_actor(actor: Actor) -> str:
    """Tell what an actor may be called in a report: a confidential one goes by their code name."""
    if actor.confidentiality is Confidentiality.CONFIDENTIAL:
        return actor.code_name or tr("a confidential actor")
    return actor.name


def names_of_sources(cited: Iterable[Cited]) -> str:
    """Return the sources of some citations in a row, each once."""
    return listed(dict.fromkeys(name_of_source(each.source) for each in cited))


def listed(names: Iterable[str], most: int = 6) -> str:
    """Return names in a row with `and` before the last; what is beyond `most` is only counted."""
    held = list(names)
    if len(held) > most:
        held = [*held[: most - 1], tr("{count} more", count=len(held) - most + 1)]
    return all_of(held)


def shortened(text: str) -> str:
    """Return a text cut to what a sentence can bear."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
