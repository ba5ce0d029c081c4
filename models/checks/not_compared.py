"""Claims that rest on words which a machine read, and which nobody has compared with the page."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, names_of_sources
from models.checks.matter import Matter
from models.records.claim_words import is_recognised
from models.records.story import State
from models.translation import tr, tr_later

NAME = tr_later("recognised words")
REASON = tr_later("A machine that reads a scan takes a 3 for an 8, and one name for another.")
MANY = tr_later("claims rest on words that a machine read and nobody has checked")
REMEDY = Remedy.CHECK
RANK = 75
IS_LOCAL = True
_COMPARED = frozenset((State.CHECKED, State.SIGNED_OFF))


def find(matter: Matter) -> Iterator[Finding]:
    """Return each unchecked claim that only words support which a machine read."""
    for told in matter.told:
        if told.supports and told.claim.state not in _COMPARED and all(map(is_recognised, told.supports)):
            sentence = tr(
                "{claim} is cited to words that a machine read in {sources}: compare them with the "
                "picture of the page, then check the claim.",
                claim=told.name,
                sources=names_of_sources(told.supports),
            )
            yield told.finding(NAME, Weight.NOTE, sentence)
