"""Relations between actors that lack an end, or have one actor at both."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, about_event, name_of_actor
from models.checks.matter import Matter
from models.records.dossier import Dossier
from models.records.relations import relation_of
from models.records.story import Field, State
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("relation lacking an end")
REASON = tr_later(
    "A relation says how one actor stands to another: it needs exactly one of each, and not the same."
)
MANY = tr_later("relations lack an end")
REMEDY = Remedy.RELATION
RANK = 106
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each relation between an actor and itself, and each that does not name exactly who and to whom."""
    for dossier in matter.dossiers:
        event = dossier.event
        if not event.relation or dossier.state is State.REJECTED:
            continue
        relation = relation_of(dossier)
        sentence = ""
        if relation is None and not _is_withdrawn(dossier):
            sentence = tr(
                "{title} does not name exactly one actor and one other: mend it in its form.",
                title=quoted(event.title),
            )
        elif relation is not None and relation.who.id == relation.whom.id:
            name = name_of_actor(relation.who)
            sentence = tr(
                "{title} ties {name} to themselves: name another at one of the ends.",
                title=quoted(event.title),
                name=name,
            )
        if sentence:
            yield about_event(NAME, Weight.MEND, event, sentence)


def _is_withdrawn(dossier: Dossier) -> bool:
    """Tell whether the relation as such, its date or an end was rejected."""
    fields = (Field.WHAT, Field.WHEN, Field.WHO)
    return any(one.claim.state is State.REJECTED for field in fields for one in dossier.of(field))
