"""What a story lost on its way through a foreign format: the story is held against what comes back of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from models.exchange.stories.story import Story
from models.records.story import Actor, Citation, Claim, Event, Field, Place, Source, Stance
from models.translation import tr, tr_count, tr_later
from models.values.money import Amount, Quantity
from models.values.when import When

Facts = Mapping[str, tuple[str, ...]]
"""What an event tells, thing by thing ("title", "places", …), each as words that can be compared."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that did not come back as it was, and of how many events."""

    what: str
    count: int

    def __str__(self) -> str:
        """Return it as a person reads it: “roles of actors (12 events)”."""
        return tr_count(self.count, "{what} ({n:,} event)", "{what} ({n:,} events)", what=tr(self.what))


def losses(before: Story, after: Story) -> tuple[Loss, ...]:
    """Tell what of the events of a story did not come back as it was; what came back beside it is no loss.

    An event is known again by its id, else by its title and date, else by its title alone; relations and eras too.
    """
    lost: Counter[str] = Counter()
    for event, other in _pairs(before, after):
        if other is None:
            lost[_WHOLE[_sort(event)]] += 1
            continue
        told, back = facts_of(before, event), facts_of(after, other)
        for name, words in told.items():
            lost[name] += bool(Counter(words) - Counter(back.get(name, ())))
    return tuple(Loss(what, count) for what, count in lost.items() if count)


_WHOLE: Final = MappingProxyType(
    {"event": tr_later("whole events"), "relation": tr_later("relations of actors"), "era": tr_later("eras")}
)


def _sort(event: Event) -> str:
    return "relation" if event.relation else "era" if event.era else "event"


def _pairs(before: Story, after: Story) -> Iterator[tuple[Event, Event | None]]:
    """Yield each event with the one that it came back as."""
    left = list(after.all(Event))
    keys: tuple[Callable[[Event], Any], ...] = (
        lambda one: one.id,
        lambda one: (_sort(one), _one_line(one.title), one.when and one.when.edtf),
        lambda one: (_sort(one), _one_line(one.title)),
    )
    found: dict[str, Event] = {}
    for key in keys:
        waiting: defaultdict[Any, list[Event]] = defaultdict(list)
        for one in left:
            waiting[key(one)].append(one)
        for event in before.all(Event):
            if event.id not in found and (others := waiting.get(key(event))):
                found[event.id] = others.pop(0)
        taken = {id(one) for one in found.values()}
        left = [one for one in left if id(one) not in taken]
    yield from ((event, found.get(event.id)) for event in before.all(Event))


def facts_of(story: Story, event: Event) -> Facts:
    """Return what an event tells, thing by thing; what is empty is left out."""
    told: dict[str, list[str]] = {name: [text] for name, text in _own(story, event) if text}
    for claim in story.claims(event):
        for name, text in _of_claim(story, claim):
            if text:
                told.setdefault(name, []).append(_one_line(text))
    for source, citations in story.sources(event):
        for name, text in _of_source(source, citations):
            if text:
                told.setdefault(name, []).append(_one_line(text))
    return {name: tuple(sorted(words)) for name, words in told.items()}


def _own(story: Story, event: Event) -> Iterator[tuple[str, str]]:
    yield tr_later("titles"), _one_line(event.title)
    yield tr_later("descriptions"), _one_line(event.description)
    yield tr_later("dates"), _date(event.when) if event.when else ""
    yield tr_later("kinds"), "" if event.relation or event.era else story.kind_of(event)
    yield tr_later("countries"), event.jurisdiction
    yield tr_later("official numbers"), event.official_number
    yield tr_later("official titles"), event.official_title
    yield tr_later("tags"), "; ".join(sorted(event.tags))
    yield tr_later("standing"), event.standing
    yield tr_later("relations of actors"), event.relation
    yield tr_later("eras"), event.era


def _date(when: When) -> str:
    """Return a date as it is compared: ../2018 and [..2018] both mean a moment before 2019."""
    start, sign, end = when.edtf.partition("../")
    return f"[..{end}]" if sign and not start else when.edtf


def _of_claim(story: Story, claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.field is Field.WHERE and (place := story.find(Place, claim.place_id)):
        yield from _of_place(place, claim.role)
    if claim.field is Field.WHO and (actor := story.find(Actor, claim.actor_id)):
        yield from _of_actor(actor, claim.role)
    if claim.field is Field.STATEMENT:
        speaker = story.find(Actor, claim.actor_id)
        yield tr_later("statements"), claim.text
        yield tr_later("speakers of statements"), speaker.name if speaker and claim.text else ""
    if claim.field is Field.RELATION and (other := story.find(Event, claim.other_event_id)):
        yield tr_later("links between events"), f"{claim.role}: {other.title}"
    if claim.field in (Field.AMOUNT, Field.QUANTITY) and not (claim.amount or claim.quantity):
        yield tr_later("sums that nobody tells"), claim.wording or claim.text
    yield tr_later("sums"), _sum(claim.amount)
    yield tr_later("quantities"), _sum(claim.quantity)
    if claim.amount or claim.quantity:
        yield tr_later("what sums mean"), claim.meaning
    yield tr_later("what is our own inference"), str(claim.field) if claim.is_inferred else ""


def _of_place(place: Place, role: str) -> Iterator[tuple[str, str]]:
    yield tr_later("places"), place.name
    yield tr_later("local names of places"), place.local_name
    yield tr_later("countries of places"), place.country
    yield tr_later("roles of places"), f"{place.name}: {role}" if role else ""
    if place.point:
        yield tr_later("points"), f"{place.point.lat:.5f} {place.point.lon:.5f}"
        yield tr_later("how exact points are"), str(place.precision)


def _of_actor(actor: Actor, role: str) -> Iterator[tuple[str, str]]:
    yield tr_later("actors"), actor.name
    yield tr_later("local names of actors"), actor.local_name
    yield tr_later("what actors are"), f"{actor.name}: {actor.kind}" if actor.kind else ""
    yield tr_later("roles of actors"), f"{actor.name}: {role}" if role else ""


def _of_source(source: Source, citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    yield tr_later("sources"), source.title
    yield tr_later("addresses of sources"), source.url
    yield tr_later("archived addresses"), source.archived_url
    yield tr_later("dates of sources"), source.issued.edtf if source.issued else ""
    yield tr_later("publishers of sources"), source.publisher or source.container
    yield tr_later("authors of sources"), "; ".join(source.authors)
    yield tr_later("languages of sources"), source.language
    for citation in citations:
        yield tr_later("pages"), citation.place
        yield tr_later("quotations"), citation.quote
        yield (
            tr_later("sources that contradict"),
            source.title if citation.stance is Stance.CONTRADICTS else "",
        )


def _sum(value: Amount | Quantity | None) -> str:
    if value is None:
        return ""
    unit = value.currency if isinstance(value, Amount) else value.asset
    upper = "" if value.upper is None else f"–{value.upper.normalize():f}"
    return f"{value.bound} {value.value.normalize():f}{upper} {unit}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
