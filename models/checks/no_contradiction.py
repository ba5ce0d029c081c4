"""Citations that are filed as contradicting, and do not."""

from collections.abc import Iterator

from models.checks.agreeing import agrees
from models.checks.finding import Finding, Remedy, Weight, name_of_source
from models.checks.matter import Matter
from models.checks.sums import said_in_words
from models.records.story import Stance
from models.translation import tr, tr_later

NAME = tr_later("no contradiction")
REASON = tr_later(
    "What is filed as a contradiction must be decided before it is printed; most of these need no decision."
)
MANY = tr_later("citations are filed as contradicting what they leave room for")
REMEDY = Remedy.CITATION
RANK = 265
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each citation whose value fits the one that is kept, or is that of another day or name of the thing."""
    for told in matter.told:
        for cited in told.stated.cited:
            one = cited.citation
            if one.stance is Stance.CONTRADICTS and not told.claim.decision.strip() and agrees(told, cited):
                gives = said_in_words(one.said) if one.said else tr("another value")
                meant = f" ({one.meaning})" if one.meaning else ""
                sentence = tr(
                    "{claim} is not contradicted by {source}, which gives {value}: "
                    "let it support, or give it as context.",
                    claim=told.name,
                    source=name_of_source(cited.source),
                    value=f"{gives}{meant}",
                )
                yield told.finding(NAME, Weight.NOTE, sentence, target=one.id)
