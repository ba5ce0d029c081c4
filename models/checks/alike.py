"""How much two events have in common: who, where, how much, what was done, and the words of their titles."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.fuzz import token_sort_ratio

from models.checks.deeds import deeds_in
from models.checks.matter import Matter
from models.checks.one_origin import PUBLISHING
from models.checks.sums import digits_of
from models.checks.told import Sum
from models.records.dossier import Dossier
from models.texts.search_text import words_of
from models.values.money import Interval

NEARLY: Final = 75.0  # of a hundred: titles that say one thing in much the same words
PARTLY: Final = 58.0
_NUMBERS: Final = re.compile(
    r"\d+|\b(?:first|second|third|fourth|fifth|sixth|another|further|erste|zweite|dritte|premier|deuxième|troisième)\b"
    r"|第[一二三四五六七八九十\d]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What can make two events one."""

    words: str
    actors: Mapping[str, frozenset[str]]  # by role
    places: frozenset[str]
    sums: tuple[Sum, ...]

    @property
    def all_actors(self) -> frozenset[str]:
        """Return the actors in every role."""
        return frozenset[str]().union(*self.actors.values())


@dataclass(frozen=True, slots=True)
class Alike:
    """The traits of all events of a case, and the pairs that it holds apart itself."""

    _traits: Mapping[str, Traits]
    _linked: frozenset[tuple[str, str]]

    def title_words(self, dossier: Dossier) -> frozenset[str]:
        """Return the words of an event's title, of Chinese the pairs of characters."""
        return frozenset(self._traits[dossier.event.id].words.split())

    def marks(self, dossier: Dossier) -> Iterator[str]:
        """Return what an event shares with its double: an actor, a place or a sum."""
        traits = self._traits[dossier.event.id]
        yield from (f"actor {id}" for id in traits.all_actors)
        yield from (f"place {id}" for id in traits.places)
        yield f"{dossier.kind.id} {dossier.event.when.edtf if dossier.event.when else ''}"
        yield from {f"sum {_sum_key(each)}" for each in traits.sums if len(digits_of(each.value)) > 1}

    def are_linked(self, a: Dossier, b: Dossier) -> bool:
        """Tell whether the case states a relation between two events, or that a sum of one restates the other's."""
        return (a.event.id, b.event.id) in self._linked

    def differ(self, a: Dossier, b: Dossier) -> bool:
        """Tell whether something speaks against two events being one: others in a role, another number or sum."""
        return _differ(a, b, self._traits[a.event.id], self._traits[b.event.id])

    def are_alike(self, a: Dossier, b: Dossier, least: int = 3) -> bool:
        """Tell whether two events of one time may be one event, told in other words.

        Unless their titles are nearly one, `least` things must be common to them: actors, places, their kind, and
        a sum, which counts twice.
        """
        one, other = self._traits[a.event.id], self._traits[b.event.id]
        actors, places = one.all_actors & other.all_actors, one.places & other.places
        sums = bool({_sum_key(each) for each in one.sums} & {_sum_key(each) for each in other.sums})
        if self.are_linked(a, b) or _differ(a, b, one, other):
            return False
        ratio = token_sort_ratio(one.words, other.words)
        if not (actors or places or sums):
            return ratio >= NEARLY and a.kind.id == b.kind.id
        deeds, others = deeds_in(a.event.title), deeds_in(b.event.title)
        is_one_deed = bool(deeds & others)
        is_one_kind = a.kind.id == b.kind.id
        common = len(actors) + len(places) + 2 * sums
        if deeds and others and not is_one_deed:
            return ratio >= NEARLY and is_one_kind
        if ratio >= NEARLY or (sums and _share_long_sums(one, other) and common + is_one_kind >= least):
            return True
        return (is_one_deed or (is_one_kind and ratio >= PARTLY)) and common + is_one_kind >= least


def likeness_of(matter: Matter) -> Alike:
    """Return the traits of the events of a case."""
    sums: defaultdict[str, list[Sum]] = defaultdict(list)
    for each in matter.sums:
        sums[each.told.event.id].append(each)
    traits = {str(one.event.id): _traits(one, tuple(sums[one.event.id])) for one in matter.dossiers}
    return Alike(traits, frozenset(_linked(matter)))


def _traits(dossier: Dossier, sums: tuple[Sum, ...]) -> Traits:
    actors: defaultdict[str, set[str]] = defaultdict(set)
    for one in dossier.stated:
        if one.actor:
            actors[one.claim.role.casefold()].add(one.actor.id)
    places = frozenset(one.place.id for one in dossier.stated if one.place)
    held = {role: frozenset(ids) for role, ids in actors.items()}
    return Traits(words_of(dossier.event.title), held, frozenset(map(str, places)), sums)


def _linked(matter: Matter) -> Iterator[tuple[str, str]]:
    for told in matter.told:
        others = [told.stated.other.id] if told.stated.other else []
        for id in (told.claim.restates, told.claim.part_of):
            other = matter.by_claim.get(id or "")
            others += [other.event.id] if other else []
        for other_id in others:
            yield told.event.id, other_id
            yield other_id, told.event.id


def _differ(a: Dossier, b: Dossier, one: Traits, other: Traits) -> bool:
    """Tell whether something speaks against two events being one: a role with others in it, a number, a sum."""
    numbers = [set(map(str.casefold, _NUMBERS.findall(each.event.title))) for each in (a, b)]
    official = [each.event.official_number for each in (a, b)]
    kinds = {a.kind.id, b.kind.id}
    return (
        (len(kinds) > 1 and not kinds.isdisjoint(PUBLISHING))  # an event, and the report on it
        or any(not one.actors[role] & other.actors[role] for role in one.actors.keys() & other.actors.keys())
        or (all(numbers) and not numbers[0] & numbers[1] and not _share_sums(one, other))
        or (all(official) and official[0] != official[1])
        or _are_apart(one.sums, other.sums)
    )


def _share_sums(one: Traits, other: Traits) -> bool:
    return bool({_sum_key(each) for each in one.sums} & {_sum_key(each) for each in other.sums})


def _share_long_sums(one: Traits, other: Traits) -> bool:
    """Tell whether two events have a sum in common that is hardly met twice by chance."""
    long = ({_sum_key(each) for each in held.sums if len(digits_of(each.value)) > 3} for held in (one, other))
    return bool(set.intersection(*long))


def _are_apart(sums: tuple[Sum, ...], others: tuple[Sum, ...]) -> bool:
    """Tell whether both events have sums in a unit, and none of the one can be one of the other."""
    pairs = [(a, b) for a in sums for b in others if a.unit == b.unit]
    return bool(pairs) and all(Interval.of(a.given).is_apart_from(Interval.of(b.given)) for a, b in pairs)


def _sum_key(each: Sum) -> tuple[str, str]:
    return each.unit, f"{each.value.normalize():f}"
