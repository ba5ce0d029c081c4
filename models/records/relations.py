"""How two actors stand to each other: a dated fact of the case, read as one value and told from either side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from models import translation
from models.errors import UnreadableValue
from models.records.dossier import Dossier, Stated, unrejected
from models.records.relation_words import relation_words
from models.records.story import Actor, Claim, Confidentiality, Event, Field, Kind, KindId
from models.translation import tr, tr_later
from models.values.money import Amount, Quantity, read_quantity
from models.values.money import words as words_of_sum
from models.values.when import When

WHO: Final = "who"
WHOM: Final = "whom"
SHARE: Final = "%"
"""The unit of a share, which is kept as a quantity."""


KIND_OF_RELATIONS: Final = Kind(KindId("relation"), "Relation", "#6B5B95", "disc", position=90)
"""The kind of event that stands for relations; a case gets it with its first one."""


ACTOR_KINDS: Final = (
    tr_later("person"), tr_later("company"), tr_later("court"), tr_later("authority"), tr_later("police"),
    tr_later("exchange"), tr_later("association"), tr_later("publisher"),
)  # fmt: skip
"""The usual kinds of actor; a case may have others."""


class RelationKind(StrEnum):
    """How one actor stands to another."""

    OWNS = tr_later("owns")
    DIRECTS = tr_later("directs")  # or holds an office in
    WORKS_FOR = tr_later("works for")
    REPRESENTS = tr_later("represents")
    RELATIVE_OF = tr_later("relative of")
    MEMBER_OF = tr_later("member of")
    PAID = tr_later("paid")
    SUBSIDIARY_OF = tr_later("subsidiary of")
    OTHER = tr_later("other")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """How a kind is told from its two ends, and what the ends are; `{}` stands for a share, a sum or words."""

    forth: str  # "owns"
    back: str  # "is owned by"
    forth_with: str  # "owns 60% of"
    back_with: str
    who: str  # "owner"
    whom: str  # "what is owned"


_PHRASES: Final[Mapping[RelationKind, _Phrase]] = MappingProxyType(
    {
        RelationKind.OWNS: _Phrase(
            "owns", "is owned by", "owns {} of", "is {} owned by", tr_later("owner"), tr_later("owned")
        ),
        RelationKind.DIRECTS: _Phrase(
            "directs", "is directed by", "is {} of", "has as its {}", tr_later("director"), tr_later("directed")
        ),
        RelationKind.WORKS_FOR: _Phrase(
            "works for", "employs", "works as {} for", "employs as {}", tr_later("employee"), tr_later("employer")
        ),
        RelationKind.REPRESENTS: _Phrase(
            "represents", "is represented by", "is {} of", "has as its {}",
            tr_later("representative"), tr_later("represented"),
        ),
        RelationKind.RELATIVE_OF: _Phrase(
            "is a relative of", "is a relative of", "is {} of", "has as {}", tr_later("relative"), tr_later("relative")
        ),
        RelationKind.MEMBER_OF: _Phrase(
            "is a member of", "has as a member", "is {} of", "has as {}", tr_later("member"), tr_later("body")
        ),
        RelationKind.PAID: _Phrase(
            "paid", "was paid by", "paid {} to", "was paid {} by", tr_later("payer"), tr_later("payee")
        ),
        RelationKind.SUBSIDIARY_OF: _Phrase(
            "is a subsidiary of", "is the parent of", "is a subsidiary ({}) of", "is the parent ({}) of",
            tr_later("subsidiary"), tr_later("parent"),
        ),
        RelationKind.OTHER: _Phrase("to", "from", "{}", "{}", tr_later("one end"), tr_later("other end")),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """How `who` stands to `whom`; the records stand in the case as an event with its claims."""

    event: Event
    kind: RelationKind
    who: Actor
    whom: Actor
    when: When | None = None
    share: Quantity | None = None
    sum: Amount | None = None
    words: str = ""  # the office, the degree of kinship, the words of “other”
    wording: str = ""  # as the source prints it
    is_contradicted: bool = False

    def other(self, actor_id: str) -> Actor:
        """Return the actor at the other end."""
        return self.whom if self.who.id == actor_id else self.who

    def touches(self, actor_id: str) -> bool:
        """Tell whether an actor is one of its ends."""
        return actor_id in (self.who.id, self.whom.id)

    @property
    def is_public(self) -> bool:
        """Tell whether everybody may read it: the fact itself and both its ends."""
        return all(one.confidentiality is Confidentiality.PUBLIC for one in (self.event, self.who, self.whom))

    def phrase(self, *, is_back: bool = False, language: str = "en") -> str:
        """Return what stands between its two names: “owns 60% of”, or from the other end “is 60% owned by”."""
        said = self.told(language)
        forth, back, forth_with, back_with = phrases_of(self.kind, language)
        if said:
            return (back_with if is_back else forth_with).replace("{}", said)
        return back if is_back else forth

    def line(self, actor_id: str, name: Callable[[Actor], str] | None = None, language: str = "") -> str:
        """Return the relation as it reads from one of its ends: “owns 60% of Delta Ltd”.

        Without a language it is told in the one that is spoken.
        """
        language = language or translation.language()
        is_back = self.who.id != actor_id
        if is_back and self.kind is RelationKind.OTHER:
            return self.sentence(name)  # words of one's own have no other side
        more = f" ({self.words})" if self.words and self.words != self.told(language) else ""
        said = self.phrase(is_back=is_back, language=language)
        return f"{said} {(name or _name)(self.other(actor_id))}{more}"

    def sentence(self, name: Callable[[Actor], str] | None = None, language: str = "en") -> str:
        """Return the relation as a sentence; in English, it is also the title that its event is given."""
        return f"{(name or _name)(self.who)} {self.line(self.who.id, name, language)}"

    def told(self, language: str = "en") -> str:
        """Return the share, the sum or the words of the relation; nothing where it has none."""
        value = self.share if self.kind is RelationKind.OWNS else self.sum
        if value is None:
            value = self.share or self.sum
        if value is None or (self.words and self.kind not in (RelationKind.OWNS, RelationKind.PAID)):
            return self.words
        return share_words(value, language) if isinstance(value, Quantity) else words_of_sum(value, language)


def phrases_of(kind: RelationKind, language: str = "en") -> tuple[str, str, str, str]:
    """Return how a kind reads forth and back, and both with a share, a sum or words; in English where need be."""
    own = _PHRASES[kind]
    return relation_words(language).get(kind, (own.forth, own.back, own.forth_with, own.back_with))


def _name(actor: Actor) -> str:
    return actor.name


def share_words(share: Quantity, language: str = "en") -> str:
    """Return a share in words: 60%."""
    said = words_of_sum(share, language)
    return said.replace(" %", "%").replace("\u00a0%", "%") if language.startswith(("en", "zh")) else said


def end_words(kind: str, role: str) -> str:
    """Return what an end of a relation is: the owner, or what is owned; the role itself where it is no end."""
    told = _PHRASES[relation_kind(kind)]
    return {WHO: told.who, WHOM: told.whom}.get(role, role)


def relation_kind(text: str) -> RelationKind:
    """Return the kind that a text names; `other` for a word that is none of ours."""
    return RelationKind(text) if text in tuple(RelationKind) else RelationKind.OTHER


def relation_of(dossier: Dossier) -> Relation | None:
    """Return the relation that a dossier holds; None where it is an event, or lacks one of its two ends."""
    held = unrejected(dossier)
    if held is None:
        return None
    event, standing = held.event, held.stated
    who, whom = (_ends(standing, role) for role in (WHO, WHOM))
    if not event.relation or len(who) != 1 or len(whom) != 1:
        return None
    kind = relation_kind(event.relation)
    what = next((one.claim for one in standing if one.claim.field is Field.WHAT), None)
    said = (what.text if what else "") or (event.relation if kind is RelationKind.OTHER else "")
    quantities = (one.claim.quantity for one in standing if one.claim.field is Field.QUANTITY)
    amounts = (one.claim.amount for one in standing if one.claim.field is Field.AMOUNT)
    return Relation(
        event,
        kind,
        who[0],
        whom[0],
        event.when,
        next((each for each in quantities if each and each.asset == SHARE), None),
        next((each for each in amounts if each), None),
        "" if said == RelationKind.OTHER else said,
        what.wording if what else "",
        dossier.is_contradicted,
    )


def _ends(stated: Iterable[Stated], role: str) -> list[Actor]:
    return [
        one.actor for one in stated if one.actor and one.claim.role == role and one.claim.field is Field.WHO
    ]


def relations_in(dossiers: Iterable[Dossier]) -> Iterator[Relation]:
    """Yield the relations among some dossiers, in their order."""
    return (found for dossier in dossiers if (found := relation_of(dossier)) is not None)


def has_both_ends(claims: Iterable[Claim]) -> bool:
    """Tell whether some claims of a relation name both its ends."""
    return {WHO, WHOM} <= {claim.role for claim in claims if claim.field is Field.WHO and claim.actor_id}


def relation_problem(
    kind: RelationKind, who: str, whom: str, words: str = "", share: Quantity | None = None
) -> str:
    """Return in one sentence why such a relation cannot stand; empty if it can. `who` and `whom` are ids or names."""
    if not who.strip() or not whom.strip():
        return tr("A relation has two ends: name who, and to whom.")
    if who.strip().casefold() == whom.strip().casefold():
        return tr("An actor cannot stand in a relation to itself: name another at one of the ends.")
    if kind is RelationKind.OTHER and not words.strip():
        return tr("Write in words how they stand to each other, such as “lends a flat to”.")
    if share is not None and share.asset != SHARE:
        return tr(
            "“{asset}” is no share: write a part of a hundred, such as 60% or over 25%.", asset=share.asset
        )
    return ""


def started_by(when: When) -> date | None:
    """Return the day by which a relation of this date has surely begun; None where that is not known."""
    if "/" not in when.edtf:
        return when.latest
    first = when.edtf.partition("/")[0].strip()
    return When.from_edtf(first).latest if first.strip(".") else None


def ended_from(when: When) -> date | None:
    """Return the day up to which a relation of this date surely lasts; None where its end is open."""
    if "/" not in when.edtf:
        return when.earliest
    last = when.edtf.partition("/")[2].strip()
    return When.from_edtf(last).earliest if last.strip(".") else None


def read_share(text: str) -> Quantity:
    """Read a share such as 60%, over 25 per cent or 33.3; UnreadableValue with a sentence if it is none."""
    words = text.strip()
    for long in ("per cent", "percent", "Prozent", "pour cent", "％"):
        words = words.replace(long, SHARE)
    try:
        share = read_quantity(words if SHARE in words else f"{words} {SHARE}")
    except UnreadableValue:
        share = None
    if share is None or share.asset != SHARE or share.value < 0:
        raise UnreadableValue(
            tr("“{text}” is no share: write a part of a hundred, such as 60% or over 25%.", text=text)
        )
    return replace(share, wording=text.strip())


def kind_in_words(words: str) -> tuple[RelationKind, str]:
    """Return the kind that somebody's word for a relation means, and the word itself where it is none of ours.

    Our own words and those for the ends are known: owns, owner, shareholder, director, employee, payment …
    """
    word = " ".join(words.casefold().split())
    if word in tuple(RelationKind):
        return RelationKind(word), ""
    for kind, phrase in _PHRASES.items():
        if word in (phrase.forth, phrase.who, *_ALSO.get(kind, ())):
            return kind, ""
    return RelationKind.OTHER, words.strip()


_ALSO: Final[Mapping[RelationKind, tuple[str, ...]]] = MappingProxyType(
    {
        RelationKind.OWNS: (
            "owned",
            "ownership",
            "shareholder",
            "shareholding",
            "holds",
            "持股",
            "股东",
            "股東",
        ),
        RelationKind.DIRECTS: ("directorship", "officer", "manages", "任职", "任職", "董事"),
        RelationKind.WORKS_FOR: ("employed by", "employment", "works at", "雇员", "僱員"),
        RelationKind.REPRESENTS: ("agent of", "lawyer of", "代理"),
        RelationKind.RELATIVE_OF: ("family", "related to", "kin", "亲属", "親屬"),
        RelationKind.MEMBER_OF: ("membership", "成员", "成員"),
        RelationKind.PAID: ("payment", "pays", "paid to", "付款", "支付"),
        RelationKind.SUBSIDIARY_OF: ("subsidiary of", "子公司"),
    }
)
