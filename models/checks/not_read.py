"""Claims that rest on sources which nobody has read."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, names_of_sources
from models.checks.matter import Matter
from models.checks.told import cause_of_sources
from models.translation import tr, tr_later

NAME = tr_later("not read")
REASON = tr_later("A source known only through others may say something else.")
MANY = tr_later("claims rest on sources that nobody here has read")
REMEDY = Remedy.READ
RANK = 70
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that a source supports which nobody has read."""
    for told in matter.told:
        unread = [each for each in told.supports if not each.source.was_read]
        if unread:
            sentence = tr(
                "{claim} is cited to {sources}, which nobody here has read: read it, or cite the text that "
                "was read.",
                claim=told.name,
                sources=names_of_sources(unread),
            )
            cause = cause_of_sources(told, tr_later("read {source} and say so"), Remedy.READ)
            yield told.finding(NAME, Weight.MEND, sentence, "", cause, unread[0].source.id)
