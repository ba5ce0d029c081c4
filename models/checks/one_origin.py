"""Events whose sources all repeat one origin."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Cause, Finding, Remedy, Weight, about_event, name_of_source
from models.checks.matter import Matter
from models.records.dossier import Cited, Dossier
from models.records.story import Stance, State
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("one origin")
REASON = tr_later("Ten texts that repeat one report look like ten sources and are one.")
MANY = tr_later("events rest on texts of one origin")
REMEDY = Remedy.CITE
RANK = 260
IS_LOCAL = True

PUBLISHING: Final = frozenset(("publication", "report"))
"""The built-in kinds of event that are themselves a text."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each event that several texts of a single origin support, and nothing else does."""
    for dossier in matter.dossiers:
        supports = [
            each
            for stated in dossier.stated
            if stated.claim.state is not State.REJECTED
            for each in stated.cited
            if each.citation.stance is Stance.SUPPORTS
        ]
        origins = matter.springs.of_cited(supports)
        texts = sum(matter.springs.of_cited((each,)) == origins for each in dossier.sources)
        if texts > 1 and len(origins) == 1:
            yield _finding(matter, dossier, supports, next(iter(origins)), texts)


def _finding(matter: Matter, dossier: Dossier, supports: list[Cited], origin_id: str, texts: int) -> Finding:
    name, title = name_of_origin(matter, origin_id, supports), quoted(dossier.event.title)
    sentence = tr(
        "All support for {title} goes back to {name}: its {texts} texts cited here count as one source.",
        title=title,
        name=name,
        texts=texts,
    )
    # That something was published is known from whoever published it.
    weight = Weight.NOTE if dossier.kind.id in PUBLISHING else Weight.LOOK
    cause = Cause(name, tr("find one source that does not have it from {name}", name=name))
    return about_event(NAME, weight, dossier.event, sentence, cause)


def name_of_origin(matter: Matter, origin_id: str, cited: list[Cited]) -> str:
    """Tell what an origin is called: a group of sources, or the source that others have it from."""
    if origin_id in matter.origins:
        return matter.origins[origin_id].name
    known = {str(each.source.id): each.source for each in cited} | {
        str(each.id): each for each in matter.sources
    }
    return name_of_source(known[origin_id]) if origin_id in known else tr("one source")
