"""Questions that nobody has answered or closed."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, quoted, shortened
from models.checks.matter import Matter
from models.records.desk import Query

NAME = "open query"
REASON = "A question that somebody asked is a doubt until it is closed."
MANY = "queries are open"
REMEDY = Remedy.QUERY
RANK = 50
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim with a query that is not closed."""
    for query in matter.queries:
        told = matter.by_claim.get(query.claim_id)
        if told and not query.closed_at:
            sentence = f"{told.name} has an open query, {_words(query)}."
            yield told.finding(NAME, Weight.MEND, sentence)


def _words(query: Query) -> str:
    question = quoted(shortened(query.question))
    if query.answer:
        return f"{question} was answered: read the answer and close it"
    whom = f" from {query.addressee}" if query.addressee else ""
    return f"{question}: it waits for an answer{whom}"
