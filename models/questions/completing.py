"""What can stand where one types: fields while a word begins, then the values of the case with their counts."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.index.columns import Ragged
from models.questions.facts import Facts
from models.questions.fields import FIELDS, KINDS_TOLD
from models.questions.names import has_words
from models.questions.of_remarks import STAGES
from models.questions.terms import COUNTED
from models.records.record_words import counted_records
from models.records.standing import STANDINGS
from models.records.story import Field, Reliability
from models.texts.search_text import fold, runs
from models.translation import tr, tr_count

_TYPED = re.compile(r"(?P<name>[^\W\d_]+)[:：](?P<sign>>=|<=|≥|≤|[<>=])?(?P<value>\"[^\"]*|[^\s\"()（）]*)$")
_BEGUN = re.compile(r"(?:^|[\s(（])(?P<word>[^\W\d_]+)$")
_PLAIN = re.compile(r"[^\s\"“”()（）:：<>=]+")
MOST: Final = 40
_YES_NO: Final = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that can be put in the place of what was typed last."""

    text: str  # the whole question with it
    words: str  # what it is called
    beside: str  # what it means, or how many there are


def completions(text: str, facts: Facts) -> tuple[Completion, ...]:
    """Return what the end of a question can be completed to: none in the middle of nothing."""
    if typed := _TYPED.search(text):
        return _values(text, typed, facts)
    begun = _BEGUN.search(text)
    return _fields(text, begun) if begun else ()


def _fields(text: str, begun: re.Match[str]) -> tuple[Completion, ...]:
    """Return the fields and kinds of answer that begin with a word, those that people type whole as words apart."""
    word, before = begun["word"].casefold(), text[: begun.start("word")]
    kinds = KINDS_TOLD if not before.strip() else ()
    found = [
        Completion(f"{before}{name} ", name, tr(sentence))
        for name, sentence, _ in kinds
        if name.startswith(word)
    ]
    found += [
        Completion(
            f"{before}{field.name}:",
            f"{field.name}:",
            tr("{sentence}, as in {example}", sentence=tr(field.sentence), example=field.example),
        )
        for field in FIELDS
        if field.name.startswith(word) and field.name not in COUNTED
    ]
    return tuple(found)


def _values(text: str, typed: re.Match[str], facts: Facts) -> tuple[Completion, ...]:
    field, sought = typed["name"].casefold(), typed["value"].removeprefix('"')
    if field not in _OF_FIELD or (typed["sign"] and field in ("amount", "quantity")):
        return ()
    start, unit = typed.start("value"), _UNITS.get(field, "event")
    held = _OF_FIELD[field](facts)
    if field in _IN_PLACES and not sought.isascii():
        held |= _local_names(facts, held)
    ranked = sorted(held.items(), key=lambda one: (-one[1], fold(one[0]) if one[1] >= 0 else ""))
    some = [one for one in ranked if not sought or _begins(one[0], sought)]
    return tuple(
        Completion(f"{text[:start]}{quoted(value)} ", value, _count(number, unit))
        for value, number in some[:MOST]
    )


def _begins(value: str, sought: str) -> bool:
    return fold(value).startswith(fold(sought)) or has_words(value, runs(sought))


def quoted(value: str) -> str:
    """Return a value as it stands in a question: in quotation marks where it needs them."""
    value = " ".join(value.replace('"', "'").split())
    return value if _PLAIN.fullmatch(value) else f'"{value}"'


def _count(number: int, unit: str) -> str:
    if number < 0:
        return ""
    if unit == "mark":
        return tr_count(number, "{n:,} mark", "{n:,} marks")
    return counted_records(unit, number)


# values of the case ----------------------------------------------------------------------------------


def _ragged(column: Ragged, name_of: Mapping[str, str], facts: Facts) -> dict[str, int]:
    counts = column.counts(~facts.index.is_relation).tolist()
    return {name_of.get(id, id): number for id, number in zip(column.names, counts, strict=True) if number}


def _places(facts: Facts) -> dict[str, int]:
    """Return the places, and the provinces and cities in which they lie, with the events in each."""
    index, found = facts.index, {one.id: one for one in facts.places}
    held: dict[str, set[str]] = {}
    for place in found.values():
        inside = (part.strip() for part in place.admin.split(",")[:-1])
        for name in (place.name, *filter(None, inside)):
            held.setdefault(name, set()).add(place.id)
    counts = {name: int((index.places.having(ids) & ~index.is_relation).sum()) for name, ids in held.items()}
    return {name: number for name, number in counts.items() if number}


def _local_names(facts: Facts, held: Mapping[str, int]) -> dict[str, int]:
    """Return the places by their names in the local script, for whoever types in it."""
    return {one.local_name: held[one.name] for one in facts.places if one.local_name and one.name in held}


def _actors(facts: Facts) -> dict[str, int]:
    names: dict[str, str] = {id: one.name for id, one in facts.actors.items()}
    return _ragged(facts.index.actors, names, facts)


def _kinds(facts: Facts) -> dict[str, int]:
    index = facts.index
    counts = np.bincount(index.kind[~index.is_relation], minlength=len(index.kinds)).tolist()
    return {facts.kinds.get(id, id): number for id, number in zip(index.kinds, counts, strict=True) if number}


def _tags(facts: Facts) -> dict[str, int]:
    return _ragged(facts.index.tags, {}, facts)


def _countries(facts: Facts) -> dict[str, int]:
    index = facts.index
    counts = np.bincount(index.jurisdiction[~index.is_relation], minlength=len(index.jurisdictions)).tolist()
    return {name: number for name, number in zip(index.jurisdictions, counts, strict=True) if name and number}


def _titles(facts: Facts) -> dict[str, int]:
    index = facts.index
    rows = index.order[index.is_dated[index.order] & ~index.is_relation[index.order]]
    return {index.titles[row]: -1 for row in rows.tolist()}


def _of_claims(name: str) -> Callable[[Facts], dict[str, int]]:
    return lambda facts: _counted(str(getattr(one, name) or "") for one in facts.claims.values())


def _of_citations(name: str) -> Callable[[Facts], dict[str, int]]:
    return lambda facts: _counted(str(getattr(one, name) or "") for one in facts.citations.values())


def _of_sources(name: str) -> Callable[[Facts], dict[str, int]]:
    return lambda facts: _counted(str(getattr(one, name) or "") for one in facts.sources.values())


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(filter(None, values)))


def _origins(facts: Facts) -> dict[str, int]:
    groups = Counter(str(one.origin_id) for one in facts.sources.values() if one.origin_id)
    return {facts.origins[id].name: number for id, number in groups.items()}


def _people(facts: Facts) -> dict[str, int]:
    return _counted(one.addressee for one in facts.queries)


def _types(facts: Facts) -> dict[str, int]:
    return _counted(one.kind for one in facts.actors.values())


def _words(*words: str) -> Callable[[Facts], dict[str, int]]:
    return lambda _facts: dict.fromkeys(words, -1)


_OF_FIELD: Final[Mapping[str, Callable[[Facts], dict[str, int]]]] = {
    "place": _places, "where": _places, "actor": _actors, "who": _actors, "with": _actors, "kind": _kinds,
    "tag": _tags, "country": _countries, "standing": _words(*STANDINGS, "none"), "before": _titles, "after": _titles,
    "during": _titles, "begins": _titles, "ends": _titles, "on": _words("today", "yesterday"),
    "precision": _words("day", "month", "year", "range", "open", "none"), "known": _words("today"),
    "changed": _words("today", "yesterday", "Monday"), "field": _words(*Field), "role": _of_claims("role"),
    "amount": _of_claims("amount_currency"), "quantity": _of_claims("quantity_asset"), "state": _of_claims("state"),
    "by": _of_claims("written_by"), "query": _words("open", "answered", "closed", "any", "none"), "to": _people,
    "stance": _of_citations("stance"), "locator": _of_citations("locator"), "said": _of_citations("said"),
    "source": _of_sources("publisher"), "alone": _of_sources("publisher"), "language": _of_sources("language"),
    "origin": _origins, "falls": _origins, "reliability": _words(*filter(None, Reliability), "none"),
    "primary": _words("yes", "no", "unknown"), "type": _types, "relation": _words("any"),
    "checker": lambda facts: _counted(by for _, by in facts.checks), "inferred": _words(*_YES_NO),
    "cited": _words(*_YES_NO), "criticism": _words(*_YES_NO), "read": _words(*_YES_NO), "document": _words(*_YES_NO),
    "comment": _words(*STAGES), "bookmarked": _words(*_YES_NO),
}  # fmt: skip
_IN_PLACES: Final = ("place", "where")
_UNITS: Final = {
    **dict.fromkeys(("role", "amount", "quantity", "state", "by"), "claim"),
    **dict.fromkeys(("stance", "locator", "said"), "citation"),
    **dict.fromkeys(("source", "alone", "language", "origin", "falls"), "source"),
    "type": "actor", "to": "query", "checker": "mark",
}  # fmt: skip
"""What the counts of a field count; events where it is not listed."""
