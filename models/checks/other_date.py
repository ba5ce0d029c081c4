"""Sources that are cited in support of a date and give another."""

from collections.abc import Iterator

from models.checks.finding import Finding, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.sums import read_day
from models.records.story import Field
from models.values.when import When, words

NAME = "other date"
REASON = "A source that gives another day contradicts the date, whatever it is filed under."
RANK = 120
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each date that a supporting citation gives differently."""
    for told in matter.told:
        if told.claim.field is not Field.WHEN or told.event.when is None:
            continue
        for cited in told.supports:
            said = read_day(cited.citation.said) if cited.citation.said else None
            if said and not _can_be_one(said, told.event.when):
                sentence = f"{told.name} is cited to {name_of_source(cited.source)}, which says {words(said)}"
                yield told.finding(NAME, Weight.MEND, f"{sentence}: let it contradict, or mend the date.")


def _can_be_one(a: When, b: When) -> bool:
    """Tell whether two dates have a day in common, or may have because they are open or only about."""
    if a.is_about or b.is_about:
        return True
    starts_late = a.earliest is not None and b.latest is not None and a.earliest > b.latest
    ends_early = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    return not (starts_late or ends_early)
