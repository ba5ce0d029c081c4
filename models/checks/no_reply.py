"""Criticism that was not put to whom it concerns."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Weight
from models.checks.matter import Matter

NAME = "no reply sought"
REASON = "Whoever is criticised has a right to answer before it is printed."

DONE: Final = frozenset(("sought", "answered", "refused", "cannot"))
"""The states of an approach after which a criticism counts as put, or as impossible to put."""


def find(matter: Matter) -> Iterator[Finding]:
    """Answer each criticism that no approach has put to its party."""
    put = {claim_id for each in matter.approaches if each.state in DONE for claim_id in each.claims}
    for told in matter.told:
        if told.claim.is_criticism and told.claim.id not in put:
            sentence = (
                f"{told.name} is criticism, and nobody was asked for a reply: put it to whom it concerns."
            )
            yield told.finding(NAME, Weight.MEND, sentence, "no reply was sought to")
