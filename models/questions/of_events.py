"""What the fields of events ask, a function for each."""

from models.questions.choosing import choice, no_such, nothing, of_claims, of_rows
from models.questions.facts import ACTOR, EVENT, Facts, Found
from models.questions.names import named, places_in
from models.questions.terms import Condition, Kind
from models.records.standing import STANDINGS
from models.translation import tr_later


def place(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events in a place, or in all that lies in it."""
    return of_rows(facts, facts.index.places.having(_places(facts, one)))


def where(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that name a place, or one that lies in it."""
    wanted = _places(facts, one)
    return of_claims(facts, lambda claim: claim.place_id in wanted)


def _places(facts: Facts, one: Condition) -> frozenset[str]:
    wanted = places_in(one.value, facts.places, lambda: facts.place_spellings)
    if not wanted:
        raise nothing(
            tr_later(
                "No place of the case goes by “{value}”: write the name of a town, a province or a country, "
                "as in {example}."
            ),
            one,
        )
    return wanted


def actor(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return the events with an actor; asked for actors, the actor alone."""
    wanted = _actors(facts, one)
    if kind is Kind.ACTORS:
        return Found(ACTOR, wanted)
    return of_rows(facts, facts.index.actors.having(wanted))


def who(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that name an actor."""
    wanted = _actors(facts, one)
    return of_claims(facts, lambda claim: claim.actor_id in wanted)


def beside(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return the events with an actor; asked for actors, those that stand in events beside it."""
    wanted = _actors(facts, one)
    events = of_rows(facts, facts.index.actors.having(wanted) & ~facts.index.is_relation)
    return Found(ACTOR, facts.carried(events, ACTOR) - wanted) if kind is Kind.ACTORS else events


def _actors(facts: Facts, one: Condition) -> frozenset[str]:
    wanted = named(one.value, facts.actor_names, lambda: facts.actor_spellings)
    if not wanted:
        raise nothing(tr_later("No actor goes by “{value}”: write a part of a name, as in {example}."), one)
    return wanted


def kind_of_event(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events of a kind."""
    names = {id: (name, id) for id, name in facts.kinds.items()}
    wanted = named(one.value, names) or named(one.value.removesuffix("s"), names)  # kind:sales
    if not wanted:
        raise no_such(
            tr_later("No kind of event is called “{value}” in {field}: write one of {known}."),
            one,
            facts.kinds.values(),
        )
    index = facts.index
    is_wanted = [name in wanted for name in index.kinds]
    return Found(
        EVENT,
        frozenset(id for id, code in zip(index.ids, index.kind.tolist(), strict=True) if is_wanted[code]),
    )


def tag(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events with a tag."""
    tags = facts.index.tags
    wanted = named(one.value, {name: (name,) for name in tags.names})
    if not wanted:
        raise no_such(
            tr_later("No tag is called “{value}” in {field}: write one of {known}."), one, tags.names
        )
    return of_rows(facts, tags.having(wanted))


def country(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events of a jurisdiction."""
    index = facts.index
    wanted = one.value.upper()
    if wanted not in index.jurisdictions:
        raise no_such(
            tr_later("No event of the jurisdiction is called “{value}” in {field}: write one of {known}."),
            one,
            filter(None, index.jurisdictions),
        )
    return of_rows(facts, index.jurisdiction == index.jurisdictions.index(wanted))


def standing(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events of a standing."""
    wanted = choice(one, (*STANDINGS, "none"))
    return Found(EVENT, frozenset(id for id, held in facts.standings if (held or "none") == wanted))
