"""Sources that have what they tell from each other, from a later one, or all from one."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.records.story import Event, Source, SourceId
from models.translation import language, tr, tr_later
from models.values.when import words

NAME = tr_later("circular sources")
REASON = tr_later(
    "Sources that have it from each other prove nothing, and a chain of them is as good as its first link."
)
MANY = tr_later("sources have what they tell from each other or from a later one")
REMEDY = Remedy.REFERENCE
RANK = 95


def find(matter: Matter) -> Iterator[Finding]:
    """Return each circle of sources once, and each source that cites one issued after it."""
    sources = {source.id: source for source in matter.sources}
    told: set[str] = set()
    for reference in matter.references:
        one, other = sources.get(reference.source_id), sources.get(reference.cited_id)
        if one is None or other is None:
            continue
        event = matter.use_of_source.get(one.id) or matter.use_of_source.get(other.id)
        circle = () if one.id in told else matter.springs.chain(one.id, {one.id})
        if event and circle:
            told |= set(circle)
            yield _circle(one, [sources[SourceId(id)] for id in circle if SourceId(id) in sources], event)
        elif event and _is_later(other, one):
            yield _later(one, other, event)


def _circle(one: Source, circle: list[Source], event: Event) -> Finding:
    way = " → ".join(name_of_source(each) for each in circle)
    sentence = tr(
        "Sources have it from each other ({way}): find where it comes from, and let none of them "
        "support alone.",
        way=way,
    )
    return Finding(NAME, "source", one.id, event.id, sentence, Weight.MEND)


def _is_later(cited: Source, citing: Source) -> bool:
    first, last = cited.issued and cited.issued.earliest, citing.issued and citing.issued.latest
    return bool(first and last and (first - last).days > 1)  # a day is lost between time zones


def _later(one: Source, other: Source, event: Event) -> Finding:
    first, later = (
        tr(
            "{title} ({date})",
            title=name_of_source(each),
            date=words(each.issued, language()) if each.issued else "",
        )
        for each in (one, other)
    )
    sentence = tr(
        "{source} is said to have it from {origin}, which was issued later: mend a date or the reference.",
        source=first,
        origin=later,
    )
    return Finding(NAME, "source", one.id, event.id, sentence, Weight.MEND)
