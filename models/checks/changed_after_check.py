"""Claims that were changed after an editor had checked them."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.records.story import State

NAME = "changed after check"
REASON = "A check holds for what was seen, not for what was written since."
MANY = "claims were changed after they had been checked"
REMEDY = Remedy.CHECK
RANK = 10
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim whose check no longer holds."""
    for told in matter.told:
        if told.claim.state is State.CHANGED:
            sentence = f"{told.name} was changed after it was checked: check it again."
            yield told.finding(NAME, Weight.MEND, sentence, "changed after the check:")
