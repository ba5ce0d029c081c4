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
    differs_from_put,
    entered_twice,
    factor,
    gaps,
    impossible_date,
    impossible_order,
    no_reply,
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


class _Rule(Protocol):
    """What each file of this room holds."""

    NAME: str
    REASON: str

    def find(self, matter: Matter) -> Iterable[Finding]:
        """Answer what the rule finds in a case."""


def _check(rule: _Rule) -> Check:
    return Check(rule.NAME, rule.REASON, rule.find)


ALL_CHECKS: tuple[Check, ...] = (
    _check(changed_after_check),
    _check(no_reply),
    _check(differs_from_put),
    _check(reply_overdue),
    _check(open_query),
    _check(contradicted),
    _check(not_read),
    _check(quote_missing),
    _check(beyond_document),
    _check(impossible_order),
    _check(impossible_date),
    _check(other_date),
    _check(wording),
    _check(unit_missing),
    _check(factor),
    _check(parts_exceed),
    _check(place_off),
    _check(anonymous),
    _check(uncited),
    _check(entered_twice),
    _check(counted_twice),
    _check(total_over_sales),
    _check(odd_rate),
    _check(odd_price),
    _check(source_before_event),
    _check(one_origin),
    _check(unconfirmed),
    _check(single_source),
    _check(step),
    _check(other_media),
    _check(weak_citation),
    _check(gaps),
)
"""Every check, in the order in which findings are reported."""

__all__ = ["ALL_CHECKS", "Check", "Finding", "Matter", "Weight"]
