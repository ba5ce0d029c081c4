"""A claim or a sum as checks look at it: with its event, its sources, and its name in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from models.checks.finding import (
    NO_CAUSE,
    Cause,
    Finding,
    Remedy,
    Weight,
    listed,
    name_of_actor,
    name_of_source,
    shortened,
)
from models.records.dossier import WHOLE_EVENT, Cited, Dossier, Stated
from models.records.relations import SHARE, share_words
from models.records.story import Claim, Event, Field, Stance
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.money import Amount, Quantity
from models.values.money import words as money_in_words
from models.values.when import words as date_in_words

LARGEST_POWER: Final = 60  # of ten: a number beyond it is no sum, and too large to reckon with


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its citations, and the dossier that it stands in."""

    dossier: Dossier
    stated: Stated
    event: Event
    claim: Claim
    supports: tuple[Cited, ...]  # the citations that support the claim
    about: str  # the claim in a few words, without its event: "the amount over ¥3bn"

    @classmethod
    def of(cls, dossier: Dossier, stated: Stated) -> "Told":
        """Return a claim of a dossier."""
        supports = tuple(each for each in stated.cited if each.citation.stance is Stance.SUPPORTS)
        return cls(dossier, stated, dossier.event, stated.claim, supports, _about(dossier.event, stated))

    @property
    def name(self) -> str:
        """Return the claim as it stands in a sentence: the date of “Sale”."""
        return tr("{claims} of {title}", claims=self.about, title=quoted(self.event.title))

    def finding(
        self,
        check: str,
        weight: Weight,
        sentence: str,
        gist: str = "",
        cause: Cause = NO_CAUSE,
        target: str = "",
    ) -> Finding:
        """Return a finding about this claim; mended where its check says, in the record `target`."""
        sentence = sentence[:1].upper() + sentence[1:]
        return Finding(
            check,
            "claim",
            self.claim.id,
            self.event.id,
            sentence,
            weight,
            self.about,
            gist,
            cause=cause,
            target=target,
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount or quantity that a claim states."""

    told: Told
    given: Amount | Quantity

    @property
    def value(self) -> Decimal:
        """Return the number."""
        return self.given.value

    @property
    def unit(self) -> str:
        """Return the currency or the asset."""
        return unit_of(self.given)

    @property
    def is_money(self) -> bool:
        """Tell whether it is money rather than an asset."""
        return isinstance(self.given, Amount)

    @property
    def words(self) -> str:
        """Return the sum in words."""
        return money_in_words(self.given, language())


_FIELDS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.WHAT: tr_later("titles"),
        Field.WHEN: tr_later("dates"),
        Field.NUMBER: tr_later("official numbers"),
        Field.WHERE: tr_later("places"),
        Field.WHO: tr_later("actors"),
        Field.AMOUNT: tr_later("sums"),
        Field.QUANTITY: tr_later("sums"),
        Field.STATEMENT: tr_later("statements"),
        Field.RELATION: tr_later("relations of events"),
    }
)
_FIELD: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.WHAT: tr_later("what"),
        Field.WHEN: tr_later("when"),
        Field.NUMBER: tr_later("number"),
        Field.WHERE: tr_later("where"),
        Field.WHO: tr_later("who"),
        Field.AMOUNT: tr_later("amount"),
        Field.QUANTITY: tr_later("quantity"),
        Field.STATEMENT: tr_later("statement"),
        Field.RELATION: tr_later("relation"),
    }
)


def is_of_whole_event(told: Told) -> bool:
    """Tell whether a source of this claim is cited for the event as a whole, and so for each of its fields."""
    return any(each.citation.meaning == WHOLE_EVENT for each in told.supports)


def cause_of_field(told: Told) -> Cause:
    """Return the field of a claim as what it shares with others."""
    return Cause(noun=_FIELDS[told.claim.field])


def cause_of_sources(told: Told, judgement: str = "", remedy: Remedy = Remedy.NONE) -> Cause:
    """Return the sources of a claim as what it shares with others; {source} in a judgement is their name."""
    sources = {each.source.id: name_of_source(each.source) for each in told.supports}
    name = listed(dict.fromkeys(sources.values()), 3)
    target = next(iter(sources)) if len(sources) == 1 else ""
    return Cause(name, tr(judgement, source=name) if target and judgement else "", remedy, target)


def unit_of(given: Amount | Quantity) -> str:
    """Return the currency or the asset."""
    return given.currency if isinstance(given, Amount) else given.asset


def _about(event: Event, stated: Stated) -> str:
    claim, field = stated.claim, stated.claim.field
    sum_ = claim.amount or claim.quantity
    if field is Field.WHAT:
        return tr("the title")
    if field is Field.WHEN:
        return (
            tr("the date {when}", when=date_in_words(event.when, language()))
            if event.when
            else tr("the date")
        )
    if field is Field.NUMBER:
        return tr("the official number")
    if field is Field.WHERE and stated.place:
        return tr("the place {name}", name=stated.place.name)
    if field is Field.WHO and stated.actor:
        return tr("the actor {name}", name=name_of_actor(stated.actor))
    if sum_:
        return _about_sum(field, sum_)
    if stated.other:
        return tr("the relation {role} {title}", role=claim.role, title=quoted(stated.other.title))
    words = claim.text or claim.wording
    named = tr(_FIELD[field])
    return (
        tr("the {field} {words}", field=named, words=quoted(shortened(words)))
        if words
        else tr("the {field}", field=named)
    )


def _about_sum(field: Field, given: Amount | Quantity) -> str:
    if isinstance(given, Quantity) and given.asset == SHARE:
        return tr("the share {share}", share=share_words(given, language()))
    is_sum = abs(given.value.adjusted()) <= LARGEST_POWER
    words = money_in_words(given, language()) if is_sum else f"{given.value:.3g} {unit_of(given)}"
    return tr("the {field} {words}", field=tr(_FIELD[field]), words=words)
