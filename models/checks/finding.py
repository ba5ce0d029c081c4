"""What a check says about a record, and how records are named in its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.dossier import Cited, Dossier, Stated
from models.money import words as money_in_words
from models.records import Actor, Claim, Confidentiality, Event, EventId, Field, Source, Stance
from models.when import words as date_in_words

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


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its citations, and the dossier that it stands in."""

    dossier: Dossier
    stated: Stated

    @property
    def event(self) -> Event:
        """Answer the event that the claim is about."""
        return self.dossier.event

    @property
    def claim(self) -> Claim:
        """Answer the claim itself."""
        return self.stated.claim

    @property
    def supports(self) -> tuple[Cited, ...]:
        """Answer the citations that support the claim."""
        return tuple(each for each in self.stated.cited if each.citation.stance is Stance.SUPPORTS)

    @property
    def about(self) -> str:
        """Answer the claim in a few words, without its event."""
        return _about(self.event, self.stated)

    @property
    def name(self) -> str:
        """Answer the claim as it stands in a sentence: the date of “Sale”."""
        return f"{self.about} of {quoted(self.event.title)}"

    def finding(self, check: str, weight: Weight, sentence: str, gist: str = "") -> Finding:
        """Answer a finding about this claim."""
        sentence = sentence[:1].upper() + sentence[1:]
        return Finding(check, "claim", self.claim.id, self.event.id, sentence, weight, self.about, gist)


def about_event(check: str, weight: Weight, event: Event, sentence: str) -> Finding:
    """Answer a finding about an event as a whole."""
    return Finding(check, "event", event.id, event.id, sentence, weight)


def quoted(title: str) -> str:
    """Answer a title as it stands in a sentence."""
    return f"“{title}”"


def name_of_source(source: Source) -> str:
    """Answer what a source may be called in a report: a confidential one goes by its code name."""
    if source.confidentiality is Confidentiality.CONFIDENTIAL:
        return source.code_name or "a confidential source"
    return source.publisher or source.container or source.title


def name_of_actor(actor: Actor) -> str:
    """Answer what an actor may be called in a report: a confidential one goes by their code name."""
    if actor.confidentiality is Confidentiality.CONFIDENTIAL:
        return actor.code_name or "a confidential actor"
    return actor.name


def names_of_sources(cited: Iterable[Cited]) -> str:
    """Answer the sources of some citations in a row, each once."""
    return listed(dict.fromkeys(name_of_source(each.source) for each in cited))


def listed(names: Iterable[str], most: int = 6) -> str:
    """Answer names in a row with `and` before the last; what is beyond `most` is only counted."""
    held = list(names)
    if len(held) > most:
        held = [*held[: most - 1], f"{len(held) - most + 1} more"]
    return " and ".join([", ".join(held[:-1]), held[-1]] if len(held) > 1 else held)


def shortened(text: str) -> str:
    """Answer a text cut to what a sentence can bear."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _about(event: Event, stated: Stated) -> str:
    claim, field = stated.claim, stated.claim.field
    sum_ = claim.amount or claim.quantity
    if field is Field.WHAT:
        return "the title"
    if field is Field.WHEN:
        return f"the date {date_in_words(event.when)}" if event.when else "the date"
    if field is Field.NUMBER:
        return "the official number"
    if field is Field.WHERE and stated.place:
        return f"the place {stated.place.name}"
    if field is Field.WHO and stated.actor:
        return f"the actor {name_of_actor(stated.actor)}"
    if sum_:
        return f"the {field} {money_in_words(sum_)}"
    if stated.other:
        return f"the relation {claim.role} {quoted(stated.other.title)}"
    words = claim.text or claim.wording
    return f"the {field} {quoted(shortened(words))}" if words else f"the {field}"
