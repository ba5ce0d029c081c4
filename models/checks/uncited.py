"""Claims that no source supports."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.told import cause_of_field
from models.translation import tr, tr_later

NAME = tr_later("uncited")
REASON = tr_later("What no source supports cannot be checked by anybody else.")
MANY = tr_later("claims have no source")
REMEDY = Remedy.CITE
RANK = 190
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that should be supported by a source and is not."""
    for told in matter.told:
        if told.stated.is_uncited and not told.claim.observed_by:
            sentence = tr(
                "No source supports {name}: cite one, mark it as inferred, or say who of us saw it.",
                name=told.name,
            )
            yield told.finding(NAME, Weight.MEND, sentence, tr("no source supports"), cause_of_field(told))
