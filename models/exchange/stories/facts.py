"""What an event of a story tells, as lines that people read and as the fields of a table that reads them back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.exchange.stories.story import Story
from models.records.claim_words import spoken_words
from models.records.relations import SHARE
from models.records.story import Actor, Citation, Claim, Event, Field, Source, Stance
from models.values.money import Amount, Quantity, is_undisclosed, words
from models.values.when import words as words_of_when


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of a line: the field of a table with its value, and the words that are shown, which may be a link."""

    field: str
    value: str
    shown: str
    href: str = ""


def facts_of(story: Story, event: Event) -> Iterator[tuple[Fact, ...]]:
    """Yield what an event tells beside its title, date and description, line by line; no sources."""
    official = (("number", event.official_number), ("official title", event.official_title))
    yield tuple(Fact(field, text, text) for field, text in official if text)
    yield from (_named("place", place.name, role) for place, role in story.places(event))
    yield from (_named("actor", actor.name, role) for actor, role in story.actors(event))
    for claim in story.claims(event):
        yield from _of_claim(story, claim)
    yield from _statements(story, event)
    if event.standing:
        yield (Fact("standing", event.standing, event.standing),)
    if event.tags:
        yield (Fact("tags", "; ".join(event.tags), " · ".join(event.tags)),)
    if event.jurisdiction:
        yield (Fact("jurisdiction", event.jurisdiction, ""),)


def _named(field: str, name: str, role: str) -> tuple[Fact, ...]:
    return (Fact(f"{field}:{role}" if role else field, name, f"{name} ({role})" if role else name),)


def _of_claim(story: Story, claim: Claim) -> Iterator[tuple[Fact, ...]]:
    value, field = claim.amount or claim.quantity, str(claim.field)
    meaning = f":{claim.meaning}" if claim.meaning else ""
    if value and not (isinstance(value, Quantity) and value.asset == SHARE):
        told = words(value, story.about.language or "en")
        yield (Fact(field + meaning, sum_text(value), f"{told} ({claim.meaning})" if meaning else told),)
    elif claim.field in (Field.AMOUNT, Field.QUANTITY) and is_undisclosed(claim.wording):
        yield (Fact(field + meaning, claim.wording, claim.wording),)


def _statements(story: Story, event: Event) -> Iterator[tuple[Fact, ...]]:
    """Yield the statements; the speaker is told as a field only where one speaks all of them, for a row has one."""
    told = [claim for claim in story.claims(event, Field.STATEMENT) if claim.text]
    speakers = [story.find(Actor, claim.actor_id) for claim in told]
    if told and speakers[0] and len(set(speakers)) == 1:
        yield (Fact("speaker", speakers[0].name, ""),)
    for claim, speaker in zip(told, speakers, strict=True):
        shown = spoken_words(speaker.name if speaker else "", claim.text, story.about.language)
        yield (Fact("statement", claim.text, shown),)


def sources_of(story: Story, event: Event) -> Iterator[tuple[Fact, ...]]:
    """Yield the sources of an event, a line each; one that contradicts supports nothing and is told in the note."""
    number = 0
    for source, citations in story.sources(event):
        if all(one.stance is Stance.CONTRADICTS for one in citations):
            told = " ".join(part for part in (source.title, source.url) if part)
            yield (Fact("note", f"≠ {told}", f"≠ {source.title}", source.url),)
            continue
        number += 1
        yield tuple(_of_source(f"source {number}", source, citations, story.about.language or "en"))


def _of_source(group: str, source: Source, citations: Sequence[Citation], language: str) -> Iterator[Fact]:
    yield Fact(group, source.title, source.title, source.url)
    issued = words_of_when(source.issued, language) if source.issued else ""
    more = (
        ("url", source.url, ""),
        ("publisher", source.publisher or source.container, source.publisher or source.container),
        ("author", "; ".join(source.authors), ", ".join(source.authors)),
        ("date", source.issued.edtf if source.issued else "", issued),
        ("language", source.language, ""),
        ("archived", source.archived_url, ""),
    )
    yield from (Fact(f"{group} {name}", value, shown) for name, value, shown in more if value)
    cited = next((one for one in citations if one.stance is not Stance.CONTRADICTS), citations[0])
    if cited.place:
        yield Fact(f"{group} page", cited.place, f"p. {cited.place}")
    if cited.quote:
        yield Fact(f"{group} quote", cited.quote, f"“{cited.quote}”")


def sum_text(value: Amount | Quantity) -> str:
    """Return a sum as every table reads it, whatever its language: at least 12.3450 USD."""
    unit = value.currency if isinstance(value, Amount) else value.asset
    upper = "" if value.upper is None else f" to {_digits(value.upper)}"
    bound = "" if value.bound == "exact" else f"{value.bound} "
    return f"{bound}{_digits(value.value)}{upper} {unit}"


def _digits(number: object) -> str:
    """Return a number; three decimals get a fourth, or they would read like thousands."""
    told = f"{number:f}"
    return f"{told}0" if len(told.partition(".")[2]) == 3 else told
