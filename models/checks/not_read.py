"""Claims that rest on sources which nobody has read."""

from collections.abc import Iterator

from models.checks.finding import Finding, Weight, names_of_sources
from models.checks.matter import Matter

NAME = "not read"
REASON = "A source known only through others may say something else."
RANK = 70
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that a source supports which nobody has read."""
    for told in matter.told:
        unread = [each for each in told.supports if not each.source.was_read]
        if unread:
            sentence = (
                f"{told.name} is cited to {names_of_sources(unread)}, which nobody here has read: "
                "read it, or cite the text that was read."
            )
            yield told.finding(NAME, Weight.MEND, sentence)
