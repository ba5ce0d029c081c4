"""What conditions have in common: sets of records by a test, values that are one of some words, and their refusals."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from models.questions.facts import CITATION, CLAIM, EVENT, SOURCE, CitationCells, ClaimCells, Facts, Found
from models.questions.fields import BY_NAME
from models.questions.names import named
from models.questions.reading import NotUnderstood
from models.questions.terms import Condition
from models.records.story import Source
from models.texts.search_text import fold
from models.translation import tr, tr_later
from models.values.listing import in_a_row

YES: Final = frozenset(("yes", "y", "true", "1"))
_NO: Final = frozenset(("no", "n", "false", "0"))


def of_rows(facts: Facts, mask: Iterable[bool]) -> Found:
    """Return the events whose rows are masked."""
    return Found(EVENT, frozenset(id for id, is_in in zip(facts.index.ids, mask, strict=True) if is_in))


def of_claims(facts: Facts, is_so: Callable[[ClaimCells], bool]) -> Found:
    """Return the claims for which a test holds."""
    return Found(CLAIM, frozenset(id for id, each in facts.claims.items() if is_so(each)))


def of_citations(facts: Facts, is_so: Callable[[CitationCells], bool]) -> Found:
    """Return the citations for which a test holds."""
    return Found(CITATION, frozenset(id for id, each in facts.citations.items() if is_so(each)))


def of_sources(facts: Facts, is_so: Callable[[Source], bool]) -> Found:
    """Return the sources for which a test holds."""
    return Found(SOURCE, frozenset(id for id, each in facts.sources.items() if is_so(each)))


def is_yes(one: Condition) -> bool:
    """Tell whether a value means yes; NotUnderstood if it means neither."""
    word = one.value.casefold()
    if word not in YES | _NO:
        raise NotUnderstood(
            tr(
                "“{field}:{value}” is neither yes nor no: write {field}:yes or {field}:no.",
                field=one.field,
                value=one.value,
            )
        )
    return word in YES


def choice(one: Condition, choices: Iterable[str]) -> str:
    """Return the one of some words that a value means, or begins."""
    known = [str(choice) for choice in choices]
    wanted = fold(one.value)
    found = [word for word in known if word.casefold() == wanted] or [
        word for word in known if fold(word).startswith(wanted)
    ]
    if len(found) != 1:
        raise no_such(tr_later("Nothing is called “{value}” in {field}: write one of {known}."), one, known)
    return found[0]


def no_such(words: str, one: Condition, known: Iterable[str]) -> NotUnderstood:
    """Return the refusal of a value that is none of some words; `words` has places for value, field and known."""
    some = sorted(set(known), key=str.casefold)
    told = in_a_row(some[:12]) + (" …" if len(some) > 12 else "")
    return NotUnderstood(
        tr(words, value=one.value, field=one.field, known=told or tr("none: there are none yet"))
    )


def nothing(words: str, one: Condition) -> NotUnderstood:
    """Return the refusal of a name that nobody bears; `words` has places for the value and an example."""
    return NotUnderstood(tr(words, value=one.value, example=BY_NAME[one.field].example))


def unreadable(one: Condition) -> NotUnderstood:
    """Return the refusal of a value that cannot be read."""
    return NotUnderstood(
        tr(
            "“{value}” cannot be read in “{field}:”: write it like {example}.",
            value=one.value,
            field=one.field,
            example=BY_NAME[one.field].example,
        )
    )


def compares(low: Decimal, high: Decimal, sign: str, number: Decimal) -> bool:
    """Tell whether what lies between two numbers is more than, less than or equal to another for certain."""
    match sign:
        case ">":
            return low > number
        case ">=":
            return low >= number
        case "<":
            return high < number
        case "<=":
            return high <= number
    return low <= number <= high


def sources_named(facts: Facts, one: Condition) -> frozenset[str]:
    """Return the sources of this name; NotUnderstood if there are none."""
    wanted = named(one.value, facts.source_names)
    if not wanted:
        raise nothing(
            tr_later(
                "No source goes by “{value}”: write a part of its title or the name of its publisher, as in {example}."
            ),
            one,
        )
    return wanted


def origins_named(facts: Facts, one: Condition) -> frozenset[str]:
    """Return the origins of this name; where none has it, those of the sources that have it."""
    wanted = named(one.value, {id: (each.name, id) for id, each in facts.origins.items()})
    if wanted:
        return wanted
    return frozenset(facts.origin_of(id) for id in sources_named(facts, one))
