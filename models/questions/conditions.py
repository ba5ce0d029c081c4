"""Which function answers which field."""

from collections.abc import Mapping
from typing import Final

from models.questions import of_claims, of_events, of_remarks, of_sources, times
from models.questions.facts import Asked

CONDITIONS: Final[Mapping[str, Asked]] = {
    "place": of_events.place,
    "where": of_events.where,
    "actor": of_events.actor,
    "who": of_events.who,
    "with": of_events.beside,
    "kind": of_events.kind_of_event,
    "tag": of_events.tag,
    "country": of_events.country,
    "standing": of_events.standing,
    "field": of_claims.field,
    "role": of_claims.role,
    "relation": of_claims.relation,
    "state": of_claims.state,
    "inferred": of_claims.inferred,
    "criticism": of_claims.criticism,
    "cited": of_claims.cited,
    "by": of_claims.by,
    "checker": of_claims.checker,
    "query": of_claims.query,
    "to": of_claims.to,
    "amount": of_claims.amount,
    "quantity": of_claims.quantity,
    "alone": of_claims.alone,
    "falls": of_claims.falls,
    "origins": of_claims.origins,
    "stance": of_claims.stance,
    "locator": of_claims.locator,
    "said": of_claims.said,
    "document": of_claims.document,
    "source": of_sources.source,
    "origin": of_sources.origin,
    "language": of_sources.language,
    "read": of_sources.read,
    "primary": of_sources.primary,
    "reliability": of_sources.reliability,
    "type": of_sources.type_of,
    "before": times.before,
    "after": times.after,
    "on": times.on,
    "during": times.during,
    "begins": times.begins,
    "ends": times.ends,
    "precision": times.precision,
    "known": times.known,
    "issued": times.issued,
    "changed": times.changed,
    "comment": of_remarks.comment,
    "bookmarked": of_remarks.bookmarked,
}
"""The function of each field but those that hold a question of their own."""
