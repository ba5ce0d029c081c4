"""An answer in words: a row for each of its records, with the event to which it leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.questions.answering import Answer, Gap
from models.questions.facts import ACTOR, EVENT, Facts
from models.questions.terms import Kind
from models.records.claim_words import FIELD_NAMES, source_line, value_words
from models.records.record_words import counted_records
from models.records.story import Confidentiality, EventId
from models.translation import language, tr, tr_count
from models.values.listing import quoted
from models.values.when import length_words, short_words

_ONE = {"events": "event", "claims": "claim", "sources": "source", "actors": "actor", "gaps": "gap"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an answer: what it is called, and what is told beside it."""

    kind: str  # event, claim, source, actor, gap
    id: str
    title: str
    beside: str = ""
    event_id: str = ""  # the event to which it leads; empty: none


def count_words(answer: Answer) -> str:
    """Tell how many there are: 5 events."""
    number = len(answer.gaps) if answer.kind is Kind.GAPS else len(answer.ids)
    if answer.kind is Kind.GAPS:
        return tr_count(number, "{n:,} gap", "{n:,} gaps")
    return counted_records(_ONE[answer.kind], number)


def rows(answer: Answer, facts: Facts, limit: int | None = None) -> tuple[Row, ...]:
    """Return the rows of an answer, or the first of them."""
    if answer.kind is Kind.GAPS:
        return tuple(_gap(gap, facts) for gap in answer.gaps[:limit])
    ids = answer.ids[:limit]
    told = {Kind.EVENTS: _events, Kind.CLAIMS: _claims, Kind.SOURCES: _sources, Kind.ACTORS: _actors}
    return tuple(told[answer.kind](ids, facts))


def _events(ids: Sequence[str], facts: Facts) -> Iterator[Row]:
    for id in ids:
        yield Row("event", id, _title(id, facts), _date(id, facts), id)


def _claims(ids: Sequence[str], facts: Facts) -> Iterator[Row]:
    events = dict.fromkeys(EventId(facts.claims[id].event_id) for id in ids)
    told = {
        str(stated.claim.id): (dossier, stated)
        for dossier in facts.reader.dossiers(events)
        for stated in dossier.stated
    }
    for id in ids:
        dossier, stated = told[id]
        field = tr(FIELD_NAMES[stated.claim.field])
        words = tr("{field}: {value}", field=field, value=value_words(dossier, stated) or tr("nothing told"))
        yield Row("claim", id, words, dossier.event.title, dossier.event.id)


def _sources(ids: Sequence[str], facts: Facts) -> Iterator[Row]:
    for id in ids:
        source = facts.sources[id]
        origin = facts.origins.get(source.origin_id or "")
        yield Row("source", id, source_line(source), tr("origin: {name}", name=origin.name) if origin else "")


def _actors(ids: Sequence[str], facts: Facts) -> Iterator[Row]:
    events, every = facts.linked(ACTOR, EVENT), facts.every(EVENT)
    for id in ids:
        actor, number = facts.actors[id], len(events[id] & every)
        is_hidden = actor.confidentiality is Confidentiality.CONFIDENTIAL and actor.code_name
        name = actor.code_name if is_hidden else " ".join(filter(None, (actor.name, actor.local_name)))
        yield Row("actor", id, name, counted_records("event", number))


def _gap(gap: Gap, facts: Facts) -> Row:
    before, after = (
        tr("{title} ({date})", title=quoted(_title(id, facts)), date=_date(id, facts))
        for id in (gap.before, gap.after)
    )
    words = tr("between {before} and {after}", before=before, after=after)
    return Row("gap", gap.after, length_words(gap.days), words, gap.after)


def _title(id: str, facts: Facts) -> str:
    row = facts.index.row_of(id)
    return facts.index.titles[row] if row is not None else id


def _date(id: str, facts: Facts) -> str:
    row = facts.index.row_of(id)
    when = facts.index.when_here(row) if row is not None else None
    return short_words(when, language()) if when else tr("undated")
