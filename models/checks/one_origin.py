"""Events whose sources all repeat one origin."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Weight, about_event, quoted
from models.checks.matter import Matter
from models.records.dossier import Dossier
from models.records.story import Stance, State

NAME = "one origin"
REASON = "Ten texts that repeat one report look like ten sources and are one."
RANK = 260
IS_LOCAL = True

PUBLISHING: Final = frozenset(("publication", "report"))
"""The built-in kinds of event that are themselves a text."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event that several texts of a single origin support, and nothing else does."""
    for dossier in matter.dossiers:
        origins = {
            each.source.origin_id or each.source.id
            for stated in dossier.stated
            if stated.claim.state is not State.REJECTED
            for each in stated.cited
            if each.citation.stance is Stance.SUPPORTS
        }
        if len(origins) == 1:
            yield from _finding(matter, dossier, origins.pop())


def _finding(matter: Matter, dossier: Dossier, origin_id: str) -> Iterator[Finding]:
    texts = sum(each.source.origin_id == origin_id for each in dossier.sources)
    if texts > 1 and origin_id in matter.origins:
        name, title = matter.origins[origin_id].name, quoted(dossier.event.title)
        sentence = (
            f"All support for {title} goes back to {name}: its {texts} texts cited here count as one source."
        )
        # That something was published is known from whoever published it.
        weight = Weight.NOTE if dossier.kind.id in PUBLISHING else Weight.LOOK
        yield about_event(NAME, weight, dossier.event, sentence)
