"""Inferences of ours that no source confirms."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, listed
from models.checks.matter import Matter
from models.checks.sums import said_in_words
from models.checks.told import Told
from models.translation import tr, tr_later

NAME = tr_later("unconfirmed")
REASON = tr_later("A reading of ours must not be printed as if somebody had said it.")
MANY = tr_later("inferences of ours are confirmed by nobody")
REMEDY = Remedy.INFERRED
RANK = 270
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each inferred claim that no source supports."""
    for told in matter.told:
        if told.claim.is_inferred and not told.supports:
            sentence = _sentence(told)
            yield told.finding(NAME, Weight.LOOK, sentence)


def _sentence(told: Told) -> str:
    if printed := _printed(told):
        return tr(
            "{claim} is our inference and no source confirms it (sources print {words}): "
            "confirm it, or say in print that it is one.",
            claim=told.name,
            words=printed,
        )
    return tr(
        "{claim} is our inference and no source confirms it: confirm it, or say in print that it is one.",
        claim=told.name,
    )


def _printed(told: Told) -> str:
    """Tell what sources print instead."""
    said = (said_in_words(each.citation.said) for each in told.stated.cited if each.citation.said)
    return listed(dict.fromkeys([told.claim.wording] if told.claim.wording else said))
