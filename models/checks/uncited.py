"""Claims that no source supports."""

from collections.abc import Iterator

from models.checks.finding import Finding, Weight
from models.checks.matter import Matter

NAME = "uncited"
REASON = "What no source supports cannot be checked by anybody else."
RANK = 190
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that should be supported by a source and is not."""
    for told in matter.told:
        if told.stated.is_uncited:
            sentence = f"No source supports {told.name}: cite one, or mark it as inferred."
            yield told.finding(NAME, Weight.MEND, sentence, "no source supports")
