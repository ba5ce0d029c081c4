"""Answers a question: each condition gives a set of the records that are asked for, and the sets are joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from models.machine.collector import collector_at_rest
from models.questions import times
from models.questions.choosing import compares
from models.questions.conditions import CONDITIONS
from models.questions.facts import ACTOR, CLAIM, EVENT, SOURCE, Facts, Found, Ids
from models.questions.names import has_words
from models.questions.reading import NotUnderstood
from models.questions.terms import And, Condition, Kind, Not, Or, Question, Term, Words
from models.records.dossier import FIELDS_IN_ORDER
from models.texts.search_text import fold, runs
from models.translation import tr

LEVELS: Final[Mapping[Kind, str]] = {
    Kind.EVENTS: EVENT,
    Kind.CLAIMS: CLAIM,
    Kind.SOURCES: SOURCE,
    Kind.ACTORS: ACTOR,
    Kind.GAPS: EVENT,
}
MOST_GAPS: Final = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch between two events, in days."""

    before: str  # ids of events
    after: str
    days: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question is answered with: ids in the order in which they are told."""

    question: Question
    ids: tuple[str, ...]
    events: Ids  # the events that are meant, or that the answer hangs together with
    gaps: tuple[Gap, ...] = ()

    @property
    def kind(self) -> Kind:
        """Tell what the ids are; of gaps, the events between which they lie."""
        return self.question.kind


def answer(question: Question, facts: Facts) -> Answer:
    """Return the answer to a question; NotUnderstood where a value means nothing in this case."""
    with collector_at_rest():
        return _answer(question, facts)


def _answer(question: Question, facts: Facts) -> Answer:
    level = LEVELS[question.kind]
    every = facts.every(level, with_relations=asks_relations(question))
    ids = every if question.term is None else every & _answering(question.term, facts, question.kind, every)
    events = facts.carried(Found(level, ids), EVENT)
    return Answer(
        question,
        _in_order(level, ids, facts),
        events,
        _gaps(ids, facts) if question.kind is Kind.GAPS else (),
    )


def asks_relations(question: Question) -> bool:
    """Tell whether relations between actors can be meant as well as events."""
    return any(one.field == "relation" for one in question.conditions)


def _answering(term: Term, facts: Facts, kind: Kind, every: Ids) -> Ids:
    match term:
        case Words(text):
            return _with_words(text, facts, kind)
        case Condition():
            return facts.carried(_found(term, facts, kind), LEVELS[kind])
        case Not(inner):
            return every - _answering(inner, facts, kind, every)
        case And(terms):
            return frozenset.intersection(*(_answering(each, facts, kind, every) for each in terms))
        case Or(terms):
            return frozenset().union(*(_answering(each, facts, kind, every) for each in terms))


def _found(one: Condition, facts: Facts, kind: Kind) -> Found:
    if one.field in tuple(Kind):
        return _counted(one, facts, kind) if one.other is None else _inner(one, facts)
    if one.field == "within" and one.other is not None:
        return times.within(facts, one, _inner_ids(one.other, facts, Kind.EVENTS))
    return CONDITIONS[one.field](facts, one, kind)


def _inner(one: Condition, facts: Facts) -> Found:
    """Return what the question in brackets is answered with."""
    kind = Kind(one.field)
    return Found(LEVELS[kind], _inner_ids(one.other, facts, kind) if one.other else frozenset())


def _inner_ids(term: Term, facts: Facts, kind: Kind) -> Ids:
    every = facts.every(LEVELS[kind], with_relations=asks_relations(Question(kind, term)))
    return every & _answering(term, facts, kind, every)


def _counted(one: Condition, facts: Facts, kind: Kind) -> Found:
    """Return those with so many of something: events>3."""
    level, other = LEVELS[kind], LEVELS[Kind(one.field)]
    if level == other:
        raise NotUnderstood(
            tr(
                "“{condition}” counts {field} of {kind}: count something else.",
                condition=f"{one.field}{one.sign or '='}{one.value}",
                field=one.field,
                kind=kind,
            )
        )
    counted, number = facts.every(other), Decimal(one.value)

    def is_so(some: Iterable[str]) -> bool:
        count = Decimal(len(counted.intersection(some)))
        return compares(count, count, one.sign, number)

    return Found(level, frozenset(id for id, some in facts.linked(level, other).items() if is_so(some)))


def _with_words(text: str, facts: Facts, kind: Kind) -> Ids:
    """Return what a search for the words finds; of claims, those that hold all the words themselves."""
    if kind in (Kind.EVENTS, Kind.GAPS):
        mask = facts.reader.found_events(text, facts.index)
        return frozenset(facts.index.ids[row] for row in np.flatnonzero(mask).tolist())
    if kind is Kind.CLAIMS:
        return _claims_with(runs(text), facts)
    return frozenset(facts.reader.found_records(text).get(LEVELS[kind], ()))


def _claims_with(sought: tuple[str, ...], facts: Facts) -> Ids:
    """Return the claims that hold some runs; most that do not are told by their letters alone."""
    held = ((id, told) for id, told in facts.claim_texts.items() if all(run in fold(told) for run in sought))
    return frozenset(id for id, told in held if has_words(told, sought))


# order -----------------------------------------------------------------------------------------------


def _in_order(level: str, ids: Ids, facts: Facts) -> tuple[str, ...]:
    index = facts.index
    if level == EVENT:
        rows = index.rows_of(ids)
        return tuple(index.ids[row] for row in rows[index.in_order(rows)].tolist())
    if level == CLAIM:
        return _claims_in_order(ids, facts)
    if level == ACTOR:
        events = facts.linked(ACTOR, EVENT)
        return tuple(sorted(ids, key=lambda id: (-len(events[id]), facts.actors[id].name.casefold(), id)))
    return tuple(
        sorted(ids, key=lambda id: (facts.sources[id].publisher.casefold(), facts.sources[id].title, id))
    )


def _claims_in_order(ids: Ids, facts: Facts) -> tuple[str, ...]:
    index = facts.index
    place_of = {index.ids[row]: place for place, row in enumerate(index.order.tolist())}
    fields = {str(field): place for place, field in enumerate(FIELDS_IN_ORDER)}

    def key(id: str) -> tuple[int, int, int, str]:
        one = facts.claims[id]
        return place_of[one.event_id], fields[one.field], one.position, id

    return tuple(sorted(ids, key=key))


def _gaps(ids: Ids, facts: Facts) -> tuple[Gap, ...]:
    """Return the longest stretches between some events; what goes on without an end fills only its first day."""
    index = facts.index
    rows = index.rows_of(ids)
    rows = rows[index.is_dated[rows]]
    rows = rows[np.lexsort((rows, index.ends[rows], index.start[rows]))]
    found: list[Gap] = []
    reached, last = -np.inf, -1
    for row in rows.tolist():
        begin = float(index.start[row])
        end = float(index.ends[row]) if np.isfinite(index.ends[row]) else begin + 1
        if last >= 0 and begin >= reached + 1:
            found.append(Gap(index.ids[last], index.ids[row], int(begin - reached) + 1))
        if end > reached:
            reached, last = end, row
    return tuple(sorted(found, key=lambda gap: -gap.days)[:MOST_GAPS])
