"""Shares of one company that make more than all of it at one time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, about_event, listed, name_of_actor
from models.checks.matter import Matter
from models.records.relations import (
    Relation,
    RelationKind,
    ended_from,
    relations_in,
    share_words,
    started_by,
)
from models.translation import language, tr, tr_later
from models.values.money import Bound
from models.values.when import words

NAME = tr_later("more than all of it")
REASON = tr_later(
    "Owners cannot hold more than 100% of a company at one time: a share is wrong, or one of the dates."
)
MANY = tr_later("companies are owned by more than all")
REMEDY = Remedy.RELATION
RANK = 162

_ALL: Final = Decimal(101)  # what shares that were rounded may make
_Span = tuple[date, date]  # the days on which a share was surely held


def find(matter: Matter) -> Iterator[Finding]:
    """Return for each company the first day on which the shares that are told make more than all of it."""
    held: defaultdict[str, list[tuple[_Span, Relation]]] = defaultdict(list)
    for relation in relations_in(matter.dossiers):
        span = _surely(relation, matter.today)
        if relation.kind is RelationKind.OWNS and _least(relation) and span:
            held[relation.whom.id].append((span, relation))
    for shares in held.values():
        if found := _first_excess(shares):
            yield _finding(found)


def _surely(relation: Relation, today: date) -> _Span | None:
    """Return the days on which a share was surely held; None where no day is sure."""
    when = relation.when
    first = started_by(when) if when else None
    if when is None or first is None:
        return None
    is_open = when.edtf.endswith("/..")
    last = max(first, today) if is_open else ended_from(when)
    return (first, last) if last is not None and first <= last else None


def _least(relation: Relation) -> Decimal:
    """Return the least that a share surely is; nothing where only its most is told."""
    share = relation.share
    return share.value if share is not None and share.bound is not Bound.AT_MOST else Decimal(0)


def _first_excess(shares: Sequence[tuple[_Span, Relation]]) -> list[Relation]:
    for day in sorted({span[0] for span, _ in shares}):
        together = [relation for (first, last), relation in shares if first <= day <= last]
        if sum(map(_least, together), Decimal(0)) > _ALL:
            return together
    return []


def _finding(found: Sequence[Relation]) -> Finding:
    company, latest = name_of_actor(found[0].whom), found[-1]
    told = listed(
        tr(
            "{owner} {share} ({date})",
            owner=name_of_actor(one.who),
            share=share_words(one.share, language()),
            date=words(one.when, language()),
        )
        for one in found
        if one.share and one.when
    )
    total = sum(map(_least, found), Decimal(0))
    sentence = tr(
        "More than all of {company} is owned at one time: {shares} make {total:f}%: mend a share or a date.",
        company=company,
        shares=told,
        total=total.normalize(),
    )
    return about_event(NAME, Weight.MEND, latest.event, sentence)
