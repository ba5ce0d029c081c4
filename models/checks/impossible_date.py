"""Dates that lie ahead of us, and sources that were read before they were issued."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, about_event, name_of_source
from models.checks.matter import Matter
from models.records.story import Event, Source
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.when import words

NAME = tr_later("impossible date")
REASON = tr_later("What has not come yet cannot have happened, been issued or been read.")
MANY = tr_later("dates have not come yet or cannot be")
REMEDY = Remedy.DATE
RANK = 110
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event that lies in the future, and each cited source whose dates cannot be."""
    for dossier in matter.dossiers:
        event = dossier.event
        if event.when and event.when.earliest and event.when.earliest > matter.today:
            sentence = tr(
                "{title} is dated {when}, which has not come yet: mend the date, or say that it is planned.",
                title=quoted(event.title),
                when=words(event.when, language()),
            )
            yield about_event(NAME, Weight.LOOK, event, sentence)
    for source in matter.sources:
        event_ = matter.use_of_source.get(source.id)
        if event_:
            yield from _of_source(matter, source, event_)


def _of_source(matter: Matter, source: Source, event: Event) -> Iterator[Finding]:
    issued, accessed, name = source.issued, source.accessed, name_of_source(source)
    wrong = ""
    if issued and issued.earliest and issued.earliest > matter.today:
        wrong = tr(
            "{source} is said to be issued on {issued}, which has not come yet: mend the source's date.",
            source=name,
            issued=words(issued, language()),
        )
    elif accessed and accessed.earliest and accessed.earliest > matter.today:
        wrong = tr(
            "{source} is said to be read on {accessed}, which has not come yet: mend the source's date.",
            source=name,
            accessed=words(accessed, language()),
        )
    elif issued and accessed and issued.earliest and accessed.latest and accessed.latest < issued.earliest:
        wrong = tr(
            "{source} is said to be read on {accessed}, before it was issued ({issued}): mend the source's date.",
            source=name,
            accessed=words(accessed, language()),
            issued=words(issued, language()),
        )
    if wrong:
        yield Finding(NAME, "source", source.id, event.id, wrong, Weight.MEND)
