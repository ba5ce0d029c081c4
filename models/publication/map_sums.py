"""The sums of a map: lines of the ledger at the places of those whose they are, several of which may share one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import Final

import numpy as np

from models.figure.phrases import phrase
from models.figure.scene import Spot
from models.figure.whole import area_of
from models.ledger.account import Asked, account_of
from models.ledger.line import CLAIMED, COUNTED, Line
from models.ledger.totals import Columns, Total
from models.publication.scenes import standing_word
from models.records.meanings import told_alike, unit_of
from models.records.roles import SELLERS, in_role
from models.records.story import Claim, EventId, Field, Place, PlaceId
from models.store.reader import Reader
from models.texts.place_names import name_in
from models.translation import tr
from models.values.money import Amount, Bound, Quantity, added, words
from models.values.where.points import PlacePrecision, Point

PLAIN, COUNT = "plain", "count"
Homes = tuple[str, ...]
"""The places of those whose an event's sum is: of several, nobody says how they share it."""
_DIGITS: Final = 4  # significant digits of what several places come to


def measures_in(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return what the sums of a case count, "CNY proceeds", the most frequent first; none of restatements alone."""
    held = {str(claim.id): claim for claim in claims}
    count: dict[str, int] = {}
    for id, root in told_alike(held.values()).items():
        claim = held[id]
        if id == root and unit_of(claim) and claim.meaning:
            measure = f"{unit_of(claim)} {claim.meaning}"
            count[measure] = count.get(measure, 0) + 1
    return tuple(sorted(count, key=lambda measure: (-count[measure], measure)))


def symbol_choices(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return what circles of a case can count, each with its words."""
    sums = [claim for field in (Field.AMOUNT, Field.QUANTITY) for claim in reader.where(Claim, field=field)]
    measures = ((measure, tr("Circles by {measure}", measure=measure)) for measure in measures_in(sums))
    return ((COUNT, tr("Circles by number of events")), *measures)


def lines_of(reader: Reader, measure: str, *, is_public: bool = False) -> tuple[Line, ...]:
    """Return the lines of the ledger in the unit and of the meaning of a measure; the ledger adds, the map does not."""
    unit, _, meaning = measure.partition(" ")
    return account_of(reader, Asked(meaning=meaning, currency=unit), is_public=is_public).lines


def homes_of(where: Sequence[Claim], places: Mapping[PlaceId, Place]) -> Homes:
    """Return the places on the map to which an event's sum belongs: the sellers' together, never the agent's."""
    found = (places.get(claim.place_id) for claim in in_role(where, SELLERS) if claim.place_id)
    return tuple(sorted({place.id for place in found if place is not None and place.point is not None}))


@dataclass(frozen=True, slots=True)
class Sums:
    """Lines of one unit, the homes of their events, and how each event's kind and places are told."""

    unit: str
    lines: tuple[Line, ...]
    homes: Mapping[EventId, Homes]
    places: Mapping[PlaceId, Place]
    kinds: Mapping[EventId, str]
    inferred: frozenset[tuple[str, str]] = frozenset()  # event and place
    language: str = "en"

    def spots(self, shown: Iterable[str] | None = None) -> tuple[Spot, ...]:
        """Return a spot for each place or group of places with lines of the shown events, unknown ones among them."""
        allowed = None if shown is None else frozenset(shown)
        groups: dict[tuple[Homes, str], list[Line]] = {}
        for line in self._placed(allowed):
            standing = "" if line.weight == COUNTED else standing_word(line.standing, self.language)
            groups.setdefault((self.homes[EventId(line.event_id)], standing), []).append(line)
        return tuple(self._spot(homes, standing, held) for (homes, standing), held in groups.items())

    def _placed(self, allowed: frozenset[str] | None) -> Iterable[Line]:
        for line in self.lines:
            is_shown = allowed is None or line.event_id in allowed
            if is_shown and line.weight != CLAIMED and self.homes.get(EventId(line.event_id)):
                yield line

    def homeless(self, shown: Iterable[str]) -> tuple[Line, ...]:
        """Return the lines of the shown events whose seller has no place on the map."""
        allowed = frozenset(shown)
        return tuple(
            line
            for line in self.lines
            if line.event_id in allowed
            and line.weight == COUNTED
            and not self.homes.get(EventId(line.event_id))
        )

    def total_words(self, events: Iterable[str]) -> str:
        """Return in words what the lines of some events come to on the map, and how many of them tell no sum."""
        lines = tuple(self._placed(frozenset(events)))
        total = Columns([line for line in lines if line.weight == COUNTED], self.unit).total()
        _, _, told = _value(lines, total, self.language)
        if not total.unknown:
            return told
        key = ("map_and_untold" if told else "map_untold") + ("_one" if total.unknown == 1 else "")
        return phrase(self.language, key, x=told, n=total.unknown)

    def words(self, value: float, bound: str) -> str:
        """Return what several places come to in words, in few digits: of at least so much, never more."""
        rounding = ROUND_FLOOR if bound == "at least" else ROUND_HALF_EVEN
        short = Context(prec=_DIGITS, rounding=rounding).create_decimal(Decimal(str(value)))
        number, kind = Decimal(f"{short:f}"), Bound(bound) if bound else Bound.EXACT
        is_money = any(isinstance(line.given, Amount) for line in self.lines)
        given = Amount(number, self.unit, kind) if is_money else Quantity(number, self.unit, kind)
        return words(given, self.language)

    def _spot(self, homes: Homes, standing: str, lines: Sequence[Line]) -> Spot:
        total = Columns([line for line in lines if line.weight == COUNTED], self.unit).total()
        events = tuple(dict.fromkeys(line.event_id for line in lines))
        kinds = {self.kinds.get(EventId(id), "") for id in events}
        members = tuple(self._member(id, events) for id in homes)
        first = members[0]
        value, bound, told = _value(lines, total, self.language)
        spot = replace(
            first,
            kind=kinds.pop() if len(kinds) == 1 else "",
            events=events,
            value=value,
            bound=bound,
            told=told,
            unknown=0 if standing else total.unknown,
            standing=standing,
            detail="; ".join(part for part in (first.detail, standing) if part),
        )
        if len(members) == 1:
            return spot
        return replace(
            spot,
            id="+".join(homes),
            name=phrase(self.language, "comma").join(one.name for one in members),
            point=_middle([one.point for one in members]),
            precision=PlacePrecision.CITY,
            detail="; ".join(filter(None, (phrase(self.language, "map_together"), standing))),
            is_inferred=False,
            area=None,
            members=members,
        )

    def _member(self, id: str, events: Sequence[str]) -> Spot:
        place = self.places[PlaceId(id)]
        assert place.point is not None
        return Spot(
            place.id,
            name_in(place, self.language),
            "",
            place.point,
            place.precision,
            "",
            tuple(events),
            is_inferred=all((event, id) in self.inferred for event in events),
            area=area_of(place.point, place.precision),
        )


def _value(lines: Sequence[Line], total: Total, language: str) -> tuple[float | None, str, str]:
    """Return what lines come to as a number, its bound and its words; None where none of them tells a sum."""
    known = [line for line in lines if line.weight == COUNTED and line.given is not None]
    if not known:
        return None, "", ""
    if any(line.is_open for line in known) and total.low is not None and total.high is not None:
        given = known[0].given
        whole = replace(given, value=total.low, upper=total.high, bound=Bound.EXACT) if given else None
        return float(total.told), "about", words(whole, language) if whole else ""
    whole = added([line.given for line in known if line.given is not None])  # type: ignore[arg-type]  # of one unit
    bound = "" if whole.bound is Bound.EXACT else str(whole.bound)
    return float(whole.value), bound, words(_short(whole), language)


def _short(given: Amount | Quantity) -> Amount | Quantity:
    """Return a sum in as few digits as stand at a circle: of at least so much never more, of at most never less."""
    roundings = {Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING}
    context = Context(prec=_DIGITS, rounding=roundings.get(given.bound, ROUND_HALF_EVEN))
    upper = None if given.upper is None else Decimal(f"{context.create_decimal(given.upper):f}")
    return replace(given, value=Decimal(f"{context.create_decimal(given.value):f}"), upper=upper, wording="")


def _middle(points: Sequence[Point]) -> Point:
    return Point(float(np.mean([p.lat for p in points])), float(np.mean([p.lon for p in points])))
