"""Sources that are cited in support of a date and give another."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.sums import can_be_one, day_in_words
from models.records.dossier import Cited
from models.records.story import Field
from models.translation import language, tr, tr_later
from models.values.when import When, words

NAME = tr_later("other date")
REASON = tr_later("A source that gives another day contradicts the date, whatever it is filed under.")
MANY = tr_later("dates differ from what their sources say")
REMEDY = Remedy.DATE
RANK = 120
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each date that a supporting citation gives differently."""
    for told in matter.told:
        if told.claim.field is not Field.WHEN or told.event.when is None:
            continue
        for cited in told.supports:
            said = day_in_words(cited.citation.said) if cited.citation.said else None
            if said and not can_be_one(said, told.event.when):
                yield told.finding(NAME, Weight.MEND, _sentence(told.name, cited, said, told.event.when))


def _sentence(claim: str, cited: Cited, said: When, kept: When) -> str:
    told = {"claim": claim, "source": name_of_source(cited.source), "day": words(said, language())}
    if _is_turned(said, kept):
        return tr(
            "{claim} is cited to {source}, which says {day}, with day and month the other way round: "
            "let it contradict, or mend the date.",
            **told,
        )
    return tr("{claim} is cited to {source}, which says {day}: let it contradict, or mend the date.", **told)


def _is_turned(a: When, b: When) -> bool:
    if a.earliest is None or b.earliest is None or a.earliest != a.latest or b.earliest != b.latest:
        return False
    one, other = a.earliest, b.earliest
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)
