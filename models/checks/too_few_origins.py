"""Claims that have less support than the rules of their case ask for."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.support_rules import Need
from models.checks.told import Told

NAME = "too little support"
REASON = (
    "A newsroom says beforehand how well a claim must be supported, so that nobody bends it under pressure."
)
MANY = "claims have less support than the rules ask for"
REMEDY = Remedy.CITE
RANK = 280
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim with some support that falls short of a rule; the rules only warn."""
    for told in matter.told:
        for name, need in shortfalls(matter, told):
            weight = Weight.MEND if told.claim.is_criticism else Weight.LOOK
            count = len(matter.springs.of_cited(told.supports))
            has = f"{count} independent origin{'s' if count > 1 else ''}"
            sentence = f"{told.name} is {name} with {has}, and the rules of this case ask for {need.words}"
            yield told.finding(NAME, weight, f"{sentence}: find another, or accept it with a reason.")


def shortfalls(matter: Matter, told: Told) -> Iterator[tuple[str, Need]]:
    """Return the rules that a claim falls short of; one without any support is told of elsewhere."""
    count = len(matter.springs.of_cited(told.supports))
    if not count or told.claim.is_inferred:
        return
    has_primary = any(each.source.is_primary for each in told.supports)
    for name, need in matter.rules.needs_of(told.claim):
        if count < need.origins and not (has_primary and need.is_primary_enough):
            yield name, need
