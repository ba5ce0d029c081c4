"""Claims that have less support than the rules of their case ask for."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.support_rules import Need, origins_words
from models.checks.told import Told
from models.translation import tr, tr_later

NAME = tr_later("too little support")
REASON = tr_later(
    "A newsroom says beforehand how well a claim must be supported, so that nobody bends it under pressure."
)
MANY = tr_later("claims have less support than the rules ask for")
REMEDY = Remedy.CITE
RANK = 280
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim with some support that falls short of a rule; the rules only warn."""
    for told in matter.told:
        for name, need in shortfalls(matter, told):
            weight = Weight.MEND if told.claim.is_criticism else Weight.LOOK
            count = len(matter.springs.of_cited(told.supports))
            sentence = tr(
                "{claim} is {rule} with {has}, and the rules of this case ask for {needs}: "
                "find another, or accept it with a reason.",
                claim=told.name,
                rule=tr(name),
                has=origins_words(count),
                needs=need.told,
            )
            yield told.finding(NAME, weight, sentence)


def shortfalls(matter: Matter, told: Told) -> Iterator[tuple[str, Need]]:
    """Return the rules that a claim falls short of; one without any support is told of elsewhere."""
    count = len(matter.springs.of_cited(told.supports))
    if not count or told.claim.is_inferred:
        return
    has_primary = any(each.source.is_primary for each in told.supports)
    for name, need in matter.rules.needs_of(told.claim):
        if count < need.origins and not (has_primary and need.is_primary_enough):
            yield name, need
