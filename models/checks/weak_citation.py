"""Claims whose citations name no place in their source."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, about_event, listed
from models.checks.matter import Matter
from models.checks.told import Told, is_of_whole_event
from models.records.story import Citation, Locator
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("whole document")
REASON = tr_later("A citation without page or paragraph sends whoever checks it through the whole document.")
MANY = tr_later("events or claims are cited to whole documents")
REMEDY = Remedy.CITATION
RANK = 320
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return the claims that are supported only by sources as a whole, those of an event in one."""
    held: defaultdict[str, list[Told]] = defaultdict(list)
    for told in matter.told:
        if told.supports and all(_is_weak(each.citation) for each in told.supports):
            held[told.event.id].append(told)
    for claims in held.values():
        yield _finding(claims)


def _finding(claims: list[Told]) -> Finding:
    first = claims[0]
    if any(map(is_of_whole_event, claims)):
        sentence = tr(
            "The sources of {title} are cited for the event as a whole: say which of its fields each "
            "one proves, and on which page.",
            title=quoted(first.event.title),
        )
        return about_event(NAME, Weight.NOTE, first.event, sentence, target=first.supports[0].citation.id)
    if len(claims) == 1:
        sentence = tr("{claim} is cited to whole documents: add the page or paragraph.", claim=first.name)
        target = first.supports[0].citation.id
        return first.finding(NAME, Weight.NOTE, sentence, tr("cited to whole documents:"), target=target)
    what = listed([told.about for told in claims], 4)
    sentence = tr(
        "{claims} of {title} are cited to whole documents: add the page or paragraph.",
        claims=f"{what[:1].upper()}{what[1:]}",
        title=quoted(first.event.title),
    )
    return about_event(NAME, Weight.NOTE, first.event, sentence, target=first.supports[0].citation.id)


def _is_weak(citation: Citation) -> bool:
    has_place = citation.locator is not Locator.WHOLE and bool(citation.place.strip() or citation.region)
    return not (has_place or citation.quote.strip() or citation.start is not None)
