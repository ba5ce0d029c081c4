"""Questions that nobody has answered or closed."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, shortened
from models.checks.matter import Matter
from models.records.desk import Query
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("open query")
REASON = tr_later("A question that somebody asked is a doubt until it is closed.")
MANY = tr_later("queries are open")
REMEDY = Remedy.QUERY
RANK = 50
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim with a query that is not closed."""
    for query in matter.queries:
        told = matter.by_claim.get(query.claim_id)
        if told and not query.closed_at:
            sentence = _words(told.name, query)
            yield told.finding(NAME, Weight.MEND, sentence)


def _words(claim: str, query: Query) -> str:
    said = {"claim": claim, "question": quoted(shortened(query.question))}
    if query.answer:
        return tr("{claim} has an open query, {question} was answered: read the answer and close it.", **said)
    if query.addressee:
        return tr(
            "{claim} has an open query, {question}: it waits for an answer from {addressee}.",
            addressee=query.addressee,
            **said,
        )
    return tr("{claim} has an open query, {question}: it waits for an answer.", **said)
