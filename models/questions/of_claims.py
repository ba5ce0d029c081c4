"""What the fields of claims and citations ask, a function for each."""

from decimal import Decimal
from typing import Final

from models.errors import UnreadableValue
from models.questions.choosing import (
    YES,
    choice,
    compares,
    is_yes,
    no_such,
    of_citations,
    of_claims,
    origins_named,
    sources_named,
    unreadable,
)
from models.questions.facts import CLAIM, SOURCE, ClaimCells, Facts, Found
from models.questions.names import has_words
from models.questions.terms import Condition, Kind
from models.records.story import Field, Locator, Stance, State
from models.texts.search_text import runs
from models.translation import tr_later
from models.values.money import Amount, read_amount, read_quantity

_ANY_UNIT: Final = {"amount": "CNY", "quantity": "BTC"}  # 1bn alone is read with one, and meant of any


def field(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims about one field of their event."""
    wanted = choice(one, tuple(Field))
    return of_claims(facts, lambda claim: claim.field == wanted)


def role(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims in which something has a role."""
    sought = runs(one.value)
    found = of_claims(facts, lambda claim: claim.field != Field.RELATION and has_words(claim.role, sought))
    if not found.ids:
        raise no_such(
            tr_later("No role is called “{value}” in {field}: write one of {known}."),
            one,
            {claim.role for claim in facts.claims.values() if claim.role},
        )
    return found


def relation(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that relate an event to another, and all claims of a relation between actors."""
    index, sought = facts.index, runs(one.value)
    is_any = one.value.casefold() in ("any", *YES)
    related = {
        id
        for id, name in zip(index.ids, index.relation, strict=True)
        if name and (is_any or has_words(name, sought))
    }
    return of_claims(
        facts,
        lambda claim: (
            claim.event_id in related
            or (claim.field == Field.RELATION and (is_any or has_words(claim.role, sought)))
        ),
    )


def state(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims whose check has come so far."""
    wanted = choice(one, tuple(State))
    return of_claims(facts, lambda claim: claim.state == wanted)


def inferred(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that are a reading of ours, or those that are not."""
    is_wanted = is_yes(one)
    return of_claims(facts, lambda claim: bool(claim.is_inferred) is is_wanted)


def criticism(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that are a criticism, or those that are not."""
    is_wanted = is_yes(one)
    return of_claims(facts, lambda claim: bool(claim.is_criticism) is is_wanted)


def cited(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return the claims that a source supports, or those that need one and have none; of sources, those in use."""
    is_wanted = is_yes(one)
    if kind is Kind.SOURCES:
        used = frozenset(each.source_id for each in facts.citations.values())
        return Found(SOURCE, used if is_wanted else facts.every(SOURCE) - used)
    if is_wanted:
        return of_claims(facts, lambda claim: claim.id in facts.supporters)
    return of_claims(facts, lambda claim: claim.id not in facts.supporters and _needs_a_source(claim))


def _needs_a_source(claim: ClaimCells) -> bool:
    return not claim.is_inferred and not claim.observed_by and claim.state != State.REJECTED


def by(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that somebody wrote."""
    sought = runs(one.value)
    return of_claims(facts, lambda claim: has_words(claim.written_by, sought))


def checker(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that somebody marked."""
    sought = runs(one.value)
    return Found(CLAIM, frozenset(id for id, by in facts.checks if has_words(by, sought)))


def query(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims with a query that is open, answered or closed, maybe to somebody."""
    wanted = choice(one, ("open", "answered", "closed", "any", "none"))
    if wanted == "none":
        asked = {each.claim_id for each in facts.queries}
        return of_claims(facts, lambda claim: claim.id not in asked)
    sought = runs(one.other.value) if isinstance(one.other, Condition) else ()
    return Found(
        CLAIM,
        frozenset(
            str(each.claim_id)
            for each in facts.queries
            if wanted in ("any", _stage(each.answered_at, each.closed_at))
            and (not sought or has_words(each.addressee, sought))
        ),
    )


def _stage(answered_at: str, closed_at: str) -> str:
    return "closed" if closed_at else "answered" if answered_at else "open"


def to(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims with a query to somebody."""
    sought = runs(one.value)
    return Found(
        CLAIM, frozenset(str(each.claim_id) for each in facts.queries if has_words(each.addressee, sought))
    )


def amount(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims with a sum of money."""
    return _sums(facts, one, "amount_value", "amount_currency", "amount_bound", "amount_upper")


def quantity(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims with a number of coins or other things."""
    return _sums(facts, one, "quantity_value", "quantity_asset", "quantity_bound", "quantity_upper")


def _sums(facts: Facts, one: Condition, value: str, unit: str, bound: str, upper: str) -> Found:
    word = one.value.casefold()
    if word == "none":
        return of_claims(facts, lambda claim: getattr(claim, value) is None)
    if word in ("any", *YES):
        return of_claims(facts, lambda claim: getattr(claim, value) is not None)
    units = {getattr(claim, unit) for claim in facts.claims.values()} - {None}
    if one.value.upper() in units and not one.sign:
        return of_claims(facts, lambda claim: getattr(claim, unit) == one.value.upper())
    number, wanted = _sum(one)

    def is_so(claim: ClaimCells) -> bool:
        held = getattr(claim, value)
        if held is None or (wanted and getattr(claim, unit).casefold() != wanted.casefold()):
            return False
        low, high = Decimal(held), Decimal(getattr(claim, upper) or held)
        return compares(low, high, one.sign, number) or (
            # “over 3bn” is more than 3bn, “at most 3bn” less than 3bn and a bit
            one.sign == ">" and getattr(claim, bound) == "at least" and low >= number
        )

    return of_claims(facts, is_so)


def _sum(one: Condition) -> tuple[Decimal, str]:
    """Return the number and the unit of a value; no unit means any."""
    for words, is_told in ((one.value, True), (f"{one.value} {_ANY_UNIT[one.field]}", False)):
        try:
            found = read_amount(words) if one.field == "amount" else read_quantity(words)
        except UnreadableValue:
            continue
        unit = found.currency if isinstance(found, Amount) else found.asset
        return found.value, unit if is_told else ""
    raise unreadable(one)


def alone(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that nothing supports but this source."""
    wanted = sources_named(facts, one)
    return Found(CLAIM, frozenset(id for id, some in facts.supporters.items() if some <= wanted))


def falls(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that nothing supports but sources of this origin."""
    wanted = origins_named(facts, one)
    return Found(
        CLAIM,
        frozenset(
            id
            for id, some in facts.supporters.items()
            if all(facts.origin_of(each) in wanted for each in some)
        ),
    )


def origins(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the claims that so many independent origins support."""
    if not one.value.isdigit():
        raise unreadable(one)
    number = Decimal(one.value)

    def is_so(claim: ClaimCells) -> bool:
        count = Decimal(len({facts.origin_of(each) for each in facts.supporters.get(claim.id, ())}))
        return compares(count, count, one.sign, number)

    return of_claims(facts, is_so)


def stance(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the citations that support, contradict or only surround their claim."""
    wanted = choice(one, tuple(Stance))
    return of_citations(facts, lambda each: each.stance == wanted)


def locator(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the citations by the unit in which their place is counted; none: the whole source."""
    wanted = choice(one, (*(each for each in Locator if each), "none", "any"))
    if wanted == "none":
        return of_citations(facts, lambda each: not each.locator)
    return of_citations(
        facts, lambda each: each.locator == wanted or (wanted == "any" and bool(each.locator))
    )


def said(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the citations whose source says these words where it says otherwise."""
    sought = runs(one.value)
    return of_citations(facts, lambda each: has_words(each.said, sought))


def document(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the citations of a stored document, or those without one."""
    is_wanted = is_yes(one)
    return of_citations(facts, lambda each: bool(each.document_id) is is_wanted)
