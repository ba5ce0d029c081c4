"""Criticism that was not put to whom it concerns."""

from collections import defaultdict
from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, listed, name_of_actor
from models.checks.matter import Matter
from models.records.desk import Approach
from models.reply.parties import unasked
from models.translation import tr, tr_later

NAME = tr_later("no reply sought")
REASON = tr_later("Whoever is criticised has a right to answer before it is printed.")
MANY = tr_later("criticisms were put to nobody")
REMEDY = Remedy.APPROACH
RANK = 20
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each criticism that no approach has put to its party, or not to each of several."""
    by_claim: defaultdict[str, list[Approach]] = defaultdict(list)
    for approach in matter.approaches:
        for id in approach.claims:
            by_claim[id].append(approach)
    actors = {str(actor.id): actor for actor in matter.actors}
    for told in matter.told:
        is_open, waiting = unasked(told.claim, by_claim[told.claim.id])
        if not is_open:
            continue
        names = listed(name_of_actor(actors[id]) for id in waiting)
        sentence = (
            tr(
                "{claim} is criticism of {names}, and nobody asked for a reply: put it to them.",
                claim=told.name,
                names=names,
            )
            if waiting
            else tr(
                "{claim} is criticism, and nobody was asked for a reply: put it to whom it concerns.",
                claim=told.name,
            )
        )
        yield told.finding(NAME, Weight.MEND, sentence, tr("no reply was sought to"))
