"""Editorial rules: each answers what stands in the way of publication."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from models.checks import (
    anonymous,
    beyond_document,
    changed_after_check,
    contradicted,
    counted_twice,
    entered_twice,
    factor,
    gaps,
    impossible_date,
    impossible_order,
    no_reply,
    not_as_put,
    not_read,
    odd_price,
    odd_rate,
    one_origin,
    open_query,
    other_date,
    other_media,
    parts_exceed,
    place_off,
    quote_missing,
    reply_overdue,
    single_source,
    source_before_event,
    step,
    too_few_origins,
    total_over_sales,
    uncited,
    unconfirmed,
    unit_missing,
    weak_citation,
    wording,
)
from models.checks.finding import Finding, Weight
from models.checks.matter import Matter

Find = Callable[[Matter], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule, why there is one, and the question that it puts to a case."""

    name: str
    reason: str
    find: Find
    is_local: bool = False  # one event and what hangs on it are all that it looks at


class _Rule(Protocol):
    """What each file of this room holds."""

    NAME: str
    REASON: str

    def find(self, matter: Matter) -> Iterable[Finding]:
        """Answer what the rule finds in a case."""


def _check(rule: _Rule) -> Check:
    return Check(rule.NAME, rule.REASON, rule.find)


def _local(rule: _Rule) -> Check:
    """Answer a check that is as good for one event alone, and quick: it reads no text of documents."""
    return Check(rule.NAME, rule.REASON, rule.find, is_local=True)


ALL_CHECKS: tuple[Check, ...] = (
    _local(changed_after_check),
    _local(no_reply),
    _local(not_as_put),
    _check(reply_overdue),
    _local(open_query),
    _local(contradicted),
    _local(not_read),
    _check(quote_missing),
    _local(beyond_document),
    _local(impossible_order),
    _local(impossible_date),
    _local(other_date),
    _local(wording),
    _local(unit_missing),
    _check(factor),
    _check(parts_exceed),
    _check(place_off),
    _local(anonymous),
    _local(uncited),
    _check(entered_twice),
    _check(counted_twice),
    _check(total_over_sales),
    _check(odd_rate),
    _check(odd_price),
    _local(source_before_event),
    _local(one_origin),
    _local(unconfirmed),
    _local(too_few_origins),
    _local(single_source),
    _check(step),
    _local(other_media),
    _local(weak_citation),
    _check(gaps),
)
"""Every check, in the order in which findings are reported."""

__all__ = ["ALL_CHECKS", "Check", "Finding", "Matter", "Weight"]
