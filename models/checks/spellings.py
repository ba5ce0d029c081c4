"""Actors and places whose names are nearly the same, and may be one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from models.checks.finding import Finding, Remedy, Weight, name_of_actor
from models.checks.matter import Matter
from models.checks.same_name import is_spelling
from models.gazetteer.spelling import fold
from models.records.aliases import names_of
from models.records.story import Actor, Confidentiality, Event, Place
from models.texts.search_text import is_chinese, runs
from models.translation import tr, tr_later
from models.values.where.points import distance_km

NAME = tr_later("one name, two spellings")
REASON = tr_later("Huai'an and Hua'an, or two spellings of one man, are counted, filtered and drawn as two.")
MANY = tr_later("names may be spellings of one")
REMEDY = Remedy.SAME_ACTOR
RANK = 202

_NEAR: Final = 30.0  # kilometres within which two places can be one
_CROWD: Final = 60  # names of one beginning that are compared with each other
R = TypeVar("R", Actor, Place)


def find(matter: Matter) -> Iterator[Finding]:
    """Return each actor and place in use of which another bears nearly the name."""
    use = _first_uses(matter)
    for one, other in _pairs([each for each in matter.actors if each.id in use]):
        if _can_be_one_actor(one, other):
            sentence = tr(
                "“{one}” and “{other}” may be one actor: merge them, or say in a note that they are two.",
                one=name_of_actor(one),
                other=name_of_actor(other),
            )
            yield Finding(NAME, "actor", other.id, use[other.id].id, sentence, Weight.LOOK)
    for here, there in _pairs([each for each in matter.places if each.id in use]):
        if _can_be_one_place(here, there):
            sentence = tr(
                "“{one}” and “{other}” may be one place: merge them, or say which is meant.",
                one=here.name,
                other=there.name,
            )
            event = use[there.id]
            yield Finding(NAME, "place", there.id, event.id, sentence, Weight.LOOK, remedy=Remedy.SAME_PLACE)


def _first_uses(matter: Matter) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for told in matter.told:
        for id in (told.claim.actor_id, told.claim.place_id):
            if id:
                found.setdefault(id, told.event)
    return found


def _pairs(records: Iterable[R]) -> Iterator[tuple[R, R]]:
    """Return the pairs of which a name of the one is a spelling of a name of the other."""
    groups: defaultdict[str, dict[str, R]] = defaultdict(dict)
    for record in records:
        for name in names_of(record):
            for word in runs(name)[:3]:
                groups[fold(word)[:2]][record.id] = record
    seen: set[tuple[str, str]] = set()
    for held in groups.values():
        rows = sorted(held.values(), key=lambda record: fold(record.name))
        for place, one in enumerate(rows):
            for other in rows[place + 1 : place + 1 + _CROWD]:
                if (one.id, other.id) not in seen and _share_spelling(one, other):
                    seen.add((one.id, other.id))
                    yield one, other


def _share_spelling(one: Actor | Place, other: Actor | Place) -> bool:
    return any(is_spelling(a, b) for a in names_of(one) for b in names_of(other))


def _can_be_one_actor(one: Actor, other: Actor) -> bool:
    """Tell whether nothing keeps two actors apart: a Chinese name, a register, a birth, a kind, a secret."""
    is_hidden = Confidentiality.CONFIDENTIAL in (one.confidentiality, other.confidentiality)
    kinds = {one.kind, other.kind} - {""}
    births = [each.began.edtf for each in (one, other) if each.began]
    numbers = [set(each.numbers) for each in (one, other)]
    return not (
        is_hidden
        or len(kinds) > 1
        or _differ(one.local_name, other.local_name)
        or (len(births) == 2 and births[0] != births[1])
        or (all(numbers) and not numbers[0] & numbers[1])
    )


def _can_be_one_place(one: Place, other: Place) -> bool:
    """Tell whether two places can be one: not far apart, and not called otherwise in their own script."""
    is_far = one.point is not None and other.point is not None and distance_km(one.point, other.point) > _NEAR
    is_abroad = bool(one.country and other.country and one.country != other.country)
    return not (is_far or is_abroad or _differ(one.local_name, other.local_name))


def _differ(a: str, b: str) -> bool:
    """Tell whether two names in their own script are two: there a sign more is another name."""
    is_own = all(name and any(map(is_chinese, runs(name))) for name in (a, b))
    return is_own and fold(a) != fold(b)
