"""Parties that were asked for a reply and have not given one in time."""

from collections.abc import Iterator
from datetime import date

from models.checks.finding import Finding, Remedy, Weight, name_of_actor
from models.checks.matter import Matter
from models.reply.parties import is_settled
from models.translation import tr, tr_later

NAME = tr_later("reply overdue")
REASON = tr_later("Whoever lets a deadline pass is asked again, or it is printed that they did not answer.")
MANY = tr_later("replies are overdue")
REMEDY = Remedy.APPROACH
RANK = 40


def find(matter: Matter) -> Iterator[Finding]:
    """Return each approach whose deadline is over, without an answer, a refusal or a later answer."""
    actors = {actor.id: actor for actor in matter.actors}
    for approach in matter.approaches:
        told = next((matter.by_claim[id] for id in approach.claims if id in matter.by_claim), None)
        day = _day(approach.deadline)
        is_open = approach.state == "sought" and not approach.answer.strip()
        if told and is_open and day and day < matter.today and not is_settled(approach, matter.approaches):
            who = name_of_actor(actors[approach.actor_id])
            sentence = tr(
                "{who} was to answer by {deadline} what was put about {name}: ask again, or note that "
                "there was no answer.",
                who=who,
                deadline=approach.deadline,
                name=told.name,
            )
            yield Finding(NAME, "approach", approach.id, told.event.id, sentence, Weight.LOOK)


def _day(deadline: str) -> date | None:
    """Return the day of a deadline as its own clock has it; None if it is not written as a date."""
    try:
        return date.fromisoformat(deadline[:10])
    except ValueError:
        return None
