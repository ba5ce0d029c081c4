"""Claims that were changed after an editor had checked them."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.records.story import State
from models.translation import tr, tr_later

NAME = tr_later("changed after check")
REASON = tr_later("A check holds for what was seen, not for what was written since.")
MANY = tr_later("claims were changed after they had been checked")
REMEDY = Remedy.CHECK
RANK = 10
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim whose check no longer holds."""
    for told in matter.told:
        if told.claim.state is State.CHANGED:
            sentence = tr("{name} was changed after it was checked: check it again.", name=told.name)
            yield told.finding(NAME, Weight.MEND, sentence, tr("changed after the check:"))
