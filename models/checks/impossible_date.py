"""Dates that lie ahead of us, and sources that were read before they were issued."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, about_event, name_of_source, quoted
from models.checks.matter import Matter
from models.records.story import Event, Source
from models.values.when import words

NAME = "impossible date"
REASON = "What has not come yet cannot have happened, been issued or been read."
MANY = "dates have not come yet or cannot be"
REMEDY = Remedy.DATE
RANK = 110
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event that lies in the future, and each cited source whose dates cannot be."""
    for dossier in matter.dossiers:
        event = dossier.event
        if event.when and event.when.earliest and event.when.earliest > matter.today:
            sentence = (
                f"{quoted(event.title)} is dated {words(event.when)}, which has not come yet: mend the date, "
            )
            yield about_event(NAME, Weight.LOOK, event, sentence + "or say that it is planned.")
    for source in matter.sources:
        event_ = matter.use_of_source.get(source.id)
        if event_:
            yield from _of_source(matter, source, event_)


def _of_source(matter: Matter, source: Source, event: Event) -> Iterator[Finding]:
    issued, accessed, name = source.issued, source.accessed, name_of_source(source)
    wrong = ""
    if issued and issued.earliest and issued.earliest > matter.today:
        wrong = f"{name} is said to be issued on {words(issued)}, which has not come yet"
    elif accessed and accessed.earliest and accessed.earliest > matter.today:
        wrong = f"{name} is said to be read on {words(accessed)}, which has not come yet"
    elif issued and accessed and issued.earliest and accessed.latest and accessed.latest < issued.earliest:
        wrong = f"{name} is said to be read on {words(accessed)}, before it was issued ({words(issued)})"
    if wrong:
        sentence = f"{wrong}: mend the source's date."
        yield Finding(NAME, "source", source.id, event.id, sentence, Weight.MEND)
