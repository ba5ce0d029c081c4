"""What a question is made of: conditions and free words, joined by and, or and not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a question is answered with."""

    EVENTS = "events"
    CLAIMS = "claims"
    SOURCES = "sources"
    ACTORS = "actors"
    GAPS = "gaps"  # the stretches between the events that are meant


SIGNS: Final = (">=", "<=", ">", "<", "=")
"""What may stand before a value, the longest first; a value alone means the field's own sense of “is”."""


@dataclass(frozen=True, slots=True)
class Words:
    """Free words, searched as anywhere else."""

    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A field with its value: place:Jiangsu, amount:>1bn CNY, events>3."""

    field: str
    value: str = ""
    sign: str = ""  # one of SIGNS
    way: str = ""  # of a distance: after, before, of; of a query: to
    other: "Term | None" = None  # what a distance is counted from, or a question in brackets

    @property
    def is_count(self) -> bool:
        """Tell whether it counts what belongs to each answer, as in events>3."""
        return self.field in COUNTED and self.other is None


@dataclass(frozen=True, slots=True)
class Not:
    """All answers that another term does not give."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class And:
    """What every one of some terms gives."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one of some terms gives."""

    terms: tuple["Term", ...]


Term = Words | Condition | Not | And | Or

COUNTED: Final = tuple(str(kind) for kind in (Kind.EVENTS, Kind.CLAIMS, Kind.SOURCES, Kind.ACTORS))
"""Fields that count, with a sign (events>3), or hold a question of their own: claims:(role:seller place:Xuzhou)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what it shall be answered with; no term asks for all."""

    kind: Kind = Kind.EVENTS
    term: Term | None = None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return every condition in it, in the order in which they are written."""
        return tuple(_conditions(self.term)) if self.term else ()

    @property
    def is_words_only(self) -> bool:
        """Tell whether nothing but free words is asked, as in a search."""
        return self.kind is Kind.EVENTS and isinstance(self.term, Words)


def _conditions(term: Term) -> Iterator[Condition]:
    match term:
        case Condition():
            yield term
            if term.other:
                yield from _conditions(term.other)
        case Not():
            yield from _conditions(term.term)
        case And() | Or():
            for each in term.terms:
                yield from _conditions(each)


def all_of(terms: tuple[Term, ...]) -> Term:
    """Return one term for all of some; those that are joined in the same way are taken in."""
    flat = tuple(one for term in terms for one in (term.terms if isinstance(term, And) else (term,)))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(terms: tuple[Term, ...]) -> Term:
    """Return one term for any of some; those that are joined in the same way are taken in."""
    flat = tuple(one for term in terms for one in (term.terms if isinstance(term, Or) else (term,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def without(question: Question, number: int) -> Question:
    """Return a question without one of the parts that must all hold, counted from 0."""
    parts = parts_of(question)
    left = parts[:number] + parts[number + 1 :]
    return Question(question.kind, all_of(left) if left else None)


def parts_of(question: Question) -> tuple[Term, ...]:
    """Return the parts that must all hold: each is shown and dropped by itself."""
    if question.term is None:
        return ()
    return question.term.terms if isinstance(question.term, And) else (question.term,)
